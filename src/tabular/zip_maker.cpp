#include "tabular/zip_maker.h"

#include <fmt/format.h>
#include <zlib.h>

#include <cstdint>

namespace shouwang::tabular {
namespace {

void Put16(uint32_t value, std::string& out) {
  out += static_cast<char>(value & 0xFFU);
  out += static_cast<char>(value >> 8U & 0xFFU);
}
void Put32(uint32_t value, std::string& out) {
  Put16(value & 0xFFFFU, out);
  Put16(value >> 16U, out);
}

std::string Deflated(std::string_view bytes) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  ::deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

// What the local header and the central directory have in common.
std::string Fields(const std::string& name, const std::string& bytes, const std::string& packed, bool deflate) {
  std::string out;
  Put16(20, out);
  Put16(0, out);
  Put16(deflate ? 8 : 0, out);
  Put32(0x00210000, out);
  const auto* data = reinterpret_cast<const Bytef*>(bytes.data());
  Put32(static_cast<uint32_t>(crc32(0, data, static_cast<uInt>(bytes.size()))), out);
  Put32(static_cast<uint32_t>(packed.size()), out);
  Put32(static_cast<uint32_t>(bytes.size()), out);
  Put16(static_cast<uint32_t>(name.size()), out);
  Put16(0, out);
  return out;
}

constexpr std::string_view kRelations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>)";
constexpr std::string_view kType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string Relation(std::string_view id, std::string_view type, std::string_view target) {
  return fmt::format(R"(<Relationship Id="{}" Type="{}{}" Target="{}"/>)", id, kType, type, target);
}

}  // namespace

std::string MakeZip(const ZipParts& parts, bool deflate) {
  std::string out;
  std::string directory;
  for (const auto& [name, bytes] : parts) {
    const std::string packed = deflate ? Deflated(bytes) : bytes;
    const std::string fields = Fields(name, bytes, packed, deflate);
    directory += "PK\x01\x02";
    Put16(20, directory);
    directory += fields;
    directory.append(10, '\0');
    Put32(static_cast<uint32_t>(out.size()), directory);
    directory += name;
    out += "PK\x03\x04" + fields + name + packed;
  }
  const auto offset = static_cast<uint32_t>(out.size());
  out += directory + "PK\x05\x06";
  Put32(0, out);
  Put16(static_cast<uint32_t>(parts.size()), out);
  Put16(static_cast<uint32_t>(parts.size()), out);
  Put32(static_cast<uint32_t>(directory.size()), out);
  Put32(offset, out);
  Put16(0, out);
  return out;
}

ZipParts XlsxParts(std::string_view sheet, std::string_view strings, std::string_view styles,
                   std::string_view workbook_properties) {
  ZipParts parts;
  parts.emplace_back("_rels/.rels",
                     fmt::format(fmt::runtime(kRelations), Relation("a", "officeDocument", "xl/workbook.xml")));
  parts.emplace_back(
      "xl/workbook.xml",
      fmt::format(R"(<workbook xmlns:r="r">{}<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>)",
                  workbook_properties));
  std::string relations = Relation("rId1", "worksheet", "worksheets/sheet1.xml");
  if (!strings.empty()) relations += Relation("rId2", "sharedStrings", "sharedStrings.xml");
  if (!styles.empty()) relations += Relation("rId3", "styles", "/xl/styles.xml");
  parts.emplace_back("xl/_rels/workbook.xml.rels", fmt::format(fmt::runtime(kRelations), relations));
  parts.emplace_back("xl/worksheets/sheet1.xml", sheet);
  if (!strings.empty()) parts.emplace_back("xl/sharedStrings.xml", strings);
  if (!styles.empty()) parts.emplace_back("xl/styles.xml", styles);
  return parts;
}

ZipParts OdsParts(std::string_view tables, std::string_view styles) {
  return {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
          {"content.xml",
           fmt::format("<office:document-content><office:automatic-styles>{}</office:automatic-styles><office:body>"
                       "<office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>",
                       styles, tables)}};
}

}  // namespace shouwang::tabular
