#include "ingest/header_matcher.h"

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace shouwang::ingest {
namespace {

enum Rank { kOverride = 0, kWholeName = 1, kLastPart = 2 };

HeaderText TextOf(std::span<const tabular::Cell> cells, size_t column) {
  const bool readable = column < cells.size() && cells[column].kind != tabular::CellKind::kError;
  return readable ? NormalizeHeader(cells[column].text) : HeaderText();
}

std::vector<std::string> NamesOf(const HeaderText& header) {
  if (header.whole == header.stripped) return {header.whole};
  return {header.whole, header.stripped};
}

}  // namespace

HeaderMatcher::HeaderMatcher(const std::vector<policy::Dataset>& datasets) : datasets_(datasets) {
  for (size_t d = 0; d < datasets.size(); ++d) {
    for (size_t c = 0; c < datasets[d].columns.size(); ++c) {
      const policy::Column& column = datasets[d].columns[c];
      AddAlias(column.title, {d, c});
      for (const std::string& alias : column.aliases) AddAlias(alias, {d, c});
    }
  }
}

void HeaderMatcher::AddAlias(const std::string& text, Alias alias) {
  const HeaderText header = NormalizeHeader(text);
  std::vector<std::string> names = {header.whole};
  if (header.has_unit) names.push_back(header.stripped);
  for (const std::string& name : names) {
    if (name.empty()) continue;
    std::vector<Alias>& known = aliases_[name];
    const bool there = std::any_of(known.begin(), known.end(), [&](const Alias& other) {
      return other.dataset == alias.dataset && other.column == alias.column;
    });
    if (!there) known.push_back(alias);
  }
}

HeaderMatcher::Candidate HeaderMatcher::Single(const OwnedRow& row) {
  Candidate candidate;
  candidate.last_row = row.row();
  for (size_t i = 0; i < row.cells().size(); ++i) {
    const HeaderText header = TextOf(row.cells(), i);
    FileColumn column;
    if (!header.whole.empty()) column.whole = NamesOf(header);
    column.title = header.whole;
    column.power_of_ten = header.power_of_ten;
    candidate.columns.push_back(std::move(column));
  }
  return candidate;
}

HeaderMatcher::Candidate HeaderMatcher::Pair(const OwnedRow& top_row, const OwnedRow& bottom_row) {
  Candidate candidate;
  candidate.last_row = bottom_row.row();
  HeaderText merged;  // the last top cell with content: it may be merged over the blank ones to its right
  const size_t count = std::max(top_row.cells().size(), bottom_row.cells().size());
  for (size_t i = 0; i < count; ++i) {
    const HeaderText top = TextOf(top_row.cells(), i);
    const HeaderText bottom = TextOf(bottom_row.cells(), i);
    if (!top.whole.empty()) merged = top;
    FileColumn column;
    if (bottom.whole.empty()) {
      if (!top.whole.empty()) column.whole = NamesOf(top);
      column.title = top.whole;
      column.power_of_ten = top.power_of_ten;
    } else {
      column.power_of_ten = bottom.has_unit ? bottom.power_of_ten : merged.power_of_ten;
      if (top.whole.empty()) {
        column.whole = NamesOf(bottom);
        column.title = bottom.whole;
      } else {
        for (const std::string& left : NamesOf(top)) {
          for (const std::string& right : NamesOf(bottom)) column.whole.push_back(left + "/" + right);
        }
        column.last = NamesOf(bottom);
        column.title = top.whole + "/" + bottom.whole;
      }
    }
    candidate.columns.push_back(std::move(column));
  }
  return candidate;
}

// In order of preference among candidates with equally many matched columns: the header that ends first (so
// the data begins with the same row for what is equally early), then the single row.
std::vector<HeaderMatcher::Candidate> HeaderMatcher::Candidates(std::span<const OwnedRow> rows, uint32_t header) {
  std::vector<Candidate> candidates;
  for (size_t i = 0; i < rows.size(); ++i) {
    const uint32_t row = rows[i].row();
    const bool follows = i > 0 && rows[i - 1].row() + 1 == row;
    if (header == 0) {
      if (row > kHeaderSearchRows) break;
      candidates.push_back(Single(rows[i]));
      if (follows) candidates.push_back(Pair(rows[i - 1], rows[i]));
    } else if (row == header) {
      candidates.push_back(Single(rows[i]));
      if (follows) candidates.push_back(Pair(rows[i - 1], rows[i]));
    } else if (row == header + 1 && follows) {
      candidates.push_back(Pair(rows[i - 1], rows[i]));
    }
  }
  return candidates;
}

bool HeaderMatcher::Answers(const FileColumn& column, const std::string& header) {
  const auto has = [&](const std::vector<std::string>& names) {
    return std::find(names.begin(), names.end(), header) != names.end();
  };
  return has(column.whole) || has(column.last);
}

void HeaderMatcher::AddOverrideHits(const Candidate& candidate, const InputRule& rule,
                                    std::vector<std::vector<Hit>>& hits) const {
  for (const auto& [header, column_name] : rule.columns) {
    const std::string name = NormalizeHeader(header).whole;
    for (size_t f = 0; f < candidate.columns.size(); ++f) {
      if (!Answers(candidate.columns[f], name)) continue;
      for (size_t d = 0; d < datasets_.size(); ++d) {
        const int column = datasets_[d].Find(column_name);
        if (column >= 0) hits[d].push_back({kOverride, f, static_cast<size_t>(column)});
      }
      break;  // the leftmost
    }
  }
}

void HeaderMatcher::AddNameHits(const std::vector<std::string>& names, int rank, size_t file_column,
                                std::vector<std::vector<Hit>>& hits) const {
  for (const std::string& name : names) {  // the name with its brackets first
    const auto known = aliases_.find(name);
    if (known == aliases_.end()) continue;
    for (const Alias& alias : known->second) hits[alias.dataset].push_back({rank, file_column, alias.column});
  }
}

// By dataset.
std::vector<std::vector<HeaderMatcher::Hit>> HeaderMatcher::HitsOf(const Candidate& candidate,
                                                                   const InputRule* rule) const {
  std::vector<std::vector<Hit>> hits(datasets_.size());
  if (rule != nullptr) AddOverrideHits(candidate, *rule, hits);
  for (size_t f = 0; f < candidate.columns.size(); ++f) {
    AddNameHits(candidate.columns[f].whole, kWholeName, f, hits);
    AddNameHits(candidate.columns[f].last, kLastPart, f, hits);
  }
  return hits;
}

HeaderMatcher::Assignment HeaderMatcher::Assign(size_t dataset, std::vector<Hit>& hits) const {
  std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
    return a.rank != b.rank ? a.rank < b.rank : a.file_column < b.file_column;
  });
  const std::vector<policy::Column>& columns = datasets_[dataset].columns;
  Assignment assignment;
  assignment.file_columns.assign(columns.size(), -1);
  std::vector<size_t> used;
  for (const Hit& hit : hits) {
    int& place = assignment.file_columns[hit.column];
    if (place >= 0 || std::find(used.begin(), used.end(), hit.file_column) != used.end()) continue;
    place = static_cast<int>(hit.file_column);
    used.push_back(hit.file_column);
    ++assignment.matched;
  }
  for (size_t c = 0; c < columns.size(); ++c) {
    const bool required = columns[c].column_required || columns[c].value_required;
    if (required && assignment.file_columns[c] < 0) assignment.missing.push_back(c);
  }
  return assignment;
}

