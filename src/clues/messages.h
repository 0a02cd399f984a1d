// What users read about clues: names of states and sources, errors, the workbook's extra texts. Format strings of
// {fmt}.
#pragma once

#include <fmt/format.h>

namespace shouwang::clues::message {

inline constexpr const char* kSources[] = {"部门预警", "自主申报", "干部排查", "媒体",    "信访",
                                           "热线",     "巡视",     "审计",     "上级反馈"};
inline constexpr const char* kStates[] = {"待下发", "待核实", "已退回", "已上报", "待审核", "待办结", "已办结", "提示"};
inline constexpr const char* kVerdicts[] = {"", "属实", "不属实", "已解决"};

inline constexpr const char* kNotPossible = "线索现在是“{}”，不能{}";
inline constexpr const char* kNotPossibleHint = "请刷新页面，看它现在到了哪一步";
inline constexpr const char* kActions[] = {"登记", "下发", "核实", "审核通过", "退回", "上报", "办结", "改派"};
inline constexpr const char* kOwnAnswer = "核实结果是您自己填报的，不能由您审核";
inline constexpr const char* kOwnAnswerHint = "请乡镇的另一位同事审核";
inline constexpr const char* kNotOverdue = "还没有到期，不能上报";
inline constexpr const char* kTopEscalated = "已经上报到县里";
inline constexpr const char* kNoReason = "请写明退回原因";
inline constexpr const char* kNoVerdict = "没有核实结果";
inline constexpr const char* kNoVerdictHint = "从属实、不属实、已解决中选一个";
inline constexpr const char* kNoNote = "不属实的，要写明错在哪里";
inline constexpr const char* kNoNoteHint = "在情况说明里写看到的实际情况，以便退回数据来源部门更正";
inline constexpr const char* kNoChecker = "没有写核实人";
inline constexpr const char* kNoCheckerHint = "写入户核实的人的姓名";
inline constexpr const char* kBadDay = "不是一个日期";
inline constexpr const char* kBadDayHint = "写成 2022-06-15 这样";
inline constexpr const char* kFutureDay = "核实日期晚于今天";
inline constexpr const char* kOldDay = "核实日期早于线索发现前一年";
inline constexpr const char* kPastDue = "期限早于今天";
inline constexpr const char* kSameVillage = "线索已经在这个村";
inline constexpr const char* kNotAVillage = "不是您辖区里的村";
inline constexpr const char* kNotAVillageHint = "填本县一个村的 12 位区划代码";
inline constexpr const char* kNoGroupRisk = "没有这条规模性返贫预警";
inline constexpr const char* kGroupRiskClosed = "这条预警已经关闭";
inline constexpr const char* kNoJudgement = "请写明理由";
inline constexpr const char* kNotOfThePlace = "这一户不在预警的地方";
inline constexpr const char* kNoClosingNote = "请写明核查和处置情况";
inline constexpr const char* kStale = "这条线索刚被别人改过";
inline constexpr const char* kStaleHint = "请刷新后再改";
inline constexpr const char* kNoClue = "没有这条线索";
inline constexpr const char* kNoClueHint = "可能已经改派到别的村";
inline constexpr const char* kNeedsDueDate = "这些规则没有设定核实期限：{}";
inline constexpr const char* kNeedsDueDateHint = "请在下发时写明期限";
inline constexpr const char* kListJoint = "、";
inline constexpr const char* kOtherSources = "其他来源的线索";

// The workbook.
inline constexpr const char* kWorkbookTitle = "防止返贫监测线索核查表";
inline constexpr const char* kWatermark = "{} {} 导出　编号 {}";
inline constexpr const char* kTooManyRows = "要导出的线索超过 {} 条";
inline constexpr const char* kTooManyRowsHint = "请按乡镇或规则分批导出";
inline constexpr const char* kBeside = "仅供参考，不用填写";
inline constexpr const char* kReadHint = "请上传从本系统导出、填好的表（xlsx、xls 或 ods）";
inline constexpr const char* kNoAnswerSheet = "这不是从本系统导出的表";
inline constexpr const char* kReturnedWith = "退回原因：{}";
inline constexpr const char* kExportLine = "导出日期：{}";
inline constexpr const char* kRow = "{} 第 {} 行";
inline constexpr const char* kCell = "{} 第 {} 行 {}";
inline constexpr const char* kBadVerdict = "核实结果要从下拉框里选";
inline constexpr const char* kBadVerdictHint = "只能是属实、不属实、已解决";
inline constexpr const char* kKeyMissing = "这一行填了核实结果，但是没有线索键";
inline constexpr const char* kKeyMissingHint = "请不要增加行或删去最后的隐藏列；重新导出后再填";
inline constexpr const char* kKeyWrong = "线索键被改动过";
inline constexpr const char* kKeyTwice = "同一条线索在上面已经填过，两处写的不一样";
inline constexpr const char* kKeyTwiceHint = "请留一处";
inline constexpr const char* kTooLong = "文字太长，最多 {} 个字";
inline constexpr const char* kErrorCell = "单元格里是一个公式错误";
inline constexpr const char* kErrorCellHint = "请直接填写文字";
inline constexpr const char* kChangedMeanwhile = "导出以后，这条线索已经改变（现在是“{}”）";
inline constexpr const char* kChangedMeanwhileHint = "请看线索现在的情况；仍要填报的，重新导出后填写";
inline constexpr const char* kNothingApplied = "表里有 {} 处要改，没有写入任何一条";
inline constexpr const char* kNothingAppliedHint = "按提示改好后，把整个文件再上传一次";
inline constexpr const char* kMoreProblems = "还有 {} 处，改好前面的再看";

// The feedback table.
inline constexpr const char* kFeedbackTitle = "部门数据核实反馈表";
inline constexpr const char* kFeedbackSheet = "反馈表";
inline constexpr const char* kFeedbackLine = "反馈给：{}　　核实时间：{} 至 {}　　共 {} 条";
inline constexpr const char* kFeedbackHow =
    "下列数据经村里核实。“数据质量疑点”请核对原始记录并更正；“不属实”的，请按情况说明更正贵单位的记录。更正后的数据"
    "随下一次报送一并提交。";
inline constexpr const char* kFeedbackEmpty = "这段时间没有要反馈的数据。";
inline constexpr const char* kDataset = "数据表";
inline constexpr const char* kDivision = "行政区划代码";
inline constexpr const char* kAnswered = "核实结果";
inline constexpr const char* kMended = "更正情况";

}  // namespace shouwang::clues::message
