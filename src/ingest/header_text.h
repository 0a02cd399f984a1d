// Header cells as they are compared: half-width, without blanks, line breaks and unit hints (03-contracts.md
// section 1).
#pragma once

#include <string>
#include <string_view>

namespace shouwang::ingest {

struct HeaderText {
  std::string whole;     // `合规自付(万元)`
  std::string stripped;  // `合规自付`: without trailing groups in brackets; the same as `whole` when there is none
  int power_of_ten = 0;  // 4 for 万元
  bool has_unit = false;
};

HeaderText NormalizeHeader(std::string_view raw);

}  // namespace shouwang::ingest
