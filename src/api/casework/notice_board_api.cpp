// 公示 and the objections to them.
#include <fmt/format.h>

#include "api/casework/case_json.h"
#include "api/casework/casework_api.h"
#include "api/casework/messages.h"
#include "base/clock.h"
#include "casework/publicity_work.h"

namespace shouwang::api {
namespace {

using access::Permission;
using casework::Desk;
using casework::Notice;
using casework::Objection;
using nlohmann::json;

constexpr size_t kMostHouseholds = 300;

json ObjectionJson(const Objection& objection) {
  return {{"id", objection.id},
          {"case", objection.case_file},
          {"received_on", objection.received_on},
          {"text", objection.text},
          {"answered_on", TextOrNull(objection.answered_on)},
          {"finding", objection.finding},
          {"answer", objection.answer}};
}

http::Schema ObjectionSchema() {
  return http::Object({{"id", IdShape(), {}},
                       {"case", IdShape(), {}},
                       {"received_on", http::Day(), {}},
                       {"text", http::Text(), {}},
                       {"answered_on", http::Day().Nullable(), {}},
                       {"finding", http::Text(), {}},
                       {"answer", http::Text(), {}}})
      .Named("Objection");
}

// Workdays after today up to its last one; null when it is closed, or the calendar lacks a year.
json WorkdaysLeft(const Desk& desk, const Notice& notice) {
  const std::optional<Date> ends_on = Date::FromIso(notice.ends_on);
  if (!notice.closed_on.empty() || !ends_on) return json();
  if (*ends_on <= desk.today) return 0;
  const Result<int> left = desk.calendar.WorkdaysBetween(desk.today, *ends_on);
  return left ? json(*left) : json();
}

// With its objections: there are few.
json PostingJson(const Desk& desk, const Notice& notice) {
  json objections = json::array();
  for (const Objection& objection : desk.publicity.ObjectionsOf(notice.id)) {
    objections.push_back(ObjectionJson(objection));
  }
  return {{"id", notice.id},
          {"version", notice.version},
          {"division_code", notice.division_code},
          {"title", notice.title},
          {"place", notice.place},
          {"body", notice.body},
          {"starts_on", notice.starts_on},
          {"workdays", notice.workdays},
          {"ends_on", notice.ends_on},
          {"workdays_left", WorkdaysLeft(desk, notice)},
          {"cases", notice.cases},
          {"attachments", notice.attachments},
          {"closed_on", TextOrNull(notice.closed_on)},
          {"closed_why", notice.closed_why},
          {"objections", std::move(objections)},
          {"created_at", TimeOrNull(notice.created_ms)}};
}

http::Schema PostingSchema() {
  return http::Object({{"id", IdShape(), {}},
                       {"version", IdShape(), {}},
                       {"division_code", DivisionShape(), {}},
                       {"title", http::Text(), {}},
                       {"place", http::Text(), {}},
                       {"body", http::Text(), {}},
                       {"starts_on", http::Day(), {}},
                       {"workdays", CountShape(), {}},
                       {"ends_on", http::Day(), {}},
                       {"workdays_left", CountShape().Nullable(), message::kWorkdaysLeft},
                       {"cases", http::Array(IdShape()), {}},
                       {"attachments", TextsShape(), {}},
                       {"closed_on", http::Day().Nullable(), {}},
                       {"closed_why", http::Text(), {}},
                       {"objections", http::Array(ObjectionSchema()), {}},
                       {"created_at", TimeShape(), {}}})
      .Named("Posting");
}

Result<http::Reply> ListPostings(Call& call) {
  const Result<int64_t> before = NumberCursor(call, INT64_MAX);
  if (!before) return Fail(before.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const int limit = call.Limit();
    json items = json::array();
    int64_t last = 0;
    for (const Notice& notice :
         tables.publicity().Notices(call.Query("place"), call.Query("open") == "true", *before, limit)) {
      items.push_back(PostingJson(DeskOf(call, tables), notice));
      last = notice.id;
    }
    return Json(PageJson(std::move(items), last, limit));
  });
}

Result<http::Reply> ReadPosting(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const std::optional<Notice> notice = tables.publicity().FindNotice(*id);
    if (!notice) return Fail(NotHere());
    return Versioned(PostingJson(DeskOf(call, tables), *notice), notice->version);
  });
}

Result<http::Reply> CasePostings(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    if (!tables.cases().Find(*id)) return Fail(NotHere());
    json items = json::array();
    for (const Notice& notice : tables.publicity().NoticesOf(*id)) {
      items.push_back(PostingJson(DeskOf(call, tables), notice));
    }
    return Json(ListJson(std::move(items)));
  });
}

// Nothing is kept: a text to be read and mended before it is hung up.
Result<http::Reply> DraftNotice(Call& call) {
  const auto cases = call.body().at("cases").get<std::vector<int64_t>>();
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    Desk desk = DeskOf(call, tables);
    const Result<std::string> text = casework::DraftNotice(desk, cases);
    if (!text) return Fail(text.error());
    return Json({{"body", *text}});
  });
}

