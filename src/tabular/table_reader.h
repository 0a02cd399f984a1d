// Reads a table file as a stream of rows of cells. Knows nothing about households.
//
// Formats: .csv .tsv .txt (UTF-8 with or without BOM, GB18030/GBK, UTF-16; the encoding is proven on the
// whole file, never guessed silently), .xlsx, .xls, .ods. Hidden sheets, rows and columns are read; formulas
// give their cached value.
//
// Ownership: cells and their text live until the sink's Row() returns. Threads: ReadTable() may run on
// several threads at once, for different sinks. Memory: bounded by ReadLimits, not by the file (shared
// strings of a workbook are kept). Errors: kInput, with file, sheet and row in `where` and how to mend it in
// `hint`; never the cell's personal content.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace shouwang::tabular {

enum class CellKind : uint8_t {
  kBlank,
  kText,
  kNumber,  // a numeric cell of a workbook; text files have only kText and kBlank
  kError,   // #N/A and its like; `text` holds it
};

struct Cell {
  CellKind kind = CellKind::kBlank;
  bool date_style = false;  // a number whose cell style shows a date or time
  // kText: the text as it is. kNumber: the number as a spreadsheet shows it (15 significant digits, plain
  // when it has at most 20 integer digits, `.` as the point). kError: the error's name.
  std::string_view text;
  double number = 0;  // kNumber only
};

struct SheetInfo {
  std::string name;    // blank for text files
  uint32_t index = 0;  // 0-based position in the file
  bool hidden = false;
  bool date1904 = false;  // serial dates count from 1904-01-01
};

// Receives what a file holds, in order. Returning false from Row() ends the sheet early, from BeginSheet()
// skips it.
class RowSink {
 public:
  virtual ~RowSink() = default;
  virtual bool BeginSheet(const SheetInfo& sheet) = 0;
  // `row` is 1-based and counts every record, blank ones too; a quoted record over several lines counts once.
  // Rows with no content at all are not delivered. `cells` ends at the last cell that is not blank; cells[i]
  // is column i (0-based).
  virtual bool Row(uint32_t row, std::span<const Cell> cells) = 0;
  // `last_row` is the number of records of the sheet, blank ones too (0: an empty sheet).
  virtual void EndSheet(uint32_t last_row) = 0;
};

struct ReadLimits {
  uint32_t max_columns = 16384;         // what a worksheet can hold
  uint32_t max_rows = 20'000'000;       // of one sheet
  size_t max_record_bytes = 4U << 20U;  // one line or row
  size_t max_cell_bytes = 1U << 20U;
  uint32_t max_sheets = 512;
  uint64_t max_shared_string_bytes = 1ULL << 30U;
  uint64_t max_unpacked_bytes = 8ULL << 30U;  // of one part of a workbook
  uint32_t max_compression_ratio = 1000;      // beyond the first 64 MiB of a part: a zip bomb
};

// True for the file name endings that ReadTable() knows (any case).
bool IsTableFile(const std::filesystem::path& path);

Status ReadTable(const std::filesystem::path& path, const ReadLimits& limits, RowSink& sink);

// The same for a file that is in memory. `name` decides as the file's name would, and is named in errors.
Status ReadTableBytes(std::string_view name, std::string_view bytes, const ReadLimits& limits, RowSink& sink);

}  // namespace shouwang::tabular
