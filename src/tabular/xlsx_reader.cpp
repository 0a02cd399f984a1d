// Worksheets of .xlsx workbooks, as a stream: memory holds one row and the shared strings.
#include <charconv>

#include "tabular/number_text.h"

#include <fmt/format.h>
#include "tabular/messages.h"
#include "tabular/row_builder.h"
#include "tabular/text_encoding.h"
#include "tabular/xlsx_workbook.h"
#include "tabular/xml_scanner.h"

namespace shouwang::tabular {
namespace {

using Event = XmlScanner::Event;

constexpr uint32_t kLastColumn = 16384;  // XFD

// The 0-based column of `AB12`; kLastColumn when there is none such.
uint32_t ColumnOf(std::string_view reference) {
  uint32_t column = 0;
  for (const char c : reference) {
    const auto letter = static_cast<unsigned>((c | 0x20) - 'a');
    if (letter >= 26) break;
    column = column * 26 + letter + 1;
    if (column > kLastColumn) return kLastColumn;
  }
  return column == 0 ? kLastColumn : column - 1;
}

enum class ValueType : uint8_t { kNumber, kShared, kText, kInline, kBool, kErrorName, kDate };

ValueType TypeOf(std::string_view type) {
  if (type == "s") return ValueType::kShared;
  if (type == "str") return ValueType::kText;
  if (type == "inlineStr") return ValueType::kInline;
  if (type == "b") return ValueType::kBool;
  if (type == "e") return ValueType::kErrorName;
  return type == "d" ? ValueType::kDate : ValueType::kNumber;
}

class SheetReader {
 public:
  SheetReader(const ReadJob& job, const XlsxWorkbook& workbook, const XlsxSheet& sheet, XmlScanner& scanner)
      : job_(job), workbook_(workbook), scanner_(scanner), rows_(job, sheet.info.name) {}

  // Reads the sheet to its end, past the cells too, so that the checksum of the part is compared.
  Status Read() {
    bool wanted = true;
    bool in_data = false;
    while (wanted) {
      const Event event = scanner_.Next();
      if (event == Event::kError) return Fail(scanner_.error());
      if (event == Event::kEof) break;
      if (event == Event::kText) continue;
      if (scanner_.name() == "sheetData") in_data = event == Event::kStart;
      if (event != Event::kStart || !in_data || scanner_.name() != "row") continue;
      wanted = ReadRow();
      if (scanner_.failed()) return Fail(scanner_.error());
      if (rows_.failed()) return Fail(rows_.error());
    }
    job_.sink.EndSheet(rows_.last_row());
    return {};
  }

 private:
  bool ReadRow() {
    uint64_t row = uint64_t{rows_.row()} + 1;
    for (AttributeCursor cursor = scanner_.attributes(); cursor.Next();) {
      if (cursor.qualified_name() != "r") continue;
      const std::string_view text = cursor.raw_value();
      uint64_t given = 0;
      const auto read = std::from_chars(text.data(), text.data() + text.size(), given);
      if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || given < row) {
        rows_.Refuse(messages::kBadCellReference, messages::kBrokenHint);
        return false;
      }
      row = given;
    }
    if (row > job_.limits.max_rows) {
      rows_.Refuse(fmt::format(messages::kTooManyRows, job_.limits.max_rows), messages::kTooManyRowsHint);
      return false;
    }
    rows_.StartRow(row);
    next_column_ = 0;
    const int depth = scanner_.depth();
    while (true) {
      const Event event = scanner_.Next();
      if (event == Event::kStart && scanner_.name() == "c") {
        if (!ReadCell()) return false;
      } else if (event == Event::kEnd && scanner_.depth() < depth) {
        return rows_.FinishRow();
      } else if (event == Event::kError || event == Event::kEof) {
        return false;
      }
    }
  }

