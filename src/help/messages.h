// What help says to users.
#pragma once

#include <fmt/format.h>

namespace shouwang::help::message {

inline constexpr const char* kNoHousehold = "底册里没有这一户，或者不在您的辖区";
inline constexpr const char* kNotMonitored = "这一户现在不是监测对象";
inline constexpr const char* kNotMonitoredHint = "帮扶计划在县级确定为监测对象以后制定";
inline constexpr const char* kNoMeasure = "没有这项措施，或者不在您的辖区";
inline constexpr const char* kStale = "这项刚被别人改过";
inline constexpr const char* kStaleHint = "请刷新后再办";

inline constexpr const char* kUnknownKind = "没有这类帮扶措施：{}";
inline constexpr const char* kUnknownRisk = "这一户没有这项风险：{}";
inline constexpr const char* kRiskNeeded = "请选择这项措施针对的风险";
inline constexpr const char* kUnknownDepartment = "请选择负责的部门";
inline constexpr const char* kDayWrong = "日期不对";
inline constexpr const char* kDaysOutOfOrder = "结束日期早于开始日期";
inline constexpr const char* kAmountWrong = "金额不对";
inline constexpr const char* kNotAMember = "受益人不是这一户的在户成员";
inline constexpr const char* kReasonNeeded = "请写明原因";

inline constexpr const char* kNotPlanned = "只有未实施的措施可以修改或取消";
inline constexpr const char* kNotPlannedHint = "已实施的，由核查人退回后再改";
inline constexpr const char* kOnlyPlanned = "第 {} 项不是待公示的措施";
inline constexpr const char* kNothingToPost = "请至少选一项措施";
inline constexpr const char* kTwice = "第 {} 项写了两次";
inline constexpr const char* kOneVillage = "一次公示的措施应在同一个村";
inline constexpr const char* kPlaceNeeded = "请写明公示地点";
inline constexpr const char* kNotPosted = "措施公示以后才能登记实施";
inline constexpr const char* kNotPostedHint = "请先在村里公示";
inline constexpr const char* kBeforePosting = "实施日期早于公示日期 {}";
inline constexpr const char* kEvidenceNeeded = "请附上能说明已经实施的照片或扫描件";
inline constexpr const char* kNotCarried = "这项措施不在待核查";
inline constexpr const char* kCheckerOffice = "由乡镇或县里核查";
inline constexpr const char* kCheckerOther = "登记实施的人不能核查同一项措施";
inline constexpr const char* kCheckNote = "请写明哪里不符";

inline constexpr const char* kCarriedOut = "帮扶措施已实施";
inline constexpr const char* kSentBack = "帮扶措施核查不符，退回";

inline constexpr const char* kNotAContact = "请选择一名在用的监测联系人账号";
inline constexpr const char* kOtherPlace = "这名联系人不负责这一户所在的地方";
inline constexpr const char* kSameContact = "这一户已经由这名联系人负责";
inline constexpr const char* kHandedOver = "监测联系人交接：{}";
inline constexpr const char* kMeasureTask = "帮扶措施：{}";
inline constexpr const char* kClueTask = "线索：{}";
inline constexpr const char* kCaseTask = "{}：{}";
inline constexpr const char* kRoundTask = "走访：{} 前要去一次";
inline constexpr const char* kVisitTask = "走访不一致，待核对：{}";

inline constexpr const char* kYearWrong = "年份不对";
inline constexpr const char* kNotThatYear = "这一户在 {} 年不是监测对象";
inline constexpr const char* kEffectNeeded = "请选择帮扶成效";
inline constexpr const char* kNoteNeeded = "请写明评议情况";
inline constexpr const char* kReviewDay = "评议日期应在 {} 年以内，不晚于今天";
inline constexpr const char* kReviewed = "这一户 {} 年已经评议";
inline constexpr const char* kNoReview = "没有这条评议，或者不在您的辖区";

}  // namespace shouwang::help::message
