// Every Chinese text that the forms module shows, in one place.
#pragma once

namespace shouwang::forms::message {

// The folder and its forms.toml.
inline constexpr const char* kNoForms = "没有找到打印表单（forms.toml）";
inline constexpr const char* kNoFormsHint = "请检查政策包里的 forms 目录";
inline constexpr const char* kTomlSyntax = "第 {} 行写法有误：{}";
inline constexpr const char* kTomlSyntaxHint = "请检查这一行附近的引号、括号和等号";
inline constexpr const char* kMissingKey = "“{}”一节缺少“{}”，或它的写法不对";
inline constexpr const char* kMissingKeyHint = "请照 docs/forms.md 补上";
inline constexpr const char* kUnknownKey = "“{}”一节里有不认识的键“{}”";
inline constexpr const char* kDuplicate = "“{}”重复定义";
inline constexpr const char* kDuplicateHint = "请改名或删去其中一处";
inline constexpr const char* kUnknownName = "表单“{}”用到的“{}”没有定义";
inline constexpr const char* kUnknownNameHint = "请先用 [[field]] 或 [[list]] 定义";
inline constexpr const char* kNoTemplate = "找不到表单“{}”的模板 {}";
inline constexpr const char* kNoTemplateHint = "请把模板放进政策包的 forms 目录";
inline constexpr const char* kStrayTemplate = "{} 不是任何表单的模板";
inline constexpr const char* kStrayTemplateHint = "模板的文件名须是其中之一：{}";
inline constexpr const char* kCannotRead = "模板读不出来";
inline constexpr const char* kCannotReadHint = "请检查文件是否还在，是否允许读取";

// A template.
inline constexpr const char* kBrokenTemplate = "模板不是完整的 Word 文档（.docx）";
inline constexpr const char* kBrokenTemplateHint =
    "请用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”再放回来；不要加密码";
inline constexpr const char* kTemplateTooLarge = "模板太大：文件最多 {} MB，解压后最多 {} MB";
inline constexpr const char* kTemplateTooLargeHint = "请删去模板里的图片和嵌入的文件；来历不明的文件请勿打开";
inline constexpr const char* kMacros = "模板带有宏，不能使用";
inline constexpr const char* kMacrosHint = "请另存为不带宏的“Word 文档（*.docx）”";
inline constexpr const char* kUnpairedBrace = "“{}”附近的大括号不成对，或中间换了行";
inline constexpr const char* kUnpairedBraceHint = "填写处写成 {户主姓名} 的样子，一对大括号要在同一行里";
inline constexpr const char* kUnknownPlaces = "模板里有不认识的填写处：{}";
inline constexpr const char* kUnknownPlacesHint = "请检查错别字；本表可以写：{}";
inline constexpr const char* kListOutsideRow = "{} 属于名单，只能写在表格的行里";
inline constexpr const char* kListOutsideRowHint = "名单的一行写一次，打印时按人数自动增加行";
inline constexpr const char* kMixedRow = "表格的同一行里用了两份名单：{} 和 {}";
inline constexpr const char* kMixedRowHint = "一行只能属于一份名单，请分成两个表格";
inline constexpr const char* kUnprintable = "模板里有{}，网页打印时显示不出来";
inline constexpr const char* kTrackedChanges = "修订记录";
inline constexpr const char* kTrackedChangesHint = "请在“审阅”里接受全部修订后保存";
inline constexpr const char* kPictures = "图片、文本框或形状";
inline constexpr const char* kPicturesHint = "请删去，需要框线时用表格";
inline constexpr const char* kAutomaticFields = "自动域（如自动日期、目录）";
inline constexpr const char* kAutomaticFieldsHint = "请改成普通文字；页码放在页脚里";
inline constexpr const char* kSymbols = "用“插入符号”放进去的特殊字符或脚注";
inline constexpr const char* kSymbolsHint = "请改用键盘输入的文字，方框写成 ☐";
inline constexpr const char* kNumbering = "自动编号";
inline constexpr const char* kNumberingHint = "请把编号改成手工输入的文字，如“一、”“1.”";

// Filling.
inline constexpr const char* kTooManyRows = "名单“{}”有 {} 行，一张表最多打印 {} 行";
inline constexpr const char* kTooManyRowsHint = "请分批打印";

// What is printed.
inline constexpr const char* kTicked = "☑";
inline constexpr const char* kUnticked = "☐";
inline constexpr const char* kBlank = "＿＿＿＿＿＿";
inline constexpr const char* kPageNumber = "\"第\" counter(page) \"页　共\" counter(pages) \"页\"";

}  // namespace shouwang::forms::message
