#include "clues/answer_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "clues/messages.h"

namespace shouwang::clues {
namespace {

using tabular::Cell;
using tabular::CellKind;

constexpr uint32_t kHeaderRows = 20;  // as for every table (03-contracts.md section 1, Header)
constexpr size_t kProblemsTold = 200;
constexpr uint64_t kUnpackedBytes = 512ULL << 20U;  // some 5 000 rows take less than a hundredth

}  // namespace

bool AnswerReader::BeginSheet(const tabular::SheetInfo& sheet) {
  sheet_ = sheet;
  column_.clear();
  return true;
}

bool AnswerReader::Row(uint32_t row, std::span<const Cell> cells) {
  row_ = row;
  if (column_.empty()) {
    FindHeader(cells);
    return row < kHeaderRows || !column_.empty();
  }
  ReadRow(cells);
  return true;
}

void AnswerReader::FindHeader(std::span<const Cell> cells) {
  std::map<std::string, size_t> found;
  for (size_t i = 0; i < cells.size(); ++i) {
    const std::string title = WithoutBlanks(cells[i].text);
    if (std::find(titles_.begin(), titles_.end(), title) != titles_.end()) found.emplace(title, i);
  }
  if (found.size() < titles_.size()) return;
  column_ = std::move(found);
  found_sheet_ = true;
}

std::string AnswerReader::RowName() const { return fmt::format(fmt::runtime(message::kRow), sheet_.name, row_); }

void AnswerReader::Wrong(const char* title, const std::string& what, const std::string& hint) {
  problems_.push_back(
      {ErrorCode::kInvalid, what, fmt::format(fmt::runtime(message::kCell), sheet_.name, row_, title), hint});
}

std::string AnswerReader::Text(std::span<const Cell> cells, const char* title, size_t most) {
  const size_t at = column_.at(title);
  if (at >= cells.size() || cells[at].kind == CellKind::kBlank) return {};
  if (cells[at].kind == CellKind::kError) {
    Wrong(title, message::kErrorCell, message::kErrorCellHint);
    return {};
  }
  std::string text = CleanText(cells[at].text);
  // What the writer put in front so that it is no formula.
  if (text.size() > 1 && text[0] == '\'' && std::string_view("=+-@").find(text[1]) != std::string_view::npos) {
    text.erase(0, 1);
  }
  if (CodePointCount(text) > most) {
    Wrong(title, fmt::format(fmt::runtime(message::kTooLong), most), "");
    return {};
  }
  return text;
}

Status ReadAnswerFile(std::string_view file_name, std::string_view bytes, AnswerReader& reader) {
  tabular::ReadLimits limits;
  limits.max_unpacked_bytes = kUnpackedBytes;
  limits.max_shared_string_bytes = kUnpackedBytes;
  if (Status read = tabular::ReadTableBytes(file_name, bytes, limits, reader); !read) return read;
  if (!reader.found_sheet()) return Fail(ErrorCode::kInput, message::kNoAnswerSheet, {}, message::kReadHint);
  return {};
}

Error NothingApplied(Errors problems) {
  Error error;
  error.code = ErrorCode::kInvalid;
  error.what = fmt::format(fmt::runtime(message::kNothingApplied), problems.size());
  error.hint = message::kNothingAppliedHint;
  const size_t more = problems.size() > kProblemsTold ? problems.size() - kProblemsTold : 0;
  problems.resize(problems.size() - more);
  error.details = std::move(problems);
  if (more > 0) {
    error.details.push_back({ErrorCode::kInvalid, fmt::format(fmt::runtime(message::kMoreProblems), more), "", ""});
  }
  return error;
}

}  // namespace shouwang::clues
