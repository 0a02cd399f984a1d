// Writes blocks of a WordprocessingML document as HTML. Internal to forms.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <utility>
#include <vector>

#include "forms/look.h"
#include "forms/table_grid.h"

namespace shouwang::forms {

class HtmlWriter {
 public:
  explicit HtmlWriter(const StyleSheet& styles) : styles_(styles) {}

  // The paragraphs and tables of a body, a cell or a content control, `width` twips wide.
  void WriteBlocks(const pugi::xml_node& parent, int width);
  std::string Take() { return std::move(html_); }

 private:
  struct Piece {
    RunLook look;
    std::string html;
  };

  void WriteParagraph(const pugi::xml_node& paragraph);
  void CollectRuns(const pugi::xml_node& parent, const ParagraphLook& look, std::vector<Piece>& pieces,
                   ParagraphLook& paragraph, bool& breaks_after);
  void WriteTable(const pugi::xml_node& table, int width);
  void WriteRow(const TableGrid& grid, size_t row);
  void WriteCell(const GridCell& cell, const TableGrid& grid);

  const StyleSheet& styles_;
  std::string html_;
};

}  // namespace shouwang::forms
