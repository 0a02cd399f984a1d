#include "screening/county.h"

#include <fmt/format.h>

#include "screening/messages.h"
#include "screening/settle.h"

namespace shouwang::screening {
namespace {

// Reading takes about this share of a run; the bar moves with the bytes read.
constexpr double kReadingShare = 0.6;

}  // namespace

void County::Load(const ingest::InputList& inputs, unsigned threads, const ProgressFn& progress, Errors& errors) {
  runner_.Begin("read");
  ingest::IngestOptions options;
  options.as_of = as_of_;
  options.threads = threads;
  options.progress = [&](const ingest::Progress& done) {
    if (progress && done.bytes_total > 0) {
      progress(message::kStageRead,
               kReadingShare * static_cast<double>(done.bytes_done) / static_cast<double>(done.bytes_total));
    }
  };
  options.cancelled = runner_.cancelled();
  report_ = ingest::Ingest(inputs, pack_.datasets, options, runner_.engine().stage(), errors);
  if (!errors.empty()) return;
  for (const ingest::FileReport& file : report_.files) {
    for (const ingest::SheetReport& sheet : file.sheets) handed_in_.insert(sheet.dataset);
  }
  // Tables that nobody handed in, and those without a single row, are there all the same, empty.
  for (const policy::Dataset& dataset : pack_.datasets) runner_.engine().stage().Open(dataset)->Finish();
  for (const char* needed : {"household", "person"}) {
    if (handed_in_.contains(needed)) continue;
    const policy::Dataset* dataset = pack_.FindDataset(needed);
    errors.push_back({ErrorCode::kInput, fmt::format(fmt::runtime(message::kRegisterMissing), dataset->title), "--data",
                      fmt::format(fmt::runtime(message::kRegisterMissingHint), dataset->title)});
  }
  if (!errors.empty()) return;
  runner_.Begin("settle");
  if (progress) progress(message::kStageSettle, kReadingShare);
  SettleRows(pack_, runner_, report_);
}

void County::ComputeFacts(const policy::ParameterValues& parameters, bool all_handed_in) {
  runner_.Begin("facts");
  std::set<std::string> handed_in = handed_in_;
  if (all_handed_in) {
    for (const policy::Dataset& dataset : pack_.datasets) handed_in.insert(dataset.name);
  }
  plan_ = policy::PlanFacts(pack_, as_of_, parameters, handed_in);
  runner_.Run(plan_.steps);
}

void County::ComputeFindings(const policy::ParameterValues& parameters) {
  runner_.Begin("rules");
  runner_.Run(policy::PlanFindings(pack_, plan_, as_of_, parameters));
}

void County::CollectEvidence(const policy::ParameterValues& parameters) {
  runner_.Begin("evidence");
  runner_.Run(policy::PlanEvidence(pack_, plan_, as_of_, parameters));
}

}  // namespace shouwang::screening
