#include "registry/edit.h"

#include <algorithm>

#include "base/text.h"
#include "registry/messages.h"
#include "registry/values.h"

namespace shouwang::registry {
namespace {

constexpr size_t kMostReason = 500;

Status CheckVersion(const Row& row, int64_t version) {
  if (row.version != version) return Fail(ErrorCode::kStale, message::kStale, "", message::kStaleHint);
  return {};
}

Result<Operation> OneEdit(const Row& before, const Row& after, const Occasion& occasion) {
  Operation operation{ChangeSource::kEdit, occasion.reason, {Changed(before, after)}};
  if (operation.edits.front().after.empty()) return Fail(ErrorCode::kInvalid, message::kNothingChanged);
  return operation;
}

Edit Inverse(const Change& change, const Row& now) {
  Edit edit = change.edit;
  edit.version = now.version;
  if (change.edit.before.is_null()) {
    edit.before = {{"closed", 0}};
    edit.after = {{"closed", 1}};
  } else {
    std::swap(edit.before, edit.after);
  }
  return edit;
}

}  // namespace

Status CheckReason(const Occasion& occasion) {
  const size_t length = CodePointCount(occasion.reason);
  if (CleanText(occasion.reason).empty() || length > kMostReason) {
    return Fail(ErrorCode::kInvalid, message::kReasonNeeded, "reason");
  }
  return {};
}

Result<Row> OpenHousehold(Registry& registry, int64_t id) {
  std::optional<Row> row = registry.Find(Entity::kHousehold, id);
  if (!row) return Fail(ErrorCode::kNotFound, message::kNoHousehold);
  if (row->closed) return Fail(ErrorCode::kConflict, message::kHouseholdClosed, "", message::kHouseholdClosedHint);
  return std::move(*row);
}

Result<Row> OpenPerson(Registry& registry, int64_t id) {
  std::optional<Row> row = registry.Find(Entity::kPerson, id);
  if (!row) return Fail(ErrorCode::kNotFound, message::kNoPerson);
  if (row->closed) return Fail(ErrorCode::kConflict, message::kPersonClosed);
  return std::move(*row);
}

bool HasOtherHead(const std::vector<Row>& members, int64_t person) {
  return std::any_of(members.begin(), members.end(),
                     [&](const Row& member) { return member.id != person && IsMember(member) && IsHead(member); });
}

Status CheckIdFree(Registry& registry, const std::string& id_no, bool known_duplicate) {
  if (id_no.empty() || known_duplicate || registry.MembersWithId(id_no) == 0) return {};
  return Fail(ErrorCode::kConflict, message::kIdElsewhere, "id_no", message::kIdElsewhereHint);
}

Result<Operation> EditHousehold(Registry& registry, int64_t id, int64_t version, const nlohmann::json& fields,
                                const Occasion& occasion) {
  if (Status reason = CheckReason(occasion); !reason) return Fail(reason.error());
  const Result<Row> before = OpenHousehold(registry, id);
  if (!before) return Fail(before.error());
  if (Status fresh = CheckVersion(*before, version); !fresh) return Fail(fresh.error());
  Row after = *before;
  Errors errors;
  TakeFields(fields, occasion.today, after, errors);
  if (!errors.empty()) return Fail(AllWrong(std::move(errors)));
  return OneEdit(*before, after, occasion);
}

Result<Operation> EditPerson(Registry& registry, int64_t id, int64_t version, const nlohmann::json& fields,
                             const Occasion& occasion) {
  if (Status reason = CheckReason(occasion); !reason) return Fail(reason.error());
  const Result<Row> before = OpenPerson(registry, id);
  if (!before) return Fail(before.error());
  if (Status fresh = CheckVersion(*before, version); !fresh) return Fail(fresh.error());
  Row after = *before;
  Errors errors;
  TakeFields(fields, occasion.today, after, errors);
  if (!errors.empty()) return Fail(AllWrong(std::move(errors)));
  const bool becomes_head = IsMember(after) && IsHead(after) && !(IsMember(*before) && IsHead(*before));
  if (becomes_head && HasOtherHead(registry.Members(after.household), id)) {
    return Fail(ErrorCode::kConflict, message::kSecondHead, "relation", message::kSecondHeadHint);
  }
  using person_field::kIdNo;
  const bool counts_anew = IsMember(after) && (after[kIdNo] != (*before)[kIdNo] || !IsMember(*before));
  if (counts_anew) {
    if (Status free = CheckIdFree(registry, after[kIdNo], false); !free) return Fail(free.error());
  }
  return OneEdit(*before, after, occasion);
}

Result<int64_t> Undo(Registry& registry, int64_t change, const Occasion& occasion) {
  if (Status reason = CheckReason(occasion); !reason) return Fail(reason.error());
  const std::optional<Change> asked = registry.FindChange(change);
  if (!asked) return Fail(ErrorCode::kNotFound, message::kNoChange);
  if (asked->undone_by != 0) return Fail(ErrorCode::kConflict, message::kUndoneAlready);
  if (asked->source == ChangeSource::kUndo) return Fail(ErrorCode::kConflict, message::kUndoOfUndo);
  if (asked->source == ChangeSource::kImport) return Fail(ErrorCode::kConflict, message::kUndoOfImport);
  // What the county decided in a case is taken back by a case.
  if (asked->source == ChangeSource::kCase) return Fail(ErrorCode::kConflict, message::kUndoOfCase);
  // A measure that was carried out, a contact person: the plan and its book say the same.
  if (asked->source == ChangeSource::kHelp) return Fail(ErrorCode::kConflict, message::kUndoOfHelp);
  if (registry.IsBuiltUpon(asked->operation)) {
    return Fail(ErrorCode::kConflict, message::kBuiltUpon, "", message::kBuiltUponHint);
  }
  std::vector<Change> changes = registry.ChangesOf(asked->operation);
  Operation back{ChangeSource::kUndo, occasion.reason, {}};
  for (auto each = changes.rbegin(); each != changes.rend(); ++each) {
    const std::optional<Row> now = registry.Find(each->edit.entity, each->edit.id);
    if (!now) return Fail(ErrorCode::kNotFound, message::kNoChange);
    back.edits.push_back(Inverse(*each, *now));
  }
  Result<int64_t> done = registry.Apply(back);
  if (done) registry.MarkUndone(asked->operation, *done);
  return done;
}

}  // namespace shouwang::registry
