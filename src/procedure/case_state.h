// Where a case stands: what its events say (02-domain.md section 5; issue "procedure kernel"). A case is one
// household's way through one procedure. Nothing about it is kept but its events; CaseState is their sum, and can be
// had again at any time. Values only; what may happen next is in steps.h.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "policy/procedure.h"

namespace shouwang::procedure {

enum class CaseStatus : uint8_t {
  kOpen,
  kDone,       // every step completed
  kEnded,      // decided against: 不纳入, 不消除
  kWithdrawn,  // the family took it back, moved away, or it was opened by mistake
};
inline constexpr CaseStatus kCaseStatuses[] = {CaseStatus::kOpen, CaseStatus::kDone, CaseStatus::kEnded,
                                               CaseStatus::kWithdrawn};
const char* Name(CaseStatus status);   // open done ended withdrawn
const char* Title(CaseStatus status);  // Chinese
std::optional<CaseStatus> CaseStatusFromName(std::string_view name);

enum class EventKind : uint8_t {
  kStarted,
  kPaperAdded,
  kPaperTaken,  // a paper is no longer valid
  kCompleted,
  kReturned,
  kHeld,      // an objection stops the clock …
  kReleased,  // … until it is answered
  kExclusionFound,
  kExclusionCleared,
  kEnded,
  kWithdrawn,
  kMoved,    // to another version of the procedure
  kOverdue,  // not done by its day: told to the office that the step names
};
inline constexpr EventKind kEventKinds[] = {
    EventKind::kStarted,          EventKind::kPaperAdded, EventKind::kPaperTaken, EventKind::kCompleted,
    EventKind::kReturned,         EventKind::kHeld,       EventKind::kReleased,   EventKind::kExclusionFound,
    EventKind::kExclusionCleared, EventKind::kEnded,      EventKind::kWithdrawn,  EventKind::kMoved,
    EventKind::kOverdue};
const char* Name(EventKind kind);  // started paper-added paper-taken completed returned held released …
const char* Title(EventKind kind);
std::optional<EventKind> EventKindFromName(std::string_view name);

// What whoever completes a step says, by field; several values for a kChoices only.
using FieldValues = std::map<std::string, std::vector<std::string>>;

struct Event {
  int64_t number = 0;  // 1, 2, … within the case: its version after the event
  int64_t time_ms = 0;
  int64_t account = 0;  // 0: the program
  std::string account_name;
  EventKind kind = EventKind::kStarted;
  std::string step;                       // where the case stood
  std::string to;                         // where it stands afterwards
  CaseStatus status = CaseStatus::kOpen;  // afterwards
  std::string reason{};
  FieldValues fields{};  // kCompleted
  std::string paper{};   // kPaperAdded, kPaperTaken: its kind
  std::string ref{};     // the paper's or objection's name: "notice/12"; kMoved: the new version's digest;
                         // kOverdue: the office
  std::vector<std::string> attachments{};  // SHA-256 of what is in the vault
  std::vector<std::string> again{};        // kReturned: kinds of papers that must be made anew
  bool operator==(const Event&) const = default;
};

struct Paper {
  std::string kind;
  std::string ref;  // unique among the papers of its kind
  std::vector<std::string> attachments;
  int64_t time_ms = 0;
  int64_t account = 0;
  bool operator==(const Paper&) const = default;
};

struct Completion {
  int64_t account = 0;
  std::string account_name;
  int64_t time_ms = 0;
  FieldValues fields;
  bool operator==(const Completion&) const = default;
};

struct CaseState {
  int64_t version = 0;  // number of the last event
  CaseStatus status = CaseStatus::kOpen;
  std::string step;
  std::string procedure;  // digest of its version (procedure_json.h)
  std::vector<Paper> papers;
  std::map<std::string, Completion> done;           // by step; a return takes those from its target on away
  std::map<std::string, std::set<int64_t>> makers;  // by step: everybody who ever completed it
  std::set<std::string> holds;                      // objections not yet answered
  bool excluded = false;                            // one of the ten exclusions was found
  Date entered_on;                                  // when it came to this step
  std::optional<policy::Office> told;               // that the present step is overdue
  Date held_since;                                  // of the holds that are open
  int held_days = 0;                                // of those that are over, since the start
  int returns = 0;
  bool operator==(const CaseState&) const = default;

  bool is_held() const { return !holds.empty(); }
  const Paper* FindPaper(std::string_view kind) const;
};

// The state after one more event. `event.number` must be `state.version` + 1.
void Apply(CaseState& state, const Event& event, const policy::Procedure& procedure);

}  // namespace shouwang::procedure
