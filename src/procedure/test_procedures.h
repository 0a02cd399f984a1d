// The procedures of the packs that come with the program, for tests.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "engine/duckdb_engine.h"
#include "policy/pack_loader.h"

namespace shouwang::procedure::testing {

inline policy::Pack LoadPack(const std::string& id) {
  Errors errors;
  std::optional<policy::Pack> pack = policy::LoadPack(std::filesystem::path(SHOUWANG_SOURCE_DIR) / "policies" / id,
                                                      *engine::MakeDuckdbParser(), errors);
  for (const Error& error : errors) ADD_FAILURE() << FormatError(error);
  return std::move(pack).value();
}

inline policy::Procedure Take(const std::string& pack, const std::string& procedure) {
  return policy::TakeProcedure(LoadPack(pack), procedure, Date::FromCivil(2022, 5, 1).value()).value();
}

}  // namespace shouwang::procedure::testing
