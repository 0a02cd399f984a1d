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
inline constexpr const char* kCursorQuery = "上一页返回的 next";
inline constexpr const char* kLimitQuery = "每页条数，最多 200";
inline constexpr const char* kPeriodShape = "月份要写成 2022-05";
inline constexpr const char* kPurposeParameter = "导出用途";
inline constexpr const char* kFutureDay = "基准日不能晚于今天";

}  // namespace shouwang::api::message
