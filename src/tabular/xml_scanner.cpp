#include "tabular/xml_scanner.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "base/text.h"
#include "tabular/messages.h"
#include "tabular/text_encoding.h"

namespace shouwang::tabular {
namespace {

constexpr size_t kBufferBytes = 128U << 10U;
constexpr size_t kMaxTagBytes = 1U << 20U;
constexpr size_t kMaxReferenceBytes = 12;  // &#x10FFFF;
constexpr int kMaxDepth = 256;

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Gives a part as UTF-8: one that starts with the mark of UTF-16 is decoded, the mark of UTF-8 is dropped.
class Utf8Part final : public ByteStream {
 public:
  Utf8Part(std::unique_ptr<ByteStream> raw, std::string_view file) : raw_(std::move(raw)), file_(file) {}

  Result<size_t> Read(std::span<char> into) override {
    if (decoded_ != nullptr) return decoded_->Read(into);
    if (sniffed_) return raw_->Read(into);
    sniffed_ = true;
    size_t filled = 0;
    while (filled < 3) {
      auto got = raw_->Read(into.subspan(filled));
      if (!got) return got;
      if (*got == 0) break;
      filled += *got;
    }
    const std::string_view head(into.data(), filled);
    const size_t mark = head.starts_with("\xEF\xBB\xBF")                               ? 3
                        : head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") ? 2
                                                                                       : 0;
    if (mark == 2) {
      const TextEncoding encoding = head[0] == '\xFF' ? TextEncoding::kUtf16Le : TextEncoding::kUtf16Be;
      auto joined = std::make_unique<HeadStream>(std::string(head.substr(2)), std::move(raw_));
      decoded_ = DecodedStream(std::move(joined), encoding, file_);
      return decoded_->Read(into);
    }
    std::memmove(into.data(), into.data() + mark, filled - mark);
    return filled - mark;
  }

 private:
  class HeadStream final : public ByteStream {
   public:
    HeadStream(std::string head, std::unique_ptr<ByteStream> rest) : head_(std::move(head)), rest_(std::move(rest)) {}
    Result<size_t> Read(std::span<char> into) override {
      if (given_ == head_.size()) return rest_->Read(into);
      const size_t count = std::min(into.size(), head_.size() - given_);
      std::memcpy(into.data(), head_.data() + given_, count);
      given_ += count;
      return count;
    }

   private:
    std::string head_;
    std::unique_ptr<ByteStream> rest_;
    size_t given_ = 0;
  };

