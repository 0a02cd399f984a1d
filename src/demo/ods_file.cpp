// OpenDocument spreadsheets: a zip with the least that readers ask for (ISO/IEC 26300).
#include <minizip/zip.h>

#include <stdexcept>
#include <vector>

#include "base/date.h"
#include "demo/table_writer.h"

namespace shouwang::demo {
namespace {

constexpr const char* kMimeType = "application/vnd.oasis.opendocument.spreadsheet";
constexpr const char* kManifest =
    R"(<?xml version="1.0" encoding="UTF-8"?><manifest:manifest )"
    R"(xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">)"
    R"(<manifest:file-entry manifest:full-path="/" manifest:version="1.2" )"
    R"(manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>)"
    R"(<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>)";
constexpr const char* kContentHead =
    R"(<?xml version="1.0" encoding="UTF-8"?><office:document-content )"
    R"(xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" )"
    R"(xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" )"
    R"(xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" )"
    R"(xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" )"
    R"(xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">)"
    R"(<office:automatic-styles><number:date-style style:name="N1"><number:year number:style="long"/>)"
    R"(<number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text>)"
    R"(<number:day number:style="long"/></number:date-style><style:style style:name="ce1" style:family="table-cell" )"
    R"(style:data-style-name="N1"/></office:automatic-styles><office:body><office:spreadsheet>)";
constexpr const char* kContentTail = "</office:spreadsheet></office:body></office:document-content>";

std::string Escape(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

class OdsSheet final : public TableSheet {
 public:
  explicit OdsSheet(const std::string& name) { xml_ = "<table:table table:name=\"" + Escape(name) + "\">"; }
  std::string Xml() const { return xml_ + "</table:table>"; }

 private:
  void Write(std::span<const Cell> cells) override {
    xml_ += "<table:table-row>";
    if (cells.empty()) xml_ += "<table:table-cell/>";
    for (const Cell& cell : cells) WriteCell(cell, "");
    xml_ += "</table:table-row>";
  }

  void WriteTitle(const std::string& title, uint32_t columns) override {
    xml_ += "<table:table-row>";
    WriteCell(Cell::Text(title),
              " table:number-columns-spanned=\"" + std::to_string(columns) + "\" table:number-rows-spanned=\"1\"");
    xml_ += "<table:covered-table-cell table:number-columns-repeated=\"" + std::to_string(columns - 1) +
            "\"/></table:table-row>";
  }

  void WriteCell(const Cell& cell, const std::string& attributes) {
    const std::string text = Escape(cell.text);
    switch (cell.kind) {
      case CellKind::kBlank:
        xml_ += "<table:table-cell/>";
        return;
      case CellKind::kText:
        xml_ += "<table:table-cell office:value-type=\"string\"" + attributes + ">";
        break;
      case CellKind::kNumber:
        xml_ += "<table:table-cell office:value-type=\"float\" office:value=\"" + text + "\">";
        break;
      case CellKind::kDate: {
        const Date day(static_cast<int32_t>(cell.number) - 25569);
        xml_ += "<table:table-cell table:style-name=\"ce1\" office:value-type=\"date\" office:date-value=\"" +
                day.Iso() + "\">";
        break;
      }
    }
    xml_ += "<text:p>" + text + "</text:p></table:table-cell>";
  }

  std::string xml_;
};

class OdsFile final : public TableFile {
 public:
  explicit OdsFile(std::filesystem::path path) : path_(std::move(path)) {}

  TableSheet& AddSheet(const std::string& name, bool /*hidden*/) override {
    return *sheets_.emplace_back(std::make_unique<OdsSheet>(name));
  }

  void Close() override {
    zipFile zip = zipOpen64(path_.c_str(), APPEND_STATUS_CREATE);
    if (zip == nullptr) throw std::runtime_error("cannot write " + path_.string());
    std::string content = kContentHead;
    for (const auto& sheet : sheets_) content += sheet->Xml();
    content += kContentTail;
    bool good = AddPart(zip, "mimetype", kMimeType, 0);
    good = good && AddPart(zip, "META-INF/manifest.xml", kManifest, Z_DEFAULT_COMPRESSION);
    good = good && AddPart(zip, "content.xml", content, Z_DEFAULT_COMPRESSION);
    if (zipClose(zip, nullptr) != ZIP_OK || !good) throw std::runtime_error("cannot write " + path_.string());
  }

 private:
  static bool AddPart(zipFile zip, const char* name, const std::string& text, int level) {
    zip_fileinfo info = {};
    info.dosDate = (42U << 25U) | (5U << 21U) | (31U << 16U);  // 2022-05-31: the same bytes each time
    const int method = level == 0 ? 0 : Z_DEFLATED;
    return zipOpenNewFileInZip(zip, name, &info, nullptr, 0, nullptr, 0, nullptr, method, level) == ZIP_OK &&
           zipWriteInFileInZip(zip, text.data(), static_cast<unsigned>(text.size())) == ZIP_OK &&
           zipCloseFileInZip(zip) == ZIP_OK;
  }

  std::filesystem::path path_;
  std::vector<std::unique_ptr<OdsSheet>> sheets_;
};

}  // namespace

std::unique_ptr<TableFile> NewOdsFile(const std::filesystem::path& path) { return std::make_unique<OdsFile>(path); }

}  // namespace shouwang::demo
