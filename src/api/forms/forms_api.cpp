#include "api/forms/forms_api.h"

#include <fmt/format.h>

#include <algorithm>

#include "access/masking.h"
#include "api/casework/casework_api.h"
#include "api/core/page.h"
#include "api/core/shapes.h"
#include "api/forms/messages.h"
#include "base/clock.h"
#include "casework/case_work.h"
#include "forms/fill.h"
#include "forms/form_shelf.h"
#include "intake/pack_shelf.h"
#include "paperwork/form_words.h"
#include "paperwork/values.h"

namespace shouwang::api {
namespace {

using access::Permission;
using nlohmann::json;

constexpr char kStylesheetPath[] = "/api/v1/forms/stylesheet";
constexpr char kFolder[] = "forms";
constexpr char kWordType[] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr char kDocx[] = "docx";
constexpr char kHtml[] = "html";

Result<forms::FormShelf> ShelfOf(Call& call, const policy::Pack& pack) {
  const Result<std::vector<std::filesystem::path>> folders = call.services().packs->FoldersOf(pack, kFolder);
  if (!folders) return Fail(folders.error());
  return forms::OpenForms(*folders);
}

// Of one household: the forms that name its head.
bool IsOfHousehold(const forms::Form& form) { return form.Field(paperwork::word::kHead) != nullptr; }

Result<forms::Form> FormOf(Call& call, const policy::Pack& pack) {
  const Result<forms::FormShelf> shelf = ShelfOf(call, pack);
  if (!shelf) return Fail(shelf.error());
  const forms::Form* form = shelf->Find(call.request().Parameter("form"));
  if (form == nullptr) return Fail(ErrorCode::kNotFound, message::kNoForm);
  return *form;
}

Result<http::Reply> Printed(Call& call, const forms::Form& form, const forms::FormValues& values) {
  if (call.Query("as", kDocx) == kHtml) {
    Result<std::string> page = forms::FillHtml(form, values, kStylesheetPath);
    if (!page) return Fail(page.error());
    http::Reply reply;
    reply.content_type = "text/html; charset=utf-8";
    reply.body = std::move(*page);
    return reply;
  }
  Result<std::string> file = forms::FillDocx(form, values);
  if (!file) return Fail(file.error());
  const std::string today = BeijingDay(call.services().clock.NowMs()).Iso();
  return FileReply(std::move(*file), kWordType, fmt::format(fmt::runtime(message::kFileName), form.title, today));
}

Result<intake::PackPointer> PackAt(Call& call, const std::string& division_code) {
  return call.services().packs->Of(division_code, BeijingDay(call.services().clock.NowMs()));
}

Result<http::Reply> ListForms(Call& call) {
  const Result<intake::PackPointer> pack = PackAt(call, call.caller().scope.division);
  if (!pack) return Fail(pack.error());
  const Result<forms::FormShelf> shelf = ShelfOf(call, **pack);
  if (!shelf) return Fail(shelf.error());
  json items = json::array();
  for (const forms::Form& form : shelf->forms()) {
    items.push_back(
        {{"id", form.id}, {"title", form.title}, {"about", form.about}, {"of_household", IsOfHousehold(form)}});
  }
  return Json(ListJson(std::move(items)));
}

Result<http::Reply> Stylesheet(Call& /*call*/) {
  http::Reply reply;
  reply.content_type = "text/css; charset=utf-8";
  reply.body = forms::FormStylesheet();
  return reply;
}

Result<http::Reply> BlankForm(Call& call) {
  const Result<intake::PackPointer> pack = PackAt(call, call.caller().scope.division);
  if (!pack) return Fail(pack.error());
  const Result<forms::Form> form = FormOf(call, **pack);
  if (!form) return Fail(form.error());
  return Printed(call, *form, {});
}

// The household or case in the path, and how its values are read.
struct Subject {
  const char* name;
  bool is_case;
};
constexpr Subject kHousehold = {"household", false};
constexpr Subject kCase = {"case", true};

Result<std::string> VillageOf(record::Tables& tables, const Subject& subject, int64_t id) {
  if (subject.is_case) {
    const std::optional<casework::CaseFile> file = tables.cases().Find(id);
    if (!file) return Fail(NotHere());
    return file->division_code;
  }
  const std::optional<registry::Row> row = tables.registry().Find(registry::Entity::kHousehold, id);
  if (!row) return Fail(NotHere());
  return (*row)[registry::household_field::kDivision];
}

Result<http::Reply> Filled(Call& call, record::Tables& tables, const Subject& subject, int64_t id, bool in_full) {
  const Result<std::string> village = VillageOf(tables, subject, id);
  if (!village) return Fail(village.error());
  const Result<intake::PackPointer> pack = PackAt(call, *village);
  if (!pack) return Fail(pack.error());
  const Result<forms::Form> form = FormOf(call, **pack);
  if (!form) return Fail(form.error());
  if (!subject.is_case && !IsOfHousehold(*form)) return Fail(ErrorCode::kInvalid, message::kNotOfHousehold, "form");
  casework::Desk desk = DeskOf(call, tables);
  paperwork::Drawer drawer{desk,   tables.divisions(), tables.accounts(), tables.help(), tables.visits(), **pack,
                           in_full};
  const Result<forms::FormValues> values =
      subject.is_case ? paperwork::CaseValues(drawer, id, form->id) : paperwork::HouseholdValues(drawer, id);
  if (!values) return Fail(values.error());
  return Printed(call, *form, *values);
}

Result<http::Reply> PrintForm(Call& call, const Subject& subject) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  if (call.Query("purpose").empty()) {
    return call.View([&](record::Tables& tables) { return Filled(call, tables, subject, *id, false); });
  }
  const Result<std::string> purpose = access::CleanPurpose(call.Query("purpose"));
  if (!purpose) return Fail(purpose.error());
  if (!access::May(call.caller().role, Permission::kReveal)) {
    return Fail(ErrorCode::kForbidden, message::kMayNotReveal, "purpose", message::kMayNotRevealHint);
  }
  // Read first, handed out only when its trace is kept.
  Result<http::Reply> filled =
      call.View([&](record::Tables& tables) { return Filled(call, tables, subject, *id, true); });
  if (!filled) return filled;
  const json detail = {
      {"form", call.request().Parameter("form")}, {"as", call.Query("as", kDocx)}, {"purpose", *purpose}};
  return call.Change({"form.print", fmt::format("{}/{}", subject.name, *id), "done", detail.dump()},
                     [&](record::Tables&, access::AuditEntry&) -> Result<http::Reply> { return filled; });
}

Result<http::Reply> HouseholdForm(Call& call) { return PrintForm(call, kHousehold); }
Result<http::Reply> CaseForm(Call& call) { return PrintForm(call, kCase); }

Endpoint Printing(const char* path, const char* operation, const char* summary, Permission permission,
                  std::function<Result<http::Reply>(Call&)> handle) {
  Endpoint endpoint = Reading(path, operation, summary, permission, {}, std::move(handle));
  endpoint.reply_type = "*/*";
  endpoint.query = {{"as", http::Choice({kDocx, kHtml}).Optional(), message::kAsParameter}};
  return endpoint;
}

}  // namespace

