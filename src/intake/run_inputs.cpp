#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "intake/hand_in.h"
#include "intake/messages.h"
#include "intake/run_work.h"

namespace shouwang::intake {
namespace {

constexpr int kMonthsRead = 12;
constexpr size_t kMonthCharacters = 7;  // YYYY-MM

// A name that no other table of the run has, since evidence goes by names.
std::string FreeName(const Upload& upload, std::set<std::string>& taken) {
  std::string name = upload.file_name;
  if (taken.contains(name)) name = fmt::format("{} {}", upload.period, upload.file_name);
  if (taken.contains(name)) name = fmt::format("{} {}", upload.id, upload.file_name);
  taken.insert(name);
  return name;
}

}  // namespace

std::vector<RunInput> SelectInputs(const std::vector<Upload>& loaded, const policy::Pack& pack, Date as_of) {
  const std::string last = as_of.Iso().substr(0, kMonthCharacters);
  const std::string first = as_of.AddMonths(1 - kMonthsRead).Iso().substr(0, kMonthCharacters);
  std::vector<const Upload*> uploads;
  std::map<std::pair<std::string, std::string>, std::string> latest;  // department and dataset → month
  for (const Upload& upload : loaded) {
    if (upload.state != UploadState::kLoaded || upload.period < first || upload.period > last) continue;
    uploads.push_back(&upload);
    for (const std::string& dataset : upload.Datasets()) {
      std::string& month = latest[{upload.department, dataset}];
      month = std::max(month, upload.period);
    }
  }
  std::sort(uploads.begin(), uploads.end(), [](const Upload* a, const Upload* b) {
    return std::tie(a->department, a->period, a->id) < std::tie(b->department, b->period, b->id);
  });
  std::vector<RunInput> inputs;
  std::set<std::string> taken;
  for (const Upload* upload : uploads) {
    RunInput input{"", upload->digest, upload->bytes, upload->id, {}};
    for (const SheetMapping& sheet : upload->mapping) {
      const policy::Dataset* dataset = pack.FindDataset(sheet.dataset);
      if (dataset == nullptr) continue;
      const std::string& newest = latest.at({upload->department, sheet.dataset});
      if (dataset->accumulates || upload->period == newest) input.mapping.push_back(sheet);
    }
    if (input.mapping.empty()) continue;
    input.name = FreeName(*upload, taken);
    inputs.push_back(std::move(input));
  }
  return inputs;
}

ingest::InputList InputsOf(const std::vector<RunInput>& inputs, const seal::Vault& vault) {
  ingest::InputList list;
  for (const RunInput& input : inputs) {
    list.sources.push_back(ingest::FetchedTable(input.name, input.digest, input.bytes,
                                                [&vault, digest = input.digest] { return vault.Fetch(digest); }));
    for (ingest::InputRule& rule : RulesFor(input.name, input.mapping)) list.rules.push_back(std::move(rule));
  }
  return list;
}

Result<std::vector<policy::Setting>> SettingsOf(const std::vector<std::string>& texts, const policy::Pack& pack) {
  std::vector<policy::Setting> settings;
  Error wrong{ErrorCode::kInvalid, message::kBadSetting, "settings", ""};
  for (const std::string& text : texts) {
    const Result<policy::Setting> setting = policy::ParseSetting(text, pack);
    if (setting) {
      settings.push_back(*setting);
    } else {
      wrong.details.push_back(setting.error());
    }
  }
  if (!wrong.details.empty()) return Fail(std::move(wrong));
  return settings;
}

Result<Run> PrepareRun(const access::Caller& caller, const RunRequest& request, PackShelf& packs, seal::Vault& vault) {
  const Result<PackPointer> pack = packs.Find(request.pack);
  if (!pack) return Fail(pack.error());
  const auto settings = SettingsOf(request.settings, **pack);
  if (!settings) return Fail(settings.error());
  const Result<std::string> archive = packs.Archive(request.pack);
  if (!archive) return Fail(archive.error());
  const Result<std::string> digest = vault.Keep(*archive);
  if (!digest) return Fail(digest.error());
  Run run;
  run.division_code = CountyOf(caller);
  run.pack_id = (*pack)->id;
  run.pack_version = (*pack)->version;
  run.pack_hash = (*pack)->hash;
  run.pack_digest = *digest;
  run.as_of = request.as_of;
  run.settings = request.settings;
  return run;
}

namespace {

Result<Run> Queue(record::Tables& tables, Run run) {
  if (tables.jobs().InState(JobState::kQueued).size() >= JobRunner::kMaxQueued) {
    return Fail(ErrorCode::kUnavailable, message::kQueueFull, "", message::kQueueFullHint);
  }
  run = tables.runs().Add(std::move(run));
  Job job;
  job.division_code = run.division_code;
  job.kind = kRunJob;
  job.object = run.id;
  run.job = tables.jobs().Add(std::move(job)).id;
  return tables.runs().Save(std::move(run));
}

}  // namespace

Result<Run> AskRun(record::Tables& tables, Run run, const policy::Pack& pack) {
  UploadFilter filter;
  filter.state = UploadState::kLoaded;
  filter.period_from = run.as_of.AddMonths(1 - kMonthsRead).Iso().substr(0, kMonthCharacters);
  filter.period_to = run.as_of.Iso().substr(0, kMonthCharacters);
  filter.limit = INT32_MAX;
  run.inputs = SelectInputs(tables.uploads().List(filter), pack, run.as_of);
  return Queue(tables, std::move(run));
}

Result<Run> AskRepeat(record::Tables& tables, const Run& done) {
  if (done.state != JobState::kDone || done.repeats != 0) return Fail(ErrorCode::kConflict, message::kNotDone);
  Run repeat = done;
  repeat.id = repeat.version = 0;
  repeat.repeats = done.id;
  repeat.state = JobState::kQueued;
  repeat.counts = {};
  repeat.files.clear();
  repeat.warnings.clear();
  return Queue(tables, std::move(repeat));
}

}  // namespace shouwang::intake
