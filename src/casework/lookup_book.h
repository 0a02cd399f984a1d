// The round trip of 部门信息比对 as a workbook: a department's open questions are written for it to answer without the
// system, and its answers are read back (04-trust.md lines 23 and 26, as clues/workbook.h does for clues). The hidden
// key of a row is the question's number and version under a keyed check.
//
// Errors: kInput when it is no such table; every bad cell is an Error with sheet, row and column in `where`, what is
// wrong and how to mend it; never the cell's content.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "casework/consent_work.h"
#include "clues/workbook.h"
#include "policy/pack.h"
#include "seal/sealer.h"

namespace shouwang::casework {

struct LookUpSheet {
  std::vector<LookUp> lookups;                // open ones
  std::map<int64_t, std::string> people;      // of a household: names and masked ids of its members
  std::map<int64_t, std::string> signed_on;   // of an authorisation
  std::map<std::string, std::string> places;  // names by code
};
Status WriteLookUpBook(const std::filesystem::path& path, const LookUpSheet& sheet, const policy::Pack& pack,
                       const clues::ExportMark& mark, const seal::Sealer& sealer);

struct AnsweredLookUp {
  std::string where;  // sheet and row, for people
  int64_t lookup = 0;
  int64_t version = 0;  // when it was exported
  LookUpAnswer answer;
};
struct LookUpAnswers {
  std::vector<AnsweredLookUp> rows;
  Errors problems;
  int64_t blank_rows = 0;
};
Result<LookUpAnswers> ReadLookUpBook(std::string_view file_name, std::string_view bytes, const seal::Sealer& sealer);

struct AppliedLookUps {
  int64_t answered = 0;
  int64_t unchanged = 0;  // has this very answer already
  int64_t blank = 0;
  std::vector<int64_t> cases;  // of what was answered
};
// All rows or none. Uploading the same file twice changes nothing.
Result<AppliedLookUps> ApplyLookUpAnswers(Desk& desk, const LookUpAnswers& answers);

}  // namespace shouwang::casework
