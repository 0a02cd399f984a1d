// Hand-overs of contact persons, and yearly reviews.
#include <algorithm>

#include "base/json.h"

#include "store/help/scoped_query.h"
#include "store/help/sql_help.h"

namespace shouwang::store {

using help::HandOver;
using help::OpenTask;
using help::Review;
using help::ReviewLine;
using nlohmann::json;
using soci::use;

namespace {

constexpr const char* kReasonPlace = "help_hand_over.reason";
constexpr const char* kTasksPlace = "help_hand_over.tasks";
constexpr const char* kNotePlace = "help_review.note";
constexpr const char* kChangePlace = "help_review.change";

std::string TasksText(const std::vector<OpenTask>& tasks) {
  json all = json::array();
  for (const OpenTask& task : tasks) all.push_back({{"kind", task.kind}, {"id", task.id}, {"title", task.title}});
  return all.dump();
}

std::vector<OpenTask> TasksFrom(const std::string& text) {
  std::vector<OpenTask> tasks;
  for (const json& task : json::parse(text)) {
    tasks.push_back(
        {task.at("kind").get<std::string>(), task.at("id").get<int64_t>(), task.at("title").get<std::string>()});
  }
  return tasks;
}

// A review as it is fetched; its texts are sealed.
struct ReviewRow {
  Review review;
  std::string note;
  std::string change;

