// Every Chinese sentence that api/insurance shows.
#pragma once

namespace shouwang::api::message {

inline constexpr const char* kListPolicies = "防贫保险的保单，新的在前";
inline constexpr const char* kAddPolicy = "登记一份保单";
inline constexpr const char* kReadInsurancePolicy = "一份保单";
inline constexpr const char* kChangePolicy = "修改保单内容；名单生成以后参保对象和期间不能改";
inline constexpr const char* kMakeList = "按今天的底册生成或补充参保名单";
inline constexpr const char* kListInsured = "参保人员";
inline constexpr const char* kAddPremium = "登记一笔缴费";
inline constexpr const char* kListPremiums = "缴费记录";
inline constexpr const char* kListClaims = "理赔，新的在前";
inline constexpr const char* kAddClaim = "登记一件理赔";
inline constexpr const char* kSettleClaim = "办结一件理赔：赔付、拒赔或撤回";
inline constexpr const char* kInsuranceTotals = "参保、理赔和收支：按地方、种类和参保对象";
inline constexpr const char* kInsuranceWorkbook = "导出防贫保险统计表";
inline constexpr const char* kInsurancePlace = "区划代码：县、乡镇或村，不写是整个辖区";
inline constexpr const char* kInsuranceCodeShape = "区划代码应为 6、9 或 12 位数字";
inline constexpr const char* kKindOfClaim = "理赔种类";
inline constexpr const char* kStateOfClaim = "办理情况";
inline constexpr const char* kCents = "分";
inline constexpr const char* kMine = "能不能由您修改";
inline constexpr const char* kAnew = "推倒重来；已有理赔的不行";
inline constexpr const char* kRatio = "赔付率，百分之一的百分点；没有缴费为空";
inline constexpr const char* kUnknownKind = "没有“{}”这种理赔";
inline constexpr const char* kNoKinds = "规则包里没有理赔种类";
inline constexpr const char* kBookName = "防贫保险统计表 {}.xlsx";

inline constexpr const char* kInsuredAsOf = "只看这一天已经参保的人；不在保险期间的日子没有人";
inline constexpr const char* kHouseholdInsurance = "一户的防贫保险：谁在哪份保单里、理赔";

}  // namespace shouwang::api::message
