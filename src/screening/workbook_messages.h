// The Chinese texts of the workbook that a county sends down. Format strings of {fmt}.
#pragma once

namespace shouwang::screening::message {

inline constexpr const char* kWorkbookTitle = "防止返贫监测线索核查表";
inline constexpr const char* kSummarySheet = "汇总";
inline constexpr const char* kSheetTitle = "{}　{}（比对基准日 {}）";
inline constexpr const char* kConfidential = "含个人信息，注意保密，不得公开张贴";
inline constexpr const char* kPageFoot = "{}　比对基准日 {}";
inline constexpr const char* kFootJoint = "　";
inline constexpr const char* kTownPrefix = "乡镇";
inline constexpr const char* kUnknownTown = "未知乡镇";
inline constexpr const char* kListJoint = "、";

// The summary.
inline constexpr const char* kRunLine = "比对基准日：{}　　政策包：{}（{}，版本 {}）";
inline constexpr const char* kCountLine = "线索 {} 条，涉及 {} 户、{} 个乡镇。证件号码{}。";
inline constexpr const char* kIdsMasked = "只显示前 6 位和后 4 位";
inline constexpr const char* kIdsShown = "完整显示，请按个人信息管理规定使用和保管";
inline constexpr const char* kNoClues = "本次比对没有发现线索，不需要核查。";
inline constexpr const char* kHowTitle = "填写说明";
inline constexpr const char* kHowTo[] = {
    "1. 每个乡镇一张表，每行一条线索，同一户的线索排在一起。请把各表发给对应乡镇，由村里逐户入户核实。",
    "2. 只填黄色的四列。“核实结果”从下拉框中选：属实（情况与线索一致）、不属实（数据有误或情况不符）、"
    "已解决（情况属实，但问题已经解决）。",
    "3. “情况说明”写看到的实际情况；不属实的，写明错在哪里，以便退回数据来源部门更正。“日期”写成 2022-06-15 "
    "这样。",
    "4. 其他列已锁定，请不要改动或增删行列；可以筛选，也可以调整行高和列宽。填好后原样交回，由程序读回。",
    "5. "
    "线索不等于结论。“风险线索”和“关注对象”要入户看；“不纳入情形”不能直接作为排除理由，家庭有重大变故的报县里"
    "研究；"
    "“数据质量疑点”请核对并更正底册或部门数据。",
};

inline constexpr const char* kTown = "乡镇";
inline constexpr const char* kHouseholds = "户数";
inline constexpr const char* kTotal = "合计";
inline constexpr const char* kRuleId = "规则编号";
inline constexpr const char* kRuleTitle = "规则名称";
inline constexpr const char* kClueCount = "线索数";

// A town's sheet.
inline constexpr const char* kNumber = "序号";
inline constexpr const char* kVillage = "村";
inline constexpr const char* kHouseholdId = "户编号";
inline constexpr const char* kPersonName = "姓名";
inline constexpr const char* kIdNo = "证件号码";
inline constexpr const char* kKind = "类别";
inline constexpr const char* kRule = "规则";
inline constexpr const char* kRisk = "风险类型";
inline constexpr const char* kExplanation = "说明";
inline constexpr const char* kAdvice = "核实要点";
inline constexpr const char* kRecommendation = "处理建议";
inline constexpr const char* kMeasures = "建议措施：{}";
inline constexpr const char* kAnswer = "核实结果";
inline constexpr const char* kAnswers[] = {"属实", "不属实", "已解决"};
inline constexpr const char* kAnswerPrompt = "请从下拉框中选：属实、不属实、已解决";
inline constexpr const char* kRemark = "情况说明";
inline constexpr const char* kChecker = "核实人";
inline constexpr const char* kCheckDate = "日期";
inline constexpr const char* kDatePrompt = "请填写 {} 到 {} 之间的日期，写成 2022-06-15 这样";
inline constexpr const char* kKey = "线索键";

}  // namespace shouwang::screening::message
