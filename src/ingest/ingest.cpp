#include "ingest/ingest.h"

#include <algorithm>
#include <mutex>
#include <tuple>

#include "ingest/batch_writer.h"
#include "ingest/file_hash.h"
#include "ingest/file_reader.h"
#include "ingest/header_matcher.h"
#include "ingest/messages.h"
#include "ingest/parallel.h"
#include "ingest/read_plan.h"

namespace shouwang::ingest {
namespace {

// Adds up what the threads have read and tells the caller.
class ProgressMeter {
 public:
  ProgressMeter(uint64_t total, const std::function<void(const Progress&)>& tell) : tell_(tell) {
    progress_.bytes_total = total;
  }
  void Add(uint64_t bytes) {
    if (!tell_) return;
    const std::lock_guard<std::mutex> lock(mutex_);
    progress_.bytes_done += bytes;
    tell_(progress_);
  }

 private:
  const std::function<void(const Progress&)>& tell_;
  std::mutex mutex_;
  Progress progress_;
};

class Run {
 public:
  Run(const InputList& inputs, const std::vector<policy::Dataset>& datasets, const IngestOptions& options, Stage& stage)
      : inputs_(inputs), datasets_(datasets), options_(options), stage_(stage), matcher_(datasets) {}

  IngestReport Go(Errors& errors) {
    const size_t errors_before = errors.size();
    ReadPlan plan = PlanReading(inputs_, datasets_, options_.threads, errors);
    outcomes_.resize(plan.files.size());
    for (size_t i = 0; i < plan.files.size(); ++i) outcomes_[i].report = std::move(plan.files[i].report);
    if (errors.size() == errors_before) {
      ReadAll(plan);
      if (!IsCancelled()) SettleHeldRows();
      if (!IsCancelled()) SettleSuspects();
    }
    return Collect(std::move(plan.warnings), errors);
  }

 private:
  bool IsCancelled() const {
    return options_.cancelled != nullptr && options_.cancelled->load(std::memory_order_relaxed);
  }

  void ReadAll(const ReadPlan& plan) {
    ProgressMeter meter(plan.bytes, options_.progress);
    RunWorkers(options_.threads, plan.order.size(), [&](const std::function<bool(size_t&)>& next) {
      BatchWriter writer(datasets_, stage_, stage_mutex_);
      for (size_t job = 0; next(job) && !IsCancelled();) {
        const size_t file = plan.order[job];
        ReadFile(file, plan.files[file], writer, meter);
      }
      if (!IsCancelled()) writer.Finish();
    });
    // The same files may have been skipped without being read: their hashes are part of the record, too.
    RunParallel(options_.threads, outcomes_.size(), [&](size_t file) {
      FileReport& report = outcomes_[file].report;
      if (report.sha256.empty() && !inputs_.sources[file].read && !IsCancelled()) {
        report.sha256 = Sha256OfFile(inputs_.sources[file].path);
      }
    });
  }

  void ReadFile(size_t file, const PlannedFile& planned, BatchWriter& writer, ProgressMeter& meter) {
    const TableSource& source = inputs_.sources[file];
    FileOutcome& outcome = outcomes_[file];
    uint64_t left = planned.bytes;  // a guess from the cells, put right at the end of the file
    const auto seen = [&](uint64_t bytes) {
      const uint64_t more = std::min(bytes, left);
      left -= more;
      meter.Add(more);
    };
    if (!source.read && outcome.report.sha256.empty()) outcome.report.sha256 = Sha256OfFile(source.path);
    FileReader reader(datasets_, matcher_, planned.rules, options_, static_cast<int32_t>(file), writer, outcome, seen);
    const Status status = source.read ? source.read(reader) : tabular::ReadTable(source.path, options_.limits, reader);
    if (IsCancelled()) return;
    if (status.has_value()) {
      reader.Finish();
    } else {
      outcome.errors.push_back(status.error());
    }
    meter.Add(left);
  }

