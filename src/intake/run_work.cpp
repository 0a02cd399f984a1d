#include "intake/run_work.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <unordered_map>

#include "access/scope.h"
#include "clues/findings.h"
#include "intake/messages.h"
#include "intake/scratch_folder.h"

namespace shouwang::intake {
namespace {

namespace fs = std::filesystem;

constexpr size_t kFindingsAtOnce = 2000;  // in one transaction: others want to write, too
constexpr double kScreenBegins = 0.2;     // shares of a run of a million people
constexpr double kScreenShare = 0.65;
constexpr double kCluesBegin = 0.85;

access::Caller RunCaller() { return access::Caller::System("run"); }
std::string ObjectOf(const Run& run) { return fmt::format("run/{}", run.id); }

Result<std::string> WholeFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file) return Fail(ErrorCode::kOutput, message::kScratch, path.filename().string(), message::kScratchHint);
  return text;
}

// Result files go into the vault; what is to be done with the findings is done when all are there.
class VaultPlace final : public screening::ResultPlace {
 public:
  using TakeFindings = std::function<Status(const screening::Findings&, const screening::ScreenResult&)>;
  VaultPlace(seal::Vault& vault, TakeFindings take) : vault_(vault), take_(std::move(take)) {}

  Result<fs::path> Open() override {
    Result<ScratchFolder> scratch = ScratchFolder::Make();
    if (!scratch) return Fail(scratch.error());
    scratch_.emplace(std::move(*scratch));
    return scratch_->path();
  }

  Status Commit(const screening::Findings& findings, const screening::ScreenResult& result) override {
    std::vector<fs::path> paths;
    for (const fs::directory_entry& entry : fs::directory_iterator(scratch_->path())) paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    for (const fs::path& path : paths) {
      const Result<std::string> content = WholeFile(path);
      if (!content) return Fail(content.error());
      const Result<std::string> digest = vault_.Keep(*content);
      if (!digest) return Fail(digest.error());
      files_.push_back({path.filename().string(), *digest, content->size()});
      std::error_code ignored;
      fs::remove(path, ignored);
    }
    return take_ ? take_(findings, result) : Status();
  }

  const std::vector<RunFile>& files() const { return files_; }

 private:
  seal::Vault& vault_;
  TakeFindings take_;
  std::optional<ScratchFolder> scratch_;
  std::vector<RunFile> files_;
};

// Hands the findings of a run to the clues, some at a time. They are not seen before TakeFindings().
class Stager {
 public:
  Stager(record::Record& record, const seal::Sealer& sealer, const clues::RunHead& head, const Subjects& subjects)
      : record_(record), sealer_(sealer), head_(head), subjects_(subjects) {}

  Status Stage(const screening::Findings& findings, JobControl& control) {
    std::unordered_map<std::string_view, const screening::HouseholdAdvice*> advice;
    for (const screening::HouseholdAdvice& household : findings.households) {
      advice.emplace(household.household_id, &household);
    }
    Status status = Write([&](record::Tables& tables) { clues::BeginFindings(tables.clues(), head_); });
    for (size_t first = 0; status && first < findings.clues.size(); first += kFindingsAtOnce) {
      if (control.cancelled()) return Fail(ErrorCode::kCancelled, message::kJobCancelled);
      const size_t last = std::min(findings.clues.size(), first + kFindingsAtOnce);
      std::vector<clues::Finding> part;
      for (size_t i = first; i < last; ++i) {
        const screening::Clue& clue = findings.clues[i];
        const auto advised = advice.find(clue.household_id);
        part.push_back({&clue, advised == advice.end() ? nullptr : advised->second,
                        subjects_.Household(clue.household_id), subjects_.Person(clue.id_no)});
      }
      status = Write([&](record::Tables& tables) { clues::StageFindings(tables.clues(), sealer_, head_, part); });
      control.Show(message::kStageClues, kCluesBegin + (1 - kCluesBegin) * static_cast<double>(last) /
                                                           static_cast<double>(findings.clues.size()));
    }
    return status;
  }

