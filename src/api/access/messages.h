// What the API of accounts and sessions shows: summaries and descriptions for OpenAPI.
#pragma once

namespace shouwang::api::message {

inline constexpr char kOpenSession[] = "登录";
inline constexpr char kReadSession[] = "当前登录";
inline constexpr char kCloseSession[] = "退出登录";
inline constexpr char kPassSecondFactor[] = "输入动态口令";
inline constexpr char kReadMe[] = "我的账号";
inline constexpr char kChangePassword[] = "修改密码";
inline constexpr char kBeginSecondFactor[] = "开始绑定动态口令";
inline constexpr char kConfirmSecondFactor[] = "确认绑定动态口令";
inline constexpr char kDropSecondFactor[] = "解除自己的动态口令";
inline constexpr char kChangeMe[] = "修改我的姓名";
inline constexpr char kListMySessions[] = "我在哪些设备上登录";
inline constexpr char kEndMySession[] = "退出一台设备上的登录";
inline constexpr char kListUserSessions[] = "账号在哪些设备上登录";
inline constexpr char kEndUserSessions[] = "退出账号的全部登录";
inline constexpr char kListTokens[] = "我的访问令牌";
inline constexpr char kAddToken[] = "新建访问令牌";
inline constexpr char kRemoveToken[] = "删除访问令牌";
inline constexpr char kListDivisions[] = "行政区划";
inline constexpr char kListUsers[] = "账号列表";
inline constexpr char kReadUser[] = "查看账号";
inline constexpr char kCreateUser[] = "新建账号";
inline constexpr char kChangeUser[] = "修改、停用、启用账号";
inline constexpr char kResetUserPassword[] = "重置密码";
inline constexpr char kRemoveUserSecondFactor[] = "解除他人丢失的动态口令";
inline constexpr char kListRoles[] = "角色与权限表";
inline constexpr char kListGrants[] = "账号的授权记录";
inline constexpr char kListPendingGrants[] = "待确认的授权";
inline constexpr char kProposeGrant[] = "提出授权";
inline constexpr char kDecideGrant[] = "确认或否决授权";
inline constexpr char kListAudit[] = "审计记录";
inline constexpr char kVerifyAudit[] = "核验审计链";

inline constexpr char kName[] = "账号名";
inline constexpr char kDisplayName[] = "姓名";
inline constexpr char kRole[] = "角色；空为尚未授权";
inline constexpr char kDivision[] = "管辖区划代码";
inline constexpr char kDepartment[] = "部门代码";
inline constexpr char kEnabled[] = "是否启用";
inline constexpr char kSecondFactor[] = "是否绑定动态口令";
inline constexpr char kOneTimePassword[] = "一次性密码，只显示这一次";
inline constexpr char kReason[] = "理由";
inline constexpr char kProposedBy[] = "提出人的账号编号；0：在服务器上直接办理";
inline constexpr char kPassword[] = "密码";
inline constexpr char kCode[] = "六位动态口令";
inline constexpr char kCodeWanted[] = "六位数字";
inline constexpr char kCsrfToken[] = "放进 X-CSRF-Token 的校验码";
inline constexpr char kPending[] = "还要办的事：second-factor 输入动态口令，password 修改密码，enrol 绑定动态口令";
inline constexpr char kParent[] = "上级区划代码；不写为管辖范围内全部";
inline constexpr char kSearchText[] = "账号名或姓名的一部分";
inline constexpr char kFromDay[] = "起始日";
inline constexpr char kToDay[] = "截止日";
inline constexpr char kAction[] = "操作名的开头";
inline constexpr char kAccount[] = "账号编号";
inline constexpr char kObject[] = "对象，如 clue/123";
inline constexpr char kTokenDays[] = "有效天数";
inline constexpr char kTokenText[] = "令牌，只显示这一次";
inline constexpr char kAddress[] = "登录时的网络地址";
inline constexpr char kLastSeen[] = "最后一次操作，最多晚记半分钟";
inline constexpr char kEndsAt[] = "最迟到这时须重新登录";
inline constexpr char kSessionSecondFactor[] = "这次登录是否通过了动态口令";
inline constexpr char kCurrentSession[] = "是不是发出这次请求的登录";
inline constexpr char kNotByToken[] = "访问令牌不能办理这项操作";
inline constexpr char kNotByTokenHint[] = "请本人登录办理";

}  // namespace shouwang::api::message
