// One index (clue_by_due) has the clues of each state in the order of lists. What a list takes of it:
//
// * everything (the county's office): the rows behind the cursor, as they come;
// * one town or village, or one rule: it steps from one pair of due day and rule to the next, and takes of each the
//   rows of the place, which stand together;
// * the clues of a contact person, who has few: all of them, sorted here.
//
// Lists of several states are merged from those of each. The newest first have no index of their own, as every answer
// would have to move in it: they are picked from the place's clues (clue_by_place), or found from the last one back.
#include "store/clues/clue_keys.h"

#include <algorithm>
#include <iterator>

#include "store/clues/sql_clues.h"
#include "store/core/place_range.h"
#include "store/core/stored_text.h"

namespace shouwang::store {
namespace {

using clues::ClueCursor;
using clues::ClueFilter;
using clues::ClueOrder;
using clues::State;
using soci::into;
using soci::use;

constexpr const char* kBehindEveryDay = "~";

// Conditions that every query of keys has, and what it binds for them.
struct RowFilter {
  static constexpr const char* kSql =
      " c.division_code BETWEEN :low AND :high AND c.due_on < :due_before AND (:kind = '' OR c.kind = :kind_again) AND "
      "(:holder = '' OR c.holder = :holder_again)";
  std::string low, high, due_before, kind, kind_again, holder, holder_again;

  void Set(const ClueBounds& bounds, const ClueFilter& filter) {
    low = bounds.low;
    high = bounds.high;
    due_before = filter.due_before.empty() ? kBehindEveryDay : filter.due_before;
    kind = kind_again = filter.kind ? policy::Name(*filter.kind) : "";
    holder = holder_again = filter.holder;
  }
  void BindTo(soci::statement& statement) {
    for (std::string* text : {&low, &high, &due_before, &kind, &kind_again, &holder, &holder_again}) {
      statement.exchange(use(*text));
    }
  }
};

struct KeysBehind {
  explicit KeysBehind(soci::session& sql) : statement(sql) {
    statement.exchange(into(key.due_on));
    statement.exchange(into(key.rule));
    statement.exchange(into(key.division_code));
    statement.exchange(into(key.id));
    statement.exchange(use(state));
    filter.BindTo(statement);
    statement.exchange(use(after.due_on));
    statement.exchange(use(after.rule));
    statement.exchange(use(after.division_code));
    statement.exchange(use(after.id));
    statement.exchange(use(limit));
    statement.alloc();
    statement.prepare(std::string("SELECT c.due_on, c.rule, c.division_code, c.id FROM clue c WHERE c.state = :state "
                                  "AND") +
                      RowFilter::kSql +
                      " AND (c.due_on, c.rule, c.division_code, c.id) > (:due, :rule, :division, :id) "
                      "ORDER BY c.due_on, c.rule, c.division_code, c.id LIMIT :limit");
    statement.define_and_bind();
  }
  std::string state;
  RowFilter filter;
  ClueCursor after, key;
  int64_t limit = 0;
  soci::statement statement;
};

// The first due day and rule that clues of the state have, from these on.
struct PairFrom {
  explicit PairFrom(soci::session& sql)
      : statement((sql.prepare << "SELECT due_on, rule FROM clue WHERE state = :state AND (due_on, rule) >= (:due, "
                                  ":rule) ORDER BY due_on, rule LIMIT 1",
                   use(state), use(due_on), use(rule), into(due_on), into(rule))) {}
  std::string state, due_on;
  int64_t rule = 0;
  soci::statement statement;
};

struct KeysOfPair {
  explicit KeysOfPair(soci::session& sql) : statement(sql) {
    statement.exchange(into(key.division_code));
    statement.exchange(into(key.id));
    statement.exchange(use(state));
    statement.exchange(use(key.due_on));
    statement.exchange(use(key.rule));
    filter.BindTo(statement);
    statement.exchange(use(after_division));
    statement.exchange(use(after_id));
    statement.exchange(use(limit));
    statement.alloc();
    statement.prepare(std::string("SELECT c.division_code, c.id FROM clue c WHERE c.state = :state AND c.due_on = :due "
                                  "AND c.rule = :rule AND") +
                      RowFilter::kSql +
                      " AND (c.division_code, c.id) > (:division, :id) ORDER BY c.division_code, c.id LIMIT :limit");
    statement.define_and_bind();
  }
  std::string state, after_division;
  int64_t after_id = 0, limit = 0;
  RowFilter filter;
  ClueCursor key;
  soci::statement statement;
};

// The newest clues of everything, of a place, or of a rule (in a place).
enum class NewestOf : uint8_t { kEverything, kPlace, kRule };

template <NewestOf of>
struct NewestKeys {
  explicit NewestKeys(soci::session& sql) : statement(sql) {
    statement.exchange(into(key.id));
    filter.BindTo(statement);
    statement.exchange(use(states));
    statement.exchange(use(states));
    if (of == NewestOf::kRule) statement.exchange(use(rule));
    statement.exchange(use(before));
    statement.exchange(use(limit));
    statement.alloc();
    statement.prepare(std::string("SELECT c.id FROM clue c WHERE") + RowFilter::kSql +
                      " AND (:states = '' OR :states_again LIKE '%,' || c.state || ',%')" + Tail());
    statement.define_and_bind();
  }
  // A sum is in no index: SQLite would go through all clues from the last one back to find those of a village.
  static const char* Tail() {
    switch (of) {
      case NewestOf::kEverything:
        return " AND c.id < :before ORDER BY c.id DESC LIMIT :limit";
      case NewestOf::kRule:
        return " AND c.rule = :rule AND c.id + 0 < :before ORDER BY c.id + 0 DESC LIMIT :limit";
      case NewestOf::kPlace:
        break;
    }
    return " AND c.id + 0 < :before ORDER BY c.id + 0 DESC LIMIT :limit";
  }
  ClueCursor key;
  RowFilter filter;
  std::string states;  // ",sent,answered,"; blank: of any
  int64_t rule = 0, before = 0, limit = 0;
  soci::statement statement;
};

struct KeysOfContact {
  explicit KeysOfContact(soci::session& sql) : statement(sql) {
    statement.exchange(into(state));
    statement.exchange(into(key.due_on));
    statement.exchange(into(key.rule));
    statement.exchange(into(key.division_code));
    statement.exchange(into(key.id));
    filter.BindTo(statement);
    statement.exchange(use(contact));
    statement.alloc();
    statement.prepare(std::string("SELECT c.state, c.due_on, c.rule, c.division_code, c.id FROM clue c WHERE") +
                      RowFilter::kSql + kOfContact);
    statement.define_and_bind();
  }
  std::string state;
  ClueCursor key;
  RowFilter filter;
  int64_t contact = 0;
  soci::statement statement;
};

struct EdgeOfPlaces {
  explicit EdgeOfPlaces(soci::session& sql)
      : statement((sql.prepare << "SELECT (SELECT min(division_code) FROM clue), (SELECT max(division_code) FROM clue)",
                   into(lowest, known), into(highest, known_too))) {}
  std::string lowest, highest;
  soci::indicator known = soci::i_null, known_too = soci::i_null;
  soci::statement statement;
};

class KeyFinder {
 public:
  KeyFinder(Work& work, const ClueFilter& filter, ClueOrder order, const std::optional<ClueCursor>& after, int limit)
      : work_(work), filter_(filter), order_(order), bounds_(work.caller.scope, filter.place), limit_(limit) {
    after_.id = order == ClueOrder::kNewest ? INT64_MAX : 0;
    if (!after) return;
    after_ = *after;
    after_.due_on = DayToStore(after->due_on);
  }

