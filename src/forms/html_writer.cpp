#include "forms/html_writer.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "forms/document_text.h"
#include "forms/html_page.h"
#include "forms/page_classes.h"

namespace shouwang::forms {
namespace {

constexpr int kTwipsPerPixel = 15;
constexpr std::string_view kTab = "\u2003\u2003";

// A share of the width as an attribute wants it: 12.34%.
std::string Share(int part, int whole) {
  const int hundredths = whole <= 0 ? 0 : static_cast<int>(static_cast<int64_t>(part) * 10'000 / whole);
  return fmt::format("{}.{:02}%", hundredths / 100, hundredths % 100);
}

bool IsPageBreak(const pugi::xml_node& node) {
  return Is(node, "w:br") && std::string_view(node.attribute("w:type").value()) == "page";
}

int TableWidth(const pugi::xml_node& table, const TableGrid& grid, int around) {
  const auto width = table.child("w:tblPr").child("w:tblW");
  const std::string_view type = width.attribute("w:type").value();
  const int value = width.attribute("w:w").as_int();
  int twips = grid.Width(0, grid.widths.size());
  if (type == "pct") twips = static_cast<int>(static_cast<int64_t>(around) * value / 5000);
  if (type == "dxa" && value > 0) twips = value;
  return std::clamp(twips, around / 20, around);
}

// Only what is six hexadecimal digits may stand in an attribute.
std::string ShadeOf(const pugi::xml_node& cell) {
  const std::string fill = cell.child("w:tcPr").child("w:shd").attribute("w:fill").value();
  const bool is_colour = fill.size() == 6 && fill.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
  return is_colour && fill != "FFFFFF" ? fmt::format(" bgcolor=\"#{}\"", fill) : std::string();
}

}  // namespace

void HtmlWriter::WriteBlocks(const pugi::xml_node& parent, int width) {
  for (const pugi::xml_node& child : parent.children()) {
    if (Is(child, "w:p")) {
      WriteParagraph(child);
    } else if (Is(child, "w:tbl")) {
      WriteTable(child, width);
    } else if (Is(child, "w:sdt")) {
      WriteBlocks(child.child("w:sdtContent"), width);
    } else if (!Is(child, "w:tcPr") && !Is(child, "w:sectPr")) {
      WriteBlocks(child, width);
    }
  }
}

void HtmlWriter::CollectRuns(const pugi::xml_node& parent, const ParagraphLook& look, std::vector<Piece>& pieces,
                             ParagraphLook& paragraph, bool& breaks_after) {
  for (const pugi::xml_node& child : parent.children()) {
    std::string html;
    if (Is(child, "w:t")) {
      html = EscapeHtml(child.text().get());
    } else if (Is(child, "w:tab")) {
      html = kTab;
    } else if (Is(child, "w:noBreakHyphen")) {
      html = "\u2011";
    } else if (IsPageBreak(child)) {
      (pieces.empty() ? paragraph.page_break_before : breaks_after) = true;
    } else if (Is(child, "w:br") || Is(child, "w:cr")) {
      html = "<br>";
    } else if (!Is(child, "w:pPr") && !Is(child, "w:rPr")) {
      CollectRuns(child, look, pieces, paragraph, breaks_after);
    }
    if (html.empty()) continue;
    const RunLook run = styles_.Run(parent, look);
    if (run.hidden) continue;
    if (pieces.empty() || !(pieces.back().look == run)) pieces.push_back({run, {}});
    pieces.back().html += html;
  }
}

void HtmlWriter::WriteParagraph(const pugi::xml_node& paragraph) {
  ParagraphLook look = styles_.Paragraph(paragraph);
  std::vector<Piece> pieces;
  bool breaks_after = false;
  CollectRuns(paragraph, look, pieces, look, breaks_after);
  const bool uniform = pieces.size() == 1;
  if (uniform) look.run = pieces[0].look;
  if (pieces.empty()) look.run = styles_.Run(paragraph.child("w:pPr"), look);  // the mark at the paragraph's end
  if (!uniform && !pieces.empty()) {
    // Lines are as high as the larger letters.
    const auto largest = std::max_element(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
      return a.look.half_points < b.look.half_points;
    });
    look.run = RunLook{largest->look.half_points, largest->look.face};
  }
  const std::string_view tag = look.outline == 0 ? "h1" : look.outline == 1 ? "h2" : "p";
  html_ += fmt::format("<{} class=\"{}{}\">", tag, ParagraphClasses(look), breaks_after ? " pba" : "");
  if (pieces.empty()) html_ += "<br>";
  for (const Piece& piece : pieces) {
    html_ += uniform ? piece.html : fmt::format("<span class=\"{}\">{}</span>", RunClasses(piece.look), piece.html);
  }
  html_ += fmt::format("</{}>\n", tag);
}

void HtmlWriter::WriteTable(const pugi::xml_node& table, int width) {
  const TableGrid grid = ReadTable(table, styles_);
  const int table_width = TableWidth(table, grid, width);
  const std::string_view align = table.child("w:tblPr").child("w:jc").attribute("w:val").value();
  html_ += fmt::format("<table width=\"{}\"{}>\n<colgroup>", Share(table_width, width),
                       align == "center"  ? " class=\"middle\""
                       : align == "right" ? " class=\"toright\""
                                          : "");
  const int columns = grid.Width(0, grid.widths.size());
  for (const int column : grid.widths) html_ += fmt::format("<col width=\"{}\">", Share(column, columns));
  html_ += "</colgroup>\n";
  for (size_t row = 0; row < grid.rows.size(); ++row) {
    if (row == 0 && grid.header_rows > 0) html_ += "<thead>\n";
    if (row == grid.header_rows) html_ += row == 0 ? "<tbody>\n" : "</thead>\n<tbody>\n";
    WriteRow(grid, row);
  }
  html_ += grid.rows.empty() ? "</table>\n" : "</tbody>\n</table>\n";
}

void HtmlWriter::WriteRow(const TableGrid& grid, size_t row) {
  const int height = grid.rows[row].node.child("w:trPr").child("w:trHeight").attribute("w:val").as_int();
  html_ += height > 0 ? fmt::format("<tr height=\"{}\">", height / kTwipsPerPixel) : std::string("<tr>");
  for (const GridCell& cell : grid.rows[row].cells) {
    if (!cell.covered) WriteCell(cell, grid);
  }
  html_ += "</tr>\n";
}

void HtmlWriter::WriteCell(const GridCell& cell, const TableGrid& grid) {
  std::string classes;
  const CellSides& sides = cell.sides;
  if (sides.top && sides.left && sides.bottom && sides.right) {
    classes = "ba";
  } else {
    for (const auto& [drawn, name] : {std::pair(sides.top, "bt"), std::pair(sides.left, "bl"),
                                      std::pair(sides.bottom, "bb"), std::pair(sides.right, "br")}) {
      if (drawn) classes += fmt::format("{}{}", classes.empty() ? "" : " ", name);
    }
  }
  const std::string_view align = cell.node.child("w:tcPr").child("w:vAlign").attribute("w:val").value();
  if (align == "center" || align == "bottom") {
    classes += fmt::format("{}{}", classes.empty() ? "" : " ", align == "center" ? "vc" : "vb");
  }
  html_ += "<td";
  if (!classes.empty()) html_ += fmt::format(" class=\"{}\"", classes);
  if (cell.columns > 1) html_ += fmt::format(" colspan=\"{}\"", cell.columns);
  if (cell.rows > 1) html_ += fmt::format(" rowspan=\"{}\"", cell.rows);
  html_ += ShadeOf(cell.node) + ">";
  WriteBlocks(cell.node, grid.Width(cell.column, cell.columns));
  html_ += "</td>";
}

}  // namespace shouwang::forms
