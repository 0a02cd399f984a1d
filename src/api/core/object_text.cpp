#include "api/core/object_text.h"

#include <fmt/format.h>

#include <iterator>

#include "base/clock.h"

namespace shouwang::api {

void AppendText(std::string_view text, std::string& out) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<int>(c));
    } else {
      out += c;
    }
  }
  out += '"';
}

void ObjectText::Name(std::string_view name) {
  out_ += first_ ? "\"" : ",\"";
  first_ = false;
  out_ += name;
  out_ += "\":";
}

void ObjectText::Text(std::string_view name, std::string_view text) {
  Name(name);
  AppendText(text, out_);
}

void ObjectText::TextOrNull(std::string_view name, std::string_view text) {
  text.empty() ? Null(name) : Text(name, text);
}

void ObjectText::Number(std::string_view name, int64_t number) {
  Name(name);
  const fmt::format_int digits(number);
  out_.append(digits.data(), digits.size());
}

void ObjectText::NumberOrNull(std::string_view name, int64_t number) {
  number == 0 ? Null(name) : Number(name, number);
}

void ObjectText::Truth(std::string_view name, bool value) {
  Name(name);
  out_ += value ? "true" : "false";
}

void ObjectText::Time(std::string_view name, int64_t time_ms) { Text(name, BeijingTime(time_ms)); }

void ObjectText::TimeOrNull(std::string_view name, int64_t time_ms) { time_ms == 0 ? Null(name) : Time(name, time_ms); }

void ObjectText::Null(std::string_view name) {
  Name(name);
  out_ += "null";
}

}  // namespace shouwang::api
