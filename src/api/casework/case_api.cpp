#include <fmt/format.h>

#include <algorithm>

#include "api/casework/case_json.h"
#include "api/casework/casework_api.h"
#include "api/casework/messages.h"
#include "api/core/soon.h"
#include "base/clock.h"
#include "intake/pack_shelf.h"

namespace shouwang::api {
namespace {

using access::Permission;
using casework::CaseFile;
using nlohmann::json;

constexpr char kNoDue[] = "9999-12-31";

std::string Today(record::Tables& tables) { return BeijingDay(tables.now_ms()).Iso(); }

// The last day that is soon.
std::string SoonAfter(const std::string& today) { return Date::FromIso(today).value().AddDays(kSoonDays).Iso(); }

Result<http::Reply> ListProcedures(Call& call) {
  const Date today = BeijingDay(call.services().clock.NowMs());
  json items = json::array();
  for (const std::string& name : call.services().packs->Ids()) {
    const Result<intake::PackPointer> pack = call.services().packs->Find(name);
    if (!pack) continue;
    const std::string& own = call.caller().scope.division;
    if (!own.empty() && !(*pack)->region.empty() && !own.starts_with((*pack)->region) &&
        !(*pack)->region.starts_with(own)) {
      continue;
    }
    for (const policy::Procedure& procedure : (*pack)->procedures) {
      items.push_back(ProcedureJson(policy::TakeProcedure(**pack, procedure.id, today).value()));
    }
  }
  return Json(ListJson(std::move(items)));
}

// Whose turn it is when it is the caller's.
std::string OwnOffice(const access::Caller& caller) {
  const std::optional<policy::Office> office = casework::OfficeOf(caller.role);
  return office ? policy::Name(*office) : "none";
}

// "survey,lookup": either.
std::vector<std::string> StepsOf(const std::string& text) {
  std::vector<std::string> steps;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(',', begin), text.size());
    if (end > begin) steps.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return steps;
}

casework::CaseFilter FilterOf(Call& call, const std::string& today) {
  casework::CaseFilter filter;
  filter.kind = policy::ProcedureKindFromName(call.Query("kind"));
  filter.status = procedure::CaseStatusFromName(call.Query("status"));
  filter.place = call.Query("place");
  filter.period = call.Query("period");
  filter.steps = StepsOf(call.Query("step"));
  filter.office = call.Query("office");
  if (call.Query("mine") == "true") {
    filter.office = OwnOffice(call.caller());
    filter.status = procedure::CaseStatus::kOpen;
  }
  if (call.Query("overdue") == "true") filter.due_before = today;
  // Of an account without an office there is nobody to tell.
  if (call.Query("told") == "true") filter.told = OwnOffice(call.caller());
  if (call.Query("due_soon") == "true") {
    filter.due_from = today;
    filter.due_until = SoonAfter(today);
  }
  return filter;
}

std::vector<http::QueryParameter> FilterQuery() {
  return {{"kind", ProcedureKindShape().Optional(), message::kKindParameter},
          {"status", CaseStatusShape().Optional(), message::kStatusParameter},
          {"place", http::Pattern("^([0-9]{6}|[0-9]{9}|[0-9]{12})$", 12, message::kPlaceParameter).Optional(),
           message::kPlaceParameter},
          {"period", PeriodShape().Optional(), message::kPeriodParameter},
          {"step", http::Text(1, 500).Optional(), message::kStepParameter},
          {"office", OfficeShape().Optional(), message::kOffice},
          {"overdue", http::Boolean().Optional(), message::kOverdueParameter},
          {"told", http::Boolean().Optional(), message::kToldParameter},
          {"due_soon", http::Boolean().Optional(), message::kDueSoonParameter},
          {"mine", http::Boolean().Optional(), message::kMineParameter}};
}

Result<std::optional<casework::CaseCursor>> CursorOf(Call& call) {
  const std::string text = call.Query("cursor");
  if (text.empty()) return std::optional<casework::CaseCursor>();
  const Result<json> key = ReadCursor(text);
  if (!key) return Fail(key.error());
  if (!key->is_array() || key->size() != 2 || !IsCursorText((*key)[0]) || !(*key)[1].is_number_integer()) {
    return Fail(BadCursor());
  }
  const std::string due = (*key)[0].get<std::string>();
  return std::optional(casework::CaseCursor{due == kNoDue ? "" : due, (*key)[1].get<int64_t>()});
}

Result<http::Reply> ListCases(Call& call) {
  const Result<std::optional<casework::CaseCursor>> after = CursorOf(call);
  if (!after) return Fail(after.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const std::string today = Today(tables);
    const int limit = call.Limit();
    json items = json::array();
    json last;
    for (const CaseFile& file : tables.cases().List(FilterOf(call, today), *after, limit)) {
      items.push_back(CaseJson(file, today));
      last = json::array({file.due_on.empty() ? kNoDue : file.due_on, file.id});
    }
    return Json(PageJson(std::move(items), last, limit));
  });
}

