#include "ingest/row_text.h"

#include "base/money.h"
#include "base/resident_id.h"
#include "base/text.h"
#include "ingest/column_reader.h"
#include "ingest/messages.h"

namespace shouwang::ingest {
namespace {

using policy::Column;
using policy::ColumnFormat;
using policy::ColumnType;

std::string_view TextAt(const BatchColumn& values, size_t row) {
  const size_t start = row == 0 ? 0 : values.text_ends[row - 1];
  return std::string_view(values.text).substr(start, values.text_ends[row] - start);
}

std::string SetText(const Column& column, int64_t bits) {
  std::string text;
  for (size_t i = 0; i < column.values.size(); ++i) {
    if ((bits >> i & 1) != 0) text += (text.empty() ? "" : messages::kListSeparator) + column.values[i].name;
  }
  return text;
}

}  // namespace

std::string MaskedValue(const Column& column, const BatchColumn& values, size_t row) {
  if (values.valid[row] == 0) return {};
  if (IsTextColumn(column)) return MaskPersonalRuns(TextAt(values, row));
  const int64_t number = values.numbers[row];
  switch (column.type) {
    case ColumnType::kNumber:
      return FormatCents(number);
    case ColumnType::kDate:
      return Date(static_cast<int32_t>(number)).Iso();
    case ColumnType::kResidentId:
      return MaskId(ResidentId(number).Text());
    case ColumnType::kEnum:
      return number < 0 ? std::string() : column.values[static_cast<size_t>(number)].name;
    default:
      return SetText(column, number);
  }
}

std::vector<std::string> MaskedRow(const policy::Dataset& dataset, const Batch& batch, size_t row) {
  std::vector<std::string> texts;
  for (size_t i = 0; i < dataset.columns.size(); ++i) {
    texts.push_back(MaskedValue(dataset.columns[i], batch.columns[i], row));
  }
  return texts;
}

std::string RowKey(const policy::Dataset& dataset, const Batch& batch, size_t row) {
  for (size_t i = 0; i < dataset.columns.size(); ++i) {
    if (dataset.columns[i].type != ColumnType::kResidentId || batch.columns[i].valid[row] == 0) continue;
    return ResidentId(batch.columns[i].numbers[row]).Text();
  }
  for (size_t i = 0; i < dataset.columns.size(); ++i) {
    if (dataset.columns[i].format != ColumnFormat::kHouseholdId || batch.columns[i].valid[row] == 0) continue;
    return std::string(TextAt(batch.columns[i], row));
  }
  return {};
}

}  // namespace shouwang::ingest
