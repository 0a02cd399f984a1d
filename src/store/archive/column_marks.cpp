#include "store/archive/column_marks.h"

#include <algorithm>
#include <sstream>

#include "store/core/migrations.h"

namespace shouwang::store {

std::set<std::string> MarkedColumns(std::string_view mark) {
  std::set<std::string> columns;
  for (const Migration& migration : Migrations()) {
    std::istringstream lines(migration.text);
    for (std::string line; std::getline(lines, line);) {
      if (!line.starts_with(mark)) continue;
      std::istringstream names(line.substr(mark.size()));
      for (std::string name; names >> name;) columns.insert(name);
    }
  }
  return columns;
}

size_t RowColumn(const std::vector<std::string>& columns) {
  const auto id = std::find(columns.begin(), columns.end(), "id");
  return id == columns.end() ? 0 : static_cast<size_t>(id - columns.begin());
}

}  // namespace shouwang::store
