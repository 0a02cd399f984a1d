// The cell formats of a workbook, each made when it is first used. For workbook_writer.cpp.
#pragma once

#include <array>
#include <cstdint>

#include "tabular/workbook_writer.h"

struct lxw_format;
struct lxw_workbook;

namespace shouwang::tabular {

inline constexpr double kFontSize = 10;

struct CellLook {
  ColumnKind kind = ColumnKind::kText;
  bool answer = false;
  bool link = false;
  RowLook row = RowLook::kPlain;
  size_t Index() const {
    return ((static_cast<size_t>(kind) * 2 + (answer ? 1 : 0)) * 2 + (link ? 1 : 0)) * 3 + static_cast<size_t>(row);
  }
};
constexpr size_t kLooks = size_t{7} * 2 * 2 * 3;

class WorkbookFormats {
 public:
  explicit WorkbookFormats(lxw_workbook* book) : book_(book) {}
  lxw_format* Title();
  lxw_format* Note();
  lxw_format* Header();
  lxw_format* Cell(const CellLook& look);

 private:
  lxw_format* New(double size, bool bold);
  lxw_format* Make(const CellLook& look);

  lxw_workbook* book_;
  std::array<lxw_format*, kLooks> made_ = {};
};

}  // namespace shouwang::tabular
