// Monitored households and their help: lists, one household, and measures added to its plan.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "api/casework/casework_api.h"
#include "api/help/help_api.h"
#include "api/help/help_json.h"
#include "api/help/measure_draft.h"
#include "api/help/messages.h"
#include "screening/masking.h"

namespace shouwang::api {
namespace {

using access::Permission;
using help::HelpedHousehold;
using help::HelpRules;
using nlohmann::json;
using registry::Entity;

constexpr size_t kMostMeasures = 30;

Result<http::Reply> ReadChoices(Call& call) {
  const Result<HelpRules> rules = HelpRulesFor(call);
  if (!rules) return Fail(rules.error());
  json kinds = json::array();
  for (const policy::MeasureKind& kind : rules->kinds) {
    json answers = json::array();
    for (const policy::Risk& risk : rules->risks) {
      if (help::Answers(risk, kind.name)) answers.push_back(risk.name);
    }
    kinds.push_back({{"name", kind.name},
                     {"nature", policy::Name(kind.nature)},
                     {"departments", kind.departments},
                     {"risks", std::move(answers)}});
  }
  json departments = json::array();
  for (const policy::Department& each : rules->departments) {
    departments.push_back({{"name", each.name}, {"title", each.title}});
  }
  return Json({{"kinds", std::move(kinds)},
               {"departments", std::move(departments)},
               {"effects", rules->effects},
               {"measures_per_risk", rules->measures_per_risk}});
}

http::Schema ChoicesSchema() {
  const http::Schema kind = http::Object({{"name", http::Text(), {}},
                                          {"nature", http::Choice({"development", "safety_net", "support"}), {}},
                                          {"departments", TextsShape(), {}},
                                          {"risks", TextsShape(), message::kAnswerOf}})
                                .Named("HelpKind");
  const http::Schema department =
      http::Object({{"name", http::Text(), {}}, {"title", http::Text(), {}}}).Named("HelpDepartment");
  return http::Object({{"kinds", http::Array(kind), {}},
                       {"departments", http::Array(department), {}},
                       {"effects", TextsShape(), {}},
                       {"measures_per_risk", CountShape(), message::kManyParameter}})
      .Named("HelpChoices");
}

std::vector<help::Warning> Warnings(const HelpRules& rules, const HelpedHousehold& household) {
  return help::WarningsOf(rules, help::FamilyOf(household), help::GivenOf(household));
}

bool IsWanted(Call& call, const HelpRules& rules, const HelpedHousehold& household) {
  const std::string plan = call.Query("plan");
  if (!plan.empty() && (plan == "true") != (household.plan != 0)) return false;
  const std::string wanted = call.Query("warning");
  if (wanted.empty()) return true;
  const std::vector<help::Warning> warnings = Warnings(rules, household);
  return std::any_of(warnings.begin(), warnings.end(),
                     [&](const help::Warning& warning) { return wanted == help::Name(warning.kind); });
}

using Key = std::pair<std::string, int64_t>;
Key KeyOf(const HelpedHousehold& household) { return {household.division_code, household.household}; }

Result<Key> CursorOf(Call& call) {
  const std::string cursor = call.Query("cursor");
  if (cursor.empty()) return Key();
  const Result<json> key = ReadCursor(cursor);
  if (!key) return Fail(key.error());
  const bool fits = key->is_array() && key->size() == 2 && IsCursorText((*key)[0]) && (*key)[1].is_number_integer();
  if (!fits) return Fail(BadCursor());
  return Key((*key)[0].get<std::string>(), (*key)[1].get<int64_t>());
}

Result<http::Reply> ListHouseholds(Call& call) {
  const Result<HelpRules> rules = HelpRulesFor(call);
  if (!rules) return Fail(rules.error());
  const Result<Key> after = CursorOf(call);
  if (!after) return Fail(after.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    std::vector<HelpedHousehold> all = tables.help().Helped(call.Query("place"), 0);
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return KeyOf(a) < KeyOf(b); });
    const auto limit = static_cast<size_t>(call.Limit());
    json items = json::array();
    json last;
    for (const HelpedHousehold& household : all) {
      if (items.size() == limit) break;
      if (KeyOf(household) <= *after || !IsWanted(call, *rules, household)) continue;
      items.push_back(HelpedJson(*rules, household));
      last = {household.division_code, household.household};
    }
    return Json(PageJson(std::move(items), last, call.Limit()));
  });
}

