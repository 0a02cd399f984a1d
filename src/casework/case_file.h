// A case 办理件: one household's way through a procedure (02-domain.md sections 5 and 7), as lists and pages show it.
// What it says follows from the case's events (procedure/case_state.h); the store keeps it beside them so that lists
// are quick, and `verify store` holds the two together. Values only.
//
// Days are ISO dates. Names are those of the register when the case began; ids are masked.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "policy/procedure.h"
#include "procedure/case_state.h"

namespace shouwang::casework {

struct CaseFile {
  int64_t id = 0;
  int64_t version = 0;  // number of the last event
  policy::ProcedureKind kind = policy::ProcedureKind::kIdentification;
  std::string procedure;  // digest of its version
  std::string pack;       // where that came from: "huize-2022 1.0.0"
  int64_t household = 0;
  std::string household_id;   // 户编号, masked when it is an id number
  std::string head;           // name of the head
  std::string division_code;  // of the village, 12 digits
  std::string period;         // YYYY-MM of its round
  std::string raised_on;      // the clue was verified, or the family applied
  procedure::CaseStatus status = procedure::CaseStatus::kOpen;
  std::string step;
  std::string step_title;
  std::string office;    // whose turn it is: Name(Office); blank when it is nobody's
  std::string due_on;    // blank: none
  std::string limit_on;  // of the determination; blank: none
  std::string told;      // the office that was told that the present step is overdue: Name(Office), or blank
  bool held = false;
  bool excluded = false;
  int64_t started_ms = 0;
  bool operator==(const CaseFile&) const = default;
};

// Not held, open, and its due day has passed.
bool IsOverdue(const CaseFile& file, const std::string& today);

struct CaseFilter {
  std::optional<policy::ProcedureKind> kind;
  std::optional<procedure::CaseStatus> status;
  std::string place;               // division code or prefix; blank: all of the scope
  std::string period;              // YYYY-MM
  std::vector<std::string> steps;  // ids: any of these; none: any step
  std::string office;              // whose turn: Name(Office)
  std::string told;                // open, and this office was told that its step is overdue
  std::string procedure;           // digest of the version it goes by
  bool untold = false;             // nobody was told that its step is overdue
  std::string due_before;          // open, not held, due earlier than this day
  std::string due_from;            // open, not held, due from this day …
  std::string due_until;           // … to this one
};

// The last row of the page before, in the order of due days.
struct CaseCursor {
  std::string due_on;  // as in CaseFile
  int64_t id = 0;
};

// Where cases are: a step of one version of a procedure.
struct StepAt {
  std::string procedure;  // digest
  std::string step;
};

struct CaseCount {
  std::string division_code;  // a village
  policy::ProcedureKind kind = policy::ProcedureKind::kIdentification;
  std::string period;
  procedure::CaseStatus status = procedure::CaseStatus::kOpen;
  std::string step;
  int64_t cases = 0;
  int64_t overdue = 0;
  int64_t due_soon = 0;  // due from today to `soon`
};

// 集中排查: ordered from above; its own dates take the month's place (S4, last paragraph of 三).
struct Campaign {
  int64_t id = 0;
  std::string division_code;  // where: 12 digits, county, town or village
  policy::ProcedureKind kind = policy::ProcedureKind::kIdentification;
  std::string period;  // the month it replaces
  std::string title;
  std::string ordered_by;             // the document
  std::map<std::string, Date> dates;  // by step
  int64_t account = 0;
  int64_t created_ms = 0;
  bool operator==(const Campaign&) const = default;
};

// 纳入监测申请书: the family's own application, as the village took it.
struct Application {
  int64_t id = 0;
  int64_t household = 0;
  std::string division_code;
  std::string received_on;
  std::string text;                      // the family's words
  std::vector<std::string> attachments;  // SHA-256 in the vault
  int64_t account = 0;
  int64_t created_ms = 0;
};

}  // namespace shouwang::casework
