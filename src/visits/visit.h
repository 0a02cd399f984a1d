// A visit 入户走访: what a family was asked at its door, by the pack's form, with its worksheet of income, photos and
// signature (02-domain.md sections 3, 5 and 6). Values only.
//
// Visits of a household hang together: each is filled in from the one before it, its base. Two on the same base that
// say different things are in conflict, as are two different texts under the same key: both are kept, the later one is
// disputed until somebody has looked at both.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shouwang::visits {

using Answers = std::map<std::string, std::vector<std::string>>;  // by question
using Amounts = std::map<std::string, int64_t>;                   // 分, by line of the worksheet

struct MemberAnswers {
  int64_t person = 0;
  Answers answers;
  bool operator==(const MemberAnswers&) const = default;
};

struct Content {
  Answers answers;
  std::vector<MemberAnswers> members;  // in order of their numbers
  Amounts amounts;
  std::string note;
};
// Whether two visits found the same; the note may say it in other words.
bool SameFindings(const Content& a, const Content& b);

enum class VisitState : uint8_t { kStands, kDisputed, kSetAside };
const char* Name(VisitState state);  // stands disputed set_aside
std::optional<VisitState> VisitStateFromName(std::string_view name);

// Why a visit is disputed.
enum class Conflict : uint8_t {
  kNone,
  kSameBase,  // another one was filled in from the same earlier visit
  kSameKey,   // the phone sent another text under the same number
};
const char* Name(Conflict conflict);  // blank, same_base, same_key
std::optional<Conflict> ConflictFromName(std::string_view name);

struct Visit {
  int64_t id = 0;
  int64_t version = 1;
  std::string key;     // made by the phone, 32 hexadecimal digits: the same visit however often it arrives
  std::string digest;  // SHA-256 of what was handed in under that key
  int64_t household = 0;
  std::string household_id;  // as people see it
  std::string head;
  std::string division_code;
  std::string purpose;    // of the form
  int64_t case_file = 0;  // the case that it was made for; 0: none
  std::string visited_on;
  int64_t account = 0;  // who was there
  std::string visitor;
  std::string form;        // digest of its version
  int64_t base = 0;        // the visit that it was filled in from; 0: the first
  bool unchanged = false;  // everything is as at the base
  Content content;
  int64_t people = 0;     // 在户, when it arrived
  int64_t net_cents = 0;  // 纯收入 of the household
  std::vector<std::string> photos;
  std::string signature;  // blank: none
  VisitState state = VisitState::kStands;
  Conflict conflict = Conflict::kNone;
  int64_t against = 0;  // the visit that it is in conflict with
  int64_t settled_by = 0;
  int64_t settled_ms = 0;
  std::string settled_why;
  int64_t created_ms = 0;
};

}  // namespace shouwang::visits
