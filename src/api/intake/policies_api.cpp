#include <utility>

#include "api/core/messages.h"
#include "api/core/page.h"
#include "api/intake/intake_api.h"
#include "api/intake/messages.h"
#include "api/intake/policy_shapes.h"
#include "intake/messages.h"
#include "intake/pack_shelf.h"
#include "intake/what_if_desk.h"
#include "policy/parameters.h"

namespace shouwang::api {
namespace {

using intake::PackPointer;
using intake::WhatIfAnswer;
using nlohmann::json;

constexpr unsigned kLoadingSeconds = 120;  // the first question about a county of a million people

json CitationJson(const policy::Pack& pack, const policy::Citation& citation) {
  const policy::Source* source = pack.FindSource(citation.source);
  return {{"source", citation.source}, {"title", source == nullptr ? "" : source->title}, {"where", citation.where}};
}

json HeadJson(const policy::Pack& pack) {
  return {{"id", pack.id},
          {"version", pack.version},
          {"name", pack.name},
          {"region", pack.region},
          {"hash", pack.hash},
          {"valid_from", pack.valid_from.Iso()},
          {"valid_to", pack.valid_to ? json(pack.valid_to->Iso()) : json()},
          {"builds_on", pack.builds_on},
          {"rule_count", pack.rules.size()},
          {"parameter_count", pack.parameters.size()}};
}

json ParameterJson(const policy::Pack& pack, const policy::Parameter& parameter) {
  json values = json::array();
  for (const policy::ParameterValue& value : parameter.values) {
    values.push_back({{"from", value.from.Iso()},
                      {"case", value.case_fact},
                      {"value", policy::FormatParameterValue(parameter, value.value)},
                      {"citation", CitationJson(pack, value.citation)}});
  }
  return {
      {"name", parameter.name}, {"title", parameter.title}, {"unit", parameter.unit}, {"values", std::move(values)}};
}

json RuleJson(const policy::Pack& pack, const policy::Rule& rule) {
  return {{"id", rule.id},
          {"title", rule.title},
          {"kind", policy::Name(rule.kind)},
          {"level", rule.level == policy::Entity::kPerson ? "person" : "household"},
          {"risk", rule.risk},
          {"below_line", rule.below_line},
          {"when", rule.when.text},
          {"requires", rule.required_datasets},
          {"requires_any_department", rule.requires_any_department},
          {"explain", rule.explain},
          {"advice", rule.advice},
          {"false_positive", rule.false_positive},
          {"citation", CitationJson(pack, rule.citation)}};
}

Result<http::Reply> ListPolicies(Call& call) {
  intake::PackShelf& packs = *call.services().packs;
  json items = json::array();
  json broken = json::array();
  for (const std::string& id : packs.Ids()) {
    const Result<PackPointer> pack = packs.Find(id);
    if (pack) {
      items.push_back(HeadJson(**pack));
      continue;
    }
    json problems = json::array();
    for (const Error& error : pack.error().details) problems.push_back({{"what", error.what}, {"hint", error.hint}});
    broken.push_back({{"id", id}, {"problems", std::move(problems)}});
  }
  json shown = ListJson(std::move(items));
  shown["broken"] = std::move(broken);
  return Json(shown);
}

Result<http::Reply> ReadPolicy(Call& call) {
  const Result<PackPointer> found = call.services().packs->Find(call.request().Parameter("id"));
  if (!found) return Fail(found.error());
  const policy::Pack& pack = **found;
  json shown = HeadJson(pack);
  shown["rules"] = json::array();
  for (const policy::Rule& rule : pack.rules) shown["rules"].push_back(RuleJson(pack, rule));
  shown["parameters"] = json::array();
  for (const policy::Parameter& parameter : pack.parameters) {
    shown["parameters"].push_back(ParameterJson(pack, parameter));
  }
  shown["facts"] = json::array();
  for (const policy::Fact& fact : pack.facts) {
    shown["facts"].push_back({{"name", fact.name}, {"title", fact.title}, {"unit", fact.unit}});
  }
  shown["sources"] = json::array();
  for (const policy::Source& source : pack.sources) {
    shown["sources"].push_back({{"id", source.id},
                                {"title", source.title},
                                {"issued", source.issued},
                                {"url", source.url},
                                {"note", source.note}});
  }
  return Json(shown);
}

json ChangeJson(const screening::Change& change) {
  return {{"before", change.before}, {"after", change.after}, {"in", change.in}, {"out", change.out}};
}

json HouseholdsJson(const std::vector<WhatIfAnswer::Household>& households) {
  json list = json::array();
  for (const WhatIfAnswer::Household& household : households) {
    list.push_back({{"household_id", household.household_id},
                    {"division_code", household.division_code},
                    {"rules_before", household.rules_before},
                    {"rules_after", household.rules_after}});
  }
  return list;
}

json PartsJson(const std::vector<WhatIfAnswer::Part>& parts) {
  json list = json::array();
  for (const WhatIfAnswer::Part& part : parts) {
    json entry = ChangeJson(part.change);
    entry["code"] = part.code;
    entry["title"] = part.title;
    list.push_back(std::move(entry));
  }
  return list;
}

// The run that is asked about: the one named, else the latest that is done.
Result<intake::Run> RunAskedAbout(Call& call) {
  const json& body = call.body();
  std::optional<intake::Run> run;
  const Status read = call.services().record.Read(call.caller(), [&](record::Tables& tables) {
    const bool named = body.contains("run") && body["run"].is_number_integer();
    run = named ? tables.runs().Find(body["run"].get<int64_t>()) : tables.runs().LatestDone();
    if (named && !run) return Status(Fail(ErrorCode::kNotFound, message::kNotFound, "run", message::kNotFoundHint));
    return Status();
  });
  if (!read) return Fail(read.error());
  if (!run) return Fail(ErrorCode::kConflict, intake::message::kNoRunYet, "", intake::message::kNoRunYetHint);
  if (run->state != intake::JobState::kDone) return Fail(ErrorCode::kConflict, intake::message::kNotDone, "run");
  return std::move(*run);
}

Result<http::Reply> Simulate(Call& call) {
  const Result<intake::Run> run = RunAskedAbout(call);
  if (!run) return Fail(run.error());
  const json& body = call.body();
  std::vector<std::string> settings;
  if (body.contains("settings") && body["settings"].is_array()) settings = body["settings"];
  intake::WhatIfDesk& desk = *call.services().what_if;
  json shown = {{"run", run->id},        {"pack", run->pack_id},     {"as_of", run->as_of.Iso()},
                {"settings", settings},  {"households", nullptr},    {"in", json::array()},
                {"out", json::array()},  {"by_town", json::array()}, {"by_rule", json::array()},
                {"curve", json::array()}};
  if (body.contains("sweep") && body["sweep"].is_string()) {
    const auto curve = desk.Sweep(*run, body["sweep"], settings, call.caller().scope);
    if (!curve) return Fail(curve.error());
    for (const intake::SweepPoint& point : *curve) {
      shown["curve"].push_back(
          {{"value", point.value}, {"clues", point.clues}, {"households", ChangeJson(point.households)}});
    }
    return Json(shown);
  }
  const Result<WhatIfAnswer> answer = desk.Ask(*run, settings, call.caller().scope);
  if (!answer) return Fail(answer.error());
  shown["households"] = ChangeJson(answer->households);
  shown["in"] = HouseholdsJson(answer->in);
  shown["out"] = HouseholdsJson(answer->out);
  shown["by_town"] = PartsJson(answer->by_town);
  shown["by_rule"] = PartsJson(answer->by_rule);
  return Json(shown);
}

}  // namespace

Endpoints PolicyEndpoints() {
  using access::Permission;
  return {Reading("/policies", "listPolicies", message::kListPolicies, Permission::kReadPolicies, PolicyListSchema(),
                  ListPolicies),
          Reading("/policies/{id}", "readPolicy", message::kReadPolicy, Permission::kReadPolicies, PolicyDetailSchema(),
                  ReadPolicy)};
}

Endpoints SimulationEndpoints() {
  Endpoint simulate = Posting("/simulations", "simulate", message::kSimulate, access::Permission::kSimulate,
                              http::Object({{"run", http::Integer(1, INT64_MAX).Optional(), ""},
                                            {"settings", http::Array(http::Text(1, 200), 0, 100).Optional(), ""},
                                            {"sweep", http::Text(1, 200).Optional(), ""}}),
                              SimulationSchema(), Simulate);
  simulate.limits.deadline_s = kLoadingSeconds;
  return {std::move(simulate)};
}

}  // namespace shouwang::api
