#include "ingest/column_reader.h"

#include <cmath>

#include "base/date_text.h"
#include "base/division_code.h"
#include "base/money.h"
#include "base/text.h"
#include "ingest/cell_text.h"
#include "ingest/contract_words.h"

namespace shouwang::ingest {

using policy::ColumnFormat;
using policy::ColumnType;
using tabular::Cell;
using tabular::CellKind;

namespace {

constexpr int kTenThousand = 4;            // as a power of ten
constexpr double kFirstLostNumber = 1e15;  // 16 digits

void Good(int64_t number, Value& value) {
  value.state = ValueState::kGood;
  value.number = number;
}

void Repaired(RepairKind kind, Value& value) {
  value.repaired = true;
  value.repair = kind;
}

// `-1234.56`: at most 12 digits before the point and 2 behind it, nothing else. In 分.
bool ReadPlainAmount(std::string_view text, int64_t& cents) {
  const bool negative = !text.empty() && text.front() == '-';
  size_t i = negative ? 1 : 0;
  const size_t start = i;
  int64_t whole = 0;
  for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i) {
    if (i - start >= 9) return false;
    whole = whole * 10 + (text[i] - '0');
  }
  if (i == start) return false;
  int64_t fraction = 0;
  if (i < text.size()) {
    const std::string_view rest = text.substr(i);
    if (rest[0] != '.' || rest.size() < 2 || rest.size() > 3) return false;
    for (size_t k = 1; k < rest.size(); ++k) {
      if (rest[k] < '0' || rest[k] > '9') return false;
      fraction = fraction * 10 + (rest[k] - '0');
    }
    if (rest.size() == 2) fraction *= 10;
  }
  cents = whole * 100 + fraction;
  if (negative) cents = -cents;
  return true;
}

// Takes the currency words off an amount; returns the power of ten its own unit stands for.
int StripCurrency(std::string& text) {
  const size_t sign = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  for (const std::string_view mark : kCurrencySigns) {
    if (std::string_view(text).substr(sign).starts_with(mark)) {
      text.erase(sign, mark.size());
      break;
    }
  }
  for (const auto& [unit, power] : {std::pair(kTenThousandYuan, kTenThousand), std::pair(kYuan, 0)}) {
    if (!text.ends_with(unit)) continue;
    text.resize(text.size() - unit.size());
    return power;
  }
  return 0;
}

}  // namespace

bool IsTextColumn(const policy::Column& column) {
  return column.type == ColumnType::kText || (column.type == ColumnType::kEnum && column.values.empty());
}

ColumnReader::Kind ColumnReader::KindOf(const policy::Column& column) {
  switch (column.type) {
    case ColumnType::kText:
      if (column.format == ColumnFormat::kName) return Kind::kName;
      return column.format == ColumnFormat::kDivision ? Kind::kDivision : Kind::kText;
    case ColumnType::kNumber:
      return Kind::kNumber;
    case ColumnType::kDate:
      return Kind::kDate;
    case ColumnType::kResidentId:
      return Kind::kId;
    case ColumnType::kEnum:
      return column.values.empty() ? Kind::kOpenEnum : Kind::kEnum;
    case ColumnType::kEnumSet:
      return Kind::kEnumSet;
  }
  return Kind::kText;
}

ColumnReader::ColumnReader(const policy::Column& column, int power_of_ten, Date as_of, bool date1904)
    : column_(&column),
      kind_(KindOf(column)),
      is_text_(IsTextColumn(column)),
      date1904_(date1904),
      power_of_ten_(power_of_ten),
      as_of_(as_of),
      values_(column.values) {
  const CivilDate civil = as_of.civil();
  as_of_yyyymmdd_ = civil.year * 10000 + civil.month * 100 + civil.day;
  if (!is_text_ && !column.blank_value.empty()) {
    const int index = values_.Find(WithoutBlanks(column.blank_value));
    if (index >= 0) blank_number_ = kind_ == Kind::kEnumSet ? int64_t{1} << index : index;
  }
}

RejectCode ColumnReader::TypeCode() const {
  switch (kind_) {
    case Kind::kDivision:
      return RejectCode::kDivisionInvalid;
    case Kind::kNumber:
      return RejectCode::kNumberInvalid;
    case Kind::kDate:
      return RejectCode::kDateInvalid;
    case Kind::kId:
      return RejectCode::kIdInvalid;
    case Kind::kText:
    case Kind::kName:
    case Kind::kOpenEnum:
    case Kind::kEnum:
    case Kind::kEnumSet:
      return RejectCode::kEnumUnknown;
  }
  return RejectCode::kEnumUnknown;
}

void ColumnReader::Bad(RejectCode code, Value& value) const {
  value.state = ValueState::kBad;
  value.code = code;
}

