// 民主评议: one meeting decides on many households.
#include <fmt/format.h>

#include "api/casework/case_json.h"
#include "api/casework/casework_api.h"
#include "api/casework/messages.h"
#include "casework/publicity_work.h"

namespace shouwang::api {
namespace {

using access::Permission;
using casework::Meeting;
using nlohmann::json;

constexpr size_t kMostHouseholds = 300;
constexpr int64_t kMostPeople = 100'000;

json MeetingJson(const Meeting& meeting) {
  json decisions = json::array();
  for (const casework::Decision& decision : meeting.decisions) {
    decisions.push_back({{"case", decision.case_file}, {"agreed", decision.agreed}, {"note", decision.note}});
  }
  return {{"id", meeting.id},
          {"division_code", meeting.division_code},
          {"held_on", meeting.held_on},
          {"place", meeting.place},
          {"host", meeting.host},
          {"attendance", meeting.attendance},
          {"minutes", meeting.minutes},
          {"attachments", meeting.attachments},
          {"decisions", std::move(decisions)},
          {"created_at", TimeOrNull(meeting.created_ms)}};
}

http::Schema DecisionSchema() {
  return http::Object({{"case", IdShape(), {}}, {"agreed", http::Boolean(), {}}, {"note", http::Text(0, 500), {}}})
      .Named("MeetingDecision");
}

http::Schema MeetingSchema() {
  return http::Object({{"id", IdShape(), {}},
                       {"division_code", DivisionShape(), {}},
                       {"held_on", http::Day(), {}},
                       {"place", http::Text(), {}},
                       {"host", http::Text(), {}},
                       {"attendance", CountShape(), {}},
                       {"minutes", http::Text(), {}},
                       {"attachments", TextsShape(), {}},
                       {"decisions", http::Array(DecisionSchema()), {}},
                       {"created_at", TimeShape(), {}}})
      .Named("Meeting");
}

Result<http::Reply> ListMeetings(Call& call) {
  const Result<int64_t> before = NumberCursor(call, INT64_MAX);
  if (!before) return Fail(before.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const int limit = call.Limit();
    json items = json::array();
    int64_t last = 0;
    for (const Meeting& meeting : tables.publicity().Meetings(call.Query("place"), *before, limit)) {
      items.push_back(MeetingJson(meeting));
      last = meeting.id;
    }
    return Json(PageJson(std::move(items), last, limit));
  });
}

Result<http::Reply> ReadMeeting(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const std::optional<Meeting> meeting = tables.publicity().FindMeeting(*id);
    if (!meeting) return Fail(NotHere());
    return Json(MeetingJson(*meeting));
  });
}

Result<http::Reply> RecordMeeting(Call& call) {
  const Result<std::vector<std::string>> attachments = AttachmentsOf(call);
  if (!attachments) return Fail(attachments.error());
  const json body = call.body();
  Meeting meeting;
  meeting.division_code = body.at("division_code").get<std::string>();
  meeting.held_on = body.at("held_on").get<std::string>();
  meeting.place = body.at("place").get<std::string>();
  meeting.host = body.at("host").get<std::string>();
  meeting.attendance = body.at("attendance").get<int64_t>();
  meeting.minutes = body.at("minutes").get<std::string>();
  meeting.attachments = *attachments;
  for (const json& decision : body.at("decisions")) {
    meeting.decisions.push_back(
        {decision.at("case").get<int64_t>(), decision.at("agreed").get<bool>(), TextOf(decision, "note")});
  }
  return call.Change({"meeting.record", "", "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       casework::Desk desk = DeskOf(call, tables);
                       const Result<int64_t> id = casework::RecordMeeting(desk, meeting);
                       if (!id) return Fail(id.error());
                       entry.object = fmt::format("meeting/{}", *id);
                       entry.detail = json{{"cases", meeting.decisions.size()}}.dump();
                       return Json(MeetingJson(tables.publicity().FindMeeting(*id).value()), 201);
                     });
}

}  // namespace

Endpoints MeetingEndpoints() {
  using http::Object;
  using http::Text;
  Endpoint list = Reading("/meetings", "listMeetings", message::kListMeetings, Permission::kReadCases,
                          http::Page(MeetingSchema()), ListMeetings);
  list.query = PageQuery({{"place", Text(6, 12).Optional(), message::kPlaceParameter}});
  Endpoint read = Reading("/meetings/{id}", "readMeeting", message::kReadMeeting, Permission::kReadCases,
                          MeetingSchema(), ReadMeeting);
  const http::Schema decision =
      Object({{"case", IdShape(), {}}, {"agreed", http::Boolean(), {}}, {"note", Text(0, 500).Optional(), {}}});
  Endpoint record = Posting("/meetings", "recordMeeting", message::kRecordMeeting, Permission::kHandleCases,
                            Object({{"division_code", DivisionShape(), {}},
                                    {"held_on", http::Day(), {}},
                                    {"place", Text(1, 100), {}},
                                    {"host", Text(1, 50), {}},
                                    {"attendance", http::Integer(1, kMostPeople), {}},
                                    {"minutes", Text(1, 5000), {}},
                                    {"attachments", AttachmentsShape(), {}},
                                    {"decisions", http::Array(decision, 1, kMostHouseholds), {}}}),
                            MeetingSchema(), RecordMeeting);
  record.success = 201;
  return {std::move(list), std::move(read), std::move(record)};
}

}  // namespace shouwang::api
