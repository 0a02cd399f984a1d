#include "casework/rounds.h"

#include "casework/case_work.h"
#include "casework/messages.h"
#include "record/entry_checks.h"
#include "screening/masking.h"

namespace shouwang::casework {

using record::CheckText;
using record::PastDay;

procedure::Round RoundOf(Desk& desk, const CaseFile& file) {
  procedure::Round round;
  round.month = procedure::MonthOf(file.period).value_or(desk.today);
  if (const std::optional<Campaign> campaign = desk.cases.CampaignFor(file.kind, file.division_code, file.period)) {
    round.dates = campaign->dates;
  }
  return round;
}

std::string ShownNumber(const registry::Row& household) {
  return screening::MaskedHouseholdId(household[registry::household_field::kNumber]);
}

Result<int64_t> OrderCampaign(Desk& desk, const policy::Procedure& procedure, Campaign campaign) {
  if (!desk.caller.scope.CoversDivision(campaign.division_code)) {
    return Fail(ErrorCode::kForbidden, message::kNotYourPlace, "division_code");
  }
  if (!procedure::MonthOf(campaign.period)) return Fail(ErrorCode::kInvalid, message::kBadPeriod, "period");
  if (Status titled = CheckText(campaign.title, "title", message::kTitle); !titled) return Fail(titled.error());
  if (Status ordered = CheckText(campaign.ordered_by, "ordered_by", message::kOrderedBy); !ordered) {
    return Fail(ordered.error());
  }
  if (campaign.dates.empty()) return Fail(ErrorCode::kInvalid, message::kNoDates, "dates");
  for (const auto& [step, day] : campaign.dates) {
    if (procedure.FindStep(step) == nullptr) {
      return Fail(ErrorCode::kInvalid, fmt::format(fmt::runtime(message::kNoStep), step), "dates");
    }
  }
  std::optional<Date> before;
  for (const policy::ProcedureStep& step : procedure.steps) {
    const auto own = campaign.dates.find(step.id);
    if (own == campaign.dates.end()) continue;
    if (before && own->second < *before) {
      return Fail(ErrorCode::kInvalid, fmt::format(fmt::runtime(message::kDatesOutOfOrder), step.title), "dates");
    }
    before = own->second;
  }
  campaign.kind = procedure.kind;
  campaign.account = desk.caller.account;
  campaign.created_ms = desk.now_ms;
  const int64_t id = desk.cases.AddCampaign(campaign);
  if (Status shown = ShowNewDays(desk, campaign); !shown) return Fail(shown.error());
  return id;
}

Result<int64_t> TakeApplication(Desk& desk, Application application) {
  const std::optional<registry::Row> household =
      desk.registry.Find(registry::Entity::kHousehold, application.household);
  if (!household || household->closed) return Fail(ErrorCode::kNotFound, message::kNoHousehold);
  const Result<Date> received = PastDay(application.received_on, "received_on", desk.today);
  if (!received) return Fail(received.error());
  if (application.attachments.empty()) return Fail(ErrorCode::kInvalid, message::kAttachmentMissing, "attachments");
  application.division_code = (*household)[registry::household_field::kDivision];
  application.account = desk.caller.account;
  application.created_ms = desk.now_ms;
  application.id = desk.cases.AddApplication(application);
  for (const CaseFile& file : desk.cases.OfHousehold(application.household)) {
    if (file.status != procedure::CaseStatus::kOpen) continue;
    GivePaper(desk, file.id,
              {std::string(policy::kApplicationPaper), "application/" + std::to_string(application.id),
               application.attachments});
  }
  return application.id;
}

}  // namespace shouwang::casework
