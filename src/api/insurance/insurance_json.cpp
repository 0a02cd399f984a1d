#include "api/insurance/insurance_json.h"

#include "access/divisions.h"
#include "api/core/body.h"
#include "api/insurance/messages.h"
#include "base/money.h"

namespace shouwang::api {
namespace {

using nlohmann::json;

constexpr int64_t kFirstYear = 2010;
constexpr int64_t kLastYear = 2100;
constexpr size_t kMostPayers = 10;

http::Schema CoverShape() { return NamesOf(insurance::kCovers); }

http::Schema PayerShape() { return http::Object({{"who", http::Text(1, 50), {}}, {"share", CentsShape(), {}}}); }

std::vector<http::Member> ContractMembers() {
  return {{"year", http::Integer(kFirstYear, kLastYear), {}},
          {"title", http::Text(1, 100), {}},
          {"insurer", http::Text(1, 100), {}},
          {"covers", http::Array(CoverShape(), 1, std::size(insurance::kCovers)), {}},
          {"starts_on", http::Day(), {}},
          {"ends_on", http::Day(), {}},
          {"premium", CentsShape(), message::kCents},
          {"payers", http::Array(PayerShape(), 1, kMostPayers), {}},
          {"basis", http::Text(1, 200), {}}};
}

std::vector<http::Member> PolicyMembers() {
  std::vector<http::Member> members = ContractMembers();
  members.push_back({"id", IdShape(), {}});
  members.push_back({"version", IdShape(), {}});
  members.push_back({"division_code", DivisionShape(), {}});
  members.push_back({"listed_on", http::Day().Nullable(), {}});
  members.push_back({"mine", http::Boolean(), message::kMine});
  return members;
}

json FiguresJson(const insurance::Figures& figures, const std::string& title) {
  return {{"key", figures.key},         {"title", title},
          {"people", figures.people},   {"households", figures.households},
          {"claims", figures.claims},   {"waiting", figures.waiting},
          {"settled", figures.settled}, {"claimed", figures.claimed},
          {"paid", figures.paid}};
}

http::Schema FiguresShape() {
  return http::Object({{"key", http::Text(), {}},
                       {"title", http::Text(), {}},
                       {"people", CountShape(), {}},
                       {"households", CountShape(), {}},
                       {"claims", CountShape(), {}},
                       {"waiting", CountShape(), {}},
                       {"settled", CountShape(), {}},
                       {"claimed", CentsShape(), message::kCents},
                       {"paid", CentsShape(), message::kCents}})
      .Named("InsuranceFigures");
}

}  // namespace

http::Schema CentsShape() { return http::Integer(0, kMaxCents); }

http::Schema ClaimStateShape() { return NamesOf(insurance::kClaimStates); }

json InsurancePolicyJson(const insurance::Policy& policy, const access::Caller& caller) {
  json covers = json::array();
  for (const insurance::Cover cover : policy.covers) covers.push_back(insurance::Name(cover));
  json payers = json::array();
  for (const insurance::Payer& payer : policy.payers) payers.push_back({{"who", payer.who}, {"share", payer.share}});
  return {{"id", policy.id},
          {"version", policy.version},
          {"division_code", policy.division_code},
          {"year", policy.year},
          {"title", policy.title},
          {"insurer", policy.insurer},
          {"covers", std::move(covers)},
          {"starts_on", policy.starts_on},
          {"ends_on", policy.ends_on},
          {"premium", policy.premium},
          {"payers", std::move(payers)},
          {"basis", policy.basis},
          {"listed_on", TextOrNull(policy.listed_on)},
          {"mine", caller.scope.CoversDivision(policy.division_code)}};
}

http::Schema InsurancePolicySchema() { return http::Object(PolicyMembers()).Named("InsurancePolicy"); }

http::Schema InsurancePolicyDetailSchema() {
  std::vector<http::Member> members = PolicyMembers();
  members.push_back({"claim_kinds", TextsShape(), {}});
  return http::Object(std::move(members)).Named("InsurancePolicyDetail");
}

http::Schema ContractSchema() { return http::Object(ContractMembers()); }

insurance::Policy ContractOf(const json& body) {
  insurance::Policy policy;
  policy.year = body.at("year").get<int64_t>();
  policy.title = body.at("title").get<std::string>();
  policy.insurer = body.at("insurer").get<std::string>();
  for (const insurance::Cover cover : insurance::kCovers) {
    for (const json& name : body.at("covers")) {
      if (name.get<std::string>() != insurance::Name(cover)) continue;
      policy.covers.push_back(cover);
      break;
    }
  }
  policy.starts_on = body.at("starts_on").get<std::string>();
  policy.ends_on = body.at("ends_on").get<std::string>();
  policy.premium = body.at("premium").get<int64_t>();
  for (const json& payer : body.at("payers")) {
    policy.payers.push_back({payer.at("who").get<std::string>(), payer.at("share").get<int64_t>()});
  }
  policy.basis = body.at("basis").get<std::string>();
  return policy;
}

json InsuredJson(const insurance::Insured& insured) {
  return {{"id", insured.id},
          {"person", insured.person},
          {"name", insured.name},
          {"household", insured.household},
          {"household_id", insured.household_id},
          {"head", insured.head},
          {"division_code", insured.division_code},
          {"cover", insurance::Name(insured.cover)},
          {"cover_title", insurance::Title(insured.cover)},
          {"since", insured.since}};
}

http::Schema InsuredSchema() {
  return http::Object({{"id", IdShape(), {}},
                       {"person", IdShape(), {}},
                       {"name", http::Text(), {}},
                       {"household", IdShape(), {}},
                       {"household_id", http::Text(), {}},
                       {"head", http::Text(), {}},
                       {"division_code", DivisionShape(), {}},
                       {"cover", CoverShape(), {}},
                       {"cover_title", http::Text(), {}},
                       {"since", http::Day(), {}}})
      .Named("InsuredPerson");
}

json PremiumJson(const insurance::Premium& premium) {
  return {{"id", premium.id},         {"paid_on", premium.paid_on}, {"payer", premium.payer},
          {"amount", premium.amount}, {"people", premium.people},   {"voucher", premium.voucher}};
}

http::Schema PremiumSchema() {
  return http::Object({{"id", IdShape(), {}},
                       {"paid_on", http::Day(), {}},
                       {"payer", http::Text(), {}},
                       {"amount", CentsShape(), message::kCents},
                       {"people", CountShape(), {}},
                       {"voucher", http::Text(), {}}})
      .Named("InsurancePremium");
}

json ClaimJson(const insurance::Claim& claim) {
  return {{"id", claim.id},
          {"version", claim.version},
          {"policy", claim.policy},
          {"insured", claim.insured},
          {"name", claim.name},
          {"household", claim.household},
          {"household_id", claim.household_id},
          {"head", claim.head},
          {"division_code", claim.division_code},
          {"kind", claim.kind},
          {"happened_on", claim.happened_on},
          {"claimed_on", claim.claimed_on},
          {"claimed", claim.claimed},
          {"note", claim.note},
          {"state", insurance::Name(claim.state)},
          {"state_title", insurance::Title(claim.state)},
          {"settled_on", TextOrNull(claim.settled_on)},
          {"paid", claim.paid},
          {"answer", claim.answer}};
}

http::Schema ClaimSchema() {
  return http::Object({{"id", IdShape(), {}},
                       {"version", IdShape(), {}},
                       {"policy", IdShape(), {}},
                       {"insured", IdShape(), {}},
                       {"name", http::Text(), {}},
                       {"household", IdShape(), {}},
                       {"household_id", http::Text(), {}},
                       {"head", http::Text(), {}},
                       {"division_code", DivisionShape(), {}},
                       {"kind", http::Text(), {}},
                       {"happened_on", http::Day(), {}},
                       {"claimed_on", http::Day(), {}},
                       {"claimed", CentsShape(), message::kCents},
                       {"note", http::Text(), {}},
                       {"state", ClaimStateShape(), {}},
                       {"state_title", http::Text(), {}},
                       {"settled_on", http::Day().Nullable(), {}},
                       {"paid", CentsShape(), message::kCents},
                       {"answer", http::Text(), {}}})
      .Named("InsuranceClaim");
}

json TotalsJson(const insurance::Totals& totals, const std::map<std::string, std::string>& names) {
  json places = json::array();
  for (const insurance::Figures& figures : totals.places) {
    places.push_back(FiguresJson(figures, access::NameOf(names, figures.key)));
  }
  json kinds = json::array();
  for (const insurance::Figures& figures : totals.kinds) kinds.push_back(FiguresJson(figures, figures.key));
  json covers = json::array();
  for (const insurance::InsuredCount& count : totals.covers) {
    covers.push_back({{"cover", insurance::Name(count.cover)},
                      {"title", insurance::Title(count.cover)},
                      {"people", count.people},
                      {"households", count.households}});
  }
  const std::optional<int64_t> ratio = totals.PaidPerTenThousand();
  return {{"all", FiguresJson(totals.all, "")}, {"places", std::move(places)},
          {"kinds", std::move(kinds)},          {"covers", std::move(covers)},
          {"premiums", totals.premiums},        {"ratio", ratio ? json(*ratio) : json()}};
}

http::Schema TotalsSchema() {
  return http::Object({{"all", FiguresShape(), {}},
                       {"places", http::Array(FiguresShape()), {}},
                       {"kinds", http::Array(FiguresShape()), {}},
                       {"covers",
                        http::Array(http::Object({{"cover", CoverShape(), {}},
                                                  {"title", http::Text(), {}},
                                                  {"people", CountShape(), {}},
                                                  {"households", CountShape(), {}}})),
                        {}},
                       {"premiums", CentsShape(), message::kCents},
                       {"ratio", CountShape().Nullable(), message::kRatio}})
      .Named("InsuranceTotals");
}

}  // namespace shouwang::api
