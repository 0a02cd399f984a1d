#include "registry/wide_export.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/text.h"
#include "ingest/header_matcher.h"
#include "registry/messages.h"
#include "tabular/table_reader.h"

namespace shouwang::registry {
namespace {

using tabular::Cell;

// Looks at the first rows of each sheet for one that has all the marks of an export.
class MarkFinder final : public tabular::RowSink {
 public:
  explicit MarkFinder(const std::vector<policy::RegisterExport>& exports) : exports_(exports) {}
  bool BeginSheet(const tabular::SheetInfo&) override { return found_ == nullptr; }
  bool Row(uint32_t row, std::span<const Cell> cells) override {
    if (row > ingest::kHeaderSearchRows) return false;
    std::set<std::string> titles;
    for (const Cell& cell : cells) titles.insert(WithoutBlanks(cell.text));
    for (const policy::RegisterExport& known : exports_) {
      const bool all = std::all_of(known.marks.begin(), known.marks.end(),
                                   [&](const std::string& mark) { return titles.contains(mark); });
      if (all && found_ == nullptr) found_ = &known;
    }
    return found_ == nullptr;
  }
  void EndSheet(uint32_t) override {}

  const policy::RegisterExport* found() const { return found_; }

 private:
  const std::vector<policy::RegisterExport>& exports_;
  const policy::RegisterExport* found_ = nullptr;
};

// Passes a sheet on with one column more: the division code, from the names of town and village.
class DivisionColumn final : public tabular::RowSink {
 public:
  DivisionColumn(tabular::RowSink& next, const policy::RegisterExport& known, std::string header,
                 const VillageNames& villages)
      : next_(next), known_(known), header_(std::move(header)), villages_(villages) {}

  bool BeginSheet(const tabular::SheetInfo& sheet) override {
    town_ = village_ = -1;
    return next_.BeginSheet(sheet);
  }
  bool Row(uint32_t row, std::span<const Cell> cells) override {
    if (town_ < 0) FindColumns(cells);
    if (town_ < 0) return next_.Row(row, cells);
    cells_.assign(cells.begin(), cells.end());
    cells_.resize(std::max(width_, cells.size()));
    Cell code;
    code.text = is_header_ ? std::string_view(header_) : villages_.Code(TextAt(cells, town_), TextAt(cells, village_));
    code.kind = code.text.empty() ? tabular::CellKind::kBlank : tabular::CellKind::kText;
    cells_.insert(cells_.begin() + static_cast<std::ptrdiff_t>(width_), code);
    is_header_ = false;
    return next_.Row(row, cells_);
  }
  void EndSheet(uint32_t last_row) override { next_.EndSheet(last_row); }

 private:
  void FindColumns(std::span<const Cell> cells) {
    int town = -1;
    int village = -1;
    for (size_t i = 0; i < cells.size(); ++i) {
      const std::string title = WithoutBlanks(cells[i].text);
      if (title == header_) return;  // the sheet has the code itself
      if (title == known_.divisions[0]) town = static_cast<int>(i);
      if (title == known_.divisions[1]) village = static_cast<int>(i);
    }
    if (town < 0 || village < 0) return;
    town_ = town;
    village_ = village;
    width_ = cells.size();
    is_header_ = true;
  }
  static std::string TextAt(std::span<const Cell> cells, int column) {
    return static_cast<size_t>(column) < cells.size() ? WithoutBlanks(cells[static_cast<size_t>(column)].text)
                                                      : std::string();
  }

  tabular::RowSink& next_;
  const policy::RegisterExport& known_;
  const std::string header_;
  const VillageNames& villages_;
  int town_ = -1;
  int village_ = -1;
  size_t width_ = 0;  // of the header: the code is put behind it
  bool is_header_ = false;
  std::vector<Cell> cells_;
};

std::string TitleOf(const std::vector<policy::Dataset>& datasets, const std::string& dataset,
                    const std::string& column) {
  for (const policy::Dataset& known : datasets) {
    if (known.name != dataset) continue;
    return column.empty() ? known.title : known.columns[static_cast<size_t>(known.Find(column))].title;
  }
  return {};
}

}  // namespace

VillageNames::VillageNames(const std::vector<access::Division>& divisions) {
  std::map<std::string_view, std::string_view> names;
  for (const access::Division& division : divisions) names[division.code] = division.name;
  for (const access::Division& division : divisions) {
    const auto town = names.find(division.parent);
    if (town == names.end()) continue;
    const std::string key = std::string(town->second) + "/" + division.name;
    const auto [place, fresh] = codes_.try_emplace(key, division.code);
    if (!fresh) place->second.clear();
  }
}

std::string_view VillageNames::Code(std::string_view town, std::string_view village) const {
  const auto found = codes_.find(std::string(town) + "/" + std::string(village));
  return found == codes_.end() ? std::string_view() : std::string_view(found->second);
}

ImportSources SourcesOf(const std::vector<ImportTable>& tables, const std::vector<policy::RegisterExport>& exports,
                        const std::vector<policy::Dataset>& datasets, const VillageNames& villages) {
  ImportSources sources;
  const tabular::ReadLimits limits;
  for (const ImportTable& table : tables) {
    MarkFinder finder(exports);
    // A file that cannot be read is refused when it is read in earnest.
    const bool readable = tabular::ReadTableBytes(table.name, table.bytes, limits, finder).has_value();
    const policy::RegisterExport* known = readable ? finder.found() : nullptr;
    if (known == nullptr) {
      sources.wide.push_back(false);
      sources.list.sources.push_back({table.name, {}, [&table, limits](tabular::RowSink& sink) {
                                        return tabular::ReadTableBytes(table.name, table.bytes, limits, sink);
                                      }});
      continue;
    }
    for (const std::string& dataset : known->datasets) {
      const std::string name = fmt::format(message::kFileView, table.name, TitleOf(datasets, dataset, ""));
      ingest::InputRule rule;
      rule.name_glob = name;
      rule.dataset = dataset;
      for (const policy::RegisterExport::Column& column : known->columns) {
        if (column.dataset == dataset) rule.columns.emplace_back(column.header, column.column);
      }
      sources.list.rules.push_back(std::move(rule));
      const std::string code_title =
          dataset == "household" && known->divisions.size() == 2 ? TitleOf(datasets, dataset, "division_code") : "";
      sources.wide.push_back(true);
      sources.list.sources.push_back({name, {}, [&table, &villages, known, code_title, limits](tabular::RowSink& sink) {
                                        if (code_title.empty()) {
                                          return tabular::ReadTableBytes(table.name, table.bytes, limits, sink);
                                        }
                                        DivisionColumn wider(sink, *known, code_title, villages);
                                        return tabular::ReadTableBytes(table.name, table.bytes, limits, wider);
                                      }});
    }
  }
  return sources;
}

}  // namespace shouwang::registry
