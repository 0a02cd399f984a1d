// The work-day calendar from its files: a year each, with the notice it comes from (docs/pack-format.md, Calendar). It
// stands beside the packs, not in one: a notice that ends next January needs next year's holidays, whatever pack its
// case began under.
#pragma once

#include <filesystem>
#include <optional>

#include "base/error.h"
#include "base/work_calendar.h"

namespace shouwang::policy {

// Every *.toml in the folder. kPolicy with file and line for each mistake: a day outside its year, a holiday that ends
// before it begins, a shifted workday that is a workday or a holiday anyway, a year given twice.
std::optional<WorkCalendar> ReadCalendar(const std::filesystem::path& folder, Errors& errors);

}  // namespace shouwang::policy
