// Dates as people and spreadsheets write them (03-contracts.md section 1, Values).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/date.h"

namespace shouwang {

enum class DateTextKind : uint8_t {
  kInvalid,
  kDay,     // a whole date; `date` is it
  kMonth,   // a year and a month; `date` is the first day
  kSerial,  // a whole number from 61 to 60000, or such a number with a time of day behind the point; `serial`
            // is its day
};

struct DateText {
  DateTextKind kind = DateTextKind::kInvalid;
  Date date;
  int32_t serial = 0;
};

// `text` is half-width and trimmed: `2022-5-3 2022/5/3 2022.5.3 2022年5月3日 20220503`, each with or without
// a time of day; `2022-05 202205 2022/5 2022年5月`; serial numbers. Two-digit years are invalid.
DateText ParseDateText(std::string_view text);

// Day 61 to 60000 of a spreadsheet's calendar: from 1899-12-30 (so that 61 is 1900-03-01, behind the day that
// never was), or from 1904-01-01.
std::optional<Date> DateFromSerial(int64_t serial, bool date1904);

}  // namespace shouwang
