// Sheets of .ods documents: content.xml as a stream, repeated rows and columns unfolded within bounds.
#include <algorithm>
#include <charconv>
#include <unordered_set>

#include "tabular/number_text.h"

#include <fmt/format.h>
#include "tabular/messages.h"
#include "tabular/row_builder.h"
#include "tabular/text_encoding.h"
#include "tabular/xml_scanner.h"
#include "tabular/zip_archive.h"

namespace shouwang::tabular {
namespace {

using Event = XmlScanner::Event;

constexpr size_t kMaxHiddenStyles = 10'000;
// Cells that repeat others. A real sheet has few; a crafted one would keep the reader busy for hours.
constexpr uint64_t kMaxRepeatedCells = 100'000'000;

uint64_t ReadCount(std::string_view text) {
  uint64_t count = 1;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), count);
  return read.ec == std::errc{} && count > 0 ? std::min<uint64_t>(count, UINT32_MAX) : 1;
}

// Attributes of a cell. The same local names occur in office: and calcext:, so the usual prefixes matter
// here.
struct CellAttributes {
  uint64_t repeated = 1;
  std::string type;
  std::string value;
  bool error = false;
};

class OdsReader {
 public:
  OdsReader(const ReadJob& job, XmlScanner& scanner) : job_(job), scanner_(scanner) {}

  Status Read() {
    std::string style;
    while (true) {
      const Event event = scanner_.Next();
      if (event == Event::kError) return Fail(scanner_.error());
      if (event == Event::kEof) return {};
      if (event != Event::kStart) continue;
      if (scanner_.name() == "style") {
        style = scanner_.Attribute("name");
      } else if (scanner_.name() == "table-properties") {
        const bool hidden = scanner_.Attribute("display") == "false";
        if (hidden && hidden_styles_.size() < kMaxHiddenStyles) hidden_styles_.insert(style);
      } else if (scanner_.name() == "table") {
        if (auto status = ReadTable(); !status) return status;
      }
    }
  }

 private:
  Status ReadTable() {
    SheetInfo info;
    info.name = scanner_.Attribute("name");
    info.index = sheets_++;
    info.hidden = hidden_styles_.contains(scanner_.Attribute("style-name"));
    if (sheets_ > job_.limits.max_sheets) {
      return Fail(ErrorCode::kInput, fmt::format(messages::kTooManySheets, job_.limits.max_sheets), job_.file,
                  messages::kTooManySheetsHint);
    }
    const int depth = scanner_.depth();
    bool wanted = job_.sink.BeginSheet(info);
    const bool begun = wanted;
    RowBuilder rows(job_, info.name);
    next_row_ = 1;
    repeated_cells_ = 0;
    while (true) {
      const Event event = scanner_.Next();
      if (event == Event::kEof || event == Event::kError) break;
      if (event == Event::kEnd && scanner_.depth() < depth) break;
      if (wanted && event == Event::kStart && scanner_.name() == "table-row") wanted = ReadRow(rows);
      if (rows.failed()) return Fail(rows.error());
    }
    if (scanner_.failed()) return Fail(scanner_.error());
    if (begun) job_.sink.EndSheet(rows.last_row());
    return {};
  }

  // False when the sink wants no more rows, or after an error.
  bool ReadRow(RowBuilder& rows) {
    uint64_t repeated = 1;
    for (AttributeCursor cursor = scanner_.attributes(); cursor.Next();) {
      if (cursor.local_name() == "number-rows-repeated") repeated = ReadCount(cursor.raw_value());
    }
    const uint64_t first = next_row_;
    next_row_ += repeated;
    rows.StartRow(first);
    uint64_t column = 0;
    const int depth = scanner_.depth();
    while (true) {
      const Event event = scanner_.Next();
      if (event == Event::kError || event == Event::kEof) return false;
      if (event == Event::kEnd && scanner_.depth() < depth) break;
      if (event != Event::kStart) continue;
      if (scanner_.name() != "table-cell" && scanner_.name() != "covered-table-cell") continue;
      if (!ReadCell(rows, column)) return false;
    }
    if (rows.blank()) return true;
    // Blank rows may repeat to the end of the sheet for free; rows with content are delivered one by one.
    repeated_cells_ += (repeated - 1) * rows.used();
    if (repeated_cells_ > kMaxRepeatedCells) {
      rows.Refuse(messages::kTooManyRepeats, messages::kBrokenHint);
      return false;
    }
    for (uint64_t i = 0; i < repeated; ++i) {
      if (!rows.RepeatRow(first + i)) return false;
    }
    return true;
  }

  CellAttributes ReadAttributes() {
    CellAttributes cell;
    for (AttributeCursor cursor = scanner_.attributes(); cursor.Next();) {
      const std::string_view name = cursor.qualified_name();
      std::string_view raw = cursor.raw_value();
      if (cursor.local_name() == "number-columns-repeated") {
        cell.repeated = ReadCount(raw);
      } else if (name == "calcext:value-type") {
        cell.error = raw == "error";
      } else if (name == "office:value-type") {
        cell.type = raw;
      } else if (name == "office:value" || name == "office:date-value" || name == "office:boolean-value" ||
                 name == "office:string-value") {
        cell.value.clear();
        if (!AppendXmlText(raw, cell.value)) scanner_.Refuse(messages::kXmlMalformed);
      }
    }
    return cell;
  }

