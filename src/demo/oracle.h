// The known answers: a plain evaluator of the rules of 03-contracts.md section 2, household by household.
//
// It reads nothing but `Tables` (what a perfect reader would have got from the files) and shares no code, no
// SQL and no parameter with the policy packs: it is the independent check of them. The answers cover the
// households of `tables`; everything that links households (shared ids, shared phones, kin) must be inside
// one `Tables`. Ids are not masked.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "demo/model.h"

namespace shouwang::demo {

enum class Pack : uint8_t { kQingxin2022, kHuize2022 };  // each with the rules of `national`

struct Clue {
  std::string_view rule_id, kind, risk_type;
  std::string household_id, id_no, name, division_code;

  bool operator==(const Clue&) const = default;
};

struct HouseholdAnswer {
  std::string household_id, division_code;
  std::string_view category, recommendation;
  std::string risks, clues;
};

struct Answers {
  std::vector<Clue> clues;                  // sorted by rule, household, id, name
  std::vector<HouseholdAnswer> households;  // sorted by household
};

// Puts answers in the order of the contract.
void SortAnswers(Answers& answers);

Answers Evaluate(const Tables& tables, Date as_of, Pack pack);

}  // namespace shouwang::demo
