#include "tabular/workbook_writer.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cstdio>

#include "tabular/sheet_text.h"
#include "tabular/workbook_formats.h"
#include "tabular/writer_messages.h"

namespace shouwang::tabular {
namespace {

constexpr double kLineHeight = 14;
constexpr double kRowPadding = 4;
constexpr double kMaxRowHeight = 409;
constexpr uint8_t kA4 = 9;
constexpr int64_t kSecondsOfDay = 86400;

// Excel's day 1 is 1900-01-01, and it believes in 1900-02-29.
double Serial(Date date) { return date.days() + 25569; }

lxw_datetime DateTime(Date date) {
  const CivilDate civil = date.civil();
  return {civil.year, civil.month, civil.day, 0, 0, 0};
}

// In a page's head or foot & starts a code.
std::string PageText(std::string_view text) {
  std::string out;
  for (const char c : text) out.append(c == '&' ? 2 : 1, c);
  return out;
}

}  // namespace

class WorkbookWriter::Book {
 public:
  Book(const std::filesystem::path& path, const WorkbookOptions& options)
      : path_(path), tmpdir_(path.has_parent_path() ? path.parent_path().string() : ".") {
    lxw_workbook_options book_options = {};
    book_options.constant_memory = LXW_TRUE;
    book_options.tmpdir = tmpdir_.data();
    book_options.use_zip64 = LXW_FALSE;
    book_ = workbook_new_opt(path.c_str(), &book_options);
    if (book_ == nullptr) {
      Fails(LXW_ERROR_MEMORY_MALLOC_FAILED);
      return;
    }
    lxw_doc_properties properties = {};
    std::string title = options.title;
    properties.title = title.data();
    properties.created = static_cast<time_t>(options.created.days() * kSecondsOfDay);
    workbook_set_properties(book_, &properties);
    formats_ = std::make_unique<WorkbookFormats>(book_);
    title_ = formats_->Title();
    note_ = formats_->Note();
    header_ = formats_->Header();
  }

  ~Book() {
    if (book_ != nullptr) lxw_workbook_free(book_);
  }
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;

  void Fails(lxw_error error) {
    if (error != LXW_NO_ERROR && status_) {
      status_ = Fail(ErrorCode::kOutput, fmt::format(messages::kCannotWrite, lxw_strerror(error)), path_.string(),
                     messages::kCannotWriteHint);
    }
  }
  void Fails(std::string what) {
    if (status_) status_ = Fail(ErrorCode::kOutput, std::move(what), path_.string(), messages::kCannotWriteHint);
  }

  Status Close();

  std::filesystem::path path_;
  std::string tmpdir_;
  lxw_workbook* book_ = nullptr;
  Status status_;
  lxw_format* title_ = nullptr;
  lxw_format* note_ = nullptr;
  lxw_format* header_ = nullptr;
  std::unique_ptr<WorkbookFormats> formats_;
  std::vector<std::unique_ptr<Sheet>> sheets_;
};

class WorkbookWriter::Sheet final : public SheetWriter {
 public:
  Sheet(Book& book, const SheetSpec& spec) : book_(book), spec_(spec) {
    if (!book_.status_) return;
    if (workbook_validate_sheet_name(book_.book_, spec_.name.c_str()) != LXW_NO_ERROR) {
      book_.Fails(fmt::format(messages::kBadSheetName, spec_.name));
      return;
    }
    sheet_ = workbook_add_worksheet(book_.book_, spec_.name.c_str());
    if (sheet_ == nullptr) {
      book_.Fails(LXW_ERROR_CREATING_TMPFILE);
      return;
    }
    for (size_t i = 0; i < spec_.columns.size(); ++i) {
      lxw_row_col_options options = {};
      options.hidden = spec_.columns[i].hidden ? LXW_TRUE : LXW_FALSE;
      const auto at = static_cast<lxw_col_t>(i);
      worksheet_set_column_opt(sheet_, at, at, spec_.columns[i].width, nullptr, &options);
      if (!spec_.columns[i].hidden) {
        last_shown_ = at;
        shown_width_ += spec_.columns[i].width;
      }
    }
    SetUpPage();
  }