  std::unique_ptr<ByteStream> raw_;
  std::unique_ptr<ByteStream> decoded_;
  std::string file_;
  bool sniffed_ = false;
};

// The character that `&…;` stands for; 0 when it is not known. `reference` is without `&` and `;`.
char32_t ReferencedCharacter(std::string_view reference) {
  if (reference == "lt") return U'<';
  if (reference == "gt") return U'>';
  if (reference == "amp") return U'&';
  if (reference == "quot") return U'"';
  if (reference == "apos") return U'\'';
  if (reference.size() < 2 || reference[0] != '#') return 0;
  reference.remove_prefix(1);
  const bool hex = reference[0] == 'x';
  if (hex) reference.remove_prefix(1);
  uint32_t code = 0;
  const char* const end = reference.data() + reference.size();
  const auto read = std::from_chars(reference.data(), end, code, hex ? 16 : 10);
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (read.ptr != end || read.ec != std::errc{} || code > 0x10FFFF || surrogate) return 0;
  return code;
}

}  // namespace

std::string_view LocalName(std::string_view qualified) {
  const size_t colon = qualified.find(':');
  return colon == std::string_view::npos ? qualified : qualified.substr(colon + 1);
}

bool AppendXmlText(std::string_view raw, std::string& out) {
  while (true) {
    size_t stop = 0;  // find_first_of() calls memchr for each byte
    while (stop != raw.size() && raw[stop] != '&' && raw[stop] != '\r') ++stop;
    out.append(raw.substr(0, stop));
    if (stop == raw.size()) return true;
    if (raw[stop] == '\r') {
      if (stop + 1 == raw.size() || raw[stop + 1] != '\n') out += '\n';
      raw.remove_prefix(stop + 1);
      continue;
    }
    const size_t semicolon = raw.substr(0, stop + kMaxReferenceBytes).find(';', stop);
    if (semicolon == std::string_view::npos) return false;
    const char32_t c = ReferencedCharacter(raw.substr(stop + 1, semicolon - stop - 1));
    if (c == 0) return false;
    AppendCodePoint(c, out);
    raw.remove_prefix(semicolon + 1);
  }
}

bool AttributeCursor::Next() {
  const char* at = rest_.data();
  const char* const end = at + rest_.size();
  while (at != end && IsSpace(*at)) ++at;
  const char* const name = at;
  while (at != end && *at != '=' && !IsSpace(*at)) ++at;
  name_ = {name, static_cast<size_t>(at - name)};
  while (at != end && (IsSpace(*at) || *at == '=')) ++at;
  if (at == end || (*at != '"' && *at != '\'')) return false;
  const char quote = *at++;
  const char* const value = at;
  while (at != end && *at != quote) ++at;
  if (at == end) return false;
  value_ = {value, static_cast<size_t>(at - value)};
  rest_ = {at + 1, static_cast<size_t>(end - at - 1)};
  return true;
}

XmlScanner::XmlScanner(std::unique_ptr<ByteStream> input, std::string_view part, std::string_view file)
    : input_(std::make_unique<Utf8Part>(std::move(input), file)), part_(part), file_(file), buffer_(kBufferBytes) {
  at_ = end_ = buffer_.data();
}

XmlScanner::Event XmlScanner::Refuse(const char* format) {
  if (!error_) {
    error_ = Error{ErrorCode::kInput, fmt::format(fmt::runtime(format), part_), file_, messages::kBrokenHint};
  }
  return Event::kError;
}

// Moves what is left to the head of the buffer and reads more. False when there is no more (or on an error).
bool XmlScanner::Fill() {
  if (input_ended_ || error_) return false;
  const auto kept = static_cast<size_t>(end_ - at_);
  if (at_ != buffer_.data()) {
    std::memmove(buffer_.data(), at_, kept);
  } else if (kept == buffer_.size()) {
    if (kept >= kMaxTagBytes) {
      Refuse(messages::kXmlTooLong);
      return false;
    }
    buffer_.resize(kept * 2);
  }
  auto got = input_->Read(std::span(buffer_).subspan(kept));
  if (!got) {
    error_ = got.error();
    return false;
  }
  input_ended_ = *got == 0;
  at_ = buffer_.data();
  end_ = at_ + kept + *got;
  return *got != 0;
}

bool XmlScanner::Ensure(size_t bytes) {
  while (static_cast<size_t>(end_ - at_) < bytes) {
    if (!Fill()) return false;
  }
  return true;
}

XmlScanner::Event XmlScanner::Next() {
  if (end_follows_) {
    end_follows_ = false;
    --depth_;
    return Event::kEnd;
  }
  while (true) {
    if (error_) return Event::kError;
    if (in_cdata_) return CData();
    if (at_ == end_ && !Fill()) {
      if (error_) return Event::kError;
      return depth_ != 0 || !seen_root_ ? Refuse(messages::kXmlTruncated) : Event::kEof;
    }
    if (*at_ != '<') return Text();
    if (!Ensure(2)) return error_ ? Event::kError : Refuse(messages::kXmlTruncated);
    if (at_[1] != '!' && at_[1] != '?') return Tag();
    if (!Declaration()) return Event::kError;
  }
}

// Passes over a comment or a processing instruction, enters a CDATA section, refuses everything else.
bool XmlScanner::Declaration() {
  if (at_[1] == '?') {
    const bool xml = Ensure(6) && std::string_view(at_, 5) == "<?xml" && IsSpace(at_[5]);
    if (!xml) return SkipPast("?>");
    const char* const close = FindTagEnd();
    if (close == nullptr) return false;
    AttributeCursor attributes({at_ + 5, static_cast<size_t>(close - at_ - 5)});
    while (attributes.Next()) {
      if (attributes.qualified_name() != "encoding") continue;
      std::string encoding(attributes.raw_value());
      for (char& c : encoding) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
      if (encoding != "utf-8" && encoding != "utf8" && encoding != "us-ascii" && !encoding.starts_with("utf-16")) {
        Refuse(messages::kXmlEncoding);
        return false;
      }
    }
    return SkipPast("?>");
  }
  if (Ensure(4) && std::string_view(at_, 4) == "<!--") {
    at_ += 4;
    return SkipPast("-->");
  }
  if (error_) return false;
  if (Ensure(9) && std::string_view(at_, 9) == "<![CDATA[") {
    at_ += 9;
    in_cdata_ = true;
    return true;
  }
  if (!error_) Refuse(messages::kXmlDoctype);
  return false;
}

bool XmlScanner::SkipPast(std::string_view mark) {
  while (true) {
    const std::string_view rest(at_, static_cast<size_t>(end_ - at_));
    const size_t found = rest.find(mark);
    if (found != std::string_view::npos) {
      at_ += found + mark.size();
      return true;
    }
    if (rest.size() >= mark.size()) at_ = end_ - (mark.size() - 1);
    if (!Fill()) {
      if (!error_) Refuse(messages::kXmlTruncated);
      return false;
    }
  }
}

XmlScanner::Event XmlScanner::CData() {
  if (!Ensure(3)) return error_ ? Event::kError : Refuse(messages::kXmlTruncated);
  const std::string_view rest(at_, static_cast<size_t>(end_ - at_));
  const size_t close = rest.find("]]>");
  cdata_ = true;
  if (close == std::string_view::npos) {
    text_ = rest.substr(0, rest.size() - 2);
    at_ += text_.size();
    return Event::kText;
  }
  text_ = rest.substr(0, close);
  at_ += close + 3;
  in_cdata_ = false;
  return Event::kText;
}

XmlScanner::Event XmlScanner::Text() {
  const auto* stop = static_cast<const char*>(std::memchr(at_, '<', static_cast<size_t>(end_ - at_)));
  if (stop == nullptr) {
    stop = end_;
    // A reference or a line end may go on in the next chunk: give what is before it, or fetch the rest of it.
    const auto tail = static_cast<size_t>(std::min<ptrdiff_t>(end_ - at_, kMaxReferenceBytes));
    const std::string_view last(end_ - tail, tail);
    const size_t ampersand = last.rfind('&');
    const bool cut = ampersand != std::string_view::npos && last.find(';', ampersand) == std::string_view::npos;
    if (cut) stop = end_ - tail + ampersand;
    if (!cut && end_[-1] == '\r') stop = end_ - 1;
    if (stop == at_) {
      if (Fill()) return Next();
      if (error_) return Event::kError;
      stop = end_;  // Fill() may have moved the text
    }
  }
  cdata_ = false;
  text_ = {at_, static_cast<size_t>(stop - at_)};
  at_ = stop;
  return Event::kText;
}

bool XmlScanner::AppendTextTo(std::string& out) {
  if (cdata_) {
    out.append(text_);
    return true;
  }
  if (AppendXmlText(text_, out)) return true;
  Refuse(messages::kXmlMalformed);
  return false;
}

// The `>` that ends the tag at at_, fetching more as needed. Quotes may hold a `>`.
const char* XmlScanner::FindTagEnd() {
  size_t from = 1;
  char quote = 0;
  while (true) {
    for (const char* p = at_ + from; p != end_; ++p) {
      const char c = *p;
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '>') {
        return p;
      } else if (c == '"' || c == '\'') {
        quote = c;
      }
    }
    from = static_cast<size_t>(end_ - at_);
    if (from > kMaxTagBytes) {
      Refuse(messages::kXmlTooLong);
      return nullptr;
    }
    if (!Fill()) {
      if (!error_) Refuse(messages::kXmlTruncated);
      return nullptr;
    }
  }
}

