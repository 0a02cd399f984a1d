// What the work of the three officers tells them.
#pragma once

namespace shouwang::operation::message {

inline constexpr const char* kAlreadyAsked = "已有一项同样的任务在排队或运行";
inline constexpr const char* kAlreadyAskedHint = "请等它结束";
inline constexpr const char* kDatabaseFails = "数据库读写失败";
inline constexpr const char* kDatabaseFailsHint = "请检查数据库和磁盘空间，再试一次";
inline constexpr const char* kBadTimeOfDay = "时刻“{}”不对";
inline constexpr const char* kBadTimeOfDayHint = "写成 02:30，或 never（不做）";
inline constexpr const char* kCannotListBackups = "读不出备份目录：{}";
inline constexpr const char* kCannotListBackupsHint = "请检查目录权限";

inline constexpr const char* kStageClues = "上报逾期线索";
inline constexpr const char* kStageCases = "上报逾期办理件";
inline constexpr const char* kStageGroupRisk = "排查规模性返贫风险";
inline constexpr const char* kStageAccounts = "停用久未使用的账号";
inline constexpr const char* kStageTidy = "清理过期记录";

}  // namespace shouwang::operation::message