void ColumnReader::Blank(Value& value) const {
  value = Value();
  if (blank_number_ >= 0) {
    Good(blank_number_, value);
  } else if (is_text_ && !column_->blank_value.empty()) {
    value.state = ValueState::kGood;
    value.text = column_->blank_value;
  }
}

bool ColumnReader::TakenAsBlank(std::string_view clean, Value& value) const {
  if (clean.empty()) {
    Blank(value);
    return true;
  }
  if (!IsBlankMark(clean)) return false;
  if (!column_->value_required) {
    Blank(value);
    return true;
  }
  if (kind_ != Kind::kText && kind_ != Kind::kName) return false;  // the type's own reader calls it bad
  Bad(RejectCode::kRequiredMissing, value);
  return true;
}

void ColumnReader::Read(const Cell& cell, Value& value) {
  value = Value();
  if (cell.kind == CellKind::kBlank) return Blank(value);
  if (cell.kind == CellKind::kError) {
    Bad(TypeCode(), value);
    value.id_state = IdState::kInvalid;
    value.text = cell.text;
    return;
  }
  switch (kind_) {
    case Kind::kText:
    case Kind::kName:
    case Kind::kOpenEnum:
      return ReadText(cell, value);
    case Kind::kDivision:
      return ReadDivision(cell, value);
    case Kind::kNumber:
      return ReadNumber(cell, value);
    case Kind::kDate:
      return ReadDate(cell, value);
    case Kind::kId:
      return ReadId(cell, value);
    case Kind::kEnum:
      return ReadEnum(cell, value);
    case Kind::kEnumSet:
      return ReadEnumSet(cell, value);
  }
}

void ColumnReader::ReadText(const Cell& cell, Value& value) {
  std::string_view text = cell.text;
  if (cell.kind == CellKind::kNumber && cell.date_style) {
    if (const auto date = DateFromSerial(static_cast<int64_t>(std::floor(cell.number)), date1904_)) {
      clean_ = date->Iso();
      text = clean_;
    }
  } else if (kind_ == Kind::kText ? !IsCleanText(text) : !IsPlainHan(text)) {
    const std::string outer = CleanText(cell.text);
    clean_ = kind_ == Kind::kName ? CleanName(cell.text) : kind_ == Kind::kOpenEnum ? WithoutBlanks(cell.text) : outer;
    if (kind_ == Kind::kName && clean_ != outer) Repaired(RepairKind::kNameCleaned, value);
    text = clean_;
  }
  if (TakenAsBlank(text, value)) return;
  if (kind_ == Kind::kOpenEnum && IsBlankMark(text)) return Bad(RejectCode::kEnumUnknown, value);
  value.state = ValueState::kGood;
  value.text = text;
}

void ColumnReader::ReadDivision(const Cell& cell, Value& value) {
  std::string_view text = cell.text;
  if (text.size() != 12 || !IsAsciiDigits(text)) {
    clean_ = CleanText(cell.text);
    if (TakenAsBlank(clean_, value)) return;
    std::optional<std::string> code = NormalizeDivisionCode(clean_);
    if (!code) return Bad(RejectCode::kDivisionInvalid, value);
    if (*code != clean_) Repaired(RepairKind::kDivisionPadded, value);
    clean_ = std::move(*code);
    text = clean_;
  }
  value.state = ValueState::kGood;
  value.text = text;
}

void ColumnReader::ReadNumber(const Cell& cell, Value& value) {
  int64_t plain = 0;
  if (power_of_ten_ == 0 && ReadPlainAmount(cell.text, plain)) return Good(plain, value);
  clean_ = WithoutBlanks(cell.text);
  if (TakenAsBlank(clean_, value)) return;
  const int own_power = StripCurrency(clean_);
  // A cell that names its own unit does not also take the column's.
  const std::optional<int64_t> cents = ParseCents(clean_, own_power != 0 ? own_power : power_of_ten_);
  if (!cents) return Bad(RejectCode::kNumberInvalid, value);
  if (own_power != 0) Repaired(RepairKind::kAmountScaled, value);
  Good(*cents, value);
}

void ColumnReader::ReadDate(const Cell& cell, Value& value) {
  if (const std::optional<Date> iso = Date::FromIso(cell.text)) return Good(iso->days(), value);
  if (cell.kind == CellKind::kNumber && cell.date_style) {
    const auto date = DateFromSerial(static_cast<int64_t>(std::floor(cell.number)), date1904_);
    if (date) return Good(date->days(), value);
  }
  if (IsCleanText(cell.text)) return ReadDateText(cell.text, cell, value);
  clean_ = CleanText(cell.text);
  ReadDateText(clean_, cell, value);
}

