// The people of two villages, for test_village_months.h: who acts and when, and what happens in the families
// themselves.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/resident_id.h"
#include "base/work_calendar.h"
#include "casework/case_work.h"
#include "casework/consent_work.h"
#include "clues/transition.h"
#include "policy/procedure.h"
#include "registry/natural_change.h"
#include "registry/register_words.h"
#include "store/casework/casework_tables.h"
#include "store/clues/clue_tables.h"
#include "store/core/row_numbers.h"
#include "store/core/work.h"
#include "store/registry/registry_tables.h"

namespace shouwang::store {

struct VillageRules {
  policy::Procedure identification;
  policy::Procedure elimination;
  WorkCalendar calendar;
};

// The repositories of one transaction.
struct VillageTables {
  explicit VillageTables(Work& work)
      : cases(MakeCases(work)),
        consents(MakeConsents(work)),
        publicity(MakePublicity(work)),
        registry(MakeRegistry(work)),
        clues(MakeClues(work)) {}

  std::shared_ptr<casework::Cases> cases;
  std::shared_ptr<casework::Consents> consents;
  std::shared_ptr<casework::Publicity> publicity;
  std::shared_ptr<registry::Registry> registry;
  std::shared_ptr<clues::Clues> clues;
};

class VillagePeople {
 public:
  static constexpr std::array<const char*, 2> kVillages = {"530326101201", "530326101202"};
  static constexpr int kHouseholdsEach = 8;

  VillagePeople(const VillageRules& rules, uint32_t seed, Date first_month)
      : rules_(rules), random_(seed), now_ms_(BeijingMidnight(first_month)) {}

  void Settle(Work& work) {
    VillageTables tables(work);
    for (const char* village : kVillages) {
      for (int i = 0; i < kHouseholdsEach; ++i) AddHousehold(*tables.registry, village);
    }
  }

  const std::vector<int64_t>& households() const { return households_; }
  int64_t people() const { return people_; }  // 在户 by the births and deaths that were accepted
  int64_t accepted() const { return accepted_; }
  int64_t refused() const { return refused_; }

 protected:
  using Act = std::function<Status(casework::Desk&)>;
  static constexpr int64_t kHour = 3'600'000;

  int64_t Below(int64_t bound) { return static_cast<int64_t>(random_() % static_cast<uint64_t>(bound)); }
  bool Rarely() { return Below(20) == 0; }
  template <typename Items>
  const auto& OneOf(const Items& items) {
    return items[static_cast<size_t>(Below(static_cast<int64_t>(std::size(items))))];
  }

  void Jump() {
    now_ms_ += Below(12) * kHour;
    if (Below(60) == 0) now_ms_ += Below(20) * 24 * kHour;
    if (Below(60) == 0) now_ms_ -= Below(3) * 24 * kHour;
  }
  Date today() const { return BeijingDay(now_ms_); }

  static access::Caller CallerOf(access::Role role, const std::string& division, int64_t account) {
    access::Caller caller;
    caller.account = account;
    caller.name = std::string(access::RoleName(role)) + std::to_string(account);
    caller.role = role;
    caller.scope.kind = access::Scope::Kind::kDivision;
    caller.scope.division = division;
    return caller;
  }
  access::Caller Office(policy::Office office, const std::string& village) {
    const int64_t which = Below(2);
    if (office == policy::Office::kVillage) return CallerOf(access::Role::kVillage, village, 100 + which);
    if (office == policy::Office::kTown) return CallerOf(access::Role::kTown, village.substr(0, 9), 200 + which);
    return CallerOf(access::Role::kCounty, village.substr(0, 6), 300 + which);
  }
  access::Caller Anybody() { return Office(OneOf(policy::kOffices), OneOf(kVillages)); }

  void Try(Work& work, VillageTables& tables, const access::Caller& caller, const Act& act) {
    casework::Desk desk{*tables.cases,   *tables.consents, *tables.publicity, *tables.registry, *tables.clues,
                        rules_.calendar, caller,           now_ms_,           today()};
    work.sql() << "SAVEPOINT act";
    const Status done = act(desk);
    if (!done) {
      work.sql() << "ROLLBACK TO SAVEPOINT act";
      // As the store's writer does: what was taken of them since is not taken any more.
      static_cast<BlockRowNumbers&>(*work.numbers).Forget();
    }
    work.sql() << "RELEASE SAVEPOINT act";
    ++(done ? accepted_ : refused_);
  }

  // ---- households

