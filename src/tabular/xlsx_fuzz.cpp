// The first byte chooses what the rest is: a zip file, a worksheet, or shared strings, styles or workbook of
// a sound zip.
#include <cstddef>
#include <cstdint>

#include "tabular/fuzz_sink.h"
#include "tabular/zip_maker.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace shouwang::tabular;
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  constexpr std::string_view kStrings = "<sst><si><t>a</t></si><si><r><t>b</t></r><rPh><t>c</t></rPh></si></sst>";
  constexpr std::string_view kSheet =
      R"(<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>44682</v></c></row></sheetData></worksheet>)";
  switch (data[0] % 5) {
    case 0:
      FuzzRead("a.xlsx", bytes);
      break;
    case 1:
      FuzzRead("a.xlsx", MakeZip(XlsxParts(bytes, kStrings)));
      break;
    case 2:
      FuzzRead("a.xlsx", MakeZip(XlsxParts(kSheet, bytes)));
      break;
    case 3:
      FuzzRead("a.xlsx", MakeZip(XlsxParts(kSheet, kStrings, bytes)));
      break;
    default:
      FuzzRead("a.xlsx", MakeZip(XlsxParts(kSheet, kStrings, {}, bytes)));
  }
  return 0;
}
