#include "tabular/text_encoding.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include "base/text.h"
#include "tabular/test_recorded_rows.h"

namespace shouwang::tabular {
namespace {

std::string Encode(const char* converter_name, std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(converter_name, &status);
  std::string out(utf8.size() * 4 + 8, '\0');
  const int32_t size = ucnv_fromAlgorithmic(converter, UCNV_UTF8, out.data(), static_cast<int32_t>(out.size()),
                                            utf8.data(), static_cast<int32_t>(utf8.size()), &status);
  ucnv_close(converter);
  EXPECT_TRUE(U_SUCCESS(status));
  out.resize(static_cast<size_t>(size));
  return out;
}

constexpr std::string_view kTable = "姓名,村\n张三丰,桥头村\n𬱖䶮,一二三\n";
const Lines kRows = {"1: 姓名|村", "2: 张三丰|桥头村", "3: 𬱖䶮|一二三"};

TEST(TextEncoding, EveryEncodingGivesTheSameRows) {
  EXPECT_EQ(ReadLines("a.csv", kTable), kRows);
  EXPECT_EQ(ReadLines("a.csv", "\xEF\xBB\xBF" + std::string(kTable)), kRows);
  EXPECT_EQ(ReadLines("a.csv", Encode("gb18030", kTable)), kRows);
  EXPECT_EQ(ReadLines("a.csv", Encode("UTF-16LE", kTable)), kRows);
  EXPECT_EQ(ReadLines("a.csv", Encode("UTF-16BE", kTable)), kRows);
  EXPECT_EQ(ReadLines("a.csv", "\xFF\xFE" + Encode("UTF-16LE", kTable)), kRows);
  EXPECT_EQ(ReadLines("a.csv", "\xFE\xFF" + Encode("UTF-16BE", kTable)), kRows);
}

TEST(TextEncoding, Gb18030AgreesWithIcuOnEveryCharacter) {
  std::string utf8;
  for (char32_t c = 0x80; c <= 0x10FFFF; c += c < 0x10000 ? 1 : 97) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    AppendCodePoint(c, utf8);
  }
  const std::string encoded = Encode("gb18030", utf8);
  std::string decoded;
  const DecodeResult result = Decode(TextEncoding::kGb18030, encoded, decoded);
  EXPECT_TRUE(result.valid);
  EXPECT_EQ(result.used, encoded.size());
  EXPECT_TRUE(decoded == utf8);
}

TEST(TextEncoding, PrivateUseCharactersAreKept) {
  EXPECT_EQ(ReadLines("a.csv", "\xAA\xA1,\xBB\xA7\n"), (Lines{"1: \uE000|户"}));
}

TEST(TextEncoding, CharactersCutByChunksAreWhole) {
  // Three-byte and four-byte characters at every offset of the 256 KiB chunks.
  for (size_t shift = 0; shift < 4; ++shift) {
    std::string table(shift, 'x');
    while (table.size() < 600'000) table += "中国𬱖,b\n";
    const std::string gb = Encode("gb18030", table);
    const Lines expected = ReadLines("a.csv", table);
    ASSERT_GT(expected.size(), 40'000U);
    EXPECT_TRUE(ReadLines("a.csv", gb) == expected);
    EXPECT_TRUE(ReadLines("a.csv", Encode("UTF-16LE", table)) == expected);
  }
}

TEST(TextEncoding, ShortGbkTextThatIsValidUtf8) {
  // Each of these pairs is also a two-byte character of UTF-8.
  EXPECT_EQ(ReadLines("a.csv", "\xC3\xFB,\xC4\xEA\n"), (Lines{"1: 名|年"}));
  EXPECT_EQ(ReadLines("a.csv", "\xD0\xA1,\xC2\xB7\n"), (Lines{"1: 小|路"}));
  EXPECT_EQ(ReadLines("a.csv", "caf\xC3\x97,x\n"), (Lines{"1: caf×|x"}));
}

TEST(TextEncoding, ErrorsNameOffsetAndLine) {
  EXPECT_TRUE(FailsWith("a.csv", "a,b\n中文\nx\xFF\xFF,1\n", "a.csv 第 3 行"));
  EXPECT_TRUE(FailsWith("a.csv", "a,b\nx\xFF,1\n", "字节偏移 5"));
  EXPECT_TRUE(FailsWith("a.csv",
                        "\xEF\xBB\xBF"
                        "a\n\xC4\xEA\n",
                        "UTF-8"));
  EXPECT_TRUE(FailsWith("a.csv", std::string("a,b\nc") + '\0' + ",d\n" + std::string(200, 'x'), "a.csv 第 2 行"));
  EXPECT_TRUE(FailsWith("a.csv",
                        "\xFF\xFE"
                        "a\0b",
                        "UTF-16"));
  EXPECT_TRUE(FailsWith("a.csv",
                        std::string("\xFF\xFE"
                                    "a\0\x00\xD8"
                                    "b\0",
                                    8),
                        "UTF-16"));
}

TEST(TextEncoding, Utf8ValidatorRefusesWhatUnicodeRefuses) {
  for (const std::string_view bad : {"\xC0\xAF", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
                                     "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\x80",
                                     "\xE4\xB8"
                                     "a"}) {
    EXPECT_FALSE(IsCellText(bad));
  }
  EXPECT_TRUE(IsCellText("aé中𬱖\U0010FFFF"));
  EXPECT_FALSE(IsCellText(std::string_view("a\0b", 3)));
  EXPECT_FALSE(IsCellText("\xE4\xB8"));
}

}  // namespace
}  // namespace shouwang::tabular
