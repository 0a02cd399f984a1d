// Every Chinese text that the policy module shows, in one place.
#pragma once

namespace shouwang::policy::message {

inline constexpr const char* kKindUnknown = "未知";
inline constexpr const char* kKindBool = "是否";
inline constexpr const char* kKindInteger = "整数";
inline constexpr const char* kKindMoney = "金额";
inline constexpr const char* kKindRatio = "人均金额";
inline constexpr const char* kKindDate = "日期";
inline constexpr const char* kKindText = "文字";
inline constexpr const char* kKindEnum = "选项";
inline constexpr const char* kKindSet = "多选项";
inline constexpr const char* kKindId = "证件号码";

// Reading files.
inline constexpr const char* kPackNotFound = "找不到政策包目录";
inline constexpr const char* kPackNotFoundHint = "请检查 --policy 后面的路径，目录里应有 pack.toml";
inline constexpr const char* kTomlSyntax = "TOML 写法有误：{}";
inline constexpr const char* kTomlSyntaxHint = "请检查这一行附近的引号、括号和等号";
inline constexpr const char* kUnknownKey = "不认识的键“{}”";
inline constexpr const char* kUnknownKeyHint = "可用的键：{}";
inline constexpr const char* kMissingKey = "缺少“{}”";
inline constexpr const char* kMissingKeyHint = "请在这一节补上 {} = …";
inline constexpr const char* kWrongType = "“{}”的值类型不对，应为{}";
inline constexpr const char* kTypeString = "文字（双引号）";
inline constexpr const char* kTypeNumber = "数字";
inline constexpr const char* kTypeBool = "true 或 false";
inline constexpr const char* kTypeDate = "日期（如 2022-05-31，不加引号）";
inline constexpr const char* kTypeDates = "日期列表（如 [2022-01-29]，不加引号）";
inline constexpr const char* kTypeInteger = "整数";
inline constexpr const char* kTypeStrings = "文字列表";
inline constexpr const char* kTypeTable = "表";
inline constexpr const char* kNoPackTable = "没有 [pack] 一节";
inline constexpr const char* kNoPackTableHint = "请在 pack.toml 写明 id、name、version、region、valid_from";
inline constexpr const char* kCyclicPacks = "政策包互相引用：{}";
inline constexpr const char* kBadValue = "“{}”的值“{}”不对";
inline constexpr const char* kOneOf = "可以写：{}";

// Procedures.
inline constexpr const char* kVillageOffice = "村";
inline constexpr const char* kTownOffice = "乡镇";
inline constexpr const char* kCountyOffice = "县";
inline constexpr const char* kIdentification = "监测对象识别";
inline constexpr const char* kElimination = "风险消除";
inline constexpr const char* kPaperOfProgram = "“{}”由程序自己出具，请写 by_program = true";
inline constexpr const char* kPaperNotOfProgram = "程序不会出具“{}”，请去掉 by_program";
inline constexpr const char* kOneDecision = "程序“{}”要有且只有一个作决定的步骤（decides = true）";
inline constexpr const char* kOverdueTo = "步骤“{}”逾期要报给经办的上级：overdue_to 是 town 或 county，且高于 office";
inline constexpr const char* kStepDue = "步骤“{}”的期限不对：due_day 是 1 到 31，due_workdays 是正数，只写其一";
inline constexpr const char* kUnknownPaper = "没有名为“{}”的材料";
inline constexpr const char* kUnknownStepField = "没有名为“{}”的填写项";
inline constexpr const char* kVisitNothing = "入户表没有任何 {}";
inline constexpr const char* kNotAChoice = "“{}”不在这一问的选项里";
inline constexpr const char* kNoRegisterField = "“{}”不能从底册带出：只有成员的 health、labour、student_status 可以";
inline constexpr const char* kChoicesMissing = "“{}”：choice、choices 要有选项，text、number 不能有选项";
inline constexpr const char* kWage = "工资性收入";
inline constexpr const char* kBusiness = "生产经营性收入";
inline constexpr const char* kProperty = "财产性收入";
inline constexpr const char* kTransfer = "转移性收入";
inline constexpr const char* kExpense = "生产经营性支出";
inline constexpr const char* kSpending = "家庭大额支出";
inline constexpr const char* kNotAnEarlierStep = "“{}”不是前面的步骤";

// The calendar.
inline constexpr const char* kNotOfYear = "{} 不在 {} 年";
inline constexpr const char* kHolidayDates = "放假的结束日早于开始日";
inline constexpr const char* kNotShifted = "{} 不是调休上班日：它本来就上班，或者在放假";
inline constexpr const char* kYearTwice = "{} 年的安排重复";

// Checking.
inline constexpr const char* kDuplicateName = "“{}”重复定义，前一处在 {}";
inline constexpr const char* kDefinedTwice = "“{}”重复定义";
inline constexpr const char* kDuplicateHint = "请改名或删去其中一处";
inline constexpr const char* kBadName = "名称“{}”不合规";
inline constexpr const char* kBadNameHint = "名称用小写字母开头，只含小写字母、数字和下划线";
inline constexpr const char* kUnknownEnumeration = "没有名为“{}”的选项表";
inline constexpr const char* kUnknownEnumerationHint = "先用 [[enumeration]] 定义";
inline constexpr const char* kUnknownDataset = "没有名为“{}”的数据表";
inline constexpr const char* kUnknownSource = "没有编号为“{}”的出处";
inline constexpr const char* kUnknownSourceHint = "先用 [[source]] 登记文件名称";
inline constexpr const char* kUnknownRisk = "没有名为“{}”的风险类型";
inline constexpr const char* kUnknownMeasure = "没有名为“{}”的措施类型";
inline constexpr const char* kMeasureDepartments = "措施类型“{}”没有写由哪些部门负责";
inline constexpr const char* kUnknownDepartment = "没有代号为“{}”的部门";
inline constexpr const char* kTooManyValues = "选项列“{}”超过 {} 个值";
inline constexpr const char* kSetNeedsValues = "多选列“{}”必须指定选项表";
inline constexpr const char* kExpressionSyntax = "表达式“{}”写法有误：{}";
inline constexpr const char* kExpressionSyntaxHint = "请检查括号、引号和运算符";
inline constexpr const char* kNotAllowed = "表达式里不能用“{}”";
inline constexpr const char* kNotAllowedHint = "只能用列、事实、参数和说明书列出的函数";
inline constexpr const char* kUnknownName = "表达式里的“{}”不是可用的列、事实或参数";
inline constexpr const char* kDidYouMean = "是不是“{}”？";
inline constexpr const char* kUnknownNameHint = "用 [[fact]] 或 [[parameter]] 定义后再用";
inline constexpr const char* kUnknownFunction = "不能调用“{}”";
inline constexpr const char* kArguments = "“{}”的参数不对";
inline constexpr const char* kArgumentsHint = "写法：{}";
inline constexpr const char* kCannotCompare = "{}不能和{}比较";
inline constexpr const char* kMoneyLiteral = "金额不能和数字 {} 直接比较";
inline constexpr const char* kMoneyLiteralHint = "政策数字要写成 [[parameter]]，带日期和出处";
inline constexpr const char* kNotInEnumeration = "“{}”不在选项表“{}”里";
inline constexpr const char* kNeedBool = "这里要一个判断（是/否），现在是{}";
inline constexpr const char* kNeedBoolHint = "例如写成比较：… >= …";
inline constexpr const char* kCannotCompute = "{}不能和{}做这种运算";
inline constexpr const char* kDecimalLiteral = "表达式里不能写小数";
inline constexpr const char* kAggregateMissing = "“{}”的 value 要用汇总函数";
inline constexpr const char* kAggregateMissingHint = "如 count(*)、any_row()、sum(列)、max(列)";
inline constexpr const char* kAggregateMisplaced = "汇总函数“{}”只能写在 from、over、peers 事实的 value 最外层";
inline constexpr const char* kRelativeFact = "over = \"head_relatives\" 里不能用“{}”";
inline constexpr const char* kRelativeFactHint = "亲属不一定在册，只能用按证件号码从一张部门表汇总的事实（from）";
inline constexpr const char* kGateNotPlain = "事实“{}”必须只由本人的登记项算出";
inline constexpr const char* kGateNotPlainHint = "不要用 from、over、peers，也不要引用用到它们的事实";
inline constexpr const char* kFactCycle = "事实互相引用：{}";
inline constexpr const char* kFactKeys = "事实“{}”只能有 from、over、peers 中的一个";
inline constexpr const char* kLatestNeedsFrom = "latest 只能和 from 一起用";
inline constexpr const char* kOverNeedsHousehold = "over 只能用于户（entity = \"household\"）";
inline constexpr const char* kFromNeedsKey = "数据表“{}”没有可以对上{}的列";
inline constexpr const char* kPerson = "人";
inline constexpr const char* kHousehold = "户";
inline constexpr const char* kGateFactMissing = "缺少事实“{}”";
inline constexpr const char* kGateFactHint = "程序按它判断监测对象、在户人口和类别，类型应为{}";
inline constexpr const char* kRequiresDiffer = "规则 {} 的 requires 与实际读取的数据表不一致";
inline constexpr const char* kRequiresHint = "应为 [{}]";
inline constexpr const char* kTemplateName = "说明里的“{{{}}}”不是可用的事实、参数或列";
inline constexpr const char* kTemplateBrace = "说明里的花括号不成对";
inline constexpr const char* kCasesInFact = "带 case 的参数“{}”不能用在事实里";
inline constexpr const char* kCasesInFactHint = "请在规则的 when 里比较";
inline constexpr const char* kUnknownParameter = "没有参数“{}”";
inline constexpr const char* kUnknownParameterHint = "请写本包或所依据的包里已经定义的参数";
inline constexpr const char* kParameterNoDefault = "参数“{}”缺少不带 case 的取值";
inline constexpr const char* kParameterDuplicate = "参数“{}”在 {} 有两个取值";
inline constexpr const char* kPackDates = "valid_to 早于 valid_from";

inline constexpr const char* kUncovered = "规则 {} 没有 covers = \"{}\" 的用例";

// Parameter settings from the command line.
inline constexpr const char* kSetSyntax = "--set 要写成 名称=数值，现在是“{}”";
inline constexpr const char* kSetUnknown = "政策包里没有参数“{}”";
inline constexpr const char* kSetKnown = "可以改的参数：{}";
inline constexpr const char* kSetNumber = "参数“{}”的值“{}”不是{}";
inline constexpr const char* kSetExample = "例如 --set {}=6500";

// policy show.
inline constexpr const char* kShowPack = "政策包 {} {}（{}）";
inline constexpr const char* kShowValid = "适用：{} 起{}";
inline constexpr const char* kShowValidTo = "，至 {}";
inline constexpr const char* kShowHash = "内容校验：{}";
inline constexpr const char* kShowSources = "出处";
inline constexpr const char* kShowRules = "规则（共 {} 条）";
inline constexpr const char* kShowParameters = "参数";
inline constexpr const char* kShowParameterName = "  {}（{}）";
inline constexpr const char* kShowParameterValue = "    {} 起：{}{}{}（{}）";
inline constexpr const char* kShowCase = "（{}）";
inline constexpr const char* kShowKind = "类别：{}　层级：{}　风险类型：{}";
inline constexpr const char* kShowNoRisk = "无";
inline constexpr const char* kShowWhen = "条件：{}";
inline constexpr const char* kShowPlain = "说法：{}";
inline constexpr const char* kShowNote = "附注（{}）：{}";
inline constexpr const char* kShowAdvice = "核实要点：{}";
inline constexpr const char* kShowFalsePositive = "可能误报：{}";
inline constexpr const char* kShowSource = "依据：{}";
inline constexpr const char* kShowFacts = "用到的事实";
inline constexpr const char* kShowRequires = "需要的数据表：{}";
inline constexpr const char* kShowNothing = "（无）";
inline constexpr const char* kShowSql = "编译成的 SQL";
inline constexpr const char* kKindRisk = "风险线索";
inline constexpr const char* kKindWatch = "关注对象";
inline constexpr const char* kKindExclusion = "不纳入情形";
inline constexpr const char* kKindQuality = "数据质量疑点";
inline constexpr const char* kYuan = "元";
inline constexpr const char* kAnyDepartment = "任一部门表";
inline constexpr const char* kJoin = "、";

}  // namespace shouwang::policy::message
