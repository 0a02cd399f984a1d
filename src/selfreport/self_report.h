// 自主申报 from the public page (02-domain.md section 3): a family tells its village of its difficulties, without an
// account, and asks after it with a receipt number. A village officer takes it, which makes a clue of source 自主申报
// of it, or declines it with one of a few reasons. What happens after that is the clue's and the case's business.
// Values only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shouwang::selfreport {

enum class State : uint8_t {
  kReceived,  // 待受理
  kTaken,     // 已受理: a clue
  kDeclined,  // 不予受理
};
inline constexpr State kStates[] = {State::kReceived, State::kTaken, State::kDeclined};
const char* Name(State state);  // received taken declined
std::optional<State> StateFromName(std::string_view name);

// Why one is declined. The family reads the sentence that belongs to it and nothing else, so that no officer's words
// can tell it about others.
enum class Reason : uint8_t {
  kNone,
  kElsewhere,    // registered in another village
  kInHand,       // the same difficulty is being dealt with already
  kUnreachable,  // nobody answers, nobody is found
  kTakenBack,    // the family itself said so
  kNotRisk,      // nothing that monitoring could help with
};
inline constexpr Reason kReasons[] = {Reason::kElsewhere, Reason::kInHand, Reason::kUnreachable, Reason::kTakenBack,
                                      Reason::kNotRisk};
const char* Name(Reason reason);      // elsewhere in-hand unreachable taken-back not-risk; blank for none
const char* Sentence(Reason reason);  // Chinese, for the family
std::optional<Reason> ReasonFromName(std::string_view name);

struct SelfReport {
  int64_t id = 0;
  int64_t version = 1;
  std::string division_code;  // of the village it was sent to, 12 digits
  std::string receipt;        // only while it is handed in: the store keeps no more than its blind index
  std::string name;
  std::string id_no;  // 18 characters
  std::string phone;
  std::vector<std::string> difficulties;  // risk types of the pack
  std::string text;                       // the family's own words
  std::vector<std::string> photos;        // SHA-256 in the vault
  int64_t received_ms = 0;
  State state = State::kReceived;
  int64_t household = 0;  // kTaken: of the register
  int64_t clue = 0;       // kTaken
  Reason reason = Reason::kNone;
  std::string note;  // kDeclined: what the officer writes for colleagues
  int64_t settled_ms = 0;
  int64_t settled_by = 0;  // account
};

}  // namespace shouwang::selfreport
