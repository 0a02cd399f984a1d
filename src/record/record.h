// The county's record: everything that must survive, behind one door.
//
// A use case gets its tables only inside Read() or Write(), made for one caller: every query they run is limited to the
// caller's scope, so no route can forget it. A write is all or nothing and durable when it returns; it must leave a row
// in the audit trail, or it fails.
//
// Threads: Read() and Write() may be called from any thread; a Tables belongs to the call that handed it out and must
// not outlive it. `use` and `change` must not call Read() or Write() themselves. Writes are done one after another by
// one thread, several in one commit: a change must be short (no files, no network, no waiting). Errors: what `use` and
// `change` return. Infrastructure failures are thrown as RecordError. When the disk gives out during a write (full, I/O
// error, lost connection), that write and all after it are refused with kUnavailable: nothing is said to be kept that
// may not be.
#pragma once

#include <functional>
#include <stdexcept>

#include "access/audit.h"
#include "access/caller.h"
#include "base/result.h"

namespace shouwang::access {
class Accounts;
class Divisions;
}  // namespace shouwang::access
namespace shouwang::registry {
class Registry;
class RegistryImports;
}  // namespace shouwang::registry
namespace shouwang::intake {
class Uploads;
class Runs;
class Jobs;
class PolicyChanges;
}  // namespace shouwang::intake
namespace shouwang::clues {
class Clues;
class GroupRisks;
}  // namespace shouwang::clues
namespace shouwang::casework {
class Cases;
class Consents;
class Publicity;
}  // namespace shouwang::casework
namespace shouwang::visits {
class Visits;
}
namespace shouwang::help {
class HelpBook;
}
namespace shouwang::selfreport {
class Inbox;
}
namespace shouwang::insurance {
class Policies;
}
namespace shouwang::monitoring {
class Lists;
}
namespace shouwang::statistics {
class Basis;
}

namespace shouwang::record {

class RecordError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class IdempotencyKeys;

// The repositories of one transaction. Each is made when it is first asked for.
class Tables {
 public:
  virtual ~Tables() = default;
  virtual const access::Caller& caller() const = 0;
  virtual int64_t now_ms() const = 0;  // the same throughout the transaction
  virtual access::AuditTrail& audit() = 0;
  virtual access::Accounts& accounts() = 0;
  virtual access::Divisions& divisions() = 0;
  virtual registry::Registry& registry() = 0;
  virtual registry::RegistryImports& registry_imports() = 0;
  virtual intake::Uploads& uploads() = 0;
  virtual intake::Runs& runs() = 0;
  virtual intake::Jobs& jobs() = 0;
  virtual intake::PolicyChanges& policy_changes() = 0;
  virtual clues::Clues& clues() = 0;
  virtual clues::GroupRisks& group_risks() = 0;
  virtual casework::Cases& cases() = 0;
  virtual casework::Consents& consents() = 0;
  virtual casework::Publicity& publicity() = 0;
  virtual visits::Visits& visits() = 0;
  virtual help::HelpBook& help() = 0;
  virtual selfreport::Inbox& self_reports() = 0;
  virtual insurance::Policies& insurance() = 0;
  virtual monitoring::Lists& monitoring() = 0;
  virtual statistics::Basis& statistics() = 0;
  virtual IdempotencyKeys& idempotency() = 0;
};

class Record {
 public:
  virtual ~Record() = default;
  // One consistent snapshot. A change made inside fails.
  virtual Status Read(const access::Caller& caller, const std::function<Status(Tables&)>& use) = 0;
  // All of `change` or nothing of it; when it returns an error nothing of it stays.
  virtual Status Write(const access::Caller& caller, const std::function<Status(Tables&)>& change) = 0;
  // No more after the disk gave out: the program must be started again.
  virtual bool TakesWrites() const = 0;
};

}  // namespace shouwang::record
