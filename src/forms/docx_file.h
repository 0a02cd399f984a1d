// The parts of a .docx file in memory, read with limits against crafted files and written with the same bytes each
// time.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace shouwang::forms {

inline constexpr size_t kMaxTemplateBytes = 2U << 20U;
inline constexpr size_t kMaxUnpackedBytes = 16U << 20U;  // of all parts together

inline constexpr std::string_view kDocumentPart = "word/document.xml";
inline constexpr std::string_view kStylesPart = "word/styles.xml";

struct DocxFile {
  std::vector<std::pair<std::string, std::string>> parts;  // name → bytes, in the order of the file

  const std::string* Part(std::string_view name) const;
};

// `name` is named in errors (kPolicy).
Result<DocxFile> ReadDocx(std::string_view bytes, std::string_view name);
std::string WriteDocx(const DocxFile& file);

}  // namespace shouwang::forms
