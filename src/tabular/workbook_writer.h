// Writes an .xlsx workbook to be filled in by people: a header row, wrapped text in rows high enough to read
// it, drop-downs, locked and unlocked columns, ready to print.
//
// The file is written at the path itself (see csv_writer.h). The same calls give the same bytes: the only
// date in the file is WorkbookOptions::created. Memory does not grow with the rows: they go to unlinked
// temporary files beside the path. Text that looks like a formula is neutralised as in CSV; text past what a
// cell holds (32,767 characters) is cut. Threads: one workbook, one thread. Errors: the first failure is
// kept, later writes do nothing, and Close() tells it (kOutput).
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "tabular/sheet_text.h"

namespace shouwang::tabular {

enum class ColumnKind : uint8_t {
  kText,
  kWrapped,  // text over several lines; the row is made high enough
  kCentred,  // short text
  kId,       // text of digits (no "number stored as text" mark)
  kNumber,   // centred
  kDate,     // 2022-05-31
  kGap,      // an empty column between two tables
};

struct DateRange {
  Date first;
  Date last;
};

struct SheetColumn {
  std::string title;
  double width = 10;  // in digits of the standard font; a Chinese character takes two
  ColumnKind kind = ColumnKind::kText;
  bool answer = false;                    // tinted, and unlocked when the sheet is protected
  bool hidden = false;                    // and not printed; only for the last columns
  std::vector<std::string> choices = {};  // a drop-down: nothing else can be entered
  std::optional<DateRange> dates = {};    // nothing else can be entered
  std::string prompt = {};                // what to enter, said when something else was
};

struct SheetSpec {
  std::string name;                  // from SheetNames
  std::vector<SheetColumn> columns;  // at most 702
  uint16_t frozen_columns = 0;       // on the left; rows down to the header are frozen too when `table`
  bool table = true;                 // header frozen and repeated on every page, filters
  bool protect = false;              // no password; filters and sizes of columns and rows stay allowed
  std::string header;                // on the right of each page's head
  std::string footer;                // on the left of each page's foot, beside the page number
};

// Text that leads to another sheet of the workbook when clicked; below the header of a `table` it is plain
// text.
struct SheetLink {
  std::string_view text;
  std::string_view sheet;
};

// std::monostate leaves the cell out, "" is a blank cell with borders.
using CellValue = std::variant<std::monostate, std::string_view, int64_t, Date, SheetLink>;

enum class RowLook : uint8_t { kPlain, kShaded, kStrong };

// A sheet; its rows are written from top to bottom, those of a `table` after Header().
class SheetWriter {
 public:
  virtual ~SheetWriter() = default;
  // A line over all columns: large, or plain and wrapped.
  virtual void Title(std::string_view text) = 0;
  virtual void Note(std::string_view text) = 0;
  virtual void BlankRow() = 0;
  virtual void Header() = 0;
  virtual void Row(std::span<const CellValue> cells, RowLook look) = 0;
};

struct WorkbookOptions {
  Date created;
  std::string title;
};

class WorkbookWriter {
 public:
  WorkbookWriter(const std::filesystem::path& path, const WorkbookOptions& options);
  ~WorkbookWriter();
  WorkbookWriter(const WorkbookWriter&) = delete;
  WorkbookWriter& operator=(const WorkbookWriter&) = delete;

  // The sheet lives as long as the workbook.
  SheetWriter& AddSheet(const SheetSpec& spec);
  // Once, at the end.
  Status Close();

 private:
  class Book;
  class Sheet;
  std::unique_ptr<Book> book_;
};

}  // namespace shouwang::tabular
