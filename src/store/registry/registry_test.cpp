// The register on both databases: what is read, who sees it, changes and their undo, and the history.
#include "store/registry/registry_tables.h"

#include <algorithm>

#include "base/resident_id.h"
#include "registry/edit.h"
#include "registry/natural_change.h"
#include "registry/register_words.h"
#include "registry/reshape.h"
#include "store/core/test_database.h"

namespace shouwang::store {
namespace {

using namespace registry;  // NOLINT: the tests speak of nothing else

const Date kToday = *Date::FromIso("2022-05-31");
const Occasion kBecause{"入户核实", kToday};

std::string TestId(int64_t birth, int64_t sequence) {
  return ResidentId(53032600000000000 + birth * 1000 + sequence).Text();
}

access::Caller CallerAt(const std::string& division) {
  access::Caller caller;
  caller.account = 9;
  caller.name = "town";
  caller.role = access::Role::kTown;
  caller.scope.kind = access::Scope::Kind::kDivision;
  caller.scope.division = division;
  return caller;
}

class RegistryTest : public DatabaseTest {
 public:
  // A household of a head and a spouse; gives its number.
  int64_t MakeHousehold(const std::string& number, const std::string& division = "530326101201") {
    int64_t id = 0;
    Write([&](Work& work) -> Status {
      const auto registry = MakeRegistry(work);
      Row household(Entity::kHousehold);
      household.id = household.household = id = registry->NewNumber();
      household[household_field::kNumber] = number;
      household[household_field::kDivision] = division;
      household[household_field::kType] = word::kHouseholdTypes[0];
      household[household_field::kPhone] = "19900000001";
      Operation made{ChangeSource::kEdit, "建户", {Created(household)}};
      made.edits.push_back(
          Created(NewPerson(*registry, id, "张三", std::string(word::kHead), TestId(19800101, ++people_))));
      made.edits.push_back(Created(NewPerson(*registry, id, "单小芳", "配偶", TestId(19820202, ++people_))));
      const Result<int64_t> done = registry->Apply(made);
      if (!done) return Fail(done.error());
      return Status();
    });
    return id;
  }

  static Row NewPerson(Registry& registry, int64_t household, const std::string& name, const std::string& relation,
                       const std::string& id_no) {
    Row person(Entity::kPerson);
    person.id = registry.NewNumber();
    person.household = household;
    person[person_field::kName] = name;
    person[person_field::kIdNo] = id_no;
    person[person_field::kIdState] = id_no.empty() ? kIdBlank : kIdValid;
    person[person_field::kRelation] = relation;
    person[person_field::kStatus] = word::kInHousehold;
    return person;
  }

  HouseholdCard Card(int64_t household) {
    HouseholdCard card;
    Read([&](Work& work) { card = MakeRegistry(work)->ReadCard(household).value(); });
    return card;
  }

  // Makes the operation and applies it; gives its number, or the error's code.
  Result<int64_t> Do(const std::function<Result<Operation>(Registry&)>& make) {
    int64_t number = 0;
    const Status status = database().Write(access::Caller::System("test"), [&](Work& work) -> Status {
      const auto registry = MakeRegistry(work);
      const Result<Operation> operation = make(*registry);
      if (!operation) return Fail(operation.error());
      const Result<int64_t> done = registry->Apply(*operation);
      if (!done) return Fail(done.error());
      number = *done;
      return Status();
    });
    if (!status) return Fail(status.error());
    return number;
  }

  Status UndoOperation(int64_t operation) {
    return database().Write(access::Caller::System("test"), [&](Work& work) -> Status {
      const auto registry = MakeRegistry(work);
      const Result<int64_t> done = Undo(*registry, registry->ChangesOf(operation).front().id, kBecause);
      if (!done) return Fail(done.error());
      return Status();
    });
  }

  // All that is open, as text: two states are the same when their texts are.
  std::string Everything() {
    std::string all;
    Read([&](Work& work) {
      const RegisterChunk chunk = MakeRegistry(work)->ReadChunk("", 1'000'000);
      for (const std::vector<Row>* rows : {&chunk.households, &chunk.persons}) {
        for (const Row& row : *rows) {
          nlohmann::json fields = ToJson(row);
          fields.erase("id_no");  // sealed anew each time
          fields.erase("phone");
          all += std::to_string(row.id) + fields.dump() + std::to_string(row.blind[0]) + "\n";
        }
      }
    });
    return all;
  }

