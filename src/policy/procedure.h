// A procedure of a pack (02-domain.md sections 5 and 7; docs/pack-format.md, Procedures): the steps a household's case
// goes through, who acts in each, by when, and what must be there before it may be completed. Values only; what may
// happen to a case is in procedure/steps.h.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace shouwang::policy {

// Whose turn a step is.
enum class Office : uint8_t { kVillage, kTown, kCounty };
inline constexpr Office kOffices[] = {Office::kVillage, Office::kTown, Office::kCounty};

enum class ProcedureKind : uint8_t {
  kIdentification,  // 监测对象识别: the way in
  kElimination,     // 风险消除: the way out
};
inline constexpr ProcedureKind kProcedureKinds[] = {ProcedureKind::kIdentification, ProcedureKind::kElimination};

const char* Name(Office office);       // village town county
const char* Name(ProcedureKind kind);  // identification elimination
const char* Title(Office office);      // Chinese
const char* Title(ProcedureKind kind);
std::optional<Office> OfficeFromName(std::string_view name);
std::optional<ProcedureKind> ProcedureKindFromName(std::string_view name);

// Something on paper, or in the record, that a step rests on: a signed form, minutes, a notice that has ended.
struct PaperKind {
  std::string name;   // visit
  std::string title;  // 入户核查表
  std::string form;   // printable form it is written on, or blank
  // The program adds it itself when the thing is so (kProgramPapers); people cannot.
  bool by_program = false;
  bool operator==(const PaperKind&) const = default;
};

// Papers that the program can add: a pack may ask for these and no others with by_program.
inline constexpr std::string_view kCluePaper = "clue";                    // a verified clue stands behind the case
inline constexpr std::string_view kApplicationPaper = "application";      // the family applied
inline constexpr std::string_view kAuthorisationPaper = "authorisation";  // a signed 授权承诺书 in force
inline constexpr std::string_view kLookupPaper = "lookup";                // every department asked has answered
inline constexpr std::string_view kMeetingPaper = "meeting";     // minutes of a 民主评议 name the household
inline constexpr std::string_view kNoticePaper = "notice";       // a 公示 of it has ended, objections answered
inline constexpr std::string_view kHelpTermPaper = "help_term";  // helped for as long as the pack asks
inline constexpr std::string_view kProgramPapers[] = {
    kCluePaper, kApplicationPaper, kAuthorisationPaper, kLookupPaper, kMeetingPaper, kNoticePaper, kHelpTermPaper};

enum class StepFieldType : uint8_t { kText, kDate, kChoice, kChoices, kDepartment, kAccount };
const char* Name(StepFieldType type);  // text date choice choices department account
std::optional<StepFieldType> StepFieldTypeFromName(std::string_view name);

// What whoever completes a step says.
struct StepField {
  std::string name;
  std::string title;
  StepFieldType type = StepFieldType::kText;
  std::vector<std::string> values;  // of a choice; in the order in which a page shows them
  int64_t at_most = 0;              // of kChoices; 0: any number
  bool operator==(const StepField&) const = default;
};

// Needed: any one of these papers.
using PaperNeed = std::vector<std::string>;

struct ProcedureStep {
  std::string id;
  std::string title;
  std::string what;  // one sentence: what is done
  Office office = Office::kVillage;
  int64_t due_day = 0;               // day of the month (a shorter month: its last day); 0: none
  int64_t due_workdays = 0;          // workdays after the step before was completed; 0: none
  std::optional<Office> overdue_to;  // who is told when it is not done by its day; nothing: nobody
  std::vector<PaperNeed> papers;
  // Also needed when one of the ten exclusions was found (02-domain.md section 4): the county group's own decision.
  std::vector<PaperNeed> exclusion_papers;
  std::vector<std::string> fields;      // of Procedure::fields; each must be given
  std::vector<std::string> returns_to;  // ids of earlier steps
  std::vector<std::string> not_by;      // ids of earlier steps: whoever completed one of them may not complete this
  bool may_end = false;                 // the case may end here without its aim: 不纳入, 不消除
  bool decides = false;                 // here it is decided: the household is monitored, or not any more
  bool in_bulk = false;                 // many cases at one time: a meeting, a review
  std::string form;                     // printable form of the step, or blank
  std::string source;                   // document and paragraph
  std::string where;
  bool operator==(const ProcedureStep&) const = default;
};

struct Procedure {
  std::string id;
  ProcedureKind kind = ProcedureKind::kIdentification;
  std::string title;
  std::string pack;  // id and version of the pack it was taken from
  std::string version;
  std::vector<ProcedureStep> steps;
  std::vector<PaperKind> papers;  // those that its steps name, in the pack's order
  std::vector<StepField> fields;  // those that its steps name
  // Numbers of the pack in force on the day the procedure was taken: kNoticeWorkdays and its like.
  std::map<std::string, int64_t> numbers;
  bool operator==(const Procedure&) const = default;

  const ProcedureStep* FindStep(std::string_view step) const;
  size_t IndexOf(std::string_view step) const;  // steps.size() when there is none
  const PaperKind* FindPaper(std::string_view paper) const;
  const StepField* FindField(std::string_view field) const;
  int64_t Number(std::string_view name) const;  // 0 when the pack has none
};

// Parameters that procedures read, each with its values by date and its sources in the pack.
inline constexpr std::string_view kNoticeWorkdays = "notice_workdays";  // 公示 lasts so many workdays
inline constexpr std::string_view kCaseDays = "case_days";              // from clue to determination at most
inline constexpr std::string_view kHelpMonths = "help_months";          // of help before elimination
inline constexpr std::string_view kProcedureNumbers[] = {kNoticeWorkdays, kCaseDays, kHelpMonths};

struct Pack;  // policy/pack.h

// The procedure as the pack has it on a day, with the pack's name and that day's numbers in it: what a case keeps for
// its life. Nothing when the pack has none of that id.
std::optional<Procedure> TakeProcedure(const Pack& pack, std::string_view id, Date day);

}  // namespace shouwang::policy
