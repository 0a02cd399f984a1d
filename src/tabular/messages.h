// What the readers say to users, in Chinese: what is wrong, where, and how to mend it. Format strings of
// {fmt}.
//
// No message takes the content of a cell: it may be somebody's id number.
#pragma once

namespace shouwang::tabular::messages {

// Places.
inline constexpr char kAtLine[] = "{} 第 {} 行";
inline constexpr char kAtSheet[] = "{} 工作表“{}”";
inline constexpr char kAtSheetRow[] = "{} 工作表“{}”第 {} 行";

// Any file.
inline constexpr char kCannotOpen[] = "打不开文件（{}）";
inline constexpr char kCannotRead[] = "读取文件时出错（{}）";
inline constexpr char kCannotReadHint[] = "请检查文件是否存在、是否有读取权限、磁盘是否正常";
inline constexpr char kNotATable[] = "文件内容不是能识别的表格（不是 xlsx、xls、ods，也不是文本）";
inline constexpr char kNotATableHint[] = "请用 Excel 或 WPS 打开，另存为 xlsx 后再导入";
inline constexpr char kEmptyWorkbook[] = "文件是空的（0 字节）";
inline constexpr char kEmptyWorkbookHint[] = "文件可能没有传输完，请重新复制或向报送单位重新索取";
inline constexpr char kHtmlTable[] = "文件其实是网页（HTML），只是改了扩展名";
inline constexpr char kXmlSpreadsheet[] = "文件其实是 XML 电子表格（2003 格式）或网页归档，不能直接读取";
inline constexpr char kSaveAsXlsxHint[] = "请用 Excel 或 WPS 打开，另存为 xlsx 后再导入";
inline constexpr char kTooManySheets[] = "工作表超过 {} 个";
inline constexpr char kTooManySheetsHint[] = "请删去无关的工作表，或拆成几个文件";
inline constexpr char kTooManyColumns[] = "列数超过 {}";
inline constexpr char kTooManyColumnsHint[] = "请检查文件是否损坏，或删去多余的列";
inline constexpr char kTooManyRows[] = "行数超过 {}";
inline constexpr char kTooManyRowsHint[] = "请拆成几个文件后再导入";
inline constexpr char kRecordTooLong[] = "一行的内容超过 {} 字节";
inline constexpr char kRecordTooLongHint[] = "请检查这一行是否缺少换行或引号没有配对";
inline constexpr char kCellTooLong[] = "一个单元格的内容超过 {} 字节";
inline constexpr char kCellTooLongHint[] = "请检查这一行，缩短单元格内容，或检查引号是否配对";

// Text files.
inline constexpr char kUnclosedQuote[] = "从这一行开始的双引号没有配对";
inline constexpr char kUnclosedQuoteHint[] = "请补上缺少的双引号，或用 Excel 打开后另存为 xlsx";
inline constexpr char kNulByte[] = "文本中有空字节（NUL，字节偏移 {}），文件可能损坏";
inline constexpr char kUnknownEncoding[] = "文字编码既不是 UTF-8 也不是 GB18030：字节偏移 {} 处无法识别";
inline constexpr char kBrokenEncoding[] = "文件标明是 {} 编码，但字节偏移 {} 处不是合法的 {} 文字";
inline constexpr char kEncodingHint[] = "请用 Excel 或 WPS 打开，检查文字无误后另存为 xlsx 或 UTF-8 的 CSV";

// Packed workbooks (zip).
inline constexpr char kBrokenZip[] = "文件不完整或已损坏（压缩包结构有错）";
inline constexpr char kBrokenPart[] = "文件不完整或已损坏（部件 {} 解压出错）";
inline constexpr char kMissingPart[] = "文件不完整或已损坏（缺少部件 {}）";
inline constexpr char kBrokenHint[] = "请用 Excel 或 WPS 打开并另存一份，或向报送单位重新索取";
inline constexpr char kEncrypted[] = "文件已加密，受密码保护，无法读取";
inline constexpr char kEncryptedHint[] = "请用 Excel 或 WPS 打开，取消密码后另存再导入";
inline constexpr char kZipBomb[] = "部件 {} 解压后过大，与压缩前的大小不成比例，已停止读取";
inline constexpr char kZipBombHint[] = "文件可能是恶意构造的，请勿打开，并核实来源";
inline constexpr char kTooManyParts[] = "压缩包内的部件超过 {} 个";
inline constexpr char kBinaryWorkbook[] = "文件是 xlsb（二进制工作簿），不能直接读取";
inline constexpr char kNotAWorkbook[] = "文件是压缩包，但不是 xlsx 或 ods 工作簿";
inline constexpr char kNotAWorkbookHint[] = "如果是压缩文件，请先解压，再导入其中的表格";
inline constexpr char kXmlDoctype[] = "部件 {} 含有 DOCTYPE 声明，出于安全不予读取";
inline constexpr char kXmlMalformed[] = "部件 {} 的 XML 有错";
inline constexpr char kXmlTruncated[] = "部件 {} 的 XML 不完整";
inline constexpr char kXmlTooLong[] = "部件 {} 中有过长的 XML 标记";
inline constexpr char kXmlTooDeep[] = "部件 {} 的 XML 嵌套过深";
inline constexpr char kXmlEncoding[] = "部件 {} 的文字编码不是 UTF-8 或 UTF-16";
inline constexpr char kTooManyStrings[] = "共享字符串超过 {} 字节";
inline constexpr char kBadCellReference[] = "单元格位置有错，或超出了工作表的范围";
inline constexpr char kBadCellText[] = "单元格的文字不是合法的 UTF-8";
inline constexpr char kBadSharedString[] = "单元格引用了不存在的共享字符串";
inline constexpr char kTooManyRepeats[] = "重复的行列展开后过多，已停止读取";

// .xls
inline constexpr char kBrokenXls[] = "xls 文件不完整或已损坏（{}）";
inline constexpr char kOldXls[] = "xls 文件的版本过旧（Excel 5.0 以前），不能读取";
inline constexpr char kNoWorkbook[] = "文件是复合文档，但里面没有 Excel 工作簿";

// What is broken inside an .xls file, for kBrokenXls.
inline constexpr char kOleHeader[] = "文件头";
inline constexpr char kOleChain[] = "扇区链";
inline constexpr char kOleDirectory[] = "目录";
inline constexpr char kBiffRecord[] = "记录";
inline constexpr char kBiffStrings[] = "字符串表";

}  // namespace shouwang::tabular::messages