  bool ReadCell(RowBuilder& rows, uint64_t& column) {
    const CellAttributes cell = ReadAttributes();
    if (!ReadParagraphs(rows)) return false;
    const uint64_t first = column;
    column += cell.repeated;
    if (cell.error) {
      value_ = shown_.empty() ? "#ERR" : shown_;
    } else if (cell.type == "date") {
      value_ = cell.value.substr(0, cell.value.find('T'));
    } else if (cell.type == "boolean") {
      value_ = cell.value == "true" ? "TRUE" : "FALSE";
    } else if (IsNumeric(cell.type) || (cell.type == "string" && !cell.value.empty())) {
      value_ = cell.value;
    } else {
      value_ = shown_;
    }
    if (value_.empty()) return !scanner_.failed();
    if (!IsCellText(value_)) rows.Refuse(messages::kBadCellText, messages::kBrokenHint);
    const bool number = !cell.error && IsNumeric(cell.type) && ReadNumber(value_, number_);
    const std::string_view text = rows.CopyText(number ? number_.text : std::string_view(value_));
    for (uint64_t i = first; i < column && !rows.failed(); ++i) {
      const auto at = static_cast<uint32_t>(std::min<uint64_t>(i, UINT32_MAX));
      if (number) {
        SetSharedNumber(rows, at, text);
      } else {
        rows.SetText(at, text, cell.error ? CellKind::kError : CellKind::kText);
      }
    }
    return !rows.failed() && !scanner_.failed();
  }

  void SetSharedNumber(RowBuilder& rows, uint32_t column, std::string_view text) {
    if (Cell* cell = rows.At(column)) {
      cell->kind = CellKind::kNumber;
      cell->text = text;
      cell->number = number_.value;
    }
  }

  static bool IsNumeric(std::string_view type) { return type == "float" || type == "percentage" || type == "currency"; }

  // Collects the paragraphs of a cell into shown_, up to its end; notes and drawings are passed over.
  bool ReadParagraphs(RowBuilder& rows) {
    shown_.clear();
    const int depth = scanner_.depth();
    int skipped_depth = 0;
    bool in_paragraph = false;
    bool first = true;
    while (true) {
      const Event event = scanner_.Next();
      const int at = scanner_.depth();
      if (event == Event::kError || event == Event::kEof) return false;
      if (event == Event::kStart && skipped_depth == 0) {
        if (at == depth + 1 && scanner_.name() == "p") {
          if (!first) shown_ += '\n';
          first = false;
          in_paragraph = true;
        } else if (!in_paragraph || scanner_.name() == "annotation" || scanner_.name() == "ruby-text") {
          skipped_depth = at;
        } else {
          AppendBlank();
        }
      } else if (event == Event::kEnd) {
        if (at < depth) return true;
        if (at < skipped_depth) skipped_depth = 0;
        if (at == depth) in_paragraph = false;
      } else if (event == Event::kText && in_paragraph && skipped_depth == 0) {
        if (!scanner_.AppendTextTo(shown_)) return false;
      }
      if (shown_.size() > job_.limits.max_cell_bytes) {
        rows.CopyText(shown_);  // says so
        return false;
      }
    }
  }

  // <text:s text:c="3"/>, <text:tab/>, <text:line-break/> inside a paragraph.
  void AppendBlank() {
    if (scanner_.name() == "tab") shown_ += '\t';
    if (scanner_.name() == "line-break") shown_ += '\n';
    if (scanner_.name() != "s") return;
    const std::string count = scanner_.Attribute("c");
    shown_.append(std::min<uint64_t>(ReadCount(count), job_.limits.max_cell_bytes), ' ');
  }

  const ReadJob& job_;
  XmlScanner& scanner_;
  std::unordered_set<std::string> hidden_styles_;
  uint32_t sheets_ = 0;
  uint64_t next_row_ = 1;
  uint64_t repeated_cells_ = 0;
  std::string shown_;
  std::string value_;
  NumberText number_;
};

// An encrypted document says so in its manifest; its content.xml is noise.
Result<bool> IsEncrypted(const ReadJob& job, ZipArchive& archive) {
  constexpr std::string_view kManifest = "META-INF/manifest.xml";
  if (!archive.Has(kManifest)) return false;
  auto part = archive.OpenPart(kManifest);
  if (!part) return Fail(part.error());
  XmlScanner scanner(std::move(*part), kManifest, job.file);
  while (true) {
    const Event event = scanner.Next();
    if (event == Event::kStart && scanner.name() == "encryption-data") return true;
    // LibreOffice writes no DOCTYPE here, old OpenOffice does: then content.xml has the say.
    if (event == Event::kEof || event == Event::kError) return false;
  }
}

}  // namespace

Status ReadOds(const ReadJob& job, ZipArchive& archive) {
  auto encrypted = IsEncrypted(job, archive);
  if (!encrypted) return Fail(encrypted.error());
  if (*encrypted) return Fail(ErrorCode::kInput, messages::kEncrypted, job.file, messages::kEncryptedHint);
  auto part = archive.OpenPart("content.xml");
  if (!part) return Fail(part.error());
  XmlScanner scanner(std::move(*part), "content.xml", job.file);
  return OdsReader(job, scanner).Read();
}

}  // namespace shouwang::tabular
