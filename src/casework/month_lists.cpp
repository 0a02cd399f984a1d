#include "casework/month_lists.h"

#include <algorithm>
#include <map>

#include "base/clock.h"
#include "casework/messages.h"
#include "casework/register_effect.h"
#include "casework/rounds.h"
#include "procedure/due.h"
#include "registry/register_words.h"

namespace shouwang::casework {
namespace {

using clues::Clue;
using procedure::CaseStatus;
namespace field = registry::household_field;

constexpr int kAtOnce = 500;
constexpr int kHistory = 100;  // changes of one household that are looked through

using CluesOf = std::map<int64_t, std::vector<Clue>>;

std::vector<registry::HouseholdLine> Households(Desk& desk, const std::string& village) {
  std::vector<registry::HouseholdLine> all;
  registry::HouseholdFilter filter;
  filter.division = village;
  filter.limit = kAtOnce;
  for (;;) {
    const std::vector<registry::HouseholdLine> page = desk.registry.List(filter);
    all.insert(all.end(), page.begin(), page.end());
    if (page.size() < kAtOnce) return all;
    filter.after = page.back().household[field::kNumber];
  }
}

CluesOf RiskClues(Desk& desk, const std::string& village, std::vector<clues::State> states) {
  clues::ClueFilter filter;
  filter.states = std::move(states);
  filter.kind = policy::RuleKind::kRisk;
  filter.place = village;
  CluesOf found;
  std::optional<clues::ClueCursor> after;
  for (;;) {
    const std::vector<Clue> page = desk.clues.List(filter, clues::ClueOrder::kDue, after, kAtOnce);
    for (const Clue& clue : page) found[clue.household].push_back(clue);
    if (page.size() < kAtOnce) return found;
    after = clues::CursorOf(page.back());
  }
}

FamilyLine FamilyOf(const registry::HouseholdLine& line) {
  return {line.household.id, ShownNumber(line.household), line.head, line.household[field::kGroup]};
}

int64_t OpenCaseOf(const std::vector<CaseFile>& cases, policy::ProcedureKind kind) {
  for (const CaseFile& file : cases) {
    if (file.kind == kind && file.status == CaseStatus::kOpen) return file.id;
  }
  return 0;
}

// Whether a case of identification that is over began after that moment: it has dealt with what was known then.
bool IsDealtWith(const std::vector<CaseFile>& cases, int64_t known_ms) {
  return std::any_of(cases.begin(), cases.end(), [&](const CaseFile& file) {
    return file.kind == policy::ProcedureKind::kIdentification && file.status != CaseStatus::kOpen &&
           file.started_ms >= known_ms;
  });
}

std::optional<ToIdentify> IdentifyLine(Desk& desk, const registry::HouseholdLine& line, CluesOf& confirmed) {
  std::vector<Clue> found = std::move(confirmed[line.household.id]);
  const std::vector<Application> applications = desk.cases.ApplicationsOf(line.household.id);
  if (found.empty() && applications.empty()) return std::nullopt;
  const std::vector<CaseFile> cases = desk.cases.OfHousehold(line.household.id);
  ToIdentify draft;
  draft.family = FamilyOf(line);
  draft.case_file = OpenCaseOf(cases, policy::ProcedureKind::kIdentification);
  std::sort(found.begin(), found.end(), [](const Clue& a, const Clue& b) { return a.id < b.id; });
  const auto because = [&](const std::string& reason, const std::string& day) {
    draft.reasons.push_back(reason);
    if (draft.since.empty() || day < draft.since) draft.since = day;
  };
  for (const Clue& clue : found) {
    if (IsDealtWith(cases, clue.answered_ms)) continue;
    if (draft.clue == 0) draft.clue = clue.id;
    because(clue.rule.title.empty() ? Title(clue.source) : clue.rule.title, BeijingDay(clue.answered_ms).Iso());
  }
  if (!applications.empty() && !IsDealtWith(cases, applications.front().created_ms)) {
    draft.application = applications.front().id;
    because(message::kApplied, applications.front().received_on);
  }
  if (draft.reasons.empty()) return std::nullopt;
  return draft;
}

ToEliminate EliminateLine(Desk& desk, const registry::HouseholdLine& line, const registry::Row& monitored,
                          int64_t open_clues, int64_t help_months) {
  ToEliminate draft;
  draft.family = FamilyOf(line);
  draft.category = monitored[registry::monitored_field::kCategory];
  draft.identified_on = monitored[registry::monitored_field::kIdentifiedOn];
  draft.open_clues = open_clues;
  draft.case_file = OpenCaseOf(desk.cases.OfHousehold(line.household.id), policy::ProcedureKind::kElimination);
  if (const std::optional<Date> since = HelpedSince(desk.registry, monitored)) {
    const Date ready = since->AddMonths(static_cast<int>(help_months));
    draft.helped_since = since->Iso();
    draft.ready_on = ready.Iso();
    draft.is_ready = ready <= desk.today && open_clues == 0;
  }
  return draft;
}

std::string DayOf(const registry::Change& change) {
  for (const char* name : {"since", "birth_date"}) {
    const std::string day = registry::FieldFromJson(change.edit.after.value(name, nlohmann::json()));
    if (Date::FromIso(day)) return day;
  }
  return BeijingDay(change.time_ms).Iso();
}

void AddMovements(Desk& desk, const registry::HouseholdLine& line, int64_t from_ms, int64_t to_ms,
                  std::vector<Movement>& movements) {
  for (const registry::Change& change : desk.registry.History(line.household.id, INT64_MAX, kHistory)) {
    const bool in_month = change.time_ms >= from_ms && change.time_ms < to_ms;
    const bool natural = change.source == registry::ChangeSource::kNatural && change.undone_by == 0;
    if (!in_month || !natural || change.edit.entity != registry::Entity::kPerson) continue;
    Movement movement;
    movement.family = FamilyOf(line);
    movement.came = change.edit.before.is_null();
    movement.status = movement.came ? "" : registry::FieldFromJson(change.edit.after.value("status", nlohmann::json()));
    // The new head of a family whose head went is a change of relation, and nobody's coming or going.
    if (!movement.came && (movement.status.empty() || movement.status == registry::word::kInHousehold)) continue;
    if (const auto person = desk.registry.Find(registry::Entity::kPerson, change.edit.id)) {
      movement.person = (*person)[registry::person_field::kName];
    }
    movement.on = DayOf(change);
    movements.push_back(std::move(movement));
  }
}

}  // namespace

Result<MonthLists> ReadMonthLists(Desk& desk, const policy::Procedure& elimination, const std::string& village,
                                  const std::string& period) {
  constexpr size_t kVillageDigits = 12;
  if (village.size() != kVillageDigits) return Fail(ErrorCode::kInvalid, message::kOneVillage, "place");
  if (!desk.caller.scope.CoversDivision(village)) return Fail(ErrorCode::kForbidden, message::kNotYourPlace, "place");
  const std::optional<Date> month = procedure::MonthOf(period);
  if (!month) return Fail(ErrorCode::kInvalid, message::kBadPeriod, "period");
  const int64_t from_ms = BeijingMidnight(*month);
  const int64_t to_ms = BeijingMidnight(month->AddMonths(1));
  const int64_t help_months = elimination.Number(policy::kHelpMonths);

  CluesOf confirmed =
      RiskClues(desk, village, {clues::State::kAnswered, clues::State::kReviewed, clues::State::kClosed});
  for (auto& [household, found] : confirmed) {
    std::erase_if(found, [](const Clue& clue) { return clue.answer.verdict != clues::Verdict::kConfirmed; });
  }
  CluesOf waiting = RiskClues(
      desk, village, {clues::State::kSent, clues::State::kReturned, clues::State::kEscalated, clues::State::kFound});
  MonthLists lists;
  for (const registry::HouseholdLine& line : Households(desk, village)) {
    AddMovements(desk, line, from_ms, to_ms, lists.population);
    if (const std::optional<registry::Row> monitored = MonitoredRow(desk.registry, line.household.id)) {
      const auto open = waiting.find(line.household.id);
      const int64_t open_clues = open == waiting.end() ? 0 : static_cast<int64_t>(open->second.size());
      lists.eliminate.push_back(EliminateLine(desk, line, *monitored, open_clues, help_months));
    } else if (std::optional<ToIdentify> draft = IdentifyLine(desk, line, confirmed)) {
      lists.identify.push_back(std::move(*draft));
    }
  }
  std::stable_partition(lists.eliminate.begin(), lists.eliminate.end(),
                        [](const ToEliminate& draft) { return draft.is_ready; });
  return lists;
}

}  // namespace shouwang::casework
