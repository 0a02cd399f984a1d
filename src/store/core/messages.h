// What the store tells its users.
#pragma once

namespace shouwang::store::message {

inline constexpr const char* kNewerSchema = "数据库是更新版本的守望建立的，本程序不认识其中的结构";
inline constexpr const char* kNewerSchemaHint = "请用更新的程序打开，或恢复到旧的备份";
inline constexpr const char* kCannotOpen = "数据库打不开";
inline constexpr const char* kCannotOpenHint = "请检查目录是否存在、能否写入；PostgreSQL 请检查连接串、用户和密码";
inline constexpr const char* kNotAUrl = "数据库连接串不对";
inline constexpr const char* kNotAUrlHint = "写成 sqlite:文件路径 或 postgresql://用户@主机/库名";
inline constexpr const char* kNotInitialised = "数据库还没有建立";
inline constexpr const char* kNotInitialisedHint = "请先运行 shouwang init";
inline constexpr const char* kStopping = "服务正在停止";
inline constexpr const char* kStoppingHint = "稍后再试";

inline constexpr const char* kDiskInDoubt = "没有保存：数据写不进磁盘，系统已停止接收修改";
inline constexpr const char* kDiskInDoubtHint =
    "请管理员检查磁盘是否已满、数据库是否还在运行，处理后重新启动服务；已经保存的不受影响，查询照常";

inline constexpr const char* kNoTrace = "这次修改没有留下操作记录，已全部撤回";

}  // namespace shouwang::store::message
