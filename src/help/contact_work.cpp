#include "help/contact_work.h"

#include <map>

#include "access/scope.h"
#include "base/text.h"
#include "casework/register_effect.h"
#include "help/desk_checks.h"
#include "help/messages.h"
#include "record/entry_checks.h"

namespace shouwang::help {
namespace {

using record::PastDay;
using registry::Entity;
using registry::Row;

constexpr int kMostAtOnce = 200;

std::optional<access::Account> ContactAccount(Desk& desk, int64_t id) {
  std::optional<access::Account> account = desk.accounts.Find(id);
  if (!account || !account->enabled || account->role != access::Role::kContact) return std::nullopt;
  return account;
}

bool Covers(const access::Account& account, const std::string& division) {
  return division.starts_with(access::DivisionPrefix(account.division));
}

// Of two places, one holds the other.
bool Touch(const access::Account& account, const access::Scope& scope) {
  const std::string own = access::DivisionPrefix(scope.division);
  const std::string theirs = access::DivisionPrefix(account.division);
  return own.starts_with(theirs) || theirs.starts_with(own);
}

int64_t NumberOf(const std::string& text) { return text.empty() ? 0 : std::stoll(text); }

// The visit of the present round, when nobody was there yet (visits/rounds.h), and visits that two people told
// differently.
void AddVisits(Desk& desk, int64_t household, std::vector<OpenTask>& tasks) {
  const visits::Rounds rounds = visits::RoundsOn(desk.rules.visit_rounds, desk.today);
  bool visited = false;
  for (const visits::Visit& visit : desk.visits.OfHousehold(household, kMostAtOnce)) {
    if (visit.state == visits::VisitState::kSetAside) continue;
    visited = visited || visit.visited_on >= rounds.monitored.from.Iso();
    if (visit.state == visits::VisitState::kDisputed) {
      tasks.push_back({"visit", visit.id, fmt::format(fmt::runtime(message::kVisitTask), visit.visited_on)});
    }
  }
  const bool due = rounds.visits_monitored && !visited && casework::MonitoredRow(desk.registry, household);
  if (due) {
    tasks.push_back({"round", household, fmt::format(fmt::runtime(message::kRoundTask), rounds.monitored.last.Iso())});
  }
}

}  // namespace

std::vector<ContactPerson> ContactPersons(Desk& desk) {
  std::map<int64_t, int64_t> loads;
  for (const ContactLoad& load : desk.book.ContactLoads()) loads[load.account] = load.households;
  std::vector<ContactPerson> persons;
  access::AccountFilter filter;
  filter.role = access::Role::kContact;
  filter.limit = kMostAtOnce;
  for (;;) {
    const std::vector<access::Account> page = desk.accounts.List(filter);
    for (const access::Account& account : page) {
      if (!account.enabled || !Touch(account, desk.caller.scope)) continue;
      persons.push_back({account.id, account.display_name, account.division, loads[account.id]});
    }
    if (page.size() < kMostAtOnce) return persons;
    filter.after_name = page.back().name;
  }
}

std::vector<OpenTask> OpenTasksOf(Desk& desk, int64_t household) {
  std::vector<OpenTask> tasks;
  for (const HelpedHousehold& helped : desk.book.Helped("", household)) {
    if (helped.plan == 0) continue;
    for (const Measure& measure : desk.book.MeasuresOf(helped.plan)) {
      if (measure.state == MeasureState::kChecked || measure.state == MeasureState::kCancelled) continue;
      tasks.push_back({"measure", measure.id, fmt::format(fmt::runtime(message::kMeasureTask), measure.kind)});
    }
  }
  for (const clues::Clue& clue : desk.clues.OfHousehold(household, kMostAtOnce)) {
    if (!clues::IsWaiting(clue.state)) continue;
    const std::string& what = clue.rule.title.empty() ? clue.risk : clue.rule.title;
    const std::string title = what.empty() ? clues::Title(clue.source) : what;
    tasks.push_back({"clue", clue.id, fmt::format(fmt::runtime(message::kClueTask), title)});
  }
  for (const casework::CaseFile& file : desk.cases.OfHousehold(household)) {
    if (file.status != procedure::CaseStatus::kOpen) continue;
    tasks.push_back(
        {"case", file.id, fmt::format(fmt::runtime(message::kCaseTask), policy::Title(file.kind), file.step_title)});
  }
  AddVisits(desk, household, tasks);
  return tasks;
}

Result<HandOver> HandOverContact(Desk& desk, const HandOverOrder& order) {
  const std::optional<Row> household = desk.registry.Find(Entity::kHousehold, order.household);
  if (!household || household->closed) return Fail(ErrorCode::kNotFound, message::kNoHousehold);
  if (household->version != order.expected) {
    return Fail(ErrorCode::kStale, message::kStale, "", message::kStaleHint);
  }
  const Result<Date> day = PastDay(order.on, "on", desk.today);
  if (!day) return Fail(day.error());
  if (TrimAscii(order.reason).empty()) return Refuse("reason", message::kReasonNeeded);
  const std::optional<access::Account> to = ContactAccount(desk, order.to);
  if (!to) return Refuse("to", message::kNotAContact);
  if (!Covers(*to, (*household)[registry::household_field::kDivision])) return Refuse("to", message::kOtherPlace);
  HandOver hand_over;
  hand_over.household = order.household;
  hand_over.from_account = NumberOf((*household)[registry::household_field::kContact]);
  if (hand_over.from_account == order.to) return Fail(ErrorCode::kConflict, message::kSameContact, "to");
  if (hand_over.from_account != 0) {
    const std::optional<access::Account> from = desk.accounts.Find(hand_over.from_account);
    if (from) hand_over.from_name = from->display_name;
  }
  hand_over.to_account = to->id;
  hand_over.to_name = to->display_name;
  hand_over.on = order.on;
  hand_over.reason = order.reason;
  hand_over.tasks = OpenTasksOf(desk, order.household);
  hand_over.account = desk.caller.account;
  hand_over.created_ms = desk.now_ms;
  Row after = *household;
  after[registry::household_field::kContact] = std::to_string(order.to);
  const Result<int64_t> done = desk.registry.Apply({registry::ChangeSource::kHelp,
                                                    fmt::format(fmt::runtime(message::kHandedOver), order.reason),
                                                    {registry::Changed(*household, after)}});
  if (!done) return Fail(done.error());
  hand_over.id = desk.book.AddHandOver(hand_over);
  return hand_over;
}

}  // namespace shouwang::help
