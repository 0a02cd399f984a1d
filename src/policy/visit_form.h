// The visit form of a pack and how often families are visited (02-domain.md sections 3 and 6; docs/pack-format.md,
// Visits). Values only; what becomes of a filled-in form is the business of visits/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/procedure.h"

namespace shouwang::policy {

enum class AnswerType : uint8_t { kChoice, kChoices, kText, kNumber };
inline constexpr AnswerType kAnswerTypes[] = {AnswerType::kChoice, AnswerType::kChoices, AnswerType::kText,
                                              AnswerType::kNumber};

// Where a line of the worksheet counts. Spending is looked at, and is no part of the income.
enum class IncomePart : uint8_t { kWage, kBusiness, kProperty, kTransfer, kExpense, kSpending };
inline constexpr IncomePart kIncomeParts[] = {IncomePart::kWage,     IncomePart::kBusiness, IncomePart::kProperty,
                                              IncomePart::kTransfer, IncomePart::kExpense,  IncomePart::kSpending};

enum class VisitWho : uint8_t { kMonitored, kLifted };
inline constexpr VisitWho kVisitWhos[] = {VisitWho::kMonitored, VisitWho::kLifted};

enum class VisitEvery : uint8_t { kMonth, kQuarter };
inline constexpr VisitEvery kVisitEverys[] = {VisitEvery::kMonth, VisitEvery::kQuarter};

const char* Name(AnswerType type);   // choice choices text number
const char* Name(IncomePart part);   // wage business property transfer expense spending
const char* Name(VisitWho who);      // monitored lifted
const char* Name(VisitEvery every);  // month quarter
const char* Title(IncomePart part);  // Chinese
std::optional<AnswerType> AnswerTypeFromName(std::string_view name);
std::optional<IncomePart> IncomePartFromName(std::string_view name);
std::optional<VisitWho> VisitWhoFromName(std::string_view name);

struct VisitQuestion {
  std::string name;
  std::string title;
  AnswerType type = AnswerType::kText;
  std::vector<std::string> values;   // of a choice, in the order in which a page shows them
  std::vector<std::string> concern;  // those of them that somebody should look at
  bool required = true;
  std::string register_field;  // of a member: what the register says stands there before the first visit
  std::string unit;            // of a number
  bool operator==(const VisitQuestion&) const = default;
};

struct VisitSection {
  std::string id;
  std::string title;
  bool of_member = false;  // asked of each member 在户
  std::vector<VisitQuestion> questions;
  bool operator==(const VisitSection&) const = default;
};

// A line of the income worksheet, over twelve months.
struct WorksheetItem {
  std::string name;
  std::string title;
  IncomePart part = IncomePart::kWage;
  bool operator==(const WorksheetItem&) const = default;
};

// What a visit is for, and what it must bring along then.
struct VisitPurpose {
  std::string name;
  std::string title;
  std::optional<ProcedureKind> procedure;  // of the case that gets the paper
  std::string paper;
  bool signature = false;
  int64_t photos = 0;  // at least
  bool operator==(const VisitPurpose&) const = default;
};

struct VisitForm {
  std::string id;
  std::string title;
  std::string source;
  std::string where;
  std::vector<VisitPurpose> purposes;
  std::vector<VisitSection> sections;
  std::vector<WorksheetItem> items;
  bool operator==(const VisitForm&) const = default;

  const VisitPurpose* FindPurpose(std::string_view purpose) const;
  const WorksheetItem* FindItem(std::string_view item) const;
};

// Families of that kind are visited once in each such stretch of the calendar.
struct VisitRound {
  VisitWho who = VisitWho::kMonitored;
  VisitEvery every = VisitEvery::kMonth;
  std::string title;
  std::string source;
  std::string where;
};

}  // namespace shouwang::policy
