// What a run finds: clues with their evidence, and a recommendation for each household with a risk clue
// (03-contracts.md sections 2 and 3). Ids are in the clear here; masking happens where they are written.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "policy/pack.h"

namespace shouwang::screening {

struct Clue {
  const policy::Rule* rule = nullptr;
  std::string household_id;
  std::string id_no;          // blank for level household; the cleaned text when invalid
  std::string name;           // the person's; blank for level household
  std::string head;           // level household: the head's name, if there is one
  std::string division_code;  // 12 digits
  std::string explanation;    // a Chinese sentence with the figures
  std::string evidence;       // JSON, ids masked as asked for the run
};

enum class Recommendation : uint8_t { kInclude, kReview, kCountyReview };

struct HouseholdAdvice {
  std::string household_id;
  std::string division_code;
  std::string category;
  Recommendation recommendation = Recommendation::kReview;
  std::vector<std::string> risks;     // risk types of its risk clues, in pack order
  std::vector<std::string> clues;     // ids of all its rules that fired, in order
  std::vector<std::string> measures;  // suggested kinds of measure, for its risks and labour
  bool has_labour = false;
};

struct Findings {
  std::vector<Clue> clues;                  // by rule, household, id, name (bytes)
  std::vector<HouseholdAdvice> households;  // by household id (bytes)
};

const char* Name(Recommendation recommendation);   // include review county_review
const char* Title(Recommendation recommendation);  // Chinese

}  // namespace shouwang::screening
