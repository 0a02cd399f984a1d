#include "ingest/row_reader.h"

#include <algorithm>

#include "ingest/cell_text.h"

namespace shouwang::ingest {

using policy::ColumnFormat;
using policy::ColumnType;
using tabular::Cell;

namespace {

const Cell kNoCell;

// What rejects and repairs keep of a cell: all of anything a person would type.
constexpr size_t kMaxListedBytes = 4096;

std::string Listed(const Cell& cell) {
  size_t size = std::min(cell.text.size(), kMaxListedBytes);
  const auto splits_a_character = [&] { return (static_cast<unsigned char>(cell.text[size]) & 0xC0U) == 0x80U; };
  while (size > 0 && size < cell.text.size() && splits_a_character()) --size;
  return std::string(cell.text.substr(0, size));
}

}  // namespace

RowReader::RowReader(const std::vector<policy::Dataset>& datasets, const HeaderMatch& match, int32_t source, Date as_of,
                     bool date1904)
    : dataset_(datasets[match.dataset]), dataset_index_(match.dataset), source_(source) {
  for (size_t i = 0; i < dataset_.columns.size(); ++i) {
    const policy::Column& column = dataset_.columns[i];
    file_columns_.push_back(match.columns[i].file_column);
    readers_.emplace_back(column, match.columns[i].power_of_ten, as_of, date1904);
    if (dataset_.keeps_rows_without_id && column.type == ColumnType::kResidentId && kept_id_column_ < 0) {
      kept_id_column_ = static_cast<int>(i);
    }
  }
  values_.resize(dataset_.columns.size());
}

const Cell& RowReader::CellOf(size_t column, std::span<const Cell> cells) const {
  const int at = file_columns_[column];
  return at >= 0 && static_cast<size_t>(at) < cells.size() ? cells[static_cast<size_t>(at)] : kNoCell;
}

RowFate RowReader::Take(uint32_t row, std::span<const Cell> cells, BatchWriter& writer, std::vector<Reject>& rejects,
                        std::vector<Repair>& repairs) {
  switch (ShapeOf(cells)) {
    case RowShape::kBlank:
    case RowShape::kRunningNumber:
      return RowFate::kSkipped;
    case RowShape::kFooterLike: {
      const RowFate fate = FateOfFooter(cells);
      if (fate != RowFate::kStaged) return fate;
      break;
    }
    case RowShape::kData:
      break;
  }
  return TakeHeld(row, cells, writer, rejects, repairs);
}

// kStaged: the row is data after all.
RowFate RowReader::FateOfFooter(std::span<const Cell> cells) {
  bool names_household = false;
  for (size_t i = 0; i < readers_.size(); ++i) {
    const policy::Column& column = dataset_.columns[i];
    const bool division = dataset_.household_is_key && column.format == ColumnFormat::kDivision;
    const bool household = !dataset_.household_is_key && column.format == ColumnFormat::kHouseholdId;
    if (!division && !household && column.type != ColumnType::kResidentId) continue;
    Value value;
    readers_[i].Read(CellOf(i, cells), value);
    if (value.state != ValueState::kGood) continue;
    if (!household) return RowFate::kStaged;
    names_household = true;
  }
  return names_household ? RowFate::kHeld : RowFate::kSkipped;
}

std::vector<std::string> RowReader::Households(std::span<const Cell> cells) {
  std::vector<std::string> households;
  for (size_t i = 0; i < readers_.size(); ++i) {
    if (dataset_.columns[i].format != ColumnFormat::kHouseholdId) continue;
    Value value;
    readers_[i].Read(CellOf(i, cells), value);
    if (value.state == ValueState::kGood) households.emplace_back(value.text);
  }
  return households;
}

RowFate RowReader::TakeHeld(uint32_t row, std::span<const Cell> cells, BatchWriter& writer,
                            std::vector<Reject>& rejects, std::vector<Repair>& repairs) {
  ReadValues(cells);
  if (!bad_.empty()) {
    const bool row_rejected = std::any_of(bad_.begin(), bad_.end(),
                                          [](const BadCell& bad) { return bad.action == RejectAction::kRowRejected; });
    AddRejects(row, cells, row_rejected, rejects);
    if (row_rejected) {
      if (dataset_.household_must_exist) AddSuspects(row);
      return RowFate::kRejected;
    }
  }
  if (repaired_) AddRepairs(row, cells, repairs);
  writer.Append(dataset_index_, source_, row, values_);
  return RowFate::kStaged;
}

void RowReader::ReadValues(std::span<const Cell> cells) {
  bad_.clear();
  repaired_ = false;
  for (size_t i = 0; i < readers_.size(); ++i) {
    Value& value = values_[i];
    readers_[i].Read(CellOf(i, cells), value);
    repaired_ |= value.repaired;
    if (value.state != ValueState::kGood) Judge(i);
  }
  if (dataset_.amounts_default_to_zero) JudgeAmounts();
}

void RowReader::Judge(size_t column) {
  Value& value = values_[column];
  const bool blank = value.state == ValueState::kBlank;
  const auto index = static_cast<uint16_t>(column);
  const RejectCode code = blank ? RejectCode::kRequiredMissing : value.code;
  if (static_cast<int>(column) == kept_id_column_) {
    bad_.push_back({index, code, RejectAction::kRowKept});
  } else if (readers_[column].value_required()) {
    bad_.push_back({index, code, RejectAction::kRowRejected});
  } else if (!blank) {
    const bool amount = dataset_.amounts_default_to_zero && dataset_.columns[column].type == ColumnType::kNumber;
    // An unusable id rejects the row of any dataset, also where an id need not be given.
    const bool rejects = amount || dataset_.columns[column].type == ColumnType::kResidentId;
    bad_.push_back({index, code, rejects ? RejectAction::kRowRejected : RejectAction::kCellBlanked});
    if (!rejects) readers_[column].Blank(value);
  }
}

void RowReader::JudgeAmounts() {
  bool all_blank = true;
  int first = -1;
  for (size_t i = 0; i < values_.size(); ++i) {
    if (dataset_.columns[i].type != ColumnType::kNumber) continue;
    if (first < 0) first = static_cast<int>(i);
    all_blank &= values_[i].state == ValueState::kBlank;
    if (values_[i].state == ValueState::kBlank) values_[i].state = ValueState::kGood;  // its number is 0
  }
  if (first >= 0 && all_blank) {
    bad_.push_back({static_cast<uint16_t>(first), RejectCode::kRequiredMissing, RejectAction::kRowRejected});
  }
}

void RowReader::AddRejects(uint32_t row, std::span<const Cell> cells, bool row_rejected, std::vector<Reject>& rejects) {
  // The line for all amounts blank comes last from JudgeAmounts().
  std::stable_sort(bad_.begin(), bad_.end(), [](const BadCell& a, const BadCell& b) { return a.column < b.column; });
  for (const BadCell& bad : bad_) {
    const bool kept = bad.action == RejectAction::kRowKept && row_rejected;
    rejects.push_back({source_, row, bad.column, bad.code, kept ? RejectAction::kRowRejected : bad.action,
                       Listed(CellOf(bad.column, cells))});
  }
}

void RowReader::AddSuspects(uint32_t row) {
  for (size_t i = 0; i < values_.size(); ++i) {
    if (dataset_.columns[i].format != ColumnFormat::kHouseholdId || values_[i].state != ValueState::kGood) continue;
    suspects_.push_back({source_, row, static_cast<uint16_t>(i), RejectCode::kUnknownHousehold,
                         RejectAction::kRowRejected, std::string(values_[i].text)});
  }
}

void RowReader::AddRepairs(uint32_t row, std::span<const Cell> cells, std::vector<Repair>& repairs) const {
  for (size_t i = 0; i < values_.size(); ++i) {
    const Value& value = values_[i];
    if (!value.repaired || value.state != ValueState::kGood) continue;
    repairs.push_back({source_, row, static_cast<uint16_t>(i), value.repair, Listed(CellOf(i, cells)),
                       readers_[i].RepairedText(value)});
  }
}

}  // namespace shouwang::ingest
