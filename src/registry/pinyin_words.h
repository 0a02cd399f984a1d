// Surnames that read otherwise as surnames than the dictionary's first reading says. Only the initial counts here.
#pragma once

#include <string_view>

namespace shouwang::registry::word {

struct SurnameReading {
  std::string_view surname;
  std::string_view initials;
};

// Two-character surnames come before the single characters they begin with.
inline constexpr SurnameReading kSurnameReadings[] = {
    {"万俟", "MQ"}, {"尉迟", "YC"}, {"长孙", "ZS"}, {"单于", "CY"}, {"令狐", "LH"}, {"澹台", "TT"}, {"单", "S"},
    {"仇", "Q"},    {"区", "O"},    {"曾", "Z"},    {"解", "X"},    {"查", "Z"},    {"朴", "P"},    {"翟", "Z"},
    {"盖", "G"},    {"乐", "Y"},    {"种", "C"},    {"秘", "B"},    {"冼", "X"},    {"缪", "M"},    {"折", "S"},
    {"覃", "Q"},    {"繁", "P"},    {"员", "Y"},    {"召", "S"},    {"瞿", "Q"},    {"尹", "Y"},    {"俞", "Y"},
    {"郇", "X"},    {"黑", "H"},    {"逄", "P"},    {"那", "N"},    {"洗", "X"},    {"沈", "S"},    {"褚", "C"},
    {"祭", "Z"},    {"贾", "J"},    {"燕", "Y"},    {"隗", "W"},    {"訾", "Z"},    {"晁", "C"},    {"阚", "K"},
};

}  // namespace shouwang::registry::word
