// Many clues at once: sending, escalating, closing; and sums over them.
#include <array>
#include <climits>
#include <map>
#include <set>

#include "base/date.h"
#include "store/clues/clue_row.h"
#include "store/clues/sql_clues.h"
#include "store/core/place_range.h"

namespace shouwang::store {

using clues::Holder;
using clues::State;
using soci::into;
using soci::use;

// Of all clues in a scope and place: those in `from` (and of the rule, and due before a day) go to `to`.
struct SqlClues::BulkMove {
  clues::Action action = clues::Action::kSend;
  std::string from;  // quoted names of states, with commas: from our own constants
  State to = State::kSent;
  Holder holder = Holder::kVillage;
  std::string place;
  std::optional<int64_t> rule;
  std::string due_before;  // blank: whatever the due day
  std::string due_on;      // blank: stays
  bool told_town = false;  // only those that the town holds
};

namespace {

std::string Quoted(std::span<const State> states) {
  std::string list;
  for (const State state : states) list += std::string(list.empty() ? "'" : ",'") + Name(state) + "'";
  return list;
}

const char* HolderSql(Holder holder) {
  switch (holder) {
    case Holder::kVillage:
      return "division_code";
    case Holder::kTown:
      return "town || '000'";
    case Holder::kCounty:
      return "county || '000000'";
    case Holder::kNobody:
    case Holder::kUnchanged:
      break;
  }
  return "''";
}

}  // namespace

int64_t SqlClues::MoveAll(const BulkMove& move) {
  const ScopeBounds bounds(work_.caller.scope);
  const PlaceRange place(move.place);
  const int any_rule = move.rule ? 0 : 1;
  const int64_t rule = move.rule.value_or(0);
  const std::string due_before = move.due_before.empty() ? "~" : move.due_before;
  std::string which = " WHERE state IN (" + move.from +
                      ") AND division_code BETWEEN :low AND :high AND division_code BETWEEN :place_low AND :place_high "
                      "AND (:any_rule = 1 OR rule = :rule) AND due_on < :due_before";
  if (move.told_town) which += std::string(" AND holder = ") + HolderSql(Holder::kTown);
  if (bounds.any_contact == 0) return 0;  // nobody's contact moves clues of others
  const std::string action = Name(move.action);
  const std::string detail = move.due_on.empty() ? "{}" : "{\"due_on\":\"" + move.due_on + "\"}";
  work_.sql() << "INSERT INTO clue_event (clue, version, time_ms, account, account_name, action, detail) SELECT id, "
                 "version + 1, :now, :account, :name, :action, :detail FROM clue" +
                     which,
      use(work_.now_ms), use(work_.caller.account), use(work_.caller.name), use(action), use(detail), use(bounds.low),
      use(bounds.high), use(place.low), use(place.high), use(any_rule), use(rule), use(due_before);
  const std::string state = Name(move.to);
  const std::string due_on = move.due_on;
  const int sends = move.action == clues::Action::kSend ? 1 : 0;
  soci::statement update =
      (work_.sql().prepare << "UPDATE clue SET version = version + 1, state = :state, holder = " +
                                  std::string(HolderSql(move.holder)) +
                                  ", due_on = CASE WHEN :new_due = '' THEN due_on ELSE :due END, sent_ms = CASE WHEN "
                                  ":sends = 1 THEN :now ELSE sent_ms END" +
                                  which,
       use(state), use(due_on), use(due_on), use(sends), use(work_.now_ms), use(bounds.low), use(bounds.high),
       use(place.low), use(place.high), use(any_rule), use(rule), use(due_before));
  update.execute(true);
  return update.get_affected_rows();
}

namespace {

struct RuleDays {
  int64_t rule = 0;  // 0: clues without a rule
  std::string title;
  int64_t days = 0;
};

// The rules of the clues that would be sent.
std::vector<RuleDays> RulesToSend(Work& work, const clues::BulkSend& send) {
  const ScopeBounds bounds(work.caller.scope);
  const PlaceRange place(send.place);
  const std::string found = Name(State::kFound);
  RuleDays row;
  soci::statement statement =
      (work.sql().prepare
           << "SELECT c.rule, coalesce(r.title, ''), coalesce(r.answer_days, 0) FROM (SELECT DISTINCT rule FROM clue "
              "WHERE state = :found AND division_code BETWEEN :low AND :high AND division_code BETWEEN :place_low AND "
              ":place_high) c LEFT JOIN clue_rule r ON r.id = c.rule WHERE (:rule = '' OR r.rule = :rule_again) AND "
              "(:pack = '' OR r.pack = :pack_again) ORDER BY c.rule",
       use(found), use(bounds.low), use(bounds.high), use(place.low), use(place.high), use(send.rule), use(send.rule),
       use(send.pack), use(send.pack), into(row.rule), into(row.title), into(row.days));
  statement.execute();
  std::vector<RuleDays> rules;
  while (statement.fetch()) rules.push_back(row);
  return rules;
}

}  // namespace

std::vector<std::string> SqlClues::RulesWithoutDays(const clues::BulkSend& send) {
  std::vector<std::string> titles;
  for (const RuleDays& rule : RulesToSend(work_, send)) {
    if (rule.days <= 0) titles.push_back(rule.title);
  }
  return titles;
}

int64_t SqlClues::SendAll(const clues::BulkSend& send, const clues::Moment& at) {
  int64_t sent = 0;
  const std::optional<Date> today = Date::FromIso(at.today);
  for (const RuleDays& rule : RulesToSend(work_, send)) {
    BulkMove move;
    move.action = clues::Action::kSend;
    move.from = Quoted(std::array{State::kFound});
    move.to = State::kSent;
    move.holder = Holder::kVillage;
    move.place = send.place;
    move.rule = rule.rule;
    move.due_on = send.due_on;
    if (move.due_on.empty() && today) move.due_on = today->AddDays(static_cast<int>(rule.days)).Iso();
    sent += MoveAll(move);
  }
  return sent;
}

int64_t SqlClues::EscalateAll(const std::string& place, Holder to, const clues::Moment& at) {
  BulkMove move;
  move.action = clues::Action::kEscalate;
  move.from =
      to == Holder::kTown ? Quoted(std::array{State::kSent, State::kReturned}) : Quoted(std::array{State::kEscalated});
  move.told_town = to != Holder::kTown;
  move.to = State::kEscalated;
  move.holder = to;
  move.place = place;
  move.due_before = at.today;
  return MoveAll(move);
}

int64_t SqlClues::CloseAll(const std::string& place, const std::string& rule) {
  BulkMove move;
  move.action = clues::Action::kClose;
  move.from = Quoted(std::array{State::kReviewed});
  move.to = State::kClosed;
  move.holder = Holder::kNobody;
  move.place = place;
  if (rule.empty()) return MoveAll(move);
  int64_t closed = 0;
  for (const clues::RuleInfo& info : Rules()) {
    if (info.id != rule) continue;
    move.rule = info.number;
    closed += MoveAll(move);
  }
  return closed;
}

std::vector<clues::ClueCount> SqlClues::Count(const std::string& place) {
  const ScopeBounds bounds(work_.caller.scope);
  const PlaceRange range(place);
  const bool of_contact = bounds.any_contact == 0;
  clues::ClueCount count;
  std::string state;
  soci::statement statement(work_.sql());
  statement.exchange(into(count.division_code));
  statement.exchange(into(count.rule));
  statement.exchange(into(state));
  statement.exchange(into(count.clues));
  for (const std::string* text : {&bounds.low, &bounds.high, &range.low, &range.high}) statement.exchange(use(*text));
  if (of_contact) statement.exchange(use(bounds.contact));
  statement.alloc();
  statement.prepare(std::string("SELECT c.division_code, c.rule, c.state, count(*) FROM clue c WHERE c.division_code "
                                "BETWEEN :low AND :high AND c.division_code BETWEEN :place_low AND :place_high") +
                    (of_contact ? kOfContact : "") +
                    " GROUP BY c.division_code, c.rule, c.state ORDER BY c.division_code, c.rule, c.state");
  statement.define_and_bind();
  statement.execute();
  std::vector<clues::ClueCount> counts;
  while (statement.fetch()) {
    count.state = clues::StateFromName(state).value_or(State::kFound);
    counts.push_back(count);
  }
  return counts;
}

std::vector<clues::RuleInfo> SqlClues::Rules() {
  clues::RuleInfo rule;
  std::string kind;
  soci::statement statement = (work_.sql().prepare << "SELECT id, pack, rule, title, kind, risk, advice, answer_days "
                                                      "FROM clue_rule ORDER BY pack, rule",
                               into(rule.number), into(rule.pack), into(rule.id), into(rule.title), into(kind),
                               into(rule.risk), into(rule.advice), into(rule.answer_days));
  statement.execute();
  std::vector<clues::RuleInfo> rules;
  while (statement.fetch()) {
    rule.kind = clues::KindFromName(kind).value_or(policy::RuleKind::kRisk);
    rules.push_back(rule);
  }
  return rules;
}

std::vector<clues::Clue> SqlClues::Beside(const std::vector<clues::Clue>& clues) {
  // Village by village: a village has few households with exclusions.
  std::map<std::string, std::set<std::string>> households;
  std::set<int64_t> there;
  for (const clues::Clue& clue : clues) {
    households[clue.division_code].insert(clue.household_id);
    there.insert(clue.id);
  }
  if (ScopeBounds(work_.caller.scope).any_contact == 0) return {};
  clues::ClueFilter filter;
  filter.states = {State::kShown};
  std::vector<clues::Clue> beside;
  for (const auto& [village, wanted] : households) {
    filter.place = village;
    for (clues::Clue& clue : List(filter, clues::ClueOrder::kDue, std::nullopt, INT_MAX)) {
      if (wanted.contains(clue.household_id) && !there.contains(clue.id)) beside.push_back(std::move(clue));
    }
  }
  return beside;
}

std::vector<clues::Clue> SqlClues::OfHousehold(int64_t household, int limit) {
  const ScopeBounds bounds(work_.caller.scope);
  const int64_t contact = bounds.contact;
  const int any_contact = bounds.any_contact;
  int64_t id = 0;
  soci::statement statement =
      (work_.sql().prepare
           << "SELECT c.id FROM clue c WHERE c.household = :household AND c.division_code BETWEEN :low AND "
              ":high AND (:any = 1 OR EXISTS (SELECT 1 FROM household h WHERE h.id = c.household AND "
              "h.contact_account = :contact)) ORDER BY c.id DESC LIMIT :limit",
       use(household), use(bounds.low), use(bounds.high), use(any_contact), use(contact), use(limit), into(id));
  statement.execute();
  std::vector<int64_t> ids;
  while (statement.fetch()) ids.push_back(id);
  return Fetch(ids);
}

clues::Activity SqlClues::ActivityOf(const std::string& place, int64_t from_ms, int64_t to_ms) {
  const ScopeBounds bounds(work_.caller.scope);
  if (bounds.any_contact == 0) return {};  // figures of places; a contact person has households
  const PlaceRange range(place);
  const auto count = [&](const char* column) {
    int64_t clues = 0;
    work_.sql() << "SELECT count(*) FROM clue WHERE " + std::string(column) + " > 0 AND " + column + " >= :from AND " +
                       column +
                       " < :to AND division_code BETWEEN :low AND :high AND division_code BETWEEN :place_low AND "
                       ":place_high",
        use(from_ms), use(to_ms), use(bounds.low), use(bounds.high), use(range.low), use(range.high), into(clues);
    return clues;
  };
  return {count("found_ms"), count("answered_ms")};
}

std::vector<clues::Clue> SqlClues::Feedback(const std::string& dataset, int64_t from_ms, int64_t to_ms, int limit) {
  const ScopeBounds bounds(work_.caller.scope);
  if (bounds.any_contact == 0) return {};
  const std::string pattern = "%," + dataset + ",%";
  const std::string quality = policy::Name(policy::RuleKind::kQuality);
  const std::string refuted = Name(clues::Verdict::kRefuted);
  int64_t id = 0;
  soci::statement statement =
      (work_.sql().prepare
           << "SELECT id FROM clue WHERE answered_ms > 0 AND answered_ms >= :from AND answered_ms < :to AND "
              "division_code "
              "BETWEEN :low AND :high AND verdict <> '' AND (kind = :quality OR verdict = :refuted) AND "
              "datasets LIKE :pattern ORDER BY answered_ms, id LIMIT :limit",
       use(from_ms), use(to_ms), use(bounds.low), use(bounds.high), use(quality), use(refuted), use(pattern),
       use(limit), into(id));
  statement.execute();
  std::vector<int64_t> ids;
  while (statement.fetch()) ids.push_back(id);
  return Fetch(ids);
}

}  // namespace shouwang::store
