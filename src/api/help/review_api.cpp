// 帮扶成效评议: the yearly look back, village by village.
#include <fmt/format.h>

#include "api/casework/casework_api.h"
#include "api/help/help_api.h"
#include "api/help/help_json.h"
#include "api/help/messages.h"
#include "help/review_work.h"
#include "screening/masking.h"

namespace shouwang::api {
namespace {

using access::Permission;
using help::ReviewLine;
using nlohmann::json;

constexpr int64_t kLeastYear = 1800;  // as base/date.h
constexpr int64_t kMostYear = 2999;

http::Schema YearShape() { return http::Integer(kLeastYear, kMostYear); }

json LineJson(const ReviewLine& line) {
  return {{"household", line.household},
          {"household_id", screening::MaskedHouseholdId(line.household_id)},
          {"division_code", line.division_code},
          {"head", line.head},
          {"category", line.category},
          {"eliminated_on", TextOrNull(line.eliminated_on)},
          {"review", line.review ? ReviewJson(*line.review) : json()}};
}

http::Schema LineSchema() {
  return http::Object({{"household", IdShape(), {}},
                       {"household_id", http::Text(), {}},
                       {"division_code", http::Text(), {}},
                       {"head", http::Text(), {}},
                       {"category", http::Text(), {}},
                       {"eliminated_on", http::Day().Nullable(), {}},
                       {"review", ReviewSchema().Nullable(), {}}})
      .Named("HelpReviewLine");
}

Result<http::Reply> ListReviews(Call& call) {
  // Behind which household of the order the page goes on.
  const Result<int64_t> after = NumberCursor(call, 0);
  if (!after) return Fail(after.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    std::vector<ReviewLine> lines = tables.help().Reviews(call.QueryInteger("year", 0), call.Query("place"));
    const auto limit = static_cast<size_t>(call.Limit());
    const bool missing = call.Query("missing") == "true";
    bool begun = *after == 0;
    json items = json::array();
    int64_t last = 0;
    for (const ReviewLine& line : lines) {
      if (items.size() == limit) break;
      if (begun && !(missing && line.review)) {
        items.push_back(LineJson(line));
        last = line.household;
      }
      begun = begun || line.household == *after;
    }
    return Json(PageJson(std::move(items), last, call.Limit()));
  });
}

Result<http::Reply> Progress(Call& call) {
  const Result<help::HelpRules> rules = HelpRulesFor(call);
  if (!rules) return Fail(rules.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const std::vector<ReviewLine> lines = tables.help().Reviews(call.QueryInteger("year", 0), call.Query("place"));
    json villages = json::array();
    for (const help::ReviewProgress& village : help::ProgressOf(*rules, lines)) {
      villages.push_back({{"division_code", village.division_code},
                          {"households", village.households},
                          {"reviewed", village.reviewed},
                          {"effects", village.effects}});
    }
    return Json({{"effects", rules->effects}, {"villages", std::move(villages)}});
  });
}

http::Schema ProgressSchema() {
  const http::Schema village = http::Object({{"division_code", http::Text(), {}},
                                             {"households", CountShape(), {}},
                                             {"reviewed", CountShape(), {}},
                                             {"effects", http::Array(CountShape()), {}}})
                                   .Named("ReviewedVillage");
  return http::Object({{"effects", TextsShape(), {}}, {"villages", http::Array(village), {}}}).Named("ReviewProgress");
}

help::ReviewDraft DraftFrom(Call& call) {
  return {TextOf(call.body(), "effect"), TextOf(call.body(), "note"), TextOf(call.body(), "change"),
          TextOf(call.body(), "reviewed_on")};
}

Result<http::Reply> AddReview(Call& call) {
  const help::ReviewDraft draft = DraftFrom(call);
  const int64_t year = NumberOf(call.body(), "year");
  return ChangeHelp(call, "help.review", "household",
                    [&](help::Desk& desk, int64_t id, access::AuditEntry& entry) -> Result<http::Reply> {
                      const Result<help::Review> added = help::AddReview(desk, id, year, draft);
                      if (!added) return Fail(added.error());
                      entry.detail = json{{"year", year}, {"review", added->id}}.dump();
                      return Versioned(ReviewJson(*added), added->version, 201);
                    });
}

Result<http::Reply> ReviseReview(Call& call) {
  const Result<int64_t> expected = call.ExpectedVersion();
  if (!expected) return Fail(expected.error());
  const help::ReviewDraft draft = DraftFrom(call);
  return ChangeHelp(call, "help.review_revise", "help_review",
                    [&](help::Desk& desk, int64_t id, access::AuditEntry&) -> Result<http::Reply> {
                      const Result<help::Review> revised = help::ReviseReview(desk, id, *expected, draft);
                      if (!revised) return Fail(revised.error());
                      return Versioned(ReviewJson(*revised), revised->version);
                    });
}

std::vector<http::Member> DraftMembers() {
  return {{"effect", http::Text(1, 30), {}},
          {"note", http::Text(1, 500), {}},
          {"change", http::Text(0, 500).Optional(), {}},
          {"reviewed_on", http::Day(), {}}};
}

}  // namespace

Endpoints ReviewEndpoints() {
  const http::QueryParameter year = {"year", YearShape(), {}};
  const http::QueryParameter place = {"place", http::Text(6, 12).Optional(), message::kHelpPlace};
  Endpoint list = Reading("/help-reviews", "listHelpReviews", message::kListReviews, Permission::kReadCases,
                          http::Page(LineSchema()), ListReviews);
  list.query = PageQuery({year, place, {"missing", http::Boolean().Optional(), message::kMissingParameter}});
  Endpoint progress = Reading("/help-review-progress", "readReviewProgress", message::kReviewProgress,
                              Permission::kReadCases, ProgressSchema(), Progress);
  progress.query = {year, place};
  std::vector<http::Member> members = DraftMembers();
  members.push_back({"year", YearShape(), {}});
  Endpoint add = Posting("/households/{id}/help-reviews", "addHelpReview", message::kAddReview, Permission::kKeepHelp,
                         http::Object(std::move(members)), ReviewSchema(), AddReview);
  add.success = 201;
  Endpoint revise = Posting("/help-reviews/{id}/revise", "reviseHelpReview", message::kReviseReview,
                            Permission::kKeepHelp, http::Object(DraftMembers()), ReviewSchema(), ReviseReview);
  revise.needs_version = true;
  return {std::move(list), std::move(progress), std::move(add), std::move(revise)};
}

}  // namespace shouwang::api
