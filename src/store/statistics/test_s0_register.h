// A synthetic register that gives S0's figures as of 30 June 2023: 124 户 515 人 = 46/184 + 75/317 + 3/14, over five
// towns of two villages each, with what must not be counted beside it. Everything goes in as people enter it: through
// the register's own operations.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "registry/natural_change.h"
#include "registry/register_words.h"
#include "registry/reshape.h"
#include "store/registry/registry_tables.h"

namespace shouwang::store {

class S0Register {
 public:
  static constexpr const char* kAsOf = "2023-06-30";

  // With so many measures for every member of a monitored household.
  explicit S0Register(registry::Registry& registry, int measures_a_head = 0)
      : registry_(registry), measures_a_head_(measures_a_head) {}

  Status Make() {
    // 46 households of 4; 58 of 4 and 17 of 5; 4, 5 and 5.
    for (int i = 0; i < 46; ++i) Monitored("脱贫不稳定户", 4, "2022-03-10", i % 2 == 0 ? "因病" : "因病、因残疾");
    for (int i = 0; i < 75; ++i) Monitored("边缘易致贫户", i < 58 ? 4 : 5, "2022-09-01", "因学");
    for (const int people : {4, 5, 5}) Monitored("突发严重困难户", people, "2023-04-20", "因自然灾害");
    // Beside them: others, of whom none is 监测对象 on the day.
    later_ = Monitored("边缘易致贫户", 3, "2023-07-01", "");
    left_ = Monitored("脱贫不稳定户", 2, "2022-01-15", "", "2023-03-15", "自然消除");
    leaving_ = Monitored("边缘易致贫户", 6, "2022-01-15", "", kAsOf, "帮扶消除");
    taken_back_ = Monitored("脱贫不稳定户", 7, "2022-01-15", "");
    for (int i = 0; i < 20; ++i) Household(3);
    if (Status made = Apply(); !made) return made;
    Status close = CloseMonitoring();
    return close ? Events() : close;
  }

  int64_t first() const { return households_.front(); }  // where somebody died on 10 May and was born on 30 June

 private:
  int64_t Household(int people) {
    registry::Row row(registry::Entity::kHousehold);
    const int64_t id = row.id = row.household = registry_.NewNumber();
    const size_t serial = households_.size();
    row[registry::household_field::kNumber] = "S0-" + std::to_string(1000 + serial);
    row[registry::household_field::kDivision] =
        "44180310" + std::to_string(1 + serial % 5) + "20" + std::to_string(1 + serial / 5 % 2);
    row[registry::household_field::kType] = registry::word::kHouseholdTypes[1];
    edits_.push_back(registry::Created(row));
    households_.push_back(id);
    for (int i = 0; i < people; ++i) Person(id, i == 0 ? std::string(registry::word::kHead) : "子女");
    return id;
  }

  int64_t Person(int64_t household, const std::string& relation) {
    registry::Row row(registry::Entity::kPerson);
    row.id = registry_.NewNumber();
    row.household = household;
    row[registry::person_field::kName] = "甲";
    row[registry::person_field::kIdState] = registry::kIdBlank;
    row[registry::person_field::kRelation] = relation;
    row[registry::person_field::kBirthDate] = "1980-01-01";
    row[registry::person_field::kLabour] = households_.size() % 3 == 0 ? "无劳动力" : "普通劳动力";
    row[registry::person_field::kStatus] = registry::word::kInHousehold;
    edits_.push_back(registry::Created(row));
    return row.id;
  }

  int64_t Monitored(const std::string& category, int people, const std::string& since, const std::string& risks,
                    const std::string& until = "", const std::string& kind = "") {
    registry::Row row(registry::Entity::kMonitored);
    row.household = Household(people);
    row.id = registry_.NewNumber();
    row[registry::monitored_field::kCategory] = category;
    row[registry::monitored_field::kIdentifiedOn] = since;
    row[registry::monitored_field::kRisks] = risks;
    row[registry::monitored_field::kEliminatedOn] = until;
    row[registry::monitored_field::kEliminationKind] = kind;
    edits_.push_back(registry::Created(row));
    for (int i = 0; i < people * measures_a_head_; ++i) Measure(row.household, i % 2 == 0 ? "产业帮扶" : "综合保障");
    return row.household;
  }

  void Measure(int64_t household, const std::string& kind) {
    registry::Row row(registry::Entity::kMeasure);
    row.household = household;
    row.id = registry_.NewNumber();
    row.values[0] = kind;
    row.values[1] = "2023-01-10";
    row.values[2] = "10000";
    edits_.push_back(registry::Created(row));
  }

  Status Apply() {
    const Result<int64_t> done = registry_.Apply({registry::ChangeSource::kEdit, "建档", std::exchange(edits_, {})});
    return done ? Status() : Status(Fail(done.error()));
  }
  Status Apply(const Result<registry::Operation>& operation) {
    if (!operation) return Fail(operation.error());
    const Result<int64_t> done = registry_.Apply(*operation);
    return done ? Status() : Status(Fail(done.error()));
  }

  Status CloseMonitoring() {
    const registry::Row row = registry_.RowsOf(registry::Entity::kMonitored, taken_back_).front();
    registry::Row closed = row;
    closed.closed = true;
    edits_.push_back(registry::Changed(row, closed));
    return Apply();
  }

  // The last of the first household dies, a child is born; the second one's son lives on his own from 1 June, and a
  // grandchild of his is born to the old household in his place.
  Status Events() {
    using registry::NaturalKind;
    const registry::Occasion occasion{"自然增减", *Date::FromIso("2023-08-30")};
    const auto natural = [&](int64_t household, registry::NaturalChange change) {
      const int64_t version = registry_.Find(registry::Entity::kHousehold, household)->version;
      return Apply(registry::ChangeNaturally(registry_, household, version, change, occasion));
    };
    const nlohmann::json child = {{"name", "乙"}, {"relation", "孙子女"}};
    const int64_t second = households_[1];
    const int64_t dies = registry_.Members(first()).back().id;
    if (Status done = natural(first(), {NaturalKind::kDeath, "2023-05-10", nullptr, dies}); !done) return done;
    if (Status done = natural(first(), {NaturalKind::kBirth, kAsOf, child}); !done) return done;
    if (Status done = natural(second, {NaturalKind::kMarryIn, "2023-06-01", child}); !done) return done;
    registry::Split split;
    split.date = "2023-06-01";
    split.household_id = "S0-SPLIT";
    split.members = {{registry_.Members(second)[1].id, std::string(registry::word::kHead)}};
    split.head = split.members[0].person;
    const int64_t version = registry_.Find(registry::Entity::kHousehold, second)->version;
    return Apply(registry::SplitHousehold(registry_, second, version, split, occasion));
  }

  registry::Registry& registry_;
  int measures_a_head_;
  std::vector<registry::Edit> edits_;
  std::vector<int64_t> households_;
  int64_t later_ = 0, left_ = 0, leaving_ = 0, taken_back_ = 0;
};

}  // namespace shouwang::store
