// Typed rows on their way from a table file to the staging tables: one Batch holds up to kBatchRows rows of
// one dataset.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "policy/dataset.h"

namespace shouwang::ingest {

inline constexpr size_t kBatchRows = 2048;

// One column of a batch. Numbers (分), dates (days since 1970-01-01), ids (17 digits), enumerations (index
// into Column::values) and sets (bit i = values[i]) are in `numbers`; text and open enumerations are in
// `text`, value i being text[text_ends[i-1], text_ends[i]). valid[i] == 0: blank.
struct BatchColumn {
  std::vector<int64_t> numbers;
  std::string text;
  std::vector<uint32_t> text_ends;
  std::vector<uint8_t> valid;
};

struct Batch {
  std::vector<BatchColumn> columns;  // one for each Dataset::columns, in that order
  std::vector<int32_t> source;       // which sheet of which file: index into IngestReport::sheets' `source`
  std::vector<int32_t> row;          // 1-based record number in the sheet
  std::vector<uint64_t> hash_high;   // 128-bit hash of the row's normalised values, a missing column being blank;
  std::vector<uint64_t> hash_low;    //   equal rows have equal hashes (used for duplicate_row)
  // Only for datasets with keeps_rows_without_id: base IdState of id_no, and its cleaned text where it is not
  // valid.
  std::vector<uint8_t> id_state;
  BatchColumn id_text;
  size_t rows = 0;
};

// Takes batches of one dataset. Used by one thread at a time.
class BatchSink {
 public:
  virtual ~BatchSink() = default;
  virtual void Append(const Batch& batch) = 0;
  virtual void Finish() = 0;  // flushes; nothing is appended afterwards
};

// Gives a sink for a dataset; called from the reading threads, each of which gets its own sink for each
// dataset it meets.
class Stage {
 public:
  virtual ~Stage() = default;
  virtual std::unique_ptr<BatchSink> Open(const policy::Dataset& dataset) = 0;
  // Which of these household ids are among the staged `household` rows (called after all other rows are
  // staged).
  virtual std::vector<bool> KnownHouseholds(const std::vector<std::string>& household_ids) = 0;
};

}  // namespace shouwang::ingest
