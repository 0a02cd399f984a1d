// Steps of the procedure: of one clue, and of many at once.
#include <fmt/format.h>

#include <algorithm>

#include "api/clues/clue_json.h"
#include "api/clues/clue_shapes.h"
#include "api/clues/clues_api.h"
#include "api/clues/messages.h"
#include "clues/handling.h"

namespace shouwang::api {
namespace {

using access::Permission;
using clues::Clue;
using nlohmann::json;

constexpr size_t kMostAttachments = 9;

// One clue, changed at the version the caller read.
using Step = std::function<Result<Clue>(clues::Clues&, int64_t id, int64_t expected, const clues::Moment& at)>;

Result<http::Reply> TakeStep(Call& call, const char* action, const Step& step) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const Result<int64_t> expected = call.ExpectedVersion();
  if (!expected) return Fail(expected.error());
  return call.Change({action, fmt::format("clue/{}", *id), "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       const clues::Moment at = Now(tables);
                       const Result<Clue> clue = step(tables.clues(), *id, *expected, at);
                       if (!clue) return Fail(clue.error());
                       entry.detail = fmt::format(R"({{"state":"{}"}})", Name(clue->state));
                       return VersionedText(ClueText(*clue, at.today), clue->version);
                     });
}

Result<http::Reply> AnswerClue(Call& call) {
  const json& body = call.body();
  clues::Answer answer;
  answer.verdict = clues::VerdictFromName(body.at("verdict").get<std::string>()).value_or(clues::Verdict::kNone);
  answer.note = TextOf(body, "note");
  answer.checker = TextOf(body, "checker");
  if (answer.checker.empty()) answer.checker = call.caller().name;
  answer.visited_on = body.at("visited_on").get<std::string>();
  if (body.contains("attachments") && !body["attachments"].is_null()) {
    answer.attachments = body["attachments"].get<std::vector<std::string>>();
  }
  for (const std::string& digest : answer.attachments) {
    if (!call.services().vault.Has(digest)) return Fail(ErrorCode::kInvalid, message::kNoAttachment, "attachments");
  }
  return TakeStep(call, "clue.answer", [&](clues::Clues& clues, int64_t id, int64_t expected, const clues::Moment& at) {
    return clues::AnswerClue(clues, id, expected, answer, call.caller(), at);
  });
}

Result<http::Reply> ReviewClue(Call& call) {
  const std::string remark = TextOf(call.body(), "remark");
  return TakeStep(call, "clue.review", [&](clues::Clues& clues, int64_t id, int64_t expected, const clues::Moment& at) {
    return clues::ReviewClue(clues, id, expected, remark, call.caller(), at);
  });
}

Result<http::Reply> ReturnClue(Call& call) {
  const clues::ReturnReason reason = {call.body().at("reason").get<std::string>(),
                                      call.body().at("due_on").get<std::string>()};
  return TakeStep(call, "clue.return", [&](clues::Clues& clues, int64_t id, int64_t expected, const clues::Moment& at) {
    return clues::ReturnClue(clues, id, expected, reason, call.caller(), at);
  });
}

Result<http::Reply> EscalateClue(Call& call) {
  return TakeStep(call, "clue.escalate",
                  [&](clues::Clues& clues, int64_t id, int64_t expected, const clues::Moment& at) {
                    return clues::EscalateClue(clues, id, expected, at);
                  });
}

Result<http::Reply> CloseClue(Call& call) {
  return TakeStep(call, "clue.close", [](clues::Clues& clues, int64_t id, int64_t expected, const clues::Moment&) {
    return clues::CloseClue(clues, id, expected);
  });
}

Result<http::Reply> AssignClue(Call& call) {
  const std::string division = call.body().at("division_code").get<std::string>();
  return TakeStep(call, "clue.assign", [&](clues::Clues& clues, int64_t id, int64_t expected, const clues::Moment&) {
    return clues::AssignClue(clues, id, expected, division, call.caller());
  });
}

// Many at once: how many were moved is the answer, and in the audit trail beside what was asked.
Result<http::Reply> MoveMany(Call& call, const char* action,
                             const std::function<Result<int64_t>(record::Tables&, const json& body)>& move) {
  const json body = call.body();
  return call.Change({action, "", "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       const Result<int64_t> moved = move(tables, body);
                       if (!moved) return Fail(moved.error());
                       json detail = body.is_object() ? body : json::object();
                       detail["clues"] = *moved;
                       entry.detail = detail.dump();
                       return Json({{"clues", *moved}});
                     });
}

Result<http::Reply> SendClues(Call& call) {
  return MoveMany(call, "clue.send", [](record::Tables& tables, const json& body) {
    clues::BulkSend send;
    send.place = TextOf(body, "place");
    send.pack = TextOf(body, "pack");
    send.rule = TextOf(body, "rule");
    send.due_on = TextOf(body, "due_on");
    return clues::SendClues(tables.clues(), send, Now(tables));
  });
}

Result<http::Reply> EscalateClues(Call& call) {
  return MoveMany(call, "clue.escalate", [](record::Tables& tables, const json& body) -> Result<int64_t> {
    const auto to = body.at("to") == "county" ? clues::Holder::kCounty : clues::Holder::kTown;
    return tables.clues().EscalateAll(TextOf(body, "place"), to, Now(tables));
  });
}

Result<http::Reply> CloseClues(Call& call) {
  return MoveMany(call, "clue.close", [](record::Tables& tables, const json& body) -> Result<int64_t> {
    return tables.clues().CloseAll(TextOf(body, "place"), TextOf(body, "rule"));
  });
}

// A step of one clue, or of many at once.
Endpoint Moving(const char* path, const char* operation, const char* summary, Permission permission,
                http::Schema request, std::function<Result<http::Reply>(Call&)> handle) {
  const bool of_one = std::string_view(path).find('{') != std::string_view::npos;
  Endpoint endpoint = Posting(path, operation, summary, permission, std::move(request),
                              of_one ? ClueSchema() : MovedSchema(), std::move(handle));
  endpoint.needs_version = of_one;
  return endpoint;
}

}  // namespace

