// Endpoints of the statistics: a table, the households or clues behind one of its figures, and both as workbooks.
//
// The tables hold figures and no person. Their workbook is an export of a lighter kind: it needs no purpose, no second
// factor and has no row cap, but it is marked and leaves a row in the audit trail, since the figures of a village may
// speak of one family. The list behind a figure names heads: its workbook is an export like every other (kExport:
// purpose, row cap, mark).
#pragma once

#include "api/core/endpoint.h"

namespace shouwang::api {

Endpoints StatisticsTableEndpoints();  // statistics_api.cpp: table, households, clues
Endpoints StatisticsFileEndpoints();   // statistics_file_api.cpp: workbooks

// All of these.
Endpoints StatisticsEndpoints();

}  // namespace shouwang::api
