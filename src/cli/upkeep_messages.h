// What the commands for backup, restore, verification and keys say.
#pragma once

namespace shouwang::cli::message {

inline constexpr const char* kBackup = "备份一个县（服务可以正在运行）；备份只能用主密钥打开";
inline constexpr const char* kRestore = "把备份恢复到空目录，也可换一种数据库";
inline constexpr const char* kVerify = "检查一个县的数据";
inline constexpr const char* kVerifyStore = "引用、加密内容、保存的文件是否完好";
inline constexpr const char* kVerifyAudit = "审计链是否被改动、删减或调换";
inline constexpr const char* kKey = "密钥";
inline constexpr const char* kKeyRotate = "换一把数据密钥，并把所有内容重新加密（服务可以正在运行）";
inline constexpr const char* kArgumentBackup = "备份文件";
inline constexpr const char* kArgumentEmptyCounty = "空目录（可以只放 keys/master.key）";

inline constexpr const char* kBackupMade = "已备份到 {}：{} 张表 {} 行，{} 个文件";
inline constexpr const char* kBackupMasterKey = "备份里没有主密钥。没有 {}，谁也打不开这份备份；请把它另存在别处";
inline constexpr const char* kRestored = "已恢复到 {}：{} 张表 {} 行，{} 个文件，内容逐项核对一致";
inline constexpr const char* kStoreGood = "数据完好：{} 行，{} 处加密内容，{} 个文件";
inline constexpr const char* kStoreOldKeys = "{} 处加密内容还在旧密钥之下，可再运行一次 shouwang key rotate";
inline constexpr const char* kAuditGood = "审计链完好：{} 条记录";
inline constexpr const char* kKeyRotated = "已换用第 {} 把数据密钥：重新加密 {} 处内容、{} 个文件";

}  // namespace shouwang::cli::message
