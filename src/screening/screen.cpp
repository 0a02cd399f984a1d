#include "screening/screen.h"

#include <chrono>
#include <future>

#include "screening/clue_workbook.h"
#include "screening/county.h"
#include "screening/findings.h"
#include "screening/messages.h"
#include "screening/name_list.h"
#include "screening/notices.h"
#include "screening/result_files.h"
#include "screening/summary.h"

namespace shouwang::screening {
namespace {

// Where the bar stands when a stage begins; shares measured on a county of a million people.
constexpr double kFactsBegin = 0.62;
constexpr double kRulesBegin = 0.78;
constexpr double kEvidenceBegin = 0.82;
constexpr double kWriteBegin = 0.9;

class ScreenRun {
 public:
  ScreenRun(const policy::Pack& pack, const ScreenOptions& options, SqlEngine& engine, ResultPlace& place,
            Errors& errors)
      : pack_(pack),
        options_(options),
        place_(place),
        errors_(errors),
        runner_(engine, options.cancelled),
        county_(pack, options.as_of, runner_),
        parameters_(policy::ResolveParameters(pack, options.as_of, options.settings)) {}

  ScreenResult Run() {
    const auto started = std::chrono::steady_clock::now();
    ScreenResult result;
    county_.Load(options_.inputs, options_.engine.ThreadCount(), options_.progress, errors_);
    result.warnings = Notices(pack_, options_.as_of, county_.report());
    if (!errors_.empty()) return result;
    const Findings findings = Find();
    const RunCounts counts = CountRun(county_, findings);
    Fill(result, findings, counts);
    Write(findings, counts, result);
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return result;
  }

 private:
  void Show(const char* stage, double fraction) const {
    if (options_.progress) options_.progress(stage, fraction);
  }

  Findings Find() {
    Show(message::kStageFacts, kFactsBegin);
    county_.ComputeFacts(parameters_);
    Show(message::kStageRules, kRulesBegin);
    county_.ComputeFindings(parameters_);
    Show(message::kStageEvidence, kEvidenceBegin);
    county_.CollectEvidence(parameters_);
    runner_.Begin("findings");
    return FetchFindings(county_, parameters_);
  }

  void Take(const Status& status) {
    if (!status) errors_.push_back(status.error());
  }

  void Write(const Findings& findings, const RunCounts& counts, const ScreenResult& result) {
    runner_.Begin("write");
    Show(message::kStageWrite, kWriteBegin);
    const Result<std::filesystem::path> folder = place_.Open();
    if (!folder) {
      errors_.push_back(folder.error());
      return;
    }
    ClueWorkbookOptions workbook;
    workbook.as_of = options_.as_of;
    workbook.reveal_ids = options_.reveal_ids;
    // The workbook is the slow one; the CSV files are written beside it.
    std::future<Status> book = std::async(
        std::launch::async, [&] { return WriteClueWorkbook(*folder / "clues.xlsx", pack_, findings, workbook); });
    Take(WriteClues(*folder / "clues.csv", findings, options_.reveal_ids));
    Take(WriteHouseholds(*folder / "households.csv", findings, options_.reveal_ids));
    Take(WriteRejects(*folder / "rejects.csv", pack_, county_.report(), options_.reveal_ids));
    Take(WriteRepairs(*folder / "repairs.csv", pack_, county_.report(), options_.reveal_ids));
    if (options_.explain) Take(WriteText(*folder / "explain.sql", runner_.script()));
    Take(book.get());
    runner_.End();
    Take(WriteSummary(*folder / "summary.json", county_, parameters_, counts,
                      options_.measured ? &runner_.seconds() : nullptr, findings));
    if (runner_.IsCancelled()) throw EngineInterrupted("cancelled");
    if (errors_.empty()) Take(place_.Commit(findings, result));
  }

  void Fill(ScreenResult& result, const Findings& findings, const RunCounts& counts) const {
    for (const ingest::FileReport& file : county_.report().files) {
      result.files += file.skipped.empty() ? 1 : 0;
      for (const ingest::SheetReport& sheet : file.sheets) result.rows += sheet.rows_read;
    }
    result.households = counts.households;
    result.persons = counts.persons;
    result.clues = findings.clues.size();
    result.households_with_risk = findings.households.size();
    result.rejects = county_.report().rejects.size();
    result.clues_by_rule = counts.clues_by_rule;
    for (const policy::SkippedRule& rule : county_.plan().skipped) {
      std::vector<std::string> missing;
      for (const std::string& name : rule.missing) missing.push_back(TitleOf(name));
      result.skipped_rules.emplace_back(rule.rule->id, NameList(missing));
    }
  }

  std::string TitleOf(const std::string& name) const {
    if (const policy::Dataset* dataset = pack_.FindDataset(name)) return dataset->title;
    if (const policy::Parameter* parameter = pack_.FindParameter(name)) return parameter->title;
    return name == "departments" ? message::kAnyDepartment : name;
  }

  const policy::Pack& pack_;
  const ScreenOptions& options_;
  ResultPlace& place_;
  Errors& errors_;
  StepRunner runner_;
  County county_;
  policy::ParameterValues parameters_;
};

}  // namespace

ScreenResult Screen(const policy::Pack& pack, const ScreenOptions& options, const EngineFactory& make_engine,
                    ResultPlace& place, Errors& errors) {
  const std::unique_ptr<SqlEngine> engine = make_engine(options.engine);
  try {
    return ScreenRun(pack, options, *engine, place, errors).Run();
  } catch (const EngineInterrupted&) {
    errors.push_back({ErrorCode::kCancelled, message::kCancelled, "", ""});
    return {};
  }
}

}  // namespace shouwang::screening
