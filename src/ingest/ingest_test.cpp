// Whole runs: files of a folder, inputs.toml, threads, cancelling, broken files.
#include "ingest/ingest.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>

#include "ingest/test_stage.h"

namespace shouwang::ingest::testing {
namespace {

namespace fs = std::filesystem;

constexpr char kHeader[] = "身份证号码,姓名,结算日期,合规自付\n";

std::string Line(int number) { return MakeId(19800101, number) + ",张三,2022-05-03," + std::to_string(number) + "\n"; }

class Folder : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() / (std::string("shouwang_ingest_") + test->name() + std::to_string(::getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  void Write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  InputList List(const std::vector<fs::path>& paths) {
    errors_.clear();
    return ListInputs(paths, TestDatasets(), errors_);
  }
  InputList List() { return List({folder_}); }
  Lines Names(const InputList& list) const {
    Lines names;
    for (const TableSource& source : list.sources) names.push_back(source.name);
    return names;
  }

  fs::path folder_;
  Errors errors_;
};

TEST_F(Folder, ListsTablesByNameInByteOrder) {
  for (const char* name : {"b.csv", "a.xlsx", "~$a.xlsx", ".c.csv", "说明.docx", "B.CSV", "医保.xls"}) Write(name, "x");
  fs::create_directories(folder_ / "sub.csv");
  EXPECT_EQ(Names(List()), (Lines{"B.CSV", "a.xlsx", "b.csv", "医保.xls"}));
  EXPECT_TRUE(errors_.empty());
  EXPECT_EQ(Names(List({folder_ / "b.csv", folder_ / "a.xlsx"})), (Lines{"b.csv", "a.xlsx"}));
}

TEST_F(Folder, ListErrors) {
  List();
  ASSERT_EQ(errors_.size(), 1U);
  EXPECT_EQ(errors_[0].code, ErrorCode::kInput);
  Write("a.docx", "x");
  List({folder_ / "none", folder_ / "a.docx"});
  ASSERT_EQ(errors_.size(), 2U);
  EXPECT_EQ(errors_[0].code, ErrorCode::kInput);
  EXPECT_EQ(errors_[1].code, ErrorCode::kInput);
}

TEST_F(Folder, InputsTomlIsRead) {
  Write("a.csv", "x");
  Write("inputs.toml",
        "[[file]]\nname = \"2022*.csv\"\nsheet = \"住院\"\ndataset = \"medical_settlement\"\nheader = 3\n"
        "columns = { \"自付合计\" = \"self_pay\" }\nreplaces = \"旧.csv\"\n[[file]]\nname = "
        "\"b.csv\"\nignore = true\n");
  const InputList list = List();
  EXPECT_TRUE(errors_.empty());
  ASSERT_EQ(list.rules.size(), 2U);
  EXPECT_EQ(list.rules[0].name_glob, "2022*.csv");
  EXPECT_EQ(list.rules[0].sheet, "住院");
  EXPECT_EQ(list.rules[0].header, 3U);
  EXPECT_EQ(list.rules[0].columns[0].second, "self_pay");
  EXPECT_EQ(list.rules[0].replaces, "旧.csv");
  EXPECT_TRUE(list.rules[1].ignore);
  EXPECT_TRUE(List({folder_ / "a.csv"}).rules.empty());  // for none of the files handed in
}

TEST_F(Folder, InputsTomlMistakesAreAllToldWithTheirLine) {
  Write("a.csv", "x");
  Write("inputs.toml",
        "colour = 1\n[[file]]\nname = 3\nshee = \"住院\"\ndataset = \"medical\"\nheader = 0\n"
        "[[file]]\nname = \"a\"\ndataset = \"income\"\ncolumns = { \"甲\" = \"self_pay\" }\nignore = "
        "\"yes\"\n");
  List();
  Lines lines;
  for (const Error& error : errors_) {
    EXPECT_EQ(error.code, ErrorCode::kInput);
    lines.push_back(error.where.substr(error.where.find("toml ") + 5) + " " + error.what);
  }
  EXPECT_EQ(lines,
            (Lines{"第 1 行 不认识的项“colour”", "第 2 行 [[file]] 缺少 name", "第 3 行 “name”的值类型不对",
                   "第 4 行 不认识的项“shee”", "第 5 行 没有名为“medical”的数据集", "第 6 行 “header”的值类型不对",
                   "第 10 行 没有名为“self_pay”的列", "第 11 行 “ignore”的值类型不对"}));
  Write("inputs.toml", "[[file]]\nname = \n");
  List();
  ASSERT_EQ(errors_.size(), 1U);
  EXPECT_NE(errors_[0].where.find("第 2 行"), std::string::npos) << errors_[0].where;
}

TEST_F(Folder, SameReplacedAndIgnoredFilesAreNamed) {
  Write("1.csv", kHeader + Line(1));
  Write("2.csv", kHeader + Line(2));
  Write("3.csv", kHeader + Line(1));
  Write("4.csv", kHeader + Line(4));
  Write("5.csv", kHeader + Line(5));
  Write("6.csv", kHeader + Line(4));  // the same as an ignored file, which was not read
  Write("inputs.toml",
        "[[file]]\nname = \"5.csv\"\nreplaces = \"2.csv\"\n[[file]]\nname = \"4.csv\"\nignore = true\n"
        "[[file]]\nname = \"1.csv\"\nreplaces = \"0.csv\"\n[[file]]\nname = \"9*.csv\"\nignore = true\n");
  const TestRun run(List(), 2);
  EXPECT_TRUE(run.errors.empty());
  Lines files;
  for (const FileReport& file : run.report.files) {
    EXPECT_EQ(file.sha256.size(), 64U);
    files.push_back(file.name + " " + file.skipped + " " + file.skipped_for);
  }
  EXPECT_EQ(files, (Lines{"1.csv  ", "2.csv replaced 5.csv", "3.csv same_bytes 1.csv", "4.csv ignored ", "5.csv  ",
                          "6.csv  "}));
  EXPECT_EQ(run.report.files[0].sha256, run.report.files[2].sha256);
  ASSERT_EQ(run.report.warnings.size(), 2U);
  EXPECT_NE(run.report.warnings[0].find("0.csv"), std::string::npos);
  EXPECT_NE(run.report.warnings[1].find("9*.csv"), std::string::npos);
  EXPECT_EQ(run.rows.size(), 3U);
}

TEST_F(Folder, TextFilesInEveryEncodingGiveTheSameRows) {
  const std::string text = kHeader + Line(1) + "\n合计,,,1\n";
  Write("1.csv", text);
  Write("2.csv", "\xEF\xBB\xBF" + text + "\n");
  Write("3.tsv", "身份证号码\t姓名\t结算日期\t合规自付\r\n" + MakeId(19800101, 1) + "\t张三\t2022/5/3\t1.00\r\n");
  // 身份证号码,姓名,结算日期,合规自付 and 张三 in GBK
  Write("4.csv",
        "\xC9\xED\xB7\xDD\xD6\xA4\xBA\xC5\xC2\xEB,\xD0\xD5\xC3\xFB,\xBD\xE1\xCB\xE3\xC8\xD5\xC6\xDA,"
        "\xBA\xCF\xB9\xE6\xD7"
        "\xD4\xB8\xB6\n" +
            MakeId(19800101, 1) + ",\xD5\xC5\xC8\xFD,2022-05-03,1\n");
  const TestRun run(List());
  for (const Error& error : run.errors) ADD_FAILURE() << FormatError(error);
  ASSERT_EQ(run.rows.size(), 4U);
  for (const StagedRow& row : run.rows) EXPECT_EQ(row.values, run.rows[0].values);
  EXPECT_EQ(run.Sheet(0).rows_read, 3U);
  EXPECT_EQ(run.Sheet(0).rows_skipped, 2U);
}

TEST_F(Folder, AllFilesAreTriedBeforeErrorsAreReturned) {
  Write("1.csv", "甲,乙\n1,2\n");
  Write("2.csv", kHeader + Line(1));
  Write("3.xlsx", "not a workbook");
  Write("4.csv", "");
  const TestRun run(List());
  ASSERT_EQ(run.errors.size(), 3U);
  for (const Error& error : run.errors) EXPECT_EQ(error.code, ErrorCode::kInput);
  EXPECT_EQ(run.rows.size(), 1U);
  EXPECT_EQ(run.report.files.size(), 4U);
}

TEST(Ingest, TheSameResultOnAnyNumberOfThreads) {
  const auto inputs = [] {
    InputList list;
    for (int file = 0; file < 12; ++file) {
      std::vector<TestRow> rows = {{"身份证号码", "姓名", "结算日期", "合规自付"}};
      for (int i = 0; i < 3000 - file * 200; ++i) {
        rows.push_back({i % 7 == 0 ? "1" : "'" + MakeId(19800101, i % 1000), "张三", i % 5 == 0 ? "昨天" : "2022-05",
                        std::to_string(file)});
      }
      list.sources.push_back(Table(std::to_string(file) + ".csv", rows));
    }
    return list;
  };
  const TestRun one(inputs(), 1);
  const TestRun four(inputs(), 4);
  EXPECT_EQ(one.Rejects(), four.Rejects());
  EXPECT_EQ(one.Repairs(), four.Repairs());
  ASSERT_EQ(one.rows.size(), four.rows.size());
  for (size_t i = 0; i < one.rows.size(); ++i) {
    ASSERT_EQ(one.rows[i].hash, four.rows[i].hash);
    ASSERT_EQ(one.rows[i].row, four.rows[i].row);
  }
  EXPECT_EQ(four.stage.open_sinks, 0);
  for (const FileReport& file : four.report.files) {
    const SheetReport& sheet = file.sheets.at(0);
    EXPECT_EQ(sheet.rows_read, sheet.rows_staged + sheet.rows_rejected + sheet.rows_skipped);
  }
}

TEST(Ingest, CancelledRunsSaySo) {
  const std::atomic<bool> cancelled = true;
  IngestOptions options;
  options.as_of = *Date::FromIso("2022-05-31");
  options.cancelled = &cancelled;
  MemoryStage stage;
  Errors errors;
  const auto datasets = TestDatasets();
  const std::vector<TestRow> rows = {{"甲"}};
  Ingest(InputList{{Table("a.csv", rows)}, {}}, datasets, options, stage, errors);
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].code, ErrorCode::kCancelled);
}

class BrokenStage : public MemoryStage {
  std::unique_ptr<BatchSink> Open(const Dataset&) override { throw std::runtime_error("disk full"); }
};

TEST(Ingest, AFailingStageIsThrownToTheCaller) {
  IngestOptions options;
  options.as_of = *Date::FromIso("2022-05-31");
  options.threads = 3;
  BrokenStage stage;
  Errors errors;
  const auto datasets = TestDatasets();
  InputList list;
  for (int i = 0; i < 3; ++i) {
    list.sources.push_back(Table(
        "a.csv", {{"身份证号码", "姓名", "结算日期", "合规自付"}, {MakeId(19800101, 1), "张三", "2022-05-03", "1"}}));
  }
  EXPECT_THROW(Ingest(list, datasets, options, stage, errors), std::runtime_error);
}

TEST_F(Folder, ProgressEndsAtTheTotal) {
  std::string text = kHeader;
  for (int i = 0; i < 20000; ++i) text += Line(i % 1000);
  Write("a.csv", text);
  Write("b.csv", kHeader + Line(1));
  const InputList list = List();
  IngestOptions options;
  options.as_of = *Date::FromIso("2022-05-31");
  options.threads = 2;
  Progress last;
  int calls = 0;
  options.progress = [&](const Progress& progress) {
    EXPECT_GE(progress.bytes_done, last.bytes_done);
    last = progress;
    ++calls;
  };
  MemoryStage stage;
  const auto datasets = TestDatasets();
  Ingest(list, datasets, options, stage, errors_);
  EXPECT_GT(calls, 3);
  EXPECT_EQ(last.bytes_done, last.bytes_total);
  EXPECT_EQ(last.bytes_total, text.size() + (kHeader + Line(1)).size());
}

}  // namespace
}  // namespace shouwang::ingest::testing
