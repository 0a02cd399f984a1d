// A table of figures as it is shown, exported and asked about. All tables have this one shape, so that page, workbook
// and API know none of them by name; another table is another definition (household_tables.cpp, clue_tables.cpp).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace shouwang::statistics {

enum class Unit : uint8_t {
  kHouseholds,
  kPeople,
  kMeasures,
  kClues,
  kVisits,
  kCents,
  kPerHead,  // hundredths
  kPercent,  // hundredths
};
inline constexpr Unit kUnits[] = {Unit::kHouseholds, Unit::kPeople, Unit::kMeasures, Unit::kClues,
                                  Unit::kVisits,     Unit::kCents,  Unit::kPerHead,  Unit::kPercent};
const char* Name(Unit unit);   // households people measures clues visits cents per_head percent
const char* Title(Unit unit);  // 户 人 项 条 次 元 项/人 %
inline bool IsRatio(Unit unit) { return unit == Unit::kPerHead || unit == Unit::kPercent; }

// What a figure lists when it is opened.
enum class Behind : uint8_t { kHouseholds, kClues };
const char* Name(Behind behind);  // households clues

struct Column {
  std::string name;   // in addresses: unstable_people
  std::string group;  // 脱贫不稳定户; blank: stands alone
  std::string title;  // 人
  Unit unit = Unit::kHouseholds;
  // Of a ratio: the columns it is made of. It lists nothing itself.
  std::string over = {};
  std::string under = {};
};

struct Row {
  std::string key;  // a division code, or the name of a risk, a kind, a department, a source
  std::string title;
  std::vector<std::optional<int64_t>> values;  // one for each column; nothing where a ratio divides by zero
};

struct Table {
  std::string name;
  std::string title;
  std::string row_title;  // 乡镇, 村, 风险类型 …
  bool by_place = false;  // the rows are places, and add up to the total
  Behind behind = Behind::kHouseholds;
  std::vector<Column> columns;
  std::vector<Row> rows;
  Row total;
  std::vector<std::string> notes;  // how it is counted, for people
};

// Sums of whole columns into figures: fills in the ratios.
std::vector<std::optional<int64_t>> Figures(const std::vector<Column>& columns, const std::vector<int64_t>& sums);

// What a figure is called: 娜姑镇　脱贫不稳定户人.
std::string FigureTitle(const Table& table, const Column& column, const Row& row);

// The row that a division belongs to: its town in a county, its village in a town.
std::string PlaceKey(const std::string& division_code, const std::string& place);

}  // namespace shouwang::statistics
