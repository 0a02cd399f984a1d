// Lists that cost the same on every page. A list is merged from *buckets*: one place and one state each, which an index
// holds in the order of the list. From each bucket come the keys behind the cursor, at most a page of them, read from
// the index alone when nothing else is filtered; then the rows of the page are fetched by number.
#include <algorithm>
#include <iterator>
#include <tuple>
#include <type_traits>
#include <unordered_map>

#include "base/division_code.h"
#include "store/clues/clue_row.h"
#include "store/clues/sql_clues.h"
#include "store/core/place_range.h"
#include "store/core/stored_text.h"

namespace shouwang::store {
namespace {

using clues::Clue;
using clues::ClueFilter;
using clues::ClueOrder;
using clues::State;
using soci::into;
using soci::use;

// What a bucket's rows have in common beside their state: the place, in the column of its level; the rule; or the
// contact person, who has few.
enum class Level : uint8_t { kCounty, kTown, kVillage, kRule, kContact };

constexpr size_t kCountyDigits = 6;
constexpr size_t kTownDigits = 9;
constexpr size_t kVillageDigits = 12;

struct Key {
  std::string due_on;
  int64_t id = 0;
};

// Everything a query of a bucket binds.
struct BucketValues {
  std::string low, high, place_low, place_high, state, kind, kind_again, holder, holder_again, due_before, place, due;
  int64_t rule = 0, rule_again = 0, id = 0, contact = 0, limit = 0;

  void BindFilterTo(soci::statement& statement, Level level) {
    for (std::string* text :
         {&low, &high, &place_low, &place_high, &state, &kind, &kind_again, &holder, &holder_again, &due_before}) {
      statement.exchange(use(*text));
    }
    statement.exchange(use(rule));
    if (level != Level::kRule) statement.exchange(use(rule_again));
    if (level < Level::kRule) statement.exchange(use(place));
    if (level == Level::kContact) statement.exchange(use(contact));
  }
};

std::string BucketSql(Level level) {
  std::string sql =
      " FROM clue c WHERE c.division_code BETWEEN :low AND :high AND c.division_code BETWEEN :place_low AND "
      ":place_high "
      "AND c.state = :state AND (:kind = '' OR c.kind = :kind_again) AND (:holder = '' OR c.holder = :holder_again) "
      "AND "
      "c.due_on < :due_before AND ";
  sql += level == Level::kRule ? "c.rule = :rule" : "(:rule = 0 OR c.rule = :rule_again)";
  switch (level) {
    case Level::kCounty:
      return sql + " AND c.county = :place";
    case Level::kTown:
      return sql + " AND c.town = :place";
    case Level::kVillage:
      return sql + " AND c.division_code = :place";
    case Level::kContact:
      return sql + kOfContact;
    case Level::kRule:
      break;
  }
  return sql;
}

// Which part of a bucket. Behind a cursor in order of due days there are two: SQLite would not use both columns of a
// row comparison, and many clues are due on one day.
enum class Part : uint8_t { kSameDay, kLaterDays, kOlder };

template <Level level, Part part>
struct ListKeys {
  explicit ListKeys(soci::session& sql) : statement(sql) {
    statement.exchange(into(key.due_on));
    statement.exchange(into(key.id));
    values.BindFilterTo(statement, level);
    if (part != Part::kOlder) statement.exchange(use(values.due));
    if (part != Part::kLaterDays) statement.exchange(use(values.id));
    statement.exchange(use(values.limit));
    statement.alloc();
    statement.prepare("SELECT c.due_on, c.id" + BucketSql(level) + Tail());
    statement.define_and_bind();
  }
  static const char* Tail() {
    switch (part) {
      case Part::kSameDay:
        return " AND c.due_on = :due AND c.id > :id ORDER BY c.id LIMIT :limit";
      case Part::kLaterDays:
        return " AND c.due_on > :due ORDER BY c.due_on, c.id LIMIT :limit";
      case Part::kOlder:
        break;
    }
    return " AND c.id < :id ORDER BY c.id DESC LIMIT :limit";
  }
  BucketValues values;
  Key key;
  soci::statement statement;
};

template <Level level>
struct CountBucket {
  explicit CountBucket(soci::session& sql) : statement(sql) {
    statement.exchange(into(clues));
    statement.exchange(into(overdue));
    statement.exchange(into(due_soon));
    statement.exchange(use(today));
    statement.exchange(use(today_again));
    statement.exchange(use(soon));
    values.BindFilterTo(statement, level);
    statement.alloc();
    statement.prepare(
        "SELECT count(*), coalesce(sum(CASE WHEN c.due_on < :today THEN 1 ELSE 0 END), 0), "
        "coalesce(sum(CASE WHEN c.due_on >= :today_again AND c.due_on <= :soon THEN 1 ELSE 0 END), 0)" +
        BucketSql(level));
    statement.define_and_bind();
  }
  BucketValues values;
  std::string today, today_again, soon;
  int64_t clues = 0, overdue = 0, due_soon = 0;
  soci::statement statement;
};

// The places of which a list is made: as few as the scope and the wish allow.
struct Buckets {
  Level level = Level::kCounty;
  std::vector<std::string> places;  // values of the level's column; a blank one when it has none
};

class BucketFinder {
 public:
  BucketFinder(Work& work, const ClueFilter& filter) : work_(work), bounds_(work.caller.scope), place_(filter.place) {}

