// What every part of the API may have to say.
#pragma once

namespace shouwang::api::message {

inline constexpr const char* kNotFound = "没有这项内容，或不在您的管辖范围内";
inline constexpr const char* kNotFoundHint = "请从列表重新打开";
inline constexpr const char* kVersionMissing = "没有说明是在哪个版本上修改的";
inline constexpr const char* kVersionMissingHint = "先读取这项内容，把它的 ETag 放进 If-Match 再提交";
inline constexpr const char* kVersionUnknown = "If-Match 的写法不对";
inline constexpr const char* kBadKey = "Idempotency-Key 的写法不对";
inline constexpr const char* kBadKeyHint = "用 1 到 128 个字母、数字或 - _ . :";
inline constexpr const char* kKeyUsed = "这个 Idempotency-Key 已用于另一个请求";
inline constexpr const char* kKeyUsedHint = "每个新请求用一个新的值";
inline constexpr const char* kBadCursor = "翻页位置不对";
inline constexpr const char* kBadCursorHint = "用上一页返回的 next，或从第一页重新开始";
inline constexpr const char* kCursorQuery = "上一页返回的 next";
inline constexpr const char* kLimitQuery = "每页条数，最多 200，不写为 50";

inline constexpr const char* kTimeShape = "北京时间，如 2022-05-31T08:00:00.000+08:00";
inline constexpr const char* kPeriodShape = "月份，如 2022-05";
inline constexpr const char* kDivisionShape = "12 位区划代码";
inline constexpr const char* kNameShape = "姓名；账号没有了、没有写姓名的，是登录名；没有人的是空的";
inline constexpr const char* kDigestShape = "SHA-256 摘要";

inline constexpr const char* kSecondFactorMissing = "还没有输入动态口令";
inline constexpr const char* kSecondFactorMissingHint = "请输入手机上的六位动态口令";
inline constexpr const char* kSecondFactorNeeded = "这项操作要求绑定动态口令";
inline constexpr const char* kSecondFactorNeededHint = "请在“我的账号”里绑定动态口令，再重新登录";
inline constexpr const char* kMustChangePassword = "请先修改一次性密码";
inline constexpr const char* kMustChangePasswordHint = "在“我的账号”里改密码后再办理";
inline constexpr const char* kNotPermitted = "您的角色不能办理这项操作";
inline constexpr const char* kNotPermittedHint = "如工作需要，请联系安全保密员";
inline constexpr const char* kAddressNotListed = "管理操作不能从这个网络地址办理";
inline constexpr const char* kAddressNotListedHint = "请到管理网络内的电脑上办理";
inline constexpr const char* kCsrf = "请求没有带上本次登录的校验码";
inline constexpr const char* kCsrfHint = "请刷新页面后重试";
inline constexpr const char* kTooFast = "操作太频繁";
inline constexpr const char* kTooFastHint = "请稍候再试";
inline constexpr const char* kBadNetwork = "网络地址“{}”不对";
inline constexpr const char* kBadNetworkHint = "写成 10.0.0.0/8 或 192.168.1.7 这样";

}  // namespace shouwang::api::message
