// Any bytes as what a stranger writes into the public page: no crash, and what is accepted is clean.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/resident_id.h"
#include "selfreport/receipt.h"
#include "selfreport/reception.h"

namespace {

using namespace shouwang;

constexpr Date kToday(19143);  // 2022-05-31

// The next line of the bytes.
std::string Next(std::string_view& bytes) {
  const size_t end = bytes.find('\n');
  std::string line(bytes.substr(0, end));
  bytes = end == std::string_view::npos ? std::string_view() : bytes.substr(end + 1);
  return line;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string receipt = selfreport::ReadReceipt(bytes);
  if (!receipt.empty() && selfreport::ReadReceipt(selfreport::ShownReceipt(receipt)) != receipt) std::abort();
  selfreport::SelfReport report;
  report.name = Next(bytes);
  report.id_no = Next(bytes);
  report.phone = Next(bytes);
  report.difficulties = {Next(bytes)};
  report.text = bytes;
  if (selfreport::CleanReport(report, {"因病", ""}, kToday)) {
    if (!ResidentId::FromText(report.id_no, kToday)) std::abort();
    if (report.name.empty() || report.phone.find_first_not_of("0123456789") != std::string::npos) std::abort();
  }
  return 0;
}
