// A WordprocessingML table as a grid: which cell covers which columns and rows, and which of its sides are drawn.
// Internal to forms.
#pragma once

#include <pugixml.hpp>
#include <vector>

#include "forms/look.h"

namespace shouwang::forms {

struct CellSides {
  bool top = false;
  bool left = false;
  bool bottom = false;
  bool right = false;
};

struct GridCell {
  pugi::xml_node node;  // none: columns that a row leaves out
  size_t column = 0;
  size_t columns = 1;
  size_t rows = 1;
  bool covered = false;  // by the merged cell above
  CellSides sides;
};

struct GridRow {
  pugi::xml_node node;
  std::vector<GridCell> cells;
  bool is_header = false;  // repeated on each page
};

struct TableGrid {
  std::vector<int> widths;  // twips
  std::vector<GridRow> rows;
  size_t header_rows = 0;  // at the top, none of whose cells reaches below them

  int Width(size_t column, size_t columns) const;
};

TableGrid ReadTable(const pugi::xml_node& table, const StyleSheet& styles);

}  // namespace shouwang::forms
