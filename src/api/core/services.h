// What use cases need from the outside. Filled in by `app`; everything outlives the server.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/clock.h"
#include "policy/pack.h"
#include "record/record.h"
#include "screening/sql_engine.h"
#include "seal/sealer.h"
#include "seal/vault.h"

namespace shouwang::access {
class SessionBook;
}
namespace shouwang::intake {
class JobRunner;
class PackShelf;
}  // namespace shouwang::intake

namespace shouwang::api {

struct Services {
  record::Record& record;
  const Clock& clock;
  const seal::Sealer& sealer;
  seal::Vault& vault;
  access::SessionBook& sessions;
  intake::JobRunner& jobs;
  intake::PackShelf& packs;
  screening::EngineFactory make_engine;
};

}  // namespace shouwang::api