Result<http::Reply> Summarise(Call& call) {
  const Result<HelpRules> rules = HelpRulesFor(call);
  if (!rules) return Fail(rules.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    int64_t without_plan = 0;
    int64_t without_contact = 0;
    std::map<std::string, int64_t> warned;
    std::map<std::string, int64_t> states;
    for (const help::WarningKind kind : help::kWarningKinds) warned[help::Name(kind)] = 0;
    for (const help::MeasureState state : help::kMeasureStates) states[help::Name(state)] = 0;
    const std::vector<HelpedHousehold> all = tables.help().Helped(call.Query("place"), 0);
    for (const HelpedHousehold& household : all) {
      if (household.plan == 0) ++without_plan;
      if (household.contact == 0) ++without_contact;
      for (const auto& measure : household.measures) ++states[help::Name(measure.state)];
      std::map<std::string, bool> seen;
      for (const help::Warning& warning : Warnings(*rules, household)) seen[help::Name(warning.kind)] = true;
      for (const auto& [name, is_there] : seen) ++warned[name];
    }
    return Json({{"households", all.size()},
                 {"without_plan", without_plan},
                 {"without_contact", without_contact},
                 {"warnings", warned},
                 {"measures", states}});
  });
}

http::Schema SummarySchema() {
  std::vector<http::Member> warnings;
  for (const auto kind : help::kWarningKinds) warnings.push_back({help::Name(kind), CountShape(), {}});
  std::vector<http::Member> states;
  for (const auto state : help::kMeasureStates) states.push_back({help::Name(state), CountShape(), {}});
  return http::Object({{"households", CountShape(), {}},
                       {"without_plan", CountShape(), {}},
                       {"without_contact", CountShape(), {}},
                       {"warnings", http::Object(std::move(warnings)), {}},
                       {"measures", http::Object(std::move(states)), {}}})
      .Named("HelpSummary");
}

// Measures of the register that no plan brought there.
json RegisteredJson(record::Tables& tables, int64_t household, const std::vector<help::Measure>& measures) {
  json registered = json::array();
  for (const registry::Row& row : tables.registry().RowsOf(Entity::kMeasure, household)) {
    const bool planned = std::any_of(measures.begin(), measures.end(),
                                     [&](const help::Measure& measure) { return measure.register_row == row.id; });
    if (planned) continue;
    const std::string& amount = row[registry::measure_field::kAmount];
    registered.push_back({{"id", row.id},
                          {"kind", row[registry::measure_field::kKind]},
                          {"started_on", TextOrNull(row[registry::measure_field::kStartedOn])},
                          {"amount", amount.empty() ? json() : json(std::stoll(amount))}});
  }
  return registered;
}

json MembersJson(const registry::HouseholdCard& card, std::string& head) {
  json members = json::array();
  for (const registry::Row& member : card.members) {
    if (!registry::IsMember(member)) continue;
    if (registry::IsHead(member)) head = member[registry::person_field::kName];
    members.push_back({{"id", member.id},
                       {"name", member[registry::person_field::kName]},
                       {"relation", member[registry::person_field::kRelation]}});
  }
  return members;
}

Result<http::Reply> ReadHelp(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const Result<HelpRules> rules = HelpRulesFor(call);
  if (!rules) return Fail(rules.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const std::optional<registry::HouseholdCard> card = tables.registry().ReadCard(*id);
    if (!card) return Fail(ErrorCode::kNotFound, message::kNoHelpHousehold);
    std::string head;
    json reply = {{"household", *id},
                  {"version", card->household.version},
                  {"household_id", screening::MaskedHouseholdId(card->household[registry::household_field::kNumber])},
                  {"division_code", card->household[registry::household_field::kDivision]},
                  {"members", MembersJson(*card, head)}};
    reply["head"] = head;
    const std::vector<HelpedHousehold> helped = tables.help().Helped("", *id);
    std::vector<help::Measure> measures;
    AccountNames names(tables.accounts());
    json events = json::array();
    json suggestions = json::array();
    if (!helped.empty()) {
      const HelpedHousehold& household = helped.front();
      measures = tables.help().MeasuresOf(household.plan);
      for (const help::PlanEvent& event : tables.help().Events(household.plan)) {
        events.push_back(PlanEventJson(event, names));
      }
      for (const help::Suggestion& suggestion :
           help::Suggest(*rules, help::FamilyOf(household), help::GivenOf(household))) {
        suggestions.push_back(SuggestionJson(suggestion));
      }
    }
    json all = json::array();
    for (const help::Measure& measure : measures) all.push_back(MeasureJson(measure, names));
    json hand_overs = json::array();
    for (const help::HandOver& each : tables.help().HandOversOf(*id)) hand_overs.push_back(HandOverJson(each));
    json reviews = json::array();
    for (const help::Review& review : tables.help().ReviewsOf(*id)) reviews.push_back(ReviewJson(review));
    reply["helped"] = helped.empty() ? json() : HelpedJson(*rules, helped.front());
    reply["measures"] = std::move(all);
    reply["registered"] = RegisteredJson(tables, *id, measures);
    reply["suggestions"] = std::move(suggestions);
    reply["events"] = std::move(events);
    reply["hand_overs"] = std::move(hand_overs);
    reply["reviews"] = std::move(reviews);
    return Versioned(reply, card->household.version);
  });
}

