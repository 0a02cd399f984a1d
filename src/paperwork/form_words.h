// Names of fields and lists of policies/national/forms/forms.toml, and the ids of forms whose lists are filled.
#pragma once

#include <string_view>

namespace shouwang::paperwork {

namespace form {
inline constexpr std::string_view kAppraisal = "appraisal";
inline constexpr std::string_view kNotice = "notice";
inline constexpr std::string_view kTownReview = "town_review";
inline constexpr std::string_view kDetermination = "county_determination";
}  // namespace form

namespace word {

// Where
inline constexpr char kCounty[] = "县";
inline constexpr char kTown[] = "乡镇";
inline constexpr char kVillage[] = "村";
inline constexpr char kCommittee[] = "村委会";
inline constexpr char kGroup[] = "村民小组";
inline constexpr char kCommunity[] = "社区";

// Household
inline constexpr char kHouseholdId[] = "户编号";
inline constexpr char kHead[] = "户主姓名";
inline constexpr char kHeadId[] = "户主身份证号";
inline constexpr char kPhone[] = "联系电话";
inline constexpr char kAddress[] = "住址";
inline constexpr char kPeople[] = "家庭人口";
inline constexpr char kWorkers[] = "劳动力人数";
inline constexpr char kType[] = "户类型";
inline constexpr char kResidency[] = "居住情况";
inline constexpr char kMinors[] = "监护成员";

// Monitoring
inline constexpr char kCategory[] = "监测对象类别";
inline constexpr char kIdentifiedOn[] = "识别日期";
inline constexpr char kRisks[] = "风险类型";
inline constexpr char kContact[] = "监测联系人";
inline constexpr char kLeadDepartment[] = "帮扶主责部门";
inline constexpr char kLine[] = "监测底线";
inline constexpr char kPeriod[] = "监测月份";
inline constexpr char kHelpMonths[] = "帮扶月数";
inline constexpr char kMeasureKinds[] = "帮扶措施";

// Income
inline constexpr char kThis[] = "本期";
inline constexpr char kLast[] = "上期";
inline constexpr char kWage[] = "工资性收入";
inline constexpr char kBusiness[] = "生产经营性收入";
inline constexpr char kProperty[] = "财产性收入";
inline constexpr char kTransfer[] = "转移性收入";
inline constexpr char kExpense[] = "生产经营性支出";
inline constexpr char kNet[] = "纯收入";
inline constexpr char kNetChange[] = "纯收入增减";
inline constexpr char kIncomePeople[] = "收入人口";
inline constexpr char kNetPerHead[] = "人均纯收入";

// Application and authorisation
inline constexpr char kReceivedOn[] = "受理日期";
inline constexpr char kApplicationText[] = "申请事由";
inline constexpr char kProgress[] = "办理进度";
inline constexpr char kAuthorisedFor[] = "授权事由";
inline constexpr char kLookedUp[] = "查询事项";
inline constexpr char kAuthorisedFrom[] = "授权起始日";
inline constexpr char kVisitDay[] = "入户日期";

// Visit
inline constexpr char kVisitReason[] = "核查事由";
inline constexpr char kVisitedOn[] = "核查日期";
inline constexpr char kVisitedBefore[] = "上次核查日期";
inline constexpr char kRoutine[] = "定期走访";
inline constexpr char kPhotos[] = "照片张数";
inline constexpr char kWork[] = "务工就业";
inline constexpr char kOpinion[] = "核查意见";
inline constexpr const char* kSafety[] = {"义务教育", "基本医疗", "住房安全", "饮水安全"};
inline constexpr char kSafe[] = "有保障";
inline constexpr char kUnsafe[] = "未保障";
inline constexpr char kNotAsked[] = "不涉及";
inline constexpr char kExplained[] = "说明";
inline constexpr char kSpentMedical[] = "医疗支出";
inline constexpr char kSpentEducation[] = "教育支出";
inline constexpr char kSpentHousing[] = "住房支出";
inline constexpr char kSpentOther[] = "其他支出";
inline constexpr char kNewlyFound[] = "新识别";
inline constexpr char kRiskGone[] = "风险消除";
inline constexpr char kExclusions[] = "不纳入情形";
inline constexpr char kAssets[] = "财产说明";
inline constexpr char kVisitNote[] = "核查说明";

// Meeting and notice
inline constexpr char kMetOn[] = "会议时间";
inline constexpr char kMetAt[] = "会议地点";
inline constexpr char kHost[] = "主持人";
inline constexpr char kCame[] = "实到人数";
inline constexpr char kPublicView[] = "群众意见";
inline constexpr char kConclusion[] = "评议结论";
inline constexpr char kCommitteeDecision[] = "两委决定";
inline constexpr char kDecidedOn[] = "决定日期";
inline constexpr char kNoticeAbout[] = "公示事项";
inline constexpr char kNoticeHouseholds[] = "公示户数";
inline constexpr char kNoticePeople[] = "公示人数";
inline constexpr char kNoticeFrom[] = "公示开始日";
inline constexpr char kNoticeTo[] = "公示结束日";
inline constexpr char kNoticeWorkdays[] = "公示工作日";
inline constexpr char kObjectionsTo[] = "受理单位";
inline constexpr char kNoticeContent[] = "公示内容";
inline constexpr char kNoticeResult[] = "公示情况";
inline constexpr char kMeetingResult[] = "评议情况";

// Village, town, county
inline constexpr char kReportedOn[] = "报送日期";
inline constexpr char kHandedUpOn[] = "上报日期";
inline constexpr char kVillageOpinion[] = "村级意见";
inline constexpr char kVillageDay[] = "村级意见日期";
inline constexpr char kTownOpinion[] = "乡镇意见";
inline constexpr char kTownDay[] = "乡镇意见日期";
inline constexpr char kCountyOpinion[] = "县级意见";
inline constexpr char kCountyDay[] = "县级意见日期";
inline constexpr char kInHouseholds[] = "纳入户数";
inline constexpr char kInPeople[] = "纳入人数";
inline constexpr char kOutHouseholds[] = "消除户数";
inline constexpr char kOutPeople[] = "消除人数";
inline constexpr char kRefused[] = "不同意户数";

// Elimination
inline constexpr char kEliminationKind[] = "消除方式";
inline constexpr char kAssessedOn[] = "评估日期";
inline constexpr char kTeamOpinion[] = "工作队意见";
inline constexpr char kMarkedOn[] = "标注日期";

// Lists and their columns
inline constexpr char kMembers[] = "成员";
inline constexpr char kAdults[] = "成年成员";
inline constexpr char kAppraised[] = "评议对象";
inline constexpr char kNoticed[] = "公示对象";
inline constexpr char kReviewed[] = "审核对象";
inline constexpr char kDetermined[] = "审定对象";
inline constexpr char kMeasures[] = "措施";
inline constexpr char kName[] = "姓名";
inline constexpr char kRelation[] = "与户主关系";
inline constexpr char kSex[] = "性别";
inline constexpr char kBirth[] = "出生日期";
inline constexpr char kIdNo[] = "公民身份号码";
inline constexpr char kHealth[] = "健康状况";
inline constexpr char kLabour[] = "劳动技能";
inline constexpr char kStudent[] = "在校生状况";
inline constexpr char kStatus[] = "人员状态";
inline constexpr char kMatter[] = "评议事项";
inline constexpr char kOutcome[] = "评议结果";
inline constexpr char kReviewMatter[] = "审核事项";
inline constexpr char kSpotCheck[] = "抽查核实";
inline constexpr char kPlannedMeasures[] = "拟定帮扶措施";
inline constexpr char kReviewOpinion[] = "审核意见";
inline constexpr char kDecisionMatter[] = "审定事项";
inline constexpr char kDecisionOpinion[] = "审定意见";
inline constexpr char kMeasureKind[] = "措施类型";
inline constexpr char kMeasureAmount[] = "金额";
inline constexpr char kMeasureFrom[] = "开始日期";
inline constexpr char kMeasureTo[] = "完成日期";
inline constexpr char kMeasureRisks[] = "对应风险";
inline constexpr char kMeasureContent[] = "措施内容";
inline constexpr char kMeasureDepartment[] = "责任部门";
inline constexpr char kMeasureDone[] = "落实情况";
inline constexpr char kMeasureEffect[] = "帮扶成效";
inline constexpr char kPlannedOn[] = "制定日期";

inline constexpr char kJoin[] = "、";

}  // namespace word
}  // namespace shouwang::paperwork
