// Lists: the keys of a page from an index (clue_keys.cpp), then its rows by their numbers. Counts by due days.
#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>

#include "store/clues/clue_keys.h"
#include "store/clues/clue_row.h"
#include "store/clues/sql_clues.h"
#include "store/core/place_range.h"

namespace shouwang::store {

using clues::Clue;
using clues::ClueFilter;
using soci::use;

namespace {

constexpr size_t kFetchedAtOnce = 64;  // more than the usual page; no clue has the number 0

struct FetchClues {
  explicit FetchClues(soci::session& sql) : statement(sql) {
    row.BindTo(statement);
    std::string list;
    for (size_t i = 0; i < kFetchedAtOnce; ++i) {
      statement.exchange(use(ids[i]));
      list += (i == 0 ? ":id" : ", :id") + std::to_string(i);
    }
    statement.exchange(use(low));
    statement.exchange(use(high));
    statement.alloc();
    statement.prepare(std::string("SELECT ") + kClueColumns +
                      " FROM clue c LEFT JOIN clue_rule r ON r.id = c.rule WHERE c.id IN (" + list +
                      ") AND c.division_code BETWEEN :low AND :high");
    statement.define_and_bind();
  }
  std::array<int64_t, kFetchedAtOnce> ids = {};
  std::string low, high;
  ClueRow row;
  soci::statement statement;
};

constexpr const char* kCounted =
    "c.state = :state THEN 1 ELSE 0 END), 0), coalesce(sum(CASE WHEN c.due_on < :today AND c.state = :state_again THEN "
    "1 ELSE 0 END), 0), coalesce(sum(CASE WHEN c.due_on >= :today_again AND c.due_on <= :soon AND c.state = "
    ":state_too THEN 1 ELSE 0 END), 0) FROM clue c WHERE c.division_code BETWEEN :low AND :high";

// By place: the state is no condition on rows, so that the index of places serves it and not that of states.
enum class CountedBy : uint8_t { kPlace, kState, kContact };

template <CountedBy by>
struct CountState {
  explicit CountState(soci::session& sql) : statement(sql) {
    for (int64_t* count : {&clues, &overdue, &due_soon}) statement.exchange(soci::into(*count));
    for (std::string* text : {&state, &today, &state, &today, &soon, &state, &low, &high}) {
      statement.exchange(use(*text));
    }
    if (by == CountedBy::kState) statement.exchange(use(state));
    if (by == CountedBy::kContact) statement.exchange(use(contact));
    statement.alloc();
    statement.prepare(std::string("SELECT coalesce(sum(CASE WHEN ") + kCounted + Tail());
    statement.define_and_bind();
  }
  static const char* Tail() {
    if (by == CountedBy::kState) return " AND c.state = :of_state";
    return by == CountedBy::kContact ? kOfContact : "";
  }
  std::string state, today, soon, low, high;
  int64_t contact = 0, clues = 0, overdue = 0, due_soon = 0;
  soci::statement statement;
};

template <CountedBy by>
clues::DueCount CountOf(Work& work, const ClueBounds& bounds, clues::State state, const std::string& today,
                        const std::string& soon) {
  auto& count = work.connection.Prepared<CountState<by>>();
  count.state = Name(state);
  count.today = today;
  count.soon = soon;
  count.low = bounds.low;
  count.high = bounds.high;
  count.contact = bounds.scope.contact;
  count.statement.execute(true);
  return {state, count.clues, count.overdue, count.due_soon};
}

}  // namespace

// The rows of these numbers, in this order.
std::vector<Clue> SqlClues::Fetch(const std::vector<int64_t>& ids) {
  const ScopeBounds bounds(work_.caller.scope);
  auto& fetch = work_.connection.Prepared<FetchClues>();
  fetch.low = bounds.low;
  fetch.high = bounds.high;
  std::unordered_map<int64_t, Clue> found;
  for (size_t first = 0; first < ids.size(); first += kFetchedAtOnce) {
    for (size_t i = 0; i < kFetchedAtOnce; ++i) fetch.ids[i] = first + i < ids.size() ? ids[first + i] : 0;
    fetch.statement.execute();
    while (fetch.statement.fetch()) found.emplace(fetch.row.clue.id, fetch.row.Read());
  }
  std::vector<Clue> clues;
  clues.reserve(ids.size());
  for (const int64_t id : ids) {
    const auto clue = found.find(id);
    if (clue != found.end()) clues.push_back(std::move(clue->second));
  }
  return clues;
}

std::vector<Clue> SqlClues::List(const ClueFilter& filter, clues::ClueOrder order,
                                 const std::optional<clues::ClueCursor>& after, int limit) {
  return Fetch(ClueKeys(work_, filter, order, after, limit));
}

std::vector<Clue> SqlClues::Select(const ClueFilter& filter, int limit) {
  std::vector<Clue> clues = List(filter, clues::ClueOrder::kDue, std::nullopt, limit);
  std::sort(clues.begin(), clues.end(), [](const Clue& a, const Clue& b) {
    return std::tie(a.division_code, a.household_id, a.rule.id, a.id) <
           std::tie(b.division_code, b.household_id, b.rule.id, b.id);
  });
  return clues;
}

std::vector<clues::DueCount> SqlClues::CountDue(std::span<const clues::State> states, const std::string& today,
                                                const std::string& soon) {
  const ClueBounds bounds(work_.caller.scope, "");
  const bool everything = CoverEverything(work_, bounds);
  std::vector<clues::DueCount> counts;
  for (const clues::State state : states) {
    if (bounds.of_contact()) {
      counts.push_back(CountOf<CountedBy::kContact>(work_, bounds, state, today, soon));
    } else if (everything) {
      counts.push_back(CountOf<CountedBy::kState>(work_, bounds, state, today, soon));
    } else {
      counts.push_back(CountOf<CountedBy::kPlace>(work_, bounds, state, today, soon));
    }
  }
  return counts;
}

}  // namespace shouwang::store