Result<http::Reply> PostNotice(Call& call) {
  const json body = call.body();
  Notice notice;
  notice.division_code = body.at("division_code").get<std::string>();
  notice.title = body.at("title").get<std::string>();
  notice.place = body.at("place").get<std::string>();
  notice.body = body.at("body").get<std::string>();
  notice.starts_on = body.at("starts_on").get<std::string>();
  notice.cases = body.at("cases").get<std::vector<int64_t>>();
  return call.Change({"notice.post", "", "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       Desk desk = DeskOf(call, tables);
                       const Result<Notice> posted = casework::PostNotice(desk, notice);
                       if (!posted) return Fail(posted.error());
                       entry.object = fmt::format("notice/{}", posted->id);
                       entry.detail = json{{"cases", notice.cases.size()}, {"ends_on", posted->ends_on}}.dump();
                       return Created(PostingJson(DeskOf(call, tables), *posted),
                                      fmt::format("/api/v1/postings/{}", posted->id), posted->version);
                     });
}

Result<http::Reply> ClosePosting(Call& call) {
  const Result<int64_t> expected = call.ExpectedVersion();
  if (!expected) return Fail(expected.error());
  const Result<std::vector<std::string>> attachments = AttachmentsOf(call);
  if (!attachments) return Fail(attachments.error());
  const std::string why = TextOf(call.body(), "why");
  return ChangeOne(call, "notice.close", "notice",
                   [&](Desk& desk, int64_t id, access::AuditEntry&) -> Result<http::Reply> {
                     const Result<Notice> closed = casework::CloseNotice(desk, id, *expected, why, *attachments);
                     if (!closed) return Fail(closed.error());
                     return Versioned(PostingJson(desk, *closed), closed->version);
                   });
}

Result<http::Reply> Object(Call& call) {
  const json body = call.body();
  return ChangeOne(call, "objection.record", "notice",
                   [&](Desk& desk, int64_t id, access::AuditEntry&) -> Result<http::Reply> {
                     Objection objection;
                     objection.notice = id;
                     objection.case_file = body.at("case").get<int64_t>();
                     objection.received_on = body.at("received_on").get<std::string>();
                     objection.text = body.at("text").get<std::string>();
                     const Result<int64_t> made = casework::RecordObjection(desk, objection);
                     if (!made) return Fail(made.error());
                     return Json(PostingJson(desk, desk.publicity.FindNotice(id).value()), 201);
                   });
}

Result<http::Reply> AnswerObjection(Call& call) {
  const json body = call.body();
  const casework::ObjectionAnswer answer = {body.at("finding").get<std::string>(),
                                            body.at("answer").get<std::string>()};
  const auto objection = body.at("objection").get<int64_t>();
  return ChangeOne(call, "objection.answer", "notice",
                   [&](Desk& desk, int64_t id, access::AuditEntry&) -> Result<http::Reply> {
                     const Result<Objection> answered = casework::AnswerObjection(desk, id, objection, answer);
                     if (!answered) return Fail(answered.error());
                     return Json(PostingJson(desk, desk.publicity.FindNotice(id).value()));
                   });
}

}  // namespace

Endpoints NoticeBoardEndpoints() {
  using http::Text;
  const http::Schema cases = http::Array(IdShape(), 1, kMostHouseholds);
  Endpoint list = Reading("/postings", "listPostings", message::kListPostings, Permission::kReadCases,
                          http::Page(PostingSchema()), ListPostings);
  list.query = PageQuery({{"place", Text(6, 12).Optional(), message::kPlaceParameter},
                          {"open", http::Boolean().Optional(), message::kOpenParameter}});
  Endpoint read = Reading("/postings/{id}", "readPosting", message::kReadPosting, Permission::kReadCases,
                          PostingSchema(), ReadPosting);
  Endpoint of_case = Reading("/cases/{id}/postings", "readCasePostings", message::kListPostings, Permission::kReadCases,
                             http::Page(PostingSchema()), CasePostings);
  Endpoint draft = Posting("/postings/draft", "draftPosting", message::kDraftNotice, Permission::kHandleCases,
                           http::Object({{"cases", cases, {}}}), http::Object({{"body", Text(), {}}}), DraftNotice);
  Endpoint post = Posting("/postings", "postNotice", message::kPostNotice, Permission::kHandleCases,
                          http::Object({{"division_code", DivisionShape(), {}},
                                        {"title", Text(1, 100), {}},
                                        {"place", Text(1, 100), {}},
                                        {"body", Text(1, 20'000), {}},
                                        {"starts_on", http::Day(), {}},
                                        {"cases", cases, {}}}),
                          PostingSchema(), PostNotice);
  post.success = 201;
  Endpoint close =
      Posting("/postings/{id}/close", "closePosting", message::kClosePosting, Permission::kHandleCases,
              http::Object({{"why", Text(0, 500).Optional(), {}}, {"attachments", AttachmentsShape(), {}}}),
              PostingSchema(), ClosePosting);
  close.needs_version = true;
  Endpoint object =
      Posting("/postings/{id}/objections", "recordObjection", message::kObject, Permission::kHandleCases,
              http::Object({{"case", IdShape(), {}}, {"received_on", http::Day(), {}}, {"text", Text(1, 2000), {}}}),
              PostingSchema(), Object);
  object.success = 201;
  Endpoint answer = Posting(
      "/postings/{id}/objections/answer", "answerObjection", message::kAnswerObjection, Permission::kHandleCases,
      http::Object({{"objection", IdShape(), {}}, {"finding", Text(1, 2000), {}}, {"answer", Text(1, 2000), {}}}),
      PostingSchema(), AnswerObjection);
  return {std::move(list), std::move(read),  std::move(of_case), std::move(draft),
          std::move(post), std::move(close), std::move(object),  std::move(answer)};
}

}  // namespace shouwang::api
