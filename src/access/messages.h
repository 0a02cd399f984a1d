// Every Chinese text that this module shows to users. None may hold a password, a code or personal data.
#pragma once

namespace shouwang::access::message {

inline constexpr char kIssuer[] = "守望";

// Roles, in the order of kRoles.
inline constexpr const char* kRoleTitles[] = {"县级业务人员", "行业部门联络员", "乡镇工作人员", "村级工作人员",
                                              "监测联系人",   "系统管理员",     "安全保密员",   "安全审计员"};

// Passwords.
inline constexpr char kPasswordWeak[] = "新密码不合要求";
inline constexpr char kPasswordHint[] =
    "至少 10 个字符，含大写、小写、数字、符号中的三种；不用常见密码、账号名和最近五次用过的密码";
inline constexpr char kPasswordShort[] = "少于 10 个字符";
inline constexpr char kPasswordLong[] = "太长";
inline constexpr char kPasswordClasses[] = "大写、小写、数字、符号不足三种";
inline constexpr char kPasswordName[] = "含有账号名";
inline constexpr char kPasswordBreached[] = "是常见密码，容易被猜到";
inline constexpr char kPasswordUsed[] = "是最近五次用过的密码";
inline constexpr char kPasswordWrong[] = "现在的密码不对";
inline constexpr char kPasswordWrongHint[] = "请重新输入现在的密码";
inline constexpr char kPasswordMoved[] = "密码刚刚在别处改过";
inline constexpr char kPasswordMovedHint[] = "请重新登录";
inline constexpr char kBreachedUnreadable[] = "常见密码名单打不开";
inline constexpr char kBreachedLong[] = "常见密码名单超过 {} 行";
inline constexpr char kBreachedLongHint[] = "请只留最常见的";
inline constexpr char kBreachedUnreadableHint[] = "请核对路径和访问权限";

// Signing in.
inline constexpr char kSignInRefused[] = "账号或密码不对";
inline constexpr char kSignInRefusedHint[] = "连续错五次将锁定 30 分钟";
inline constexpr char kLocked[] = "连续失败次数过多，已锁定";
inline constexpr char kLockedHint[] = "30 分钟后再试，或请系统管理员处理";
inline constexpr char kDisabled[] = "账号已停用";
inline constexpr char kDisabledHint[] = "请联系系统管理员";
inline constexpr char kDormant[] = "账号超过 90 天未使用，已自动停用";
inline constexpr char kNoRole[] = "账号还没有授权";
inline constexpr char kNoRoleHint[] = "请联系安全保密员";
inline constexpr char kNoSession[] = "没有登录，或登录已过期";
inline constexpr char kNoSessionHint[] = "请重新登录";
inline constexpr char kSessionOver[] = "这次登录已经退出";
inline constexpr char kSessionOverHint[] = "请刷新列表";
inline constexpr char kCodeWrong[] = "动态口令不对，或已经用过";
inline constexpr char kCodeWrongHint[] = "请等下一个口令再输入";
inline constexpr char kNoSecondFactor[] = "账号没有绑定动态口令";
inline constexpr char kNoSecondFactorHint[] = "请先在“我的账号”里绑定";
inline constexpr char kSecondFactorThere[] = "账号已经绑定动态口令";
inline constexpr char kSecondFactorThereHint[] = "要换绑请先解除";
inline constexpr char kSecondFactorBound[] = "这个角色不能解除动态口令";
inline constexpr char kSecondFactorBoundHint[] = "口令丢失请由安全保密员解除后重新绑定";

// Accounts.
inline constexpr char kNameTaken[] = "账号名已经有人用";
inline constexpr char kNameTakenHint[] = "请换一个";
inline constexpr char kNameInvalid[] = "账号名不对";
inline constexpr char kNameInvalidHint[] = "3 到 32 个小写字母、数字、点、横线，以字母开头";
inline constexpr char kDisplayNameInvalid[] = "姓名不对";
inline constexpr char kDisplayNameInvalidHint[] = "1 到 50 个字，不写证件号码和电话";
inline constexpr char kNoAccount[] = "没有这个账号";
inline constexpr char kAccountStale[] = "账号刚刚被别人改过";
inline constexpr char kStaleHint[] = "请重新打开再改";
inline constexpr char kOwnAccount[] = "不能停用或重置自己的账号";
inline constexpr char kOwnAccountHint[] = "请由另一位系统管理员办理";
inline constexpr char kLastOfficer[] = "这是最后一位在用的{}，不能停用";
inline constexpr char kLastOfficerHint[] = "请先给另一人授予这个角色";
inline constexpr char kTokenOfficer[] = "三员账号不能建访问令牌";
inline constexpr char kTokenOfficerHint[] = "管理操作须本人登录办理";
inline constexpr char kTokensFull[] = "访问令牌已满 {} 个";
inline constexpr char kTokensFullHint[] = "请先删去不用的";
inline constexpr char kNoToken[] = "没有这个访问令牌";

// Granting.
inline constexpr char kGrantRole[] = "角色与范围不符";
inline constexpr char kGrantCounty[] = "县级和部门账号的范围是 6 位县级代码";
inline constexpr char kGrantTown[] = "乡镇账号的范围是 9 位乡镇代码";
inline constexpr char kGrantVillage[] = "村级账号的范围是 12 位村代码";
inline constexpr char kGrantContact[] = "监测联系人的范围是 6、9 或 12 位代码";
inline constexpr char kGrantDepartment[] = "部门账号要写部门代码，其他账号不写";
inline constexpr char kGrantOfficer[] = "三员账号没有业务范围";
inline constexpr char kGrantUnknownDivision[] = "没有这个区划";
inline constexpr char kGrantUnknownDivisionHint[] = "请核对区划代码";
inline constexpr char kGrantSelf[] = "不能给自己授权，也不能确认给自己的授权";
inline constexpr char kGrantSelfHint[] = "请由另一位管理人员办理";
inline constexpr char kGrantSame[] = "提出人不能确认自己提出的授权";
inline constexpr char kGrantExclusive[] = "三员之间、三员与业务角色之间互斥，不能改任";
inline constexpr char kGrantExclusiveHint[] = "请停用这个账号，另建新账号";
inline constexpr char kGrantDecided[] = "这项授权已经处理过";
inline constexpr char kGrantPending[] = "这个账号已有一项待确认的授权";
inline constexpr char kGrantPendingHint[] = "请先确认或否决";
inline constexpr char kNoGrant[] = "没有这项授权";

// Divisions.
inline constexpr char kDivisionsHeader[] = "区划表没有“行政区划代码”和“名称”两列";
inline constexpr char kDivisionsHeaderHint[] = "请在首行写这两个列名";
inline constexpr char kDivisionCode[] = "行政区划代码";
inline constexpr char kDivisionName[] = "名称";
inline constexpr char kDivisionBad[] = "区划代码“{}”不对";
inline constexpr char kDivisionBadHint[] = "应为 12 位，6 位和 9 位的会补零";
inline constexpr char kDivisionOutside[] = "区划代码“{}”不在本县 {} 之内";
inline constexpr char kDivisionOutsideHint[] = "请核对 --county，或从表里删去这一行";
inline constexpr char kDivisionTwice[] = "区划代码“{}”写了两次，名称不同";
inline constexpr char kDivisionNoName[] = "区划代码“{}”没有名称";
inline constexpr char kDivisionsEmpty[] = "区划表里没有一个村";
inline constexpr char kCountyBad[] = "县级代码“{}”不对";
inline constexpr char kCountyBadHint[] = "应为 6 位数字";
inline constexpr char kRowOfFile[] = "{} 第 {} 行";

// Purposes.
inline constexpr char kPurposeLength[] = "没有说明用途";
inline constexpr char kPurposeLengthHint[] = "请用 4 到 200 个字写明用途，会记入审计";
inline constexpr char kPurposePersonal[] = "用途里像是写了证件号码或电话";
inline constexpr char kPurposePersonalHint[] = "请只写事由";

// Audit trail.
inline constexpr char kAuditBroken[] = "审计记录第 {} 条与前后不符：{}";
inline constexpr char kAuditEdited[] = "内容被改过，或前一条被删、被换";
inline constexpr char kAuditGap[] = "序号不连续，前面有记录被删或被调换";
inline constexpr char kAuditCut[] = "末尾的记录被删去，应有 {} 条，只有 {} 条";
inline constexpr char kAuditHead[] = "审计链的封条被改过";
inline constexpr char kAuditEmpty[] = "审计记录是空的，全部被删去";
inline constexpr char kAuditExtra[] = "末尾多出封条之外的记录";
inline constexpr char kAuditHint[] = "请保留现场，用备份比对，并报告安全审计员";

// Initialising.
inline constexpr char kAlreadyInitialised[] = "这里已经初始化过";
inline constexpr char kAlreadyInitialisedHint[] = "请换一个目录或数据库";
inline constexpr char kSysadminTitle[] = "系统管理员";
inline constexpr char kSecadminTitle[] = "安全保密员";
inline constexpr char kAuditorTitle[] = "安全审计员";

}  // namespace shouwang::access::message
