// 部门信息比对 of named households: asked by the county under an authorisation, answered by the department.
#include <fmt/format.h>

#include <algorithm>

#include "api/casework/case_json.h"
#include "api/casework/casework_api.h"
#include "api/casework/messages.h"
#include "casework/consent_work.h"
#include "intake/pack_shelf.h"

namespace shouwang::api {
namespace {

using access::Permission;
using casework::Desk;
using casework::LookUp;
using nlohmann::json;

constexpr int64_t kExclusions = 10;

json LookUpJson(const LookUp& lookup) {
  json findings = json::array();
  for (const casework::LookUpFinding& finding : lookup.findings) {
    findings.push_back({{"exclusion", finding.exclusion}, {"text", finding.text}});
  }
  return {{"id", lookup.id},
          {"version", lookup.version},
          {"case", lookup.case_file},
          {"household", lookup.household},
          {"household_id", lookup.household_id},
          {"head", lookup.head},
          {"division_code", lookup.division_code},
          {"authorisation", lookup.authorisation},
          {"department", lookup.department},
          {"asked_at", TimeOrNull(lookup.asked_ms)},
          {"due_on", TextOrNull(lookup.due_on)},
          {"answered_at", TimeOrNull(lookup.answered_ms)},
          {"cancelled_at", TimeOrNull(lookup.cancelled_ms)},
          {"note", lookup.note},
          {"findings", std::move(findings)}};
}

http::Schema FindingSchema() {
  return http::Object({{"exclusion", http::Integer(0, kExclusions), {}}, {"text", http::Text(1, 500), {}}})
      .Named("LookUpFinding");
}

http::Schema LookUpSchema() {
  return http::Object({{"id", IdShape(), {}},
                       {"version", IdShape(), {}},
                       {"case", IdShape(), {}},
                       {"household", IdShape(), {}},
                       {"household_id", http::Text(), {}},
                       {"head", http::Text(), {}},
                       {"division_code", DivisionShape(), {}},
                       {"authorisation", IdShape(), {}},
                       {"department", http::Text(), {}},
                       {"asked_at", TimeShape(), {}},
                       {"due_on", http::Day().Nullable(), {}},
                       {"answered_at", TimeShape().Nullable(), {}},
                       {"cancelled_at", TimeShape().Nullable(), {}},
                       {"note", http::Text(), {}},
                       {"findings", http::Array(FindingSchema()), {}}})
      .Named("LookUp");
}

Result<http::Reply> ListLookUps(Call& call) {
  const Result<int64_t> after = NumberCursor(call, 0);
  if (!after) return Fail(after.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const int limit = call.Limit();
    casework::LookUpFilter filter;
    filter.open_only = call.Query("open") == "true";
    filter.place = call.Query("place");
    filter.department = call.Query("department");
    json items = json::array();
    int64_t last = 0;
    for (const LookUp& lookup : tables.consents().LookUps(filter, *after, limit)) {
      items.push_back(LookUpJson(lookup));
      last = lookup.id;
    }
    return Json(PageJson(std::move(items), last, limit));
  });
}

Result<http::Reply> CaseLookUps(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    if (!tables.cases().Find(*id)) return Fail(NotHere());
    json items = json::array();
    for (const LookUp& lookup : tables.consents().LookUpsOf(*id)) items.push_back(LookUpJson(lookup));
    return Json(ListJson(std::move(items)));
  });
}

