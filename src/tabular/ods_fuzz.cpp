// The first byte chooses what the rest is: a zip file, the tables of a document, or its whole content.xml.
#include <cstddef>
#include <cstdint>

#include "tabular/fuzz_sink.h"
#include "tabular/zip_maker.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace shouwang::tabular;
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 3) {
    case 0:
      FuzzRead("a.ods", bytes);
      break;
    case 1:
      FuzzRead("a.ods", MakeZip(OdsParts(bytes)));
      break;
    default:
      FuzzRead("a.ods", MakeZip({{"content.xml", std::string(bytes)}}));
  }
  return 0;
}
