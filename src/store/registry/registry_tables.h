// The register's repositories on SQLite and PostgreSQL.
#pragma once

#include <memory>

#include "registry/imports.h"
#include "registry/registry.h"

namespace shouwang::store {

struct Work;

std::shared_ptr<registry::Registry> MakeRegistry(Work& work);
std::shared_ptr<registry::RegistryImports> MakeRegistryImports(Work& work);

}  // namespace shouwang::store
