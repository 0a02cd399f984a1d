#include <gtest/gtest.h>

#include <bit>

#include "tabular/test_recorded_rows.h"
#include "tabular/xls_maker.h"

namespace shouwang::tabular {
namespace {

std::string U(uint64_t value, size_t bytes) {
  std::string out;
  for (size_t i = 0; i < bytes; ++i) out += static_cast<char>(i < sizeof(value) ? value >> (8 * i) & 0xFFU : 0);
  return out;
}
std::string U16(uint64_t value) { return U(value, 2); }
std::string Double(double value) { return U(std::bit_cast<uint64_t>(value), 8); }
std::string Bof(uint16_t kind, uint16_t version = 0x600) {
  return MakeRecord(0x809, U16(version) + U16(kind) + U(0, 12));
}
std::string Eof() { return MakeRecord(0x0A, ""); }
std::string At(unsigned row, unsigned column, unsigned style = 0) { return U16(row) + U16(column) + U16(style); }
std::string Wide(std::u16string_view text) {
  std::string out;
  for (const char16_t c : text) out += U16(c);
  return out;
}

// A workbook with one sheet, 表, and a style 1 that shows dates.
std::string Stream(const std::string& cells, const std::string& more_globals = {}, uint8_t state = 0) {
  std::string globals;
  for (size_t size = 0; globals.size() != size || size == 0;) {
    size = globals.size();
    globals = Bof(5) + MakeRecord(0x41E, U16(164) + U16(6) + U(0, 1) + "yyyy/m") +
              MakeRecord(0xE0, U16(0) + U16(0) + U(0, 16)) + MakeRecord(0xE0, U16(0) + U16(164) + U(0, 16)) +
              MakeRecord(0xE0, U16(0) + U16(14) + U(0, 16)) + more_globals +
              MakeRecord(0x85, U(size, 4) + U(state, 1) + U(0, 1) + U(1, 1) + U(1, 1) + Wide(u"表")) + Eof();
  }
  return globals + Bof(16) + cells + Eof();
}
std::string Xls(const std::string& cells, const std::string& more_globals = {}, uint8_t state = 0) {
  return MakeOle("Workbook", Stream(cells, more_globals, state));
}

TEST(XlsReader, CellRecords) {
  const std::string cells =
      MakeRecord(0x203, At(0, 0) + Double(1.0049999999999999)) + MakeRecord(0x203, At(0, 1, 1) + Double(44682)) +
      MakeRecord(0x27E, At(0, 2, 2) + U(44682 << 2 | 2, 4)) + MakeRecord(0x27E, At(0, 3) + U(12345 << 2 | 3, 4)) +
      MakeRecord(0xBD, U16(0) + U16(4) + U16(0) + U(7 << 2 | 2, 4) + U16(1) + U(static_cast<uint32_t>(-9) << 2 | 2, 4) +
                           U16(5)) +
      MakeRecord(0x204, At(1, 0) + U16(2) + U(1, 1) + Wide(u"张三")) + MakeRecord(0x205, At(1, 1) + U(1, 1) + U(0, 1)) +
      MakeRecord(0x205, At(1, 2) + U(0x2A, 1) + U(1, 1)) + MakeRecord(0x201, At(1, 3)) +
      MakeRecord(0xBE, U16(1) + U16(4) + U16(0) + U16(0) + U16(5));
  EXPECT_EQ(ReadLines("a.xls", Xls(cells)), (Lines{"1: #1.005|d#44682|d#44682|#123.45|#7|d#-9", "2: 张三|TRUE|!#N/A"}));
}

TEST(XlsReader, FormulasGiveTheirCachedValues) {
  const std::string tail = U16(0) + U(0, 4) + U16(0);
  const std::string special = std::string("\0\0\0\0", 4);
  const std::string cells =
      MakeRecord(6, At(0, 0) + Double(42.5) + tail) + MakeRecord(6, At(0, 1) + U(0, 1) + U(0, 5) + U16(0xFFFF) + tail) +
      MakeRecord(0x4BC, "shared") + MakeRecord(0x207, U16(2) + U(1, 1) + Wide(u"结果")) +
      MakeRecord(6, At(0, 2) + U(1, 1) + U(0, 1) + U(1, 1) + U(0, 3) + U16(0xFFFF) + tail) +
      MakeRecord(6, At(0, 3) + U(2, 1) + U(0, 1) + U(7, 1) + U(0, 3) + U16(0xFFFF) + tail) +
      MakeRecord(6, At(0, 4) + U(3, 1) + U(0, 5) + U16(0xFFFF) + tail) + MakeRecord(0x203, At(0, 5) + Double(1));
  EXPECT_EQ(ReadLines("a.xls", Xls(cells)), (Lines{"1: #42.5|结果|TRUE|!#DIV/0!||#1"}));
}

TEST(XlsReader, SharedStringsOverContinueRecords) {
  const std::string strings = MakeRecord(0xFC, U(3, 4) + U(3, 4) + U16(3) + U(0, 1) + "abc" + U16(2) + U(9, 1) +
                                                   U16(1) + Wide(u"张三") + U(0, 4) + U16(4) + U(1, 1) + Wide(u"甲")) +
                              MakeRecord(0x3C, U(0, 1) + "xy") + MakeRecord(0x3C, U(1, 1) + Wide(u"乙"));
  const std::string cells = MakeRecord(0xFD, At(0, 0) + U(0, 4)) + MakeRecord(0xFD, At(0, 1) + U(1, 4)) +
                            MakeRecord(0xFD, At(0, 2) + U(2, 4));
  EXPECT_EQ(ReadLines("a.xls", Xls(cells, strings)), (Lines{"1: abc|张三|甲xy乙"}));
  EXPECT_TRUE(FailsWith("a.xls", Xls(MakeRecord(0xFD, At(0, 0) + U(3, 4)), strings), "共享字符串"));
  EXPECT_TRUE(FailsWith("a.xls", Xls("", MakeRecord(0xFC, U(9, 4) + U(9, 4) + U16(3) + U(0, 1) + "ab")), "字符串表"));
}

TEST(XlsReader, CellsWrittenByColumnAreSorted) {
  std::string cells;
  for (unsigned column = 0; column < 3; ++column) {
    for (unsigned row = 0; row < 3; ++row) cells += MakeRecord(0x203, At(row, column) + Double(row * 10 + column));
  }
  EXPECT_EQ(ReadLines("a.xls", Xls(cells)), (Lines{"1: #0|#1|#2", "2: #10|#11|#12", "3: #20|#21|#22"}));
}

TEST(XlsReader, SheetNameHiddenAnd1904) {
  RecordedRows sink;
  ASSERT_TRUE(
      ReadTableBytes("a.xls", Xls(MakeRecord(0x203, At(4, 0) + Double(1)), MakeRecord(0x22, U16(1)), 2), {}, sink));
  ASSERT_EQ(sink.sheets.size(), 1U);
  EXPECT_EQ(sink.sheets[0].name, "表");
  EXPECT_TRUE(sink.sheets[0].hidden);
  EXPECT_TRUE(sink.sheets[0].date1904);
  EXPECT_EQ(sink.last_rows, std::vector<uint32_t>{5});
}

TEST(XlsReader, ChartsInsideASheetArePassedOver) {
  const std::string cells = MakeRecord(0x203, At(0, 0) + Double(1)) + Bof(0x20) +
                            MakeRecord(0x203, At(9, 9) + Double(9)) + Eof() + MakeRecord(0x203, At(1, 0) + Double(2));
  EXPECT_EQ(ReadLines("a.xls", Xls(cells)), (Lines{"1: #1", "2: #2"}));
}

TEST(XlsReader, Biff5WithACodePage) {
  std::string globals;
  for (int i = 0; i < 2; ++i) {
    globals = Bof(5, 0x500) + MakeRecord(0x42, U16(936)) + MakeRecord(0xE0, U16(0) + U16(0) + U(0, 12)) +
              MakeRecord(0x85, U(globals.size(), 4) + U16(0) + U(2, 1) + "\xB1\xED") + Eof();
  }
  const std::string sheet = Bof(16, 0x500) + MakeRecord(0x204, At(0, 0) + U16(4) + "\xD0\xD5\xC3\xFB") + Eof();
  RecordedRows sink;
  ASSERT_TRUE(ReadTableBytes("a.xls", MakeOle("Book", globals + sheet), {}, sink));
  EXPECT_EQ(sink.sheets.at(0).name, "表");
  EXPECT_EQ(sink.rows, (Lines{"1: 姓名"}));
}

TEST(XlsReader, EncryptedOldAndBrokenFiles) {
  EXPECT_TRUE(FailsWith("a.xls", Xls("", MakeRecord(0x2F, U16(1) + U(0, 50))), "加密"));
  EXPECT_TRUE(FailsWith("a.xlsx", MakeOle("EncryptedPackage", "x"), "受密码保护"));
  EXPECT_TRUE(FailsWith("a.xls", MakeOle("WordDocument", "x"), "没有 Excel 工作簿"));
  EXPECT_TRUE(FailsWith("a.xls", MakeOle("Workbook", MakeRecord(0x409, U(0, 8))), "过旧"));
  EXPECT_TRUE(FailsWith("a.xls", std::string("\x09\x00\x04\x00\x02\x00\x10\x00", 8), "过旧"));
  const std::string whole = Xls(MakeRecord(0x203, At(0, 0) + Double(1)));
  EXPECT_TRUE(FailsWith("a.xls", whole.substr(0, 300), "损坏"));
  EXPECT_TRUE(FailsWith("a.xls", whole.substr(0, 1400), "损坏"));
  std::string looped = whole;
  looped.replace(512 + 8, 4, U(2, 4));  // the stream's first sector follows itself
  EXPECT_TRUE(FailsWith("a.xls", looped, "损坏"));
  std::string no_end = Stream(MakeRecord(0x203, At(0, 0) + Double(1)));
  no_end.resize(no_end.size() - 4);
  no_end.resize(5000, '\x09');
  EXPECT_TRUE(FailsWith("a.xls", MakeOle("Workbook", no_end), "损坏"));
}

}  // namespace
}  // namespace shouwang::tabular
