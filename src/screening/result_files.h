// The CSV files of a run (03-contracts.md section 3): UTF-8 with BOM, sorted, the same bytes for the same input. Ids
// and whatever else could identify a person are masked unless asked otherwise. Errors: kOutput.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "ingest/report.h"
#include "policy/pack.h"
#include "screening/clue.h"

namespace shouwang::screening {

Status WriteClues(const std::filesystem::path& path, const Findings& findings, bool reveal_ids);
Status WriteHouseholds(const std::filesystem::path& path, const Findings& findings, bool reveal_ids);
Status WriteRejects(const std::filesystem::path& path, const policy::Pack& pack, const ingest::IngestReport& report,
                    bool reveal_ids);
// The same as text.
std::string RejectsText(const policy::Pack& pack, const ingest::IngestReport& report, bool reveal_ids);
Status WriteRepairs(const std::filesystem::path& path, const policy::Pack& pack, const ingest::IngestReport& report,
                    bool reveal_ids);

}  // namespace shouwang::screening
