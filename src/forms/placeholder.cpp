#include "forms/placeholder.h"

#include <fmt/format.h>

#include "base/text.h"
#include "forms/messages.h"

namespace shouwang::forms {
namespace {

constexpr char32_t kOpen = U'{';
constexpr char32_t kClose = U'}';

Placeholder Split(std::string_view written, size_t begin, size_t end) {
  Placeholder place;
  place.begin = begin;
  place.end = end;
  place.written = std::string(written);
  const std::string whole = WithoutBlanks(written);  // half width, so the braces are one byte each
  std::string_view inner = std::string_view(whole).substr(1, whole.size() - 2);
  if (const size_t equals = inner.find('='); equals != std::string_view::npos) {
    place.choice = std::string(inner.substr(equals + 1));
    inner = inner.substr(0, equals);
  }
  if (const size_t dot = inner.find('.'); dot != std::string_view::npos) {
    place.list = std::string(inner.substr(0, dot));
    inner = inner.substr(dot + 1);
  }
  place.name = std::string(inner);
  return place;
}

Error Unpaired(std::string_view text, size_t at) {
  size_t end = at;
  for (int i = 0; i < 12 && end < text.size(); ++i) NextCodePoint(text, end);
  return Error{ErrorCode::kPolicy, fmt::format(fmt::runtime(message::kUnpairedBrace), text.substr(at, end - at)), "",
               message::kUnpairedBraceHint};
}

}  // namespace

Result<std::vector<Placeholder>> FindPlaceholders(std::string_view text) {
  std::vector<Placeholder> found;
  size_t open = std::string_view::npos;
  for (size_t at = 0; at < text.size();) {
    const size_t start = at;
    const char32_t c = HalfWidth(NextCodePoint(text, at));
    if (c == kOpen) {
      if (open != std::string_view::npos) return Fail(Unpaired(text, open));
      open = start;
    } else if (c == U'\n' && open != std::string_view::npos) {
      return Fail(Unpaired(text, open));
    } else if (c == kClose) {
      if (open == std::string_view::npos) return Fail(Unpaired(text, start));
      found.push_back(Split(text.substr(open, at - open), open, at));
      open = std::string_view::npos;
    }
  }
  if (open != std::string_view::npos) return Fail(Unpaired(text, open));
  return found;
}

}  // namespace shouwang::forms