  // `by_rule`: the filter names one rule.
  Buckets Find(bool by_rule) const {
    const std::string low = std::max(bounds_.low, place_.low);
    const std::string high = std::min(bounds_.high, place_.high);
    if (low > high) return {};
    if (bounds_.any_contact == 0) return {Level::kContact, {""}};
    const std::string prefix = CommonPrefix(low, high);
    if (prefix.size() == kVillageDigits) return {Level::kVillage, {prefix}};
    if (by_rule) return {Level::kRule, {""}};
    if (prefix.size() >= kTownDigits) return {Level::kTown, {prefix.substr(0, kTownDigits)}};
    if (prefix.size() >= kCountyDigits) return {Level::kCounty, {prefix.substr(0, kCountyDigits)}};
    return {Level::kCounty, Counties(low, high)};
  }

  const ScopeBounds& bounds() const { return bounds_; }
  const PlaceRange& place() const { return place_; }

 private:
  // Each found by a step through the index: there are few counties and many clues.
  std::vector<std::string> Counties(const std::string& low, const std::string& high) const {
    std::vector<std::string> counties;
    std::string after = low.substr(0, kCountyDigits);
    const std::string last = high.substr(0, kCountyDigits);
    std::string found;
    soci::indicator known = soci::i_null;
    soci::statement first =
        (work_.sql().prepare << "SELECT min(county) FROM clue WHERE county >= :after AND county <= :last", use(after),
         use(last), into(found, known));
    while (first.execute(true) && known == soci::i_ok) {
      counties.push_back(found);
      after = found + "~";  // behind it, before the next
    }
    return counties;
  }

  Work& work_;
  ScopeBounds bounds_;
  PlaceRange place_;
};

class ClueList {
 public:
  ClueList(Work& work, const ClueFilter& filter) : work_(work), filter_(filter), finder_(work, filter) {}

  std::vector<int64_t> Keys(ClueOrder order, const std::optional<clues::ClueCursor>& after, int limit) {
    std::vector<Key> keys;
    ForEachBucket([&](const Buckets& buckets, const std::string& place, State state, int64_t rule) {
      const auto run = [&](auto& list) {
        SetFilter(list.values, place, state, rule);
        list.values.due = after ? DayToStore(after->due_on) : "";
        list.values.id = after ? after->id : INT64_MAX;
        list.values.limit = limit;
        list.statement.execute();
        while (list.statement.fetch()) keys.push_back(list.key);
      };
      WithLevel(buckets.level, [&](auto level) {
        constexpr Level kLevel = decltype(level)::value;
        if (order == ClueOrder::kNewest) return run(work_.connection.Prepared<ListKeys<kLevel, Part::kOlder>>());
        if (after) run(work_.connection.Prepared<ListKeys<kLevel, Part::kSameDay>>());
        run(work_.connection.Prepared<ListKeys<kLevel, Part::kLaterDays>>());
      });
    });
    std::sort(keys.begin(), keys.end(), [order](const Key& a, const Key& b) {
      if (order == ClueOrder::kNewest) return a.id > b.id;
      return std::tie(a.due_on, a.id) < std::tie(b.due_on, b.id);
    });
    std::vector<int64_t> ids;
    for (const Key& key : keys) {
      if (ids.size() < static_cast<size_t>(limit)) ids.push_back(key.id);
    }
    return ids;
  }

  // Of the one state of the filter.
  clues::DueCount CountDue(const std::string& today, const std::string& soon) {
    clues::DueCount count;
    count.state = filter_.states.front();
    ForEachBucket([&](const Buckets& buckets, const std::string& place, State of, int64_t rule) {
      WithLevel(buckets.level, [&](auto level) {
        auto& bucket = work_.connection.Prepared<CountBucket<decltype(level)::value>>();
        SetFilter(bucket.values, place, of, rule);
        bucket.today = bucket.today_again = today;
        bucket.soon = soon;
        bucket.statement.execute(true);
        count.clues += bucket.clues;
        count.overdue += bucket.overdue;
        count.due_soon += bucket.due_soon;
      });
    });
    return count;
  }

