// Turns the cells of one column of a file into the normalised values of one contract column (03-contracts.md
// section 1, Values). Knows nothing about the other columns of the row: what a bad value means for the row is
// row_reader.h's business.
//
// Ownership: Value::text lives as long as the cell and until the next Read() of the same reader. Not
// thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/resident_id.h"
#include "ingest/enum_table.h"
#include "ingest/report.h"
#include "policy/dataset.h"
#include "tabular/table_reader.h"

namespace shouwang::ingest {

enum class ValueState : uint8_t { kGood, kBlank, kBad };

struct Value {
  ValueState state = ValueState::kBlank;
  RejectCode code = RejectCode::kRequiredMissing;  // kBad: why
  IdState id_state = IdState::kBlank;              // id columns only
  bool repaired = false;
  RepairKind repair = RepairKind::kIdCleaned;
  int64_t number = 0;     // as in BatchColumn::numbers
  std::string_view text;  // as in BatchColumn::text; of an id that is not valid, its cleaned text
};

// True for columns whose values are in BatchColumn::text.
bool IsTextColumn(const policy::Column& column);

class ColumnReader {
 public:
  // `column` must outlive the reader. `power_of_ten`: from the unit in the header.
  ColumnReader(const policy::Column& column, int power_of_ten, Date as_of, bool date1904);

  void Read(const tabular::Cell& cell, Value& value);
  // What the column holds when there is no cell, or when its bad value was blanked.
  void Blank(Value& value) const;
  // How a repaired value reads in repairs.csv.
  std::string RepairedText(const Value& value) const;

  bool is_text() const { return is_text_; }
  bool value_required() const { return column_->value_required; }

 private:
  enum class Kind : uint8_t { kText, kName, kDivision, kNumber, kDate, kId, kOpenEnum, kEnum, kEnumSet };
  static Kind KindOf(const policy::Column& column);

  void ReadText(const tabular::Cell& cell, Value& value);
  void ReadDivision(const tabular::Cell& cell, Value& value);
  void ReadNumber(const tabular::Cell& cell, Value& value);
  void ReadDate(const tabular::Cell& cell, Value& value);
  void ReadDateText(std::string_view text, const tabular::Cell& cell, Value& value);
  void ReadId(const tabular::Cell& cell, Value& value);
  void ReadEnum(const tabular::Cell& cell, Value& value);
  void ReadEnumSet(const tabular::Cell& cell, Value& value);

  bool ReadPlainId(std::string_view text, Value& value) const;
  // True (and `value` is settled) when the clean text is empty or stands for a blank here.
  bool TakenAsBlank(std::string_view clean, Value& value) const;
  RejectCode TypeCode() const;
  void Bad(RejectCode code, Value& value) const;

  const policy::Column* column_;
  Kind kind_;
  bool is_text_;
  bool date1904_;
  int power_of_ten_;
  Date as_of_;
  int64_t as_of_yyyymmdd_;
  EnumTable values_;
  int64_t blank_number_ = -1;  // what a blank stands for
  std::string clean_;          // scratch
  CleanId id_;                 // scratch
};

}  // namespace shouwang::ingest