void ColumnReader::ReadDateText(std::string_view text, const Cell& cell, Value& value) {
  if (TakenAsBlank(text, value)) return;
  if (column_->open_ended && IsOpenEndMark(text)) return Blank(value);
  const DateText parsed = ParseDateText(text);
  switch (parsed.kind) {
    case DateTextKind::kInvalid:
      return Bad(RejectCode::kDateInvalid, value);
    case DateTextKind::kDay:
      return Good(parsed.date.days(), value);
    case DateTextKind::kMonth:
      Repaired(RepairKind::kDateCompleted, value);
      return Good((column_->month_is_last_day ? parsed.date.LastOfMonth() : parsed.date).days(), value);
    case DateTextKind::kSerial:
      if (!cell.date_style) Repaired(RepairKind::kDateFromSerial, value);
      return Good(DateFromSerial(parsed.serial, date1904_)->days(), value);
  }
}

// 18 characters that need no cleaning, and valid: the same as ResidentId::FromText(), in one pass.
bool ColumnReader::ReadPlainId(std::string_view text, Value& value) const {
  if (text.size() != 18) return false;
  constexpr int kWeights[17] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int64_t body = 0;
  int sum = 0;
  bool digits = true;
  for (size_t i = 0; i < 17; ++i) {
    const int digit = text[i] - '0';
    digits &= digit >= 0 && digit <= 9;
    body = body * 10 + digit;
    sum += digit * kWeights[i];
  }
  if (!digits || "10X98765432"[sum % 11] != text[17]) return false;
  const int64_t birth = body / 1000 % 100000000;
  const auto year = static_cast<int>(birth / 10000);
  const auto month = static_cast<int>(birth / 100 % 100);
  const auto day = static_cast<int>(birth % 100);
  if (year < 1900 || birth > as_of_yyyymmdd_ || month < 1 || month > 12 || day < 1) return false;
  if (day > 28 && day > DaysInMonth(year, month)) return false;
  value.id_state = IdState::kValid;
  Good(body, value);
  return true;
}

void ColumnReader::ReadId(const Cell& cell, Value& value) {
  const bool lost = cell.kind == CellKind::kNumber && std::fabs(cell.number) >= kFirstLostNumber;
  if (!lost && ReadPlainId(cell.text, value)) return;
  id_ = ParseResidentId(cell.text, as_of_);
  if (lost) id_.state = IdState::kPrecisionLost;
  if (TakenAsBlank(id_.text, value)) return;
  value.id_state = id_.state;
  if (id_.state != IdState::kValid) {
    value.text = id_.text;
    return Bad(lost || id_.state == IdState::kPrecisionLost ? RejectCode::kIdPrecisionLost : RejectCode::kIdInvalid,
               value);
  }
  if (id_.upgraded) {
    Repaired(RepairKind::kIdUpgraded, value);
  } else if (id_.trimmed) {
    Repaired(RepairKind::kIdTrimmed, value);
  } else if (id_.cleaned) {
    Repaired(RepairKind::kIdCleaned, value);
  }
  Good(id_.id.body(), value);
}

void ColumnReader::ReadEnum(const Cell& cell, Value& value) {
  int index = values_.Find(cell.text);
  if (index < 0) {
    clean_ = WithoutBlanks(cell.text);
    if (TakenAsBlank(clean_, value)) return;
    index = values_.Find(clean_);
  }
  if (index < 0) return Bad(RejectCode::kEnumUnknown, value);
  Good(index, value);
}

void ColumnReader::ReadEnumSet(const Cell& cell, Value& value) {
  const int whole = values_.Find(cell.text);
  if (whole >= 0) return Good(int64_t{1} << whole, value);
  clean_ = WithoutBlanks(cell.text);
  if (TakenAsBlank(clean_, value)) return;
  int64_t set = 0;
  std::string_view rest = clean_;
  while (!rest.empty()) {
    const size_t end = std::min({rest.find(kSetSeparatorIdeographic), rest.find(','), rest.find(';'), rest.size()});
    const std::string_view element = rest.substr(0, end);
    const size_t separator = end == rest.size()                     ? 0
                             : rest[end] == ',' || rest[end] == ';' ? 1
                                                                    : kSetSeparatorIdeographic.size();
    rest.remove_prefix(end + separator);
    if (element.empty()) continue;
    const int index = values_.Find(element);
    if (index >= 0) {
      set |= int64_t{1} << index;
    } else if (!column_->open) {
      return Bad(RejectCode::kEnumUnknown, value);
    }
  }
  if (set != 0) return Good(set, value);
  if (column_->value_required) return Bad(RejectCode::kEnumUnknown, value);
  Blank(value);
}

std::string ColumnReader::RepairedText(const Value& value) const {
  switch (kind_) {
    case Kind::kId:
      return ResidentId(value.number).Text();
    case Kind::kDate:
      return Date(static_cast<int32_t>(value.number)).Iso();
    case Kind::kNumber:
      return FormatCents(value.number);
    default:
      return std::string(value.text);
  }
}

}  // namespace shouwang::ingest