Endpoints FormEndpoints() {
  const http::QueryParameter purpose{"purpose", http::Text(4, 200).Optional(), message::kFormPurpose};
  Endpoint list = Reading("/forms", "listForms", message::kListForms, Permission::kReadRegistry,
                          http::Page(http::Object({{"id", http::Text(), {}},
                                                   {"title", http::Text(), {}},
                                                   {"about", http::Text(), {}},
                                                   {"of_household", http::Boolean(), message::kOfHousehold}})
                                         .Named("Form")),
                          ListForms);
  Endpoint style =
      Reading("/forms/stylesheet", "readFormStylesheet", message::kStylesheet, Permission::kPublic, {}, Stylesheet);
  style.reply_type = "text/css";
  Endpoint blank =
      Printing("/forms/{form}", "printBlankForm", message::kBlankForm, Permission::kReadRegistry, BlankForm);
  Endpoint household = Printing("/households/{id}/forms/{form}", "printHouseholdForm", message::kHouseholdForm,
                                Permission::kReadRegistry, HouseholdForm);
  household.query.push_back(purpose);
  Endpoint of_case =
      Printing("/cases/{id}/forms/{form}", "printCaseForm", message::kCaseForm, Permission::kReadCases, CaseForm);
  of_case.query.push_back(purpose);
  return {std::move(list), std::move(style), std::move(blank), std::move(household), std::move(of_case)};
}

}  // namespace shouwang::api
