// The register on both databases: what is read, who sees it, changes and their undo, and the history.
#include <algorithm>

#include "store/registry/test_registry.h"

namespace shouwang::store {
namespace {

SHOUWANG_ON_BOTH_DATABASES(RegistryTest);

TEST_P(RegistryTest, CardHoldsHouseholdAndMembers) {
  const HouseholdCard card = Card(MakeHousehold("H1"));
  EXPECT_EQ(card.household[household_field::kPhone], "19900000001");
  ASSERT_EQ(card.members.size(), 2U);
  EXPECT_EQ(card.members[0][person_field::kIdNo], TestId(19800101, 1));
  EXPECT_EQ(card.members[1][person_field::kInitials], "SXF");  // 单 as a surname
  EXPECT_FALSE(card.income.has_value());
}

TEST_P(RegistryTest, NothingIsSeenOutsideTheScope) {
  const int64_t mine = MakeHousehold("H1", "530326101201");
  const int64_t theirs = MakeHousehold("H2", "530326102201");
  const auto look = [&](const access::Caller& caller, const std::function<void(Registry&)>& use) {
    ASSERT_TRUE(database().Read(caller, [&](Work& work) {
      use(*MakeRegistry(work));
      return Status();
    }));
  };
  look(CallerAt("530326101"), [&](Registry& registry) {
    EXPECT_TRUE(registry.ReadCard(mine).has_value());
    EXPECT_FALSE(registry.ReadCard(theirs).has_value());
    EXPECT_FALSE(registry.Find(Entity::kHousehold, theirs).has_value());
    EXPECT_TRUE(registry.Members(theirs).empty());
    EXPECT_TRUE(registry.History(theirs, INT64_MAX, 10).empty());
    EXPECT_EQ(registry.List({}).size(), 1U);
    EXPECT_EQ(registry.Find({.key = SearchKey::kName, .text = "张"}).size(), 1U);
    EXPECT_EQ(registry.Find({.key = SearchKey::kPhone, .text = "19900000001"}).size(), 1U);
    EXPECT_TRUE(registry.Find({.key = SearchKey::kIdNo, .text = TestId(19800101, 3)}).empty());
    EXPECT_EQ(registry.ReadChunk("", 100).households.size(), 1U);
  });
  access::Caller contact = CallerAt("530326");
  contact.scope.kind = access::Scope::Kind::kContact;
  contact.scope.account = 77;
  look(contact, [&](Registry& registry) {
    EXPECT_FALSE(registry.ReadCard(mine).has_value());
    EXPECT_TRUE(registry.List({}).empty());
    EXPECT_TRUE(registry.Find({.key = SearchKey::kName, .text = "张"}).empty());
  });
  access::Caller officer = CallerAt("530326");
  officer.scope.kind = access::Scope::Kind::kNothing;
  look(officer, [&](Registry& registry) { EXPECT_TRUE(registry.List({}).empty()); });
}

TEST_P(RegistryTest, AWriteOutsideTheScopeIsNotFound) {
  const int64_t theirs = MakeHousehold("H2", "530326102201");
  const Status status = database().Write(CallerAt("530326101"), [&](Work& work) -> Status {
    Edit edit{Entity::kHousehold, theirs, theirs, 1, {{"residency", ""}}, {{"residency", "空挂户"}}};
    const Result<int64_t> done = MakeRegistry(work)->Apply({ChangeSource::kEdit, "试", {edit}});
    if (!done) return Fail(done.error());
    return Status();
  });
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::kNotFound);
}

TEST_P(RegistryTest, SearchFindsByEachKeyAndPages) {
  for (int i = 0; i < 5; ++i) MakeHousehold("H" + std::to_string(i));
  Read([&](Work& work) {
    const auto registry = MakeRegistry(work);
    EXPECT_EQ(registry->Find({.key = SearchKey::kInitials, .text = "SX"}).size(), 5U);
    EXPECT_EQ(registry->Find({.key = SearchKey::kInitials, .text = "D"}).size(), 0U);
    EXPECT_EQ(registry->Find({.key = SearchKey::kHouseholdId, .text = "H3"}).size(), 1U);
    const auto one = registry->Find({.key = SearchKey::kIdNo, .text = TestId(19820202, 2)});
    ASSERT_EQ(one.size(), 1U);
    EXPECT_EQ(one[0].person_name, "单小芳");
    EXPECT_EQ(one[0].head, "张三");
    EXPECT_EQ(one[0].members, 2);
    Search search{.key = SearchKey::kName, .text = "张", .limit = 2};
    std::vector<int64_t> seen;
    for (;;) {
      const auto page = registry->Find(search);
      if (page.empty()) break;
      for (const HouseholdLine& line : page) seen.push_back(line.person);
      search.after = page.back().person_name;
      search.after_person = page.back().person;
    }
    EXPECT_EQ(seen.size(), 5U);
    EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
  });
}

TEST_P(RegistryTest, AnEditIsKeptWithBeforeAndAfter) {
  const int64_t id = MakeHousehold("H1");
  ASSERT_TRUE(Do([&](Registry& registry) {
    return EditHousehold(registry, id, 1, {{"phone", "19900000002"}}, kBecause);
  }));
  const HouseholdCard card = Card(id);
  EXPECT_EQ(card.household[household_field::kPhone], "19900000002");
  EXPECT_EQ(card.household.version, 2);
  EXPECT_NE(card.household.corrected & (1U << household_field::kPhone), 0U);
  Read([&](Work& work) {
    const std::vector<Change> history = MakeRegistry(work)->History(id, INT64_MAX, 10);
    ASSERT_EQ(history.size(), 4U);
    EXPECT_EQ(history[0].reason, "入户核实");
    EXPECT_EQ(history[0].edit.before["phone"], "19900000001");
    EXPECT_EQ(history[0].edit.after["phone"], "19900000002");
    int64_t clear = 0;
    work.sql() << "SELECT COUNT(*) FROM registry_change WHERE after_fields LIKE '%1990000000%'", soci::into(clear);
    EXPECT_EQ(clear, 0);
  });
  const Result<int64_t> stale = Do([&](Registry& registry) {
    return EditHousehold(registry, id, 1, {{"residency", "空挂户"}}, kBecause);
  });
  EXPECT_EQ(stale.error().code, ErrorCode::kStale);
}

TEST_P(RegistryTest, WrongFieldsAreRefused) {
  const int64_t id = MakeHousehold("H1");
  const int64_t person = Card(id).members[0].id;
  const auto code = [&](const nlohmann::json& fields) {
    return Do([&](Registry& registry) { return EditPerson(registry, person, 1, fields, kBecause); }).error().code;
  };
  EXPECT_EQ(code({{"id_no", "530326198001010000"}}), ErrorCode::kInvalid);
  EXPECT_EQ(code({{"sex", "其他"}}), ErrorCode::kInvalid);
  EXPECT_EQ(code({{"birth_date", "2022-06-01"}}), ErrorCode::kInvalid);
  EXPECT_EQ(code({{"version", 7}}), ErrorCode::kInvalid);
  EXPECT_EQ(code({{"id_state", "valid"}}), ErrorCode::kInvalid);
  EXPECT_EQ(code(nlohmann::json::object()), ErrorCode::kInvalid);
  EXPECT_EQ(code({{"id_no", TestId(19820202, 2)}}), ErrorCode::kConflict);  // the spouse's
}

TEST_P(RegistryTest, WhenTheHeadDiesANewOneIsNamed) {
  const int64_t id = MakeHousehold("H1");
  const HouseholdCard before = Card(id);
  NaturalChange death{.kind = NaturalKind::kDeath, .date = "2022-05-01", .person = {}, .leaves = before.members[0].id};
  const auto die = [&] {
    return Do([&](Registry& registry) { return ChangeNaturally(registry, id, 1, death, kBecause); });
  };
  EXPECT_EQ(die().error().where, "new_head");
  death.new_head = before.members[1].id;
  const Result<int64_t> done = die();
  ASSERT_TRUE(done);
  const HouseholdCard after = Card(id);
  EXPECT_EQ(after.members[0][person_field::kStatus], word::kDead);
  EXPECT_EQ(after.members[0][person_field::kSince], "2022-05-01");
  EXPECT_EQ(after.members[1][person_field::kRelation], word::kHead);
  EXPECT_EQ(after.household.version, 2);
  ASSERT_TRUE(UndoOperation(*done));
  EXPECT_EQ(Card(id).members[0][person_field::kStatus], word::kInHousehold);
  EXPECT_EQ(Card(id).members[1][person_field::kRelation], "配偶");
  EXPECT_EQ(UndoOperation(*done).error().code, ErrorCode::kConflict);
}

TEST_P(RegistryTest, ABirthMayBeTakenBackUntilSomethingIsBuiltOnIt) {
  const int64_t id = MakeHousehold("H1");
  NaturalChange birth{
      .kind = NaturalKind::kBirth, .date = "2022-05-20", .person = {{"name", "张小宝"}, {"relation", "之子"}}};
  const Result<int64_t> born =
      Do([&](Registry& registry) { return ChangeNaturally(registry, id, 1, birth, kBecause); });
  ASSERT_TRUE(born);
  const HouseholdCard card = Card(id);
  ASSERT_EQ(card.members.size(), 3U);
  EXPECT_EQ(card.members[2][person_field::kBirthDate], "2022-05-20");
  const Result<int64_t> edited = Do([&](Registry& registry) {
    return EditPerson(registry, card.members[2].id, 1, {{"sex", std::string(word::kMale)}}, kBecause);
  });
  ASSERT_TRUE(edited);
  EXPECT_EQ(UndoOperation(*born).error().code, ErrorCode::kConflict);
  ASSERT_TRUE(UndoOperation(*edited));
  ASSERT_TRUE(UndoOperation(*born));
  EXPECT_EQ(Card(id).members.size(), 2U);
}

TEST_P(RegistryTest, SplitAndMergeAndBack) {
  const int64_t id = MakeHousehold("H1");
  const HouseholdCard before = Card(id);
  const std::string all = Everything();
  Split split{.date = "2022-05-10",
              .household_id = "H1-2",
              .fields = {},
              .members = {{before.members[0].id, ""}},
              .head = before.members[0].id,
              .old_head = before.members[1].id};
  const Result<int64_t> done = Do([&](Registry& registry) { return SplitHousehold(registry, id, 1, split, kBecause); });
  ASSERT_TRUE(done) << FormatError(done.error());
  EXPECT_EQ(Card(id).members.size(), 1U);
  int64_t made = 0;
  Read([&](Work& work) {
    const auto registry = MakeRegistry(work);
    const auto lines = registry->List({});
    ASSERT_EQ(lines.size(), 2U);
    made = lines[1].household.id;
    EXPECT_EQ(lines[1].head, "张三");
    EXPECT_EQ(registry->RowsOf(Entity::kMembership, id).size(), 1U);
  });
  const Merge merge{.date = "2022-05-20",
                    .from = made,
                    .from_version = 1,
                    .into = id,
                    .into_version = Card(id).household.version,
                    .members = {{before.members[0].id, "配偶"}}};
  const Result<int64_t> merged = Do([&](Registry& registry) { return MergeHouseholds(registry, merge, kBecause); });
  ASSERT_TRUE(merged) << FormatError(merged.error());
  EXPECT_EQ(Card(id).members.size(), 2U);
  EXPECT_EQ(UndoOperation(*done).error().code, ErrorCode::kConflict);  // the merge is built upon it
  ASSERT_TRUE(UndoOperation(*merged));
  ASSERT_TRUE(UndoOperation(*done));
  EXPECT_EQ(Everything(), all);
}

TEST_P(RegistryTest, DuplicatesAreShownAndMerged) {
  const int64_t one = MakeHousehold("H1");
  const int64_t two = MakeHousehold("H2", "530326102201");
  const Row person = Card(one).members[1];
  NaturalChange come{.kind = NaturalKind::kMarryIn,
                     .date = "2022-05-20",
                     .person = {{"name", "单小芳"}, {"relation", "之儿媳"}, {"id_no", person[person_field::kIdNo]}}};
  const auto marry = [&] {
    return Do([&](Registry& registry) { return ChangeNaturally(registry, two, 1, come, kBecause); });
  };
  EXPECT_EQ(marry().error().code, ErrorCode::kConflict);
  come.known_duplicate = true;
  ASSERT_TRUE(marry());
  const std::string all = Everything();
  int64_t drop = 0;
  Read([&](Work& work) {
    const auto groups = MakeRegistry(work)->Duplicates(INT64_MIN, 10);
    ASSERT_EQ(groups.size(), 1U);
    ASSERT_EQ(groups[0].persons.size(), 2U);
    drop = groups[0].persons[1].id;
  });
  ASSERT_TRUE(database().Read(CallerAt("530326102"), [&](Work& work) {
    const auto groups = MakeRegistry(work)->Duplicates(INT64_MIN, 10);
    EXPECT_EQ(groups.size(), 1U);
    EXPECT_EQ(groups[0].persons.size(), 1U);
    EXPECT_EQ(groups[0].elsewhere, 1);
    return Status();
  }));
  const PersonMerge merge{.date = "2022-05-31", .keep = person.id, .keep_version = 1, .drop = drop, .drop_version = 1};
  const Result<int64_t> done = Do([&](Registry& registry) { return MergePersons(registry, merge, kBecause); });
  ASSERT_TRUE(done) << FormatError(done.error());
  Read([&](Work& work) { EXPECT_TRUE(MakeRegistry(work)->Duplicates(INT64_MIN, 10).empty()); });
  ASSERT_TRUE(UndoOperation(*done));
  EXPECT_EQ(Everything(), all);
}

}  // namespace
}  // namespace shouwang::store