  bool ReadCell() {
    uint32_t column = next_column_;
    uint32_t style = 0;
    ValueType type = ValueType::kNumber;
    for (AttributeCursor cursor = scanner_.attributes(); cursor.Next();) {
      const std::string_view name = cursor.qualified_name();
      if (name.size() != 1) continue;
      const std::string_view value = cursor.raw_value();
      if (name[0] == 'r') {
        column = ColumnOf(value);
      } else if (name[0] == 't') {
        type = TypeOf(value);
      } else if (name[0] == 's') {
        std::from_chars(value.data(), value.data() + value.size(), style);
      }
    }
    if (column >= kLastColumn) {
      rows_.Refuse(messages::kBadCellReference, messages::kBrokenHint);
      return false;
    }
    next_column_ = column + 1;
    if (!ReadValue()) return false;
    if (!value_.empty()) SetValue(column, style, type);
    return !rows_.failed();
  }

  // Collects the text of <v> or <is> up to the end of the cell.
  bool ReadValue() {
    const int depth = scanner_.depth();
    bool in_value = false;
    value_.clear();
    while (true) {
      switch (scanner_.Next()) {
        case Event::kStart:
          in_value = scanner_.name() == "v";
          if (scanner_.name() == "is" && !ReadRichText(scanner_, job_.limits.max_cell_bytes, value_)) return false;
          break;
        case Event::kText:
          if (!in_value) break;
          if (!scanner_.AppendTextTo(value_)) return false;
          if (value_.size() > job_.limits.max_cell_bytes) {
            rows_.CopyText(value_);  // says so
            return false;
          }
          break;
        case Event::kEnd:
          if (scanner_.depth() < depth) return true;
          in_value = false;
          break;
        default:
          return false;
      }
    }
  }

  void SetValue(uint32_t column, uint32_t style, ValueType type) {
    switch (type) {
      case ValueType::kNumber:
        if (ReadNumber(value_, number_)) {
          const bool date = style < workbook_.date_styles.size() && workbook_.date_styles[style];
          rows_.SetNumber(column, number_.text, number_.value, date);
        } else {
          SetOwnText(column, value_, CellKind::kText);
        }
        break;
      case ValueType::kShared: {
        size_t index = 0;
        const auto read = std::from_chars(value_.data(), value_.data() + value_.size(), index);
        if (read.ec != std::errc{} || index >= workbook_.strings.size()) {
          rows_.Refuse(messages::kBadSharedString, messages::kBrokenHint);
          break;
        }
        rows_.SetText(column, workbook_.strings[index]);
        break;
      }
      case ValueType::kText:
        DecodeExcelEscapes(value_);
        [[fallthrough]];
      case ValueType::kInline:
        SetOwnText(column, value_, CellKind::kText);
        break;
      case ValueType::kBool:
        SetOwnText(column, value_ == "1" || value_ == "true" ? "TRUE" : "FALSE", CellKind::kText);
        break;
      case ValueType::kErrorName:
        SetOwnText(column, value_, CellKind::kError);
        break;
      case ValueType::kDate:
        SetOwnText(column, std::string_view(value_).substr(0, value_.find('T')), CellKind::kText);
        break;
    }
  }

  void SetOwnText(uint32_t column, std::string_view text, CellKind kind) {
    if (!IsCellText(text)) {
      rows_.Refuse(messages::kBadCellText, messages::kBrokenHint);
      return;
    }
    rows_.SetText(column, rows_.CopyText(text), kind);
  }

  const ReadJob& job_;
  const XlsxWorkbook& workbook_;
  XmlScanner& scanner_;
  RowBuilder rows_;
  uint32_t next_column_ = 0;
  std::string value_;
  NumberText number_;
};

}  // namespace

Status ReadXlsx(const ReadJob& job, ZipArchive& archive) {
  auto workbook = ReadXlsxWorkbook(job, archive);
  if (!workbook) return Fail(workbook.error());
  for (const XlsxSheet& sheet : workbook->sheets) {
    if (!job.sink.BeginSheet(sheet.info)) continue;
    auto part = archive.OpenPart(sheet.part);
    if (!part) return Fail(part.error());
    XmlScanner scanner(std::move(*part), sheet.part, job.file);
    if (auto status = SheetReader(job, *workbook, sheet, scanner).Read(); !status) return status;
  }
  return {};
}

}  // namespace shouwang::tabular
