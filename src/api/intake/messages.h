// Chinese texts of the endpoints of intake.
#pragma once

namespace shouwang::api::message {

inline constexpr const char* kListDatasets = "部门数据表及各列的要求";
inline constexpr const char* kBoard = "各部门每月报送情况";
inline constexpr const char* kHandIn = "报送一个数据文件";
inline constexpr const char* kListImports = "报送记录";
inline constexpr const char* kReadImport = "一份报送";
inline constexpr const char* kPreviewImport = "预览：认成什么表、前几行、前几处问题";
inline constexpr const char* kMapImport = "指定数据表和各列的对应关系";
inline constexpr const char* kLoadImport = "入库；替换本部门本月同类的文件";
inline constexpr const char* kWithdrawImport = "撤回";
inline constexpr const char* kRejectsOfImport = "退回清单（CSV，证件号码已遮盖）";
inline constexpr const char* kStartRun = "开始一次比对";
inline constexpr const char* kListRuns = "比对记录";
inline constexpr const char* kReadRun = "一次比对";
inline constexpr const char* kCancelRun = "停止比对";
inline constexpr const char* kRepeatRun = "用当时的数据和政策包再做一遍，核对结果";
inline constexpr const char* kRunFile = "比对的一个结果文件";
inline constexpr const char* kListJobs = "任务";
inline constexpr const char* kReadJob = "一个任务";
inline constexpr const char* kJobEvents = "任务进度（SSE）";
inline constexpr const char* kListPolicies = "政策包";
inline constexpr const char* kReadPolicy = "一个政策包：规则、参数和出处";
inline constexpr const char* kSimulate = "按别的参数试算最近一次比对";

inline constexpr const char* kDepartmentQuery = "部门代码；部门账号可以不写";
inline constexpr const char* kPeriodQuery = "月份，如 2022-05";
inline constexpr const char* kNameQuery = "文件名";
inline constexpr const char* kFromQuery = "起始月份";
inline constexpr const char* kToQuery = "截止月份";
inline constexpr const char* kStateQuery = "状态";

inline constexpr const char* kSheet = "工作表；空为每一张";
inline constexpr const char* kHeaderRow = "表头在第几行；0 为自动找";
inline constexpr const char* kMissing = "缺哪些数据";
inline constexpr const char* kByRule = "各规则的线索数";
inline constexpr const char* kRepeats = "重做的是哪一次比对；不是重做的为 null";
inline constexpr const char* kSame = "重做的结果是否一致；不是重做或没做完的为 null";
inline constexpr const char* kAccumulates = "每月报当月发生的，比对时合用 12 个月";
inline constexpr const char* kIn = "已入库";
inline constexpr const char* kStaged = "已上传，未入库";
inline constexpr const char* kDue = "报送截止日；没有规定的为 null";
inline constexpr const char* kDatasetOfSheet = "认成哪种数据表；空为没认出来";
inline constexpr const char* kAsWritten = "前几行，照文件里的写法（号码已遮盖）";
inline constexpr const char* kAsRead = "前几行，认出来的内容，每列一项";
inline constexpr const char* kUploadOfInput = "报送编号；0 为底册";
inline constexpr const char* kObjectOfJob = "比对编号；其他任务为空";
inline constexpr const char* kKindOfJob =
    "run 比对，backup 备份，verification 检查数据，key-rotation 更换密钥，daily 每日例行";
inline constexpr const char* kResultOfJob = "办完的结果；比对的结果见比对";
inline constexpr const char* kBackupName = "文件名，在服务器的 backups 目录下";
inline constexpr const char* kBackupsRemoved = "超出保留份数、已删去的旧备份";
inline constexpr const char* kOldKeyValues = "还在旧密钥之下的内容，可再更换一次";
inline constexpr const char* kKeyVersion = "现用的是第几把数据密钥";
inline constexpr const char* kValuesSealedAnew = "重新加密的内容";
inline constexpr const char* kFilesSealedAnew = "重新加密的文件";
inline constexpr const char* kCluesEscalated = "逾期后报到乡镇的线索";
inline constexpr const char* kCasesTold = "办理件逾期、已报上级的件数";
inline constexpr const char* kGroupRisksWarned = "新发现的规模性返贫风险";
inline constexpr const char* kAccountsDisabled = "90 天未用而停用的账号";
inline constexpr const char* kAnswersDropped = "清理的过期记录";
inline constexpr const char* kFraction = "进度，0 到 1";
inline constexpr const char* kCase = "适用情形；空为其他情形";
inline constexpr const char* kBrokenPolicies = "有错误、不能使用的政策包";
inline constexpr const char* kHouseholdShift = "风险户数的变化；问曲线时为 null";
inline constexpr const char* kShiftedIn = "新增的户，最多 1000";
inline constexpr const char* kShiftedOut = "不再有的户，最多 1000";
inline constexpr const char* kCurve = "参数依次取各值的结果；不问曲线时为空";

inline constexpr const char* kPurposeParameter = "导出用途";
inline constexpr const char* kFutureDay = "基准日不能晚于今天";

inline constexpr const char* kListPolicyChanges = "本县对参数的调整";
inline constexpr const char* kDraftPolicyChange = "起草一次参数调整";
inline constexpr const char* kDecidePolicyChange = "发布、退回（由另一人）或撤回（由起草人）参数调整";
inline constexpr const char* kFromDay = "从哪天起执行";
inline constexpr const char* kParameterValue = "取值：金额为元，其他为整数";
inline constexpr const char* kDocument = "依据的文件";
inline constexpr const char* kIssued = "文件的年份或日期";
inline constexpr const char* kParagraph = "文件的条款";
inline constexpr const char* kRefusalReason = "退回要写明原因";

}  // namespace shouwang::api::message
