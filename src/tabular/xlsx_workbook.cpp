#include "tabular/xlsx_workbook.h"

#include <fmt/format.h>

#include <charconv>
#include <unordered_map>

#include "base/text.h"
#include "tabular/date_format.h"
#include "tabular/messages.h"
#include "tabular/text_encoding.h"
#include "tabular/xml_scanner.h"

namespace shouwang::tabular {
namespace {

using Event = XmlScanner::Event;

constexpr size_t kMaxRelations = 20'000;
constexpr size_t kMaxStyles = 1'000'000;

struct Relation {
  std::string type;  // the last step of the type's address: worksheet, sharedStrings …
  std::string part;  // its place in the archive
};
using Relations = std::unordered_map<std::string, Relation>;

std::string FolderOf(std::string_view part) {
  const size_t slash = part.rfind('/');
  return std::string(slash == std::string_view::npos ? "" : part.substr(0, slash + 1));
}

// `../media/a.xml` seen from `xl/worksheets/` → `xl/media/a.xml`; `/xl/a.xml` → `xl/a.xml`.
std::string ResolvePart(std::string_view folder, std::string_view target) {
  std::string path = target.starts_with('/') ? std::string(target) : std::string(folder) + std::string(target);
  for (char& c : path) c = c == '\\' ? '/' : c;
  std::vector<std::string_view> steps;
  for (size_t begin = 0; begin <= path.size();) {
    const size_t slash = std::min(path.find('/', begin), path.size());
    const std::string_view step = std::string_view(path).substr(begin, slash - begin);
    if (step == "..") {
      if (!steps.empty()) steps.pop_back();
    } else if (!step.empty() && step != ".") {
      steps.push_back(step);
    }
    begin = slash + 1;
  }
  std::string resolved;
  for (const std::string_view step : steps) {
    if (!resolved.empty()) resolved += '/';
    resolved += step;
  }
  return resolved;
}

bool ReadUnsigned(std::string_view text, uint32_t& value) {
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  return read.ec == std::errc{} && read.ptr == text.data() + text.size();
}

class WorkbookReader {
 public:
  WorkbookReader(const ReadJob& job, ZipArchive& archive) : job_(job), archive_(archive) {}

  Result<XlsxWorkbook> Read() {
    std::string workbook = "xl/workbook.xml";
    if (archive_.Has("_rels/.rels")) {
      auto roots = ReadRelations("");
      if (!roots) return Fail(roots.error());
      for (const auto& [id, relation] : *roots) {
        if (relation.type == "officeDocument") workbook = relation.part;
      }
    }
    if (workbook.ends_with(".bin")) {
      return Fail(ErrorCode::kInput, messages::kBinaryWorkbook, job_.file, messages::kSaveAsXlsxHint);
    }
    auto relations = ReadRelations(workbook);
    if (!relations) return Fail(relations.error());
    if (auto status = ReadSheets(workbook, *relations); !status) return Fail(status.error());
    for (const auto& [id, relation] : *relations) {
      if (!archive_.Has(relation.part)) continue;
      Status status;
      if (relation.type == "styles") status = ReadStyles(relation.part);
      if (relation.type == "sharedStrings") status = ReadStrings(relation.part);
      if (!status) return Fail(status.error());
    }
    return std::move(workbook_);
  }

 private:
  Result<XmlScanner> OpenXml(std::string_view part) {
    auto stream = archive_.OpenPart(part);
    if (!stream) return Fail(stream.error());
    return XmlScanner(std::move(*stream), part, job_.file);
  }

  Result<Relations> ReadRelations(const std::string& part) {
    const std::string folder = FolderOf(part);
    auto scanner = OpenXml(folder + "_rels/" + part.substr(folder.size()) + ".rels");
    if (!scanner) return Fail(scanner.error());
    Relations relations;
    while (true) {
      const Event event = scanner->Next();
      if (event == Event::kError) return Fail(scanner->error());
      if (event == Event::kEof) return relations;
      if (event != Event::kStart || scanner->name() != "Relationship") continue;
      if (scanner->Attribute("TargetMode") == "External" || relations.size() == kMaxRelations) continue;
      const std::string type = scanner->Attribute("Type");
      relations[scanner->Attribute("Id")] = {type.substr(type.rfind('/') + 1),
                                             ResolvePart(folder, scanner->Attribute("Target"))};
    }
  }

