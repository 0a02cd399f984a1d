// Every Chinese text that the command line shows, in one place.
#pragma once

namespace shouwang::cli::message {

inline constexpr const char* kErrorPrefix = "错误：";
inline constexpr const char* kWarningPrefix = "提醒：";
inline constexpr const char* kAbout = "守望：防止返贫监测比对";
inline constexpr const char* kScreen = "把部门数据与户、人口底册比对，生成线索";
inline constexpr const char* kSimulate = "改一个参数，看谁进谁出";
inline constexpr const char* kPolicy = "检查、测试、查看政策包";
inline constexpr const char* kPolicyCheck = "检查政策包，一次列出所有错误";
inline constexpr const char* kPolicyTest = "运行政策包自带的用例";
inline constexpr const char* kPolicyShow = "用白话列出规则、参数和出处";
inline constexpr const char* kDemo = "生成一个带脏数据和标准答案的演示县";
inline constexpr const char* kOptionPolicy = "政策包目录";
inline constexpr const char* kOptionData = "数据目录或文件（可多个）";
inline constexpr const char* kOptionAsOf = "比对基准日 YYYY-MM-DD";
inline constexpr const char* kOptionOut = "结果目录";
inline constexpr const char* kOptionSet = "临时改参数：名称=数值（可多个）";
inline constexpr const char* kOptionSweep = "参数逐点取值：名称=起:止:步长";
inline constexpr const char* kOptionReveal = "结果中不遮盖证件号码（仅限有权限的人员）";
inline constexpr const char* kOptionMemory = "内存上限，如 4GB";
inline constexpr const char* kOptionThreads = "线程数，默认全部";
inline constexpr const char* kOptionExplain = "把每一步 SQL 写到结果目录的 explain.sql";
inline constexpr const char* kOptionDivisions = "村名表（行政区划代码,名称），工作簿里用村名代替代码";
inline constexpr const char* kOptionLogFormat = "消息格式：text 或 json";
inline constexpr const char* kOptionHouseholds = "户数，1000 到 1000000";
inline constexpr const char* kOptionSeed = "随机种子，相同种子得到相同文件";
inline constexpr const char* kOptionCsvOnly = "只生成 UTF-8 CSV（性能测试用）";
inline constexpr const char* kOptionCounty = "县级区划代码";
inline constexpr const char* kArgumentPack = "政策包目录";
inline constexpr const char* kArgumentRule = "规则编号";
inline constexpr const char* kArgumentDir = "演示县目录";
inline constexpr const char* kBadDate = "日期“{}”不对";
inline constexpr const char* kBadDateHint = "写成 2022-05-31 这样";
inline constexpr const char* kBadMemory = "内存大小“{}”不对";
inline constexpr const char* kBadMemoryHint = "写成 4GB、512MB 这样";
inline constexpr const char* kUsage = "用法不对：{}";
inline constexpr const char* kUsageHint = "运行 shouwang --help 查看用法";
inline constexpr const char* kPackGood = "政策包 {} {} 没有问题：{} 个数据表，{} 个参数，{} 个事实，{} 条规则";
inline constexpr const char* kUnexpected = "程序出错：{}";
inline constexpr const char* kUnexpectedHint = "结果没有写出；请把这一行报给维护人员";
inline constexpr const char* kOutOfMemory = "内存不够";
inline constexpr const char* kOutOfMemoryHint = "用 --memory 调大上限，或关掉其他程序";
inline constexpr const char* kStageDemo = "生成演示县";
inline constexpr const char* kScreenRead =
    "读入 {} 个文件、{} 行；底册 {} 户 {} 人；{} 个单元格有问题（见 rejects.csv）";
inline constexpr const char* kScreenFound = "发现 {} 条线索，涉及风险农户 {} 户，用时 {} 秒";
inline constexpr const char* kScreenRule = "  {}　{}　{} 条";
inline constexpr const char* kScreenSkipped = "  {}　{}　未比对：缺少{}";
inline constexpr const char* kScreenWorkbook = "按乡镇下发的工作簿：{}";
inline constexpr const char* kScreenFiles = "全部结果：{}";
inline constexpr const char* kSimulateNothing = "没有说要改什么";
inline constexpr const char* kSimulateNothingHint = "加上 --set 名称=数值 或 --sweep 名称=起:止:步长";
inline constexpr const char* kSimulateDone = "风险农户：改前 {} 户，改后 {} 户；新进 {} 户，退出 {} 户。名单在 {}";
inline constexpr const char* kSweepDone = "试算了 {} 个点；现行参数下风险农户 {} 户。曲线在 {}";
inline constexpr const char* kUnknownRule = "政策包里没有规则“{}”";
inline constexpr const char* kKnownRules = "有：{}";
inline constexpr const char* kDemoMade = "演示县已生成：{}（{} 户 {} 人，{} 行，{} 个文件）";

inline constexpr const char* kInit = "建立一个县的服务目录：密钥、数据库、区划、政策包和三员账号";
inline constexpr const char* kOpenApi = "输出接口说明（OpenAPI）";
inline constexpr const char* kServe = "启动一个县的服务";
inline constexpr const char* kArgumentCounty = "县的服务目录";
inline constexpr const char* kOptionDatabase = "数据库：sqlite:文件 或 postgresql://…（默认用目录里的 SQLite）";
inline constexpr const char* kOptionCountyCode = "县级区划代码（6 位）";
inline constexpr const char* kOptionDivisionTable = "乡镇、村名表（行政区划代码,名称；CSV 或工作簿）";
inline constexpr const char* kOptionPolicies = "政策包所在目录（默认用程序自带的）";
inline constexpr const char* kOptionCipher = "加密算法：sm4 或 aes";
inline constexpr const char* kOptionHost = "监听地址；没有证书时只能是本机";
inline constexpr const char* kOptionPort = "监听端口，0 为任选";
inline constexpr const char* kOptionCertificate = "TLS 证书文件（PEM）";
inline constexpr const char* kOptionKey = "TLS 私钥文件（PEM）";
inline constexpr const char* kOptionWeb = "网页文件目录";
inline constexpr const char* kOptionAdminNetworks = "允许管理操作的网段（可多个），如 10.1.0.0/16";
inline constexpr const char* kOptionProxies = "可信的反向代理地址（可多个）";
inline constexpr const char* kOptionPublicReports = "公众页：每个地址每小时最多申报几次，0 为不限";
inline constexpr const char* kOptionPublicLookUps = "公众页：每个地址每分钟最多查询几次，0 为不限";
inline constexpr const char* kOptionPublicVillage = "公众页：每个村每天最多收几份申报，0 为不限";
inline constexpr const char* kOptionRate = "每个地址每秒最多请求数，0 为不限";
inline constexpr const char* kOptionBackupAt = "每天自动备份的北京时间，如 02:30；never 为不备份";
inline constexpr const char* kOptionKeepBackups = "自动和手工备份最多保留几份";
inline constexpr const char* kOptionBreached = "泄露密码名单：每行一个小写密码，或一个 SHA-1";
inline constexpr const char* kOptionCheckReplies = "每个回复都对照接口说明核对，不符的按出错回复（测试用）";
inline constexpr const char* kBadCounty = "县级区划代码不对";
inline constexpr const char* kBadCountyHint = "写 6 位数字，如 530326";
inline constexpr const char* kCountyExists = "目录里已经有一个县的数据";
inline constexpr const char* kCountyExistsHint = "换一个目录；要启动它请用 shouwang serve";
inline constexpr const char* kCannotMakeFolder = "目录建不了";
inline constexpr const char* kCannotCopyPolicies = "政策包复制不了";
inline constexpr const char* kCountyMade = "已建立 {}：{} 个区划";
inline constexpr const char* kOfficerMade = "  {}　一次性密码 {}";
inline constexpr const char* kOfficersHint = "请记下上面的一次性密码（只显示这一次），首次登录须修改";

}  // namespace shouwang::cli::message