  void Title(std::string_view text) override { Line(text, book_.title_, 30); }

  void Note(std::string_view text) override {
    Line(text, book_.note_, EstimateLines(text, shown_width_) * kLineHeight + kRowPadding);
  }

  void BlankRow() override { ++row_; }

  void Header() override {
    if (sheet_ == nullptr) return;
    uint32_t lines = 1;
    for (size_t i = 0; i < spec_.columns.size(); ++i) {
      const SheetColumn& column = spec_.columns[i];
      if (column.kind == ColumnKind::kGap) continue;
      WriteText(static_cast<lxw_col_t>(i), column.title, book_.header_);
      lines = std::max(lines, EstimateLines(column.title, column.width - 2));
    }
    const double room_for_filter = spec_.table ? 6 : 2;
    worksheet_set_row(sheet_, row_, lines * kLineHeight + kRowPadding + room_for_filter, nullptr);
    header_row_ = row_++;
  }

  void Row(std::span<const CellValue> cells, RowLook look) override;
  void Finish();

 private:
  void WriteText(lxw_col_t column, std::string_view text, lxw_format* format) {
    SetCellText(text, scratch_);
    book_.Fails(worksheet_write_string(sheet_, row_, column, scratch_.c_str(), format));
  }

  void Line(std::string_view text, lxw_format* format, double height) {
    if (sheet_ == nullptr) return;
    SetCellText(text, scratch_);
    worksheet_set_row(sheet_, row_, height, nullptr);
    if (last_shown_ == 0) {
      worksheet_write_string(sheet_, row_, 0, scratch_.c_str(), format);
    } else {
      worksheet_merge_range(sheet_, row_, 0, row_, last_shown_, scratch_.c_str(), format);
    }
    ++row_;
  }

  uint32_t Write(size_t index, const CellValue& value, RowLook look);
  void SetUpPage();
  void AddValidation(const SheetColumn& column, lxw_col_t at);

