// What can only be decided when all rows of all files are staged: rows that another file gave in full, households given
// twice, and persons and incomes of unknown households (03-contracts.md section 1, Skipped and counted; Rejects).
#pragma once

#include <vector>

#include "ingest/report.h"
#include "policy/pack.h"
#include "screening/steps.h"

namespace shouwang::screening {

// Removes those rows from the staging tables and corrects the report: rows_staged, rows_rejected, rows_skipped and
// rejects (kept sorted by source, row, column).
void SettleRows(const policy::Pack& pack, StepRunner& runner, ingest::IngestReport& report);

}  // namespace shouwang::screening
