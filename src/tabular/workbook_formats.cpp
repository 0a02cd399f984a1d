#include "tabular/workbook_formats.h"

#include <xlsxwriter.h>

#include "tabular/writer_messages.h"

namespace shouwang::tabular {
namespace {

constexpr double kTitleSize = 16;
constexpr lxw_color_t kBorder = 0xA6A6A6;
constexpr lxw_color_t kHeaderFill = 0xDCE6F1;
constexpr lxw_color_t kShade = 0xF5F7FA;
constexpr lxw_color_t kAnswerFill = 0xFFF9E5;
constexpr lxw_color_t kLink = 0x1F4E9E;

void AddBorder(lxw_format* format) {
  format_set_border(format, LXW_BORDER_THIN);
  format_set_border_color(format, kBorder);
}

}  // namespace

lxw_format* WorkbookFormats::New(double size, bool bold) {
  lxw_format* format = workbook_add_format(book_);
  format_set_font_name(format, messages::kFont);
  format_set_font_size(format, size);
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  if (bold) format_set_bold(format);
  return format;
}

lxw_format* WorkbookFormats::Title() { return New(kTitleSize, true); }

lxw_format* WorkbookFormats::Note() {
  lxw_format* format = New(kFontSize, false);
  format_set_text_wrap(format);
  return format;
}

lxw_format* WorkbookFormats::Header() {
  lxw_format* format = New(kFontSize, true);
  AddBorder(format);
  format_set_align(format, LXW_ALIGN_CENTER);
  format_set_text_wrap(format);
  format_set_bg_color(format, kHeaderFill);
  return format;
}

lxw_format* WorkbookFormats::Cell(const CellLook& look) {
  lxw_format*& made = made_[look.Index()];
  if (made == nullptr) made = Make(look);
  return made;
}

lxw_format* WorkbookFormats::Make(const CellLook& look) {
  lxw_format* format = New(kFontSize, look.row == RowLook::kStrong);
  AddBorder(format);
  if (look.kind == ColumnKind::kCentred || look.kind == ColumnKind::kNumber || look.kind == ColumnKind::kDate) {
    format_set_align(format, LXW_ALIGN_CENTER);
  }
  if (look.kind == ColumnKind::kDate) {
    format_set_num_format(format, "yyyy-mm-dd");
  } else if (look.kind != ColumnKind::kNumber) {
    format_set_text_wrap(format);
  }
  // Not for long text: some versions of Excel show more than 255 characters as ####.
  if (look.kind == ColumnKind::kId || look.kind == ColumnKind::kText) format_set_num_format(format, "@");
  if (look.answer) format_set_unlocked(format);
  if (look.link) {
    format_set_font_color(format, kLink);
    format_set_underline(format, LXW_UNDERLINE_SINGLE);
  }
  if (look.answer) {
    format_set_bg_color(format, kAnswerFill);
  } else if (look.row == RowLook::kShaded) {
    format_set_bg_color(format, kShade);
  }
  return format;
}

}  // namespace shouwang::tabular
