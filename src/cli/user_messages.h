// What `shouwang user` shows.
#pragma once

namespace shouwang::cli::message {

inline constexpr const char* kUser = "管理账号（在服务器本机办理，记入审计）";
inline constexpr const char* kUserList = "列出账号";
inline constexpr const char* kUserAdd = "新建账号并授权，显示一次性密码";
inline constexpr const char* kUserReset = "重置密码，显示一次性密码";
inline constexpr const char* kUserDisable = "停用账号";
inline constexpr const char* kUserEnable = "启用账号";
inline constexpr const char* kArgumentUser = "账号名";
inline constexpr const char* kOptionDisplayName = "姓名";
inline constexpr const char* kOptionRole = "角色";
inline constexpr const char* kOptionDivision = "管辖区划代码：县 6 位、乡镇 9 位、村 12 位";
inline constexpr const char* kOptionDepartment = "部门代码，部门账号用";
inline constexpr const char* kOptionSecondFactor = "同时解除丢失的动态口令";
inline constexpr const char* kUserLine = "{}　{}　{}　{}　{}";
inline constexpr const char* kUserOn = "在用";
inline constexpr const char* kUserOff = "停用";
inline constexpr const char* kUserNoRole = "未授权";
inline constexpr const char* kUserPassword = "账号 {} 的一次性密码：{}（只显示这一次，登录后须修改）";
inline constexpr const char* kUserChanged = "账号 {}：{}";
inline constexpr const char* kUserUnknown = "没有账号“{}”";
inline constexpr const char* kUserUnknownHint = "运行 shouwang user list 查看";

}  // namespace shouwang::cli::message
