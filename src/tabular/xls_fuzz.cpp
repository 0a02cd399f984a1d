// The first byte chooses what the rest is: a compound file, or the workbook stream of a sound one.
#include <cstddef>
#include <cstdint>

#include "tabular/fuzz_sink.h"
#include "tabular/xls_maker.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace shouwang::tabular;
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  FuzzRead("a.xls", data[0] % 4 == 0 ? std::string(bytes) : MakeOle("Workbook", bytes));
  return 0;
}
