#include "api/help/help_json.h"

#include <map>

#include "help/plan_work.h"
#include "screening/masking.h"

namespace shouwang::api {
namespace {

using namespace http;  // NOLINT: the words of schemas
using nlohmann::json;

}  // namespace

Schema MeasureStateShape() { return NamesOf(help::kMeasureStates); }
Schema WarningKindShape() { return NamesOf(help::kWarningKinds); }

json MeasureJson(const help::Measure& measure, AccountNames& names) {
  return {{"id", measure.id},
          {"version", measure.version},
          {"household", measure.household},
          {"kind", measure.kind},
          {"risks", measure.risks},
          {"department", measure.department},
          {"content", measure.content},
          {"amount", measure.cents},
          {"from_on", measure.from_on},
          {"to_on", measure.to_on},
          {"responsible", measure.responsible},
          {"person", NumberOrNull(measure.person)},
          {"state", help::Name(measure.state)},
          {"posted_on", TextOrNull(measure.posted_on)},
          {"posted_place", measure.posted_place},
          {"carried_on", TextOrNull(measure.carried_on)},
          {"carried_amount", measure.carried_cents},
          {"carried_note", measure.carried_note},
          {"carried_by", NumberOrNull(measure.carried_by)},
          {"carried_by_name", names.Of(measure.carried_by, "")},
          {"attachments", measure.attachments},
          {"checked_on", TextOrNull(measure.checked_on)},
          {"check_note", measure.check_note},
          {"why", measure.why}};
}

Schema HelpMeasureSchema() {
  return Object({{"id", IdShape(), {}},
                 {"version", IdShape(), {}},
                 {"household", IdShape(), {}},
                 {"kind", Text(), {}},
                 {"risks", TextsShape(), {}},
                 {"department", Text(), {}},
                 {"content", Text(), {}},
                 {"amount", Cents(), {}},
                 {"from_on", Day(), {}},
                 {"to_on", Day(), {}},
                 {"responsible", Text(), {}},
                 {"person", IdShape().Nullable(), {}},
                 {"state", MeasureStateShape(), {}},
                 {"posted_on", Day().Nullable(), {}},
                 {"posted_place", Text(), {}},
                 {"carried_on", Day().Nullable(), {}},
                 {"carried_amount", Cents(), {}},
                 {"carried_note", Text(), {}},
                 {"carried_by", IdShape().Nullable(), {}},
                 {"carried_by_name", NameShape(), {}},
                 {"attachments", TextsShape(), {}},
                 {"checked_on", Day().Nullable(), {}},
                 {"check_note", Text(), {}},
                 {"why", Text(), {}}})
      .Named("HelpMeasure");
}

json WarningsJson(const std::vector<help::Warning>& warnings) {
  json all = json::array();
  for (const help::Warning& warning : warnings) {
    all.push_back({{"kind", help::Name(warning.kind)}, {"risk", warning.risk}, {"measures", warning.measures}});
  }
  return all;
}

Schema WarningSchema() {
  return Object({{"kind", WarningKindShape(), {}}, {"risk", Text(), {}}, {"measures", CountShape(), {}}})
      .Named("HelpWarning");
}

json SuggestionJson(const help::Suggestion& suggestion) {
  return {{"kind", suggestion.kind}, {"risks", suggestion.risks}, {"department", suggestion.department}};
}

Schema SuggestionSchema() {
  return Object({{"kind", Text(), {}}, {"risks", TextsShape(), {}}, {"department", Text(), {}}})
      .Named("HelpSuggestion");
}

json HelpedJson(const help::HelpRules& rules, const help::HelpedHousehold& household) {
  json states = json::object();
  for (const help::MeasureState state : help::kMeasureStates) states[help::Name(state)] = 0;
  for (const auto& measure : household.measures) {
    json& count = states[help::Name(measure.state)];
    count = count.get<int64_t>() + 1;
  }
  return {{"household", household.household},
          {"household_id", screening::MaskedHouseholdId(household.household_id)},
          {"division_code", household.division_code},
          {"village_group", household.group},
          {"head", household.head},
          {"people", household.people},
          {"has_labour", household.has_labour},
          {"contact", NumberOrNull(household.contact)},
          {"contact_name", household.contact_name},
          {"category", household.category},
          {"identified_on", TextOrNull(household.identified_on)},
          {"risks", household.risks},
          {"planned_on", TextOrNull(household.planned_on)},
          {"measures", std::move(states)},
          {"registered", household.registered},
          {"warnings", WarningsJson(help::WarningsOf(rules, help::FamilyOf(household), help::GivenOf(household)))}};
}

Schema HelpedSchema() {
  std::vector<Member> states;
  for (const help::MeasureState state : help::kMeasureStates) states.push_back({help::Name(state), CountShape(), {}});
  return Object({{"household", IdShape(), {}},
                 {"household_id", Text(), {}},
                 {"division_code", Text(), {}},
                 {"village_group", Text(), {}},
                 {"head", Text(), {}},
                 {"people", CountShape(), {}},
                 {"has_labour", Boolean(), {}},
                 {"contact", IdShape().Nullable(), {}},
                 {"contact_name", Text(), {}},
                 {"category", Text(), {}},
                 {"identified_on", Day().Nullable(), {}},
                 {"risks", TextsShape(), {}},
                 {"planned_on", Day().Nullable(), {}},
                 {"measures", Object(std::move(states)), {}},
                 {"registered", TextsShape(), {}},
                 {"warnings", Array(WarningSchema()), {}}})
      .Named("HelpedHousehold");
}

json PlanEventJson(const help::PlanEvent& event, AccountNames& names) {
  return {{"number", event.number},
          {"at", TimeOrNull(event.time_ms)},
          {"by", event.account_name},
          {"by_name", names.Of(event.account, event.account_name)},
          {"action", help::Name(event.action)},
          {"measure", event.measure},
          {"state", help::Name(event.state)},
          {"reason", event.reason}};
}

Schema PlanEventSchema() {
  return Object({{"number", IdShape(), {}},
                 {"at", TimeShape(), {}},
                 {"by", Text(), {}},
                 {"by_name", NameShape(), {}},
                 {"action", NamesOf(help::kPlanActions), {}},
                 {"measure", IdShape(), {}},
                 {"state", MeasureStateShape(), {}},
                 {"reason", Text(), {}}})
      .Named("HelpPlanEvent");
}

json OpenTaskJson(const help::OpenTask& task) { return {{"kind", task.kind}, {"id", task.id}, {"title", task.title}}; }

Schema OpenTaskSchema() {
  return Object({{"kind", Choice({"measure", "clue", "case", "round", "visit"}), {}},
                 {"id", IdShape(), {}},
                 {"title", Text(), {}}})
      .Named("OpenTask");
}

json HandOverJson(const help::HandOver& hand_over) {
  json tasks = json::array();
  for (const help::OpenTask& task : hand_over.tasks) tasks.push_back(OpenTaskJson(task));
  return {{"id", hand_over.id},         {"from", TextOrNull(hand_over.from_name)},
          {"to", hand_over.to_name},    {"on", hand_over.on},
          {"reason", hand_over.reason}, {"tasks", std::move(tasks)}};
}

Schema HandOverSchema() {
  return Object({{"id", IdShape(), {}},
                 {"from", Text().Nullable(), {}},
                 {"to", Text(), {}},
                 {"on", Day(), {}},
                 {"reason", Text(), {}},
                 {"tasks", Array(OpenTaskSchema()), {}}})
      .Named("HandOver");
}

json ReviewJson(const help::Review& review) {
  return {{"id", review.id},         {"version", review.version},        {"household", review.household},
          {"year", review.year},     {"effect", review.effect},          {"note", review.note},
          {"change", review.change}, {"reviewed_on", review.reviewed_on}};
}

Schema ReviewSchema() {
  return Object({{"id", IdShape(), {}},
                 {"version", IdShape(), {}},
                 {"household", IdShape(), {}},
                 {"year", CountShape(), {}},
                 {"effect", Text(), {}},
                 {"note", Text(), {}},
                 {"change", Text(), {}},
                 {"reviewed_on", Day(), {}}})
      .Named("HelpReview");
}

}  // namespace shouwang::api
