// How paragraphs and runs look once styles, their bases and direct formatting are put together. Internal to forms.
//
// Lengths are twips (1/20 pt), font sizes half points.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <pugixml.hpp>
#include <string>

#include "base/result.h"
#include "forms/form.h"

namespace shouwang::forms {

enum class Typeface : uint8_t { kSong, kHei, kFang, kKai };
enum class Align : uint8_t { kLeft, kCenter, kRight, kJustify, kDistribute };
enum class LineRule : uint8_t { kAuto, kAtLeast, kExact };

struct RunLook {
  int half_points = 21;
  Typeface face = Typeface::kSong;
  bool bold = false;
  bool italic = false;
  bool underline = false;
  bool hidden = false;

  bool operator==(const RunLook&) const = default;
};

struct ParagraphLook {
  RunLook run;
  Align align = Align::kLeft;
  int before = 0;
  int after = 0;
  int line = 240;  // kAuto: 240ths of a line, else twips
  LineRule rule = LineRule::kAuto;
  int left = 0;
  int right = 0;
  int first = 0;       // negative: hanging
  int left_chars = 0;  // hundredths of a character; where given they count, and not the twips
  int first_chars = 0;
  int outline = -1;
  bool page_break_before = false;
  bool keep_next = false;
  bool numbered = false;
};

class StyleSheet {
 public:
  static Result<StyleSheet> Read(const Form& form);

  ParagraphLook Paragraph(const pugi::xml_node& paragraph) const;
  RunLook Run(const pugi::xml_node& run, const ParagraphLook& paragraph) const;
  // <w:tblBorders> of a table, its own or its style's.
  pugi::xml_node TableBorders(const pugi::xml_node& table) const;

 private:
  // Styles from the base to the one named; a circle ends.
  std::vector<pugi::xml_node> Chain(std::string id) const;

  std::shared_ptr<pugi::xml_document> document_;
  std::map<std::string, pugi::xml_node> styles_;
  std::string default_paragraph_;
};

// The value of <name w:val="…"> under `parent`, as a switch: there and not off.
bool IsOn(const pugi::xml_node& parent, const char* name, bool before);

}  // namespace shouwang::forms
