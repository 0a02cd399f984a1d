// Every Chinese sentence that the statistics show, as format strings of {fmt}.
#pragma once

#include <fmt/format.h>

namespace shouwang::statistics::message {

inline constexpr const char* kUnits[] = {"户", "人", "项", "条", "次", "元", "项/人", "%"};
inline constexpr const char* kTotal = "合计";
inline constexpr const char* kTownTitle = "乡镇";
inline constexpr const char* kVillageTitle = "村";

// What was asked.
inline constexpr const char* kBadAsOf = "截止日期要写今天或以前的一天";
inline constexpr const char* kBadFrom = "起始日期要写截止日期或以前的一天";
inline constexpr const char* kBadDayHint = "写成 2023-06-30 这样";
inline constexpr const char* kNoPlace = "不在您的辖区";
inline constexpr const char* kNoPlaceHint = "请选本辖区的县、乡镇或村";
inline constexpr const char* kNoColumn = "这张表没有这一列";
inline constexpr const char* kRatioColumn = "这一列是算出来的，没有名单";
inline constexpr const char* kRatioColumnHint = "请看它的分子或分母那一列";

// Tables.
inline constexpr const char* kMonitored = "监测对象";
inline constexpr const char* kFlow = "识别与消除";
inline constexpr const char* kRisks = "致贫返贫风险";
inline constexpr const char* kMeasures = "帮扶措施";
inline constexpr const char* kMeasureKinds = "帮扶措施（按类型）";
inline constexpr const char* kVisits = "走访";
inline constexpr const char* kClues = "线索";
inline constexpr const char* kQuality = "数据质量";

// Rows.
inline constexpr const char* kRiskTitle = "风险类型";
inline constexpr const char* kNoRisk = "未登记风险";
inline constexpr const char* kKindTitle = "措施类型";
inline constexpr const char* kSourceTitle = "部门（来源）";
inline constexpr const char* kRegister = "底册自查";

// Columns.
inline constexpr const char* kHouseholds = "户";
inline constexpr const char* kPeople = "人";
inline constexpr const char* kAll = "合计";
inline constexpr const char* kWithLabour = "有劳动力";
inline constexpr const char* kWithoutLabour = "无劳动力";
inline constexpr const char* kWatched = "消除后仍关注";
inline constexpr const char* kWatchedNote =
    "消除后仍关注：已消除风险、家里没有劳动力的户，保留兜底保障，继续关注；再次纳入监测的不算。";
inline constexpr const char* kWithoutLabourShare = "无劳动力户占比";
inline constexpr const char* kAtStart = "期初";
inline constexpr const char* kIdentified = "新识别";
inline constexpr const char* kEliminated = "消除";
inline constexpr const char* kAtEnd = "期末";
inline constexpr const char* kMeasureCount = "措施";
inline constexpr const char* kHelped = "有措施";
inline constexpr const char* kNotHelped = "没有措施";
inline constexpr const char* kVisited = "本期已走访";
inline constexpr const char* kNotVisited = "本期未走访";
inline constexpr const char* kVisitedShare = "走访率";
inline constexpr const char* kVisitCount = "走访次数";
inline constexpr const char* kPerHead = "人均措施";
inline constexpr const char* kAmount = "金额";
inline constexpr const char* kFound = "发现";
inline constexpr const char* kRiskClues = "风险线索";
inline constexpr const char* kQualityClues = "数据质量疑点";
inline constexpr const char* kUnsent = "待下发";
inline constexpr const char* kAsked = "已下发";
inline constexpr const char* kWaiting = "待核实";
inline constexpr const char* kOverdue = "其中超期";
inline constexpr const char* kAnswered = "已核实";
inline constexpr const char* kConfirmed = "属实";
inline constexpr const char* kRefuted = "不属实";
inline constexpr const char* kResolved = "已解决";
inline constexpr const char* kVanished = "不再出现";
inline constexpr const char* kAnsweredShare = "核实率";

// How each table is counted.
inline constexpr const char* kDayNote =
    "截至 {} 当天：识别时间在这一天或以前、还没有消除（消除当天不再算）的户是监测对象；人口是这一天在户的成员。";
inline constexpr const char* kLabourNote = "家里有普通、技能、弱（半）劳动力的是有劳动力户。劳动技能按底册现在的登记。";
inline constexpr const char* kFlowNote =
    "期初是 {} 前一天，期末是 {}。期初户数加新识别、减消除等于期末户数；人口有自然增减，不一定这样相等。";
inline constexpr const char* kFlowPeopleNote = "新识别的人口按识别当天、消除的人口按消除当天的在户成员算。";
inline constexpr const char* kRisksNote = "一户有几种风险的，在每种里都算；合计里只算一次。";
inline constexpr const char* kMeasuresNote =
    "截至 {} 的监测对象，到这一天已开始的帮扶措施。人均措施等于措施项数除以监测人口。";
inline constexpr const char* kVisitsNote =
    "截至 {} 的监测对象，从 {} 起有没有人走访；按走访的日期算，晚交的也算在当天。核对后不采用的走访不算。";
inline constexpr const char* kVisitCountNote = "走访次数是 {} 至 {} 的全部次数。脱贫户每季度走访的进度不在这张表里。";
inline constexpr const char* kNoRoundNote = "规则包没有规定监测对象多久走访一次，这张表没有数。";
inline constexpr const char* kMeasureKindsNote = "一户有几类措施的，户和人在每类里都算；合计里只算一次。";
inline constexpr const char* kCluesNote =
    "{} 至 {} 发现的风险线索和数据质量疑点，到期末那一天结束时的情况。只作提示的（不纳入情形、关注对象）不算。";
inline constexpr const char* kCluesSumNote = "发现等于待下发、已下发与不再出现之和，已下发等于待核实与已核实之和。";
inline constexpr const char* kDepartmentsNote = "一条线索用到几个部门的数据的，在每个部门里都算；合计里只算一次。";

// The workbook.
inline constexpr const char* kWorkbookTitle = "防止返贫监测统计表";
inline constexpr const char* kSheetTitle = "{}　{}（截至 {}）";
inline constexpr const char* kPeriodLine = "统计期间：{} 至 {}";
inline constexpr const char* kNumber = "序号";
inline constexpr const char* kColumnTitle = "{}\n{}";
inline constexpr const char* kUnitTitle = "{}（{}）";
inline constexpr const char* kDecimals = "{}.{:02}";
inline constexpr const char* kHouseholdSheet = "名单";
inline constexpr const char* kHouseholdId = "户编号";
inline constexpr const char* kHead = "户主";
inline constexpr const char* kPopulation = "人口";
inline constexpr const char* kCategory = "监测类别";
inline constexpr const char* kIdentifiedOn = "识别时间";
inline constexpr const char* kEliminatedOn = "消除时间";
inline constexpr const char* kFigureTitle = "{}　{}　{}{}";

}  // namespace shouwang::statistics::message
