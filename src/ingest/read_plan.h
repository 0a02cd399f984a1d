// Before anything is read: which files are read at all, with which rules, and in what order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/error.h"
#include "ingest/ingest.h"
#include "ingest/report.h"

namespace shouwang::ingest {

struct PlannedFile {
  std::vector<const InputRule*> rules;  // of inputs.toml, for this file
  uint64_t bytes = 0;                   // 0 for tables that no file was behind
  FileReport report;                    // name; why it is skipped; its hash, as far as it was needed
};

struct ReadPlan {
  std::vector<PlannedFile> files;  // as InputList::sources
  std::vector<size_t> order;       // the files to read, the largest first
  uint64_t bytes = 0;              // of the files to read
  std::vector<std::string> warnings;
};

// `inputs` must outlive the plan. Rules that name an unknown dataset or column are added to `errors`.
ReadPlan PlanReading(const InputList& inputs, const std::vector<policy::Dataset>& datasets, unsigned threads,
                     Errors& errors);

}  // namespace shouwang::ingest
