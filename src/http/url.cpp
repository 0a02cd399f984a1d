#include "http/url.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace shouwang::http {

namespace {

int HexValue(char c) {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  if (c >= 'a' && c <= 'f') {
    return c - 'a' + 10;
  }
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// Line breaks and tabs may be in a value of the query (pasted text), never in a path.
bool IsClean(std::string_view text, bool lines_allowed) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool line = c == '\t' || c == '\n' || c == '\r';
    if ((byte < 0x20 && !(line && lines_allowed)) || byte == 0x7F) {
      return false;
    }
  }
  return IsValidUtf8(text);
}

std::optional<std::string> Decode(std::string_view raw, bool plus_is_blank) {
  std::string text;
  text.reserve(raw.size());
  for (size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '%') {
      const int high = i + 2 < raw.size() ? HexValue(raw[i + 1]) : -1;
      const int low = high >= 0 ? HexValue(raw[i + 2]) : -1;
      if (low < 0) {
        return std::nullopt;
      }
      text += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      text += raw[i] == '+' && plus_is_blank ? ' ' : raw[i];
    }
  }
  return IsClean(text, plus_is_blank) ? std::optional(std::move(text)) : std::nullopt;
}

// An encoded slash would make one segment look like two.
bool IsSafePath(std::string_view raw, std::string_view path) {
  if (path.find('\\') != std::string_view::npos || path.find("//") != std::string_view::npos ||
      raw.find("%2f") != std::string_view::npos || raw.find("%2F") != std::string_view::npos) {
    return false;
  }
  size_t begin = 1;
  while (begin <= path.size()) {
    const size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view segment = path.substr(begin, end - begin);
    if (segment == "." || segment == "..") {
      return false;
    }
    begin = end + 1;
  }
  return true;
}

bool ParseQuery(std::string_view raw, std::map<std::string, std::string>& query) {
  while (!raw.empty()) {
    const size_t end = raw.find('&');
    const std::string_view pair = raw.substr(0, end);
    raw = end == std::string_view::npos ? std::string_view{} : raw.substr(end + 1);
    if (pair.empty()) {
      continue;
    }
    const size_t equals = pair.find('=');
    auto name = Decode(pair.substr(0, equals), true);
    auto value = Decode(equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1), true);
    if (!name || !value || !query.emplace(std::move(*name), std::move(*value)).second) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::optional<Target> ParseTarget(std::string_view raw) {
  raw = raw.substr(0, raw.find('#'));
  const size_t mark = raw.find('?');
  const std::string_view raw_path = raw.substr(0, mark);
  if (raw_path.empty() || raw_path.front() != '/') {
    return std::nullopt;
  }
  auto path = Decode(raw_path, false);
  if (!path || !IsSafePath(raw_path, *path)) {
    return std::nullopt;
  }
  Target target;
  target.path = std::move(*path);
  if (mark != std::string_view::npos && !ParseQuery(raw.substr(mark + 1), target.query)) {
    return std::nullopt;
  }
  return target;
}

}  // namespace shouwang::http
