// Totals of a policy and their workbook: figures and no person, so that it is an export of the lighter kind (see
// api/statistics/statistics_api.h): no purpose, but marked and with its row in the audit trail.
#include <fmt/format.h>

#include "access/divisions.h"
#include "api/clues/clue_json.h"
#include "api/clues/export_reply.h"
#include "api/insurance/insurance_api.h"
#include "api/insurance/insurance_json.h"
#include "api/insurance/messages.h"
#include "base/division_code.h"

namespace shouwang::api {
namespace {

using nlohmann::json;

constexpr unsigned kFileSeconds = 120;

struct Counted {
  insurance::Policy policy;
  insurance::Totals totals;
  std::string place;  // what was counted
  std::map<std::string, std::string> names;
};

Result<Counted> Count(Call& call, record::Tables& tables, int64_t id) {
  const std::optional<insurance::Policy> policy = tables.insurance().Find(id);
  if (!policy) return Fail(NotHere());
  const Result<std::vector<std::string>> kinds = ClaimKinds(call, policy->division_code);
  if (!kinds) return Fail(kinds.error());
  Counted counted;
  counted.policy = *policy;
  // Whoever has less than the policy's place sees his own part.
  const std::string own = access::DivisionPrefix(policy->division_code);
  const std::string& scope = call.caller().scope.division;
  counted.place = call.Query("place", scope.size() > own.size() ? scope : own);
  // Premiums are paid for the policy as a whole: a part of it has no balance.
  const bool whole = own.starts_with(counted.place);
  const auto premiums = whole ? tables.insurance().PremiumsOf(id) : std::vector<insurance::Premium>();
  counted.totals =
      insurance::TotalsOf(tables.insurance().CountInsured(id, counted.place),
                          tables.insurance().CountClaims(id, counted.place), premiums, counted.place, *kinds);
  std::vector<std::string> codes;
  for (const insurance::Figures& figures : counted.totals.places) codes.push_back(figures.key);
  codes.push_back(WholeDivisionCode(counted.place));
  counted.names = tables.divisions().Names(codes);
  return counted;
}

Result<http::Reply> ReadTotals(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const Result<Counted> counted = Count(call, tables, *id);
    if (!counted) return Fail(counted.error());
    return Json(TotalsJson(counted->totals, counted->names));
  });
}

Result<http::Reply> TotalsWorkbook(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  Result<Counted> counted;
  const Status read = call.services().record.Read(call.caller(), [&](record::Tables& tables) -> Status {
    counted = Count(call, tables, *id);
    if (!counted) return Fail(counted.error());
    return {};
  });
  if (!read) return Fail(read.error());
  const clues::Moment at = clues::MomentOf(call.services().clock.NowMs());
  const clues::ExportMark mark = clues::MakeExportMark(call.caller().name, at);
  insurance::BookHead head;
  head.names = counted->names;
  head.place = access::NameOf(head.names, WholeDivisionCode(counted->place));
  Result<std::string> bytes = BytesOf([&](const std::filesystem::path& path) {
    return insurance::WriteTotals(path, counted->policy, counted->totals, head, mark);
  });
  const json detail = {{"policy", *id}, {"place", counted->place}};
  return Export(call, "insurance.export", mark, detail, std::move(bytes),
                fmt::format(fmt::runtime(message::kBookName), at.today));
}

}  // namespace

Endpoints InsuranceTotalEndpoints() {
  Endpoint totals = Reading("/insurance-policies/{id}/totals", "readInsuranceTotals", message::kInsuranceTotals,
                            access::Permission::kReadStatistics, TotalsSchema(), ReadTotals);
  totals.query = {InsurancePlaceQuery()};
  Endpoint workbook = Reading("/insurance-policies/{id}/workbook", "exportInsuranceTotals", message::kInsuranceWorkbook,
                              access::Permission::kReadStatistics, {}, TotalsWorkbook);
  workbook.query = {InsurancePlaceQuery()};
  workbook.reply_type = kWorkbookType;
  workbook.limits.deadline_s = kFileSeconds;
  return {std::move(totals), std::move(workbook)};
}

}  // namespace shouwang::api
