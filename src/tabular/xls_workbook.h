// What the globals of an .xls workbook say: its sheets, date styles and shared strings.
#pragma once

#include <string>
#include <vector>

#include "tabular/biff_stream.h"
#include "tabular/read_job.h"
#include "tabular/xlsx_workbook.h"

namespace shouwang::tabular {

struct XlsSheet {
  SheetInfo info;
  uint64_t offset = 0;  // of its BOF record in the stream
};

struct XlsWorkbook {
  bool biff8 = true;
  unsigned code_page = 0;         // of BIFF5 text; 0: not said
  std::vector<XlsSheet> sheets;   // only worksheets
  std::vector<bool> date_styles;  // by the index of the XF record
  SharedStrings strings;
};

Result<XlsWorkbook> ReadXlsWorkbook(const ReadJob& job, BiffStream& stream);

// Text that follows in a record: a count of one or two bytes, then in BIFF8 flags and characters, else bytes.
std::string ReadBiffText(BiffCursor& cursor, uint32_t count, const XlsWorkbook& workbook);

}  // namespace shouwang::tabular
