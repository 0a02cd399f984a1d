// What the lists of watched households say to users.
#pragma once

#include <fmt/format.h>

namespace shouwang::monitoring::message {

inline constexpr const char* kMinimumLiving = "低保";
inline constexpr const char* kDestitute = "特困";
inline constexpr const char* kMonitored = "防止返贫监测对象";
inline constexpr const char* kBorderline = "低保边缘";
inline constexpr const char* kRigidSpending = "刚性支出困难";
inline constexpr const char* kOther = "其他";

inline constexpr const char* kDropped = "新名单里没有了";
inline constexpr const char* kUnlisted = "有兜底措施，名单里没有";
inline constexpr const char* kNotMember = "名单在册，底册不在户";
inline constexpr const char* kOtherName = "姓名不一致";
inline constexpr const char* kTwoKinds = "一人两种身份";

inline constexpr const char* kDroppedText = "{}在 {} 的{}名单里，{} 的名单里没有了，也没有写停发时间";
inline constexpr const char* kUnlistedText = "帮扶措施从 {} 起有兜底保障，最新的低保、特困名单里没有这一户的人";
inline constexpr const char* kNotMemberText = "{}在{}名单里，底册登记为“{}”";
inline constexpr const char* kOtherNameText = "{}名单里的姓名是“{}”，底册是“{}”，身份证号码相同";
inline constexpr const char* kTwoKindsText = "{}同时在{}、{}名单里";

inline constexpr const char* kDatasetIncomplete = "社会救助表的列在规则包里改了名，低收入分层读不出来";
inline constexpr const char* kDatasetHint =
    "规则包里的社会救助表应有身份证号码、姓名、救助类型、开始时间、结束时间各列";

inline constexpr const char* kBookTitle = "低收入人口分层名单";
inline constexpr const char* kSheet = "分层名单";
inline constexpr const char* kSheetTitle = "{}　低收入人口分层名单（截至 {}）";
inline constexpr const char* kSourceLine = "{} {} 的名单，{} 交来，全县 {} 人";
inline constexpr const char* kNumber = "序号";
inline constexpr const char* kTown = "乡镇";
inline constexpr const char* kVillage = "村";
inline constexpr const char* kHouseholdId = "户编号";
inline constexpr const char* kHead = "户主";
inline constexpr const char* kHouseholdType = "户类型";
inline constexpr const char* kDoubts = "各方不一致的地方";
inline constexpr const char* kListed = "{}（{} {}）";
inline constexpr const char* kWatched = "{}（{}确认）";
inline constexpr const char* kJoin = "、";
inline constexpr const char* kLines = "；";

}  // namespace shouwang::monitoring::message