Result<http::Reply> AskDepartments(Call& call) {
  const json body = call.body();
  const auto departments = body.at("departments").get<std::vector<std::string>>();
  const Result<intake::PackPointer> pack = call.services().packs->Contracts();
  if (!pack) return Fail(pack.error());
  for (const std::string& department : departments) {
    if ((*pack)->FindDepartment(department) == nullptr) {
      return Fail(ErrorCode::kInvalid, fmt::format(fmt::runtime(message::kUnknownDepartment), department),
                  "departments");
    }
  }
  return ChangeOne(
      call, "lookup.ask", "case", [&](Desk& desk, int64_t id, access::AuditEntry& entry) -> Result<http::Reply> {
        const Result<std::vector<LookUp>> asked =
            casework::AskDepartments(desk, id, departments, TextOf(body, "due_on"));
        if (!asked) return Fail(asked.error());
        entry.detail = json{{"departments", departments}, {"authorisation", asked->front().authorisation}}.dump();
        json items = json::array();
        for (const LookUp& lookup : *asked) items.push_back(LookUpJson(lookup));
        return Json(ListJson(std::move(items)), 201);
      });
}

Result<http::Reply> AnswerLookUp(Call& call) {
  const Result<int64_t> expected = call.ExpectedVersion();
  if (!expected) return Fail(expected.error());
  const json body = call.body();
  casework::LookUpAnswer answer;
  answer.note = TextOf(body, "note");
  for (const json& finding : body.value("findings", json::array())) {
    answer.findings.push_back({finding.at("exclusion").get<int64_t>(), finding.at("text").get<std::string>()});
  }
  int64_t case_file = 0;
  Result<http::Reply> reply = ChangeOne(
      call, "lookup.answer", "lookup", [&](Desk& desk, int64_t id, access::AuditEntry& entry) -> Result<http::Reply> {
        const Result<LookUp> lookup = casework::AnswerLookUp(desk, id, *expected, answer);
        if (!lookup) return Fail(lookup.error());
        case_file = lookup->case_file;
        entry.detail = json{{"findings", lookup->findings.size()}}.dump();
        return Versioned(LookUpJson(*lookup), lookup->version);
      });
  if (reply && case_file != 0) TellCase(call, case_file);
  return reply;
}

}  // namespace

void TellCase(Call& call, int64_t case_file) {
  const Status told =
      call.services().record.Write(access::Caller::System("lookup"), [&](record::Tables& tables) -> Status {
        casework::Desk desk = DeskOf(call, tables);
        if (Status settled = casework::SettleLookUps(desk, case_file); !settled) return settled;
        tables.audit().Append({"lookup.settle", fmt::format("case/{}", case_file), "done", ""});
        return {};
      });
  static_cast<void>(told);
}

Endpoints LookUpEndpoints() {
  using http::Array;
  using http::Object;
  using http::Text;
  constexpr size_t kMostDepartments = 30;
  constexpr size_t kMostFindings = 20;
  Endpoint list = Reading("/lookups", "listLookUps", message::kListLookUps, Permission::kAnswerLookUps,
                          http::Page(LookUpSchema()), ListLookUps);
  list.query = PageQuery({{"open", http::Boolean().Optional(), message::kOpenParameter},
                          {"place", http::Text(6, 12).Optional(), message::kPlaceParameter},
                          {"department", Text(1, 50).Optional(), message::kDepartmentParameter}});
  Endpoint of_case = Reading("/cases/{id}/lookups", "readCaseLookUps", message::kListLookUps, Permission::kReadCases,
                             http::Page(LookUpSchema()), CaseLookUps);
  Endpoint ask = Posting(
      "/cases/{id}/lookups", "askDepartments", message::kAskDepartments, Permission::kAskDepartments,
      Object({{"departments", Array(Text(1, 50), 1, kMostDepartments), {}}, {"due_on", http::Day().Optional(), {}}}),
      http::Page(LookUpSchema()), AskDepartments);
  ask.success = 201;
  Endpoint answer = Posting("/lookups/{id}/answer", "answerLookUp", message::kAnswerLookUp, Permission::kAnswerLookUps,
                            Object({{"note", Text(0, 1000).Optional(), {}},
                                    {"findings", Array(FindingSchema(), 0, kMostFindings).Optional(), {}}}),
                            LookUpSchema(), AnswerLookUp);
  answer.needs_version = true;
  return {std::move(list), std::move(of_case), std::move(ask), std::move(answer)};
}

}  // namespace shouwang::api
