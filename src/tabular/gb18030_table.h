// The code points of GB18030's two-byte and four-byte characters, from tables made once (on first use,
// thread-safe) by ICU.
#pragma once

#include <cstdint>

namespace shouwang::tabular {

// `at` is a lead byte 0x81–0xFE and a trail byte 0x40–0x7E or 0x80–0xFE: all of these are defined.
uint32_t Gb18030TwoBytes(const char* at);
// `at` is a lead byte 0x81–0xFE, a digit and two more bytes. 0 when it is not a character.
uint32_t Gb18030FourBytes(const char* at);

}  // namespace shouwang::tabular
