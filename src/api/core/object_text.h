// A JSON object written as text at once: for replies that are long or asked for often, where making a tree of values
// and taking it down again would cost more than reading the rows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace shouwang::api {

// `text` as a JSON string. It must be UTF-8.
void AppendText(std::string_view text, std::string& out);

// Members one by one, then End(). Names are our own and need no escapes.
class ObjectText {
 public:
  explicit ObjectText(std::string& out) : out_(out) { out_ += '{'; }

  void Text(std::string_view name, std::string_view text);
  void TextOrNull(std::string_view name, std::string_view text);  // blank: null
  void Number(std::string_view name, int64_t number);
  void NumberOrNull(std::string_view name, int64_t number);  // 0: null
  void Truth(std::string_view name, bool value);
  void Time(std::string_view name, int64_t time_ms);
  void TimeOrNull(std::string_view name, int64_t time_ms);  // 0: null
  void Null(std::string_view name);
  // Only the name: the value is what the caller appends to `out` next.
  void Name(std::string_view name);
  void End() { out_ += '}'; }

 private:
  std::string& out_;
  bool first_ = true;
};

}  // namespace shouwang::api
