// Values of policy parameters that the county sets itself, with the document that says so: drafted by one person,
// published by another (04-trust.md line 11), never overwritten. A published value is part of its pack from then on
// (pack_shelf.h); runs keep the pack they were made with.
//
//   draft ──► published
//     ├─────► refused     by another, with the reason
//     └─────► withdrawn   by whoever drafted it
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "policy/county_values.h"
#include "policy/pack.h"

namespace shouwang::record {
class Tables;
}

namespace shouwang::intake {

enum class ChangeState : uint8_t { kDraft, kPublished, kRefused, kWithdrawn };
const char* Name(ChangeState state);  // draft published refused withdrawn
std::optional<ChangeState> ChangeStateFromName(const std::string& name);

struct PolicyChange {
  int64_t id = 0;
  int64_t version = 0;
  std::string division_code;  // 12 digits, of the county
  std::string pack;
  policy::CountyValue value;
  std::string note;
  ChangeState state = ChangeState::kDraft;
  int64_t drafted_by = 0;
  std::string drafted_name;
  int64_t drafted_ms = 0;
  int64_t decided_by = 0;
  std::string decided_name;
  int64_t decided_ms = 0;
  std::string reason;  // of a refusal
};

class PolicyChanges {
 public:
  virtual ~PolicyChanges() = default;
  virtual std::optional<PolicyChange> Find(int64_t id) = 0;
  // Newest first; `pack` blank: of all.
  virtual std::vector<PolicyChange> List(const std::string& pack, int64_t before, int limit) = 0;
  virtual std::vector<PolicyChange> Published() = 0;  // oldest first
  virtual PolicyChange Add(PolicyChange change) = 0;
  virtual Result<PolicyChange> Save(PolicyChange change) = 0;  // kNotFound, kStale
};

// Everything that is wrong with the value, `where` being the member's name: unknown parameter or case, a day that has a
// value already, a value that is no number of that parameter's kind, no document.
Errors CheckValue(const policy::Pack& pack, const policy::CountyValue& value);

Result<PolicyChange> DraftChange(record::Tables& tables, const policy::Pack& pack, PolicyChange change);
// kForbidden when it is one's own draft, kConflict when it is decided already or the day has a value by now.
Result<PolicyChange> PublishChange(record::Tables& tables, const policy::Pack& pack, int64_t id, int64_t expected);
Result<PolicyChange> RefuseChange(record::Tables& tables, int64_t id, int64_t expected, const std::string& reason);
// kForbidden when it is somebody else's.
Result<PolicyChange> WithdrawChange(record::Tables& tables, int64_t id, int64_t expected);

}  // namespace shouwang::intake
