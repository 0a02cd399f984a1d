#include "ingest/preview.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <tuple>

#include "base/resident_id.h"
#include "base/text.h"
#include "ingest/row_text.h"

namespace shouwang::ingest {
namespace {

constexpr char kAdded[] = "added";
constexpr char kGone[] = "gone";
constexpr char kChanged[] = "changed";

using TakeBatch = std::function<void(const policy::Dataset&, const Batch&)>;

// Hands every batch to a callback, one at a time.
class CallbackStage final : public Stage {
 public:
  explicit CallbackStage(TakeBatch take) : take_(std::move(take)) {}
  std::unique_ptr<BatchSink> Open(const policy::Dataset& dataset) override {
    return std::make_unique<Sink>(*this, dataset);
  }
  // Nobody is unknown here: see preview.h.
  std::vector<bool> KnownHouseholds(const std::vector<std::string>& household_ids) override {
    return std::vector<bool>(household_ids.size(), true);
  }

 private:
  class Sink final : public BatchSink {
   public:
    Sink(CallbackStage& stage, const policy::Dataset& dataset) : stage_(stage), dataset_(dataset) {}
    void Append(const Batch& batch) override {
      const std::lock_guard<std::mutex> lock(stage_.mutex_);
      stage_.take_(dataset_, batch);
    }
    void Finish() override {}

   private:
    CallbackStage& stage_;
    const policy::Dataset& dataset_;
  };
  std::mutex mutex_;
  TakeBatch take_;
};

// Lets a table through and keeps the beginning of each sheet.
class BeginningKeeper final : public tabular::RowSink {
 public:
  BeginningKeeper(tabular::RowSink& next, size_t first_rows, std::vector<PreviewSheet>& sheets)
      : next_(next), first_rows_(first_rows), sheets_(sheets) {}

  bool BeginSheet(const tabular::SheetInfo& sheet) override {
    sheets_.emplace_back().name = sheet.name;
    taken_ = wanted_ = next_.BeginSheet(sheet);
    return true;
  }
  bool Row(uint32_t row, std::span<const tabular::Cell> cells) override {
    std::vector<std::vector<std::string>>& kept = sheets_.back().as_written;
    if (kept.size() < first_rows_) {
      std::vector<std::string>& texts = kept.emplace_back();
      for (const tabular::Cell& cell : cells) texts.push_back(MaskPersonalRuns(cell.text));
    }
    if (wanted_) wanted_ = next_.Row(row, cells);
    return wanted_ || kept.size() < first_rows_;
  }
  void EndSheet(uint32_t last_row) override {
    if (taken_) next_.EndSheet(last_row);
  }

 private:
  tabular::RowSink& next_;
  size_t first_rows_;
  std::vector<PreviewSheet>& sheets_;
  bool taken_ = false;   // the sheet is read at all
  bool wanted_ = false;  // more of its rows are
};

TableSource WithBeginnings(const TableSource& source, size_t first_rows, const tabular::ReadLimits& limits,
                           std::vector<PreviewSheet>& sheets) {
  TableSource kept = source;
  kept.path.clear();
  kept.read = [&source, &sheets, first_rows, limits](tabular::RowSink& sink) {
    BeginningKeeper keeper(sink, first_rows, sheets);
    return source.read ? source.read(keeper) : tabular::ReadTable(source.path, limits, keeper);
  };
  return kept;
}

// A good row, for comparison.
struct RowDigest {
  size_t dataset = 0;
  std::string key;
  uint64_t high = 0;
  uint64_t low = 0;
  auto operator<=>(const RowDigest&) const = default;
  bool SameKey(const RowDigest& other) const { return dataset == other.dataset && key == other.key; }
};

std::vector<RowDigest> DigestsOf(const RuledTable& table, const std::vector<policy::Dataset>& datasets,
                                 const IngestOptions& options) {
  std::vector<RowDigest> rows;
  CallbackStage stage([&](const policy::Dataset& dataset, const Batch& batch) {
    const auto index = static_cast<size_t>(&dataset - datasets.data());
    for (size_t i = 0; i < batch.rows; ++i) {
      rows.push_back({index, RowKey(dataset, batch, i), batch.hash_high[i], batch.hash_low[i]});
    }
  });
  Errors ignored;  // what was taken once can be read again; if not, its rows are gone
  Ingest({{table.source}, table.rules}, datasets, options, stage, ignored);
  std::sort(rows.begin(), rows.end());
  return rows;
}

class Comparison {
 public:
  Comparison(const std::vector<policy::Dataset>& datasets, size_t max_examples)
      : datasets_(datasets), max_examples_(max_examples) {}

