// What an operator may set of the guard (guard.h).
#pragma once

#include <string>
#include <vector>

namespace shouwang::api {

struct GuardOptions {
  bool secure_cookies = false;  // with TLS
  // From where administrative routes may be called (04-trust.md line 12): networks as "10.0.0.0/8", "fd00::/8".
  std::vector<std::string> admin_networks = {"127.0.0.0/8",   "::1/128",        "10.0.0.0/8",
                                             "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"};
  double requests_per_second = 100;  // of an account, with a burst of four seconds; 0: no limit
};

}  // namespace shouwang::api
