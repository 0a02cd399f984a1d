// A clue 线索 (02-domain.md section 3): something about a household or person that somebody must look at, whatever
// source it came from. Values only; what may happen to a clue is in transition.h, where it is kept in clues.h.
//
// Texts are shown to users as they are. No id number is in them: a person is named by name, masked id and internal
// number.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/pack.h"

namespace shouwang::clues {

// Where it came from (02-domain.md section 3).
enum class Source : uint8_t {
  kRun,          // 部门预警: a comparison
  kApplication,  // 自主申报
  kVisit,        // 干部排查
  kMedia,        // 媒体
  kPetition,     // 信访
  kHotline,      // 热线
  kInspection,   // 巡视
  kAudit,        // 审计
  kSuperior,     // 上级反馈
};
inline constexpr Source kSources[] = {Source::kRun,        Source::kApplication, Source::kVisit,
                                      Source::kMedia,      Source::kPetition,    Source::kHotline,
                                      Source::kInspection, Source::kAudit,       Source::kSuperior};

enum class State : uint8_t {
  kFound,      // 待下发
  kSent,       // 待核实: with the village
  kReturned,   // 已退回: with the village again, with a reason
  kEscalated,  // 已上报: overdue, told to the town or county; still to be answered
  kAnswered,   // 待审核: with the town
  kReviewed,   // 待办结: with the county
  kClosed,     // 已办结
  kShown,      // 提示: exclusions and watch list, shown beside, asked of nobody
};
inline constexpr State kStates[] = {State::kFound,    State::kSent,     State::kReturned, State::kEscalated,
                                    State::kAnswered, State::kReviewed, State::kClosed,   State::kShown};
// Waiting for the village's answer.
inline constexpr State kWaitingStates[] = {State::kSent, State::kReturned, State::kEscalated};

enum class Verdict : uint8_t {
  kNone,
  kConfirmed,  // 属实
  kRefuted,    // 不属实
  kResolved,   // 已解决: was so, and is mended
};

const char* Name(Source source);    // run application visit media petition hotline inspection audit superior
const char* Name(State state);      // found sent returned escalated answered reviewed closed shown
const char* Name(Verdict verdict);  // confirmed refuted resolved; blank for none
const char* Title(Source source);   // Chinese
const char* Title(State state);
const char* Title(Verdict verdict);
std::optional<Source> SourceFromName(std::string_view name);
std::optional<State> StateFromName(std::string_view name);
std::optional<Verdict> VerdictFromName(std::string_view name);
std::optional<policy::RuleKind> KindFromName(std::string_view name);

// What the village found.
struct Answer {
  Verdict verdict = Verdict::kNone;
  std::string note;                      // what was seen
  std::string checker;                   // 核实人, as written
  std::string visited_on;                // ISO date
  std::vector<std::string> attachments;  // digests in the vault
  bool operator==(const Answer&) const = default;
};

// The rule a clue comes from, as it was in its run.
struct RuleInfo {
  int64_t number = 0;  // of the record; 0: a clue without a rule
  std::string pack;    // the pack that defines it: one rule is one, whichever pack builds on it
  std::string id;
  std::string title;
  policy::RuleKind kind = policy::RuleKind::kRisk;
  std::string risk;         // risk type, or blank
  std::string advice;       // what to look at on the visit
  int64_t answer_days = 0;  // parameter of the pack; 0: a due date must be given when it is sent
};

struct Clue {
  int64_t id = 0;
  int64_t version = 1;
  Source source = Source::kRun;
  policy::RuleKind kind = policy::RuleKind::kRisk;
  RuleInfo rule;
  std::string risk;  // risk type, or blank
  State state = State::kFound;
  std::string division_code;   // 12 digits
  int64_t household = 0;       // internal number; 0: the register does not know it
  std::string household_id;    // 户编号, masked when it is an id number
  int64_t person = 0;          // 0: about the household, or a person the register does not know
  std::string person_name;     // of the person; for a household its head, if known
  std::string person_id;       // masked; blank for a household
  std::string explanation;     // a sentence with the figures, or free text
  std::string recommendation;  // for the household, from the run; several lines
  std::string holder;          // the division whose turn it is, 12 digits; blank when it is nobody's
  std::string due_on;          // ISO date; blank until it is sent
  int64_t run = 0;             // whose evidence it is
  int64_t seen_run = 0;        // the last one that found it
  int64_t gone_run = 0;        // the first one that did not find it any more; 0: still there
  int32_t times_opened = 1;    // 1, and one more for each reopening
  Answer answer;
  int64_t found_ms = 0;
  int64_t sent_ms = 0;
  int64_t answered_by = 0;  // account
  int64_t answered_ms = 0;
  int64_t reviewed_by = 0;
  int64_t reviewed_ms = 0;
  std::string remark;  // reason of the last return, or what the reviewer wrote
};

bool IsWaiting(State state);  // one of kWaitingStates
bool IsOverdue(const Clue& clue, const std::string& today);

// One line of a clue's history.
struct ClueEvent {
  int64_t time_ms = 0;
  int64_t account = 0;
  std::string account_name;
  std::string action;  // Name(Action), or found changed reopened gone of a run
  std::string detail;  // JSON: what was answered, the reason, or what changed
};

}  // namespace shouwang::clues
