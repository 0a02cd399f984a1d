#include "ingest/batch_writer.h"

#include <xxhash.h>

#include <cstring>

namespace shouwang::ingest {
namespace {

// A batch of endless cells is handed over before it is full.
constexpr size_t kMaxBatchBytes = 16U << 20U;

void AppendText(std::string_view text, bool valid, BatchColumn& column) {
  if (valid) column.text.append(text);
  column.text_ends.push_back(static_cast<uint32_t>(column.text.size()));
  column.valid.push_back(valid ? 1 : 0);
}

void Clear(BatchColumn& column) {
  column.numbers.clear();
  column.text.clear();
  column.text_ends.clear();
  column.valid.clear();
}

}  // namespace

BatchWriter::BatchWriter(const std::vector<policy::Dataset>& datasets, Stage& stage, std::mutex& stage_mutex)
    : datasets_(datasets), stage_(stage), stage_mutex_(stage_mutex), open_(datasets.size()) {}

BatchWriter::Open& BatchWriter::OpenFor(size_t index) {
  if (open_[index]) return *open_[index];
  const policy::Dataset& dataset = datasets_[index];
  auto open = std::make_unique<Open>();
  for (size_t i = 0; i < dataset.columns.size(); ++i) {
    open->is_text.push_back(IsTextColumn(dataset.columns[i]) ? 1 : 0);
    const bool is_id = dataset.columns[i].type == policy::ColumnType::kResidentId;
    if (dataset.keeps_rows_without_id && is_id && open->id_column < 0) open->id_column = static_cast<int>(i);
  }
  open->batch.columns.resize(dataset.columns.size());
  {
    const std::lock_guard<std::mutex> lock(stage_mutex_);
    open->sink = stage_.Open(dataset);
  }
  open_[index] = std::move(open);
  return *open_[index];
}

void BatchWriter::Append(size_t dataset, int32_t source, uint32_t row, std::span<const Value> values) {
  Open& open = OpenFor(dataset);
  Batch& batch = open.batch;
  for (size_t i = 0; i < values.size(); ++i) {
    const Value& value = values[i];
    const bool valid = value.state == ValueState::kGood;
    BatchColumn& column = batch.columns[i];
    if (open.is_text[i] != 0) {
      AppendText(value.text, valid, column);
    } else {
      column.numbers.push_back(valid ? value.number : 0);
      column.valid.push_back(valid ? 1 : 0);
    }
  }
  batch.source.push_back(source);
  batch.row.push_back(static_cast<int32_t>(row));
  if (open.id_column >= 0) {
    const Value& id = values[static_cast<size_t>(open.id_column)];
    batch.id_state.push_back(static_cast<uint8_t>(id.id_state));
    AppendText(id.text, id.state != ValueState::kGood && !id.text.empty(), batch.id_text);
  }
  AppendHash(open, values);
  if (++batch.rows == kBatchRows || open.bytes >= kMaxBatchBytes) Flush(open);
}

// The serialised form is, column by column: 0 for a blank; or 1 and the number in 8 bytes; or 1, the length
// in 4 bytes and the text. An unusable id of a row that is kept counts with its cleaned text: 2, length,
// text.
void BatchWriter::AppendHash(Open& open, std::span<const Value> values) {
  size_t bound = 0;
  for (const Value& value : values) bound += 13 + value.text.size();
  open.bytes += bound;
  if (serialised_.size() < bound) serialised_.resize(bound * 2);
  char* out = serialised_.data();
  for (size_t i = 0; i < values.size(); ++i) {
    const Value& value = values[i];
    const bool good = value.state == ValueState::kGood;
    const bool lost_id = !good && static_cast<int>(i) == open.id_column && !value.text.empty();
    *out++ = static_cast<char>(good ? 1 : lost_id ? 2 : 0);
    if (good && open.is_text[i] == 0) {
      std::memcpy(out, &value.number, sizeof(value.number));
      out += sizeof(value.number);
    } else if (good || lost_id) {
      const auto length = static_cast<uint32_t>(value.text.size());
      std::memcpy(out, &length, sizeof(length));
      out += sizeof(length);
      if (length != 0) std::memcpy(out, value.text.data(), length);
      out += length;
    }
  }
  const XXH128_hash_t hash = XXH3_128bits(serialised_.data(), static_cast<size_t>(out - serialised_.data()));
  open.batch.hash_high.push_back(hash.high64);
  open.batch.hash_low.push_back(hash.low64);
}

void BatchWriter::Flush(Open& open) {
  Batch& batch = open.batch;
  if (batch.rows == 0) return;
  open.sink->Append(batch);
  for (BatchColumn& column : batch.columns) Clear(column);
  Clear(batch.id_text);
  batch.source.clear();
  batch.row.clear();
  batch.hash_high.clear();
  batch.hash_low.clear();
  batch.id_state.clear();
  batch.rows = 0;
  open.bytes = 0;
}

void BatchWriter::Finish() {
  for (std::unique_ptr<Open>& open : open_) {
    if (!open) continue;
    Flush(*open);
    open->sink->Finish();
    open.reset();
  }
}

}  // namespace shouwang::ingest