 private:
  Status Write(const std::function<void(record::Tables&)>& change) {
    return record_.Write(RunCaller(), [&](record::Tables& tables) {
      change(tables);
      tables.audit().Append({"run.stage-clues", fmt::format("run/{}", head_.run), "done", ""});
      return Status();
    });
  }

  record::Record& record_;
  const seal::Sealer& sealer_;
  const clues::RunHead& head_;
  const Subjects& subjects_;
};

RunCounts CountsOf(const screening::ScreenResult& result) {
  RunCounts counts;
  counts.files = result.files;
  counts.rows = result.rows;
  counts.households = result.households;
  counts.persons = result.persons;
  counts.clues = result.clues;
  counts.households_with_risk = result.households_with_risk;
  counts.rejects = result.rejects;
  for (const auto& [rule, clues] : result.clues_by_rule) counts.by_rule.push_back({rule, clues});
  for (const auto& [rule, missing] : result.skipped_rules) counts.skipped.push_back({rule, missing});
  return counts;
}

std::vector<std::string> Differences(const std::vector<RunFile>& before, const std::vector<RunFile>& after) {
  std::vector<std::string> names;
  for (const RunFile& file : before) {
    const auto same = std::find_if(after.begin(), after.end(), [&](const RunFile& other) {
      return other.name == file.name && other.digest == file.digest;
    });
    if (same == after.end()) names.push_back(file.name);
  }
  if (names.empty() && before.size() != after.size()) names.emplace_back("+");
  return names;
}

}  // namespace

RunWork::RunWork(record::Record& record, seal::Vault& vault, const seal::Sealer& sealer, PackShelf& packs,
                 screening::EngineFactory make_engine, screening::EngineOptions engine, ReadRegister read_register)
    : record_(record),
      vault_(vault),
      sealer_(sealer),
      packs_(packs),
      make_engine_(std::move(make_engine)),
      engine_(std::move(engine)),
      read_register_(std::move(read_register)) {}

Result<Run> RunWork::RunOf(const Job& job) const {
  std::optional<Run> run;
  const Status read = record_.Read(RunCaller(), [&](record::Tables& tables) {
    run = tables.runs().Find(job.object);
    return Status();
  });
  if (!read) return Fail(read.error());
  if (!run) return Fail(ErrorCode::kNotFound, message::kJobBroken);
  return std::move(*run);
}

Result<JobClosing> RunWork::Carry(const Job& job, JobControl& control) {
  Result<Run> run = RunOf(job);
  if (!run) return Fail(run.error());
  const Result<std::string> archive = vault_.Fetch(run->pack_digest);
  if (!archive) return Fail(archive.error());
  const Result<PackPointer> pack = packs_.FromArchive(*archive);
  if (!pack) return Fail(pack.error());
  return run->repeats == 0 ? CarryFirst(std::move(*run), **pack, control)
                           : CarryRepeat(std::move(*run), **pack, control);
}

Result<screening::ScreenResult> RunWork::Compare(const Run& run, const policy::Pack& pack, JobControl& control,
                                                 screening::ResultPlace& place) const {
  const auto settings = SettingsOf(run.settings, pack);
  if (!settings) return Fail(settings.error());
  screening::ScreenOptions options;
  options.inputs = InputsOf(run.inputs, vault_);
  options.as_of = run.as_of;
  options.settings = *settings;
  options.measured = false;
  options.engine = engine_;
  options.cancelled = &control.cancelled();
  options.progress = [&](const std::string& stage, double fraction) {
    control.Show(stage, kScreenBegins + kScreenShare * fraction);
  };
  Errors errors;
  screening::ScreenResult result = screening::Screen(pack, options, make_engine_, place, errors);
  if (errors.empty()) return result;
  Error first = errors.front();
  first.details.assign(errors.begin() + 1, errors.end());
  return Fail(std::move(first));
}

