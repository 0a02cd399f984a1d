// Writes the files of the demo county: rows of cells into text files and workbooks.
//
// A TableSheet is one table; rows are numbered from 1 and count everything written, blank rows too. A
// TableFile owns its sheets and is complete only after Close(). Not for threads. Errors of the disk are
// std::runtime_error. The same calls write the same bytes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace shouwang::demo {

enum class CellKind : uint8_t { kBlank, kText, kNumber, kDate };

struct Cell {
  CellKind kind = CellKind::kBlank;
  std::string text;   // kText; for kNumber and kDate what a text file says
  double number = 0;  // kNumber; kDate: the serial

  static Cell Text(std::string text) { return {text.empty() ? CellKind::kBlank : CellKind::kText, std::move(text), 0}; }
  static Cell Number(double number, std::string text) { return {CellKind::kNumber, std::move(text), number}; }
};

class TableSheet {
 public:
  virtual ~TableSheet() = default;
  // Returns the number of the row just written. No cells: a blank row.
  uint32_t Append(std::span<const Cell> cells) {
    Write(cells);
    return ++rows_;
  }
  // A title over `columns` merged columns (its first cell, where a format has no merging).
  void AppendTitle(const std::string& title, uint32_t columns) {
    WriteTitle(title, columns);
    ++rows_;
  }
  // Before the first row; does nothing where a format has no hidden columns.
  virtual void HideColumn(uint32_t /*column*/) {}
  uint32_t rows() const { return rows_; }

 protected:
  virtual void Write(std::span<const Cell> cells) = 0;
  virtual void WriteTitle(const std::string& title, uint32_t /*columns*/) {
    const Cell cell = Cell::Text(title);
    Write({&cell, 1});
  }
  uint32_t rows_ = 0;
};

class TableFile {
 public:
  virtual ~TableFile() = default;
  // Text files have one sheet, whatever its name.
  virtual TableSheet& AddSheet(const std::string& name, bool hidden) = 0;
  virtual void Close() = 0;
};

enum class TextEncoding : uint8_t { kUtf8, kUtf8Bom, kGb18030, kUtf16 };

std::unique_ptr<TableFile> NewTextFile(const std::filesystem::path& path, TextEncoding encoding, char separator);
// Streams rows with inline strings when `constant_memory`; else shared strings.
std::unique_ptr<TableFile> NewXlsxFile(const std::filesystem::path& path, bool constant_memory);
std::unique_ptr<TableFile> NewXlsFile(const std::filesystem::path& path);  // at most 65536 rows a sheet, in memory
std::unique_ptr<TableFile> NewOdsFile(const std::filesystem::path& path);  // in memory

}  // namespace shouwang::demo
