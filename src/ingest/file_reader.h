// Reads one file: for each of its sheets finds the header, then hands the rows behind it to a RowReader.
//
// Used by one thread. What comes out is complete in FileOutcome and does not depend on other files, so that
// files can be read in any order.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "ingest/batch_writer.h"
#include "ingest/header_matcher.h"
#include "ingest/ingest.h"
#include "ingest/owned_row.h"
#include "ingest/report.h"
#include "ingest/row_reader.h"
#include "tabular/table_reader.h"

namespace shouwang::ingest {

// A row that looks like a footer but names a household: settled after all files were read.
struct HeldRow {
  std::shared_ptr<RowReader> reader;
  size_t sheet = 0;  // index into FileReport::sheets
  OwnedRow row;
};

struct FileOutcome {
  FileReport report;
  std::vector<Reject> rejects;
  std::vector<Repair> repairs;
  std::vector<std::string> warnings;
  Errors errors;
  std::vector<HeldRow> held;
  std::vector<Reject> suspects;  // rejects that stand if the household is unknown
};

class FileReader : public tabular::RowSink {
 public:
  // `rules`: those of inputs.toml that are for this file. `rows_seen` is called now and then with the number
  // of bytes of cells that went by since the last call.
  FileReader(const std::vector<policy::Dataset>& datasets, const HeaderMatcher& matcher,
             std::vector<const InputRule*> rules, const IngestOptions& options, int32_t file_index, BatchWriter& writer,
             FileOutcome& outcome, std::function<void(uint64_t)> rows_seen);

  bool BeginSheet(const tabular::SheetInfo& sheet) override;
  bool Row(uint32_t row, std::span<const tabular::Cell> cells) override;
  void EndSheet(uint32_t last_row) override;

  // After the last sheet, when the file could be read: says what the file as a whole lacks.
  void Finish();

 private:
  enum class SheetState { kSearching, kReading, kUnmatched };

  const InputRule* RuleFor(const std::string& sheet);
  bool IsCancelled() const;
  void FindHeader();
  void StartReading(const HeaderMatch& match);
  void WarnAbout(const HeaderMatch& match);
  void NoteUnmatched(const HeaderSearch& search);
  void TakeRow(uint32_t row, std::span<const tabular::Cell> cells);
  void ReportProgress(std::span<const tabular::Cell> cells);
  std::string Where() const;
  // Says what the sheet lacks to be a table of the dataset that it comes nearest to.
  void AddMismatch(const std::string& sheet, const HeaderSearch& search);
  bool IsNamedByRule(const std::string& sheet) const;
  void AddError(std::string what, std::string where, std::string hint);

  const std::vector<policy::Dataset>& datasets_;
  const HeaderMatcher& matcher_;
  std::vector<const InputRule*> rules_;
  std::vector<bool> rule_met_;  // of each rule: its sheet was there
  const IngestOptions& options_;
  int32_t file_index_;
  BatchWriter& writer_;
  FileOutcome& outcome_;
  std::function<void(uint64_t)> rows_seen_;

  // The sheet being read.
  tabular::SheetInfo sheet_;
  const InputRule* rule_ = nullptr;
  SheetState state_ = SheetState::kSearching;
  std::vector<OwnedRow> first_rows_;
  bool has_content_ = false;
  uint32_t search_until_ = 0;
  std::shared_ptr<RowReader> reader_;
  uint64_t rows_taken_ = 0;

  std::vector<std::pair<std::string, HeaderSearch>> unmatched_;  // sheets with content that matched nothing
  uint64_t bytes_seen_ = 0;
  uint32_t rows_since_report_ = 0;
};

}  // namespace shouwang::ingest