  int people_ = 0;
};
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
    const auto groups = MakeRegistry(work)->Duplicates(0, 10);
    ASSERT_EQ(groups.size(), 1U);
    ASSERT_EQ(groups[0].persons.size(), 2U);
    drop = groups[0].persons[1].id;
  });
  ASSERT_TRUE(database().Read(CallerAt("530326102"), [&](Work& work) {
    const auto groups = MakeRegistry(work)->Duplicates(0, 10);
    EXPECT_EQ(groups.size(), 1U);
    EXPECT_EQ(groups[0].persons.size(), 1U);
    EXPECT_EQ(groups[0].elsewhere, 1);
    return Status();
  }));
  const PersonMerge merge{.date = "2022-05-31", .keep = person.id, .keep_version = 1, .drop = drop, .drop_version = 1};
  const Result<int64_t> done = Do([&](Registry& registry) { return MergePersons(registry, merge, kBecause); });
  ASSERT_TRUE(done) << FormatError(done.error());
  Read([&](Work& work) { EXPECT_TRUE(MakeRegistry(work)->Duplicates(0, 10).empty()); });
  ASSERT_TRUE(UndoOperation(*done));
  EXPECT_EQ(Everything(), all);
}

// Random changes: each keeps the rules, and taking all of them back gives the first state again.
TEST_P(RegistryTest, RandomChangesKeepTheRulesAndCanBeTakenBack) {
  std::vector<int64_t> homes;
  for (int i = 0; i < 6; ++i) homes.push_back(MakeHousehold("H" + std::to_string(i)));
  const std::string first = Everything();
  std::vector<std::pair<int64_t, std::string>> done;  // operations with the state before each
  uint64_t seed = 20220531;
  const auto random = [&](uint64_t below) {
    seed = seed * 6364136223846793005U + 1442695040888963407U;
    return (seed >> 33U) % below;
  };
  for (int step = 0; step < 60; ++step) {
    const int64_t home = homes[random(homes.size())];
    const std::string before = Everything();
    std::optional<HouseholdCard> card;
    Read([&](Work& work) { card = MakeRegistry(work)->ReadCard(home); });
    if (!card || card->members.empty()) continue;
    const Row& member = card->members[random(card->members.size())];
    const Row& other = card->members[random(card->members.size())];
    const int64_t version = card->household.version;
    const Result<int64_t> result = Do([&](Registry& registry) -> Result<Operation> {
      switch (random(6)) {
        case 0:
          return EditPerson(registry, member.id, member.version, {{"health", step % 2 == 0 ? "健康" : "残疾"}},
                            kBecause);
        case 1:
          return ChangeNaturally(
              registry, home, version,
              {.kind = NaturalKind::kBirth,
               .date = "2022-05-30",
               .person = {{"name", "新生"}, {"relation", "之子"}, {"id_no", TestId(20220530, ++people_)}}},
              kBecause);
        case 2:
          return ChangeNaturally(registry, home, version,
                                 {.kind = NaturalKind::kMoveOut,
                                  .date = "2022-05-30",
                                  .person = {},
                                  .leaves = member.id,
                                  .new_head = other.id},
                                 kBecause);
        case 3:
          return SplitHousehold(registry, home, version,
                                {.date = "2022-05-30",
                                 .household_id = "S" + std::to_string(step),
                                 .fields = {},
                                 .members = {{member.id, ""}},
                                 .head = member.id,
                                 .old_head = other.id},
                                kBecause);
        case 4: {
          const int64_t from = homes[random(homes.size())];
          const auto source = registry.ReadCard(from);
          if (!source) return Fail(ErrorCode::kConflict, "gone");
          Merge merge{.date = "2022-05-30",
                      .from = from,
                      .from_version = source->household.version,
                      .into = home,
                      .into_version = version,
                      .members = {}};
          for (const Row& row : source->members) merge.members.push_back({row.id, "其他"});
          return MergeHouseholds(registry, merge, kBecause);
        }
        default:
          return EditHousehold(registry, home, version, {{"village_group", std::to_string(step) + "组"}}, kBecause);
      }
    });
    if (!result) {
      EXPECT_EQ(Everything(), before);
      continue;
    }
    done.emplace_back(*result, before);
    Read([&](Work& work) {
      const auto registry = MakeRegistry(work);
      EXPECT_TRUE(registry->Duplicates(0, 10).empty());
      for (const HouseholdLine& line : registry->List({})) {
        const std::vector<Row> members = registry->Members(line.household.id);
        const auto heads =
            std::count_if(members.begin(), members.end(), [](const Row& row) { return IsMember(row) && IsHead(row); });
        EXPECT_LE(heads, 1);
        if (std::find(homes.begin(), homes.end(), line.household.id) == homes.end()) homes.push_back(line.household.id);
      }
    });
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