  std::vector<int64_t> Find() {
    FindRules();
    if (bounds_.low > bounds_.high || (!filter_.rule.empty() && rules_.empty())) return {};
    if (bounds_.of_contact()) {
      FindOfContact();
    } else if (order_ == ClueOrder::kNewest) {
      FindNewest();
    } else {
      FindByDue();
    }
    std::sort(keys_.begin(), keys_.end(), [this](const ClueCursor& a, const ClueCursor& b) { return Before(a, b); });
    keys_.resize(std::min(keys_.size(), static_cast<size_t>(limit_)));
    std::vector<int64_t> ids;
    ids.reserve(keys_.size());
    for (const ClueCursor& key : keys_) ids.push_back(key.id);
    return ids;
  }

 private:
  bool Before(const ClueCursor& a, const ClueCursor& b) const {
    return order_ == ClueOrder::kNewest ? a.id > b.id : a < b;
  }

  std::vector<State> States() const {
    if (!filter_.states.empty()) return filter_.states;
    return {std::begin(clues::kStates), std::end(clues::kStates)};
  }

  void FindRules() {
    if (filter_.rule.empty()) return;
    int64_t number = 0;
    soci::statement find = (work_.sql().prepare << "SELECT id FROM clue_rule WHERE rule = :rule AND (:pack = '' OR "
                                                   "pack = :pack_again) ORDER BY id",
                            use(filter_.rule), use(filter_.pack), use(filter_.pack), into(number));
    find.execute();
    while (find.fetch()) rules_.push_back(number);
  }

