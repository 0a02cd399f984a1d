#include "insurance/policy.h"

#include <array>

#include "base/word_table.h"
#include "insurance/messages.h"

namespace shouwang::insurance {
namespace {

constexpr std::array kCoverWords = {Word<Cover>{Cover::kLifted, "lifted", message::kLifted},
                                    Word<Cover>{Cover::kUnstable, "unstable", message::kUnstable},
                                    Word<Cover>{Cover::kBorderline, "borderline", message::kBorderline},
                                    Word<Cover>{Cover::kSudden, "sudden", message::kSudden}};

constexpr std::array kStateWords = {Word<ClaimState>{ClaimState::kOpen, "open", message::kOpen},
                                    Word<ClaimState>{ClaimState::kPaid, "paid", message::kPaid},
                                    Word<ClaimState>{ClaimState::kRefused, "refused", message::kRefused},
                                    Word<ClaimState>{ClaimState::kWithdrawn, "withdrawn", message::kWithdrawn}};

}  // namespace

const char* Name(Cover cover) { return kCoverWords.at(static_cast<size_t>(cover)).name; }
const char* Title(Cover cover) { return kCoverWords.at(static_cast<size_t>(cover)).title; }
std::optional<Cover> CoverFromName(std::string_view name) { return ValueOfName<Cover>(kCoverWords, name); }

const char* Name(ClaimState state) { return kStateWords.at(static_cast<size_t>(state)).name; }
const char* Title(ClaimState state) { return kStateWords.at(static_cast<size_t>(state)).title; }
std::optional<ClaimState> ClaimStateFromName(std::string_view name) {
  return ValueOfName<ClaimState>(kStateWords, name);
}

}  // namespace shouwang::insurance
