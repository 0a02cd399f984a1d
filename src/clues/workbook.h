// The round trip of the clue workbook: clues of the record are written for people to fill in without a network, and
// their answers are read back.
//
// The hidden key of a row is the clue's number and version under a keyed check (so that a row copied or edited by hand
// is noticed). Clues that are only shown have no key. Cells that begin like a formula are neutralised by the writer
// (04-trust.md line 26). The workbook says at every page's foot who exported it and when; every explanation also ends
// with the export's number in characters without width, which stay when rows are copied elsewhere (line 23): the number
// leads to the row "export/<number>" of the audit trail.
//
// Errors: kInput when it is no table at all; every bad cell is an Error with sheet, row and column in `where`, what is
// wrong and how to mend it; never the cell's content.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clues/clues.h"
#include "seal/sealer.h"
#include "tabular/workbook_writer.h"

namespace shouwang::clues {

inline constexpr int kExportRows = 5000;  // 04-trust.md line 23

// Who exported, when, and the number under which the audit trail has it: 10 hexadecimal digits.
struct ExportMark {
  std::string number;
  std::string who;
  Moment at;
};
ExportMark MakeExportMark(const std::string& who, const Moment& at);
std::string MarkText(const ExportMark& mark);  // for people
std::string HiddenMark(const std::string& number);
std::optional<std::string> ReadHiddenMark(std::string_view text);  // the first one in the text

// A sheet about people: every page says so, and who exported it.
tabular::SheetSpec MarkedSheet(std::string name, const ExportMark& mark);

Status WriteClueBook(const std::filesystem::path& path, const std::vector<Clue>& clues,
                     const std::vector<policy::Division>& divisions, const ExportMark& mark,
                     const seal::Sealer& sealer);

// A row in which something was filled in.
struct AnsweredRow {
  std::string where;  // sheet and row, for people
  int64_t clue = 0;
  int64_t version = 0;  // of the clue when it was exported
  Answer answer;
};

struct AnswerSheets {
  std::vector<AnsweredRow> rows;
  Errors problems;         // of single cells
  int64_t blank_rows = 0;  // with a key, and nothing filled in
};

Result<AnswerSheets> ReadAnswers(std::string_view file_name, std::string_view bytes, const seal::Sealer& sealer,
                                 const std::string& today);

struct Applied {
  int64_t answered = 0;
  int64_t unchanged = 0;  // the clue has this very answer already
  int64_t blank = 0;
};

// All rows or none: kInvalid with everything that is wrong in `details` (bad cells first, then clues that changed since
// the export). Uploading the same file twice changes nothing.
Result<Applied> ApplyAnswers(Clues& clues, const AnswerSheets& sheets, const access::Caller& caller, const Moment& at);

}  // namespace shouwang::clues
