// Names in a row of Chinese text: 甲、乙、丙.
#pragma once

#include <string>

#include "screening/messages.h"

namespace shouwang::screening {

template <typename Names>
std::string NameList(const Names& names) {
  std::string text;
  for (const auto& name : names) {
    if (!text.empty()) text += message::kJoin;
    text += name;
  }
  return text;
}

}  // namespace shouwang::screening