http::Schema HouseholdHelpSchema() {
  const http::Schema member =
      http::Object({{"id", IdShape(), {}}, {"name", http::Text(), {}}, {"relation", http::Text(), {}}})
          .Named("HelpMember");
  const http::Schema registered = http::Object({{"id", IdShape(), {}},
                                                {"kind", http::Text(), {}},
                                                {"started_on", http::Day().Nullable(), {}},
                                                {"amount", http::Cents().Nullable(), {}}})
                                      .Named("RegisteredMeasure");
  return http::Object({{"household", IdShape(), {}},
                       {"version", IdShape(), {}},
                       {"household_id", http::Text(), {}},
                       {"division_code", http::Text(), {}},
                       {"head", http::Text(), {}},
                       {"members", http::Array(member), {}},
                       {"helped", HelpedSchema().Nullable(), {}},
                       {"measures", http::Array(HelpMeasureSchema()), {}},
                       {"registered", http::Array(registered), {}},
                       {"suggestions", http::Array(SuggestionSchema()), {}},
                       {"events", http::Array(PlanEventSchema()), {}},
                       {"hand_overs", http::Array(HandOverSchema()), {}},
                       {"reviews", http::Array(ReviewSchema()), {}}})
      .Named("HouseholdHelp");
}

Result<http::Reply> AddMeasures(Call& call) {
  std::vector<help::MeasureDraft> drafts;
  for (const json& measure : call.body().at("measures")) drafts.push_back(DraftOf(measure));
  return ChangeHelp(call, "help.plan", "household",
                    [&](help::Desk& desk, int64_t id, access::AuditEntry& entry) -> Result<http::Reply> {
                      const Result<std::vector<help::Measure>> added = help::AddMeasures(desk, id, drafts);
                      if (!added) return Fail(added.error());
                      entry.detail = json{{"measures", added->size()}}.dump();
                      AccountNames names(desk.accounts);
                      json items = json::array();
                      for (const help::Measure& measure : *added) items.push_back(MeasureJson(measure, names));
                      return Json(ListJson(std::move(items)), 201);
                    });
}

}  // namespace

Endpoints HouseholdHelpEndpoints() {
  const http::QueryParameter place = {"place", http::Text(6, 12).Optional(), message::kHelpPlace};
  Endpoint choices = Reading("/help-choices", "readHelpChoices", message::kHelpChoices, Permission::kReadCases,
                             ChoicesSchema(), ReadChoices);
  Endpoint list = Reading("/help-households", "listHelpHouseholds", message::kHelpHouseholds, Permission::kReadCases,
                          http::Page(HelpedSchema()), ListHouseholds);
  list.query = PageQuery({place,
                          {"warning", WarningKindShape().Optional(), message::kWarningParameter},
                          {"plan", http::Boolean().Optional(), message::kPlanParameter}});
  Endpoint summary = Reading("/help-summary", "readHelpSummary", message::kHelpSummary, Permission::kReadCases,
                             SummarySchema(), Summarise);
  summary.query = {place};
  Endpoint read = Reading("/households/{id}/help", "readHouseholdHelp", message::kHouseholdHelp, Permission::kReadCases,
                          HouseholdHelpSchema(), ReadHelp);
  Endpoint add =
      Posting("/households/{id}/help-measures", "addHelpMeasures", message::kAddMeasures, Permission::kKeepHelp,
              http::Object({{"measures", http::Array(MeasureDraftSchema(), 1, kMostMeasures), {}}}),
              http::Page(HelpMeasureSchema()), AddMeasures);
  add.success = 201;
  return {std::move(choices), std::move(list), std::move(summary), std::move(read), std::move(add)};
}

}  // namespace shouwang::api