  Status ReadSheets(const std::string& part, const Relations& relations) {
    auto scanner = OpenXml(part);
    if (!scanner) return Fail(scanner.error());
    bool date1904 = false;
    uint32_t index = 0;
    while (true) {
      const Event event = scanner->Next();
      if (event == Event::kError) return Fail(scanner->error());
      if (event == Event::kEof) break;
      if (event != Event::kStart) continue;
      if (scanner->name() == "workbookPr") {
        const std::string flag = scanner->Attribute("date1904");
        date1904 = flag == "1" || flag == "true" || flag == "on";
      }
      if (scanner->name() != "sheet") continue;
      if (index == job_.limits.max_sheets) {
        return Fail(ErrorCode::kInput, fmt::format(messages::kTooManySheets, index), job_.file,
                    messages::kTooManySheetsHint);
      }
      if (auto status = AddSheet(*scanner, relations, index++); !status) return status;
    }
    if (index == 0) {  // a document of another kind in the same package format
      return Fail(ErrorCode::kInput, messages::kNotAWorkbook, job_.file, messages::kNotAWorkbookHint);
    }
    for (XlsxSheet& sheet : workbook_.sheets) sheet.info.date1904 = date1904;
    return {};
  }

  Status AddSheet(const XmlScanner& scanner, const Relations& relations, uint32_t index) {
    // `id` has a prefix (r:id) and is not the last of its name: sheetId and name stand beside it.
    const auto relation = relations.find(scanner.Attribute("id"));
    if (relation == relations.end()) {
      return Fail(ErrorCode::kInput, fmt::format(messages::kMissingPart, scanner.Attribute("name")), job_.file,
                  messages::kBrokenHint);
    }
    if (relation->second.type != "worksheet") return {};
    XlsxSheet sheet;
    sheet.info.name = scanner.Attribute("name");
    sheet.info.index = index;
    const std::string state = scanner.Attribute("state");
    sheet.info.hidden = state == "hidden" || state == "veryHidden";
    sheet.part = relation->second.part;
    workbook_.sheets.push_back(std::move(sheet));
    return {};
  }

  Status ReadStyles(const std::string& part) {
    auto scanner = OpenXml(part);
    if (!scanner) return Fail(scanner.error());
    std::unordered_map<uint32_t, bool> custom;
    std::vector<uint32_t> formats;
    bool in_cell_formats = false;
    while (true) {
      const Event event = scanner->Next();
      if (event == Event::kError) return Fail(scanner->error());
      if (event == Event::kEof) break;
      if (scanner->name() == "cellXfs") in_cell_formats = event == Event::kStart;
      if (event != Event::kStart) continue;
      uint32_t id = 0;
      if (scanner->name() == "numFmt" && custom.size() < kMaxStyles) {
        if (ReadUnsigned(scanner->Attribute("numFmtId"), id)) {
          custom[id] = IsDateFormatCode(scanner->Attribute("formatCode"));
        }
      } else if (scanner->name() == "xf" && in_cell_formats && formats.size() < kMaxStyles) {
        formats.push_back(ReadUnsigned(scanner->Attribute("numFmtId"), id) ? id : 0);
      }
    }
    for (const uint32_t id : formats) {
      const auto found = custom.find(id);
      workbook_.date_styles.push_back(found != custom.end() ? found->second : IsBuiltinDateFormat(id));
    }
    return {};
  }

