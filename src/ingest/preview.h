// Looking at one table file before anything is done with it: what it is taken for, how its columns are understood, its
// first rows as written and as read, everything that would be left out. And what a corrected file changes.
//
// The register is not asked: whether a household exists is settled in a run. Threads: any; memory: the first rows, the
// rejects, and for a comparison some 60 bytes for each row of both files.
#pragma once

#include <string>
#include <vector>

#include "ingest/ingest.h"

namespace shouwang::ingest {

struct PreviewSheet {
  std::string name;                                  // blank for a text file
  std::string dataset;                               // blank: nothing was recognised
  std::vector<std::vector<std::string>> as_written;  // the first rows, the header among them; personal numbers masked
  std::vector<std::vector<std::string>> as_read;  // the first good rows, a text for each column of the dataset; masked
};

struct Preview {
  IngestReport report;  // of this one file
  std::vector<PreviewSheet> sheets;
  Errors errors;  // why it cannot be used: what is missing for the dataset it comes nearest to
};

// `rules`: as if they stood in an inputs.toml beside the file.
Preview PreviewTable(const TableSource& source, const std::vector<InputRule>& rules,
                     const std::vector<policy::Dataset>& datasets, const IngestOptions& options, size_t first_rows);

struct ChangedRow {
  std::string dataset;
  std::string key;   // masked
  std::string what;  // added, gone, changed
};

struct TableDifference {
  uint64_t added = 0;
  uint64_t gone = 0;
  uint64_t changed = 0;  // of one key as many went as came
  std::vector<ChangedRow> examples;
};

struct RuledTable {
  TableSource source;
  std::vector<InputRule> rules;
};

// Compares the good rows of two files, whatever their order. A file that can no longer be read counts as empty.
TableDifference CompareTables(const RuledTable& before, const RuledTable& after,
                              const std::vector<policy::Dataset>& datasets, const IngestOptions& options,
                              size_t max_examples);

}  // namespace shouwang::ingest
