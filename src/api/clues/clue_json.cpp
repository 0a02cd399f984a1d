#include "api/clues/clue_json.h"

#include <algorithm>
#include <iterator>
#include <sstream>

#include "api/clues/messages.h"
#include "base/clock.h"

namespace shouwang::api {
namespace {

using clues::Clue;
using nlohmann::json;

constexpr size_t kCodeDigits = 12;

// An object, whatever was kept.
json Parsed(const std::string& text) {
  json value = json::parse(text, nullptr, false);
  return value.is_object() ? value : json::object();
}

// Null for a clue without a run. A parameter set for one run alone has no day.
json EvidenceJson(const std::string& kept) {
  if (kept.empty()) return {};
  const json evidence = Parsed(kept);
  json parameters = json::object();
  const json given = evidence.value("parameters", json::object());
  for (const auto& [name, parameter] : given.items()) {
    parameters[name] = {{"value", parameter.value("value", json())},
                        {"from", parameter.value("from", json())},
                        {"source", parameter.value("source", std::string())}};
  }
  return {{"facts", evidence.value("facts", json::object())},
          {"parameters", std::move(parameters)},
          {"rows", evidence.value("rows", json::array())}};
}

}  // namespace

json RuleJson(const clues::RuleInfo& rule) {
  return {{"pack", rule.pack},
          {"id", rule.id},
          {"title", rule.title},
          {"kind", policy::Name(rule.kind)},
          {"advice", rule.advice}};
}

clues::Moment Now(record::Tables& tables) { return clues::MomentOf(tables.now_ms()); }

std::string OwnDivision(const access::Caller& caller) {
  std::string code = caller.scope.division;
  if (!code.empty()) code.resize(kCodeDigits, '0');
  return code;
}

json ClueJson(const Clue& clue, const std::string& today) {
  json answer = clue.answer.verdict == clues::Verdict::kNone
                    ? json()
                    : json{{"verdict", Name(clue.answer.verdict)},   {"note", clue.answer.note},
                           {"checker", clue.answer.checker},         {"visited_on", clue.answer.visited_on},
                           {"attachments", clue.answer.attachments}, {"account", clue.answered_by},
                           {"at", BeijingTime(clue.answered_ms)}};
  return {{"id", clue.id},
          {"version", clue.version},
          {"source", Name(clue.source)},
          {"kind", policy::Name(clue.kind)},
          {"rule", clue.rule.id.empty() ? json() : RuleJson(clue.rule)},
          {"risk", TextOrNull(clue.risk)},
          {"state", Name(clue.state)},
          {"state_title", Title(clue.state)},
          {"division_code", clue.division_code},
          {"household", NumberOrNull(clue.household)},
          {"household_id", TextOrNull(clue.household_id)},
          {"person", NumberOrNull(clue.person)},
          {"person_name", TextOrNull(clue.person_name)},
          {"person_id", TextOrNull(clue.person_id)},
          {"explanation", clue.explanation},
          {"recommendation", TextOrNull(clue.recommendation)},
          {"holder", TextOrNull(clue.holder)},
          {"due_on", TextOrNull(clue.due_on)},
          {"overdue", IsOverdue(clue, today)},
          {"run", NumberOrNull(clue.run)},
          {"seen_run", NumberOrNull(clue.seen_run)},
          {"gone_run", NumberOrNull(clue.gone_run)},
          {"times_opened", clue.times_opened},
          {"answer", std::move(answer)},
          {"remark", TextOrNull(clue.remark)},
          {"found_at", BeijingTime(clue.found_ms)},
          {"sent_at", TimeOrNull(clue.sent_ms)},
          {"reviewed_at", TimeOrNull(clue.reviewed_ms)}};
}

json ClueDetailJson(const Clue& clue, const clues::ClueDetail& detail, const std::string& today) {
  json reply = ClueJson(clue, today);
  reply["evidence"] = EvidenceJson(detail.evidence);
  json history = json::array();
  for (const clues::ClueEvent& event : detail.history) {
    history.push_back({{"at", BeijingTime(event.time_ms)},
                       {"account", event.account},
                       {"by", event.account_name},
                       {"action", event.action},
                       {"detail", Parsed(event.detail)}});
  }
  reply["history"] = std::move(history);
  return reply;
}

json GroupRiskJson(const clues::GroupRisk& risk) {
  return {{"id", risk.id},
          {"version", risk.version},
          {"division_code", risk.division_code},
          {"kind", risk.kind},
          {"period", risk.period},
          {"households", risk.households},
          {"of_households", NumberOrNull(risk.of_households)},
          {"limit_households", NumberOrNull(risk.limit_households)},
          {"limit_percent", NumberOrNull(risk.limit_percent)},
          {"warned_at", BeijingTime(risk.warned_ms)},
          {"closed_at", TimeOrNull(risk.closed_ms)},
          {"note", TextOrNull(risk.note)}};
}

Result<clues::ClueFilter> FilterOf(Call& call, const std::string& today) {
  clues::ClueFilter filter;
  std::istringstream names(call.Query("state"));
  for (std::string name; std::getline(names, name, ',');) {
    const std::optional<clues::State> state = clues::StateFromName(name);
    if (!state) return Fail(ErrorCode::kInvalid, message::kUnknownState, "state", message::kUnknownStateHint);
    if (std::find(filter.states.begin(), filter.states.end(), *state) == filter.states.end()) {
      filter.states.push_back(*state);
    }
  }
  filter.rule = call.Query("rule");
  filter.kind = clues::KindFromName(call.Query("kind"));
  filter.place = call.Query("place");
  if (call.Query("overdue") == "true") {
    filter.states.assign(std::begin(clues::kWaitingStates), std::end(clues::kWaitingStates));
    filter.due_before = today;
  }
  if (call.Query("mine") == "true") {
    // Contact persons have their households; everybody else what the division holds.
    if (call.caller().scope.kind == access::Scope::Kind::kContact) {
      filter.states.assign(std::begin(clues::kWaitingStates), std::end(clues::kWaitingStates));
    } else {
      filter.holder = OwnDivision(call.caller());
    }
  }
  return filter;
}

http::QueryParameter PlaceQuery() {
  return {"place", http::Pattern("^([0-9]{6}|[0-9]{9}|[0-9]{12})$", 12, message::kCodeShape).Optional(),
          message::kPlaceParameter};
}

std::vector<http::QueryParameter> FilterQuery() {
  return {{"state", http::Text(1, 100).Optional(), message::kStateParameter},
          {"rule", http::Text(1, 50).Optional(), message::kRuleParameter},
          {"kind", http::Choice({"risk", "watch", "exclusion", "quality"}).Optional(), message::kKindParameter},
          PlaceQuery(),
          {"overdue", http::Boolean().Optional(), message::kOverdueParameter},
          {"mine", http::Boolean().Optional(), message::kMineParameter}};
}

}  // namespace shouwang::api
