// 部门信息比对 as a workbook, out and back in. What is exported leaves the server only when its audit row is kept.
#include <fmt/format.h>

#include <set>

#include "access/divisions.h"
#include "access/masking.h"
#include "api/casework/case_json.h"
#include "api/casework/casework_api.h"
#include "api/casework/messages.h"
#include "api/clues/clue_json.h"
#include "api/clues/export_reply.h"
#include "base/clock.h"
#include "base/division_code.h"
#include "base/resident_id.h"
#include "casework/lookup_book.h"
#include "intake/pack_shelf.h"

namespace shouwang::api {
namespace {

using access::Permission;
using casework::LookUp;
using nlohmann::json;

constexpr size_t kAnswerBytes = 20U << 20U;  // a filled workbook of 5 000 rows is below 2 MB
constexpr unsigned kFileSeconds = 120;

Result<casework::LookUpSheet> QuestionsOf(Call& call, record::Tables& tables) {
  casework::LookUpFilter filter;
  filter.open_only = true;
  filter.place = call.Query("place");
  filter.department = call.Query("department");
  casework::LookUpSheet sheet;
  sheet.lookups = tables.consents().LookUps(filter, 0, clues::kExportRows + 1);
  if (sheet.lookups.size() > static_cast<size_t>(clues::kExportRows)) {
    return Fail(ErrorCode::kTooLarge, fmt::format(fmt::runtime(message::kTooManyLookUps), clues::kExportRows), {},
                message::kTooManyLookUpsHint);
  }
  return sheet;
}

std::string PeopleOf(registry::Registry& registry, int64_t household) {
  namespace field = registry::person_field;
  std::string people;
  for (const registry::Row& person : registry.Members(household)) {
    if (!registry::IsMember(person)) continue;
    people += fmt::format(fmt::runtime(people.empty() ? message::kPerson : message::kNextPerson), person[field::kName],
                          MaskId(person[field::kIdNo]));
  }
  return people;
}

// A department sees no register: of the households that it was asked about, under their authorisation, it is told who
// belongs to them, ids masked, since it could not answer otherwise.
Status AddHouseholds(Call& call, casework::LookUpSheet& sheet) {
  return call.services().record.Read(access::Caller::System("lookup"), [&](record::Tables& tables) -> Status {
    std::set<std::string> codes;
    for (const LookUp& lookup : sheet.lookups) {
      if (!sheet.people.contains(lookup.household)) {
        sheet.people[lookup.household] = PeopleOf(tables.registry(), lookup.household);
      }
      const std::optional<casework::Authorisation> authorisation =
          tables.consents().FindAuthorisation(lookup.authorisation);
      if (authorisation) sheet.signed_on[lookup.authorisation] = authorisation->signed_on;
      codes.insert(TownCodeOf(lookup.division_code));
      codes.insert(lookup.division_code);
    }
    sheet.places = tables.divisions().Names({codes.begin(), codes.end()});
    return {};
  });
}

Result<http::Reply> LookUpWorkbook(Call& call) {
  const Result<std::string> purpose = access::CleanPurpose(call.Query("purpose"));
  if (!purpose) return Fail(purpose.error());
  const Result<intake::PackPointer> pack = call.services().packs->Contracts();
  if (!pack) return Fail(pack.error());
  Result<casework::LookUpSheet> sheet;
  const Status read = call.services().record.Read(call.caller(), [&](record::Tables& tables) -> Status {
    sheet = QuestionsOf(call, tables);
    if (!sheet) return Fail(sheet.error());
    return {};
  });
  if (!read) return Fail(read.error());
  if (Status added = AddHouseholds(call, *sheet); !added) return Fail(added.error());
  const clues::Moment at = clues::MomentOf(call.services().clock.NowMs());
  const clues::ExportMark mark = clues::MakeExportMark(call.caller().name, at);
  Result<std::string> bytes = BytesOf([&](const std::filesystem::path& path) {
    return casework::WriteLookUpBook(path, *sheet, **pack, mark, call.services().sealer);
  });
  const json detail = {{"purpose", *purpose},
                       {"rows", sheet->lookups.size()},
                       {"place", call.Query("place")},
                       {"department", call.Query("department")}};
  return Export(call, "lookup.export", mark, detail, std::move(bytes),
                fmt::format(fmt::runtime(message::kLookUpBookName), at.today));
}

Result<http::Reply> UploadLookUps(Call& call) {
  const Result<casework::LookUpAnswers> answers =
      casework::ReadLookUpBook(call.Query("name", "lookups.xlsx"), call.request().body, call.services().sealer);
  if (!answers) return Fail(answers.error());
  std::vector<int64_t> cases;
  Result<http::Reply> reply =
      call.Change({"lookup.answer-workbook", "", "done", ""},
                  [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                    casework::Desk desk = DeskOf(call, tables);
                    const Result<casework::AppliedLookUps> applied = casework::ApplyLookUpAnswers(desk, *answers);
                    if (!applied) return Fail(applied.error());
                    cases = applied->cases;
                    const json counts = {
                        {"answered", applied->answered}, {"unchanged", applied->unchanged}, {"blank", applied->blank}};
                    entry.detail = counts.dump();
                    return Json(counts);
                  });
  if (reply) {
    for (const int64_t case_file : std::set<int64_t>(cases.begin(), cases.end())) TellCase(call, case_file);
  }
  return reply;
}

}  // namespace

Endpoints LookUpFileEndpoints() {
  Endpoint out = Reading("/lookups/workbook", "exportLookUps", message::kLookUpWorkbook, Permission::kAnswerLookUps, {},
                         LookUpWorkbook);
  out.query = {{"place", http::Text(6, 12).Optional(), message::kPlaceParameter},
               {"department", http::Text(1, 50).Optional(), message::kDepartmentParameter},
               {"purpose", http::Text(4, 200), message::kLookUpPurpose}};
  out.reply_type = kWorkbookType;
  out.limits.deadline_s = kFileSeconds;
  Endpoint in = Reading(
      "/lookups/workbook", "uploadLookUps", message::kUploadLookUps, Permission::kAnswerLookUps,
      http::Object({{"answered", CountShape(), {}}, {"unchanged", CountShape(), {}}, {"blank", CountShape(), {}}})
          .Named("UploadedLookUps"),
      UploadLookUps);
  in.method = http::Method::kPost;
  in.query = {{"name", http::Text(1, 200).Optional(), message::kLookUpFileName}};
  in.limits.body_bytes = kAnswerBytes;
  in.limits.body_is_bytes = true;
  in.limits.deadline_s = kFileSeconds;
  return {std::move(out), std::move(in)};
}

}  // namespace shouwang::api
