// Text as it arrives in tables, and as it must be before it is compared: UTF-8 throughout.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace shouwang {

// Decodes one code point at `position` and moves `position` past it. A malformed byte decodes to U+FFFD and moves by
// one.
char32_t NextCodePoint(std::string_view text, size_t& position);
void AppendCodePoint(char32_t code_point, std::string& out);
size_t CodePointCount(std::string_view text);
bool IsValidUtf8(std::string_view text);

// Unicode blanks that people and spreadsheets put around values: space, tab, line breaks, U+00A0, U+3000, U+2000–U+200A
// …
bool IsBlank(char32_t code_point);
// Characters with no width: U+200B–U+200F, U+2060, U+FEFF, U+00AD.
bool IsZeroWidth(char32_t code_point);

// Full-width ASCII (U+FF01–U+FF5E) and the ideographic space to half width.
char32_t HalfWidth(char32_t code_point);

// Half width, zero-width characters dropped, outer blanks trimmed: what every value gets first.
std::string CleanText(std::string_view raw);
// CleanText, and line breaks and inner blanks removed too.
std::string WithoutBlanks(std::string_view raw);
// A person's name: inner blanks dropped, `.` `•` `・` and full-width forms to `·` (03-contracts.md section 1, Values).
std::string CleanName(std::string_view raw);

std::string_view TrimAscii(std::string_view text);
bool IsAsciiDigits(std::string_view text);  // false for empty text

// Masks what could identify a person inside free text: runs of 15 or more id-like characters keep their first 6 and
// last 4, phone numbers their first 3 and last 4.
std::string MaskPersonalRuns(std::string_view text);

}  // namespace shouwang