  // Rows that look like footers but name a household are footers unless that household is known.
  void SettleHeldRows() {
    std::vector<std::string> asked;
    std::vector<size_t> asked_until;  // of each held row
    for (FileOutcome& outcome : outcomes_) {
      for (HeldRow& held : outcome.held) {
        for (std::string& household : held.reader->Households(held.row.cells())) asked.push_back(std::move(household));
        asked_until.push_back(asked.size());
      }
    }
    if (asked.empty()) return;
    const std::vector<bool> known = stage_.KnownHouseholds(asked);
    BatchWriter writer(datasets_, stage_, stage_mutex_);
    size_t at = 0;
    size_t row = 0;
    for (FileOutcome& outcome : outcomes_) {
      for (HeldRow& held : outcome.held) {
        bool is_data = false;
        for (; at < asked_until[row]; ++at) is_data = is_data || known[at];
        ++row;
        SettleHeldRow(held, is_data, writer, outcome);
      }
    }
    writer.Finish();
  }

  // A rejected row whose household is unknown is listed for that, too: its department mends both cells at once.
  void SettleSuspects() {
    std::vector<std::string> asked;
    for (const FileOutcome& outcome : outcomes_) {
      for (const Reject& suspect : outcome.suspects) asked.push_back(suspect.value);
    }
    if (asked.empty()) return;
    const std::vector<bool> known = stage_.KnownHouseholds(asked);
    size_t at = 0;
    for (FileOutcome& outcome : outcomes_) {
      for (Reject& suspect : outcome.suspects) {
        if (!known[at++]) outcome.rejects.push_back(std::move(suspect));
      }
    }
  }

  static void SettleHeldRow(HeldRow& held, bool is_data, BatchWriter& writer, FileOutcome& outcome) {
    SheetReport& sheet = outcome.report.sheets[held.sheet];
    if (!is_data) {
      ++sheet.rows_skipped;
      return;
    }
    const RowFate fate =
        held.reader->TakeHeld(held.row.row(), held.row.cells(), writer, outcome.rejects, outcome.repairs);
    ++(fate == RowFate::kStaged ? sheet.rows_staged : sheet.rows_rejected);
    for (Reject& suspect : held.reader->TakeSuspects()) outcome.suspects.push_back(std::move(suspect));
  }

  IngestReport Collect(std::vector<std::string> warnings, Errors& errors) {
    IngestReport report;
    report.warnings = std::move(warnings);
    for (FileOutcome& outcome : outcomes_) {
      report.files.push_back(std::move(outcome.report));
      std::move(outcome.rejects.begin(), outcome.rejects.end(), std::back_inserter(report.rejects));
      std::move(outcome.repairs.begin(), outcome.repairs.end(), std::back_inserter(report.repairs));
      std::move(outcome.warnings.begin(), outcome.warnings.end(), std::back_inserter(report.warnings));
      std::move(outcome.errors.begin(), outcome.errors.end(), std::back_inserter(errors));
      outcome = FileOutcome();
    }
    // In order but for the rows that were held.
    const auto before = [](const auto& a, const auto& b) {
      return std::tie(a.source, a.row, a.column) < std::tie(b.source, b.row, b.column);
    };
    if (!std::is_sorted(report.rejects.begin(), report.rejects.end(), before)) {
      std::stable_sort(report.rejects.begin(), report.rejects.end(), before);
    }
    if (!std::is_sorted(report.repairs.begin(), report.repairs.end(), before)) {
      std::stable_sort(report.repairs.begin(), report.repairs.end(), before);
    }
    if (IsCancelled()) errors.push_back({ErrorCode::kCancelled, messages::kCancelled, "", ""});
    return report;
  }

  const InputList& inputs_;
  const std::vector<policy::Dataset>& datasets_;
  const IngestOptions& options_;
  Stage& stage_;
  std::mutex stage_mutex_;
  HeaderMatcher matcher_;
  std::vector<FileOutcome> outcomes_;
};

}  // namespace

TableSource FetchedTable(std::string name, std::string sha256, uint64_t bytes,
                         std::function<Result<std::string>()> fetch, const tabular::ReadLimits& limits) {
  TableSource source;
  source.read = [name, fetch = std::move(fetch), limits](tabular::RowSink& sink) -> Status {
    const Result<std::string> content = fetch();
    if (!content) return Fail(content.error());
    return tabular::ReadTableBytes(name, *content, limits, sink);
  };
  source.name = std::move(name);
  source.sha256 = std::move(sha256);
  source.bytes = bytes;
  return source;
}

IngestReport Ingest(const InputList& inputs, const std::vector<policy::Dataset>& datasets, const IngestOptions& options,
                    Stage& stage, Errors& errors) {
  return Run(inputs, datasets, options, stage).Go(errors);
}

}  // namespace shouwang::ingest
