// What the API of keys, backups and the store's verification shows: summaries and descriptions for OpenAPI.
#pragma once

namespace shouwang::api::message {

inline constexpr const char* kReadKeys = "密钥状况，不含密钥";
inline constexpr const char* kRotateKeys = "换一把数据密钥，并把所有内容重新加密";
inline constexpr const char* kListBackups = "服务器上的备份";
inline constexpr const char* kMakeBackup = "立即备份";
inline constexpr const char* kVerifyStore = "检查数据是否完好";

inline constexpr const char* kCipher = "加密算法";
inline constexpr const char* kCurrentKey = "新内容用第几把数据密钥加密";
inline constexpr const char* kDataKeys = "能打开已有内容的全部数据密钥";
inline constexpr const char* kKeyMadeAt = "启用时间；旧版本没有记的为空";
inline constexpr const char* kMasterKeyThere = "主密钥文件在不在；不在时备份、更换密钥和重启都不能办";
inline constexpr const char* kRotating = "有一次更换没有做完，再更换一次即可接着做";
inline constexpr const char* kBackupFile = "文件名；文件在服务器的 backups 目录下，由管理人员另行拷出保存";
inline constexpr const char* kBackupVerified = "写完后是否已重读核对";

}  // namespace shouwang::api::message