Result<JobClosing> RunWork::CarryFirst(Run run, const policy::Pack& pack, JobControl& control) {
  control.Show(message::kStageRegister, 0.01);
  Result<RegisterTables> registered = read_register_(pack, run.division_code);
  if (!registered) return Fail(registered.error());
  run.inputs.insert(run.inputs.begin(), registered->tables.begin(), registered->tables.end());
  const policy::ParameterValues parameters = policy::ResolveParameters(
      pack, run.as_of, SettingsOf(run.settings, pack).value_or(std::vector<policy::Setting>()));
  auto head = std::make_shared<clues::RunHead>();
  VaultPlace place(vault_, [&](const screening::Findings& findings, const screening::ScreenResult& result) -> Status {
    std::vector<std::string> skipped;
    for (const auto& [rule, missing] : result.skipped_rules) skipped.push_back(rule);
    *head = clues::MakeRunHead(run.id, access::DivisionPrefix(run.division_code), pack, parameters, run.as_of, skipped);
    head->places = registered->places;
    return Stager(record_, sealer_, *head, registered->subjects).Stage(findings, control);
  });
  const Result<screening::ScreenResult> result = Compare(run, pack, control, place);
  if (!result) return Fail(result.error());
  run.counts = CountsOf(*result);
  run.warnings = result->warnings;
  run.files = place.files();
  return JobClosing([run = std::move(run), head](record::Tables& tables, Job&) mutable -> Status {
    const clues::Taken taken =
        clues::TakeFindings(tables.clues(), tables.group_risks(), *head, clues::MomentOf(tables.now_ms()));
    run.counts.clues_found = taken.found;
    run.counts.clues_seen_again = taken.seen_again;
    run.counts.clues_reopened = taken.reopened;
    run.counts.clues_gone = taken.gone + taken.vanished;
    run.state = JobState::kDone;
    run.finished_ms = tables.now_ms();
    tables.audit().Append({"run.done", ObjectOf(run), "done", fmt::format(R"({{"clues":{}}})", run.counts.clues)});
    const Result<Run> saved = tables.runs().Save(std::move(run));
    return saved ? Status() : Fail(saved.error());
  });
}

Result<JobClosing> RunWork::CarryRepeat(Run run, const policy::Pack& pack, JobControl& control) {
  std::optional<Run> original;
  const Status read = record_.Read(RunCaller(), [&](record::Tables& tables) {
    original = tables.runs().Find(run.repeats);
    return Status();
  });
  if (!read) return Fail(read.error());
  if (!original) return Fail(ErrorCode::kNotFound, message::kJobBroken);
  VaultPlace place(vault_, nullptr);
  const Result<screening::ScreenResult> result = Compare(run, pack, control, place);
  if (!result) return Fail(result.error());
  run.counts = CountsOf(*result);
  run.warnings = result->warnings;
  run.files = place.files();
  std::string differing;
  for (const std::string& name : Differences(original->files, run.files)) differing += " " + name;
  if (!differing.empty()) run.reason = fmt::format(fmt::runtime(message::kRepeatDiffers), differing.substr(1));
  return JobClosing([run = std::move(run)](record::Tables& tables, Job&) mutable -> Status {
    run.state = JobState::kDone;
    run.finished_ms = tables.now_ms();
    const bool same = run.reason.empty();
    tables.audit().Append({"run.repeated", ObjectOf(run), "done", same ? R"({"same":true})" : R"({"same":false})"});
    const Result<Run> saved = tables.runs().Save(std::move(run));
    return saved ? Status() : Fail(saved.error());
  });
}

Status RunWork::Abandon(record::Tables& tables, const Job& job, JobState state, const std::string& reason) {
  std::optional<Run> run = tables.runs().Find(job.object);
  if (!run) return {};
  run->state = state;
  run->reason = reason;
  run->finished_ms = tables.now_ms();
  const Result<Run> saved = tables.runs().Save(std::move(*run));
  return saved ? Status() : Fail(saved.error());
}

}  // namespace shouwang::intake
