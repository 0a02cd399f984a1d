// What the API says about cases.
#pragma once

namespace shouwang::api::message {

inline constexpr const char* kListProcedures = "程序：步骤、材料和填写项";
inline constexpr const char* kOpenCase = "开一件：监测对象识别或风险消除";
inline constexpr const char* kListCases = "办理件列表，期限近的在前";
inline constexpr const char* kReadCase = "一件：步骤、材料、异议、查询和经过";
inline constexpr const char* kSummariseCases = "办理进度：按村、步骤和状态";
inline constexpr const char* kHouseholdCases = "一户的办理件、申请和授权承诺书";
inline constexpr const char* kCompleteStep = "完成一步";
inline constexpr const char* kCompleteSteps = "一次完成多件的同一步，要么都成，要么都不动";
inline constexpr const char* kReturnCase = "退回前面的步骤";
inline constexpr const char* kEndCase = "不予通过";
inline constexpr const char* kWithdrawCase = "撤回";
inline constexpr const char* kAddPaper = "添加材料";
inline constexpr const char* kTakePaper = "作废一份材料";
inline constexpr const char* kMoveCase = "改用现在的程序版本";
inline constexpr const char* kOrderCampaign = "安排集中排查，代替当月的日期";
inline constexpr const char* kListCampaigns = "集中排查";
inline constexpr const char* kTakeApplication = "登记农户的申请书";
inline constexpr const char* kSignAuthorisation = "登记签好的授权承诺书";
inline constexpr const char* kTakeBack = "收回授权承诺书";
inline constexpr const char* kAskDepartments = "请部门比对一户的信息";
inline constexpr const char* kListLookUps = "部门信息比对：等答复的和已答复的";
inline constexpr const char* kAnswerLookUp = "答复比对结果";
inline constexpr const char* kRecordMeeting = "登记民主评议";
inline constexpr const char* kListMeetings = "民主评议记录";
inline constexpr const char* kReadMeeting = "一次民主评议";
inline constexpr const char* kDraftNotice = "拟公示文字";
inline constexpr const char* kPostNotice = "张贴公示";
inline constexpr const char* kListPostings = "公示列表";
inline constexpr const char* kReadPosting = "一张公示和它的异议";
inline constexpr const char* kClosePosting = "公示结束";
inline constexpr const char* kObject = "登记异议";
inline constexpr const char* kAnswerObjection = "答复异议";
inline constexpr const char* kAddAttachment = "上传材料的照片或扫描件";
inline constexpr const char* kReadAttachment = "材料的照片或扫描件";
inline constexpr const char* kReadSheet = "一户的申请书和授权承诺书的照片或扫描件";
inline constexpr const char* kListDepartments = "部门：代号和名称";
inline constexpr const char* kListContacts = "可以当监测联系人的账号：本辖区的乡镇、村人员和监测联系人";

inline constexpr const char* kKindParameter = "identification：识别；elimination：风险消除";
inline constexpr const char* kStatusParameter = "办理状态";
inline constexpr const char* kPlaceParameter = "区划代码：县、乡镇或村";
inline constexpr const char* kMonthLists = "综合分析研判的三张清单（草稿）：拟新识别、拟消除、人口自然增减";
inline constexpr const char* kVillageParameter = "村的区划代码，12 位";
inline constexpr const char* kPeriodParameter = "月份，如 2022-05";
inline constexpr const char* kStepParameter = "步骤；几个的用逗号隔开，是其中一个的都算";
inline constexpr const char* kOverdueParameter = "只看逾期的";
inline constexpr const char* kToldParameter = "只看逾期后报到本级的";
inline constexpr const char* kDueSoonParameter = "只看三天内到期的";
inline constexpr const char* kMineParameter = "只看等我办理的";
inline constexpr const char* kOpenParameter = "只看没有办结的";
inline constexpr const char* kContactPlaceParameter = "只看管到这个村的：12 位区划代码";
inline constexpr const char* kAccountParameter = "只看这个账号：编号";
inline constexpr const char* kDepartmentParameter = "部门代号";

inline constexpr const char* kNoProcedure = "没有这个程序";
inline constexpr const char* kNoProcedureHint = "请检查政策包";
inline constexpr const char* kNotHandedUp = "附件没有上传成功，请重新上传";
inline constexpr const char* kNoAttachmentType = "只收 JPG、PNG、WebP 图片和 PDF";
inline constexpr const char* kNoAttachmentTypeHint = "请拍照或扫描后再传";
inline constexpr const char* kUnknownDepartment = "没有代号为“{}”的部门";
inline constexpr const char* kNoContact = "监测联系人要是本县的账号";
inline constexpr const char* kNoContactHint = "请从监测联系人名单里选一位";
inline constexpr const char* kEventBy = "谁做的：姓名；账号已经没有的，写登录名";
inline constexpr const char* kPeopleOfCase = "经过和填写内容里提到的账号各是谁";

inline constexpr const char* kOffice = "等谁办理：village 村、town 乡镇、county 县；办完的为 null";
inline constexpr const char* kDueOn = "本步骤的期限；没有的为 null";
inline constexpr const char* kLimitOn = "从线索到确定的最后一天；没有的为 null";
inline constexpr const char* kTold = "现在这一步逾期后报给了谁；没有上报为空";
inline constexpr const char* kOverdueTo = "逾期后报给谁；空：不上报";
inline constexpr const char* kHeld = "因异议停办";
inline constexpr const char* kExcluded = "发现不纳入情形";
inline constexpr const char* kPapersMissing = "还缺的材料，一句话；不缺的为空";
inline constexpr const char* kNeed = "其中一种即可";
inline constexpr const char* kByProgram = "由程序出具";
inline constexpr const char* kFields = "填写的内容";
inline constexpr const char* kAgain = "要重做的材料";
inline constexpr const char* kEventAccount = "账号编号；0：系统";
inline constexpr const char* kWorkdaysLeft = "离公示结束还有几个工作日；已结束的为 null";
inline constexpr const char* kNumbers = "程序用到的数：公示工作日、天数、月数";

inline constexpr const char* kLookUpWorkbook = "下载要答复的信息比对表";
inline constexpr const char* kUploadLookUps = "上传填好的信息比对表：整张表都对才写入";
inline constexpr const char* kLookUpPurpose = "下载用途";
inline constexpr const char* kLookUpFileName = "文件名";
inline constexpr const char* kLookUpBookName = "部门信息比对表 {}.xlsx";
inline constexpr const char* kTooManyLookUps = "要答复的超过 {} 户";
inline constexpr const char* kTooManyLookUpsHint = "请按乡镇或部门分开下载";
inline constexpr const char* kPerson = "{} {}";
inline constexpr const char* kNextPerson = "；{} {}";

}  // namespace shouwang::api::message
