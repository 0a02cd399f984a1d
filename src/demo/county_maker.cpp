#include "demo/county_maker.h"

#include <optional>

#include "demo/names_data.h"
#include "demo/scenarios.h"

namespace shouwang::demo {
namespace {

constexpr uint64_t kDenseHouseholds = 1000;  // every other of the first ones is a scenario: each comes three times
constexpr uint64_t kDenseEvery = 2;
constexpr uint64_t kSparseEvery = 15;
constexpr uint64_t kPhoneBlocksDense = kDenseHouseholds / kBlockHouseholds;
constexpr uint64_t kPhoneKinds = 4;
constexpr uint64_t kPhoneBlocksSparse = 40;

// Which scenario household `index` is; nothing for an ordinary one. The household before it is always
// ordinary.
std::optional<size_t> ScenarioOf(uint64_t index, uint64_t seed) {
  const bool dense = index < kDenseHouseholds;
  const uint64_t every = dense ? kDenseEvery : kSparseEvery;
  if (index % every != 1) return std::nullopt;
  return static_cast<size_t>((index / every + seed * 7) % ScenarioCount());
}

std::string Padded(uint64_t number, size_t width) {
  std::string text = std::to_string(number);
  if (text.size() < width) text.insert(0, width - text.size(), '0');
  return text;
}

}  // namespace

CountyMaker::CountyMaker(CountyPlan plan, std::vector<Village> villages)
    : plan_(std::move(plan)), villages_(std::move(villages)), ids_(plan_.county) {}

HouseholdRow CountyMaker::NewHousehold(uint64_t index, uint64_t block, Random& random) const {
  HouseholdRow row;
  row.household_id = plan_.county + Padded(index + 1, 8);
  row.division_code = villages_[block % villages_.size()].code;
  if (random.OneIn(100)) row.division_code.replace(9, 3, "000");
  row.village_group = random.Pick(data::kGroups);
  row.household_type = random.Percent(76)   ? term::kOrdinary
                       : random.Percent(88) ? term::kLifted
                                            : term::kLiftedNoPolicy;
  if (!random.OneIn(12)) row.phone = "199" + Padded(index, 8);
  if (random.OneIn(3)) row.residency = term::kResident;
  return row;
}

void CountyMaker::Make(uint64_t block, Tables& tables) {
  MakeRoom(tables);
  Build build{tables, ids_, plan_.as_of};
  const uint64_t first = block * kBlockHouseholds;
  const uint64_t last = std::min(first + kBlockHouseholds, plan_.households);
  std::optional<Random> neighbour_random;
  std::optional<Family> neighbour;
  for (uint64_t index = first; index < last; ++index) {
    Random random(plan_.seed, index);
    HouseholdRow row = NewHousehold(index, block, random);
    const std::optional<size_t> scenario = ScenarioOf(index, plan_.seed);
    if (!scenario || !neighbour) {
      neighbour_random.emplace(random);
      neighbour.emplace(build, *neighbour_random, std::move(row));
      MakePlain(*neighbour);
      continue;
    }
    const Scenario& plan = ScenarioAt(*scenario);
    row.household_type = plan.lifted ? term::kLifted : term::kOrdinary;
    Family family(build, random, std::move(row));
    MakeQuiet(family);
    plan.apply(family, *neighbour);
  }
  SharePhones(block, tables);
}

// Four households with one phone, then three, then four of which one counts nobody, then four written
// differently.
void CountyMaker::SharePhones(uint64_t block, Tables& t) const {
  const uint64_t kinds = block < kPhoneBlocksDense ? kPhoneKinds : kPhoneBlocksSparse;
  const uint64_t kind = (block + plan_.seed) % kinds;
  if (kind >= kPhoneKinds || t.household.size() < 12) return;
  const std::string phone = "199" + Padded(99'000'000 + block % 900'000, 8);
  const size_t count = kind == 1 ? 3 : 4;
  for (size_t i = 0; i < count; ++i) t.household[2 + i * 3].phone = phone;
  if (kind != 2) return;
  for (PersonRow& p : t.person) {
    if (p.household_id == t.household[2].household_id) p.status = term::kMovedOut;
  }
}

}  // namespace shouwang::demo
