// Every Chinese text that screening shows, in one place (the workbook has its own: workbook_messages.h).
#pragma once

namespace shouwang::screening::message {

inline constexpr const char* kStageRead = "读取部门数据";
inline constexpr const char* kStageSettle = "核对重复行";
inline constexpr const char* kStageFacts = "计算事实";
inline constexpr const char* kStageRules = "套用规则";
inline constexpr const char* kStageEvidence = "收集依据";
inline constexpr const char* kStageWrite = "写出结果";
inline constexpr const char* kStageSweep = "逐点试算";

inline constexpr const char* kSweepSyntax = "--sweep 写法不对：“{}”";
inline constexpr const char* kSweepHint =
    "写成 名称=起:止:步长，步长大于 0，最多 2000 个点，如 bottom_line=6000:9000:500";

inline constexpr const char* kSameBytes = "{}：与 {} 内容完全相同，没有再读";
inline constexpr const char* kReplaced = "{}：已由 {} 替换，没有读";
inline constexpr const char* kIgnored = "{}：inputs.toml 写明不读";
inline constexpr const char* kSheetNotMatched =
    "{}：工作表“{}”不像任何一种数据表，没有读。要读的话，请核对表头，或在 inputs.toml 指定 dataset";
inline constexpr const char* kOutsideValidity = "基准日 {} 不在政策包“{}”的适用期内（{} 起），请确认用对了政策包";

inline constexpr const char* kDivisionCode = "行政区划代码";
inline constexpr const char* kDivisionName = "名称";
inline constexpr const char* kDivisionsHeader = "区划名称文件要有“行政区划代码”和“名称”两列";
inline constexpr const char* kDivisionsHeaderHint = "第一行写：行政区划代码,名称";

inline constexpr const char* kRegisterMissing = "没有找到“{}”表，无法比对";
inline constexpr const char* kRegisterMissingHint = "请把底册的“{}”表一起放进数据目录";

inline constexpr const char* kAnyDepartment = "任一部门表";
inline constexpr const char* kYes = "是";
inline constexpr const char* kNo = "否";
inline constexpr const char* kUnknown = "未知";
inline constexpr const char* kJoin = "、";
inline constexpr const char* kDateFormat = "{}年{}月{}日";

inline constexpr const char* kInclude = "拟纳入";
inline constexpr const char* kReview = "研判";
inline constexpr const char* kCountyReview = "报县级研判";
inline constexpr const char* kCategoryLiftedBelow = "脱贫不稳定户";
inline constexpr const char* kCategoryOtherBelow = "边缘易致贫户";
inline constexpr const char* kCategorySudden = "突发严重困难户";
inline constexpr const char* kSetForRun = "本次运行设定";

inline constexpr const char* kHead = "户主";
inline constexpr const char* kChild = "子女";
inline constexpr const char* kNobody = "（没有）";
inline constexpr const char* kCaseFailed = "{}：{}“{}”应为 {}，实为 {}";

inline constexpr const char* kCannotWrite = "结果写不出去：{}";
inline constexpr const char* kCannotWriteHint = "请检查磁盘空间和目录权限";
inline constexpr const char* kOutIsFile = "结果路径是一个文件";
inline constexpr const char* kOutIsFileHint = "请给 --out 一个目录";
inline constexpr const char* kCancelled = "已按要求停止，没有留下写了一半的结果";

}  // namespace shouwang::screening::message