  Status ReadStrings(const std::string& part) {
    auto scanner = OpenXml(part);
    if (!scanner) return Fail(scanner.error());
    std::string text;
    while (true) {
      const Event event = scanner->Next();
      if (event == Event::kEof) return {};
      if (event == Event::kStart && scanner->name() == "si") {
        text.clear();
        if (ReadRichText(*scanner, job_.limits.max_cell_bytes, text)) AddString(*scanner, text);
      }
      if (event == Event::kError || scanner->failed()) return Fail(scanner->error());
      if (workbook_.strings.bytes() > std::min<uint64_t>(job_.limits.max_shared_string_bytes, UINT32_MAX)) {
        return Fail(ErrorCode::kInput, fmt::format(messages::kTooManyStrings, job_.limits.max_shared_string_bytes),
                    job_.file, messages::kZipBombHint);
      }
    }
  }

  void AddString(XmlScanner& scanner, const std::string& text) {
    if (!IsCellText(text)) {
      scanner.Refuse(messages::kXmlMalformed);
      return;
    }
    workbook_.strings.Add(text);
  }

  const ReadJob& job_;
  ZipArchive& archive_;
  XlsxWorkbook workbook_;
};

// Four hexadecimal digits; -1 otherwise.
int ReadHex4(std::string_view text) {
  uint32_t value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  return text.size() == 4 && read.ec == std::errc{} && read.ptr == text.data() + 4 ? static_cast<int>(value) : -1;
}

}  // namespace

Result<XlsxWorkbook> ReadXlsxWorkbook(const ReadJob& job, ZipArchive& archive) {
  return WorkbookReader(job, archive).Read();
}

bool LooksLikeXlsx(const ZipArchive& archive) {
  return archive.Has("xl/workbook.xml") || archive.Has("[Content_Types].xml") || archive.Has("xl/workbook.bin");
}

bool ReadRichText(XmlScanner& scanner, size_t max_bytes, std::string& out) {
  const int depth = scanner.depth();
  int phonetic_depth = 0;
  bool in_text = false;
  while (true) {
    switch (scanner.Next()) {
      case Event::kStart:
        if (scanner.name() == "rPh" && phonetic_depth == 0) phonetic_depth = scanner.depth();
        in_text = scanner.name() == "t" && phonetic_depth == 0;
        break;
      case Event::kEnd:
        in_text = false;
        if (scanner.depth() < phonetic_depth) phonetic_depth = 0;
        if (scanner.depth() < depth) {
          DecodeExcelEscapes(out);
          return true;
        }
        break;
      case Event::kText:
        if (!in_text) break;
        if (!scanner.AppendTextTo(out)) return false;
        if (out.size() > max_bytes) {
          scanner.Refuse(messages::kXmlTooLong);
          return false;
        }
        break;
      default:
        if (!scanner.failed()) scanner.Refuse(messages::kXmlTruncated);
        return false;
    }
  }
}

void DecodeExcelEscapes(std::string& text) {
  size_t found = text.find("_x");
  if (found == std::string::npos) return;
  std::string decoded;
  size_t done = 0;
  char32_t high = 0;  // a surrogate waiting for its other half
  for (; found != std::string::npos; found = text.find("_x", found)) {
    const int unit =
        found + 7 <= text.size() && text[found + 6] == '_' ? ReadHex4(std::string_view(text).substr(found + 2, 4)) : -1;
    if (unit <= 0) {
      found += 2;
      continue;
    }
    if (found != done) high = 0;
    decoded.append(text, done, found - done);
    char32_t c = static_cast<char32_t>(unit);
    found += 7;
    done = found;
    if (c >= 0xD800 && c <= 0xDBFF) {
      high = c;
      continue;
    }
    if (c >= 0xDC00 && c <= 0xDFFF) {
      if (high != 0) AppendCodePoint(0x10000 + ((high - 0xD800) << 10U) + (c - 0xDC00), decoded);
      high = 0;
      continue;
    }
    high = 0;
    AppendCodePoint(c, decoded);
  }
  decoded.append(text, done);
  text = std::move(decoded);
}

}  // namespace shouwang::tabular
