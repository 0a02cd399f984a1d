#include <fmt/format.h>

#include <map>
#include <tuple>

#include "api/clues/clue_json.h"
#include "api/clues/clue_shapes.h"
#include "api/clues/clues_api.h"
#include "api/clues/messages.h"
#include "base/division_code.h"
#include "clues/handling.h"
#include "registry/registry.h"

namespace shouwang::api {
namespace {

using nlohmann::json;

constexpr int kMostOfHousehold = 200;

Result<std::optional<clues::ClueCursor>> CursorOf(const Call& call, clues::ClueOrder order) {
  const std::string text = call.Query("cursor");
  if (text.empty()) return std::optional<clues::ClueCursor>();
  const Result<json> key = ReadCursor(text);
  if (!key) return Fail(key.error());
  const bool good = key->is_array() && key->size() == 5 && (*key)[0].is_number_integer() && IsCursorText((*key)[1]) &&
                    (*key)[2].is_number_integer() && IsCursorText((*key)[3]) && (*key)[4].is_number_integer() &&
                    (*key)[0].get<int64_t>() == static_cast<int64_t>(order);
  if (!good) return Fail(BadCursor());
  return std::optional<clues::ClueCursor>(
      {(*key)[1].get<std::string>(), (*key)[2].get<int64_t>(), (*key)[3].get<std::string>(), (*key)[4].get<int64_t>()});
}

Result<http::Reply> ListClues(Call& call) {
  const std::string today = clues::MomentOf(call.services().clock.NowMs()).today;
  const Result<clues::ClueFilter> filter = FilterOf(call, today);
  if (!filter) return Fail(filter.error());
  const auto order = call.Query("sort", "due") == "newest" ? clues::ClueOrder::kNewest : clues::ClueOrder::kDue;
  const auto after = CursorOf(call, order);
  if (!after) return Fail(after.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const int limit = call.Limit();
    const std::vector<clues::Clue> page = tables.clues().List(*filter, order, *after, limit);
    json last;
    if (!page.empty()) {
      const auto [due_on, rule, division, id] = clues::CursorOf(page.back());
      last = json::array({static_cast<int64_t>(order), due_on, rule, division, id});
    }
    return JsonText(PageText(ClueListText(page, today), page.size(), last, limit));
  });
}

Result<http::Reply> ReadClue(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const std::optional<clues::Clue> clue = tables.clues().Find(*id);
    if (!clue) return Fail(NotHere());
    return Versioned(ClueDetailJson(*clue, tables.clues().Detail(*id), Now(tables).today), clue->version);
  });
}

Result<http::Reply> ListHouseholdClues(Call& call) {
  const Result<int64_t> household = call.Number("id");
  if (!household) return Fail(household.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    if (!tables.registry().Find(registry::Entity::kHousehold, *household)) return Fail(NotHere());
    const std::vector<clues::Clue> clues = tables.clues().OfHousehold(*household, kMostOfHousehold);
    return JsonText(ListText(ClueListText(clues, Now(tables).today)));
  });
}

// By town (by village inside one town), rule and state.
Result<http::Reply> SummariseClues(Call& call) {
  const std::string place = call.Query("place");
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    // Inside one town, whether it was asked for or is the caller's own, villages are told apart.
    const size_t town_digits = TownOf(OwnDivision(call.caller())).size();
    const bool by_village =
        access::DivisionPrefix(place.empty() ? call.caller().scope.division : place).size() >= town_digits;
    std::map<std::tuple<std::string, int64_t, clues::State>, int64_t> sums;
    for (const clues::ClueCount& count : tables.clues().Count(place)) {
      std::string code = by_village ? count.division_code : std::string(TownOf(count.division_code));
      code.resize(count.division_code.size(), '0');
      sums[{std::move(code), count.rule, count.state}] += count.clues;
    }
    std::map<int64_t, clues::RuleInfo> rules;
    for (const clues::RuleInfo& rule : tables.clues().Rules()) rules.emplace(rule.number, rule);
    json items = json::array();
    for (const auto& [key, clues] : sums) {
      const auto& [code, number, state] = key;
      const auto rule = rules.find(number);
      items.push_back({{"division_code", code},
                       {"rule", rule == rules.end() ? json() : RuleJson(rule->second)},
                       {"state", clues::Name(state)},
                       {"clues", clues}});
    }
    return Json(ListJson(std::move(items)));
  });
}

