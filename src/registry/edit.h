// Corrections of one row by hand, and taking operations back. Each gives the operation to be applied in the same
// transaction; nothing is written here.
#pragma once

#include <string>

#include "base/date.h"
#include "registry/registry.h"

namespace shouwang::registry {

// What a person does to the register comes with these.
struct Occasion {
  std::string reason;  // 1 to 500 characters
  Date today;
};

// `fields`: field → new value. kStale unless `version` is the row's. kConflict: a second head, or a household closed.
Result<Operation> EditHousehold(Registry& registry, int64_t id, int64_t version, const nlohmann::json& fields,
                                const Occasion& occasion);
Result<Operation> EditPerson(Registry& registry, int64_t id, int64_t version, const nlohmann::json& fields,
                             const Occasion& occasion);

// Takes the whole operation of a change back: every row as it was before, what it made closed. kConflict when it was
// taken back already, is an undo or an import itself, or when something later depends on it. Carries it out, since the
// undone changes must be marked in the same step. Gives the operation's number.
Result<int64_t> Undo(Registry& registry, int64_t change, const Occasion& occasion);

// ---- what the other rules share
Status CheckReason(const Occasion& occasion);
Result<Row> OpenHousehold(Registry& registry, int64_t id);  // kNotFound; kConflict when closed
Result<Row> OpenPerson(Registry& registry, int64_t id);
// Another member 在户 that is head.
bool HasOtherHead(const std::vector<Row>& members, int64_t person);
// kConflict when the id is 在户 in another row already and it was not said that this is known.
Status CheckIdFree(Registry& registry, const std::string& id_no, bool known_duplicate);

}  // namespace shouwang::registry
