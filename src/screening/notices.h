// What the person who started a run should know although nothing failed: one Chinese line each.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "ingest/report.h"
#include "policy/pack.h"

namespace shouwang::screening {

// The reader's own warnings, files that were not read and why, sheets that matched nothing, and a day outside the
// pack's validity.
std::vector<std::string> Notices(const policy::Pack& pack, Date as_of, const ingest::IngestReport& report);

}  // namespace shouwang::screening
