// What the API says about clues.
#pragma once

namespace shouwang::api::message {

inline constexpr const char* kListClues = "线索列表";
inline constexpr const char* kReadClue = "一条线索，含依据和经过";
inline constexpr const char* kSummariseClues = "线索汇总：按乡镇、规则和状态";
inline constexpr const char* kReportClue = "登记一条线索（自主申报、干部排查等）";
inline constexpr const char* kAnswerClue = "填报核实结果";
inline constexpr const char* kReviewClue = "乡镇审核通过";
inline constexpr const char* kReturnClue = "退回重新核实";
inline constexpr const char* kEscalateClue = "上报一条逾期线索";
inline constexpr const char* kEscalateClues = "上报全部逾期线索";
inline constexpr const char* kCloseClue = "办结一条线索";
inline constexpr const char* kCloseClues = "办结全部已审核的线索";
inline constexpr const char* kAssignClue = "改派到另一个村";
inline constexpr const char* kSendClues = "按规则和乡镇批量下发";
inline constexpr const char* kClueWorkbook = "导出线索核查表";
inline constexpr const char* kUploadAnswers = "上传填好的线索核查表";
inline constexpr const char* kFeedback = "导出一个部门的反馈表";
inline constexpr const char* kListGroupRisks = "规模性返贫预警列表";
inline constexpr const char* kReadGroupRisk = "一次规模性返贫预警和受影响的户";
inline constexpr const char* kJudgeHousehold = "把一户列入预警，或移出";
inline constexpr const char* kHouseholdGroupRisks = "这一户受影响的规模性返贫预警，新的在前";
inline constexpr const char* kHitName = "户主；由线索列入的是线索上的姓名";
inline constexpr const char* kHitClue = "列入的线索；人工列入的没有";
inline constexpr const char* kHit = "受影响；否则已移出";
inline constexpr const char* kCloseGroupRisk = "关闭一条规模性返贫预警";
inline constexpr const char* kCheckGroupRisks = "立即统计规模性返贫风险";
inline constexpr const char* kNotices = "等我处理的事项";

inline constexpr const char* kStateParameter = "状态，可用逗号分隔多个";
inline constexpr const char* kRuleParameter = "规则编号";
inline constexpr const char* kKindParameter = "类别";
inline constexpr const char* kPlaceParameter = "区划代码：县、乡镇或村";
inline constexpr const char* kOverdueParameter = "只看逾期未核实的";
inline constexpr const char* kMineParameter = "只看等我办理的";
inline constexpr const char* kSortParameter = "due：按期限；newest：最新的在前";
inline constexpr const char* kPurposeParameter = "导出用途";
inline constexpr const char* kDepartmentParameter = "部门代号";
inline constexpr const char* kFromParameter = "核实日期从";
inline constexpr const char* kToParameter = "核实日期到";
inline constexpr const char* kFileNameParameter = "文件名";
inline constexpr const char* kOpenParameter = "只看未关闭的";
inline constexpr const char* kCodeShape = "6、9 或 12 位区划代码";

inline constexpr const char* kAnsweredBy = "填报人的账号编号";
inline constexpr const char* kParameterFrom = "从哪天起施行；为本次比对单独设定的为 null";
inline constexpr const char* kEvidenceChanges = "依据中变了的内容：变前、变后";
inline constexpr const char* kEventAccount = "账号编号；0：系统";
inline constexpr const char* kRuleOfClue = "规则；人工登记的线索为 null";
inline constexpr const char* kRisk = "风险类型";
inline constexpr const char* kHouseholdOfClue = "底册里的户；底册里没有的为 null";
inline constexpr const char* kHolder = "等哪里办理：区划代码；不等谁的为 null";
inline constexpr const char* kSeenRun = "最近一次发现它的比对";
inline constexpr const char* kGoneRun = "第一次不再发现它的比对";
inline constexpr const char* kRemark = "最近一次退回的理由或审核意见";
inline constexpr const char* kAdvice = "入户看什么";
inline constexpr const char* kEvidence = "依据；人工登记的线索为 null";
inline constexpr const char* kOfHouseholds = "当地共有户数；不知道的为 null";
inline constexpr const char* kLimitHouseholds = "达到的户数线";
inline constexpr const char* kLimitPercent = "达到的占比线（百分比）";
inline constexpr const char* kWarned = "新增的预警数";
inline constexpr const char* kMoved = "办理了几条";
inline constexpr const char* kOpenGroupRisks = "未关闭的规模性返贫预警数；无权查看的为 null";

inline constexpr const char* kUnknownState = "没有这种状态";
inline constexpr const char* kUnknownStateHint = "可用：found sent returned escalated answered reviewed closed shown";
inline constexpr const char* kNoHousehold = "底册里没有这一户";
inline constexpr const char* kNoPerson = "这一户没有这个人";
inline constexpr const char* kNoPlace = "要写明是哪一户或哪个村";
inline constexpr const char* kAddCluePhoto = "上传一张核实照片（JPEG、PNG 或 WebP，不超过 5 MB）";
inline constexpr const char* kReadCluePhoto = "一张核实照片";
inline constexpr const char* kPhotoDigest = "填报时写进 attachments";
inline constexpr const char* kNoPhoto = "这不是照片";
inline constexpr const char* kNoPhotoHint = "请上传 JPEG、PNG 或 WebP 格式的照片";
inline constexpr const char* kReadClueRows = "线索来自哪些行：在报送文件里的原样（号码已遮盖）";
inline constexpr const char* kCellTitle = "表头；没有的为空";
inline constexpr const char* kSourceCells = "这一行的各格；文件已不在库中时为空";
inline constexpr const char* kReadClueMonths = "各月发现和核实的线索数";
inline constexpr const char* kFirstMonth = "从哪个月，如 2022-04";
inline constexpr const char* kLastMonth = "到哪个月，最多 24 个月";
inline constexpr const char* kMonthsRange = "月份范围不对";
inline constexpr const char* kMonthsRangeHint = "起始月不晚于截止月，最多 24 个月";
inline constexpr const char* kFoundInMonth = "当月发现和登记的";
inline constexpr const char* kAnsweredInMonth = "当月填报、至今有效的";
inline constexpr const char* kListHouseholdClues = "一户的线索，新的在前";
inline constexpr const char* kNoAttachment = "附件还没有上传";
inline constexpr const char* kNoDepartment = "没有这个部门";
inline constexpr const char* kTooManyRows = "要导出的超过 {} 条";
inline constexpr const char* kTooManyRowsHint = "请按乡镇、规则或时间分批导出";
inline constexpr const char* kWorkbookName = "线索核查表-{}.xlsx";
inline constexpr const char* kFeedbackName = "反馈表-{}-{}.xlsx";

}  // namespace shouwang::api::message
