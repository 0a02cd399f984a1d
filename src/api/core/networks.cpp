#include "api/core/networks.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <charconv>
#include <cstring>

#include "api/core/messages.h"

namespace shouwang::api {
namespace {

constexpr unsigned kFourBits = 32;
constexpr unsigned kSixBits = 128;

}  // namespace

bool Networks::ReadAddress(const std::string& text, Bytes& bytes, bool& is_four) {
  in_addr four{};
  is_four = inet_pton(AF_INET, text.c_str(), &four) == 1;
  if (is_four) {
    bytes = {};
    bytes[10] = bytes[11] = 0xff;
    std::memcpy(bytes.data() + 12, &four, sizeof(four));
    return true;
  }
  in6_addr six{};
  if (inet_pton(AF_INET6, text.c_str(), &six) != 1) return false;
  std::memcpy(bytes.data(), &six, sizeof(six));
  return true;
}

Result<Networks> Networks::Parse(const std::vector<std::string>& texts) {
  Networks networks;
  for (const std::string& text : texts) {
    const size_t slash = text.find('/');
    Network network;
    bool is_four = false;
    bool good = ReadAddress(text.substr(0, slash), network.base, is_four);
    const unsigned most = is_four ? kFourBits : kSixBits;
    unsigned bits = most;
    if (slash != std::string::npos) {
      const char* begin = text.data() + slash + 1;
      const char* end = text.data() + text.size();
      const auto [read, fault] = std::from_chars(begin, end, bits);
      good = good && fault == std::errc() && read == end && bits <= most;
    }
    if (!good) return Fail(ErrorCode::kUsage, fmt::format(message::kBadNetwork, text), {}, message::kBadNetworkHint);
    network.bits = is_four ? bits + kSixBits - kFourBits : bits;
    networks.networks_.push_back(network);
  }
  return networks;
}

bool Networks::Contains(const std::string& address) const {
  Bytes bytes{};
  bool is_four = false;
  if (!ReadAddress(address, bytes, is_four)) return false;
  for (const Network& network : networks_) {
    bool inside = true;
    for (unsigned bit = 0; bit < network.bits && inside; ++bit) {
      const auto mask = static_cast<uint8_t>(0x80U >> (bit % 8));
      inside = ((bytes[bit / 8] ^ network.base[bit / 8]) & mask) == 0;
    }
    if (inside) return true;
  }
  return false;
}

}  // namespace shouwang::api
