// What procedures say to users.
#pragma once

namespace shouwang::procedure::message {

inline constexpr const char* kOpen = "办理中";
inline constexpr const char* kDone = "已办完";
inline constexpr const char* kEnded = "不予通过";
inline constexpr const char* kWithdrawn = "已撤回";

inline constexpr const char* kEventStarted = "开始";
inline constexpr const char* kEventPaperAdded = "收到材料";
inline constexpr const char* kEventPaperTaken = "材料作废";
inline constexpr const char* kEventCompleted = "完成";
inline constexpr const char* kEventReturned = "退回";
inline constexpr const char* kEventHeld = "因异议停办";
inline constexpr const char* kEventReleased = "异议办结，恢复办理";
inline constexpr const char* kEventExclusionFound = "发现不纳入情形";
inline constexpr const char* kEventExclusionCleared = "排除不纳入情形";
inline constexpr const char* kEventEnded = "不予通过";
inline constexpr const char* kEventWithdrawn = "撤回";
inline constexpr const char* kEventMoved = "改用新的程序版本";
inline constexpr const char* kEventOverdue = "逾期上报";
inline constexpr const char* kOverdueReason = "“{}”应于 {} 办完，已报{}";
inline constexpr const char* kNotOverdue = "“{}”没有逾期，或已经上报";

inline constexpr const char* kNotOpen = "这一件{}，不能再办理";
inline constexpr const char* kNotThisStep = "这一件现在的步骤是“{}”，不是“{}”";
inline constexpr const char* kNotThisStepHint = "请刷新后再看";
inline constexpr const char* kNotYourOffice = "“{}”由{}办理";
inline constexpr const char* kMaker = "“{}”是您办的，不能再由您办“{}”";
inline constexpr const char* kMakerHint = "经办和审核要由不同的人，请换一位同事办理";
inline constexpr const char* kHeld = "有 {} 件异议没有办结，先停办";
inline constexpr const char* kHeldHint = "请先调查答复异议";
inline constexpr const char* kMissing = "还缺材料：{}";
inline constexpr const char* kMissingHint = "请补齐后再完成“{}”";
inline constexpr const char* kOr = "或";
inline constexpr const char* kComma = "、";
inline constexpr const char* kFieldMissing = "请填写“{}”";
inline constexpr const char* kFieldUnknown = "这一步没有“{}”这一项";
inline constexpr const char* kFieldTooLong = "“{}”太长，最多 {} 个字";
inline constexpr const char* kFieldValue = "“{}”不能是“{}”";
inline constexpr const char* kFieldOne = "“{}”只能选一项";
inline constexpr const char* kFieldAtMost = "“{}”最多选 {} 项";
inline constexpr const char* kFieldDate = "“{}”不是日期，或在今天之后";
inline constexpr const char* kReasonMissing = "请写明理由";
inline constexpr const char* kNoReturn = "“{}”不能退回到“{}”";
inline constexpr const char* kNoSuchPaper = "没有这种材料：{}";
inline constexpr const char* kPaperOfProgram = "“{}”由程序出具，不能手工添加";
inline constexpr const char* kPaperThere = "这份材料已经在了";
inline constexpr const char* kPaperGone = "没有这份材料";
inline constexpr const char* kPaperBlank = "请附上材料的照片或扫描件";
inline constexpr const char* kMayNotEnd = "“{}”这一步不能作出不予通过的决定";
inline constexpr const char* kHoldThere = "这件异议已经登记";
inline constexpr const char* kHoldGone = "没有这件异议";
inline constexpr const char* kMoveCounty = "改用新的程序版本由县里决定";
inline constexpr const char* kMoveSame = "已经是这个版本";
inline constexpr const char* kMoveKind = "不能从“{}”改到“{}”";
inline constexpr const char* kMoveStep = "新版本没有“{}”这一步";
inline constexpr const char* kNoStart = "程序没有步骤";

inline constexpr const char* kSampleText = "如实填写";
inline constexpr const char* kScenarioHead = "情景要写明 procedure（包里的程序）和 month（如 2022-05）";
inline constexpr const char* kScenarioBy = "by 是 village、town、county 或 program";
inline constexpr const char* kScenarioAct =
    "act 是 start、complete、return、end、withdraw、paper、take、hold、release 或 exclusion";

}  // namespace shouwang::procedure::message
