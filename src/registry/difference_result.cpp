// The second half of a comparison: what is left over when the register has been gone through, and the differences made
// of it.
#include <algorithm>

#include "registry/difference.h"

namespace shouwang::registry {
namespace {

constexpr const char* kKinds[] = {"new", "changed", "gone"};
constexpr Entity kKeyed[] = {Entity::kIncome, Entity::kMonitored, Entity::kMeasure};

}  // namespace

void Comparison::Count(Entity entity, std::string_view kind) {
  for (size_t i = 0; i < std::size(kKinds); ++i) {
    if (kind == kKinds[i]) ++counts_[static_cast<size_t>(entity)][i];
  }
}

void Comparison::AddUnplaced(const Group& group) {
  for (size_t e = 0; e < kEntities; ++e) {
    const StagedTable& table = staged_.table(static_cast<Entity>(e));
    for (size_t i = group.begin[e]; i < group.end[e]; ++i) {
      outcome_.unplaced.push_back({static_cast<Entity>(e), table.rows[i].source, table.rows[i].record});
    }
  }
}

// Persons left over in one household here and in another there are the same when the id says so.
void Comparison::ResolveMoves(const std::vector<std::string_view>& made) {
  std::unordered_map<int64_t, std::vector<const StoredPerson*>> here;
  for (const StoredPerson& person : stored_left_) {
    if (person.row.blind[0] != 0) here[person.row.blind[0]].push_back(&person);
  }
  std::vector<const StagedRow*> candidates;
  std::unordered_map<int64_t, int> there;
  const auto consider = [&](const StagedRow& staged) {
    if (!here.contains(staged.row.blind[0])) return;
    candidates.push_back(&staged);
    ++there[staged.row.blind[0]];
  };
  for (const StagedRow* staged : staged_left_) consider(*staged);
  constexpr auto kPersons = static_cast<size_t>(Entity::kPerson);
  if (!here.empty()) {
    for (const std::string_view household_id : made) {
      const Group& group = groups_[household_id];
      for (size_t i = group.begin[kPersons]; i < group.end[kPersons]; ++i) {
        consider(staged_.table(Entity::kPerson).rows[i]);
      }
    }
  }
  std::unordered_set<int64_t> moved;
  for (const StagedRow* staged : candidates) {
    const std::vector<const StoredPerson*>& same = here[staged->row.blind[0]];
    if (same.size() != 1 || there[staged->row.blind[0]] != 1) continue;
    moves_[staged] = same.front();
    moved.insert(same.front()->row.id);
  }
  for (const StagedRow* staged : staged_left_) AddPerson(*staged, pending_[staged->household_id]);
  for (const StoredPerson& person : stored_left_) {
    if (!moved.contains(person.row.id)) AddGone(person.row, pending_[person.household_id]);
  }
}

void Comparison::AddPerson(const StagedRow& staged, Pending& pending) {
  const auto move = moves_.find(&staged);
  if (move == moves_.end()) return AddNew(staged.row, pending);
  CompareRow(move->second->row, staged.row, pending, &move->second->household_id, &staged.household_id);
}

void Comparison::PlaceKinship() {
  for (const auto& [key, staged] : kinship_) {
    auto home = home_of_.find(staged->row.blind[0]);
    if (home == home_of_.end()) home = home_of_.find(staged->row.blind[1]);
    if (home == home_of_.end()) {
      outcome_.unplaced.push_back({Entity::kKinship, staged->source, staged->record});
    } else {
      new_kinship_[home->second].push_back(staged);
    }
  }
  for (auto& [household_id, rows] : new_kinship_) {
    std::sort(rows.begin(), rows.end(), [](const StagedRow* a, const StagedRow* b) {
      return std::pair(a->source, a->record) < std::pair(b->source, b->record);
    });
    const auto known = pending_.find(household_id);
    if (known == pending_.end()) continue;  // a new household
    for (const StagedRow* staged : rows) AddNew(staged->row, known->second);
  }
}

Comparison::Pending Comparison::MakeNew(const std::string& household_id, const Group& group) {
  const Row& household = staged_.table(Entity::kHousehold).rows[static_cast<size_t>(group.household)].row;
  Pending pending;
  pending.division = household[household_field::kDivision];
  AddNew(household, pending);
  constexpr auto kPersons = static_cast<size_t>(Entity::kPerson);
  for (size_t i = group.begin[kPersons]; i < group.end[kPersons]; ++i) {
    AddPerson(staged_.table(Entity::kPerson).rows[i], pending);
  }
  for (const Entity entity : kKeyed) {
    const auto e = static_cast<size_t>(entity);
    for (size_t i = group.begin[e]; i < group.end[e]; ++i) AddNew(staged_.table(entity).rows[i].row, pending);
  }
  const auto kinship = new_kinship_.find(household_id);
  if (kinship == new_kinship_.end()) return pending;
  for (const StagedRow* staged : kinship->second) AddNew(staged->row, pending);
  return pending;
}

void Comparison::Emit(const std::string& household_id, Pending pending, const std::function<void(Difference&&)>& emit) {
  if (pending.items.empty() && pending.agreed.empty()) return;
  Difference difference;
  difference.household_id = household_id;
  difference.division_code = pending.division;
  difference.household = pending.household;
  difference.household_version = pending.version;
  for (const nlohmann::json& item : pending.items) {
    const auto& kind = item["kind"].get_ref<const std::string&>();
    Count(EntityFromName(item["entity"].get_ref<const std::string&>()).value(), kind);
    difference.has_new |= kind == "new";
    difference.has_changed |= kind == "changed";
    difference.has_gone |= kind == "gone";
    difference.has_corrected |= !item["corrected"].empty();
  }
  if (difference.has_corrected) ++corrected_;
  nlohmann::json content = {{"items", std::move(pending.items)}, {"agreed", std::move(pending.agreed)}};
  difference.content = content.dump();
  emit(std::move(difference));
}

Comparison::Outcome Comparison::Finish(const std::function<void(Difference&&)>& emit) {
  std::vector<std::string_view> made;
  for (const auto& [household_id, group] : groups_) {
    if (!group.stored && group.household >= 0) made.push_back(household_id);
    if (!group.stored && group.household < 0) AddUnplaced(group);
  }
  std::sort(made.begin(), made.end());
  PlaceKinship();
  ResolveMoves(made);
  // Both are in order of the 户编号. New households are made one by one: there may be very many.
  auto known = pending_.begin();
  for (const std::string_view household_id : made) {
    for (; known != pending_.end() && known->first < household_id; ++known) {
      Emit(known->first, std::move(known->second), emit);
    }
    const std::string key(household_id);
    Emit(key, MakeNew(key, groups_[household_id]), emit);
  }
  for (; known != pending_.end(); ++known) Emit(known->first, std::move(known->second), emit);
  for (size_t e = 0; e < kEntities; ++e) {
    for (size_t kind = 0; kind < std::size(kKinds); ++kind) {
      if (counts_[e][kind] != 0) outcome_.counts[EntityName(static_cast<Entity>(e))][kKinds[kind]] = counts_[e][kind];
    }
  }
  outcome_.counts["corrected"] = corrected_;
  return std::move(outcome_);
}

}  // namespace shouwang::registry