  void FindByDue() {
    const bool everything = rules_.empty() && CoverEverything(work_, bounds_);
    for (const State state : States()) everything ? FindBehind(state) : StepThrough(state);
  }

  void FindBehind(State state) {
    auto& list = work_.connection.Prepared<KeysBehind>();
    list.state = Name(state);
    list.filter.Set(bounds_, filter_);
    list.after = after_;
    list.limit = limit_;
    list.statement.execute();
    while (list.statement.fetch()) keys_.push_back(list.key);
  }

  void StepThrough(State state) {
    auto& pair = work_.connection.Prepared<PairFrom>();
    const std::string last_day = filter_.due_before.empty() ? kBehindEveryDay : filter_.due_before;
    int64_t wanted = limit_;
    pair.state = Name(state);
    pair.due_on = after_.due_on;
    pair.rule = after_.rule;
    while (wanted > 0 && pair.statement.execute(true) && pair.due_on < last_day) {
      const auto rule = std::lower_bound(rules_.begin(), rules_.end(), pair.rule);
      if (rules_.empty() || (rule != rules_.end() && *rule == pair.rule)) {
        wanted -= TakePair(state, pair.due_on, pair.rule, wanted);
        ++pair.rule;
      } else {
        pair.rule = rule == rules_.end() ? INT64_MAX : *rule;  // no rule has that number: it leads to the next day
      }
    }
  }

  int64_t TakePair(State state, const std::string& due_on, int64_t rule, int64_t most) {
    auto& list = work_.connection.Prepared<KeysOfPair>();
    list.state = Name(state);
    list.key.due_on = due_on;
    list.key.rule = rule;
    list.filter.Set(bounds_, filter_);
    const bool behind_cursor = due_on == after_.due_on && rule == after_.rule && after_.division_code >= bounds_.low;
    list.after_division = behind_cursor ? after_.division_code : bounds_.low;
    list.after_id = behind_cursor ? after_.id : 0;
    list.limit = most;
    list.statement.execute();
    int64_t taken = 0;
    for (; list.statement.fetch(); ++taken) keys_.push_back(list.key);
    return taken;
  }

  void FindNewest() {
    for (const int64_t rule : rules_) TakeNewest<NewestOf::kRule>(rule);
    if (!rules_.empty()) return;
    CoverEverything(work_, bounds_) ? TakeNewest<NewestOf::kEverything>(0) : TakeNewest<NewestOf::kPlace>(0);
  }

  template <NewestOf of>
  void TakeNewest(int64_t rule) {
    auto& list = work_.connection.Prepared<NewestKeys<of>>();
    list.filter.Set(bounds_, filter_);
    list.states.clear();
    for (const State state : filter_.states)
      list.states += (list.states.empty() ? "," : "") + (Name(state) + std::string(","));
    list.rule = rule;
    list.before = after_.id;
    list.limit = limit_;
    list.statement.execute();
    while (list.statement.fetch()) keys_.push_back(list.key);
  }

  void FindOfContact() {
    auto& list = work_.connection.Prepared<KeysOfContact>();
    list.filter.Set(bounds_, filter_);
    list.contact = bounds_.scope.contact;
    list.statement.execute();
    const std::vector<State> states = States();
    while (list.statement.fetch()) {
      const bool in_state =
          std::any_of(states.begin(), states.end(), [&](State one) { return list.state == Name(one); });
      const bool of_rule = rules_.empty() || std::binary_search(rules_.begin(), rules_.end(), list.key.rule);
      if (in_state && of_rule && Before(after_, list.key)) keys_.push_back(list.key);
    }
  }

  Work& work_;
  const ClueFilter& filter_;
  const ClueOrder order_;
  const ClueBounds bounds_;
  const int limit_;
  ClueCursor after_;            // in front of all without one
  std::vector<int64_t> rules_;  // none: of any rule
  std::vector<ClueCursor> keys_;
};

}  // namespace

ClueBounds::ClueBounds(const access::Scope& of, const std::string& wanted) : scope(of) {
  const PlaceRange place(wanted);
  low = std::max(scope.low, place.low);
  high = std::min(scope.high, place.high);
}

bool CoverEverything(Work& work, const ClueBounds& bounds) {
  auto& edge = work.connection.Prepared<EdgeOfPlaces>();
  edge.statement.execute(true);
  return edge.known == soci::i_ok && bounds.low <= edge.lowest && edge.highest <= bounds.high;
}

std::vector<int64_t> ClueKeys(Work& work, const ClueFilter& filter, ClueOrder order,
                              const std::optional<ClueCursor>& after, int limit) {
  return KeyFinder(work, filter, order, after, limit).Find();
}

}  // namespace shouwang::store