  void BindTo(ScopedQuery& query) {
    query.Into(review.id).Into(review.version).Into(review.household).Into(review.year).Into(review.effect).Into(note);
    query.Into(change).Into(review.reviewed_on).Into(review.account).Into(review.created_ms);
  }
  Review Read(const seal::Sealer& sealer) const {
    Review read = review;
    read.note = sealer.Open({kNotePlace, review.id}, note);
    read.change = sealer.Open({kChangePlace, review.id}, change);
    return read;
  }
};

std::vector<Review> SelectReviews(Work& work, int64_t key, const char* condition) {
  std::vector<Review> found;
  ReviewRow row;
  ScopedQuery query(work);
  row.BindTo(query);
  query.Use(key);
  query.ForEach(std::string("SELECT x.id, x.version, x.household, x.year, x.effect, x.note, x.change, x.reviewed_on, "
                            "x.account, x.created_ms FROM help_review x JOIN household h ON h.id = x.household WHERE") +
                    kInScope + condition,
                [&] { found.push_back(row.Read(work.sealer)); });
  return found;
}

}  // namespace

int64_t SqlHelp::AddHandOver(const HandOver& hand_over) {
  if (!IsHouseholdInScope(work_, hand_over.household)) return 0;
  const int64_t id = work_.numbers->Next();
  const std::string reason = work_.sealer.Seal({kReasonPlace, id}, hand_over.reason);
  const std::string tasks = work_.sealer.Seal({kTasksPlace, id}, TasksText(hand_over.tasks));
  work_.sql() << "INSERT INTO help_hand_over (id, household, from_account, from_name, to_account, to_name, on_day, "
                 "reason, tasks, account, created_ms) VALUES (:id, :household, :from_account, :from_name, :to_account, "
                 ":to_name, :on_day, :reason, :tasks, :account, :created)",
      use(id), use(hand_over.household), use(hand_over.from_account), use(hand_over.from_name),
      use(hand_over.to_account), use(hand_over.to_name), use(hand_over.on), use(reason), use(tasks),
      use(hand_over.account), use(hand_over.created_ms);
  return id;
}

std::vector<HandOver> SqlHelp::HandOversOf(int64_t household) {
  HandOver row;
  std::string reason;
  std::string tasks;
  std::vector<HandOver> found;
  ScopedQuery query(work_);
  query.Into(row.id).Into(row.household).Into(row.from_account).Into(row.from_name).Into(row.to_account);
  query.Into(row.to_name).Into(row.on).Into(reason).Into(tasks).Into(row.account).Into(row.created_ms).Use(household);
  query.ForEach(std::string("SELECT x.id, x.household, x.from_account, x.from_name, x.to_account, x.to_name, x.on_day, "
                            "x.reason, x.tasks, x.account, x.created_ms FROM help_hand_over x JOIN household h ON h.id "
                            "= x.household WHERE") +
                    kInScope + "AND x.household = :household ORDER BY x.id DESC",
                [&] {
                  row.reason = work_.sealer.Open({kReasonPlace, row.id}, reason);
                  row.tasks = TasksFrom(work_.sealer.Open({kTasksPlace, row.id}, tasks));
                  found.push_back(row);
                });
  return found;
}

std::vector<help::ContactLoad> SqlHelp::ContactLoads() {
  help::ContactLoad row;
  std::vector<help::ContactLoad> loads;
  ScopedQuery query(work_);
  query.Into(row.account).Into(row.households);
  query.ForEach(std::string("SELECT h.contact_account, COUNT(*) FROM household h WHERE") + kInScope +
                    "AND h.contact_account > 0 AND h.closed = 0 GROUP BY h.contact_account",
                [&] { loads.push_back(row); });
  return loads;
}

std::vector<ReviewLine> SqlHelp::Reviews(int64_t year, const std::string& place) {
  const std::string number = std::to_string(year);
  ReviewRow row;
  ReviewLine line;
  std::vector<ReviewLine> lines;
  ScopedQuery query(work_, place);
  row.BindTo(query);
  query.Into(line.household).Into(line.household_id).Into(line.division_code).Into(line.head).Into(line.category);
  query.Into(line.eliminated_on).Use(number + "-12-31").Use(number + "-01-01");
  query.ForEach(
      std::string("SELECT COALESCE(r.id, 0), COALESCE(r.version, 0), COALESCE(r.household, 0), COALESCE(r.year, 0), "
                  "COALESCE(r.effect, ''), COALESCE(r.note, ''), COALESCE(r.change, ''), COALESCE(r.reviewed_on, ''), "
                  "COALESCE(r.account, 0), COALESCE(r.created_ms, 0), h.id, h.household_id, h.division_code, ") +
          HeadColumn() +
          ", m.category, m.eliminated_on FROM monitored m CROSS JOIN household h LEFT JOIN help_review r ON "
          "r.household "
          "= h.id AND r.year = " +
          number + " WHERE h.id = m.household AND h.closed = 0 AND m.closed = 0 AND" + kInScope +
          "AND m.identified_on <> '' AND m.identified_on <= :last AND (m.eliminated_on = '' OR m.eliminated_on >= "
          ":first) ORDER BY h.division_code, h.household_id, m.identified_on, m.id",
      [&] {
        line.review.reset();
        if (row.review.id != 0) line.review = row.Read(work_.sealer);
        // Of several times of being monitored in the year, the last one is shown.
        if (!lines.empty() && lines.back().household == line.household) lines.pop_back();
        lines.push_back(line);
      });
  return lines;
}

std::vector<Review> SqlHelp::ReviewsOf(int64_t household) {
  return SelectReviews(work_, household, "AND x.household = :household ORDER BY x.year DESC");
}

std::optional<Review> SqlHelp::FindReview(int64_t id) {
  std::vector<Review> found = SelectReviews(work_, id, "AND x.id = :id");
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

int64_t SqlHelp::AddReview(const Review& review) {
  if (!IsHouseholdInScope(work_, review.household)) return 0;
  const int64_t id = work_.numbers->Next();
  const std::string note = work_.sealer.Seal({kNotePlace, id}, review.note);
  const std::string change = work_.sealer.Seal({kChangePlace, id}, review.change);
  work_.sql() << "INSERT INTO help_review (id, version, household, year, effect, note, change, reviewed_on, account, "
                 "created_ms) VALUES (:id, 1, :household, :year, :effect, :note, :change, :reviewed, :account, "
                 ":created)",
      use(id), use(review.household), use(review.year), use(review.effect), use(note), use(change),
      use(review.reviewed_on), use(review.account), use(review.created_ms);
  return id;
}

bool SqlHelp::SaveReview(const Review& review, int64_t expected) {
  const std::optional<Review> present = FindReview(review.id);
  if (!present || present->version != expected) return false;
  const int64_t version = expected + 1;
  const std::string note = work_.sealer.Seal({kNotePlace, review.id}, review.note);
  const std::string change = work_.sealer.Seal({kChangePlace, review.id}, review.change);
  work_.sql() << "UPDATE help_review SET version = :version, effect = :effect, note = :note, change = :change, "
                 "reviewed_on = :reviewed WHERE id = :id",
      use(version), use(review.effect), use(note), use(change), use(review.reviewed_on), use(review.id);
  return true;
}

}  // namespace shouwang::store
