#include "help/plan_work.h"

#include <algorithm>
#include <set>

#include "base/money.h"
#include "base/text.h"
#include "casework/personal_text.h"
#include "casework/register_effect.h"
#include "help/desk_checks.h"
#include "help/messages.h"
#include "record/entry_checks.h"

namespace shouwang::help {
namespace {

using nlohmann::json;
using record::PastDay;
using registry::Entity;
using registry::Row;

bool IsOpen(const Measure& measure) {
  return measure.state == MeasureState::kPlanned || measure.state == MeasureState::kPosted;
}

Status CheckDays(const MeasureDraft& draft) {
  const std::optional<Date> from = Date::FromIso(draft.from_on);
  if (!from) return Fail(ErrorCode::kInvalid, message::kDayWrong, "from_on");
  const std::optional<Date> to = Date::FromIso(draft.to_on);
  if (!to) return Fail(ErrorCode::kInvalid, message::kDayWrong, "to_on");
  if (*to < *from) return Fail(ErrorCode::kInvalid, message::kDaysOutOfOrder, "to_on");
  return {};
}

// `risks`: of the household; one without any takes measures that name none.
Status CheckDraft(Desk& desk, int64_t household, const std::vector<std::string>& risks, const MeasureDraft& draft) {
  if (desk.rules.FindKind(draft.kind) == nullptr)
    return Refuse("kind", fmt::format(fmt::runtime(message::kUnknownKind), draft.kind));
  for (const std::string& risk : draft.risks) {
    if (std::find(risks.begin(), risks.end(), risk) == risks.end()) {
      return Refuse("risks", fmt::format(fmt::runtime(message::kUnknownRisk), risk));
    }
  }
  if (draft.risks.empty() && !risks.empty()) return Refuse("risks", message::kRiskNeeded);
  if (!desk.rules.HasDepartment(draft.department)) return Refuse("department", message::kUnknownDepartment);
  if (draft.cents < 0 || draft.cents >= kMaxCents) return Refuse("amount", message::kAmountWrong);
  if (Status days = CheckDays(draft); !days) return days;
  if (draft.person == 0) return {};
  const std::vector<Row> members = desk.registry.Members(household);
  const bool is_member = std::any_of(members.begin(), members.end(), [&](const Row& member) {
    return member.id == draft.person && registry::IsMember(member);
  });
  if (!is_member) return Refuse("person", message::kNotAMember);
  return {};
}

void Take(const MeasureDraft& draft, Measure& measure) {
  measure.kind = draft.kind;
  measure.risks = draft.risks;
  measure.department = draft.department;
  measure.content = draft.content;
  measure.cents = draft.cents;
  measure.from_on = draft.from_on;
  measure.to_on = draft.to_on;
  measure.responsible = draft.responsible;
  measure.person = draft.person;
}

json FieldsOf(const Measure& measure) {
  return {{"kind", measure.kind},       {"risks", measure.risks},   {"department", measure.department},
          {"content", measure.content}, {"amount", measure.cents},  {"from_on", measure.from_on},
          {"to_on", measure.to_on},     {"person", measure.person}, {"responsible", measure.responsible}};
}

// What differs, as it was and as it is.
json Difference(const Measure& before, const Measure& after) {
  const json was = FieldsOf(before);
  const json is = FieldsOf(after);
  json changed = {{"before", json::object()}, {"after", json::object()}};
  for (const auto& [name, value] : is.items()) {
    if (was.at(name) == value) continue;
    changed["before"][name] = was.at(name);
    changed["after"][name] = value;
  }
  return changed;
}

Status Note(Desk& desk, const Measure& measure, PlanAction action, const std::string& reason, json detail) {
  PlanEvent event;
  event.time_ms = desk.now_ms;
  event.account = desk.caller.account;
  event.account_name = desk.caller.name;
  event.action = action;
  event.measure = measure.id;
  event.state = measure.state;
  event.reason = reason;
  event.detail = std::move(detail);
  if (!desk.book.AddEvent(measure.plan, event)) return Fail(ErrorCode::kNotFound, message::kNoMeasure);
  return {};
}

Result<Measure> Fresh(Desk& desk, int64_t id, int64_t expected) {
  std::optional<Measure> measure = desk.book.FindMeasure(id);
  if (!measure) return Fail(ErrorCode::kNotFound, message::kNoMeasure);
  if (measure->version != expected) return Fail(ErrorCode::kStale, message::kStale, "", message::kStaleHint);
  return std::move(*measure);
}

Result<Measure> Keep(Desk& desk, const Measure& measure, int64_t expected, PlanAction action, const std::string& reason,
                     json detail) {
  if (!desk.book.SaveMeasure(measure, expected)) {
    return Fail(ErrorCode::kStale, message::kStale, "", message::kStaleHint);
  }
  if (Status noted = Note(desk, measure, action, reason, std::move(detail)); !noted) return Fail(noted.error());
  return desk.book.FindMeasure(measure.id).value();
}

// The plan of the present time of being monitored; a new one when there is none.
Plan PlanFor(Desk& desk, int64_t household, int64_t monitored) {
  if (std::optional<Plan> plan = desk.book.PlanOf(monitored)) return *plan;
  Plan plan;
  plan.household = household;
  plan.monitored = monitored;
  plan.made_on = desk.today.Iso();
  plan.account = desk.caller.account;
  plan.created_ms = desk.now_ms;
  plan.id = desk.book.AddPlan(plan);
  return plan;
}

Result<Row> Monitored(Desk& desk, int64_t household) {
  const std::optional<Row> row = desk.registry.Find(Entity::kHousehold, household);
  if (!row || row->closed) return Fail(ErrorCode::kNotFound, message::kNoHousehold);
  std::optional<Row> monitored = casework::MonitoredRow(desk.registry, household);
  if (!monitored) return Fail(ErrorCode::kConflict, message::kNotMonitored, "", message::kNotMonitoredHint);
  return std::move(*monitored);
}

Result<int64_t> EnterInRegister(Desk& desk, const Measure& measure) {
  Row row(Entity::kMeasure);
  row.id = desk.registry.NewNumber();
  row.household = measure.household;
  row[registry::measure_field::kKind] = measure.kind;
  row[registry::measure_field::kStartedOn] = measure.carried_on;
  row[registry::measure_field::kAmount] = std::to_string(measure.carried_cents);
  if (measure.person != 0) {
    if (const std::optional<Row> person = desk.registry.Find(Entity::kPerson, measure.person)) {
      row[registry::measure_field::kIdNo] = (*person)[registry::person_field::kIdNo];
    }
  }
  const Result<int64_t> done =
      desk.registry.Apply({registry::ChangeSource::kHelp, message::kCarriedOut, {registry::Created(row)}});
  if (!done) return Fail(done.error());
  return row.id;
}

// An import may have closed the row meanwhile: then there is nothing to take out.
Status TakeFromRegister(Desk& desk, const Measure& measure) {
  const std::optional<Row> row = desk.registry.Find(Entity::kMeasure, measure.register_row);
  if (!row || row->closed) return {};
  Row closed = *row;
  closed.closed = true;
  const Result<int64_t> done =
      desk.registry.Apply({registry::ChangeSource::kHelp, message::kSentBack, {registry::Changed(*row, closed)}});
  if (!done) return Fail(done.error());
  return {};
}

}  // namespace

Result<std::vector<Measure>> AddMeasures(Desk& desk, int64_t household, const std::vector<MeasureDraft>& drafts) {
  const Result<Row> monitored = Monitored(desk, household);
  if (!monitored) return Fail(monitored.error());
  const std::vector<std::string> risks = SplitRisks((*monitored)[registry::monitored_field::kRisks]);
  for (const MeasureDraft& draft : drafts) {
    if (Status good = CheckDraft(desk, household, risks, draft); !good) return Fail(good.error());
  }
  const Plan plan = PlanFor(desk, household, monitored->id);
  std::vector<Measure> added;
  for (const MeasureDraft& draft : drafts) {
    Measure measure;
    measure.plan = plan.id;
    measure.household = household;
    Take(draft, measure);
    measure.account = desk.caller.account;
    measure.created_ms = desk.now_ms;
    measure.id = desk.book.AddMeasure(measure);
    if (Status noted = Note(desk, measure, PlanAction::kAdd, "", {{"after", FieldsOf(measure)}}); !noted) {
      return Fail(noted.error());
    }
    added.push_back(measure);
  }
  return added;
}

Result<Measure> ReviseMeasure(Desk& desk, int64_t id, int64_t expected, const MeasureDraft& draft,
                              const std::string& reason) {
  Result<Measure> before = Fresh(desk, id, expected);
  if (!before) return before;
  if (!IsOpen(*before)) return Fail(ErrorCode::kConflict, message::kNotPlanned, "", message::kNotPlannedHint);
  const std::optional<Row> monitored = casework::MonitoredRow(desk.registry, before->household);
  if (!monitored) return Fail(ErrorCode::kConflict, message::kNotMonitored, "", message::kNotMonitoredHint);
  const std::vector<std::string> risks = SplitRisks((*monitored)[registry::monitored_field::kRisks]);
  if (Status good = CheckDraft(desk, before->household, risks, draft); !good) return Fail(good.error());
  if (TrimAscii(reason).empty()) return Fail(ErrorCode::kInvalid, message::kReasonNeeded, "reason");
  Measure after = *before;
  Take(draft, after);
  after.why = reason;
  // What hangs in the village is not what is planned any more.
  after.state = MeasureState::kPlanned;
  after.posted_on.clear();
  after.posted_place.clear();
  return Keep(desk, after, expected, PlanAction::kRevise, reason, Difference(*before, after));
}

Result<Measure> CancelMeasure(Desk& desk, int64_t id, int64_t expected, const std::string& reason) {
  Result<Measure> measure = Fresh(desk, id, expected);
  if (!measure) return measure;
  if (!IsOpen(*measure)) return Fail(ErrorCode::kConflict, message::kNotPlanned, "", message::kNotPlannedHint);
  if (TrimAscii(reason).empty()) return Fail(ErrorCode::kInvalid, message::kReasonNeeded, "reason");
  measure->state = MeasureState::kCancelled;
  measure->why = reason;
  return Keep(desk, *measure, expected, PlanAction::kCancel, reason, json::object());
}

Result<std::vector<Measure>> PostMeasures(Desk& desk, const Posting& posting) {
  if (posting.measures.empty()) return Refuse("measures", message::kNothingToPost);
  const Result<Date> day = PastDay(posting.posted_on, "posted_on", desk.today);
  if (!day) return Fail(day.error());
  if (TrimAscii(posting.place).empty()) return Refuse("place", message::kPlaceNeeded);
  if (Status plain = casework::CheckPublicText(posting.place, "place"); !plain) return Fail(plain.error());
  std::vector<Measure> posted;
  std::set<int64_t> seen;
  std::string village;
  for (const auto& [id, expected] : posting.measures) {
    if (!seen.insert(id).second) return Refuse("measures", fmt::format(fmt::runtime(message::kTwice), id));
    Result<Measure> measure = Fresh(desk, id, expected);
    if (!measure) return Fail(measure.error());
    if (measure->state != MeasureState::kPlanned) {
      return Fail(ErrorCode::kConflict, fmt::format(fmt::runtime(message::kOnlyPlanned), id), "measures");
    }
    const std::optional<Row> household = desk.registry.Find(Entity::kHousehold, measure->household);
    if (!household) return Fail(ErrorCode::kNotFound, message::kNoHousehold);
    const std::string& division = (*household)[registry::household_field::kDivision];
    if (!village.empty() && division != village) return Refuse("measures", message::kOneVillage);
    village = division;
    measure->state = MeasureState::kPosted;
    measure->posted_on = posting.posted_on;
    measure->posted_place = posting.place;
    Result<Measure> kept = Keep(desk, *measure, expected, PlanAction::kPost, "",
                                {{"posted_on", posting.posted_on}, {"place", posting.place}});
    if (!kept) return Fail(kept.error());
    posted.push_back(std::move(*kept));
  }
  return posted;
}

Result<Measure> CarryOut(Desk& desk, int64_t id, int64_t expected, const CarriedOut& what) {
  Result<Measure> measure = Fresh(desk, id, expected);
  if (!measure) return measure;
  if (measure->state != MeasureState::kPosted) {
    return Fail(ErrorCode::kConflict, message::kNotPosted, "", message::kNotPostedHint);
  }
  const Result<Date> day = PastDay(what.carried_on, "carried_on", desk.today);
  if (!day) return Fail(day.error());
  if (what.carried_on < measure->posted_on)
    return Refuse("carried_on", fmt::format(fmt::runtime(message::kBeforePosting), measure->posted_on));
  if (what.cents < 0 || what.cents >= kMaxCents) return Refuse("amount", message::kAmountWrong);
  if (what.attachments.empty()) return Refuse("attachments", message::kEvidenceNeeded);
  measure->state = MeasureState::kCarried;
  measure->carried_on = what.carried_on;
  measure->carried_cents = what.cents;
  measure->carried_note = what.note;
  measure->carried_by = desk.caller.account;
  measure->attachments = what.attachments;
  const Result<int64_t> row = EnterInRegister(desk, *measure);
  if (!row) return Fail(row.error());
  measure->register_row = *row;
  return Keep(desk, *measure, expected, PlanAction::kCarry, what.note,
              {{"carried_on", what.carried_on}, {"amount", what.cents}});
}

Result<Measure> CheckMeasure(Desk& desk, int64_t id, int64_t expected, bool passed, const std::string& note) {
  Result<Measure> measure = Fresh(desk, id, expected);
  if (!measure) return measure;
  if (measure->state != MeasureState::kCarried) return Fail(ErrorCode::kConflict, message::kNotCarried);
  const access::Role role = desk.caller.role;
  if (role != access::Role::kTown && role != access::Role::kCounty) {
    return Fail(ErrorCode::kForbidden, message::kCheckerOffice);
  }
  if (desk.caller.account == measure->carried_by) return Fail(ErrorCode::kForbidden, message::kCheckerOther);
  if (!passed && TrimAscii(note).empty()) return Refuse("note", message::kCheckNote);
  measure->check_note = note;
  measure->checked_by = desk.caller.account;
  if (passed) {
    measure->state = MeasureState::kChecked;
    measure->checked_on = desk.today.Iso();
    return Keep(desk, *measure, expected, PlanAction::kCheck, note, json::object());
  }
  if (Status taken = TakeFromRegister(desk, *measure); !taken) return Fail(taken.error());
  measure->state = MeasureState::kPosted;
  measure->register_row = 0;
  measure->why = note;
  return Keep(desk, *measure, expected, PlanAction::kSendBack, note, json::object());
}

std::vector<Given> GivenOf(const HelpedHousehold& household) {
  std::vector<Given> given;
  for (const HelpedHousehold::PlanMeasure& measure : household.measures) {
    if (measure.state != MeasureState::kCancelled) given.push_back({measure.kind, measure.risks});
  }
  for (const std::string& kind : household.registered) given.push_back({kind, {}});
  return given;
}

Family FamilyOf(const HelpedHousehold& household) { return {household.risks, household.has_labour}; }

}  // namespace shouwang::help
