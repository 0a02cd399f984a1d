// Networks of addresses, IPv4 and IPv6.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace shouwang::api {

class Networks {
 public:
  // "10.0.0.0/8", "fd00::/8", "192.168.1.7". kUsage, naming the one that is none.
  static Result<Networks> Parse(const std::vector<std::string>& texts);
  bool Contains(const std::string& address) const;  // false for what is no address; ::ffff:10.0.0.1 is 10.0.0.1

 private:
  using Bytes = std::array<uint8_t, 16>;  // IPv4 as ::ffff:a.b.c.d
  struct Network {
    Bytes base{};
    unsigned bits = 0;
  };
  static bool ReadAddress(const std::string& text, Bytes& bytes, bool& is_four);
  std::vector<Network> networks_;
};

}  // namespace shouwang::api
