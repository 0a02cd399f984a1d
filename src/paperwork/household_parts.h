// Parts of a household's values that come from elsewhere than the register. Internal to paperwork.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "forms/values.h"
#include "paperwork/values.h"

namespace shouwang::paperwork {

// The measures: of the plan of this time of being monitored, then what else the register has.
void PutHelp(Drawer& drawer, int64_t household, forms::FormValues& values);

// What the last visit that stands found, with the one before it as 上期. Figures of a visit take the place of the
// register's income: they are newer, and what the family signs.
void PutVisits(Drawer& drawer, int64_t household, forms::FormValues& values);

// Where each member works, by what was said at the last visit.
using WorkByPerson = std::map<int64_t, std::string>;
WorkByPerson WorkOf(Drawer& drawer, int64_t household);

}  // namespace shouwang::paperwork
