#include "tabular/gb18030_table.h"

#include <unicode/ucnv.h>

#include <string>
#include <vector>

namespace shouwang::tabular {
namespace {

constexpr uint32_t kTrails = 190;            // 0x40–0x7E and 0x80–0xFE
constexpr uint32_t kBmpFours = 39420;        // 0x81308130–0x8431A439
constexpr uint32_t kSupplementary = 189000;  // 0x90308130 is U+10000

unsigned Byte(const char* at) { return static_cast<unsigned char>(*at); }

struct Tables {
  std::vector<char16_t> twos;
  std::vector<char16_t> fours;
};

std::vector<char16_t> Convert(UConverter* converter, const std::string& bytes, size_t expected) {
  std::vector<char16_t> units(expected + 2);
  UErrorCode status = U_ZERO_ERROR;
  const int32_t count = ucnv_toUChars(converter, units.data(), static_cast<int32_t>(units.size()), bytes.data(),
                                      static_cast<int32_t>(bytes.size()), &status);
  // A converter that does not give one unit a character is not the one this code was written for: know no
  // character.
  if (U_FAILURE(status) || static_cast<size_t>(count) != expected) units.assign(expected, u'\uFFFD');
  return units;
}

Tables MakeTables() {
  Tables tables;
  std::string twos;
  for (unsigned lead = 0x81; lead <= 0xFE; ++lead) {
    for (unsigned trail = 0x40; trail <= 0xFE; ++trail) {
      if (trail == 0x7F) continue;
      twos += static_cast<char>(lead);
      twos += static_cast<char>(trail);
    }
  }
  std::string fours;
  for (uint32_t i = 0; i < kBmpFours; ++i) {
    fours += static_cast<char>(0x81 + i / 12600);
    fours += static_cast<char>(0x30 + i / 1260 % 10);
    fours += static_cast<char>(0x81 + i / 10 % 126);
    fours += static_cast<char>(0x30 + i % 10);
  }
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open("gb18030", &status);
  if (U_FAILURE(status)) {
    tables.twos.assign(twos.size() / 2, u'\uFFFD');
    tables.fours.assign(kBmpFours, 0);
    return tables;
  }
  tables.twos = Convert(converter, twos, twos.size() / 2);
  tables.fours = Convert(converter, fours, kBmpFours);
  ucnv_close(converter);
  return tables;
}

const Tables& GbTables() {
  static const Tables kTables = MakeTables();
  return kTables;
}

}  // namespace

uint32_t Gb18030TwoBytes(const char* at) {
  const unsigned trail = Byte(at + 1);
  return GbTables().twos[(Byte(at) - 0x81) * kTrails + trail - (trail > 0x7F ? 0x41 : 0x40)];
}

uint32_t Gb18030FourBytes(const char* at) {
  const unsigned second = Byte(at + 1) - 0x30;
  const unsigned third = Byte(at + 2) - 0x81;
  const unsigned fourth = Byte(at + 3) - 0x30;
  if (second > 9 || third > 125 || fourth > 9) return 0;
  const uint32_t index = (((Byte(at) - 0x81) * 10 + second) * 126 + third) * 10 + fourth;
  if (index < kBmpFours) return GbTables().fours[index];
  if (index < kSupplementary || index - kSupplementary > 0xFFFFF) return 0;
  return index - kSupplementary + 0x10000;
}

}  // namespace shouwang::tabular
