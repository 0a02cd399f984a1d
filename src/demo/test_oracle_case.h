// One quiet household for the oracle's tests to change: the head, the spouse and a nine-year-old. Tests only.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

#include "demo/family.h"
#include "demo/oracle.h"

namespace shouwang::demo {

inline const Date kDay = *Date::FromIso("2022-05-31");

inline Date On(const char* iso) { return *Date::FromIso(iso); }

class OracleCase : public testing::Test {
 protected:
  OracleCase() : build_{tables_, ids_, kDay}, random_(1, 1) {
    MakeRoom(tables_);
    Start(term::kOrdinary);
  }

  void Start(Word type) {
    MakeRoom(tables_);
    family_.emplace(build_, random_, HouseholdRow{"H1", "530326100201", "", type, "", {}});
    MakeQuiet(*family_);
  }
  Family& f() { return *family_; }
  HouseholdRow& AnotherHousehold(const std::string& id) {
    tables_.household.push_back(HouseholdRow{id, "530326100201", "", term::kOrdinary, "", {}});
    return tables_.household.back();
  }
  // The clues of a rule in the packs that hold it.
  int Hits(std::string_view rule, Pack pack = Pack::kHuize2022) {
    const Answers answers = Evaluate(tables_, kDay, pack);
    return static_cast<int>(
        std::count_if(answers.clues.begin(), answers.clues.end(), [&](const Clue& c) { return c.rule_id == rule; }));
  }
  int Qingxin(std::string_view rule) { return Hits(rule, Pack::kQingxin2022); }

  Tables tables_;
  IdBook ids_{"530326"};
  Build build_;
  Random random_;
  std::optional<Family> family_;
};

}  // namespace shouwang::demo
