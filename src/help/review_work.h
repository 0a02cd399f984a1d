// 帮扶成效评议, the look back (S4 四（二）: 以行政村为单元，每年至少组织开展一次监测对象帮扶成效评议): for each
// household that was monitored in the year, in words of the pack. A household without one is missing, and shown so.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "help/desk.h"

namespace shouwang::help {

struct ReviewDraft {
  std::string effect;
  std::string note;
  std::string change;
  std::string reviewed_on;
};
// kConflict: there is one of that year already.
Result<Review> AddReview(Desk& desk, int64_t household, int64_t year, const ReviewDraft& draft);
Result<Review> ReviseReview(Desk& desk, int64_t id, int64_t expected, const ReviewDraft& draft);

// How far the places below one are.
struct ReviewProgress {
  std::string division_code;  // a village
  int64_t households = 0;
  int64_t reviewed = 0;
  std::vector<int64_t> effects;  // households by effect, in the order of the pack's words
};
std::vector<ReviewProgress> ProgressOf(const HelpRules& rules, const std::vector<ReviewLine>& lines);

}  // namespace shouwang::help
