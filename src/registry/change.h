// Changes of the register: every write is an Operation of one or more Edits, kept in the history with before and after
// (02-domain.md section 2: "Every change keeps who, when, before, after, why").
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/json.h"

#include "registry/entity.h"

namespace shouwang::registry {

enum class ChangeSource : uint8_t { kEdit, kImport, kNatural, kMerge, kSplit, kUndo, kCase, kHelp };
const char* ChangeSourceName(ChangeSource source);  // edit import natural merge split undo case help
std::optional<ChangeSource> ChangeSourceFromName(std::string_view name);

// One row's change. `before` and `after` are objects of the fields that differ (values of ToJson()); besides the fields
// there are `household` (of a person: where it belongs) and `closed`. A new row has a `before` of null and all its
// fields in `after`.
struct Edit {
  Entity entity = Entity::kHousehold;
  int64_t id = 0;
  int64_t household = 0;  // in whose history it is shown
  int64_t version = 0;    // of the row as it was read; 0: a new row
  nlohmann::json before;
  nlohmann::json after;
};

struct Operation {
  ChangeSource source = ChangeSource::kEdit;
  std::string reason;
  std::vector<Edit> edits;
  int64_t number = 0;  // 0: a new one; a large operation is applied in pieces under one number
};

// All fields of a row that are not blank, with `household` for persons and what belongs to a household.
nlohmann::json ToJson(const Row& row);
nlohmann::json FieldToJson(const Field& field, const std::string& value);
std::string FieldFromJson(const nlohmann::json& value);

Edit Created(const Row& row);
// Nothing in before and after when the two are the same.
Edit Changed(const Row& before, const Row& after);
// Sets in `row` what `fields` (of an Edit) holds.
void SetFields(const nlohmann::json& fields, Row& row);

// A change as the history shows it.
struct Change {
  int64_t id = 0;
  int64_t operation = 0;
  int64_t time_ms = 0;
  int64_t account = 0;
  std::string account_name;
  ChangeSource source = ChangeSource::kEdit;
  std::string reason;
  int64_t undone_by = 0;  // the operation that took it back; 0: it stands
  Edit edit;              // `version` is 0
};

}  // namespace shouwang::registry
