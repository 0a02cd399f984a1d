// A pull scanner for the XML parts of workbooks: elements, attributes and text from a stream, in bounded
// memory.
//
// It is no general XML parser, and safe because of what it leaves out: a DOCTYPE is refused, so there are no
// entities but the five predefined ones and character references. Namespace prefixes are dropped from name()
// and left to the caller in attributes. UTF-8 and (with a byte order mark) UTF-16. End tags are counted,
// their names are not compared.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "tabular/byte_source.h"

namespace shouwang::tabular {

// `x:row` → `row`.
std::string_view LocalName(std::string_view qualified);

// Appends `raw` with its references replaced and line ends normalised. False when a reference is not known.
bool AppendXmlText(std::string_view raw, std::string& out);

// The attributes of a start tag, in order.
class AttributeCursor {
 public:
  explicit AttributeCursor(std::string_view raw) : rest_(raw) {}
  bool Next();
  std::string_view qualified_name() const { return name_; }
  std::string_view local_name() const { return LocalName(name_); }
  std::string_view raw_value() const { return value_; }  // references not replaced

 private:
  std::string_view rest_;
  std::string_view name_;
  std::string_view value_;
};

class XmlScanner {
 public:
  enum class Event : uint8_t { kStart, kEnd, kText, kEof, kError };

  // `part` and `file` are named in errors.
  XmlScanner(std::unique_ptr<ByteStream> input, std::string_view part, std::string_view file);

  // What name(), attributes() and raw_text() show lives until the next call. Text may come in several pieces.
  // After kEof or kError every call gives the same again.
  Event Next();

  std::string_view name() const { return name_; }  // local name of the element that starts or ends
  AttributeCursor attributes() const { return AttributeCursor(attributes_); }
  std::string Attribute(std::string_view local_name) const;  // decoded; empty when it is not there
  std::string_view raw_text() const { return text_; }
  bool text_is_literal() const { return cdata_; }  // CDATA: no references in it
  bool AppendTextTo(std::string& out);             // false (and an error) on an unknown reference
  int depth() const { return depth_; }  // elements open, the one just started included, the one just ended not

  bool failed() const { return error_.has_value(); }
  const Error& error() const { return *error_; }
  Event Refuse(const char* format);  // a message with the part's name in it

 private:
  bool Fill();
  bool Ensure(size_t bytes);
  Event Tag();
  Event Text();
  Event StartTag(const char* close);
  bool SkipPast(std::string_view mark);
  bool Declaration();
  Event CData();
  const char* FindTagEnd();

  std::unique_ptr<ByteStream> input_;
  std::string part_;
  std::string file_;
  std::vector<char> buffer_;
  const char* at_ = nullptr;   // in buffer_
  const char* end_ = nullptr;  // of what is filled
  bool input_ended_ = false;

  std::string_view name_;
  std::string_view attributes_;
  std::string_view text_;
  bool cdata_ = false;
  bool in_cdata_ = false;
  bool end_follows_ = false;  // of an element like <c/>
  bool seen_root_ = false;
  int depth_ = 0;
  std::optional<Error> error_;
};

}  // namespace shouwang::tabular
