#include "selfreport/receipt.h"

#include <cstdint>

#include "base/random.h"
#include "base/text.h"

namespace shouwang::selfreport {
namespace {

constexpr size_t kDigits = 12;
constexpr size_t kGroup = 4;
constexpr int kTen = 10;

// ISO 7064 MOD 11,10 over the leading digits.
char CheckDigit(std::string_view leading) {
  int product = kTen;
  for (const char digit : leading) {
    int sum = (digit - '0' + product) % kTen;
    if (sum == 0) sum = kTen;
    product = sum * 2 % (kTen + 1);
  }
  return static_cast<char>('0' + (kTen + 1 - product) % kTen);
}

// Each byte that would make some digits likelier than others is thrown away.
std::string RandomDigits(size_t count) {
  constexpr uint8_t kFair = 250;
  std::string digits;
  while (digits.size() < count) {
    for (const char byte : RandomBytes(count)) {
      const auto value = static_cast<uint8_t>(byte);
      if (value < kFair && digits.size() < count) digits += static_cast<char>('0' + value % kTen);
    }
  }
  return digits;
}

}  // namespace

std::string NewReceipt() {
  std::string receipt = RandomDigits(kDigits - 1);
  receipt += CheckDigit(receipt);
  return receipt;
}

std::string ShownReceipt(std::string_view receipt) {
  std::string shown;
  for (size_t i = 0; i < receipt.size(); ++i) {
    if (i > 0 && i % kGroup == 0) shown += ' ';
    shown += receipt[i];
  }
  return shown;
}

std::string ReadReceipt(std::string_view text) {
  std::string receipt;
  for (const char c : WithoutBlanks(text)) {
    if (c != '-') receipt += c;
  }
  const bool is_one = receipt.size() == kDigits && IsAsciiDigits(receipt) &&
                      CheckDigit(std::string_view(receipt).substr(0, kDigits - 1)) == receipt.back();
  return is_one ? receipt : std::string();
}

}  // namespace shouwang::selfreport
