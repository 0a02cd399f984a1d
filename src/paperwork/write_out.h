// Days, months and money as forms write them; names of places. Internal to paperwork.
#pragma once

#include <string>
#include <vector>

#include "access/divisions.h"
#include "base/date.h"
#include "forms/values.h"

namespace shouwang::paperwork {

std::string LongDay(const std::string& iso);       // 2022年5月31日; what is no day stays as it is
std::string LongDayOf(int64_t time_ms);            // in Beijing; blank for 0
std::string LongMonth(const std::string& period);  // of YYYY-MM: 2022年5月
std::string Yuan(int64_t cents);                   // 1,234.50
std::string Joined(const std::vector<std::string>& parts);

struct PlaceNames {
  std::string county;
  std::string town;
  std::string village;
  std::string committee;  // of the village; blank when its name is not known
};
PlaceNames NamesOf(access::Divisions& divisions, const std::string& division_code);
void PutPlace(const PlaceNames& names, forms::FormTexts& texts);

}  // namespace shouwang::paperwork
