// What intake tells its users.
#pragma once

namespace shouwang::intake::message {

inline constexpr const char* kUnknownDepartment = "没有这个部门：{}";
inline constexpr const char* kUnknownDepartmentHint = "部门代码：{}";
inline constexpr const char* kOtherDepartment = "只能报送本部门的数据";
inline constexpr const char* kBadPeriod = "月份“{}”不对";
inline constexpr const char* kBadPeriodHint = "写成 2022-05，不能晚于本月";
inline constexpr const char* kBadFileName = "文件名不能用";
inline constexpr const char* kBadFileNameHint =
    "请用 csv、tsv、txt、xlsx、xls 或 ods 文件，文件名不带路径，最多 200 个字符";
inline constexpr const char* kTooLarge = "文件超过 200 MB";
inline constexpr const char* kTooLargeHint = "请分成几个文件，或另存为 xlsx 再传";
inline constexpr const char* kEmptyFile = "文件是空的";
inline constexpr const char* kSameBytes = "这个文件已经由 {} 于 {} 交过（第 {} 号，{}），没有再收";
inline constexpr const char* kSameBytesHint = "要改正数据，请交改过的文件；要重交原文件，先撤回那一份";
inline constexpr const char* kNotRecognised = "还没有认出是哪张表，不能入库";
inline constexpr const char* kNotRecognisedHint = "请在预览中指定数据表和各列的对应关系";
inline constexpr const char* kOnlyStaged = "这份文件已经入库、被替换或撤回，不能再改";
inline constexpr const char* kOnlyStagedHint = "请交一份改正后的文件，它会替换这一份";
inline constexpr const char* kCannotWithdraw = "这份文件已经被替换或撤回";
inline constexpr const char* kPartlyReplaced = "第 {} 号文件除了这几张表，还交了“{}”，只替换一部分会丢掉它们";
inline constexpr const char* kPartlyReplacedHint = "请把那几张表一起放进改正后的文件，或作为补充文件交";
inline constexpr const char* kMappingDataset = "本部门没有“{}”这张表";
inline constexpr const char* kMappingColumn = "数据表“{}”没有“{}”这一列";
inline constexpr const char* kMappingEmpty = "没有给出任何对应关系";
inline constexpr const char* kChangedMeanwhile = "这份文件刚被别人改动过";
inline constexpr const char* kChangedMeanwhileHint = "请刷新后再试";

inline constexpr const char* kPackUnknown = "没有政策包“{}”";
inline constexpr const char* kPackUnknownHint = "现有：{}";
inline constexpr const char* kPackBroken = "政策包“{}”有错，不能用";
inline constexpr const char* kPackKeptBroken = "当时的政策包读不出来";
inline constexpr const char* kNoPacks = "目录里没有政策包：{}";
inline constexpr const char* kNoPacksHint = "请把 policies 目录复制到数据目录下";

inline constexpr const char* kRestarted = "服务重启";
inline constexpr const char* kJobOver = "任务已经结束";
inline constexpr const char* kJobCancelled = "已按要求停止";
inline constexpr const char* kJobBroken = "内部错误，请联系管理员查看服务日志";
inline constexpr const char* kQueueFull = "等待的任务太多";
inline constexpr const char* kQueueFullHint = "请等前面的比对做完再试";
inline constexpr const char* kStageQueued = "排队";
inline constexpr const char* kStageRegister = "读取底册";
inline constexpr const char* kStageClues = "登记线索";
inline constexpr const char* kStageDone = "完成";
inline constexpr const char* kRegisterName = "底册-{}.csv";
inline constexpr const char* kNotDone = "这次比对还没有做完";
inline constexpr const char* kNoRunYet = "还没有做完的比对，无法试算";
inline constexpr const char* kNoRunYetHint = "请先运行一次比对";
inline constexpr const char* kRepeatDiffers = "与原结果不同：{}";
inline constexpr const char* kScratch = "临时目录建不起来";
inline constexpr const char* kScratchHint = "请检查 /dev/shm 或临时目录的权限和空间";
inline constexpr const char* kBadSetting = "参数设定不对";
inline constexpr const char* kNothingToSimulate = "没有给出要试的参数";
inline constexpr const char* kNothingToSimulateHint =
    "给出 settings（如 bottom_line=6500）或 sweep（如 bottom_line=6000:9000:500）";

inline constexpr const char* kChangeWrong = "这个取值不能用";
inline constexpr const char* kChangeParameter = "政策包里没有这个参数";
inline constexpr const char* kChangeCase = "这个参数不分这种情形";
inline constexpr const char* kChangeDay = "从 {} 起已经有一个取值；取值不能覆盖，请写新的起始日";
inline constexpr const char* kChangeMoney = "应为不小于 0 的金额（元），最多两位小数";
inline constexpr const char* kChangeWhole = "应为不小于 0 的整数";
inline constexpr const char* kChangeDocument = "请写明依据的文件";
inline constexpr const char* kNoChange = "没有这条参数调整";
inline constexpr const char* kChangeStale = "这条参数调整刚被别人办理过";
inline constexpr const char* kChangeStaleHint = "请刷新后再看";
inline constexpr const char* kChangeDecided = "这条参数调整已经办结";
inline constexpr const char* kChangeOwn = "自己起草的调整要由另一个人发布或退回";
inline constexpr const char* kChangeOwnHint = "请本单位另一位同志办理；自己可以撤回";
inline constexpr const char* kChangeNotOwn = "只有起草人可以撤回";

}  // namespace shouwang::intake::message