  registry::Row NewPerson(registry::Registry& registry, int64_t household, std::string_view relation) {
    registry::Row person(registry::Entity::kPerson);
    person.id = registry.NewNumber();
    person.household = household;
    person[registry::person_field::kName] = "某人";
    person[registry::person_field::kIdNo] = ResidentId(53032619800101000 + ++serial_ % 1000).Text();
    person[registry::person_field::kIdState] = registry::kIdValid;
    person[registry::person_field::kRelation] = relation;
    person[registry::person_field::kStatus] = registry::word::kInHousehold;
    return person;
  }

  void AddHousehold(registry::Registry& registry, const char* village) {
    namespace field = registry::household_field;
    registry::Row household(registry::Entity::kHousehold);
    household.id = household.household = registry.NewNumber();
    household[field::kNumber] = "H" + std::to_string(households_.size() + 1);
    household[field::kDivision] = village;
    household[field::kType] = registry::word::kHouseholdTypes[households_.size() % 3];
    registry::Operation made{registry::ChangeSource::kEdit, "建户", {registry::Created(household)}};
    for (const std::string_view relation : {registry::word::kHead, std::string_view("配偶")}) {
      made.edits.push_back(registry::Created(NewPerson(registry, household.id, relation)));
      ++people_;
    }
    ASSERT_TRUE(registry.Apply(made));
    households_.push_back(household.id);
    village_of_[household.id] = village;
  }

  Result<int64_t> AnswerClue(casework::Desk& desk, int64_t household) {
    clues::ReportedClue reported;
    reported.division_code = village_of_[household];
    reported.household = household;
    reported.text = "医疗支出大";
    const int64_t id = desk.clues.Add(reported);
    std::optional<clues::Clue> clue = desk.clues.Find(id);
    const clues::Moment at = clues::MomentOf(desk.now_ms);
    if (!clues::IsWaiting(clue->state)) {
      if (Status sent = clues::Send(*clue, desk.today.AddDays(9).Iso(), at); !sent) return Fail(sent.error());
    }
    clues::Answer answer;
    answer.verdict = Below(4) == 0 ? clues::Verdict::kRefuted : clues::Verdict::kConfirmed;
    answer.note = "入户看过";
    answer.checker = "某人";
    answer.visited_on = desk.today.Iso();
    if (Status given = clues::GiveAnswer(*clue, answer, desk.caller, at); !given) return Fail(given.error());
    if (!desk.clues.Save(*clue, clue->version, clues::Action::kAnswer, "{}")) return Fail(ErrorCode::kStale, "stale");
    return id;
  }

  Status ChangeFamily(casework::Desk& desk, int64_t household, int64_t& people) {
    const std::optional<registry::Row> row = desk.registry.Find(registry::Entity::kHousehold, household);
    registry::NaturalChange change;
    change.date = desk.today.Iso();
    const std::vector<registry::Row> members = desk.registry.Members(household);
    std::vector<int64_t> others;
    for (const registry::Row& member : members) {
      if (registry::IsMember(member) && !registry::IsHead(member)) others.push_back(member.id);
    }
    const bool death = others.size() > 1 && Below(2) == 0;
    if (death) {
      change.kind = registry::NaturalKind::kDeath;
      change.leaves = OneOf(others);
    } else {
      change.person = {{"name", "某娃"}, {"relation", "之女"}, {"sex", "女"}};
    }
    const Result<registry::Operation> operation =
        registry::ChangeNaturally(desk.registry, household, row->version, change, {"自然变更", desk.today});
    if (!operation) return Fail(operation.error());
    const Result<int64_t> applied = desk.registry.Apply(*operation);
    if (!applied) return Fail(applied.error());
    people = death ? -1 : 1;
    return {};
  }

  Status Help(casework::Desk& desk, int64_t household) {
    registry::Row measure(registry::Entity::kMeasure);
    measure.id = desk.registry.NewNumber();
    measure.household = household;
    measure.values[*registry::FieldOf(registry::Entity::kMeasure, "kind")] = "健康帮扶";
    measure.values[*registry::FieldOf(registry::Entity::kMeasure, "started_on")] = desk.today.Iso();
    const Result<int64_t> applied =
        desk.registry.Apply({registry::ChangeSource::kEdit, "落实措施", {registry::Created(measure)}});
    if (!applied) return Fail(applied.error());
    return {};
  }

  static constexpr const char* kSheet = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  const VillageRules& rules_;
  std::mt19937 random_;
  int64_t now_ms_;
  std::vector<int64_t> households_;
  std::map<int64_t, std::string> village_of_;
  int64_t people_ = 0;

 private:
  int64_t serial_ = 0;
  int64_t accepted_ = 0;
  int64_t refused_ = 0;
};

}  // namespace shouwang::store
