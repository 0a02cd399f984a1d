// The feedback table 反馈表: what villages found about one department's data, as a workbook to send to that department,
// so that a wrong record is mended at its source (02-domain.md section 3; S1). Ids are masked. It is an export like the
// clue workbook (workbook.h): marked visibly and invisibly.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "clues/clues.h"
#include "clues/workbook.h"

namespace shouwang::clues {

// One of a department's datasets, with the answered clues whose evidence has rows of it.
struct FeedbackPart {
  std::string dataset;  // title: 医保结算
  std::vector<Clue> clues;
};

struct FeedbackHead {
  std::string department;  // title
  std::string from;        // ISO dates, both included
  std::string to;
};

Status WriteFeedback(const std::filesystem::path& path, const FeedbackHead& head,
                     const std::vector<FeedbackPart>& parts, const ExportMark& mark);

}  // namespace shouwang::clues
