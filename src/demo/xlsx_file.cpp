// Workbooks by libxlsxwriter.
#include <xlsxwriter.h>

#include <ctime>
#include <stdexcept>
#include <vector>

#include "demo/table_writer.h"

namespace shouwang::demo {
namespace {

constexpr time_t kCreated = 1653955200;  // 2022-05-31, whatever the day: the same bytes each time

class XlsxSheet final : public TableSheet {
 public:
  XlsxSheet(lxw_worksheet* sheet, lxw_format* date, lxw_format* title) : sheet_(sheet), date_(date), title_(title) {}

  void HideColumn(uint32_t column) override {
    lxw_row_col_options options = {};
    options.hidden = LXW_TRUE;
    const auto at = static_cast<lxw_col_t>(column);
    worksheet_set_column_opt(sheet_, at, at, LXW_DEF_COL_WIDTH, nullptr, &options);
  }

 private:
  void Write(std::span<const Cell> cells) override {
    for (size_t i = 0; i < cells.size(); ++i) {
      const Cell& cell = cells[i];
      const auto column = static_cast<lxw_col_t>(i);
      switch (cell.kind) {
        case CellKind::kBlank:
          break;
        case CellKind::kText:
          worksheet_write_string(sheet_, rows_, column, cell.text.c_str(), nullptr);
          break;
        case CellKind::kNumber:
          WriteNumber(cell, column);
          break;
        case CellKind::kDate:
          worksheet_write_number(sheet_, rows_, column, cell.number, date_);
          break;
      }
    }
  }

  // Some numbers are formulas with their result, as in the tables that clerks add up.
  void WriteNumber(const Cell& cell, lxw_col_t column) {
    if ((rows_ * 31U + column) % 53U == 0 && cell.number < 1e14) {
      worksheet_write_formula_num(sheet_, rows_, column, ("=" + cell.text).c_str(), nullptr, cell.number);
    } else {
      worksheet_write_number(sheet_, rows_, column, cell.number, nullptr);
    }
  }

  void WriteTitle(const std::string& title, uint32_t columns) override {
    worksheet_merge_range(sheet_, rows_, 0, rows_, static_cast<lxw_col_t>(columns - 1), title.c_str(), title_);
  }

  lxw_worksheet* sheet_;
  lxw_format* date_;
  lxw_format* title_;
};

class XlsxFile final : public TableFile {
 public:
  XlsxFile(const std::filesystem::path& path, bool constant_memory) : path_(path) {
    lxw_workbook_options options = {};
    options.constant_memory = constant_memory ? LXW_TRUE : LXW_FALSE;
    book_ = workbook_new_opt(path.c_str(), &options);
    if (book_ == nullptr) throw std::runtime_error("cannot write " + path.string());
    lxw_doc_properties properties = {};
    properties.created = kCreated;
    workbook_set_properties(book_, &properties);
    date_ = workbook_add_format(book_);
    format_set_num_format(date_, "yyyy/m/d");
    title_ = workbook_add_format(book_);
    format_set_bold(title_);
    format_set_align(title_, LXW_ALIGN_CENTER);
  }
  ~XlsxFile() override {
    if (book_ != nullptr) workbook_close(book_);
  }
  XlsxFile(const XlsxFile&) = delete;
  XlsxFile& operator=(const XlsxFile&) = delete;

  TableSheet& AddSheet(const std::string& name, bool hidden) override {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, name.c_str());
    if (sheet == nullptr) throw std::runtime_error("cannot add sheet " + name);
    if (hidden) worksheet_hide(sheet);
    return *sheets_.emplace_back(std::make_unique<XlsxSheet>(sheet, date_, title_));
  }

  void Close() override {
    const lxw_error error = workbook_close(book_);
    book_ = nullptr;
    if (error != LXW_NO_ERROR) throw std::runtime_error("cannot write " + path_.string() + ": " + lxw_strerror(error));
  }

 private:
  std::filesystem::path path_;
  lxw_workbook* book_ = nullptr;
  lxw_format* date_ = nullptr;
  lxw_format* title_ = nullptr;
  std::vector<std::unique_ptr<XlsxSheet>> sheets_;
};

}  // namespace

std::unique_ptr<TableFile> NewXlsxFile(const std::filesystem::path& path, bool constant_memory) {
  return std::make_unique<XlsxFile>(path, constant_memory);
}

}  // namespace shouwang::demo
