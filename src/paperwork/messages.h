// What this module writes into forms, besides the values themselves.
#pragma once

#include <fmt/format.h>

namespace shouwang::paperwork::message {

inline constexpr const char* kNoHousehold = "没有这一户，或者不在您的辖区";

inline constexpr const char* kDay = "{}年{}月{}日";
inline constexpr const char* kMonth = "{}年{}月";
inline constexpr const char* kMonths = "{}年{}月至{}年{}月";
inline constexpr const char* kYuan = "{}元";
inline constexpr const char* kVillageCommittee = "{}村民委员会";
inline constexpr const char* kResidentCommittee = "{}居民委员会";

inline constexpr const char* kMeasurePlanned = "待公示";
inline constexpr const char* kMeasurePosted = "{}公示，待实施";
inline constexpr const char* kMeasureCarried = "{}实施，待核查";
inline constexpr const char* kMeasureChecked = "已实施，{}核查";
inline constexpr const char* kWithNote = "{}。{}";
inline constexpr const char* kWorksheetLine = "{} {}";

inline constexpr const char* kForIdentification = "申请纳入防止返贫监测对象";
inline constexpr const char* kForElimination = "评估监测对象风险消除";
inline constexpr const char* kStep = "{}：{}";
inline constexpr const char* kDone = "已办结";
inline constexpr const char* kFound = "{}：{}";

inline constexpr const char* kMatterIn = "拟新识别";
inline constexpr const char* kMatterOut = "拟消除风险";
inline constexpr const char* kNoticeIn = "拟新识别监测对象";
inline constexpr const char* kNoticeOut = "拟消除风险监测对象";
inline constexpr const char* kReviewIn = "新识别";
inline constexpr const char* kReviewOut = "消除风险";
inline constexpr const char* kPassed = "通过";
inline constexpr const char* kNotPassed = "不通过";
inline constexpr const char* kVotes = "评议 {} 户，通过 {} 户，不通过 {} 户。";
inline constexpr const char* kMetResult = "{}民主评议，{}。";
inline constexpr const char* kNoticeQuiet = "{}至{}公示，无异议。";
inline constexpr const char* kNoticeHeard = "{}至{}公示，异议 {} 条，已答复 {} 条。";
inline constexpr const char* kNoticeHangs = "{}起公示，公示期未满。";

}  // namespace shouwang::paperwork::message
