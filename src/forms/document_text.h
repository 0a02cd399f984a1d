// The text of one WordprocessingML paragraph as a whole, whatever runs Word has cut it into. Internal to forms.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace shouwang::forms {

// Parses a part; nothing nested deeper than a document can be.
Status ParsePart(const std::string& bytes, std::string_view file, pugi::xml_document& document);
std::string PrintPart(const pugi::xml_document& document);

inline bool Is(const pugi::xml_node& node, std::string_view name) { return node.name() == name; }

class ParagraphText {
 public:
  explicit ParagraphText(pugi::xml_node paragraph);

  // Line breaks and tabs count as one line end each: nothing is filled across them.
  const std::string& text() const { return text_; }
  bool IsOnly(std::string_view part) const;  // nothing but `part` and blanks
  // Puts `value` in the place of the bytes [begin, end), in the manner of the run where they begin. Offsets before
  // `begin` stay good: replace from the last to the first.
  void Replace(size_t begin, size_t end, std::string_view value);
  // Makes line ends of replaced texts into breaks. To be called once, after the last Replace().
  void BreakLines();

 private:
  struct Piece {
    pugi::xml_node node;  // w:t; none for a break
    size_t begin = 0;
    std::string text;
    bool changed = false;
  };

  void Collect(pugi::xml_node parent);
  void Add(pugi::xml_node node, std::string_view text);

  std::vector<Piece> pieces_;
  std::string text_;
};

}  // namespace shouwang::forms
