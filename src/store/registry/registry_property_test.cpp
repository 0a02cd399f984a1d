// Random changes of a register: each keeps the rules, and taking all of them back gives the first state again.
#include <algorithm>

#include "store/registry/test_registry.h"

namespace shouwang::store {
namespace {

class RegistryPropertyTest : public RegistryTest {
 public:
  uint64_t Random(uint64_t below) {
    seed_ = seed_ * 6364136223846793005U + 1442695040888963407U;
    return (seed_ >> 33U) % below;
  }

  // Nothing: the household has nobody to change.
  std::optional<Result<int64_t>> ChangeSomething(int64_t home, int step) {
    std::optional<HouseholdCard> card;
    Read([&](Work& work) { card = MakeRegistry(work)->ReadCard(home); });
    if (!card || card->members.empty()) return std::nullopt;
    const Row member = card->members[Random(card->members.size())];
    const Row other = card->members[Random(card->members.size())];
    const int64_t version = card->household.version;
    const uint64_t kind = Random(6);
    return Do([&](Registry& registry) -> Result<Operation> {
      switch (kind) {
        case 0:
          return EditPerson(registry, member.id, member.version, {{"health", step % 2 == 0 ? "健康" : "残疾"}},
                            kBecause);
        case 1:
          return ChangeNaturally(registry, home, version, Birth(), kBecause);
        case 2:
          return ChangeNaturally(registry, home, version,
                                 {NaturalKind::kMoveOut, "2022-05-30", {}, member.id, other.id, false}, kBecause);
        case 3:
          return SplitHousehold(registry, home, version,
                                {"2022-05-30", "S" + std::to_string(step), {}, {{member.id, ""}}, member.id, other.id},
                                kBecause);
        case 4:
          return MergeHere(registry, home, version);
        default:
          return EditHousehold(registry, home, version, {{"village_group", std::to_string(step) + "组"}}, kBecause);
      }
    });
  }

  NaturalChange Birth() {
    return {NaturalKind::kBirth,
            "2022-05-30",
            {{"name", "新生"}, {"relation", "之子"}, {"id_no", TestId(20220530, ++people_)}},
            0,
            0,
            false};
  }

  Result<Operation> MergeHere(Registry& registry, int64_t home, int64_t version) {
    const int64_t from = homes_[Random(homes_.size())];
    const auto source = registry.ReadCard(from);
    if (!source) return Fail(ErrorCode::kConflict, "gone");
    Merge merge{"2022-05-30", from, source->household.version, home, version, {}};
    for (const Row& row : source->members) merge.members.push_back({row.id, "其他"});
    return MergeHouseholds(registry, merge, kBecause);
  }

  // At most one head 在户 in each household, nobody 在户 twice.
  void CheckRules() {
    Read([&](Work& work) {
      const auto registry = MakeRegistry(work);
      EXPECT_TRUE(registry->Duplicates(INT64_MIN, 10).empty());
      for (const HouseholdLine& line : registry->List({})) {
        const std::vector<Row> members = registry->Members(line.household.id);
        EXPECT_LE(
            std::count_if(members.begin(), members.end(), [](const Row& row) { return IsMember(row) && IsHead(row); }),
            1);
        EXPECT_EQ(std::count_if(members.begin(), members.end(), IsMember), line.members);
        const bool known = std::find(homes_.begin(), homes_.end(), line.household.id) != homes_.end();
        if (!known) homes_.push_back(line.household.id);
      }
    });
  }

  std::vector<int64_t> homes_;

 private:
  uint64_t seed_ = 20220531;
};
SHOUWANG_ON_BOTH_DATABASES(RegistryPropertyTest);

TEST_P(RegistryPropertyTest, RandomChangesKeepTheRulesAndCanBeTakenBack) {
  for (int i = 0; i < 6; ++i) homes_.push_back(MakeHousehold("H" + std::to_string(i)));
  const std::string first = Everything();
  std::vector<std::pair<int64_t, std::string>> done;  // operations with the state before each
  for (int step = 0; step < 60; ++step) {
    const std::string before = Everything();
    const std::optional<Result<int64_t>> result = ChangeSomething(homes_[Random(homes_.size())], step);
    if (!result || !*result) {
      EXPECT_EQ(Everything(), before);  // refused: nothing of it stays
      continue;
    }
    done.emplace_back(**result, before);
    CheckRules();
  }
  EXPECT_GT(done.size(), 20U);
  for (auto each = done.rbegin(); each != done.rend(); ++each) {
    const Status undone = UndoOperation(each->first);
    ASSERT_TRUE(undone) << FormatError(undone.error());
    EXPECT_EQ(Everything(), each->second);
  }
  EXPECT_EQ(Everything(), first);
}

}  // namespace
}  // namespace shouwang::store