 private:
  template <typename Fn>
  void ForEachBucket(const Fn& fn) {
    const std::vector<int64_t> rules = Rules();
    if (!filter_.rule.empty() && rules.empty()) return;
    const Buckets buckets = finder_.Find(!filter_.rule.empty());
    std::vector<State> states = filter_.states;
    if (states.empty()) states.assign(std::begin(clues::kStates), std::end(clues::kStates));
    for (const int64_t rule : rules.empty() ? std::vector<int64_t>{0} : rules) {
      for (const std::string& place : buckets.places) {
        for (const State state : states) fn(buckets, place, state, rule);
      }
    }
  }

  std::vector<int64_t> Rules() {
    std::vector<int64_t> numbers;
    if (filter_.rule.empty()) return numbers;
    int64_t number = 0;
    soci::statement find = (work_.sql().prepare << "SELECT id FROM clue_rule WHERE rule = :rule AND (:pack = '' OR "
                                                   "pack = :pack_again)",
                            use(filter_.rule), use(filter_.pack), use(filter_.pack), into(number));
    find.execute();
    while (find.fetch()) numbers.push_back(number);
    return numbers;
  }

  void SetFilter(BucketValues& values, const std::string& place, State state, int64_t rule) const {
    values.low = finder_.bounds().low;
    values.high = finder_.bounds().high;
    values.contact = finder_.bounds().contact;
    values.place_low = finder_.place().low;
    values.place_high = finder_.place().high;
    values.state = Name(state);
    values.kind = values.kind_again = filter_.kind ? policy::Name(*filter_.kind) : "";
    values.holder = values.holder_again = filter_.holder;
    values.due_before = filter_.due_before.empty() ? "~" : filter_.due_before;  // behind every day
    values.rule = values.rule_again = rule;
    values.place = place;
  }

  // Calls `fn` with the level as a constant: statements are kept by their types.
  template <typename Fn>
  static void WithLevel(Level level, const Fn& fn) {
    switch (level) {
      case Level::kCounty:
        return fn(std::integral_constant<Level, Level::kCounty>());
      case Level::kTown:
        return fn(std::integral_constant<Level, Level::kTown>());
      case Level::kVillage:
        return fn(std::integral_constant<Level, Level::kVillage>());
      case Level::kRule:
        return fn(std::integral_constant<Level, Level::kRule>());
      case Level::kContact:
        return fn(std::integral_constant<Level, Level::kContact>());
    }
  }

  Work& work_;
  const ClueFilter& filter_;
  BucketFinder finder_;
};

}  // namespace

// The rows of these numbers, in this order.
std::vector<Clue> SqlClues::Fetch(const std::vector<int64_t>& ids) {
  if (ids.empty()) return {};
  std::string list;  // numbers of ours, not text from outside
  for (const int64_t id : ids) list += (list.empty() ? "" : ",") + std::to_string(id);
  const ScopeBounds bounds(work_.caller.scope);
  ClueRow row;
  soci::statement statement(work_.sql());
  row.BindTo(statement);
  statement.exchange(use(bounds.low));
  statement.exchange(use(bounds.high));
  statement.alloc();
  statement.prepare(std::string("SELECT ") + kClueColumns +
                    " FROM clue c LEFT JOIN clue_rule r ON r.id = c.rule WHERE c.id IN (" + list +
                    ") AND c.division_code BETWEEN :low AND :high");
  statement.define_and_bind();
  statement.execute();
  std::unordered_map<int64_t, Clue> found;
  while (statement.fetch()) found.emplace(row.clue.id, row.Read());
  std::vector<Clue> clues;
  clues.reserve(ids.size());
  for (const int64_t id : ids) {
    const auto clue = found.find(id);
    if (clue != found.end()) clues.push_back(std::move(clue->second));
  }
  return clues;
}

std::vector<Clue> SqlClues::List(const ClueFilter& filter, ClueOrder order,
                                 const std::optional<clues::ClueCursor>& after, int limit) {
  return Fetch(ClueList(work_, filter).Keys(order, after, limit));
}

std::vector<Clue> SqlClues::Select(const ClueFilter& filter, int limit) {
  std::vector<Clue> clues = Fetch(ClueList(work_, filter).Keys(ClueOrder::kDue, std::nullopt, limit));
  std::sort(clues.begin(), clues.end(), [](const Clue& a, const Clue& b) {
    return std::tie(a.division_code, a.household_id, a.rule.id, a.id) <
           std::tie(b.division_code, b.household_id, b.rule.id, b.id);
  });
  return clues;
}

std::vector<clues::DueCount> SqlClues::CountDue(std::span<const State> states, const std::string& today,
                                                const std::string& soon) {
  std::vector<clues::DueCount> counts;
  for (const State state : states) {
    ClueFilter filter;
    filter.states = {state};
    counts.push_back(ClueList(work_, filter).CountDue(today, soon));
  }
  return counts;
}

}  // namespace shouwang::store
