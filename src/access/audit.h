// The audit trail (04-trust.md lines 13-17): an append-only chain. Each row holds an HMAC-SM3 over its content and the
// row before it, so that an edited, deleted, cut or reordered row is found and located.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace shouwang::access {

// What is recorded. Texts hold no personal data in the clear: objects are named by their internal numbers.
struct AuditEntry {
  std::string action;           // verb of the domain: "clue.answer", "session.open", "person.reveal" …
  std::string object;           // "clue/123", "household/45"; blank when there is none
  std::string result = "done";  // done, refused, failed
  std::string detail;           // JSON: purpose, counts, what changed by field name
};

struct AuditRow {
  int64_t sequence = 0;  // 1, 2, 3 … without gaps
  int64_t time_ms = 0;
  int64_t account = 0;
  std::string account_name;
  std::string address;
  AuditEntry entry;
  std::string chain;  // hexadecimal HMAC-SM3
};

struct AuditFilter {
  int64_t from_ms = 0;
  int64_t to_ms = INT64_MAX;
  std::string action;                   // beginning of it; blank: all
  int64_t account = 0;                  // 0: all
  std::string object;                   // exactly; blank: all
  int64_t before_sequence = INT64_MAX;  // cursor: newest first
  int limit = 50;
};

class AuditTrail {
 public:
  virtual ~AuditTrail() = default;
  // Within the present transaction, in the name of its caller. Throws when it cannot be written: then the transaction
  // fails too.
  virtual void Append(const AuditEntry& entry) = 0;
  virtual std::vector<AuditRow> List(const AuditFilter& filter) = 0;
  // Goes through the whole chain. Names the first row that does not fit.
  virtual Status Verify(uint64_t& rows) = 0;
};

}  // namespace shouwang::access
