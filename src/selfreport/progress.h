// How far a self-report has come, in words for the family: what whoever holds the receipt may know. Nothing personal:
// no name, no place, no officer, no reason beyond the fixed sentences.
#pragma once

#include <string>

#include "base/date.h"
#include "base/result.h"
#include "casework/cases.h"
#include "casework/publicity.h"
#include "clues/clues.h"
#include "selfreport/self_report.h"

namespace shouwang::selfreport {

struct Progress {
  enum class Stage : uint8_t {
    kReceived,     // 已收到
    kDeclined,     // 不予受理
    kVerifying,    // 村里正在核实
    kNotSo,        // 核实不属实
    kResolved,     // 核实已解决
    kConfirmed,    // 核实属实，等开始办理
    kHandling,     // 正在办理
    kPosted,       // 公示中
    kIncluded,     // 已纳入
    kNotIncluded,  // 未纳入
  };
  Stage stage = Stage::kReceived;
  std::string received_on;
  int64_t step = 0;        // kHandling, kPosted: the how manieth of …
  int64_t steps = 0;       // … so many
  std::string step_title;  // blank: none
  std::string text;        // what it means, and where to ask
};
const char* Name(Progress::Stage stage);   // received declined verifying …
const char* Title(Progress::Stage stage);  // Chinese

struct ProgressSources {
  clues::Clues& clues;
  casework::Cases& cases;
  casework::Publicity& publicity;
  Date today;
};
// With the repositories of a caller who sees everything.
Result<Progress> ProgressOf(const SelfReport& report, const ProgressSources& sources);

}  // namespace shouwang::selfreport
