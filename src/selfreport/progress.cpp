#include "selfreport/progress.h"

#include <algorithm>

#include "base/clock.h"
#include "casework/case_work.h"
#include "selfreport/messages.h"

namespace shouwang::selfreport {
namespace {

using Stage = Progress::Stage;
using casework::CaseFile;
using procedure::CaseStatus;

constexpr const char* kNames[] = {"received",  "declined", "verifying", "not-so",   "resolved",
                                  "confirmed", "handling", "posted",    "included", "not-included"};

// The case that the report led to, or that was open when it came.
std::optional<CaseFile> CaseOf(const SelfReport& report, casework::Cases& cases) {
  for (CaseFile& file : cases.OfHousehold(report.household)) {
    if (file.kind != policy::ProcedureKind::kIdentification) continue;
    if (file.status == CaseStatus::kOpen || file.started_ms >= report.received_ms) return std::move(file);
  }
  return std::nullopt;
}

bool IsPosted(int64_t case_file, const ProgressSources& sources) {
  const std::vector<casework::Notice> notices = sources.publicity.NoticesOf(case_file);
  return std::any_of(notices.begin(), notices.end(), [&](const casework::Notice& notice) {
    return notice.closed_on.empty() && notice.starts_on <= sources.today.Iso();
  });
}

Stage StageOf(CaseStatus status, bool posted) {
  switch (status) {
    case CaseStatus::kOpen:
      return posted ? Stage::kPosted : Stage::kHandling;
    case CaseStatus::kDone:
      return Stage::kIncluded;
    case CaseStatus::kEnded:
    case CaseStatus::kWithdrawn:
      break;
  }
  return Stage::kNotIncluded;
}

Status AddCase(const CaseFile& file, const ProgressSources& sources, Progress& progress) {
  progress.stage = StageOf(file.status, file.status == CaseStatus::kOpen && IsPosted(file.id, sources));
  if (file.status != CaseStatus::kOpen) return {};
  const Result<casework::CaseView> view = casework::ViewCase(sources.cases, file.id);
  if (!view) return Fail(view.error());
  const auto& steps = view->procedure.steps;
  const auto at = std::find_if(steps.begin(), steps.end(), [&](const auto& step) { return step.id == file.step; });
  if (std::any_of(steps.begin(), at, [](const auto& step) { return step.decides; })) {
    progress.stage = Stage::kIncluded;  // what is left is office work
    return {};
  }
  progress.step = at - steps.begin() + 1;
  progress.steps = static_cast<int64_t>(steps.size());
  progress.step_title = file.step_title;
  return {};
}

Stage StageOf(const std::optional<clues::Clue>& clue) {
  if (!clue || clue->state == clues::State::kFound || clues::IsWaiting(clue->state)) return Stage::kVerifying;
  switch (clue->answer.verdict) {
    case clues::Verdict::kConfirmed:
      return Stage::kConfirmed;
    case clues::Verdict::kRefuted:
      return Stage::kNotSo;
    case clues::Verdict::kResolved:
      return Stage::kResolved;
    case clues::Verdict::kNone:
      break;
  }
  return Stage::kVerifying;
}

}  // namespace

const char* Name(Stage stage) { return kNames[static_cast<size_t>(stage)]; }
const char* Title(Stage stage) { return message::kStageTitles[static_cast<size_t>(stage)]; }

Result<Progress> ProgressOf(const SelfReport& report, const ProgressSources& sources) {
  Progress progress;
  progress.received_on = BeijingDay(report.received_ms).Iso();
  if (report.state == State::kDeclined) {
    progress.stage = Stage::kDeclined;
  } else if (report.state == State::kTaken) {
    progress.stage = StageOf(sources.clues.Find(report.clue));
    if (const std::optional<CaseFile> file = CaseOf(report, sources.cases)) {
      if (Status added = AddCase(*file, sources, progress); !added) return Fail(added.error());
    }
  }
  progress.text = message::kStageTexts[static_cast<size_t>(progress.stage)];
  if (report.state == State::kDeclined) progress.text = Sentence(report.reason) + progress.text;
  return progress;
}

}  // namespace shouwang::selfreport