  TableDifference Run(const std::vector<RowDigest>& before, const std::vector<RowDigest>& after) {
    std::vector<RowDigest> gone;
    std::vector<RowDigest> added;
    std::set_difference(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(gone));
    std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(added));
    auto from_gone = gone.begin();
    auto from_added = added.begin();
    while (from_gone != gone.end() || from_added != added.end()) {
      const bool takes_gone =
          from_added == added.end() || (from_gone != gone.end() && std::tie(from_gone->dataset, from_gone->key) <=
                                                                       std::tie(from_added->dataset, from_added->key));
      const RowDigest& first = takes_gone ? *from_gone : *from_added;
      uint64_t went = 0;
      uint64_t came = 0;
      while (from_gone != gone.end() && from_gone->SameKey(first)) ++went, ++from_gone;
      while (from_added != added.end() && from_added->SameKey(first)) ++came, ++from_added;
      Note(first, went, came);
    }
    return std::move(difference_);
  }

 private:
  void Note(const RowDigest& row, uint64_t went, uint64_t came) {
    const uint64_t changed = std::min(went, came);
    difference_.changed += changed;
    difference_.gone += went - changed;
    difference_.added += came - changed;
    if (difference_.examples.size() >= max_examples_) return;
    const char* what = kAdded;
    if (changed > 0) {
      what = kChanged;
    } else if (went > 0) {
      what = kGone;
    }
    difference_.examples.push_back({datasets_[row.dataset].name, MaskPersonalRuns(row.key), what});
  }

  const std::vector<policy::Dataset>& datasets_;
  size_t max_examples_;
  TableDifference difference_;
};

}  // namespace

Preview PreviewTable(const TableSource& source, const std::vector<InputRule>& rules,
                     const std::vector<policy::Dataset>& datasets, const IngestOptions& options, size_t first_rows) {
  Preview preview;
  std::map<int32_t, std::vector<std::vector<std::string>>> read;  // by source: the sheet
  CallbackStage stage([&](const policy::Dataset& dataset, const Batch& batch) {
    for (size_t i = 0; i < batch.rows; ++i) {
      std::vector<std::vector<std::string>>& rows = read[batch.source[i]];
      if (rows.size() < first_rows) rows.push_back(MaskedRow(dataset, batch, i));
    }
  });
  const TableSource kept = WithBeginnings(source, first_rows, options.limits, preview.sheets);
  preview.report = Ingest({{kept}, rules}, datasets, options, stage, preview.errors);
  for (const FileReport& file : preview.report.files) {
    for (const SheetReport& sheet : file.sheets) {
      for (PreviewSheet& shown : preview.sheets) {
        if (shown.name != sheet.sheet) continue;
        shown.dataset = sheet.dataset;
        shown.as_read = read[sheet.source];
      }
    }
  }
  return preview;
}

TableDifference CompareTables(const RuledTable& before, const RuledTable& after,
                              const std::vector<policy::Dataset>& datasets, const IngestOptions& options,
                              size_t max_examples) {
  return Comparison(datasets, max_examples)
      .Run(DigestsOf(before, datasets, options), DigestsOf(after, datasets, options));
}

}  // namespace shouwang::ingest
