// Splits a stream of UTF-8 text into records and cells (RFC 4180, leniently where people and Excel are
// lenient).
//
// * Cells point into the chunk buffer; nothing is allocated for a cell. Memory: the buffer, which grows to
// the longest record.
// * A quote opens a quoted field only as the field's first character; elsewhere it is literal, so `="4418…"`
// comes through.
// * Text after a closing quote belongs to the field. Line breaks are CRLF, LF or CR.
// * Errors: a quote without its end, a record or cell beyond the limits.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "tabular/read_job.h"

namespace shouwang::tabular {

// Of `, tab ; |` the one that splits the most of the first records into the same number of fields; `,` when
// none does.
char DetectDelimiter(std::string_view head);

class CsvReader {
 public:
  // `delimiter` 0: to be detected.
  CsvReader(const ReadJob& job, ByteStream& input, char delimiter);

  Status Run();

 private:
  enum class Outcome { kRecord, kNeedMore, kError };

  Status Refill();
  Outcome ParseRecord();
  Outcome ParseQuotedField(const char*& at);
  bool AddField(const char* begin, const char* end);
  Outcome EndRecord(const char* at);
  bool Deliver();
  void Restart();
  const char* NextSpecial();
  Outcome Refuse(uint64_t line, std::string what, const char* hint);

  const ReadJob& job_;
  ByteStream& input_;
  char delimiter_;

  std::vector<char> buffer_;  // [record_, end_) is what is not parsed yet; kPadding zero bytes follow end_
  char* record_ = nullptr;
  char* end_ = nullptr;
  bool at_end_of_input_ = false;

  const char* block_ = nullptr;  // the 64 bytes that special_ describes
  uint64_t special_ = 0;         // one bit a delimiter, quote or line break not yet visited

  std::vector<Cell> cells_;
  std::vector<uint32_t> quoted_;  // cells whose text still has its quotes
  size_t cell_count_ = 0;
  size_t used_cells_ = 0;  // up to the last one that is not blank
  const char* next_record_ = nullptr;

  uint32_t row_ = 0;          // records delivered or passed over
  uint64_t line_ = 1;         // physical line of record_
  uint64_t inner_lines_ = 0;  // line breaks inside the record's quotes
  std::optional<Error> error_;
};

}  // namespace shouwang::tabular
