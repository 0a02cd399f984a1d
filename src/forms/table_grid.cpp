#include "forms/table_grid.h"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "forms/document_text.h"

namespace shouwang::forms {
namespace {

constexpr int kMaxColumns = 63;  // of a table in Word

bool Drawn(const pugi::xml_node& borders, const char* side, bool otherwise) {
  const auto border = borders.child(side);
  if (!border) return otherwise;
  const std::string_view kind = border.attribute("w:val").value();
  return !kind.empty() && kind != "nil" && kind != "none";
}

// How a cell takes part in a merge over rows.
enum class Merge : uint8_t { kNone, kStart, kContinued };

Merge MergeOf(const pugi::xml_node& cell) {
  const auto merge = cell.child("w:tcPr").child("w:vMerge");
  if (!merge) return Merge::kNone;
  return std::string_view(merge.attribute("w:val").value()) == "restart" ? Merge::kStart : Merge::kContinued;
}

size_t Count(const pugi::xml_node& node, int otherwise) {
  return static_cast<size_t>(std::clamp(node.attribute("w:val").as_int(otherwise), otherwise, kMaxColumns));
}

// Cells may stand in content controls.
void CollectChildren(const pugi::xml_node& parent, std::string_view name, std::vector<pugi::xml_node>& found) {
  for (const pugi::xml_node& child : parent.children()) {
    if (Is(child, name)) found.push_back(child);
    if (Is(child, "w:sdt")) CollectChildren(child.child("w:sdtContent"), name, found);
  }
}

GridRow ReadRow(const pugi::xml_node& node) {
  GridRow row;
  row.node = node;
  const auto properties = node.child("w:trPr");
  row.is_header = IsOn(properties, "w:tblHeader", false);
  size_t column = Count(properties.child("w:gridBefore"), 0);
  if (column > 0) row.cells.push_back({{}, 0, column, 1, false, {}});
  std::vector<pugi::xml_node> cells;
  CollectChildren(node, "w:tc", cells);
  for (const pugi::xml_node& cell : cells) {
    const size_t columns = Count(cell.child("w:tcPr").child("w:gridSpan"), 1);
    row.cells.push_back({cell, column, columns, 1, false, {}});
    column += columns;
  }
  if (const size_t after = Count(properties.child("w:gridAfter"), 0); after > 0) {
    row.cells.push_back({{}, column, after, 1, false, {}});
  }
  return row;
}

GridCell* CellAt(GridRow& row, size_t column) {
  const auto found =
      std::find_if(row.cells.begin(), row.cells.end(), [&](const GridCell& c) { return c.column == column; });
  return found == row.cells.end() ? nullptr : &*found;
}

void MergeRows(TableGrid& grid) {
  for (size_t r = 0; r < grid.rows.size(); ++r) {
    for (GridCell& cell : grid.rows[r].cells) {
      if (cell.covered || MergeOf(cell.node) != Merge::kStart) continue;
      for (size_t below = r + 1; below < grid.rows.size(); ++below) {
        GridCell* next = CellAt(grid.rows[below], cell.column);
        if (next == nullptr || next->columns != cell.columns || MergeOf(next->node) != Merge::kContinued) break;
        next->covered = true;
        ++cell.rows;
      }
    }
  }
}

void DrawSides(TableGrid& grid, const pugi::xml_node& borders) {
  const bool inside_h = Drawn(borders, "w:insideH", false);
  const bool inside_v = Drawn(borders, "w:insideV", false);
  const size_t columns = grid.widths.size();
  for (size_t r = 0; r < grid.rows.size(); ++r) {
    for (GridCell& cell : grid.rows[r].cells) {
      if (!cell.node) continue;
      const auto own = cell.node.child("w:tcPr").child("w:tcBorders");
      const bool first = r == 0;
      const bool last = r + cell.rows == grid.rows.size();
      const bool outer_right = cell.column + cell.columns >= columns;
      cell.sides.top = Drawn(own, "w:top", first ? Drawn(borders, "w:top", false) : inside_h);
      cell.sides.bottom = Drawn(own, "w:bottom", last ? Drawn(borders, "w:bottom", false) : inside_h);
      cell.sides.left = Drawn(own, "w:left", cell.column == 0 ? Drawn(borders, "w:left", false) : inside_v);
      cell.sides.right = Drawn(own, "w:right", outer_right ? Drawn(borders, "w:right", false) : inside_v);
    }
  }
}

size_t HeaderRows(const TableGrid& grid) {
  size_t count = 0;
  while (count < grid.rows.size() && grid.rows[count].is_header) ++count;
  for (size_t r = 0; r < count; ++r) {
    for (const GridCell& cell : grid.rows[r].cells) {
      if (r + cell.rows > count) return 0;
    }
  }
  return count == grid.rows.size() ? 0 : count;
}

}  // namespace

int TableGrid::Width(size_t column, size_t columns) const {
  const auto from = std::min(column, widths.size());
  const auto to = std::min(column + columns, widths.size());
  return std::accumulate(widths.begin() + static_cast<std::ptrdiff_t>(from),
                         widths.begin() + static_cast<std::ptrdiff_t>(to), 0);
}

TableGrid ReadTable(const pugi::xml_node& table, const StyleSheet& styles) {
  TableGrid grid;
  for (const pugi::xml_node& column : table.child("w:tblGrid").children("w:gridCol")) {
    grid.widths.push_back(std::max(1, column.attribute("w:w").as_int()));
  }
  std::vector<pugi::xml_node> rows;
  CollectChildren(table, "w:tr", rows);
  grid.rows.reserve(rows.size());
  for (const pugi::xml_node& row : rows) grid.rows.push_back(ReadRow(row));
  MergeRows(grid);
  DrawSides(grid, styles.TableBorders(table));
  grid.header_rows = HeaderRows(grid);
  return grid;
}

}  // namespace shouwang::forms
