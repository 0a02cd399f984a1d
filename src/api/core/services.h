// What use cases need from the outside. Filled in by `app`; everything outlives the server.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/clock.h"
#include "base/work_calendar.h"
#include "policy/pack.h"
#include "record/record.h"
#include "screening/sql_engine.h"
#include "seal/key_ring.h"
#include "seal/sealer.h"
#include "seal/vault.h"

namespace shouwang::access {
class BreachedPasswords;
class SessionBook;
}  // namespace shouwang::access
namespace shouwang::intake {
class JobRunner;
class PackShelf;
class WhatIfDesk;
}  // namespace shouwang::intake
namespace shouwang::operation {
class BackupShelf;
}

namespace shouwang::api {

class PublicDoor;  // api/selfreport/public_door.h

struct Services {
  record::Record& record;
  const Clock& clock;
  const seal::Sealer& sealer;
  seal::Vault& vault;
  // A test may leave out what its endpoints do not use.
  access::SessionBook* sessions = nullptr;
  intake::JobRunner* jobs = nullptr;
  intake::PackShelf* packs = nullptr;
  intake::WhatIfDesk* what_if = nullptr;
  screening::EngineFactory make_engine = nullptr;
  const access::BreachedPasswords* breached = nullptr;
  const operation::BackupShelf* backups = nullptr;
  seal::KeyFiles keys = {};
  WorkCalendar calendar = {};
  PublicDoor* public_door = nullptr;
};

}  // namespace shouwang::api
