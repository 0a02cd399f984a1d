// Where self-reports are kept. Implemented by src/store/selfreport. All calls belong to one transaction of the record
// and throw record::RecordError when the database cannot be used. Officers see the rows of their division only; the
// public, who has no scope, has calls of its own, which say so.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "selfreport/self_report.h"

namespace shouwang::selfreport {

struct InboxFilter {
  std::optional<State> state;
  std::string place;  // division code or prefix; blank: all of the scope
};

class Inbox {
 public:
  virtual ~Inbox() = default;

  virtual std::optional<SelfReport> Find(int64_t id) = 0;
  // Newest first, with numbers below `before`; at most `limit`.
  virtual std::vector<SelfReport> List(const InboxFilter& filter, int64_t before, int limit) = 0;
  // All of the same id number, newest first.
  virtual std::vector<SelfReport> OfPerson(const std::string& id_no) = 0;
  // What state, reason, household, clue and note have become. False when its version is not `expected` any more, or it
  // is out of the scope.
  virtual bool Save(const SelfReport& report, int64_t expected) = 0;

  // ---- for whoever has no account: whatever the scope
  virtual int64_t Receive(const SelfReport& report) = 0;
  virtual std::optional<SelfReport> FindByReceipt(const std::string& receipt) = 0;
  virtual int64_t ReceivedSince(const std::string& division_code, int64_t since_ms) = 0;
};

}  // namespace shouwang::selfreport
