// What backup, restore, verification and the change of keys tell their users.
#pragma once

namespace shouwang::store::message {

inline constexpr const char* kNotABackup = "这不是守望的备份文件";
inline constexpr const char* kBackupKey = "备份只能用制作时的主密钥打开";
inline constexpr const char* kBackupKeyHint = "请把那把主密钥放到 keys/master.key，或用 SHOUWANG_MASTER_KEY_FILE 指明";
inline constexpr const char* kOlderSchema = "数据库还是旧版本的结构";
inline constexpr const char* kOlderSchemaHint = "请先用本程序启动一次服务，完成升级";
inline constexpr const char* kFolderNotEmpty = "目录里已有数据，不会覆盖";
inline constexpr const char* kFolderNotEmptyHint = "请换一个空目录（可以只放 keys/master.key）";
inline constexpr const char* kDatabaseNotEmpty = "数据库不是空的，不会覆盖";
inline constexpr const char* kDatabaseNotEmptyHint = "请换一个空的数据库";
inline constexpr const char* kRestoredDiffers = "恢复后的内容与备份不符，已全部撤回";
inline constexpr const char* kRestoredDiffersHint = "请换一份备份，并检查磁盘";
inline constexpr const char* kCannotCopy = "无法读写文件：{}";
inline constexpr const char* kCannotCopyHint = "请检查磁盘空间和目录权限";

inline constexpr const char* kStopped = "中途停下";
inline constexpr const char* kBackupDiffers = "备份与写入时不符";
inline constexpr const char* kBackupDiffersHint = "请重新备份，并检查磁盘";

inline constexpr const char* kStageBackupFiles = "备份文件";
inline constexpr const char* kStageBackupTables = "备份数据";
inline constexpr const char* kStageCheckBackup = "核对备份";
inline constexpr const char* kStageTakeUpKey = "换用新密钥";
inline constexpr const char* kStageSealTables = "重新加密数据";
inline constexpr const char* kStageSealFiles = "重新加密文件";
inline constexpr const char* kStageSealAgain = "再查一遍";
inline constexpr const char* kStageVerifyDatabase = "检查数据库";
inline constexpr const char* kStageVerifyTables = "检查数据";
inline constexpr const char* kStageVerifyCases = "核对办理件";
inline constexpr const char* kStageVerifyVisits = "核对走访";
inline constexpr const char* kStageVerifyHelp = "核对帮扶计划";
inline constexpr const char* kStageVerifyFiles = "检查文件";

inline constexpr const char* kSealBroken = "加密内容打不开：被改动、移位，或不是用本县密钥加密的";
inline constexpr const char* kSealMissing = "应当加密的内容没有加密";
inline constexpr const char* kSealUnlisted = "这一列有加密内容，但结构说明里没有登记";
inline constexpr const char* kSealHint = "请从备份中恢复，并查明原因";
inline constexpr const char* kFileMissing = "登记的文件不在文件库中";
inline constexpr const char* kForeignKey = "引用的记录不存在（{}）";
inline constexpr const char* kDatabaseBroken = "数据库文件已损坏：{}";
inline constexpr const char* kRowNumbers = "下一个记录号 {} 不大于已有的记录号 {}";
inline constexpr const char* kCaseEventBroken = "办理件的办理记录被改动，打不开";
inline constexpr const char* kCaseEventMissing = "办理件的办理记录不完整";
inline constexpr const char* kCaseDiffers = "办理件与它的办理记录不符（{}）";
inline constexpr const char* kVisitAlone = "走访所依据或与之不一致的那一次走访不见了";
inline constexpr const char* kVisitDiffers = "走访的纯收入与它的收支各项不符";
inline constexpr const char* kVisitFormBroken = "走访所填的入户表缺失或被改动";
inline constexpr const char* kPlanEventMissing = "帮扶计划的变更记录不完整，或者前后对不上";
inline constexpr const char* kPlanDiffers = "帮扶计划的措施与它的变更记录不符";
inline constexpr const char* kMeasureDiffers = "帮扶措施与它的变更记录不符";
inline constexpr const char* kMeasureUnregistered = "帮扶措施与底册里的措施不符";
inline constexpr const char* kProcedureBroken = "办理件所依据的程序版本缺失或被改动";
inline constexpr const char* kMoreFaults = "还有更多问题，只列出前 {} 个";

}  // namespace shouwang::store::message
