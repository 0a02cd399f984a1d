// From table files to typed staging rows: recognises each sheet's dataset and header, normalises values, and
// lists every cell it could not take. All rules are 03-contracts.md section 1; the datasets come from the
// policy pack.
//
// Threads: files are read in parallel on `threads` threads; the report and the set of staged rows do not
// depend on it. Errors: kInput for files that cannot be read or matched; all files are tried before the
// errors are returned.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/result.h"
#include "ingest/batch.h"
#include "ingest/report.h"
#include "policy/dataset.h"
#include "tabular/table_reader.h"

namespace shouwang::ingest {

// One file to read, or a table held in memory (golden tests, what departments handed in).
struct TableSource {
  std::string name;                               // shown in messages and rejects: the file name without folder
  std::filesystem::path path;                     // either a file …
  std::function<Status(tabular::RowSink&)> read;  // … or a callback that plays one
  // Of a callback that plays the bytes of a file: tables with the same digest are skipped as files are.
  std::string sha256 = {};
  uint64_t bytes = 0;
};

// A table file whose bytes are fetched when it is its turn and forgotten when it was read. Evidence, rejects and the
// report read as if it were a file of that name.
TableSource FetchedTable(std::string name, std::string sha256, uint64_t bytes,
                         std::function<Result<std::string>()> fetch, const tabular::ReadLimits& limits = {});

// Settings for one file from inputs.toml (03-contracts.md section 1, Files).
struct InputRule {
  std::filesystem::path folder;  // only for files in this folder (and in-memory tables never); blank: for every source
  std::string where;             // inputs.toml and its line, for messages; may be blank
  std::string name_glob;
  std::string sheet;                                         // blank: every sheet
  std::string dataset;                                       // blank: found from the header
  uint32_t header = 0;                                       // 0: found
  std::vector<std::pair<std::string, std::string>> columns;  // header in the file → column
  std::string replaces;
  bool ignore = false;
};

struct InputList {
  std::vector<TableSource> sources;  // in reading order
  std::vector<InputRule> rules;
};

// Lists the files behind --data: a directory gives its table files by name in byte order (not recursive;
// names starting with `~$` or `.` are left out) with its inputs.toml; files are taken in the order given,
// each with the inputs.toml beside it. Every problem is added to `errors` (kInput: a path that is not there,
// an inputs.toml that is wrong; no table at all).
InputList ListInputs(const std::vector<std::filesystem::path>& data, const std::vector<policy::Dataset>& datasets,
                     Errors& errors);

struct Progress {
  uint64_t bytes_done = 0;
  uint64_t bytes_total = 0;
};

struct IngestOptions {
  Date as_of;
  unsigned threads = 1;
  tabular::ReadLimits limits;
  const std::atomic<bool>* cancelled = nullptr;   // looked at between rows; a cancelled run returns kCancelled
  std::function<void(const Progress&)> progress;  // called from any thread, not concurrently
};

// Reads everything into `stage`. On errors the report is still filled as far as it goes.
IngestReport Ingest(const InputList& inputs, const std::vector<policy::Dataset>& datasets, const IngestOptions& options,
                    Stage& stage, Errors& errors);

}  // namespace shouwang::ingest
