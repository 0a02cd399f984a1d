// Collects the normalised rows of one reading thread into batches and hands full ones to the stage.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "ingest/batch.h"
#include "ingest/column_reader.h"
#include "policy/dataset.h"

namespace shouwang::ingest {

// Opens at most one sink for each dataset. Used by one thread; `stage` is shared and opened under
// `stage_mutex`.
class BatchWriter {
 public:
  BatchWriter(const std::vector<policy::Dataset>& datasets, Stage& stage, std::mutex& stage_mutex);

  // `values` has one entry for each column of the dataset; a value that is not kGood is written as blank.
  void Append(size_t dataset, int32_t source, uint32_t row, std::span<const Value> values);
  // Hands over what is left and finishes every sink.
  void Finish();

 private:
  struct Open {
    std::unique_ptr<BatchSink> sink;
    Batch batch;
    std::vector<uint8_t> is_text;  // of each column
    int id_column = -1;            // keeps_rows_without_id: the column of the id
    size_t bytes = 0;              // of the batch, about
  };

  Open& OpenFor(size_t dataset);
  static void Flush(Open& open);
  void AppendHash(Open& open, std::span<const Value> values);

  const std::vector<policy::Dataset>& datasets_;
  Stage& stage_;
  std::mutex& stage_mutex_;
  std::vector<std::unique_ptr<Open>> open_;  // by dataset
  std::vector<char> serialised_;
};

}  // namespace shouwang::ingest
