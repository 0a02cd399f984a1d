// What the endpoints of the statistics have in common: the period and the cell that are asked about, and the tables.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "api/core/call.h"
#include "http/route.h"
#include "intake/pack_shelf.h"
#include "statistics/tables.h"

namespace shouwang::api {

struct Asked {
  statistics::Period period;
  intake::PackPointer pack;  // whose words the rows have
};

// From the query: place from as_of. kInvalid, kNotFound.
Result<Asked> AskedOf(Call& call);
std::vector<http::QueryParameter> PeriodQuery(std::vector<http::QueryParameter> own);
// table column row, of the tables that list this; and what they say.
std::vector<http::QueryParameter> CellQuery(statistics::Behind behind);
statistics::Cell CellOf(const Call& call);

std::vector<statistics::Table> TablesOf(record::Tables& tables, const Asked& asked,
                                        const std::vector<std::string>& names);
std::string NameOfPlace(record::Tables& tables, const std::string& place);

}  // namespace shouwang::api
