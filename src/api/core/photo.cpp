#include "api/core/photo.h"

#include <algorithm>

namespace shouwang::api {

const char* PhotoType(std::string_view bytes) {
  constexpr size_t kWebpMark = 8;
  if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return "image/png";
  if (bytes.starts_with("RIFF") && bytes.substr(std::min(kWebpMark, bytes.size())).starts_with("WEBP")) {
    return "image/webp";
  }
  return nullptr;
}

const char* PaperType(std::string_view bytes) {
  if (bytes.starts_with("%PDF-")) return "application/pdf";
  return PhotoType(bytes);
}

}  // namespace shouwang::api
