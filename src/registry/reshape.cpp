#include "registry/reshape.h"

#include <algorithm>

#include "registry/messages.h"
#include "registry/register_words.h"
#include "registry/values.h"

namespace shouwang::registry {
namespace {

using namespace person_field;  // NOLINT: names of fields

Status CheckFresh(const Row& row, int64_t version) {
  if (row.version != version) return Fail(ErrorCode::kStale, message::kStale, "", message::kStaleHint);
  return {};
}

const Row* Member(const std::vector<Row>& members, int64_t id) {
  const auto found = std::find_if(members.begin(), members.end(), [&](const Row& row) { return row.id == id; });
  return found == members.end() ? nullptr : &*found;
}

// What stays in the history of the household that `person` leaves.
Edit LeftBehind(Registry& registry, const Row& person, std::string_view status, const std::string& until,
                int64_t of_person) {
  Row past(Entity::kMembership);
  past.id = registry.NewNumber();
  past.household = person.household;
  past[membership_field::kPerson] = std::to_string(of_person);
  past[membership_field::kRelation] = person[kRelation];
  past[membership_field::kStatus] = status;
  past[membership_field::kSince] = person[kSince];
  past[membership_field::kUntil] = until;
  return Created(past);
}

void MoveTo(Registry& registry, const Row& person, int64_t household, const std::string& relation,
            const std::string& date, std::vector<Edit>& edits) {
  edits.push_back(LeftBehind(registry, person, word::kMovedOut, date, person.id));
  Row moved = person;
  moved.household = household;
  moved[kRelation] = relation;
  moved[kSince] = date;
  edits.push_back(Changed(person, moved));
}

// Names `head` as head of those who stay. Nothing to do when a head stays with them.
Status NameHead(const std::vector<Row>& staying, int64_t head, const char* where, std::vector<Edit>& edits) {
  const bool anybody = std::any_of(staying.begin(), staying.end(), IsMember);
  if (!anybody || HasOtherHead(staying, 0)) {
    if (head != 0) return Fail(ErrorCode::kInvalid, message::kHeadStays, where);
    return {};
  }
  const Row* next = Member(staying, head);
  if (next == nullptr || !IsMember(*next)) {
    return Fail(ErrorCode::kInvalid, message::kNewHeadNeeded, where, message::kNewHeadNeededHint);
  }
  Row named = *next;
  named[kRelation] = word::kHead;
  edits.push_back(Changed(*next, named));
  return {};
}

Result<Row> NewHousehold(Registry& registry, const Row& old, const Split& split, const Occasion& occasion) {
  Row made(Entity::kHousehold);
  made.values = old.values;
  made[household_field::kPhone].clear();
  Errors errors;
  TakeFields(split.fields.is_null() ? nlohmann::json::object() : split.fields, occasion.today, made, errors);
  made[household_field::kNumber] = split.household_id;
  CheckComplete(made, errors);
  if (!errors.empty()) return Fail(AllWrong(std::move(errors)));
  if (registry.NumberTaken(split.household_id)) {
    return Fail(ErrorCode::kConflict, message::kNumberTaken, "household_id");
  }
  made.id = registry.NewNumber();
  made.household = made.id;
  return made;
}

// Takes those who go out of `members`, in the order asked for. Each once, each a member of the household.
Result<std::vector<Row>> TakeLeaving(const Split& split, std::vector<Row>& members) {
  std::vector<Row> leaving;
  for (const NewPlace& place : split.members) {
    const auto found =
        std::find_if(members.begin(), members.end(), [&](const Row& row) { return row.id == place.person; });
    if (found == members.end()) return Fail(ErrorCode::kInvalid, message::kNotAMember, "members");
    leaving.push_back(std::move(*found));
    members.erase(found);
  }
  return leaving;
}

}  // namespace

Result<Operation> SplitHousehold(Registry& registry, int64_t household, int64_t version, const Split& split,
                                 const Occasion& occasion) {
  if (Status reason = CheckReason(occasion); !reason) return Fail(reason.error());
  const Result<Row> old = OpenHousehold(registry, household);
  if (!old) return Fail(old.error());
  if (Status fresh = CheckFresh(*old, version); !fresh) return Fail(fresh.error());
  if (!IsPastDay(split.date, occasion.today)) return Fail(ErrorCode::kInvalid, message::kBadDay, "date");
  std::vector<Row> members = registry.Members(household);
  const Result<std::vector<Row>> leaving = TakeLeaving(split, members);
  if (!leaving) return Fail(leaving.error());
  const Row* head = Member(*leaving, split.head);
  if (head == nullptr || !IsMember(*head)) return Fail(ErrorCode::kInvalid, message::kHeadAmongThem, "head");
  if (std::none_of(members.begin(), members.end(), IsMember)) {
    return Fail(ErrorCode::kInvalid, message::kNobodyStays, "members");
  }
  const Result<Row> made = NewHousehold(registry, *old, split, occasion);
  if (!made) return Fail(made.error());

  Operation operation{ChangeSource::kSplit, occasion.reason, {Created(*made)}};
  for (size_t i = 0; i < leaving->size(); ++i) {
    const Row& person = (*leaving)[i];
    std::string relation = split.members[i].relation.empty() ? person[kRelation] : split.members[i].relation;
    if (person.id == split.head) relation = word::kHead;
    if (person.id != split.head && relation == word::kHead) {
      return Fail(ErrorCode::kInvalid, message::kRelationNeeded, "members", message::kRelationNeededHint);
    }
    MoveTo(registry, person, made->id, relation, split.date, operation.edits);
  }
  if (Status named = NameHead(members, split.old_head, "old_head", operation.edits); !named) return Fail(named.error());
  return operation;
}

Result<Operation> MergeHouseholds(Registry& registry, const Merge& merge, const Occasion& occasion) {
  if (Status reason = CheckReason(occasion); !reason) return Fail(reason.error());
  if (merge.from == merge.into) return Fail(ErrorCode::kInvalid, message::kSameHousehold, "from");
  const Result<Row> from = OpenHousehold(registry, merge.from);
  if (!from) return Fail(from.error());
  const Result<Row> into = OpenHousehold(registry, merge.into);
  if (!into) return Fail(into.error());
  if (Status fresh = CheckFresh(*from, merge.from_version); !fresh) return Fail(fresh.error());
  if (Status fresh = CheckFresh(*into, merge.into_version); !fresh) return Fail(fresh.error());
  if (!IsPastDay(merge.date, occasion.today)) return Fail(ErrorCode::kInvalid, message::kBadDay, "date");

  Operation operation{ChangeSource::kMerge, occasion.reason, {}};
  const bool has_head = HasOtherHead(registry.Members(merge.into), 0);
  const std::vector<Row> coming = registry.Members(merge.from);
  for (const NewPlace& place : merge.members) {
    if (Member(coming, place.person) == nullptr) return Fail(ErrorCode::kInvalid, message::kNotAMember, "members");
  }
  for (const Row& person : coming) {
    const auto place = std::find_if(merge.members.begin(), merge.members.end(),
                                    [&](const NewPlace& given) { return given.person == person.id; });
    const bool given = place != merge.members.end() && !place->relation.empty();
    const std::string relation = given ? place->relation : person[kRelation];
    if (has_head && relation == word::kHead && IsMember(person)) {
      return Fail(ErrorCode::kInvalid, message::kRelationNeeded, "members", message::kRelationNeededHint);
    }
    MoveTo(registry, person, merge.into, relation, merge.date, operation.edits);
  }
  Row closed = *from;
  closed.closed = true;
  operation.edits.push_back(Changed(*from, closed));
  return operation;
}

Result<Operation> MergePersons(Registry& registry, const PersonMerge& merge, const Occasion& occasion) {
  if (Status reason = CheckReason(occasion); !reason) return Fail(reason.error());
  if (merge.keep == merge.drop) return Fail(ErrorCode::kInvalid, message::kSamePerson, "other");
  const Result<Row> keep = OpenPerson(registry, merge.keep);
  if (!keep) return Fail(keep.error());
  const Result<Row> drop = OpenPerson(registry, merge.drop);
  if (!drop) return Fail(drop.error());
  if (Status fresh = CheckFresh(*keep, merge.keep_version); !fresh) return Fail(fresh.error());
  if (Status fresh = CheckFresh(*drop, merge.drop_version); !fresh) return Fail(fresh.error());
  if (!IsPastDay(merge.date, occasion.today)) return Fail(ErrorCode::kInvalid, message::kBadDay, "date");
  const bool same = (*keep)[kIdState] == kIdValid && (*keep)[kIdNo] == (*drop)[kIdNo];
  if (!same) return Fail(ErrorCode::kConflict, message::kNotTheSame, "other");

  Operation operation{ChangeSource::kMerge, occasion.reason, {}};
  Row merged = *keep;
  for (size_t i = 0; i < merged.values.size(); ++i) {
    if (merged[i].empty() && ShapeOf(Entity::kPerson).fields[i].imported) merged[i] = (*drop)[i];
  }
  Edit kept = Changed(*keep, merged);
  if (!kept.after.empty()) operation.edits.push_back(std::move(kept));
  if (keep->household != drop->household) {
    operation.edits.push_back(LeftBehind(registry, *drop, word::kMovedOut, merge.date, keep->id));
  }
  Row dropped = *drop;
  dropped.closed = true;
  dropped[kMergedInto] = std::to_string(keep->id);
  operation.edits.push_back(Changed(*drop, dropped));
  std::vector<Row> staying = registry.Members(drop->household);
  std::erase_if(staying, [&](const Row& row) { return row.id == drop->id; });
  const bool was_head = IsMember(*drop) && IsHead(*drop);
  if (was_head || merge.new_head != 0) {
    if (Status named = NameHead(staying, merge.new_head, "new_head", operation.edits); !named) {
      return Fail(named.error());
    }
  }
  return operation;
}

}  // namespace shouwang::registry
