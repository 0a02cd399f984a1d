#include "policy/calendar_reader.h"

#include <fmt/format.h>

#include <set>

#include "policy/messages.h"
#include "policy/toml_files.h"
#include "policy/toml_table.h"

namespace shouwang::policy {
namespace {

struct CalendarYear {
  int year = 0;
  std::set<Date> holidays;
  std::set<Date> shifted;
};

void ReadHead(const TomlTable& file, CalendarYear& year, Errors& errors) {
  const std::optional<TomlTable> head = file.Table("calendar", errors);
  if (!head) {
    errors.push_back(PolicyError(file.place(), fmt::format(fmt::runtime(message::kMissingKey), "[calendar]")));
    return;
  }
  head->RefuseOthers({"year", "source", "number", "issued"}, errors);
  year.year = static_cast<int>(head->Integer("year", 0, errors));
  head->String("source", errors, true);
  head->String("number", errors, true);
  head->Day("issued", errors, true);
}

void CheckYear(const TomlTable& table, const std::string& key, Date day, int year, Errors& errors) {
  if (day.civil().year == year) return;
  errors.push_back(PolicyError(table.PlaceOf(key), fmt::format(fmt::runtime(message::kNotOfYear), day.Iso(), year)));
}

void ReadHolidays(const TomlTable& file, CalendarYear& year, Errors& errors) {
  for (const TomlTable& table : file.Tables("holiday", errors)) {
    table.RefuseOthers({"name", "from", "to"}, errors);
    table.String("name", errors, true);
    const std::optional<Date> from = table.Day("from", errors, true);
    const std::optional<Date> to = table.Day("to", errors, true);
    if (!from || !to) continue;
    CheckYear(table, "from", *from, year.year, errors);
    CheckYear(table, "to", *to, year.year, errors);
    if (*to < *from) errors.push_back(PolicyError(table.PlaceOf("to"), message::kHolidayDates));
    for (Date day = *from; day <= *to; day = day.AddDays(1)) year.holidays.insert(day);
  }
}

void ReadShifted(const TomlTable& file, CalendarYear& year, Errors& errors) {
  const std::optional<TomlTable> table = file.Table("workdays", errors);
  if (!table) return;
  table->RefuseOthers({"shifted"}, errors);
  for (const Date day : table->Days("shifted", errors)) {
    CheckYear(*table, "shifted", day, year.year, errors);
    if (WeekdayOf(day) < Weekday::kSaturday || year.holidays.contains(day)) {
      errors.push_back(
          PolicyError(table->PlaceOf("shifted"), fmt::format(fmt::runtime(message::kNotShifted), day.Iso())));
    }
    year.shifted.insert(day);
  }
}

}  // namespace

std::optional<WorkCalendar> ReadCalendar(const std::filesystem::path& folder, Errors& errors) {
  const size_t known = errors.size();
  WorkCalendar calendar;
  for (const std::filesystem::path& path : TomlFiles(folder)) {
    const std::optional<TomlTable> file = ParseToml(ReadWhole(path), path.string(), errors);
    if (!file) continue;
    file->RefuseOthers({"calendar", "holiday", "workdays"}, errors);
    CalendarYear year;
    ReadHead(*file, year, errors);
    ReadHolidays(*file, year, errors);
    ReadShifted(*file, year, errors);
    if (calendar.Has(year.year)) {
      errors.push_back(PolicyError(file->place(), fmt::format(fmt::runtime(message::kYearTwice), year.year)));
    }
    calendar.AddYear(year.year, year.holidays, year.shifted);
  }
  if (errors.size() != known) return std::nullopt;
  return calendar;
}

}  // namespace shouwang::policy
