// 防返贫保险 (02-domain.md section 6): a year's policy, who is insured, what is paid for it and what it pays. Values
// only. Numbers of a policy (premium, shares, dates) are what its contract says: entered, never constants. Money is 分,
// days are ISO.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shouwang::insurance {

// Who is insured by a policy.
enum class Cover : uint8_t {
  kLifted,      // 脱贫人口: households of the two lifted types
  kUnstable,    // 脱贫不稳定户 monitored now
  kBorderline,  // 边缘易致贫户 monitored now
  kSudden,      // 突发严重困难户 monitored now
};
inline constexpr Cover kCovers[] = {Cover::kLifted, Cover::kUnstable, Cover::kBorderline, Cover::kSudden};
const char* Name(Cover cover);   // lifted unstable borderline sudden
const char* Title(Cover cover);  // Chinese
std::optional<Cover> CoverFromName(std::string_view name);

enum class ClaimState : uint8_t { kOpen, kPaid, kRefused, kWithdrawn };
inline constexpr ClaimState kClaimStates[] = {ClaimState::kOpen, ClaimState::kPaid, ClaimState::kRefused,
                                              ClaimState::kWithdrawn};
const char* Name(ClaimState state);   // open paid refused withdrawn
const char* Title(ClaimState state);  // Chinese
std::optional<ClaimState> ClaimStateFromName(std::string_view name);

// Who pays how much of one person's premium: 县财政 80 元, 个人 20 元.
struct Payer {
  std::string who;
  int64_t share = 0;
  bool operator==(const Payer&) const = default;
};

struct Policy {
  int64_t id = 0;
  int64_t version = 1;
  std::string division_code;  // 12 digits: whose it is
  int64_t year = 0;
  std::string title;
  std::string insurer;
  std::vector<Cover> covers;
  std::string starts_on;
  std::string ends_on;
  int64_t premium = 0;  // of one person
  std::vector<Payer> payers;
  std::string basis;      // the document or contract
  std::string listed_on;  // the day the list was last made; blank: never
  int64_t account = 0;
  int64_t created_ms = 0;
};

struct Insured {
  int64_t id = 0;
  int64_t policy = 0;
  int64_t person = 0;
  std::string name;
  int64_t household = 0;
  std::string household_id;  // masked when it is an id number
  std::string head;
  std::string division_code;
  Cover cover = Cover::kLifted;
  std::string since;
};

struct Premium {
  int64_t id = 0;
  int64_t policy = 0;
  std::string paid_on;
  std::string payer;
  int64_t amount = 0;
  int64_t people = 0;
  std::string voucher;  // number of the document
  int64_t account = 0;
  int64_t created_ms = 0;
};

struct Claim {
  int64_t id = 0;
  int64_t version = 1;
  int64_t policy = 0;
  int64_t insured = 0;
  int64_t household = 0;
  std::string division_code;
  std::string kind;  // of the pack's enumeration kClaimKinds
  std::string happened_on;
  std::string claimed_on;
  int64_t claimed = 0;
  std::string note;  // what happened
  ClaimState state = ClaimState::kOpen;
  std::string settled_on;
  int64_t paid = 0;
  std::string answer;  // what the insurer said
  int64_t account = 0;
  int64_t settled_by = 0;
  int64_t created_ms = 0;
  std::string name;  // of the insured person, as listed; filled in by the store
  std::string head;
  std::string household_id;
};

inline constexpr std::string_view kClaimKinds = "insurance_claim_kind";

}  // namespace shouwang::insurance
