// Workbooks in and out. What is exported is read first, written to a folder in memory, and leaves the server only when
// its audit row is kept.
#include <fmt/format.h>

#include <iterator>
#include <set>

#include "access/divisions.h"
#include "access/masking.h"
#include "api/clues/clue_json.h"
#include "api/clues/clues_api.h"
#include "api/clues/export_reply.h"
#include "api/clues/messages.h"
#include "base/date.h"
#include "clues/feedback.h"
#include "clues/workbook.h"
#include "intake/pack_shelf.h"

namespace shouwang::api {
namespace {

using clues::Clue;
using nlohmann::json;

constexpr size_t kAnswerBytes = 20U << 20U;  // a filled workbook of 5 000 rows is below 2 MB
constexpr unsigned kFileSeconds = 120;
constexpr int64_t kMsOfDay = 86'400'000;
constexpr int64_t kBeijingOffsetMs = 8 * 3'600'000;

Status TooManyRows() {
  return Fail(ErrorCode::kTooLarge, fmt::format(fmt::runtime(message::kTooManyRows), clues::kExportRows), {},
              message::kTooManyRowsHint);
}

struct WorkbookContent {
  std::vector<Clue> clues;
  std::vector<policy::Division> divisions;
};

// What is to be answered, and beside it what is only shown about the same households.
Result<WorkbookContent> ContentOf(record::Tables& tables, clues::ClueFilter filter) {
  if (filter.states.empty()) {
    filter.states.assign(std::begin(clues::kWaitingStates), std::end(clues::kWaitingStates));
  }
  WorkbookContent content;
  content.clues = tables.clues().Select(filter, clues::kExportRows + 1);
  if (content.clues.size() <= static_cast<size_t>(clues::kExportRows)) {
    for (Clue& clue : tables.clues().Beside(content.clues)) content.clues.push_back(std::move(clue));
  }
  if (content.clues.size() > static_cast<size_t>(clues::kExportRows)) return Fail(TooManyRows().error());
  std::set<std::string> codes;
  for (const Clue& clue : content.clues) {
    codes.insert(clue.division_code);
    codes.insert(HolderCode(clues::Holder::kTown, clue.division_code));
  }
  for (const auto& [code, name] : tables.divisions().Names({codes.begin(), codes.end()})) {
    content.divisions.push_back({code, name});
  }
  return content;
}

Result<http::Reply> ClueWorkbook(Call& call) {
  const Result<std::string> purpose = access::CleanPurpose(call.Query("purpose"));
  if (!purpose) return Fail(purpose.error());
  const clues::Moment at = clues::MomentOf(call.services().clock.NowMs());
  const Result<clues::ClueFilter> filter = FilterOf(call, at.today);
  if (!filter) return Fail(filter.error());
  Result<WorkbookContent> content;
  const Status read = call.services().record.Read(call.caller(), [&](record::Tables& tables) -> Status {
    content = ContentOf(tables, *filter);
    if (!content) return Fail(content.error());
    return {};
  });
  if (!read) return Fail(read.error());
  const clues::ExportMark mark = clues::MakeExportMark(call.caller().name, at);
  Result<std::string> bytes = BytesOf([&](const std::filesystem::path& path) {
    return clues::WriteClueBook(path, content->clues, content->divisions, mark, call.services().sealer);
  });
  const json detail = {{"purpose", *purpose}, {"rows", content->clues.size()}, {"place", filter->place}};
  return Export(call, "clue.export", mark, detail, std::move(bytes),
                fmt::format(fmt::runtime(message::kWorkbookName), at.today));
}

Result<http::Reply> UploadAnswers(Call& call) {
  const clues::Moment at = clues::MomentOf(call.services().clock.NowMs());
  const Result<clues::AnswerSheets> sheets =
      clues::ReadAnswers(call.Query("name", "clues.xlsx"), call.request().body, call.services().sealer, at.today);
  if (!sheets) return Fail(sheets.error());
  return call.Change(
      {"clue.answer-workbook", "", "done", ""},
      [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
        const Result<clues::Applied> applied = clues::ApplyAnswers(tables.clues(), *sheets, call.caller(), Now(tables));
        if (!applied) return Fail(applied.error());
        const json counts = {
            {"answered", applied->answered}, {"unchanged", applied->unchanged}, {"blank", applied->blank}};
        entry.detail = counts.dump();
        return Json(counts);
      });
}

int64_t StartOfDay(Date day) { return day.days() * kMsOfDay - kBeijingOffsetMs; }

Result<http::Reply> Feedback(Call& call) {
  const Result<std::string> purpose = access::CleanPurpose(call.Query("purpose"));
  if (!purpose) return Fail(purpose.error());
  const Result<intake::PackPointer> pack = call.services().packs->Contracts();
  if (!pack) return Fail(pack.error());
  const policy::Department* department = (*pack)->FindDepartment(call.Query("department"));
  if (department == nullptr) return Fail(ErrorCode::kInvalid, message::kNoDepartment, "department");
  const clues::Moment at = clues::MomentOf(call.services().clock.NowMs());
  const Date to = Date::FromIso(call.Query("to", at.today)).value_or(Date());
  const Date from = Date::FromIso(call.Query("from", to.AddMonths(-1).Iso())).value_or(to);
  std::vector<clues::FeedbackPart> parts;
  int room = clues::kExportRows + 1;
  const Status read = call.services().record.Read(call.caller(), [&](record::Tables& tables) -> Status {
    for (const policy::Dataset& dataset : (*pack)->datasets) {
      if (dataset.department != department->title || room <= 0) continue;
      clues::FeedbackPart part;
      part.dataset = dataset.title;
      part.clues = tables.clues().Feedback(dataset.name, StartOfDay(from), StartOfDay(to.AddDays(1)), room);
      room -= static_cast<int>(part.clues.size());
      parts.push_back(std::move(part));
    }
    return room <= 0 ? TooManyRows() : Status();
  });
  if (!read) return Fail(read.error());
  const clues::ExportMark mark = clues::MakeExportMark(call.caller().name, at);
  const clues::FeedbackHead head = {department->title, from.Iso(), to.Iso()};
  Result<std::string> bytes =
      BytesOf([&](const std::filesystem::path& path) { return clues::WriteFeedback(path, head, parts, mark); });
  const json detail = {
      {"purpose", *purpose}, {"department", department->name}, {"rows", clues::kExportRows + 1 - room}};
  return Export(call, "clue.feedback", mark, detail, std::move(bytes),
                fmt::format(fmt::runtime(message::kFeedbackName), department->title, at.today));
}

Endpoint File(const char* path, const char* operation, const char* summary, access::Permission permission,
              std::function<Result<http::Reply>(Call&)> handle) {
  Endpoint endpoint;
  endpoint.path = path;
  endpoint.operation = operation;
  endpoint.summary = summary;
  endpoint.permission = permission;
  endpoint.reply_type = kWorkbookType;
  endpoint.limits.deadline_s = kFileSeconds;
  endpoint.handle = std::move(handle);
  return endpoint;
}

}  // namespace

Endpoints ClueFileEndpoints() {
  Endpoint workbook =
      File("/clues/workbook", "exportClues", message::kClueWorkbook, access::Permission::kExport, ClueWorkbook);
  workbook.query = FilterQuery();
  workbook.query.push_back({"purpose", http::Text(4, 200), message::kPurposeParameter});
  Endpoint feedback =
      File("/clues/feedback", "exportFeedback", message::kFeedback, access::Permission::kExport, Feedback);
  feedback.query = {{"department", http::Text(1, 100), message::kDepartmentParameter},
                    {"from", http::Day().Optional(), message::kFromParameter},
                    {"to", http::Day().Optional(), message::kToParameter},
                    {"purpose", http::Text(4, 200), message::kPurposeParameter}};
  Endpoint upload = File("/clues/workbook", "uploadAnswers", message::kUploadAnswers, access::Permission::kAnswerClues,
                         UploadAnswers);
  upload.method = http::Method::kPost;
  upload.query = {{"name", http::Text(1, 200).Optional(), message::kFileNameParameter}};
  upload.reply_type = "application/json";
  upload.reply =
      http::Object({{"answered", CountShape(), {}}, {"unchanged", CountShape(), {}}, {"blank", CountShape(), {}}})
          .Named("UploadedAnswers");
  upload.limits.body_bytes = kAnswerBytes;
  upload.limits.body_is_bytes = true;
  return {std::move(workbook), std::move(feedback), std::move(upload)};
}

}  // namespace shouwang::api
