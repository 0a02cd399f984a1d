#include "registry/natural_change.h"

#include <algorithm>
#include <iterator>

#include "registry/messages.h"
#include "registry/register_words.h"
#include "registry/values.h"

namespace shouwang::registry {
namespace {

using namespace person_field;  // NOLINT: names of fields

constexpr const char* kKindNames[] = {"birth", "death", "marry_in", "marry_out", "move_in", "move_out"};

bool Leaves(NaturalKind kind) {
  return kind == NaturalKind::kDeath || kind == NaturalKind::kMarryOut || kind == NaturalKind::kMoveOut;
}

Result<Edit> Comes(Registry& registry, const Row& household, const std::vector<Row>& members,
                   const NaturalChange& change, const Occasion& occasion) {
  Row person(Entity::kPerson);
  Errors errors;
  if (!change.person.is_object()) return Fail(ErrorCode::kInvalid, message::kRequired, "person");
  person[kIdState] = kIdBlank;
  TakeFields(change.person, occasion.today, person, errors);
  CheckComplete(person, errors);
  if (!errors.empty()) return Fail(AllWrong(std::move(errors)));
  person[kStatus] = word::kInHousehold;
  person[kSince] = change.date;
  if (change.kind == NaturalKind::kBirth) person[kBirthDate] = change.date;
  if (IsHead(person) && HasOtherHead(members, 0)) {
    return Fail(ErrorCode::kConflict, message::kSecondHead, "person/relation", message::kSecondHeadHint);
  }
  if (Status free = CheckIdFree(registry, person[kIdNo], change.known_duplicate); !free) return Fail(free.error());
  person.id = registry.NewNumber();
  person.household = household.id;
  return Created(person);
}

Status Goes(const std::vector<Row>& members, const NaturalChange& change, std::vector<Edit>& edits) {
  const auto leaving =
      std::find_if(members.begin(), members.end(), [&](const Row& row) { return row.id == change.leaves; });
  if (leaving == members.end()) return Fail(ErrorCode::kNotFound, message::kNotAMember, "leaves");
  const bool dies = change.kind == NaturalKind::kDeath;
  // Somebody who moved out long ago may still die, but not move out again; nobody dies twice.
  if ((*leaving)[kStatus] == word::kDead || (!dies && !IsMember(*leaving))) {
    return Fail(ErrorCode::kConflict, message::kLeftAlready, "leaves");
  }
  if (!(*leaving)[kBirthDate].empty() && change.date < (*leaving)[kBirthDate]) {
    return Fail(ErrorCode::kInvalid, message::kBeforeBirth, "date");
  }
  Row gone = *leaving;
  gone[kStatus] = dies ? word::kDead : word::kMovedOut;
  gone[kSince] = change.date;
  edits.push_back(Changed(*leaving, gone));
  const bool others_stay =
      std::any_of(members.begin(), members.end(), [&](const Row& row) { return row.id != gone.id && IsMember(row); });
  const bool headless = IsMember(*leaving) && IsHead(*leaving) && others_stay && !HasOtherHead(members, gone.id);
  if (!headless) {
    if (change.new_head != 0) return Fail(ErrorCode::kInvalid, message::kHeadStays, "new_head");
    return {};
  }
  const auto next = std::find_if(members.begin(), members.end(), [&](const Row& row) {
    return row.id == change.new_head && row.id != gone.id && IsMember(row);
  });
  if (next == members.end()) {
    return Fail(ErrorCode::kInvalid, message::kNewHeadNeeded, "new_head", message::kNewHeadNeededHint);
  }
  Row head = *next;
  head[kRelation] = word::kHead;
  edits.push_back(Changed(*next, head));
  return {};
}

}  // namespace

const char* NaturalKindName(NaturalKind kind) { return kKindNames[static_cast<size_t>(kind)]; }

std::optional<NaturalKind> NaturalKindFromName(std::string_view name) {
  for (size_t i = 0; i < std::size(kKindNames); ++i) {
    if (name == kKindNames[i]) return static_cast<NaturalKind>(i);
  }
  return std::nullopt;
}

Result<Operation> ChangeNaturally(Registry& registry, int64_t household, int64_t version, const NaturalChange& change,
                                  const Occasion& occasion) {
  if (Status reason = CheckReason(occasion); !reason) return Fail(reason.error());
  const Result<Row> home = OpenHousehold(registry, household);
  if (!home) return Fail(home.error());
  if (home->version != version) return Fail(ErrorCode::kStale, message::kStale, "", message::kStaleHint);
  if (!IsPastDay(change.date, occasion.today)) return Fail(ErrorCode::kInvalid, message::kBadDay, "date");
  const std::vector<Row> members = registry.Members(household);
  Operation operation{ChangeSource::kNatural, occasion.reason, {}};
  if (Leaves(change.kind)) {
    if (Status gone = Goes(members, change, operation.edits); !gone) return Fail(gone.error());
    return operation;
  }
  Result<Edit> come = Comes(registry, *home, members, change, occasion);
  if (!come) return Fail(come.error());
  operation.edits.push_back(std::move(*come));
  return operation;
}

}  // namespace shouwang::registry
