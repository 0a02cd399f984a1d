// The records of an .xls workbook stream ([MS-XLS], BIFF5/7 and BIFF8) and the strings in them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tabular/byte_source.h"

namespace shouwang::tabular {

// Little-endian numbers inside a record. The caller has checked the size.
uint16_t BiffU16(std::string_view bytes, size_t at);
uint32_t BiffU32(std::string_view bytes, size_t at);
double BiffDouble(std::string_view bytes, size_t at);

struct BiffRecord {
  uint16_t type = 0;
  std::string_view data;
  uint64_t next = 0;  // where the following record starts
};

class BiffStream {
 public:
  explicit BiffStream(const ByteSource& source) : source_(source) {}

  // The record at `offset`; nothing past the end or when it is cut off. Its data lives until the next call.
  std::optional<BiffRecord> At(uint64_t offset);
  uint64_t size() const { return source_.size(); }

 private:
  bool Load(uint64_t offset, size_t bytes);

  const ByteSource& source_;
  std::vector<char> window_;
  uint64_t window_offset_ = 0;
};

// Reads on through a record and the CONTINUE records after it.
class BiffCursor {
 public:
  // `record` is the last that `stream` gave; `skip` bytes of it are passed over.
  BiffCursor(BiffStream& stream, const BiffRecord& record, size_t skip)
      : stream_(stream), rest_(record.data.substr(std::min(skip, record.data.size()))), next_(record.next) {}

  bool ok() const { return ok_; }
  uint8_t U8();
  uint16_t U16();
  uint32_t U32();
  void Skip(uint64_t bytes);
  // `count` characters of BIFF8 text, appended as UTF-8. `flags` is the byte before them: bit 0 says two
  // bytes each; where the text goes on in a CONTINUE record, a new flag byte comes first.
  void AppendCharacters(uint32_t count, uint8_t flags, std::string& out);
  // `count` bytes in a code page.
  void AppendBytes(uint32_t count, std::string& out);

 private:
  bool Continue();  // to the next CONTINUE record

  BiffStream& stream_;
  std::string_view rest_;
  uint64_t next_;
  bool ok_ = true;
};

// Text of a code page (as of the CODEPAGE record) as UTF-8; what the page does not define becomes U+FFFD.
std::string DecodeCodePage(std::string_view bytes, unsigned code_page);

}  // namespace shouwang::tabular
