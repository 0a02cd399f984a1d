// Writes a table as CSV that both Excel and programs read: UTF-8 with BOM, quoted after RFC 4180 where it
// must be, lines ended by LF.
//
// The file is written at the path itself: a caller that must not leave half a file writes into a temporary
// directory and renames. Threads: one writer, one thread. Errors: the first failure is kept, later writes do
// nothing, and Close() tells it (kOutput). A writer that is destroyed unclosed leaves what it has written.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace shouwang::tabular {

// True for text that a spreadsheet may take for a formula when it opens a CSV: it starts with = + - @, their
// full-width forms, TAB or CR. Not for a lone `-` and plain negative numbers (-500, -1,234.5), which people
// write and nobody can abuse.
bool LooksLikeFormula(std::string_view text);

// `text`, with an apostrophe before it when it looks like a formula. The one rule for every file we write.
std::string Neutralised(std::string_view text);

struct CsvOptions {
  bool bom = true;
  bool neutralise = true;  // fields that look like a formula
};

class CsvWriter {
 public:
  static Result<std::unique_ptr<CsvWriter>> Create(const std::filesystem::path& path, const CsvOptions& options);
  // Keeps what is written; Take() hands it over instead of Close().
  static std::unique_ptr<CsvWriter> InMemory(const CsvOptions& options);
  ~CsvWriter();
  CsvWriter(const CsvWriter&) = delete;
  CsvWriter& operator=(const CsvWriter&) = delete;

  void Field(std::string_view text);
  void EndRow();
  void Row(std::span<const std::string_view> fields);
  // Once, at the end. Success means that the system has taken every byte (it is not forced to the disk).
  Status Close();
  std::string Take();

 private:
  CsvWriter(std::filesystem::path path, int file, const CsvOptions& options);
  void Flush();

  std::filesystem::path path_;
  int file_;
  int error_ = 0;  // errno of the first failure
  CsvOptions options_;
  std::string buffer_;
  size_t row_fields_ = 0;
  size_t row_bytes_ = 0;  // of fields and commas
};

}  // namespace shouwang::tabular
