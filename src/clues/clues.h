// Where clues are kept. Implemented by src/store/clues. All calls belong to one transaction of the record, see only
// rows of the caller's scope, and throw record::RecordError when the database cannot be used.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "clues/clue.h"
#include "clues/transition.h"

namespace shouwang::clues {

struct ClueFilter {
  std::vector<State> states;  // none: all
  std::string pack, rule;     // a rule's pack and id; blank pack: of any pack
  std::optional<policy::RuleKind> kind;
  std::string place;       // division code of any level, 12 digits or a prefix; blank: all of the scope
  std::string due_before;  // ISO date: due earlier than this
  std::string holder;      // 12 digits: whose turn it is
};

// kDue: by due day (those without one at the end), rule and village. kNewest: those that came last first.
enum class ClueOrder : uint8_t { kDue, kNewest };

// Where a clue stands in a list: it goes on behind the last clue of the page before.
struct ClueCursor {
  std::string due_on;
  int64_t rule = 0;
  std::string division_code;
  int64_t id = 0;
  auto operator<=>(const ClueCursor&) const = default;
};
inline ClueCursor CursorOf(const Clue& clue) { return {clue.due_on, clue.rule.number, clue.division_code, clue.id}; }

struct ClueCount {
  std::string division_code;
  int64_t rule = 0;
  State state = State::kFound;
  int64_t clues = 0;
};

struct DueCount {
  State state = State::kFound;
  int64_t clues = 0;
  int64_t overdue = 0;   // due before today
  int64_t due_soon = 0;  // due from today to `soon`
};

// What happened in a stretch of time.
struct Activity {
  int64_t found = 0;     // clues that runs and people brought
  int64_t answered = 0;  // answers given that still stand
};

struct ClueDetail {
  std::string evidence;  // JSON; blank for a clue without a run
  std::vector<ClueEvent> history;
};

// A finding of a run on its way in.
struct StagedFinding {
  int64_t rule = 0;  // number from Clues::RuleNumbers()
  policy::RuleKind kind = policy::RuleKind::kRisk;
  std::string risk;
  int64_t subject = 0;
  int64_t digest = 0;
  std::string division_code;
  int64_t household = 0;
  std::string household_id;
  int64_t person = 0;
  std::string person_name;
  std::string person_id;
  std::string explanation;
  std::string evidence;
  std::string recommendation;
  std::vector<std::string> datasets;
};

// What became of a run's findings. Kept, and given again when the same run is taken twice.
struct Taken {
  int64_t found = 0;        // new
  int64_t seen_again = 0;   // the same evidence: whatever state it is in stays
  int64_t refreshed = 0;    // still to be answered, with changed evidence
  int64_t reopened = 0;     // answered before, with changed evidence
  int64_t gone = 0;         // asked, and not found any more: still needs its answer
  int64_t vanished = 0;     // not asked yet, and not found any more: closed
  int64_t passed_over = 0;  // of rules that a later day's run already spoke about
  bool operator==(const Taken&) const = default;
};

struct ReportedClue {
  Source source = Source::kVisit;
  policy::RuleKind kind = policy::RuleKind::kRisk;
  std::string risk;
  std::string division_code;
  int64_t household = 0;
  std::string household_id;
  int64_t person = 0;
  std::string person_name;
  std::string text;
};

struct BulkSend {
  std::string place;   // division code or prefix; blank: all of the scope
  std::string pack;    // blank: of any pack
  std::string rule;    // blank: every rule, and clues without one
  std::string due_on;  // blank: each rule's answer_days from today
};

// Where a run speaks about, and on which day.
struct RunPlace {
  int64_t run = 0;
  std::string place;  // division code or prefix; blank: everywhere
  std::string as_of;  // ISO date
};

class Clues {
 public:
  virtual ~Clues() = default;

  virtual std::optional<Clue> Find(int64_t id) = 0;
  virtual ClueDetail Detail(int64_t id) = 0;
  // At most `limit`, behind `after`. By due day, a page costs the same wherever it is and however many clues there
  // are; the newest are found by going through a place's clues, or from the last one back.
  virtual std::vector<Clue> List(const ClueFilter& filter, ClueOrder order, const std::optional<ClueCursor>& after,
                                 int limit) = 0;
  // For a workbook: by division, household and rule; at most `limit`.
  virtual std::vector<Clue> Select(const ClueFilter& filter, int limit) = 0;
  // Exclusions and watch-list clues of the same households: what is shown beside clues that are sent.
  virtual std::vector<Clue> Beside(const std::vector<Clue>& clues) = 0;
  virtual std::vector<ClueCount> Count(const std::string& place) = 0;
  virtual std::vector<DueCount> CountDue(std::span<const State> states, const std::string& today,
                                         const std::string& soon) = 0;
  virtual std::vector<RuleInfo> Rules() = 0;
  // Of one household, newest first; at most `limit`.
  virtual std::vector<Clue> OfHousehold(int64_t household, int limit) = 0;
  // From the first instant to before the last.
  virtual Activity ActivityOf(const std::string& place, int64_t from_ms, int64_t to_ms) = 0;
  // Answered from `from_ms` to before `to_ms`, with rows of the dataset in the evidence: quality clues, and others that
  // were refuted. In order of their answers.
  virtual std::vector<Clue> Feedback(const std::string& dataset, int64_t from_ms, int64_t to_ms, int limit) = 0;

  // One change. False when the clue is not in scope or its version is not `expected` any more. The new version is
  // `expected` + 1.
  virtual bool Save(const Clue& clue, int64_t expected, Action action, const std::string& detail) = 0;
  virtual int64_t Add(const ReportedClue& clue) = 0;
  // Many at once; each leaves a line in its history. How many were moved.
  virtual int64_t SendAll(const BulkSend& send, const Moment& at) = 0;
  // Titles of rules without answer_days among what SendAll() would send; blank stands for clues without a rule.
  virtual std::vector<std::string> RulesWithoutDays(const BulkSend& send) = 0;
  // kTown: overdue and not escalated yet. kCounty: still waiting after the town was told.
  virtual int64_t EscalateAll(const std::string& place, Holder to, const Moment& at) = 0;
  virtual int64_t CloseAll(const std::string& place, const std::string& rule) = 0;

  // Runs. Staged findings are seen by nobody; a second BeginRun() of the same run throws the first one's away.
  virtual std::vector<int64_t> RuleNumbers(std::span<const RuleInfo> rules) = 0;
  virtual void BeginRun(int64_t run) = 0;
  virtual void Stage(int64_t run, std::span<const StagedFinding> findings) = 0;
  virtual Taken Take(const RunPlace& run, std::span<const int64_t> rules) = 0;
  virtual std::optional<Taken> TakenOf(int64_t run) = 0;
};

}  // namespace shouwang::clues