  Book& book_;
  SheetSpec spec_;
  lxw_worksheet* sheet_ = nullptr;
  lxw_row_t row_ = 0;
  std::optional<lxw_row_t> header_row_;
  lxw_col_t last_shown_ = 0;
  double shown_width_ = 0;
  std::string scratch_;
};

uint32_t WorkbookWriter::Sheet::Write(size_t index, const CellValue& value, RowLook look) {
  const SheetColumn& column = spec_.columns[index];
  const auto at = static_cast<lxw_col_t>(index);
  if (std::holds_alternative<std::monostate>(value)) return 1;
  const auto* link = std::get_if<SheetLink>(&value);
  lxw_format* format = book_.formats_->Cell({column.kind, column.answer, link != nullptr, look});
  if (const auto* number = std::get_if<int64_t>(&value)) {
    book_.Fails(worksheet_write_number(sheet_, row_, at, static_cast<double>(*number), format));
    return 1;
  }
  if (const auto* date = std::get_if<Date>(&value)) {
    book_.Fails(worksheet_write_number(sheet_, row_, at, Serial(*date), format));
    return 1;
  }
  if (link != nullptr) {
    const std::string target = fmt::format("internal:'{}'!A1", link->sheet);
    SetCellText(link->text, scratch_);
    book_.Fails(worksheet_write_url_opt(sheet_, row_, at, target.c_str(), format, scratch_.c_str(), nullptr));
    return EstimateLines(link->text, column.width);
  }
  const std::string_view text = std::get<std::string_view>(value);
  if (text.empty()) {
    book_.Fails(worksheet_write_blank(sheet_, row_, at, format));
    return 1;
  }
  WriteText(at, text, format);
  return column.hidden ? 1 : EstimateLines(text, column.width);
}

void WorkbookWriter::Sheet::Row(std::span<const CellValue> cells, RowLook look) {
  if (sheet_ == nullptr || !book_.status_) return;
  cells = cells.first(std::min(cells.size(), spec_.columns.size()));
  uint32_t lines = 1;
  for (size_t i = 0; i < cells.size(); ++i) lines = std::max(lines, Write(i, cells[i], look));
  worksheet_set_row(sheet_, row_, std::min(lines * kLineHeight + kRowPadding, kMaxRowHeight), nullptr);
  ++row_;
}

void WorkbookWriter::Sheet::SetUpPage() {
  worksheet_set_landscape(sheet_);
  worksheet_set_paper(sheet_, kA4);
  worksheet_fit_to_pages(sheet_, 1, 0);
  worksheet_set_margins(sheet_, 0.3, 0.3, 0.55, 0.55);
  worksheet_center_horizontally(sheet_);
  const std::string head = "&R&8" + PageText(spec_.header);
  const std::string foot = "&L&8" + PageText(spec_.footer) + "&C&9" + messages::kPageNumber + "&R&8&A";
  if (!spec_.header.empty()) book_.Fails(worksheet_set_header(sheet_, head.c_str()));
  book_.Fails(worksheet_set_footer(sheet_, foot.c_str()));
}

void WorkbookWriter::Sheet::AddValidation(const SheetColumn& column, lxw_col_t at) {
  lxw_data_validation rule = {};
  // libxlsxwriter copies the texts but asks for pointers to what may be changed.
  std::vector<std::string> texts = column.choices;
  std::vector<char*> choices;
  if (!column.choices.empty()) {
    for (std::string& text : texts) choices.push_back(text.data());
    choices.push_back(nullptr);
    rule.validate = LXW_VALIDATION_TYPE_LIST;
    rule.value_list = choices.data();
  } else if (column.dates) {
    rule.validate = LXW_VALIDATION_TYPE_DATE;
    rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
    rule.minimum_datetime = DateTime(column.dates->first);
    rule.maximum_datetime = DateTime(column.dates->last);
  } else {
    return;
  }
  std::string title = column.title;
  std::string prompt = column.prompt;
  if (!prompt.empty()) {
    rule.error_title = title.data();
    rule.error_message = prompt.data();
  }
  book_.Fails(worksheet_data_validation_range(sheet_, *header_row_ + 1, at, row_ - 1, at, &rule));
}

void WorkbookWriter::Sheet::Finish() {
  if (sheet_ == nullptr || row_ == 0) return;
  worksheet_print_area(sheet_, 0, 0, row_ - 1, last_shown_);
  const auto last = static_cast<lxw_col_t>(spec_.columns.size() - 1);
  if (header_row_ && spec_.table) {
    worksheet_freeze_panes(sheet_, *header_row_ + 1, spec_.frozen_columns);
    worksheet_autofilter(sheet_, *header_row_, 0, row_ - 1, last);
    worksheet_repeat_rows(sheet_, 0, *header_row_);
  }
  if (header_row_ && row_ > *header_row_ + 1) {
    const std::string range = fmt::format("A1:XFD{}", row_);
    worksheet_ignore_errors(sheet_, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range.c_str());
    for (size_t i = 0; i < spec_.columns.size(); ++i) AddValidation(spec_.columns[i], static_cast<lxw_col_t>(i));
  }
  if (spec_.protect) {
    lxw_protection allowed = {};
    allowed.format_columns = LXW_TRUE;
    allowed.format_rows = LXW_TRUE;
    allowed.sort = LXW_TRUE;
    allowed.autofilter = LXW_TRUE;
    worksheet_protect(sheet_, nullptr, &allowed);
  }
}

Status WorkbookWriter::Book::Close() {
  for (const auto& sheet : sheets_) {
    if (!status_) break;
    sheet->Finish();
  }
  if (!status_) return status_;
  lxw_workbook* book = book_;
  book_ = nullptr;  // workbook_close() frees it, whatever happens
  Fails(workbook_close(book));
  return status_;
}

WorkbookWriter::WorkbookWriter(const std::filesystem::path& path, const WorkbookOptions& options)
    : book_(std::make_unique<Book>(path, options)) {}

WorkbookWriter::~WorkbookWriter() = default;

SheetWriter& WorkbookWriter::AddSheet(const SheetSpec& spec) {
  return *book_->sheets_.emplace_back(std::make_unique<Sheet>(*book_, spec));
}

Status WorkbookWriter::Close() { return book_->Close(); }

}  // namespace shouwang::tabular
