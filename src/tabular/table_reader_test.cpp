#include "tabular/table_reader.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tabular/test_recorded_rows.h"
#include "tabular/zip_maker.h"

namespace shouwang::tabular {
namespace {

TEST(TableReader, KnowsItsFiles) {
  for (const char* name : {"a.csv", "a.CSV", "b/a.Tsv", "a.txt", "a.xlsx", "a.XLS", "a.ods"})
    EXPECT_TRUE(IsTableFile(name)) << name;
  for (const char* name : {"a", "a.doc", "a.xlsb", "csv", "a.csv.bak", "a.json"})
    EXPECT_FALSE(IsTableFile(name)) << name;
}

TEST(TableReader, ContentGoesBeforeTheEnding) {
  const std::string xlsx =
      MakeZip(XlsxParts("<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"));
  EXPECT_EQ(ReadLines("a.xls", xlsx), (Lines{"1: #1"}));
  EXPECT_EQ(ReadLines("a.csv", xlsx), (Lines{"1: #1"}));
  EXPECT_EQ(ReadLines("a.xls", "姓名\t村\n张三\t一\n"), (Lines{"1: 姓名|村", "2: 张三|一"}));
  EXPECT_EQ(ReadLines("a.xlsx", "\xD0\xD5\xC3\xFB,\xB4\xE5\n"), (Lines{"1: 姓名|村"}));
}

TEST(TableReader, WhatIsNoTableSaysSo) {
  EXPECT_TRUE(FailsWith("a.xls", "\r\n <HTML xmlns=\"x\"><table><tr><td>1</td></tr></table>", "网页"));
  EXPECT_TRUE(FailsWith("a.xls", "<!DOCTYPE html><table></table>", "网页"));
  EXPECT_TRUE(FailsWith("a.xls", "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>",
                        "XML 电子表格"));
  EXPECT_TRUE(FailsWith("a.xls", "MIME-Version: 1.0\r\n", "网页归档"));
  EXPECT_TRUE(FailsWith("a.xlsx", "", "0 字节"));
  EXPECT_TRUE(FailsWith("a.xlsx", std::string("\x01\x02\x00\xFF\xFF\x00\x80", 7), "不是能识别的表格"));
  EXPECT_TRUE(FailsWith("a.xlsx",
                        MakeZip({{"_rels/.rels",
                                  "<Relationships><Relationship Id=\"a\" Type=\"t/officeDocument\" "
                                  "Target=\"xl/workbook.bin\"/></Relationships>"},
                                 {"xl/workbook.bin", "x"}}),
                        "xlsb"));
}

TEST(TableReader, ReadsFilesAndNamesThemInErrors) {
  const auto folder = std::filesystem::temp_directory_path() / "shouwang_table_reader_test";
  std::filesystem::create_directories(folder);
  const auto path = folder / "甲.csv";
  std::ofstream(path) << "a,b\n1,\"2\n";
  RecordedRows sink;
  const Status status = ReadTable(path, {}, sink);
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().where, "甲.csv 第 2 行");
  const Status missing = ReadTable(folder / "none.csv", {}, sink);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().where, "none.csv");
  EXPECT_FALSE(ReadTable(folder, {}, sink));
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace shouwang::tabular
