// shouwang screen and shouwang demo (03-contracts.md section 3). Each returns the exit status.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"
#include "cli/context.h"

namespace shouwang::cli {

struct RunArguments {
  std::string policy;
  std::vector<std::string> data;
  std::string as_of;
  std::string out;
  std::vector<std::string> settings;
  std::string sweep;  // simulate only
  bool reveal_ids = false;
  bool explain = false;
  std::string divisions;  // screen only: names of villages
  std::string memory = "4GB";
  unsigned threads = 0;
};

int RunScreen(const RunArguments& arguments, const Context& context);

struct DemoArguments {
  std::string dir;
  uint64_t households = 3000;
  uint64_t seed = 1;
  std::string as_of = "2022-05-31";
  std::string county = "530326";
  bool csv_only = false;
};

int RunDemo(const DemoArguments& arguments, const Context& context);

}  // namespace shouwang::cli