XmlScanner::Event XmlScanner::Tag() {
  const char* const close = FindTagEnd();
  if (close == nullptr) return Event::kError;
  if (at_[1] != '/') return StartTag(close);
  const char* name_end = close;
  while (name_end > at_ + 2 && IsSpace(name_end[-1])) --name_end;
  name_ = LocalName({at_ + 2, static_cast<size_t>(name_end - at_ - 2)});
  at_ = close + 1;
  if (depth_ == 0) return Refuse(messages::kXmlMalformed);
  --depth_;
  return Event::kEnd;
}

XmlScanner::Event XmlScanner::StartTag(const char* close) {
  end_follows_ = close[-1] == '/';
  const char* const attributes_end = end_follows_ ? close - 1 : close;
  const char* name_end = at_ + 1;
  const char* local = name_end;
  for (; name_end != attributes_end && !IsSpace(*name_end); ++name_end) {
    if (*name_end == ':') local = name_end + 1;
  }
  name_ = {local, static_cast<size_t>(name_end - local)};
  attributes_ = {name_end, static_cast<size_t>(attributes_end - name_end)};
  at_ = close + 1;
  seen_root_ = true;
  if (name_.empty()) return Refuse(messages::kXmlMalformed);
  if (++depth_ > kMaxDepth) return Refuse(messages::kXmlTooDeep);
  return Event::kStart;
}

std::string XmlScanner::Attribute(std::string_view local_name) const {
  std::string value;
  for (AttributeCursor cursor = attributes(); cursor.Next();) {
    if (cursor.local_name() != local_name) continue;
    if (!AppendXmlText(cursor.raw_value(), value) || !IsCellText(value)) value.clear();
    break;
  }
  return value;
}

}  // namespace shouwang::tabular