Result<http::Reply> ReadCase(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const Result<casework::CaseView> view = casework::ViewCase(tables.cases(), *id);
    if (!view) return Fail(view.error());
    AccountNames names(tables.accounts());
    return Versioned(CaseDetailJson(*view, names, Today(tables)), view->file.version);
  });
}

Result<http::Reply> SummariseCases(Call& call) {
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const std::string today = Today(tables);
    json items = json::array();
    for (const casework::CaseCount& count : tables.cases().Count(FilterOf(call, today), today, SoonAfter(today))) {
      items.push_back({{"division_code", count.division_code},
                       {"kind", policy::Name(count.kind)},
                       {"period", count.period},
                       {"status", procedure::Name(count.status)},
                       {"step", count.step},
                       {"cases", count.cases},
                       {"overdue", count.overdue},
                       {"due_soon", count.due_soon}});
    }
    return Json(ListJson(std::move(items)));
  });
}

http::Schema CountSchema() {
  return http::Object({{"division_code", DivisionShape(), {}},
                       {"kind", ProcedureKindShape(), {}},
                       {"period", PeriodShape(), {}},
                       {"status", CaseStatusShape(), {}},
                       {"step", http::Text(), {}},
                       {"cases", CountShape(), {}},
                       {"overdue", CountShape(), {}},
                       {"due_soon", CountShape(), {}}})
      .Named("CaseCount");
}

Result<http::Reply> OpenCase(Call& call) {
  const json body = call.body();
  casework::Opening opening;
  opening.household = body.at("household").get<int64_t>();
  opening.clue = NumberOf(body, "clue");
  opening.application = NumberOf(body, "application");
  opening.period = TextOf(body, "period");
  opening.reason = TextOf(body, "reason");
  // The village decides which pack's procedure it is.
  std::string division;
  const Status read = call.services().record.Read(call.caller(), [&](record::Tables& tables) -> Status {
    const std::optional<registry::Row> row = tables.registry().Find(registry::Entity::kHousehold, opening.household);
    if (!row) return Fail(NotHere());
    division = (*row)[registry::household_field::kDivision];
    return {};
  });
  if (!read) return Fail(read.error());
  const Date today = BeijingDay(call.services().clock.NowMs());
  const Result<policy::Procedure> procedure =
      ProcedureFor(call, TextOf(body, "pack"), body.at("procedure").get<std::string>(), division, today);
  if (!procedure) return Fail(procedure.error());
  return call.Change(
      {"case.open", "", "done", ""}, [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
        casework::Desk desk = DeskOf(call, tables);
        const Result<CaseFile> file = casework::OpenCase(desk, *procedure, opening);
        if (!file) return Fail(file.error());
        entry.object = fmt::format("case/{}", file->id);
        return Created(CaseJson(*file, desk.today.Iso()), fmt::format("/api/v1/cases/{}", file->id), file->version);
      });
}

}  // namespace

Endpoints CaseEndpoints() {
  Endpoint procedures = Reading("/procedures", "listProcedures", message::kListProcedures, Permission::kReadCases,
                                http::Page(ProcedureSchema()), ListProcedures);
  Endpoint list =
      Reading("/cases", "listCases", message::kListCases, Permission::kReadCases, http::Page(CaseSchema()), ListCases);
  list.query = PageQuery(FilterQuery());
  Endpoint read =
      Reading("/cases/{id}", "readCase", message::kReadCase, Permission::kReadCases, CaseDetailSchema(), ReadCase);
  Endpoint summary = Reading("/cases/summary", "summariseCases", message::kSummariseCases, Permission::kReadCases,
                             http::Page(CountSchema()), SummariseCases);
  summary.query = FilterQuery();
  Endpoint open = Posting("/cases", "openCase", message::kOpenCase, Permission::kHandleCases,
                          http::Object({{"procedure", http::Text(1, 50), {}},
                                        {"pack", http::Text(1, 50).Optional(), {}},
                                        {"household", IdShape(), {}},
                                        {"clue", IdShape().Optional(), {}},
                                        {"application", IdShape().Optional(), {}},
                                        {"period", PeriodShape().Optional(), {}},
                                        {"reason", http::Text(0, 1000).Optional(), {}}}),
                          CaseSchema(), OpenCase);
  open.success = 201;
  return {std::move(procedures), std::move(list), std::move(summary), std::move(read), std::move(open)};
}

}  // namespace shouwang::api
