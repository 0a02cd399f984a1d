// What an .xlsx workbook says about its sheets before they are read: their parts, date styles, shared
// strings.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tabular/read_job.h"
#include "tabular/zip_archive.h"

namespace shouwang::tabular {

struct XlsxSheet {
  SheetInfo info;
  std::string part;
};

// The shared strings, one after the other in one piece of memory.
class SharedStrings {
 public:
  void Add(std::string_view text) {
    text_.append(text);
    ends_.push_back(static_cast<uint32_t>(text_.size()));
  }
  size_t size() const { return ends_.size(); }
  uint64_t bytes() const { return text_.size() + ends_.size() * sizeof(uint32_t); }
  std::string_view operator[](size_t i) const {
    const uint32_t begin = i == 0 ? 0 : ends_[i - 1];
    return {text_.data() + begin, ends_[i] - begin};
  }

 private:
  std::string text_;
  std::vector<uint32_t> ends_;
};

struct XlsxWorkbook {
  std::vector<XlsxSheet> sheets;  // in the workbook's order; only worksheets
  std::vector<bool> date_styles;  // by the index in cellXfs
  SharedStrings strings;
};

Result<XlsxWorkbook> ReadXlsxWorkbook(const ReadJob& job, ZipArchive& archive);

// True when the archive has the parts of an .xlsx, whatever they are called.
bool LooksLikeXlsx(const ZipArchive& archive);

// Text of a shared or inline string: what its <t> elements hold, those in phonetic runs left out. `scanner`
// has just given the start of the element; returns at its end. False on an error (then the scanner has it).
class XmlScanner;
bool ReadRichText(XmlScanner& scanner, size_t max_bytes, std::string& out);

// `_x000D_` and the like, as Excel writes control characters.
void DecodeExcelEscapes(std::string& text);

}  // namespace shouwang::tabular