// Household and person of the register, which the caller must be able to see.
Status FillSubject(record::Tables& tables, const json& body, clues::ReportedClue& clue) {
  clue.division_code = TextOf(body, "division_code");
  clue.household = NumberOf(body, "household");
  clue.person = NumberOf(body, "person");
  if (clue.household == 0) {
    if (clue.division_code.empty()) return Fail(ErrorCode::kInvalid, message::kNoPlace, "household");
    return {};
  }
  const auto household = tables.registry().Find(registry::Entity::kHousehold, clue.household);
  if (!household || household->closed) return Fail(ErrorCode::kInvalid, message::kNoHousehold, "household");
  clue.division_code = (*household)[registry::household_field::kDivision];
  clue.household_id = (*household)[registry::household_field::kNumber];
  if (clue.person == 0) return {};
  const auto person = tables.registry().Find(registry::Entity::kPerson, clue.person);
  if (!person || person->household != clue.household) return Fail(ErrorCode::kInvalid, message::kNoPerson, "person");
  clue.person_name = (*person)[registry::person_field::kName];
  return {};
}

Result<http::Reply> ReportClue(Call& call) {
  const json body = call.body();
  return call.Change({"clue.report", "", "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       clues::ReportedClue clue;
                       clue.source = clues::SourceFromName(body.at("source").get<std::string>()).value();
                       clue.kind = clues::KindFromName(TextOf(body, "kind")).value_or(policy::RuleKind::kRisk);
                       clue.risk = TextOf(body, "risk");
                       clue.text = body.at("text").get<std::string>();
                       if (Status filled = FillSubject(tables, body, clue); !filled) return Fail(filled.error());
                       const Result<int64_t> id = clues::ReportClue(tables.clues(), clue, call.caller());
                       if (!id) return Fail(id.error());
                       entry.object = fmt::format("clue/{}", *id);
                       entry.detail = json{{"source", Name(clue.source)}}.dump();
                       return Created(json::parse(ClueText(tables.clues().Find(*id).value(), Now(tables).today)),
                                      fmt::format("/api/v1/clues/{}", *id), 1);
                     });
}

}  // namespace

Endpoints ClueEndpoints() {
  using access::Permission;
  Endpoint list =
      Reading("/clues", "listClues", message::kListClues, Permission::kReadClues, http::Page(ClueSchema()), ListClues);
  std::vector<http::QueryParameter> filter = FilterQuery();
  filter.push_back({"sort", http::Choice({"due", "newest"}).Optional(), message::kSortParameter});
  list.query = PageQuery(std::move(filter));

  const http::Schema sum = http::Object({{"division_code", http::Text(), {}},
                                         {"rule", ClueRuleSchema().Nullable(), message::kRuleOfClue},
                                         {"state", ClueStateSchema(), {}},
                                         {"clues", CountShape(), {}}})
                               .Named("ClueSum");
  Endpoint summary = Reading("/clues/summary", "summariseClues", message::kSummariseClues, Permission::kReadClues,
                             http::Page(sum), SummariseClues);
  summary.query = {PlaceQuery()};

  Endpoint of_household = Reading("/households/{id}/clues", "listHouseholdClues", message::kListHouseholdClues,
                                  Permission::kReadClues, http::Page(ClueSchema()), ListHouseholdClues);

  Endpoint report =
      Reading("/clues", "reportClue", message::kReportClue, Permission::kReportClues, ClueSchema(), ReportClue);
  report.method = http::Method::kPost;
  report.success = 201;
  report.request = http::Object(
      {{"source",
        http::Choice({"application", "visit", "media", "petition", "hotline", "inspection", "audit", "superior"}), ""},
       {"kind", http::Choice({"risk", "quality"}).Optional(), ""},
       {"risk", http::Text(0, 50).Optional(), ""},
       {"household", http::Integer(1, INT64_MAX).Optional(), ""},
       {"person", http::Integer(1, INT64_MAX).Optional(), ""},
       {"division_code", DivisionShape().Optional(), ""},
       {"text", http::Text(1, 2000), ""}});
  return {std::move(list), std::move(summary), std::move(of_household),
          Reading("/clues/{id}", "readClue", message::kReadClue, Permission::kReadClues, ClueDetailSchema(), ReadClue),
          std::move(report)};
}

Endpoints ClueAreaEndpoints() {
  return Joined({ClueFileEndpoints, ClueMonthEndpoints, ClueEndpoints, ClueStepEndpoints, CluePhotoEndpoints,
                 ClueSourceEndpoints, GroupRiskEndpoints, NoticeEndpoints});
}

}  // namespace shouwang::api
