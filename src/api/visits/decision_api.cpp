// What a person decides about a visit: which of two that do not agree is right, and that its income goes into the
// register.
#include <fmt/format.h>

#include "api/casework/casework_api.h"
#include "api/core/page.h"
#include "api/visits/messages.h"
#include "api/visits/visit_json.h"
#include "api/visits/visits_api.h"
#include "base/division_code.h"
#include "visits/receive.h"

namespace shouwang::api {
namespace {

using access::Permission;
using nlohmann::json;
using visits::Visit;

Result<json> WithForm(visits::Visits& all, const Visit& visit, AccountNames& names) {
  const Result<policy::VisitForm> form = visits::FormOf(all, visit);
  if (!form) return Fail(form.error());
  return VisitJson(visit, *form, names);
}

Result<json> DetailOf(record::Tables& tables, const Visit& visit) {
  visits::Visits& all = tables.visits();
  AccountNames names(tables.accounts());
  const Result<policy::VisitForm> form = visits::FormOf(all, visit);
  if (!form) return Fail(form.error());
  json value = {{"visit", VisitJson(visit, *form, names)}, {"form", VisitFormJson(*form)}, {"other", json()}};
  if (visit.against == 0) return value;
  if (const std::optional<Visit> other = all.Find(visit.against)) {
    Result<json> shown = WithForm(all, *other, names);
    if (!shown) return shown;
    value["other"] = std::move(*shown);
  }
  return value;
}

http::Schema DetailSchema() {
  return http::Object({{"visit", VisitSchema(), {}},
                       {"form", VisitFormSchema(), {}},
                       {"other", VisitSchema().Nullable(), message::kAgainstShape}})
      .Named("VisitDetail");
}

Result<http::Reply> Read(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const std::optional<Visit> visit = tables.visits().Find(*id);
    if (!visit) return Fail(NotHere());
    const Result<json> detail = DetailOf(tables, *visit);
    if (!detail) return Fail(detail.error());
    return Versioned(*detail, visit->version);
  });
}

Result<http::Reply> ListDisputed(Call& call) {
  const Result<int64_t> after = NumberCursor(call, 0);
  if (!after) return Fail(after.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    AccountNames names(tables.accounts());
    json items = json::array();
    int64_t last = 0;
    for (const Visit& visit : tables.visits().Disputed(call.Query("place"), *after, call.Limit())) {
      Result<json> shown = WithForm(tables.visits(), visit, names);
      if (!shown) return Fail(shown.error());
      items.push_back(std::move(*shown));
      last = visit.id;
    }
    return Json(PageJson(std::move(items), last, call.Limit()));
  });
}

// A change of the visit in the path, upon the version that was read.
Result<http::Reply> ChangeVisit(
    Call& call, const char* action,
    const std::function<Status(visits::VisitDesk&, int64_t id, int64_t expected, access::AuditEntry&)>& change) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const Result<int64_t> expected = call.ExpectedVersion();
  if (!expected) return Fail(expected.error());
  return call.Change({action, fmt::format("visit/{}", *id), "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       casework::Desk cases = DeskOf(call, tables);
                       visits::VisitDesk desk{tables.visits(), cases};
                       if (Status changed = change(desk, *id, *expected, entry); !changed) {
                         return Fail(changed.error());
                       }
                       const Visit visit = tables.visits().Find(*id).value();
                       const Result<json> detail = DetailOf(tables, visit);
                       if (!detail) return Fail(detail.error());
                       return Versioned(*detail, visit.version);
                     });
}

Result<http::Reply> Settle(Call& call) {
  const bool keep = call.body().at("keep").get<bool>();
  const std::string why = call.body().at("why").get<std::string>();
  return ChangeVisit(call, "visit.settle",
                     [&](visits::VisitDesk& desk, int64_t id, int64_t expected, access::AuditEntry& entry) -> Status {
                       const Result<Visit> settled = visits::SettleVisit(desk, id, expected, keep, why);
                       if (!settled) return Fail(settled.error());
                       entry.detail = json{{"against", settled->against}, {"keep", keep}}.dump();
                       return {};
                     });
}

Result<http::Reply> Income(Call& call) {
  return ChangeVisit(call, "visit.income",
                     [](visits::VisitDesk& desk, int64_t id, int64_t expected, access::AuditEntry&) -> Status {
                       return visits::TakeIncome(desk, id, expected);
                     });
}

}  // namespace

Endpoints VisitDecisionEndpoints() {
  using http::Object;
  constexpr size_t kMostWhy = 500;
  Endpoint list = Reading("/visits", "listDisputedVisits", message::kListDisputedVisits, Permission::kReadCases,
                          http::Page(VisitSchema()), ListDisputed);
  list.query = PageQuery({{"place", http::Pattern("[0-9]{6,12}", kDivisionDigits, message::kPlaceOfVisits).Optional(),
                           message::kPlaceOfVisits}});
  Endpoint read =
      Reading("/visits/{id}", "readVisit", message::kReadVisit, Permission::kReadCases, DetailSchema(), Read);
  Endpoint settle =
      Posting("/visits/{id}/settle", "settleVisit", message::kSettleVisit, Permission::kHandleCases,
              Object({{"keep", http::Boolean(), message::kKeepShape}, {"why", http::Text(1, kMostWhy), {}}}),
              DetailSchema(), Settle);
  settle.needs_version = true;
  Endpoint income = Posting("/visits/{id}/income", "takeVisitIncome", message::kTakeVisitIncome,
                            Permission::kEditRegistry, {}, DetailSchema(), Income);
  income.needs_version = true;
  return {std::move(list), std::move(read), std::move(settle), std::move(income)};
}

}  // namespace shouwang::api
