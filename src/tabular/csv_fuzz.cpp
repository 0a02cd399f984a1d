// Any bytes as a text file: every encoding, the splitter, errors.
#include <cstddef>
#include <cstdint>

#include "tabular/fuzz_sink.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  shouwang::tabular::FuzzRead("a.csv", bytes);
  return 0;
}
