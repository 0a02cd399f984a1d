#include "statistics/table.h"

#include <algorithm>

#include "base/division_code.h"
#include "statistics/messages.h"

namespace shouwang::statistics {
namespace {

constexpr size_t kTownDigits = 9;
constexpr int64_t kHundredths = 100;

constexpr const char* kUnitNames[] = {"households", "people", "measures", "clues",
                                      "visits",     "cents",  "per_head", "percent"};

size_t IndexOf(const std::vector<Column>& columns, const std::string& name) {
  const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column& one) { return one.name == name; });
  return static_cast<size_t>(found - columns.begin());
}

}  // namespace

const char* Name(Unit unit) { return kUnitNames[static_cast<size_t>(unit)]; }
const char* Title(Unit unit) { return message::kUnits[static_cast<size_t>(unit)]; }
const char* Name(Behind behind) { return behind == Behind::kHouseholds ? "households" : "clues"; }

std::vector<std::optional<int64_t>> Figures(const std::vector<Column>& columns, const std::vector<int64_t>& sums) {
  std::vector<std::optional<int64_t>> figures(columns.size());
  for (size_t i = 0; i < columns.size(); ++i) {
    if (!IsRatio(columns[i].unit)) {
      figures[i] = sums[i];
      continue;
    }
    const int64_t scale = columns[i].unit == Unit::kPercent ? kHundredths * kHundredths : kHundredths;
    const int64_t over = sums.at(IndexOf(columns, columns[i].over));
    const int64_t under = sums.at(IndexOf(columns, columns[i].under));
    if (under != 0) figures[i] = (over * scale + under / 2) / under;
  }
  return figures;
}

std::string FigureTitle(const Table& table, const Column& column, const Row& row) {
  return fmt::format(fmt::runtime(message::kFigureTitle), table.title, row.title, column.group, column.title);
}

std::string PlaceKey(const std::string& division_code, const std::string& place) {
  if (place.size() >= kTownDigits) return division_code;
  return TownCodeOf(division_code);
}

}  // namespace shouwang::statistics
