#include "help/review_work.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "help/desk_checks.h"
#include "help/messages.h"

namespace shouwang::help {
namespace {

using registry::Entity;
using registry::Row;
namespace field = registry::monitored_field;

Status CheckDraft(const Desk& desk, int64_t year, const ReviewDraft& draft) {
  const std::vector<std::string>& effects = desk.rules.effects;
  if (std::find(effects.begin(), effects.end(), draft.effect) == effects.end()) {
    return Refuse("effect", message::kEffectNeeded);
  }
  if (TrimAscii(draft.note).empty()) return Refuse("note", message::kNoteNeeded);
  const std::optional<Date> day = Date::FromIso(draft.reviewed_on);
  if (!day || *day > desk.today || day->civil().year != year) {
    return Refuse("reviewed_on", fmt::format(fmt::runtime(message::kReviewDay), year));
  }
  return {};
}

// On some day of the year.
bool WasMonitored(Desk& desk, int64_t household, int64_t year) {
  const std::string first = std::to_string(year) + "-01-01";
  const std::string last = std::to_string(year) + "-12-31";
  const std::vector<Row> rows = desk.registry.RowsOf(Entity::kMonitored, household);
  return std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
    const bool begun = !row[field::kIdentifiedOn].empty() && row[field::kIdentifiedOn] <= last;
    return begun && (row[field::kEliminatedOn].empty() || row[field::kEliminatedOn] >= first);
  });
}

void Take(const ReviewDraft& draft, Review& review) {
  review.effect = draft.effect;
  review.note = draft.note;
  review.change = draft.change;
  review.reviewed_on = draft.reviewed_on;
}

}  // namespace

Result<Review> AddReview(Desk& desk, int64_t household, int64_t year, const ReviewDraft& draft) {
  const std::optional<Row> row = desk.registry.Find(Entity::kHousehold, household);
  if (!row || row->closed) return Fail(ErrorCode::kNotFound, message::kNoHousehold);
  if (year > desk.today.civil().year) return Refuse("year", message::kYearWrong);
  if (!WasMonitored(desk, household, year)) {
    return Fail(ErrorCode::kConflict, fmt::format(fmt::runtime(message::kNotThatYear), year));
  }
  if (Status good = CheckDraft(desk, year, draft); !good) return Fail(good.error());
  for (const Review& other : desk.book.ReviewsOf(household)) {
    if (other.year == year) {
      return Fail(ErrorCode::kConflict, fmt::format(fmt::runtime(message::kReviewed), year), "", message::kStaleHint);
    }
  }
  Review review;
  review.household = household;
  review.year = year;
  Take(draft, review);
  review.account = desk.caller.account;
  review.created_ms = desk.now_ms;
  review.id = desk.book.AddReview(review);
  return review;
}

Result<Review> ReviseReview(Desk& desk, int64_t id, int64_t expected, const ReviewDraft& draft) {
  std::optional<Review> review = desk.book.FindReview(id);
  if (!review) return Fail(ErrorCode::kNotFound, message::kNoReview);
  if (review->version != expected) return Fail(ErrorCode::kStale, message::kStale, "", message::kStaleHint);
  if (Status good = CheckDraft(desk, review->year, draft); !good) return Fail(good.error());
  Take(draft, *review);
  if (!desk.book.SaveReview(*review, expected)) {
    return Fail(ErrorCode::kStale, message::kStale, "", message::kStaleHint);
  }
  return desk.book.FindReview(id).value();
}

std::vector<ReviewProgress> ProgressOf(const HelpRules& rules, const std::vector<ReviewLine>& lines) {
  std::map<std::string, ReviewProgress> villages;
  for (const ReviewLine& line : lines) {
    ReviewProgress& village = villages[line.division_code];
    village.division_code = line.division_code;
    village.effects.resize(rules.effects.size());
    ++village.households;
    if (!line.review) continue;
    ++village.reviewed;
    const auto effect = std::find(rules.effects.begin(), rules.effects.end(), line.review->effect);
    if (effect != rules.effects.end()) ++village.effects[static_cast<size_t>(effect - rules.effects.begin())];
  }
  std::vector<ReviewProgress> all;
  for (auto& [code, village] : villages) all.push_back(std::move(village));
  return all;
}

}  // namespace shouwang::help
