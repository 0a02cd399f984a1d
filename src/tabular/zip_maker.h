// Makes small zip files in memory, parts stored or deflated, with the same bytes each time: filled forms, and what
// tests and fuzz targets read.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shouwang::tabular {

using ZipParts = std::vector<std::pair<std::string, std::string>>;

std::string MakeZip(const ZipParts& parts, bool deflate = false);

// The parts of a workbook with one worksheet, whose XML is given; shared strings and styles when not blank.
ZipParts XlsxParts(std::string_view sheet, std::string_view strings = {}, std::string_view styles = {},
                   std::string_view workbook_properties = {});

// The parts of a document whose <office:spreadsheet> holds `tables`.
ZipParts OdsParts(std::string_view tables, std::string_view styles = {});

}  // namespace shouwang::tabular