HeaderMatch HeaderMatcher::Describe(const Candidate& candidate, size_t dataset, const Assignment& assignment,
                                    const std::vector<Hit>& hits, const InputRule* rule) const {
  HeaderMatch match;
  match.dataset = dataset;
  match.last_row = candidate.last_row;
  std::vector<bool> used(candidate.columns.size());
  for (const int file_column : assignment.file_columns) {
    MatchedColumn column{file_column, 0};
    if (file_column >= 0) {
      used[static_cast<size_t>(file_column)] = true;
      column.power_of_ten = candidate.columns[static_cast<size_t>(file_column)].power_of_ten;
    }
    match.columns.push_back(column);
  }
  std::vector<bool> doubled(used.size());
  for (const Hit& hit : hits) {
    if (used[hit.file_column] || doubled[hit.file_column] || assignment.file_columns[hit.column] < 0) continue;
    doubled[hit.file_column] = true;
    match.doubles.push_back({hit.column, static_cast<size_t>(assignment.file_columns[hit.column]), hit.file_column});
  }
  std::sort(match.doubles.begin(), match.doubles.end(),
            [](const DoubleColumn& a, const DoubleColumn& b) { return a.unused < b.unused; });
  for (size_t f = 0; f < candidate.columns.size(); ++f) {
    match.titles.push_back(candidate.columns[f].title);
    if (!used[f] && !match.titles.back().empty()) match.unmatched_headers.push_back(match.titles.back());
  }
  if (rule == nullptr) return match;
  for (const auto& [header, column] : rule->columns) {
    const std::string name = NormalizeHeader(header).whole;
    const bool there = std::any_of(candidate.columns.begin(), candidate.columns.end(),
                                   [&](const FileColumn& file_column) { return Answers(file_column, name); });
    if (!there) match.unused_overrides.push_back(header);
  }
  return match;
}

HeaderSearch HeaderMatcher::Find(std::span<const OwnedRow> rows, const InputRule* rule) const {
  HeaderSearch search;
  size_t best = 0;
  size_t nearest_matched = 0;
  for (const Candidate& candidate : Candidates(rows, rule == nullptr ? 0 : rule->header)) {
    std::vector<std::vector<Hit>> hits = HitsOf(candidate, rule);
    bool better = false;  // than every candidate before
    for (size_t d = 0; d < datasets_.size(); ++d) {
      if (hits[d].empty() || (rule != nullptr && !rule->dataset.empty() && rule->dataset != datasets_[d].name))
        continue;
      const Assignment assignment = Assign(d, hits[d]);
      if (!assignment.missing.empty()) {
        const bool nearer =
            assignment.matched > nearest_matched || (assignment.matched == nearest_matched && search.nearest >= 0 &&
                                                     assignment.missing.size() < search.missing.size());
        if (!nearer) continue;
        nearest_matched = assignment.matched;
        search.nearest = static_cast<int>(d);
        search.missing = assignment.missing;
      } else if (assignment.matched > best) {
        best = assignment.matched;
        better = true;
        search.found = true;
        search.tied.clear();
        search.match = Describe(candidate, d, assignment, hits[d], rule);
      } else if (assignment.matched == best && better) {
        if (search.tied.empty()) search.tied.push_back(search.match.dataset);
        search.tied.push_back(d);
      }
    }
  }
  return search;
}

}  // namespace shouwang::ingest
