// Steps of cases: of one, and of many at once.
#include <fmt/format.h>

#include "access/accounts.h"
#include "api/casework/case_json.h"
#include "api/casework/casework_api.h"
#include "api/casework/messages.h"
#include "base/clock.h"
#include "casework/contact_check.h"

namespace shouwang::api {
namespace {

using access::Permission;
using casework::CaseFile;
using casework::Desk;
using nlohmann::json;

constexpr size_t kMostInBulk = 500;

using Step = std::function<Result<CaseFile>(Desk&, int64_t id, int64_t expected)>;

Result<http::Reply> TakeStep(Call& call, const char* action, const Step& step) {
  const Result<int64_t> expected = call.ExpectedVersion();
  if (!expected) return Fail(expected.error());
  return ChangeOne(call, action, "case", [&](Desk& desk, int64_t id, access::AuditEntry& entry) -> Result<http::Reply> {
    const Result<CaseFile> file = step(desk, id, *expected);
    if (!file) return Fail(file.error());
    entry.detail = json{{"step", file->step}, {"status", procedure::Name(file->status)}}.dump();
    return Versioned(CaseJson(*file, desk.today.Iso()), file->version);
  });
}

procedure::FieldValues FieldsOf(const json& body) { return body.value("fields", procedure::FieldValues{}); }

// A contact person named in a decision is somebody who can go to the villages of these cases.
Status CheckContact(Call& call, const procedure::FieldValues& fields, const std::vector<int64_t>& cases) {
  const auto contact = fields.find("contact");
  if (contact == fields.end() || contact->second.empty()) return {};
  const std::string& number = contact->second.front();
  const bool digits =
      !number.empty() && number.size() < 16 && number.find_first_not_of("0123456789") == std::string::npos;
  if (!digits) return Fail(ErrorCode::kInvalid, message::kNoContact, "contact", message::kNoContactHint);
  return call.services().record.Read(call.caller(), [&](record::Tables& tables) -> Status {
    const std::optional<access::Account> account = tables.accounts().Find(std::stoll(number));
    for (const int64_t id : cases) {
      const std::optional<CaseFile> file = tables.cases().Find(id);
      if (!file) continue;  // said when its step is taken
      if (Status good = casework::CheckContact(account, file->division_code); !good) return good;
    }
    return {};
  });
}

Result<http::Reply> CompleteStep(Call& call) {
  const json body = call.body();
  const procedure::FieldValues fields = FieldsOf(body);
  const Result<int64_t> number = call.Number("id");
  if (!number) return Fail(number.error());
  if (Status contact = CheckContact(call, fields, {*number}); !contact) return Fail(contact.error());
  return TakeStep(call, "case.complete", [&](Desk& desk, int64_t id, int64_t expected) {
    return casework::CompleteStep(desk, id, expected, body.at("step").get<std::string>(), fields);
  });
}

Result<http::Reply> ReturnCase(Call& call) {
  const json body = call.body();
  return TakeStep(call, "case.return", [&](Desk& desk, int64_t id, int64_t expected) {
    return casework::ReturnCase(desk, id, expected, body.at("to").get<std::string>(),
                                body.value("again", std::vector<std::string>{}), TextOf(body, "reason"));
  });
}

Result<http::Reply> EndCase(Call& call) {
  const std::string reason = TextOf(call.body(), "reason");
  return TakeStep(call, "case.end", [&](Desk& desk, int64_t id, int64_t expected) {
    return casework::EndCase(desk, id, expected, reason);
  });
}

Result<http::Reply> WithdrawCase(Call& call) {
  const std::string reason = TextOf(call.body(), "reason");
  return TakeStep(call, "case.withdraw", [&](Desk& desk, int64_t id, int64_t expected) {
    return casework::WithdrawCase(desk, id, expected, reason);
  });
}

Result<http::Reply> AddPaper(Call& call) {
  const Result<std::vector<std::string>> attachments = AttachmentsOf(call);
  if (!attachments) return Fail(attachments.error());
  const std::string kind = call.body().at("kind").get<std::string>();
  return TakeStep(call, "case.paper", [&](Desk& desk, int64_t id, int64_t expected) {
    // Papers of people are told apart by the event that brought them.
    const std::string ref = fmt::format("{}/{}", kind, expected + 1);
    return casework::AddCasePaper(desk, id, expected, {kind, ref, *attachments});
  });
}

Result<http::Reply> TakePaper(Call& call) {
  const json body = call.body();
  return TakeStep(call, "case.paper-taken", [&](Desk& desk, int64_t id, int64_t expected) {
    return casework::TakeCasePaper(desk, id, expected, body.at("kind").get<std::string>(),
                                   body.at("ref").get<std::string>(), TextOf(body, "reason"));
  });
}

Result<http::Reply> MoveCase(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  Result<casework::CaseView> view = Fail(NotHere());
  const Status read = call.services().record.Read(call.caller(), [&](record::Tables& tables) -> Status {
    view = casework::ViewCase(tables.cases(), *id);
    return {};
  });
  if (!read) return Fail(read.error());
  if (!view) return Fail(view.error());
  const Date today = BeijingDay(call.services().clock.NowMs());
  const Result<policy::Procedure> now =
      ProcedureFor(call, view->procedure.pack, view->procedure.id, view->file.division_code, today);
  if (!now) return Fail(now.error());
  const std::string reason = TextOf(call.body(), "reason");
  return TakeStep(call, "case.move", [&](Desk& desk, int64_t number, int64_t expected) {
    return casework::MoveCase(desk, number, expected, *now, reason);
  });
}

// All or nothing: the first that cannot be done is named by its number.
Result<http::Reply> CompleteSteps(Call& call) {
  const json body = call.body();
  const procedure::FieldValues fields = FieldsOf(body);
  std::vector<int64_t> numbers_asked;
  for (const json& one : body.at("cases")) numbers_asked.push_back(one.at("id").get<int64_t>());
  if (Status contact = CheckContact(call, fields, numbers_asked); !contact) return Fail(contact.error());
  return call.Change({"case.complete", "", "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       Desk desk = DeskOf(call, tables);
                       json items = json::array();
                       json numbers = json::array();
                       for (const json& one : body.at("cases")) {
                         const auto id = one.at("id").get<int64_t>();
                         const Result<CaseFile> file = casework::CompleteStep(
                             desk, id, one.at("version").get<int64_t>(), body.at("step").get<std::string>(), fields);
                         if (!file) {
                           Error error = file.error();
                           error.where = fmt::format("cases/{}", id);
                           return Fail(std::move(error));
                         }
                         numbers.push_back(id);
                         items.push_back(CaseJson(*file, desk.today.Iso()));
                       }
                       entry.detail = json{{"step", body.at("step")}, {"cases", numbers}}.dump();
                       return Json(ListJson(std::move(items)));
                     });
}

Endpoint OfOne(const char* path, const char* operation, const char* summary, http::Schema request,
               std::function<Result<http::Reply>(Call&)> handle, Permission permission = Permission::kHandleCases) {
  Endpoint endpoint =
      Posting(path, operation, summary, permission, std::move(request), CaseSchema(), std::move(handle));
  endpoint.needs_version = true;
  return endpoint;
}

}  // namespace

Endpoints CaseStepEndpoints() {
  using http::Object;
  using http::Text;
  const http::Schema step = Text(1, 50);
  const http::Schema reason = Text(1, 1000);
  const http::Schema one = Object({{"id", IdShape(), {}}, {"version", IdShape(), {}}});
  return {OfOne("/cases/{id}/complete", "completeStep", message::kCompleteStep,
                Object({{"step", step, {}}, {"fields", StepFieldsShape().Optional(), message::kFields}}), CompleteStep),
          OfOne("/cases/{id}/return", "returnCase", message::kReturnCase,
                Object({{"to", step, {}},
                        {"again", http::Array(Text(1, 50), 0, 30).Optional(), message::kAgain},
                        {"reason", reason, {}}}),
                ReturnCase),
          OfOne("/cases/{id}/end", "endCase", message::kEndCase, Object({{"reason", reason, {}}}), EndCase),
          OfOne("/cases/{id}/withdraw", "withdrawCase", message::kWithdrawCase, Object({{"reason", reason, {}}}),
                WithdrawCase),
          OfOne("/cases/{id}/papers", "addPaper", message::kAddPaper,
                Object({{"kind", step, {}}, {"attachments", AttachmentsShape(), {}}}), AddPaper),
          OfOne("/cases/{id}/papers/take", "takePaper", message::kTakePaper,
                Object({{"kind", step, {}}, {"ref", Text(1, 100), {}}, {"reason", reason, {}}}), TakePaper),
          OfOne("/cases/{id}/move", "moveCase", message::kMoveCase, Object({{"reason", reason, {}}}), MoveCase,
                Permission::kAskDepartments),
          Posting("/cases/complete", "completeSteps", message::kCompleteSteps, Permission::kHandleCases,
                  Object({{"cases", http::Array(one, 1, kMostInBulk), {}},
                          {"step", step, {}},
                          {"fields", StepFieldsShape().Optional(), message::kFields}}),
                  http::Page(CaseSchema()), CompleteSteps)};
}

}  // namespace shouwang::api
