// What the API says about help.
#pragma once

namespace shouwang::api::message {

inline constexpr const char* kHelpChoices = "帮扶：措施类型、部门、成效等次";
inline constexpr const char* kHelpHouseholds = "监测对象的帮扶：计划、措施和提示";
inline constexpr const char* kHelpSummary = "帮扶汇总：没有计划的、有提示的、各状态的措施";
inline constexpr const char* kHouseholdHelp = "一户的帮扶：风险、措施、建议、联系人、评议和经过";
inline constexpr const char* kAddMeasures = "在帮扶计划中增加措施；还没有计划的，同时制定";
inline constexpr const char* kListMeasures = "帮扶措施列表";
inline constexpr const char* kReadMeasure = "一项帮扶措施";
inline constexpr const char* kReviseMeasure = "修改措施；已公示的要重新公示";
inline constexpr const char* kPostMeasures = "登记措施已在村里公示，可一次多项";
inline constexpr const char* kCarryMeasure = "登记措施已实施";
inline constexpr const char* kCheckMeasure = "核查措施";
inline constexpr const char* kCancelMeasure = "取消措施";
inline constexpr const char* kMeasureAttachment = "说明措施已实施的照片或扫描件";
inline constexpr const char* kListContacts = "监测联系人";
inline constexpr const char* kHandOver = "指定或交接一户的监测联系人";
inline constexpr const char* kOpenTasks = "一户没有办完的事";
inline constexpr const char* kListReviews = "一年的帮扶成效评议，没有评议的也在其中";
inline constexpr const char* kReviewProgress = "帮扶成效评议的进度，按村";
inline constexpr const char* kAddReview = "登记一户的帮扶成效评议";
inline constexpr const char* kReviseReview = "修改一条评议";

inline constexpr const char* kHelpPlace = "区划代码：县、乡镇或村";
inline constexpr const char* kWarningParameter = "只看有这种提示的";
inline constexpr const char* kPlanParameter = "true：只看有计划的；false：只看没有计划的";
inline constexpr const char* kStateParameter = "措施的状态";
inline constexpr const char* kMissingParameter = "true：只看还没有评议的";
inline constexpr const char* kAnswerOf = "能应对的风险";
inline constexpr const char* kManyParameter = "一项风险的措施超过几项时提示";

inline constexpr const char* kNoHelpHousehold = "底册里没有这一户，或者不在您的辖区";
inline constexpr const char* kNoHelpPack = "没有管这个地方的规则包";
inline constexpr const char* kNoHelpPackHint = "请县里先启用本县的规则包";

}  // namespace shouwang::api::message
