// Takes the rows behind the header of one sheet: sets footers aside, reads every column, and decides what a
// bad cell means for its row (03-contracts.md section 1, Skipped and counted; Rejects).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "ingest/batch_writer.h"
#include "ingest/column_reader.h"
#include "ingest/header_matcher.h"
#include "ingest/report.h"
#include "policy/dataset.h"
#include "tabular/table_reader.h"

namespace shouwang::ingest {

enum class RowFate : uint8_t {
  kStaged,
  kRejected,
  kSkipped,
  kHeld,  // looks like a footer, but names a household: ask again when all households are known
};

class RowReader {
 public:
  // `datasets` must outlive the reader. `source`: SheetReport::source.
  RowReader(const std::vector<policy::Dataset>& datasets, const HeaderMatch& match, int32_t source, Date as_of,
            bool date1904);

  // What could not be taken, or was mended, is added to `rejects` and `repairs`.
  RowFate Take(uint32_t row, std::span<const tabular::Cell> cells, BatchWriter& writer, std::vector<Reject>& rejects,
               std::vector<Repair>& repairs);
  // The same for a held row whose household turned out to be known: it is no footer.
  RowFate TakeHeld(uint32_t row, std::span<const tabular::Cell> cells, BatchWriter& writer,
                   std::vector<Reject>& rejects, std::vector<Repair>& repairs);
  // The normalised household ids of a held row.
  std::vector<std::string> Households(std::span<const tabular::Cell> cells);

  // Household cells of rejected rows whose household must exist: whether it does is known when all files are read.
  // Handed over once.
  std::vector<Reject> TakeSuspects() { return std::exchange(suspects_, {}); }

 private:
  struct BadCell {
    uint16_t column = 0;
    RejectCode code = RejectCode::kRequiredMissing;
    RejectAction action = RejectAction::kRowRejected;
  };

  const tabular::Cell& CellOf(size_t column, std::span<const tabular::Cell> cells) const;
  RowFate FateOfFooter(std::span<const tabular::Cell> cells);
  void ReadValues(std::span<const tabular::Cell> cells);
  // Notes what is wrong with the value of a column, after it was read.
  void Judge(size_t column);
  void JudgeAmounts();
  void AddRejects(uint32_t row, std::span<const tabular::Cell> cells, bool row_rejected, std::vector<Reject>& rejects);
  void AddSuspects(uint32_t row);
  void AddRepairs(uint32_t row, std::span<const tabular::Cell> cells, std::vector<Repair>& repairs) const;

  const policy::Dataset& dataset_;
  size_t dataset_index_;
  int32_t source_;
  std::vector<int> file_columns_;  // of each dataset column, or -1
  std::vector<ColumnReader> readers_;
  std::vector<Value> values_;
  std::vector<Reject> suspects_;
  std::vector<BadCell> bad_;
  int kept_id_column_ = -1;  // keeps_rows_without_id: the column of the id
  bool repaired_ = false;
};

}  // namespace shouwang::ingest
