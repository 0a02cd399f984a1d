// Every Chinese sentence that this module shows to users, as fmt format strings. None carries what the client sent.
#pragma once

namespace shouwang::http::messages {

inline constexpr char kListSeparator[] = "、";

// Values that do not fit a schema.
inline constexpr char kNoBodyTaken[] = "这里不接收内容";
inline constexpr char kObjectWanted[] = "应为对象";
inline constexpr char kArrayWanted[] = "应为数组";
inline constexpr char kTextWanted[] = "应为文字";
inline constexpr char kIntegerWanted[] = "应为整数";
inline constexpr char kNumberWanted[] = "应为数字";
inline constexpr char kBooleanWanted[] = "应为 true 或 false";
inline constexpr char kDayWanted[] = "应为存在的日期，写作 YYYY-MM-DD";
inline constexpr char kChoiceWanted[] = "应为其中之一：{}";
inline constexpr char kPatternWanted[] = "应为{}";
inline constexpr char kMemberMissing[] = "缺少这一项";
inline constexpr char kMemberUnknown[] = "不认识这一项";
inline constexpr char kTextUnclean[] = "含有不允许的控制字符或不是 UTF-8";
inline constexpr char kTextLength[] = "长度应为 {} 至 {} 个字，现为 {} 个";
inline constexpr char kTextLengthExact[] = "长度应为 {} 个字，现为 {} 个";
inline constexpr char kIntegerRange[] = "应在 {} 至 {} 之间";
inline constexpr char kArrayLength[] = "应有 {} 至 {} 项，现有 {} 项";

// Requests.
inline constexpr char kNotJson[] = "请求内容不是正确的 JSON";
inline constexpr char kNotJsonHint[] = "请以 UTF-8 编码的 JSON 发送，同名的项只写一次";
inline constexpr char kNotJsonType[] = "请求内容的类型应为 application/json";
inline constexpr char kTooDeep[] = "JSON 嵌套超过 {} 层";
inline constexpr char kBodyMissing[] = "缺少请求内容";
inline constexpr char kBodyNotTaken[] = "这个地址不接收请求内容";
inline constexpr char kDoesNotFit[] = "请求的内容有 {} 处不对";
inline constexpr char kDoesNotFitHint[] = "请逐项改正后再提交";
inline constexpr char kQueryUnknown[] = "不认识的查询参数";
inline constexpr char kUrlBroken[] = "地址写得不对";
inline constexpr char kUrlBrokenHint[] = "请检查百分号编码、重复的参数和控制字符";
inline constexpr char kUrlTooLong[] = "地址太长";
inline constexpr char kHeadersTooLarge[] = "请求头太大";
inline constexpr char kHeadersTooLargeHint[] = "请清除这个网站的 Cookie 后重试";
inline constexpr char kHeadersBroken[] = "请求头含有不允许的字符";
inline constexpr char kBodyTooLarge[] = "内容超过上限 {}";
inline constexpr char kBodyTooLargeHint[] = "请拆分后分批提交";
inline constexpr char kNoSuchPath[] = "没有这个地址";
inline constexpr char kMethodNotAllowed[] = "这个地址不支持该请求方法";
inline constexpr char kMethodNotAllowedHint[] = "可用的方法：{}";
inline constexpr char kTooManyRequests[] = "请求太频繁";
inline constexpr char kTooManyRequestsHint[] = "请稍候再试";
inline constexpr char kBusy[] = "服务器正忙";
inline constexpr char kBusyHint[] = "请稍候再试";
inline constexpr char kDeadline[] = "处理超时";
inline constexpr char kDeadlineHint[] = "请稍后查看结果，确认没有完成再重试";
inline constexpr char kStopping[] = "服务器正在停止";
inline constexpr char kInternal[] = "服务器内部出错";
inline constexpr char kInternalHint[] = "请把请求编号告诉系统管理员";
inline constexpr char kMebibytes[] = "{} MB";
inline constexpr char kKibibytes[] = "{} KB";
inline constexpr char kBytes[] = "{} 字节";

// Starting.
inline constexpr char kExposedWithoutTls[] = "没有证书时只能在本机地址（127.0.0.1 或 ::1）上提供服务";
inline constexpr char kExposedWithoutTlsHint[] = "请同时给出证书文件和私钥文件，或改用本机地址";
inline constexpr char kKeyMissing[] = "证书文件和私钥文件要同时给出";
inline constexpr char kBadAddress[] = "监听地址不对";
inline constexpr char kBadAddressHint[] = "请写 IP 地址，例如 127.0.0.1 或 0.0.0.0";
inline constexpr char kCertificateUnreadable[] = "证书或私钥读不出来：{}";
inline constexpr char kCertificateHint[] = "请检查两个 PEM 文件是否存在、匹配、可读";
inline constexpr char kPortTaken[] = "{} 端口 {} 不能监听：{}";
inline constexpr char kPortTakenHint[] = "请换一个端口，或停止占用它的程序";
inline constexpr char kRoutesClash[] = "两个接口的地址或名称重复：{}";

// OpenAPI.
inline constexpr char kProblemDescription[] = "不成功：统一格式的说明";
inline constexpr char kSuccessDescription[] = "成功";
inline constexpr char kCookieDescription[] = "登录后的会话，由浏览器携带；改动另需 X-CSRF-Token";
inline constexpr char kBearerDescription[] = "脚本与其他系统用的令牌";
inline constexpr char kIfMatchDescription[] = "读到的 ETag：别人改过之后用旧版本提交会被拒绝";
inline constexpr char kIdempotencyDescription[] = "同一次操作重发时用同一个键，只会生效一次";
inline constexpr char kMetricsSummary[] = "运行指标（Prometheus 文本）";
inline constexpr char kHealthSummary[] = "进程是否活着";

}  // namespace shouwang::http::messages
