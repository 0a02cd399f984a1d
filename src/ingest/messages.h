// Every Chinese sentence that this module shows to users, as fmt format strings. None may carry a cell's
// content: headers, file names and sheet names only.
#pragma once

namespace shouwang::ingest::messages {

// Where.
inline constexpr char kSheetOfFile[] = "{} 工作表“{}”";
inline constexpr char kLineOfFile[] = "{} 第 {} 行";
inline constexpr char kListSeparator[] = "、";
inline constexpr char kColumnOfSheet[] = "“{}”（第 {} 列）";
inline constexpr char kDatasetName[] = "{}（{}）";

// Listing --data.
inline constexpr char kNoSuchPath[] = "找不到这个文件或文件夹";
inline constexpr char kNoSuchPathHint[] = "请核对 --data 后面的路径";
inline constexpr char kFolderUnreadable[] = "这个文件夹打不开：{}";
inline constexpr char kFolderUnreadableHint[] = "请检查文件夹的访问权限";
inline constexpr char kNotATable[] = "不是表格文件";
inline constexpr char kNotATableHint[] = "可以读取的格式：.csv .tsv .txt .xlsx .xls .ods";
inline constexpr char kNoTable[] = "没有找到任何表格文件";
inline constexpr char kNoTableHint[] = "请把各部门的表格（.csv .tsv .txt .xlsx .xls .ods）放进 --data 指定的文件夹";

// inputs.toml.
inline constexpr char kTomlBroken[] = "inputs.toml 格式不对：{}";
inline constexpr char kTomlBrokenHint[] = "请对照说明书改正这一行";
inline constexpr char kTomlUnreadable[] = "inputs.toml 打不开";
inline constexpr char kUnknownKey[] = "不认识的项“{}”";
inline constexpr char kUnknownKeyHint[] = "[[file]] 里可以写：name sheet dataset header columns replaces ignore";
inline constexpr char kRootKeyHint[] = "inputs.toml 里只有 [[file]]";
inline constexpr char kWrongType[] = "“{}”的值类型不对";
inline constexpr char kWrongTypeHint[] = "文字要加引号，header 是 1 以上的整数，ignore 是 true 或 false";
inline constexpr char kNameMissing[] = "[[file]] 缺少 name";
inline constexpr char kNameMissingHint[] = "请写上文件名，可以用 * 和 ?";
inline constexpr char kUnknownDataset[] = "没有名为“{}”的数据集";
inline constexpr char kUnknownDatasetHint[] = "可用的数据集：{}";
inline constexpr char kUnknownColumn[] = "没有名为“{}”的列";
inline constexpr char kUnknownColumnHint[] = "请写列的代码名，例如 self_pay";
inline constexpr char kUnknownColumnOfHint[] = "{} 的列：{}";

// Files and sheets.
inline constexpr char kFileEmpty[] = "文件里没有内容";
inline constexpr char kFileEmptyHint[] = "请重新导出，或在 inputs.toml 中对它写 ignore = true";
inline constexpr char kNothingRecognised[] = "前 20 行里没有找到认识的表头";
inline constexpr char kNothingRecognisedHint[] = "请核对表头，或在 inputs.toml 中用 dataset、header、columns 指明";
inline constexpr char kColumnsMissing[] = "没有认出这是什么表；最接近“{}”，但缺少列：{}";
inline constexpr char kColumnsMissingHint[] = "请把表头改成这些名称，或在 inputs.toml 的 columns 中指明对应的列";
inline constexpr char kDatasetsTied[] = "表头同时符合几种数据集：{}";
inline constexpr char kDatasetsTiedHint[] = "请在 inputs.toml 中为这个文件写 dataset = \"…\"";
inline constexpr char kSheetNotFound[] = "inputs.toml 指定的工作表“{}”不在文件里";
inline constexpr char kSheetNotFoundHint[] = "请核对工作表名称";
inline constexpr char kCancelled[] = "已取消";

// Warnings.
inline constexpr char kTwoColumnsWarning[] = "{}：{} 都是“{}”，用前者；如果不对，请在 inputs.toml 的 columns 中指明";
inline constexpr char kReplacedNotFoundWarning[] = "inputs.toml 中 replaces 指定的文件“{}”不存在";
inline constexpr char kRuleUnusedWarning[] = "inputs.toml 中的文件“{}”不存在";
inline constexpr char kSheetUnusedWarning[] = "{}：inputs.toml 指定的工作表“{}”不在文件里";
inline constexpr char kHeaderUnusedWarning[] = "{}：inputs.toml 的 columns 中的表头“{}”不在表里";

}  // namespace shouwang::ingest::messages
