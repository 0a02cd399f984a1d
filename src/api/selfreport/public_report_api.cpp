// A family hands in its report, and asks after it. Whoever does not hold both the receipt number and the last four
// characters of the id is told the same as with a number that was never given.
#include <fmt/format.h>

#include "access/divisions.h"
#include "api/core/body.h"
#include "api/core/photo.h"
#include "api/core/shapes.h"
#include "api/selfreport/messages.h"
#include "api/selfreport/public_door.h"
#include "api/selfreport/selfreport_api.h"
#include "base/binary_text.h"
#include "base/clock.h"
#include "base/text.h"
#include "selfreport/progress.h"
#include "selfreport/receipt.h"
#include "selfreport/reception.h"

namespace shouwang::api {
namespace {

using nlohmann::json;
using selfreport::Progress;
using selfreport::SelfReport;

constexpr size_t kPhotoBytes = 600U << 10U;
constexpr size_t kPhotoText = kPhotoBytes / 3 * 4 + 4;
constexpr size_t kReportBytes = kMostPhotos * kPhotoText + (16U << 10U);
constexpr size_t kTail = 4;
constexpr size_t kMostWords = 500;

// The pictures as bytes; kInvalid when one is none.
Result<std::vector<std::string>> PhotosOf(const json& body) {
  std::vector<std::string> photos;
  for (const json& text : body.value("photos", json::array())) {
    std::optional<std::string> bytes = FromBase64UrlText(text.get<std::string>());
    if (!bytes || bytes->size() > kPhotoBytes || PhotoType(*bytes) == nullptr) {
      return Fail(ErrorCode::kInvalid, message::kBadPhoto, "photos");
    }
    photos.push_back(std::move(*bytes));
  }
  return photos;
}

Result<SelfReport> ReportIn(Call& call) {
  const json& body = call.body();
  if (!FlagOf(body, "consent")) return Fail(ErrorCode::kInvalid, message::kNoConsent, "consent");
  SelfReport report;
  report.division_code = TextOf(body, "village");
  report.name = TextOf(body, "name");
  report.id_no = TextOf(body, "id_no");
  report.phone = TextOf(body, "phone");
  report.text = TextOf(body, "text");
  report.difficulties = body.value("difficulties", std::vector<std::string>());
  const Date today = BeijingDay(call.services().clock.NowMs());
  if (Status clean = selfreport::CleanReport(report, Difficulties(call), today); !clean) return Fail(clean.error());
  return report;
}

// Whether the village would take it now: asked before photos are kept, and again when the report is.
Result<std::string> CheckVillage(Call& call, const SelfReport& report, int64_t most) {
  Result<std::string> name = std::string();
  const Status read = call.services().record.Read(access::Caller::System("public"), [&](record::Tables& tables) {
    name = VillageName(tables, report.division_code);
    if (!name) return Status();
    return selfreport::CheckRoom(tables.self_reports(), report.division_code, most, tables.now_ms());
  });
  if (!read) return Fail(read.error());
  return name;
}

Result<http::Reply> HandIn(Call& call) {
  PublicDoor& door = *call.services().public_door;
  if (const unsigned wait_s = door.TakeReport(call.request().address); wait_s > 0) return ComeAgain(call, wait_s);
  Result<SelfReport> report = ReportIn(call);
  if (!report) return Fail(report.error());
  const Result<std::vector<std::string>> photos = PhotosOf(call.body());
  if (!photos) return Fail(photos.error());
  const int64_t most = door.limits().reports_per_village_day;
  const Result<std::string> village = CheckVillage(call, *report, most);
  if (!village) return Fail(village.error());
  for (const std::string& photo : *photos) {
    Result<std::string> digest = call.services().vault.Keep(photo);
    if (!digest) return Fail(digest.error());
    report->photos.push_back(std::move(*digest));
  }
  Call own(call.request(), PublicCaller(call), call.services());
  const json detail = {{"division_code", report->division_code}, {"photos", photos->size()}};
  return own.Change({"self-report.receive", "", "done", detail.dump()},
                    [&](record::Tables& tables, access::AuditEntry&) -> Result<http::Reply> {
                      const Result<std::string> receipt =
                          selfreport::Receive(tables.self_reports(), *report, most, tables.now_ms());
                      if (!receipt) return Fail(receipt.error());
                      return Json({{"receipt", selfreport::ShownReceipt(*receipt)},
                                   {"village", *village},
                                   {"received_on", BeijingDay(tables.now_ms()).Iso()}},
                                  201);
                    });
}

json ProgressJson(const Progress& progress) {
  json step = nullptr;
  if (progress.step > 0) {
    step = {{"number", progress.step}, {"of", progress.steps}, {"title", progress.step_title}};
  }
  return {{"stage", Name(progress.stage)},
          {"title", Title(progress.stage)},
          {"text", progress.text},
          {"received_on", progress.received_on},
          {"step", std::move(step)}};
}

std::string TailOf(const SelfReport& report) {
  return report.id_no.size() < kTail ? std::string() : report.id_no.substr(report.id_no.size() - kTail);
}

std::string Upper(std::string text) {
  for (char& c : text) c = c == 'x' ? 'X' : c;
  return text;
}

Result<http::Reply> AskAfter(Call& call) {
  const std::string receipt = selfreport::ReadReceipt(TextOf(call.body(), "receipt"));
  const std::string tail = Upper(WithoutBlanks(TextOf(call.body(), "id_tail")));
  PublicDoor& door = *call.services().public_door;
  if (const unsigned wait_s = door.TakeLookUp(call.request().address, receipt); wait_s > 0) {
    return ComeAgain(call, wait_s);
  }
  const Error none = {ErrorCode::kNotFound, message::kNoReceipt, {}, message::kNoReceiptHint, {}};
  Call as_system(call.request(), access::Caller::System("public"), call.services());
  int64_t id = 0;
  Result<http::Reply> reply = as_system.View([&](record::Tables& tables) -> Result<http::Reply> {
    const std::optional<SelfReport> report = tables.self_reports().FindByReceipt(receipt);
    if (!report || TailOf(*report) != tail) return Fail(none);
    id = report->id;
    const Result<Progress> progress = selfreport::ProgressOf(
        *report, {tables.clues(), tables.cases(), tables.publicity(), BeijingDay(tables.now_ms())});
    if (!progress) return Fail(progress.error());
    return Json(ProgressJson(*progress));
  });
  if (!reply) return reply;
  const Status traced = call.services().record.Write(PublicCaller(call), [&](record::Tables& tables) -> Status {
    tables.audit().Append({"self-report.ask", fmt::format("self-report/{}", id), "done", ""});
    return {};
  });
  if (!traced) return Fail(traced.error());
  return reply;
}

}  // namespace

Endpoints PublicReportEndpoints() {
  using http::Array;
  using http::Object;
  using http::Text;
  constexpr size_t kMostDifficulties = 20;
  Endpoint hand_in = Posting(
      "/public/self-reports", "handInSelfReport", message::kHandInReport, access::Permission::kPublic,
      Object({{"village", DivisionShape(), {}},
              {"name", Text(1, 50), {}},
              {"id_no", Text(1, 30), {}},
              {"phone", Text(1, 20), {}},
              {"difficulties", Array(Text(1, 50), 0, kMostDifficulties).Optional(), {}},
              {"text", Text(0, kMostWords).Optional(), {}},
              {"photos", Array(Text(1, kPhotoText), 0, kMostPhotos).Optional(), message::kPhotoShape},
              {"consent", http::Boolean(), {}}}),
      Object({{"receipt", Text(), message::kReceiptShape}, {"village", Text(), {}}, {"received_on", http::Day(), {}}})
          .Named("Receipt"),
      HandIn);
  hand_in.success = 201;
  hand_in.limits.body_bytes = kReportBytes;

  const http::Schema step = Object({{"number", CountShape(), {}}, {"of", CountShape(), {}}, {"title", Text(), {}}});
  Endpoint ask = Posting(
      "/public/self-reports/look-up", "askAfterSelfReport", message::kAskAfterReport, access::Permission::kPublic,
      Object({{"receipt", Text(1, 30), message::kReceiptShape}, {"id_tail", Text(1, 10), message::kTailShape}}),
      Object({{"stage", Text(), message::kStageShape},
              {"title", Text(), {}},
              {"text", Text(), {}},
              {"received_on", http::Day(), {}},
              {"step", step.Nullable(), message::kStepShape}})
          .Named("SelfReportProgress"),
      AskAfter);
  ask.limits.body_bytes = 4U << 10U;
  return {std::move(hand_in), std::move(ask)};
}

}  // namespace shouwang::api
