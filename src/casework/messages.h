// What casework says to users.
#pragma once

#include <fmt/format.h>

namespace shouwang::casework::message {

inline constexpr const char* kNoCase = "没有这一件，或者不在您的辖区";
inline constexpr const char* kStale = "这一件刚被别人办过";
inline constexpr const char* kStaleHint = "请刷新后再办";
inline constexpr const char* kOfProgram = "“{}”由程序出具，情况变了程序会自己撤下";
inline constexpr const char* kNoHousehold = "底册里没有这一户，或者不在您的辖区";
inline constexpr const char* kCaseOpen = "这一户已有一件{}在办理";
inline constexpr const char* kAlreadyMonitored = "这一户已经是监测对象";
inline constexpr const char* kNotMonitored = "这一户现在不是监测对象";
inline constexpr const char* kNeedsOrigin = "请选一条核实属实的线索，或一份申请";
inline constexpr const char* kClueNotOfHousehold = "这条线索不是这一户的";
inline constexpr const char* kClueNotConfirmed = "这条线索还没有核实属实";
inline constexpr const char* kClueNotConfirmedHint = "请先到“线索”里填报核实结果";
inline constexpr const char* kApplicationNotOfHousehold = "没有这一户的这份申请";
inline constexpr const char* kFromBefore = "这是 {} 风险消除以前的，已经办过";
inline constexpr const char* kFromBeforeHint = "有了新的风险，请登记新的线索或申请，再开始识别";
inline constexpr const char* kHelpTooShort = "{} 起帮扶，还不满 {} 个月";
inline constexpr const char* kHelpTooShortHint = "最早 {} 可以开始风险消除";
inline constexpr const char* kNoMeasures = "这一户识别以后还没有实施帮扶措施";
inline constexpr const char* kNoMeasuresHint = "请先在“帮扶”里制定计划，登记措施的实施";
inline constexpr const char* kOneVillage = "请选一个村";
inline constexpr const char* kApplied = "农户申请";
inline constexpr const char* kBadPeriod = "月份写成 2022-05";
inline constexpr const char* kNoStep = "程序里没有“{}”这一步";
inline constexpr const char* kDatesOutOfOrder = "“{}”的日期早于前一步";
inline constexpr const char* kNoDates = "请至少给一个步骤定日期";
inline constexpr const char* kNotYourPlace = "不在您的辖区";
inline constexpr const char* kTitle = "名称";
inline constexpr const char* kOrderedBy = "依据的文件";
inline constexpr const char* kDayWrong = "日期不对，或在今天之后";
inline constexpr const char* kAttachmentMissing = "请附上签字材料的照片或扫描件";

inline constexpr const char* kScopeMissing = "请写明授权查询的内容";
inline constexpr const char* kSignersMissing = "请选择签字的家庭成员";
inline constexpr const char* kSignerNotMember = "签字的人不是这一户的在户成员";
inline constexpr const char* kNoAuthorisation = "没有这份授权承诺书，或者不在您的辖区";
inline constexpr const char* kTakenBack = "这份授权承诺书已经收回";
inline constexpr const char* kWhyMissing = "请写明理由";
inline constexpr const char* kNotAuthorised = "这一户没有有效的授权承诺书，不能查询";
inline constexpr const char* kNotAuthorisedHint = "请先由农户签署授权承诺书";
inline constexpr const char* kDepartmentsMissing = "请选择要查询的部门";
inline constexpr const char* kAskedAlready = "已经问过{}";
inline constexpr const char* kNoLookUp = "没有这一项查询，或者不是您部门的";
inline constexpr const char* kLookUpClosed = "这一项查询已经答复或取消";
inline constexpr const char* kFindingWrong = "不纳入情形的编号是 1 到 10，0 表示其他；并写明查到了什么";
inline constexpr const char* kFoundBy = "部门比对发现不纳入情形：第{}项";
inline constexpr const char* kCaseNotOpen = "这一件已经办结";

inline constexpr const char* kNotOfVillage = "第 {} 件不是这个村的，或已办结";
inline constexpr const char* kTwice = "第 {} 件写了两次";
inline constexpr const char* kNoCases = "请至少选一户";
inline constexpr const char* kAttendance = "请填写到会人数";
inline constexpr const char* kMinutes = "会议记录";
inline constexpr const char* kPlace = "地点";
inline constexpr const char* kHost = "主持人";
inline constexpr const char* kBody = "公示内容";
inline constexpr const char* kNoMeetingYet = "第 {} 件还没有通过民主评议";
inline constexpr const char* kStartsTooEarly = "公示不能从 {} 以前开始";
inline constexpr const char* kBodyHasId = "公示里不能有身份证号、手机号或银行账号";
inline constexpr const char* kBodyHasHealth = "公示里不能写健康状况：{}";
inline constexpr const char* kBodyHint = "请删去后再公示";
inline constexpr const char* kNoNotice = "没有这张公示，或者不在您的辖区";
inline constexpr const char* kNoticeClosed = "这张公示已经结束";
inline constexpr const char* kObjectionsOpen = "还有 {} 件异议没有办结";
inline constexpr const char* kEarly = "公示到 {} 为止，提前结束要写明理由";
inline constexpr const char* kLate = "公示到 {} 为止，过期才结束要写明理由";
inline constexpr const char* kNoObjection = "没有这件异议";
inline constexpr const char* kObjectionAnswered = "这件异议已经办结";
inline constexpr const char* kObjectionCase = "这张公示没有这一户";
inline constexpr const char* kObjectionText = "异议内容";
inline constexpr const char* kFinding = "调查情况";
inline constexpr const char* kAnswer = "答复";

inline constexpr const char* kNoticePhoto = "请附上公示现场的照片";
inline constexpr const char* kNoticeIn = "经村民主评议，拟将下列 {} 户纳入防止返贫监测对象，现予公示。\n";
inline constexpr const char* kNoticeOut = "经村民主评议，拟对下列 {} 户监测对象作风险消除，现予公示。\n";
inline constexpr const char* kNoticeLine = "户主 {}（{}），家庭人口 {} 人\n";
inline constexpr const char* kNoticeFoot =
    "公示期 {} 个工作日。如有异议，请在公示期内向村民委员会或乡镇人民政府反映，也可拨打 12317。\n";

inline constexpr const char* kDetermined = "监测对象识别：县级确定";
inline constexpr const char* kEliminated = "风险消除：县级确定";
inline constexpr const char* kContactUnknown = "没有这个监测联系人的账号";
inline constexpr const char* kContactDisabled = "监测联系人的账号已停用";
inline constexpr const char* kContactRole = "监测联系人要是监测联系人、村或乡镇的账号";
inline constexpr const char* kContactElsewhere = "监测联系人不管这个村";
inline constexpr const char* kContactHint = "请从名单里另选一位，或者请系统管理员开通、调整他的账号";
inline constexpr const char* kJoin = "、";

}  // namespace shouwang::casework::message
