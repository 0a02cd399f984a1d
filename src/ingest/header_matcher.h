// Finds the header of a sheet and the dataset it belongs to (03-contracts.md section 1, Header; inputs.toml).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "ingest/header_text.h"
#include "ingest/ingest.h"
#include "ingest/owned_row.h"
#include "policy/dataset.h"

namespace shouwang::ingest {

inline constexpr uint32_t kHeaderSearchRows = 20;

struct MatchedColumn {
  int file_column = -1;  // 0-based, or -1: the file has no such column
  int power_of_ten = 0;  // from the unit in the header
};

// Two columns of the file that both answer to one contract column; the first is used.
struct DoubleColumn {
  size_t column = 0;
  size_t used = 0;
  size_t unused = 0;
};

struct HeaderMatch {
  size_t dataset = 0;
  uint32_t last_row = 0;               // of the header
  std::vector<MatchedColumn> columns;  // of each dataset column
  std::vector<std::string> titles;     // of each file column, as shown to users
  std::vector<std::string> unmatched_headers;
  std::vector<DoubleColumn> doubles;
  std::vector<std::string> unused_overrides;  // headers of InputRule::columns that are not there
};

struct HeaderSearch {
  bool found = false;
  HeaderMatch match;         // when found, and not tied
  std::vector<size_t> tied;  // found, but several datasets fit equally well
  // Not found: the dataset with most matched columns, and its required columns that are missing. -1: nothing
  // matched.
  int nearest = -1;
  std::vector<size_t> missing;
};

class HeaderMatcher {
 public:
  // `datasets` must outlive the matcher, which may then be used from several threads.
  explicit HeaderMatcher(const std::vector<policy::Dataset>& datasets);

  // `rows`: the first rows of a sheet that have content. `rule` may be null.
  HeaderSearch Find(std::span<const OwnedRow> rows, const InputRule* rule) const;

 private:
  struct Alias {
    size_t dataset;
    size_t column;
  };
  // The names a file column answers to under one candidate header.
  struct FileColumn {
    std::vector<std::string> whole;
    std::vector<std::string> last;  // the last part of a joined name
    std::string title;
    int power_of_ten = 0;
  };
  struct Candidate {
    uint32_t last_row = 0;
    std::vector<FileColumn> columns;
  };
  struct Hit {
    int rank = 0;  // 0 inputs.toml, 1 the whole name, 2 its last part
    size_t file_column = 0;
    size_t column = 0;
  };
  struct Assignment {
    std::vector<int> file_columns;  // of each dataset column, or -1
    size_t matched = 0;
    std::vector<size_t> missing;
  };

  void AddAlias(const std::string& text, Alias alias);
  static std::vector<Candidate> Candidates(std::span<const OwnedRow> rows, uint32_t header);
  static Candidate Single(const OwnedRow& row);
  static Candidate Pair(const OwnedRow& top, const OwnedRow& bottom);
  std::vector<std::vector<Hit>> HitsOf(const Candidate& candidate, const InputRule* rule) const;
  void AddNameHits(const std::vector<std::string>& names, int rank, size_t file_column,
                   std::vector<std::vector<Hit>>& hits) const;
  void AddOverrideHits(const Candidate& candidate, const InputRule& rule, std::vector<std::vector<Hit>>& hits) const;
  static bool Answers(const FileColumn& column, const std::string& header);
  Assignment Assign(size_t dataset, std::vector<Hit>& hits) const;
  HeaderMatch Describe(const Candidate& candidate, size_t dataset, const Assignment& assignment,
                       const std::vector<Hit>& hits, const InputRule* rule) const;

  const std::vector<policy::Dataset>& datasets_;
  std::unordered_map<std::string, std::vector<Alias>> aliases_;
};

}  // namespace shouwang::ingest
