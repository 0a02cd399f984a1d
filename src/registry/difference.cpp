#include "registry/difference.h"

#include <algorithm>

#include "registry/register_words.h"
#include "registry/sealing.h"

namespace shouwang::registry {
namespace {

constexpr char kWhole[] = "*";

// What makes two rows of a household the same row.
std::string KeyOf(const Row& row) {
  switch (row.entity) {
    case Entity::kIncome:
      return row[income_field::kPeriodEnd];
    case Entity::kMonitored:
      return row[monitored_field::kIdentifiedOn];
    case Entity::kKinship:
      return std::to_string(row.blind[0]) + "/" + std::to_string(row.blind[1]) + "/" + row.values.back();
    default:  // a measure is its whole content
      return row[0] + "/" + row[1] + "/" + row[2] + "/" + std::to_string(row.blind[0]);
  }
}

// How an item is called on the page; never an id.
std::string NameOf(const Row& row) {
  switch (row.entity) {
    case Entity::kPerson:
      return row[person_field::kName];
    case Entity::kHousehold:
      return row[household_field::kNumber];
    case Entity::kKinship:
      return row.values.back();
    default:
      return row[0];
  }
}

// Rows that belong to `household` at the front of `rows`, which are in the order of the households.
std::span<const Row> TakeOf(int64_t household, std::span<const Row>& rows) {
  size_t count = 0;
  while (count < rows.size() && rows[count].household == household) ++count;
  const std::span<const Row> taken = rows.first(count);
  rows = rows.subspan(count);
  return taken;
}

bool SameValue(const Row& stored, const Row& staged, size_t field) {
  const std::vector<size_t>& personal = ShapeOf(stored.entity).personal;
  const auto sealed = std::find(personal.begin(), personal.end(), field);
  if (sealed == personal.end()) return stored[field] == staged[field];
  const auto i = static_cast<size_t>(sealed - personal.begin());
  return stored.blind[i] == staged.blind[i];
}

}  // namespace

Comparison::Comparison(const StagedRegister& staged, const seal::Sealer& sealer) : staged_(staged), sealer_(sealer) {
  GroupRows();
}

void Comparison::GroupRows() {
  const std::vector<StagedRow>& households = staged_.table(Entity::kHousehold).rows;
  groups_.reserve(households.size());
  for (size_t i = 0; i < households.size(); ++i) {
    groups_[households[i].household_id].household = static_cast<int64_t>(i);
    covered_.insert(households[i].row[household_field::kDivision]);
  }
  for (const Entity entity : {Entity::kPerson, Entity::kIncome, Entity::kMonitored, Entity::kMeasure}) {
    const auto e = static_cast<size_t>(entity);
    const std::vector<StagedRow>& rows = staged_.table(entity).rows;
    for (size_t i = 0; i < rows.size(); ++i) {
      Group& group = groups_[rows[i].household_id];
      if (group.end[e] == 0) group.begin[e] = i;
      group.end[e] = i + 1;
    }
  }
  for (const StagedRow& staged : staged_.table(Entity::kKinship).rows) kinship_.emplace(KeyOf(staged.row), &staged);
  if (kinship_.empty()) return;
  for (const StagedRow& staged : staged_.table(Entity::kPerson).rows) {
    if (staged.row.blind[0] != 0) home_of_.emplace(staged.row.blind[0], staged.household_id);
  }
}

void Comparison::AddNew(const Row& staged, Pending& pending) {
  Row row = staged;
  FillDefaults(row);
  nlohmann::json fields = ToJson(row);
  fields.erase("household");
  pending.items.push_back({{"entity", EntityName(row.entity)},
                           {"kind", "new"},
                           {"name", NameOf(row)},
                           {"fields", std::move(fields)},
                           {"corrected", nlohmann::json::array()},
                           {"keep", nlohmann::json::array()}});
}

void Comparison::AddGone(const Row& stored, Pending& pending) {
  nlohmann::json corrected = nlohmann::json::array();
  if (stored.import == 0) corrected.push_back(kWhole);  // made here: no import ever had it
  pending.items.push_back({{"entity", EntityName(stored.entity)},
                           {"kind", "gone"},
                           {"id", stored.id},
                           {"version", stored.version},
                           {"name", NameOf(stored)},
                           {"corrected", corrected},
                           {"keep", corrected}});
}

void Comparison::CompareRow(const Row& stored, const Row& staged, Pending& pending, const std::string* moved_from,
                            const std::string* moved_to) {
  const EntityShape& shape = ShapeOf(stored.entity);
  const StagedTable& table = staged_.table(stored.entity);
  nlohmann::json fields = nlohmann::json::object();
  nlohmann::json corrected = nlohmann::json::array();
  uint64_t agreed = 0;
  for (size_t i = 0; i < shape.fields.size(); ++i) {
    const Field& field = shape.fields[i];
    if (!field.imported || table.has_value[i] == 0) continue;
    const uint64_t bit = 1ULL << i;
    if (SameValue(stored, staged, i)) {
      agreed |= stored.corrected & bit;
      continue;
    }
    std::string here = stored[i];
    if (!field.blind.empty()) here = sealer_.Open(PlaceOf(stored.entity, i, stored.id), here);
    const std::string name(field.name);
    fields[name] = {FieldToJson(field, here), FieldToJson(field, staged[i])};
    if ((stored.corrected & bit) != 0) corrected.push_back(name);
    if (stored.entity == Entity::kPerson && i == person_field::kIdNo) {
      fields["id_state"] = {stored[person_field::kIdState], staged[person_field::kIdState]};
    }
  }
  if (moved_from != nullptr) {
    fields["household_id"] = {*moved_from, *moved_to};
    if ((stored.corrected & kCorrectedHousehold) != 0) corrected.push_back("household_id");
  }
  if (agreed != 0) pending.agreed.push_back({EntityName(stored.entity), stored.id, agreed});
  if (fields.empty()) return;
  pending.items.push_back({{"entity", EntityName(stored.entity)},
                           {"kind", "changed"},
                           {"id", stored.id},
                           {"version", stored.version},
                           {"name", NameOf(stored)},
                           {"fields", std::move(fields)},
                           {"corrected", corrected},
                           {"keep", corrected}});
}

void Comparison::CompareHousehold(const Row& stored, const Group* group, Pending& pending) {
  const StagedTable& table = staged_.table(Entity::kHousehold);
  if (group != nullptr && group->household >= 0) {
    CompareRow(stored, table.rows[static_cast<size_t>(group->household)].row, pending);
  } else if (table.given && covered_.contains(stored[household_field::kDivision])) {
    AddGone(stored, pending);
  }
}

void Comparison::ComparePersons(const std::string& household_id, std::span<const Row> stored, const Group* group,
                                bool covered, Pending& pending) {
  constexpr auto kPersons = static_cast<size_t>(Entity::kPerson);
  std::vector<const Row*> here;
  for (const Row& row : stored) here.push_back(&row);
  std::vector<const StagedRow*> there;
  for (size_t i = group == nullptr ? 0 : group->begin[kPersons]; group != nullptr && i < group->end[kPersons]; ++i) {
    there.push_back(&staged_.table(Entity::kPerson).rows[i]);
  }
  const auto match = [&](const auto& same) {
    for (const StagedRow*& staged : there) {
      const auto found =
          std::find_if(here.begin(), here.end(), [&](const Row* row) { return same(*row, staged->row); });
      if (found == here.end()) continue;
      CompareRow(**found, staged->row, pending);
      here.erase(found);
      staged = nullptr;
    }
    std::erase(there, nullptr);
  };
  match([](const Row& a, const Row& b) { return a.blind[0] != 0 && a.blind[0] == b.blind[0]; });
  const auto count_here = [&](const std::string& name) {
    return std::count_if(here.begin(), here.end(), [&](const Row* row) { return (*row)[person_field::kName] == name; });
  };
  const auto count_there = [&](const std::string& name) {
    return std::count_if(there.begin(), there.end(),
                         [&](const StagedRow* row) { return row->row[person_field::kName] == name; });
  };
  match([&](const Row& a, const Row& b) {
    const std::string& name = a[person_field::kName];
    return name == b[person_field::kName] && count_here(name) == 1 && count_there(name) == 1;
  });
  staged_left_.insert(staged_left_.end(), there.begin(), there.end());
  if (!staged_.table(Entity::kPerson).given || !covered) return;
  for (const Row* row : here) stored_left_.push_back({*row, household_id});
}

void Comparison::CompareByKey(Entity entity, std::span<const Row> stored, const Group* group, bool covered,
                              Pending& pending) {
  const auto e = static_cast<size_t>(entity);
  const StagedTable& table = staged_.table(entity);
  std::vector<const Row*> here;
  for (const Row& row : stored) here.push_back(&row);
  for (size_t i = group == nullptr ? 0 : group->begin[e]; group != nullptr && i < group->end[e]; ++i) {
    const Row& staged = table.rows[i].row;
    const std::string key = KeyOf(staged);
    const auto found = std::find_if(here.begin(), here.end(), [&](const Row* row) { return KeyOf(*row) == key; });
    if (found == here.end()) {
      AddNew(staged, pending);
      continue;
    }
    CompareRow(**found, staged, pending);
    here.erase(found);
  }
  if (entity != Entity::kMonitored || !table.given || !covered) return;
  for (const Row* row : here) AddGone(*row, pending);
}

void Comparison::CompareKinship(std::span<const Row> stored, bool covered, Pending& pending) {
  if (!staged_.table(Entity::kKinship).given) return;
  for (const Row& row : stored) {
    if (kinship_.erase(KeyOf(row)) == 0 && covered) AddGone(row, pending);
  }
}

void Comparison::Add(const RegisterChunk& chunk) {
  std::span<const Row> persons = chunk.persons;
  std::span<const Row> incomes = chunk.incomes;
  std::span<const Row> monitored = chunk.monitored;
  std::span<const Row> measures = chunk.measures;
  std::span<const Row> kinships = chunk.kinships;
  for (const Row& household : chunk.households) {
    const std::string& household_id = household[household_field::kNumber];
    const auto found = groups_.find(household_id);
    Group* group = found == groups_.end() ? nullptr : &found->second;
    if (group != nullptr) group->stored = true;
    const bool covered = group != nullptr || covered_.contains(household[household_field::kDivision]);
    Pending pending;
    pending.division = household[household_field::kDivision];
    pending.household = household.id;
    pending.version = household.version;
    const std::span<const Row> members = TakeOf(household.id, persons);
    CompareHousehold(household, group, pending);
    ComparePersons(household_id, members, group, covered, pending);
    CompareByKey(Entity::kIncome, TakeOf(household.id, incomes), group, covered, pending);
    CompareByKey(Entity::kMonitored, TakeOf(household.id, monitored), group, covered, pending);
    CompareByKey(Entity::kMeasure, TakeOf(household.id, measures), group, covered, pending);
    CompareKinship(TakeOf(household.id, kinships), covered, pending);
    const bool kinship = !kinship_.empty();
    for (const Row& row : members) {
      if (kinship && row.blind[0] != 0) home_of_.emplace(row.blind[0], household_id);
    }
    // Those with persons left over get an entry, too: they may turn out to have moved. So do all that kin may join.
    const bool has_left = (!staged_left_.empty() && staged_left_.back()->household_id == household_id) ||
                          (!stored_left_.empty() && stored_left_.back().household_id == household_id);
    if (kinship || has_left || !pending.items.empty() || !pending.agreed.empty()) {
      pending_[household_id] = std::move(pending);
    }
  }
}

}  // namespace shouwang::registry
