// Which cell styles of an .xlsx or .xls workbook show a date or a time.
#pragma once

#include <string_view>

namespace shouwang::tabular {

// Number formats 14–22, 27–36, 45–47 and 50–58 are dates in Excel (the second and fourth group in Chinese
// Excel).
bool IsBuiltinDateFormat(unsigned format_id);

// True for a format code with date or time letters outside quotes, brackets and escapes: `yyyy"年"m"月"`,
// `[h]:mm`.
bool IsDateFormatCode(std::string_view code);

}  // namespace shouwang::tabular
