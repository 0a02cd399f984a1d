#include "ingest/file_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "ingest/cell_text.h"
#include "ingest/messages.h"

namespace shouwang::ingest {

using tabular::Cell;

namespace {

constexpr uint32_t kRowsPerProgress = 4096;

}  // namespace

FileReader::FileReader(const std::vector<policy::Dataset>& datasets, const HeaderMatcher& matcher,
                       std::vector<const InputRule*> rules, const IngestOptions& options, int32_t file_index,
                       BatchWriter& writer, FileOutcome& outcome, std::function<void(uint64_t)> rows_seen)
    : datasets_(datasets),
      matcher_(matcher),
      rules_(std::move(rules)),
      rule_met_(rules_.size()),
      options_(options),
      file_index_(file_index),
      writer_(writer),
      outcome_(outcome),
      rows_seen_(std::move(rows_seen)) {}

bool FileReader::IsCancelled() const {
  return options_.cancelled != nullptr && options_.cancelled->load(std::memory_order_relaxed);
}

std::string FileReader::Where() const {
  const std::string& file = outcome_.report.name;
  return sheet_.name.empty() ? file : fmt::format(messages::kSheetOfFile, file, sheet_.name);
}

void FileReader::AddError(std::string what, std::string where, std::string hint) {
  outcome_.errors.push_back({ErrorCode::kInput, std::move(what), std::move(where), std::move(hint)});
}

// The rule that names the sheet, else the one for every sheet, else none.
const InputRule* FileReader::RuleFor(const std::string& sheet) {
  const InputRule* for_all = nullptr;
  for (size_t i = 0; i < rules_.size(); ++i) {
    if (rules_[i]->sheet.empty()) {
      if (for_all == nullptr) for_all = rules_[i];
    } else if (rules_[i]->sheet == sheet) {
      rule_met_[i] = true;
      return rules_[i];
    }
  }
  return for_all;
}

bool FileReader::BeginSheet(const tabular::SheetInfo& sheet) {
  if (IsCancelled()) return false;
  sheet_ = sheet;
  rule_ = RuleFor(sheet.name);
  state_ = SheetState::kSearching;
  first_rows_.clear();
  has_content_ = false;
  reader_.reset();
  rows_taken_ = 0;
  search_until_ = std::max(kHeaderSearchRows, rule_ == nullptr ? 0 : rule_->header + 1);
  const bool chosen = rule_ != nullptr || rules_.empty();  // rules that name sheets leave the others out
  return chosen && !(rule_ != nullptr && rule_->ignore);
}

bool FileReader::Row(uint32_t row, std::span<const Cell> cells) {
  if (IsCancelled()) return false;
  ReportProgress(cells);
  if (state_ == SheetState::kReading) {
    TakeRow(row, cells);
    return true;
  }
  if (row <= search_until_) {
    has_content_ = has_content_ || !std::all_of(cells.begin(), cells.end(), IsBlankCell);
    first_rows_.emplace_back(row, cells);
    return true;
  }
  has_content_ = true;
  if (state_ == SheetState::kSearching) FindHeader();
  if (state_ != SheetState::kReading) return false;
  TakeRow(row, cells);
  return true;
}

void FileReader::EndSheet(uint32_t last_row) {
  if (IsCancelled()) return;
  if (state_ == SheetState::kSearching && has_content_) FindHeader();
  if (state_ == SheetState::kReading) {
    SheetReport& sheet = outcome_.report.sheets.back();
    const uint64_t read = last_row > sheet.header_row ? last_row - sheet.header_row : 0;
    sheet.rows_read = std::max(read, rows_taken_);
    sheet.rows_skipped += sheet.rows_read - rows_taken_;  // blank rows that were not delivered
    for (Reject& suspect : reader_->TakeSuspects()) outcome_.suspects.push_back(std::move(suspect));
  }
  state_ = SheetState::kUnmatched;
  reader_.reset();
}

void FileReader::FindHeader() {
  HeaderSearch search = matcher_.Find(first_rows_, rule_);
  if (!search.found || !search.tied.empty()) {
    state_ = SheetState::kUnmatched;
    NoteUnmatched(search);
    first_rows_.clear();
    return;
  }
  StartReading(search.match);
}

void FileReader::StartReading(const HeaderMatch& match) {
  state_ = SheetState::kReading;
  SheetReport report;
  report.source = file_index_ * 65536 + static_cast<int32_t>(sheet_.index);
  report.sheet = sheet_.name;
  report.dataset = datasets_[match.dataset].name;
  report.header_row = match.last_row;
  report.unmatched_headers = match.unmatched_headers;
  for (size_t i = 0; i < match.columns.size(); ++i) {
    const int at = match.columns[i].file_column;
    if (at < 0) continue;
    report.matched_headers.emplace_back(match.titles[static_cast<size_t>(at)],
                                        datasets_[match.dataset].columns[i].name);
  }
  reader_ = std::make_shared<RowReader>(datasets_, match, report.source, options_.as_of, sheet_.date1904);
  outcome_.report.sheets.push_back(std::move(report));
  WarnAbout(match);
  const std::vector<OwnedRow> rows = std::move(first_rows_);
  first_rows_.clear();
  for (const OwnedRow& row : rows) {
    if (row.row() > match.last_row) TakeRow(row.row(), row.cells());
  }
}

void FileReader::WarnAbout(const HeaderMatch& match) {
  const auto title = [&](size_t column) {
    return fmt::format(messages::kColumnOfSheet, match.titles[column], column + 1);
  };
  for (const DoubleColumn& both : match.doubles) {
    const std::string names = title(both.used) + messages::kListSeparator + title(both.unused);
    outcome_.warnings.push_back(
        fmt::format(messages::kTwoColumnsWarning, Where(), names, datasets_[match.dataset].columns[both.column].title));
  }
  for (const std::string& header : match.unused_overrides) {
    outcome_.warnings.push_back(fmt::format(messages::kHeaderUnusedWarning, Where(), header));
  }
}

void FileReader::NoteUnmatched(const HeaderSearch& search) {
  if (search.tied.empty()) {
    unmatched_.emplace_back(sheet_.name, search);
    return;
  }
  std::string names;
  for (const size_t dataset : search.tied) {
    if (!names.empty()) names += messages::kListSeparator;
    names += fmt::format(messages::kDatasetName, datasets_[dataset].title, datasets_[dataset].name);
  }
  AddError(fmt::format(messages::kDatasetsTied, names), Where(), messages::kDatasetsTiedHint);
}

void FileReader::TakeRow(uint32_t row, std::span<const Cell> cells) {
  SheetReport& sheet = outcome_.report.sheets.back();
  ++rows_taken_;
  switch (reader_->Take(row, cells, writer_, outcome_.rejects, outcome_.repairs)) {
    case RowFate::kStaged:
      ++sheet.rows_staged;
      break;
    case RowFate::kRejected:
      ++sheet.rows_rejected;
      break;
    case RowFate::kSkipped:
      ++sheet.rows_skipped;
      break;
    case RowFate::kHeld:
      outcome_.held.push_back({reader_, outcome_.report.sheets.size() - 1, OwnedRow(row, cells)});
      break;
  }
}

void FileReader::ReportProgress(std::span<const Cell> cells) {
  bytes_seen_ += cells.size();
  for (const Cell& cell : cells) bytes_seen_ += cell.text.size();
  if (++rows_since_report_ < kRowsPerProgress) return;
  rows_seen_(bytes_seen_);
  bytes_seen_ = 0;
  rows_since_report_ = 0;
}

void FileReader::Finish() {
  const std::string& file = outcome_.report.name;
  const bool matched = !outcome_.report.sheets.empty();
  bool sheet_missing = false;
  for (size_t i = 0; i < rules_.size(); ++i) {
    if (rules_[i]->sheet.empty() || rule_met_[i]) continue;
    sheet_missing = true;
    if (matched) {
      outcome_.warnings.push_back(fmt::format(messages::kSheetUnusedWarning, file, rules_[i]->sheet));
    } else {
      AddError(fmt::format(messages::kSheetNotFound, rules_[i]->sheet), file, messages::kSheetNotFoundHint);
    }
  }
  if (matched) {
    for (const auto& [sheet, search] : unmatched_) {
      if (IsNamedByRule(sheet)) {
        AddMismatch(sheet, search);
      } else {
        outcome_.report.unmatched_sheets.push_back(sheet);
      }
    }
    return;
  }
  if (!outcome_.errors.empty() || sheet_missing) return;  // said already
  if (unmatched_.empty()) return AddError(messages::kFileEmpty, file, messages::kFileEmptyHint);
  // The sheet that comes nearest speaks for the file.
  const std::pair<std::string, HeaderSearch>* nearest = &unmatched_.front();
  for (const auto& candidate : unmatched_) {
    const bool has = candidate.second.nearest >= 0;
    const bool better = nearest->second.nearest < 0 || candidate.second.missing.size() < nearest->second.missing.size();
    if (has && better) nearest = &candidate;
  }
  AddMismatch(nearest->first, nearest->second);
}

bool FileReader::IsNamedByRule(const std::string& sheet) const {
  return !sheet.empty() &&
         std::any_of(rules_.begin(), rules_.end(), [&](const InputRule* rule) { return rule->sheet == sheet; });
}

void FileReader::AddMismatch(const std::string& sheet, const HeaderSearch& search) {
  sheet_.name = sheet;
  if (search.nearest < 0) {
    return AddError(messages::kNothingRecognised, Where(), messages::kNothingRecognisedHint);
  }
  const policy::Dataset& dataset = datasets_[static_cast<size_t>(search.nearest)];
  std::string columns;
  for (const size_t column : search.missing) {
    if (!columns.empty()) columns += messages::kListSeparator;
    columns += dataset.columns[column].title;
  }
  const std::string name = fmt::format(messages::kDatasetName, dataset.title, dataset.name);
  AddError(fmt::format(messages::kColumnsMissing, name, columns), Where(), messages::kColumnsMissingHint);
}

}  // namespace shouwang::ingest
