// Every Chinese text that the seal module shows, in one place.
#pragma once

namespace shouwang::seal::message {

inline constexpr const char* kCannotWrite = "无法写入：{}";
inline constexpr const char* kCannotWriteHint = "请检查磁盘空间和目录权限";
inline constexpr const char* kCannotRead = "无法读取：{}";
inline constexpr const char* kCannotReadHint = "请检查路径和权限";

inline constexpr const char* kKeysExist = "密钥已经存在，不会覆盖";
inline constexpr const char* kKeysExistHint = "请换一个空目录，或继续使用现有密钥";
inline constexpr const char* kMasterKeyForm = "这不是主密钥文件";
inline constexpr const char* kMasterKeyOpen = "主密钥文件对其他用户可读";
inline constexpr const char* kMasterKeyOpenHint = "请执行 chmod 600 后再试";
inline constexpr const char* kMasterKeyWrong = "主密钥与密钥环不匹配";
inline constexpr const char* kMasterKeyHint = "请用 SHOUWANG_MASTER_KEY_FILE 指明创建时的主密钥文件";
inline constexpr const char* kRingBroken = "密钥环已损坏或被改动";
inline constexpr const char* kRingBrokenHint = "请从备份中恢复密钥环";
inline constexpr const char* kRingFull = "数据密钥的版本已用完";

inline constexpr const char* kStreamForm = "这不是守望加密的文件";
inline constexpr const char* kStreamKey = "文件不是用现有密钥加密的";
inline constexpr const char* kStreamKeyHint = "只有加密时所用的主密钥才能打开它";
inline constexpr const char* kStreamBroken = "加密文件被改动、截断或已损坏（第 {} 块）";
inline constexpr const char* kStreamBrokenHint = "请从备份中恢复这个文件";

inline constexpr const char* kVaultMissing = "没有这个文件";
inline constexpr const char* kVaultBroken = "保存的文件与登记的摘要不符";

}  // namespace shouwang::seal::message
