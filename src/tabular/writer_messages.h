// What the writers say to users, in Chinese. Format strings of {fmt}.
#pragma once

namespace shouwang::tabular::messages {

inline constexpr char kCannotWrite[] = "写不出文件（{}）";
inline constexpr char kCannotWriteHint[] = "请检查目录是否存在、是否有写入权限、磁盘是否已满";
inline constexpr char kBadSheetName[] = "工作表名称“{}”不能用";
inline constexpr char kFont[] = "宋体";  // Excel and WPS both have it
inline constexpr char kPageNumber[] = "第 &P 页，共 &N 页";

}  // namespace shouwang::tabular::messages