Endpoints ClueStepEndpoints() {
  const http::Schema place = http::Pattern("^([0-9]{6}|[0-9]{9}|[0-9]{12})$", 12, message::kCodeShape).Optional();
  const http::Schema rule = http::Text(1, 50).Optional();
  const http::Schema answer =
      http::Object({{"verdict", http::Choice({"confirmed", "refuted", "resolved"}), ""},
                    {"note", http::Text(0, 2000).Optional(), ""},
                    {"checker", http::Text(0, 50).Optional(), ""},
                    {"visited_on", http::Day(), ""},
                    {"attachments", http::Array(DigestShape(), 0, kMostAttachments).Optional(), ""}});
  const http::Schema review = http::Object({{"remark", http::Text(0, 500).Optional(), ""}});
  const http::Schema returned = http::Object({{"reason", http::Text(1, 500), ""}, {"due_on", http::Day(), ""}});
  const http::Schema assign = http::Object({{"division_code", DivisionShape(), ""}});
  const http::Schema send = http::Object(
      {{"place", place, ""}, {"pack", rule, ""}, {"rule", rule, ""}, {"due_on", http::Day().Optional(), ""}});
  const http::Schema escalate = http::Object({{"to", http::Choice({"town", "county"}), ""}, {"place", place, ""}});
  const http::Schema close = http::Object({{"place", place, ""}, {"rule", rule, ""}});
  return {
      Moving("/clues/{id}/answer", "answerClue", message::kAnswerClue, Permission::kAnswerClues, answer, AnswerClue),
      Moving("/clues/{id}/review", "reviewClue", message::kReviewClue, Permission::kReviewClues, review, ReviewClue),
      Moving("/clues/{id}/return", "returnClue", message::kReturnClue, Permission::kReviewClues, returned, ReturnClue),
      Moving("/clues/{id}/escalate", "escalateClue", message::kEscalateClue, Permission::kSendClues, {}, EscalateClue),
      Moving("/clues/{id}/close", "closeClue", message::kCloseClue, Permission::kSendClues, {}, CloseClue),
      Moving("/clues/{id}/assign", "assignClue", message::kAssignClue, Permission::kSendClues, assign, AssignClue),
      Moving("/clues/send", "sendClues", message::kSendClues, Permission::kSendClues, send, SendClues),
      Moving("/clues/escalate", "escalateClues", message::kEscalateClues, Permission::kSendClues, escalate,
             EscalateClues),
      Moving("/clues/close", "closeClues", message::kCloseClues, Permission::kSendClues, close, CloseClues)};
}

}  // namespace shouwang::api
