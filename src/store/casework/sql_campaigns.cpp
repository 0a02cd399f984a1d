// Campaigns and applications.
#include "base/division_code.h"
#include "base/json.h"
#include "base/text.h"
#include "store/casework/sql_cases.h"
#include "store/core/stored_text.h"

namespace shouwang::store {

using casework::Application;
using casework::Campaign;
using soci::into;
using soci::use;

namespace {

constexpr const char* kTextPlace = "application.text";

std::string DatesToStore(const std::map<std::string, Date>& dates) {
  nlohmann::json stored = nlohmann::json::object();
  for (const auto& [step, day] : dates) stored[step] = day.Iso();
  return stored.dump();
}

std::map<std::string, Date> DatesFromStore(const std::string& text) {
  std::map<std::string, Date> dates;
  const nlohmann::json stored = nlohmann::json::parse(text);
  for (const auto& [step, day] : stored.items()) dates[step] = Date::FromIso(day.get<std::string>()).value();
  return dates;
}

// The codes of the places that a place lies in, and its own; quoted, with commas. Only digits get into it.
std::string PlacesAbove(const std::string& place) {
  std::string list;
  for (const size_t digits : {2U, 4U, 6U, 9U, 12U}) {
    if (place.size() < digits) break;
    const std::string prefix = place.substr(0, digits);
    if (!IsAsciiDigits(prefix)) break;
    list += (list.empty() ? "'" : ",'") + WholeDivisionCode(prefix) + "'";
  }
  return list.empty() ? "''" : list;
}

struct CampaignRow {
  Campaign campaign;
  std::string kind, dates;

  static constexpr const char* kSelect =
      "SELECT c.id, c.division_code, c.kind, c.period, c.title, c.ordered_by, c.dates, c.account, c.created_ms FROM "
      "campaign c";
  void BindTo(soci::statement& statement) {
    const auto bind = [&statement](auto& variable) { statement.exchange(into(variable)); };
    bind(campaign.id), bind(campaign.division_code), bind(kind), bind(campaign.period), bind(campaign.title);
    bind(campaign.ordered_by), bind(dates), bind(campaign.account), bind(campaign.created_ms);
  }
  Campaign Read() const {
    Campaign read = campaign;
    read.kind = policy::ProcedureKindFromName(kind).value_or(policy::ProcedureKind::kIdentification);
    read.dates = DatesFromStore(dates);
    return read;
  }
};

std::vector<Application> SelectApplications(const Work& work, Conditions& where) {
  Application row;
  std::string text;
  std::string attachments;
  soci::statement statement(work.sql());
  const auto out = [&statement](auto& variable) { statement.exchange(into(variable)); };
  out(row.id), out(row.household), out(row.division_code), out(row.received_on), out(text), out(attachments);
  out(row.account), out(row.created_ms);
  where.Run(statement,
            "SELECT c.id, c.household, c.division_code, c.received_on, c.text, c.attachments, c.account, c.created_ms "
            "FROM application c",
            "ORDER BY c.id DESC");
  std::vector<Application> found;
  while (statement.fetch()) {
    row.text = work.sealer.Open({kTextPlace, row.id}, text);
    row.attachments = DigestsFromStore(attachments);
    found.push_back(row);
  }
  return found;
}

}  // namespace

int64_t SqlCases::AddCampaign(const Campaign& campaign) {
  if (!work_.caller.scope.CoversDivision(campaign.division_code)) return 0;
  const int64_t id = work_.numbers->Next();
  const std::string kind = policy::Name(campaign.kind);
  const std::string dates = DatesToStore(campaign.dates);
  work_.sql() << "INSERT INTO campaign (id, division_code, kind, period, title, ordered_by, dates, account, "
                 "created_ms) VALUES (:id, :division, :kind, :period, :title, :ordered, :dates, :account, :created)",
      use(id), use(campaign.division_code), use(kind), use(campaign.period), use(campaign.title),
      use(campaign.ordered_by), use(dates), use(campaign.account), use(campaign.created_ms);
  return id;
}

std::vector<Campaign> SqlCases::Campaigns(const std::string& period) {
  const ScopeBounds bounds(work_.caller.scope);
  if (bounds.low > bounds.high) return {};
  CampaignRow row;
  soci::statement statement(work_.sql());
  row.BindTo(statement);
  for (const std::string* text : {&bounds.low, &bounds.high, &period, &period}) statement.exchange(use(*text));
  statement.alloc();
  statement.prepare(std::string(CampaignRow::kSelect) +
                    " WHERE (c.division_code BETWEEN :low AND :high OR c.division_code IN (" +
                    PlacesAbove(work_.caller.scope.division) +
                    ")) AND (:period = '' OR c.period = :period_again) ORDER BY c.id DESC");
  statement.define_and_bind();
  statement.execute();
  std::vector<Campaign> campaigns;
  while (statement.fetch()) campaigns.push_back(row.Read());
  return campaigns;
}

std::optional<Campaign> SqlCases::CampaignFor(policy::ProcedureKind kind, const std::string& division_code,
                                              const std::string& period) {
  const ScopeBounds bounds(work_.caller.scope);
  if (division_code < bounds.low || division_code > bounds.high) return std::nullopt;
  CampaignRow row;
  const std::string of_kind = policy::Name(kind);
  soci::statement statement(work_.sql());
  row.BindTo(statement);
  statement.exchange(use(period));
  statement.exchange(use(of_kind));
  statement.alloc();
  // The code of a place is greater than those of the places it lies in.
  statement.prepare(std::string(CampaignRow::kSelect) + " WHERE c.period = :period AND c.kind = :kind AND " +
                    "c.division_code IN (" + PlacesAbove(division_code) +
                    ") ORDER BY c.division_code DESC, c.id DESC LIMIT 1");
  statement.define_and_bind();
  if (!statement.execute(true)) return std::nullopt;
  return row.Read();
}

int64_t SqlCases::AddApplication(const Application& application) {
  if (!IsReachable(work_, application.division_code, application.household)) return 0;
  const int64_t id = work_.numbers->Next();
  const std::string text = work_.sealer.Seal({kTextPlace, id}, application.text);
  const std::string attachments = DigestsToStore(application.attachments);
  work_.sql() << "INSERT INTO application (id, household, division_code, received_on, text, attachments, account, "
                 "created_ms) VALUES (:id, :household, :division, :received, :text, :attachments, :account, :created)",
      use(id), use(application.household), use(application.division_code), use(application.received_on), use(text),
      use(attachments), use(application.account), use(application.created_ms);
  return id;
}

std::optional<Application> SqlCases::FindApplication(int64_t id) {
  Conditions where(work_.caller.scope);
  where.And("c.id = :id", id);
  return FirstOf(SelectApplications(work_, where));
}

std::vector<Application> SqlCases::ApplicationsOf(int64_t household) {
  Conditions where(work_.caller.scope);
  where.And("c.household = :household", household);
  return SelectApplications(work_, where);
}

}  // namespace shouwang::store
