// A household's plan of help and its measures (02-domain.md section 6): 缺什么补什么. A plan belongs to one time of
// being monitored. A measure is planned, posted in the village, carried out, and checked by somebody else. Only what
// was carried out is a measure of the register (registry::Entity::kMeasure): figures and the term of help count those.
//
// Values only. Days are ISO dates; a blank one is not yet.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace shouwang::help {

enum class MeasureState : uint8_t { kPlanned, kPosted, kCarried, kChecked, kCancelled };
inline constexpr MeasureState kMeasureStates[] = {MeasureState::kPlanned, MeasureState::kPosted, MeasureState::kCarried,
                                                  MeasureState::kChecked, MeasureState::kCancelled};
const char* Name(MeasureState state);  // planned posted carried checked cancelled
std::optional<MeasureState> MeasureStateFromName(std::string_view name);

struct Measure {
  int64_t id = 0;
  int64_t version = 1;
  int64_t plan = 0;
  int64_t household = 0;
  std::string kind;                // of the pack
  std::vector<std::string> risks;  // of the household, which it answers
  std::string department;          // code name: who is responsible
  std::string content;             // what is done
  int64_t cents = 0;               // planned
  std::string from_on, to_on;
  std::string responsible;  // the person who sees to it
  int64_t person = 0;       // of the register: whom it is for; 0: the household
  MeasureState state = MeasureState::kPlanned;

  std::string posted_on{}, posted_place{};
  std::string carried_on{};
  int64_t carried_cents = 0;
  std::string carried_note{};
  int64_t carried_by = 0;
  std::vector<std::string> attachments{};  // what shows that it was carried out: SHA-256 in the vault
  int64_t register_row = 0;                // of the register's measure
  std::string checked_on{}, check_note{};
  int64_t checked_by = 0;
  std::string why{};  // of the last change, return or cancellation

  int64_t account = 0;
  int64_t created_ms = 0;
  bool operator==(const Measure&) const = default;
};

// 因病、因学: as the register keeps them.
std::vector<std::string> SplitRisks(std::string_view joined);
std::string JoinRisks(const std::vector<std::string>& risks);

struct Plan {
  int64_t id = 0;
  int64_t version = 0;  // number of the last event
  int64_t household = 0;
  int64_t monitored = 0;  // row of the register: which time of being monitored
  std::string made_on;
  int64_t account = 0;
  int64_t created_ms = 0;
  bool operator==(const Plan&) const = default;
};

enum class PlanAction : uint8_t { kAdd, kRevise, kPost, kCarry, kCheck, kSendBack, kCancel };
inline constexpr PlanAction kPlanActions[] = {PlanAction::kAdd,   PlanAction::kRevise, PlanAction::kPost,
                                              PlanAction::kCarry, PlanAction::kCheck,  PlanAction::kSendBack,
                                              PlanAction::kCancel};
const char* Name(PlanAction action);  // add revise post carry check send_back cancel
std::optional<PlanAction> PlanActionFromName(std::string_view name);

// One change of a plan: each makes a new version of it.
struct PlanEvent {
  int64_t number = 0;
  int64_t time_ms = 0;
  int64_t account = 0;
  std::string account_name;
  PlanAction action = PlanAction::kAdd;
  int64_t measure = 0;
  MeasureState state = MeasureState::kPlanned;  // of the measure afterwards
  std::string reason;
  nlohmann::json detail;  // fields: before and after
};

// Something not finished when the contact person changes.
struct OpenTask {
  std::string kind;  // measure clue case round (a visit is due) visit (in dispute)
  int64_t id = 0;
  std::string title;
  bool operator==(const OpenTask&) const = default;
};

// The 监测联系人 of a household changes.
struct HandOver {
  int64_t id = 0;
  int64_t household = 0;
  int64_t from_account = 0;  // 0: there was none
  std::string from_name;
  int64_t to_account = 0;
  std::string to_name;
  std::string on;
  std::string reason;
  std::vector<OpenTask> tasks;
  int64_t account = 0;
  int64_t created_ms = 0;
};

// 帮扶成效评议, the yearly look back (S4 四（二）).
struct Review {
  int64_t id = 0;
  int64_t version = 1;
  int64_t household = 0;
  int64_t year = 0;
  std::string effect;  // a word of the pack
  std::string note;
  std::string change;  // what to do otherwise from now on
  std::string reviewed_on;
  int64_t account = 0;
  int64_t created_ms = 0;
};

}  // namespace shouwang::help
