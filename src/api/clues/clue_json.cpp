#include "api/clues/clue_json.h"

#include <algorithm>
#include <iterator>
#include <sstream>

#include "api/clues/messages.h"
#include "api/core/object_text.h"
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

// Null for a clue that was entered by hand.
void AppendRule(const clues::RuleInfo& rule, ObjectText& clue, std::string& out) {
  if (rule.id.empty()) return clue.Null("rule");
  clue.Name("rule");
  ObjectText object(out);
  object.Text("pack", rule.pack);
  object.Text("id", rule.id);
  object.Text("title", rule.title);
  object.Text("kind", policy::Name(rule.kind));
  object.Text("advice", rule.advice);
  object.End();
}

// Null before there is one.
void AppendAnswer(const Clue& clue, ObjectText& of, std::string& out) {
  if (clue.answer.verdict == clues::Verdict::kNone) return of.Null("answer");
  of.Name("answer");
  ObjectText object(out);
  object.Text("verdict", Name(clue.answer.verdict));
  object.Text("note", clue.answer.note);
  object.Text("checker", clue.answer.checker);
  object.Text("visited_on", clue.answer.visited_on);
  object.Name("attachments");
  out += '[';
  for (const std::string& digest : clue.answer.attachments) {
    if (out.back() != '[') out += ',';
    AppendText(digest, out);
  }
  out += ']';
  object.Number("account", clue.answered_by);
  object.Time("at", clue.answered_ms);
  object.End();
}

void AppendClue(const Clue& clue, const std::string& today, std::string& out) {
  ObjectText object(out);
  object.Number("id", clue.id);
  object.Number("version", clue.version);
  object.Text("source", Name(clue.source));
  object.Text("kind", policy::Name(clue.kind));
  AppendRule(clue.rule, object, out);
  object.TextOrNull("risk", clue.risk);
  object.Text("state", Name(clue.state));
  object.Text("state_title", Title(clue.state));
  object.Text("division_code", clue.division_code);
  object.NumberOrNull("household", clue.household);
  object.TextOrNull("household_id", clue.household_id);
  object.NumberOrNull("person", clue.person);
  object.TextOrNull("person_name", clue.person_name);
  object.TextOrNull("person_id", clue.person_id);
  object.Text("explanation", clue.explanation);
  object.TextOrNull("recommendation", clue.recommendation);
  object.TextOrNull("holder", clue.holder);
  object.TextOrNull("due_on", clue.due_on);
  object.Truth("overdue", IsOverdue(clue, today));
  object.NumberOrNull("run", clue.run);
  object.NumberOrNull("seen_run", clue.seen_run);
  object.NumberOrNull("gone_run", clue.gone_run);
  object.Number("times_opened", clue.times_opened);
  AppendAnswer(clue, object, out);
  object.TextOrNull("remark", clue.remark);
  object.Time("found_at", clue.found_ms);
  object.TimeOrNull("sent_at", clue.sent_ms);
  object.TimeOrNull("reviewed_at", clue.reviewed_ms);
  object.End();
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

std::string ClueText(const Clue& clue, const std::string& today) {
  std::string text;
  AppendClue(clue, today, text);
  return text;
}

std::string ClueListText(const std::vector<Clue>& clues, const std::string& today) {
  constexpr size_t kUsual = 1024;
  std::string text = "[";
  text.reserve(clues.size() * kUsual);
  for (const Clue& clue : clues) {
    if (text.size() > 1) text += ',';
    AppendClue(clue, today, text);
  }
  text += ']';
  return text;
}

json ClueDetailJson(const Clue& clue, const clues::ClueDetail& detail, const std::string& today) {
  json reply = json::parse(ClueText(clue, today));
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
