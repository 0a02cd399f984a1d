// How cells become values, column type by column type: 03-contracts.md section 1, Values; 02-domain.md
// section 9.
#include <gtest/gtest.h>

#include <random>

#include "ingest/cell_text.h"
#include "ingest/column_reader.h"
#include "ingest/test_stage.h"

namespace shouwang::ingest::testing {
namespace {

const Date kAsOf = *Date::FromIso("2022-05-31");

// The value as tests name it: `!code` when bad, `` when blank, with ` ~kind` when it was repaired.
std::string Read(const Column& column, const TestCell& cell, int power = 0, bool date1904 = false) {
  ColumnReader reader(column, power, kAsOf, date1904);
  Value value;
  reader.Read({cell.kind, cell.date_style, cell.text, cell.number}, value);
  if (value.state == ValueState::kBad) return std::string("!") + Name(value.code);
  if (value.state == ValueState::kBlank) return "";
  BatchColumn batch;
  batch.numbers = {value.number};
  batch.text = value.text;
  batch.text_ends = {static_cast<uint32_t>(value.text.size())};
  const std::string shown = Shown(column, batch, 0);
  return value.repaired ? shown + " ~" + Name(value.repair) : shown;
}

TEST(DateValue, EveryContractedForm) {
  const Column column = Day("d", {"日期"});
  for (const char* text : {"2022-05-03", "2022-5-3", "2022/5/3", "2022.5.3", "2022.05.03", "2022年5月3日", "20220503",
                           "２０２２－０５－０３", " 2022-5-3 ", "2022 年 5 月 3 日", "2022-05-03 10:11:12",
                           "2022-05-03T00:00:00", "2022/5/3 0:00", "2022-05-03T10:11:12.000Z", "2022年5月3日 10:11"}) {
    EXPECT_EQ(Read(column, text), "2022-05-03") << text;
  }
  EXPECT_EQ(Read(column, Num("20220503")), "2022-05-03");
  EXPECT_EQ(Read(column, DateNum("44684")), "2022-05-03");
  EXPECT_EQ(Read(column, DateNum("44684.75")), "2022-05-03");
}

TEST(DateValue, Months) {
  const Column first = Day("d", {"日期"});
  Column last = first;
  last.month_is_last_day = true;
  for (const char* text : {"2022-02", "202202", "2022/2", "2022年2月", "2022年02月"}) {
    EXPECT_EQ(Read(first, text), "2022-02-01 ~date_completed") << text;
    EXPECT_EQ(Read(last, text), "2022-02-28 ~date_completed") << text;
  }
  EXPECT_EQ(Read(last, Num("202002")), "2020-02-29 ~date_completed");
  EXPECT_EQ(Read(last, "2022-02-01"), "2022-02-01");
}

TEST(DateValue, Serials) {
  const Column column = Day("d", {"日期"});
  EXPECT_EQ(Read(column, "61"), "1900-03-01 ~date_from_serial");
  EXPECT_EQ(Read(column, "60"), "!date_invalid");
  EXPECT_EQ(Read(column, "60000"), "2064-04-08 ~date_from_serial");
  EXPECT_EQ(Read(column, "60001"), "!date_invalid");
  EXPECT_EQ(Read(column, Num("44684")), "2022-05-03 ~date_from_serial");
  EXPECT_EQ(Read(column, Num("44684.5")), "!date_invalid");  // only a cell styled as a date has a time of day
  EXPECT_EQ(Read(column, DateNum("44684.5")), "2022-05-03");
  EXPECT_EQ(Read(column, "44684", 0, true), "2026-05-04 ~date_from_serial");
  EXPECT_EQ(Read(column, DateNum("43222"), 0, true), "2022-05-03");
  EXPECT_EQ(Read(column, DateNum("20"), 0), "!date_invalid");
}

TEST(DateValue, Bad) {
  const Column column = Day("d", {"日期"});
  for (const char* text : {"22-5-3", "2022-02-29", "2022-13-01", "2022.5", "5月3日", "2022-5/3", "2022-05-03 25:00",
                           "20220532", "2022-05-03x", "2022-05-", "昨天", "-2022", "202213", "1e4", "待定"}) {
    EXPECT_EQ(Read(column, text), "!date_invalid") << text;
  }
  EXPECT_EQ(Read(column, Num("2022.5")), "!date_invalid");
  EXPECT_EQ(Read(column, Err()), "!date_invalid");
}

TEST(DateValue, BlanksAndOpenEnds) {
  const Column plain = Day("d", {"日期"});
  const Column open = OpenEnd("d", {"日期"});
  const Column required = Day("d", {"日期"}, true);
  for (const char* text : {"", " ", "-", "—", "/", "无", "－", "／", " - ", "\xE2\x80\x8B"}) {
    EXPECT_EQ(Read(plain, text), "") << text;
  }
  EXPECT_EQ(Read(open, "至今"), "");
  EXPECT_EQ(Read(open, " 长期 "), "");
  EXPECT_EQ(Read(plain, "至今"), "!date_invalid");
  EXPECT_EQ(Read(required, "-"), "!date_invalid");
  EXPECT_EQ(Read(required, "无"), "!date_invalid");
  EXPECT_EQ(Read(required, ""), "");
}

TEST(NumberValue, FormsAndUnits) {
  const Column column = Number("n", {"金额"});
  EXPECT_EQ(Read(column, "1234.5"), "1234.5");
  EXPECT_EQ(Read(column, "-12"), "-12");
  EXPECT_EQ(Read(column, "0"), "0");
  EXPECT_EQ(Read(column, "1,234,567.89"), "1234567.89");
  EXPECT_EQ(Read(column, "1，234"), "1234");
  EXPECT_EQ(Read(column, "1 234 元"), "1234");
  EXPECT_EQ(Read(column, "￥1,234.00"), "1234");
  EXPECT_EQ(Read(column, "¥5"), "5");
  EXPECT_EQ(Read(column, "-￥5元"), "-5");
  EXPECT_EQ(Read(column, "１２３．４５"), "123.45");
  EXPECT_EQ(Read(column, "1.2万元"), "12000 ~amount_scaled");
  EXPECT_EQ(Read(column, "0.000001234565万元"), "0.01 ~amount_scaled");
  EXPECT_EQ(Read(column, "1.005"), "1.01");
  EXPECT_EQ(Read(column, "1.0049999"), "1");
  EXPECT_EQ(Read(column, "-1.005"), "-1.01");
  EXPECT_EQ(Read(column, "1.2", 4), "12000");
  EXPECT_EQ(Read(column, "0.1234565", 4), "1234.57");
  EXPECT_EQ(Read(column, Num("12.345")), "12.35");
  EXPECT_EQ(Read(column, Num("1.5E+3")), "1500");
  EXPECT_EQ(Read(column, "9999999999.99"), "9999999999.99");
}

TEST(NumberValue, BlanksAndBad) {
  const Column column = Number("n", {"金额"});
  for (const char* text : {"", "-", "—", "/", "无", " "}) EXPECT_EQ(Read(column, text), "") << text;
  for (const char* text : {"abc", "1.2.3", "元", "万元", "约100", "10000000000", "1-2", "百元", "."}) {
    EXPECT_EQ(Read(column, text), "!number_invalid") << text;
  }
  EXPECT_EQ(Read(column, Err("#DIV/0!")), "!number_invalid");
  EXPECT_EQ(Read(Number("n", {"金额"}, true), "-"), "!number_invalid");
}

TEST(TextValue, CleanedAndBlank) {
  const Column column = Text("t", {"单位"});
  EXPECT_EQ(Read(column, "　ＡＢ 公司 "), "AB 公司");
  EXPECT_EQ(Read(column, "甲\xE2\x80\x8B乙"), "甲乙");
  EXPECT_EQ(Read(column, Num("123")), "123");
  EXPECT_EQ(Read(column, DateNum("44684")), "2022-05-03");
  EXPECT_EQ(Read(column, Num("1.5")), "1.5");
  for (const char* text : {"-", "—", "/", "无", "——", "--", "–"}) EXPECT_EQ(Read(column, text), "") << text;
  EXPECT_EQ(Read(column, "无业"), "无业");
  EXPECT_EQ(Read(column, Err()), "!enum_unknown");
  EXPECT_EQ(Read(Text("t", {"单位"}, true), "-"), "!required_missing");
  EXPECT_EQ(Read(Text("t", {"单位"}, true), Err()), "!enum_unknown");
}

TEST(NameValue, BlanksAndDots) {
  const Column column = PersonName();
  EXPECT_EQ(Read(column, "张三"), "张三");
  EXPECT_EQ(Read(column, "张 三"), "张三 ~name_cleaned");
  EXPECT_EQ(Read(column, " 张三 "), "张三");
  EXPECT_EQ(Read(column, "阿依.古丽"), "阿依·古丽 ~name_cleaned");
  EXPECT_EQ(Read(column, "阿依・古丽"), "阿依·古丽 ~name_cleaned");
  EXPECT_EQ(Read(column, "阿依·古丽"), "阿依·古丽");
  EXPECT_EQ(Read(column, "𬱖䶮"), "𬱖䶮");
  EXPECT_EQ(Read(column, "\xEE\xA0\x80军"), "\xEE\xA0\x80军");  // private use
}

TEST(DivisionValue, PaddedOrInvalid) {
  const Column column = HouseholdDataset().columns[1];
  EXPECT_EQ(Read(column, "441803102001"), "441803102001");
  EXPECT_EQ(Read(column, "441803102"), "441803102000 ~division_padded");
  EXPECT_EQ(Read(column, Num("441803")), "441803000000 ~division_padded");
  EXPECT_EQ(Read(column, Num("441803102001")), "441803102001");
  EXPECT_EQ(Read(column, "４４１８０３１０２００１"), "441803102001");
  for (const char* text : {"4418", "44180310200a", "-", "清新区"}) EXPECT_EQ(Read(column, text), "!division_invalid");
  EXPECT_EQ(Read(column, Err()), "!division_invalid");
  EXPECT_EQ(Read(column, ""), "");
}

TEST(EnumValue, NamesAliasesAndBlanks) {
  const Column grade = DisabilityDataset().columns[3];
  EXPECT_EQ(Read(grade, "1"), "1");
  EXPECT_EQ(Read(grade, Num("2")), "2");
  EXPECT_EQ(Read(grade, "三级"), "3");
  EXPECT_EQ(Read(grade, " 三 级 "), "3");
  EXPECT_EQ(Read(grade, "５"), "!enum_unknown");
  EXPECT_EQ(Read(grade, "-"), "!enum_unknown");
  const Column status = PersonDataset().columns[9];
  EXPECT_EQ(Read(status, ""), "在户");
  EXPECT_EQ(Read(status, "-"), "在户");
  EXPECT_EQ(Read(status, "迁出"), "迁出");
  EXPECT_EQ(Read(status, "活着"), "!enum_unknown");
  EXPECT_EQ(Read(status, Err()), "!enum_unknown");
  const Column open = Enum("kind", {"灾种"}, {});
  EXPECT_EQ(Read(open, " 洪 涝 "), "洪涝");
  EXPECT_EQ(Read(open, "无"), "");
  EXPECT_EQ(Read(open, Err()), "!enum_unknown");
}

TEST(EnumSetValue, SplitAndOpen) {
  const Column health = PersonDataset().columns[7];
  EXPECT_EQ(Read(health, "健康"), "健康");
  EXPECT_EQ(Read(health, "残疾、长期慢性病"), "长期慢性病+残疾");
  EXPECT_EQ(Read(health, "残疾，患有大病"), "患有大病+残疾");
  EXPECT_EQ(Read(health, "残疾; 患有大病；残疾、"), "患有大病+残疾");
  EXPECT_EQ(Read(health, "残疾/患有大病"), "!enum_unknown");
  EXPECT_EQ(Read(health, "残疾、感冒"), "!enum_unknown");
  EXPECT_EQ(Read(health, "/"), "");
  const Column risks = Set("risks", {"风险"}, {"因病", "因学"}, true);
  EXPECT_EQ(Read(risks, "因病,不明"), "因病");
  EXPECT_EQ(Read(risks, "不明"), "");
}

TEST(IdValue, EveryWayPeopleTypeIt) {
  const Column column = Id();
  const std::string id = "11010519491231002X";
  EXPECT_EQ(Read(column, id), id);
  for (const std::string& raw : {"'" + id, " " + id, "=\"" + id + "\"", std::string("11010519491231002x"),
                                 std::string("１１０１０５１９４９１２３１００２Ｘ"), id + "\xE2\x80\x8B"}) {
    EXPECT_EQ(Read(column, raw), id + " ~id_cleaned") << raw;
  }
  EXPECT_EQ(Read(column, "110105491231002"), id + " ~id_upgraded");
  EXPECT_EQ(Read(column, Num("110105491231002")), id + " ~id_upgraded");
  EXPECT_EQ(Read(column, id + "44"), id + " ~id_trimmed");
  EXPECT_EQ(Read(column, id + "44B1"), id + " ~id_trimmed");
}

TEST(IdValue, Bad) {
  const Column column = Id();
  EXPECT_EQ(Read(column, "4.41803E+17"), "!id_precision_lost");
  EXPECT_EQ(Read(column, Num("441803198001011000")), "!id_precision_lost");
  // Even when it happens to check out.
  EXPECT_EQ(Read(column, Num(MakeId(19800101, 123).replace(17, 1, "0"))), "!id_precision_lost");
  EXPECT_EQ(Read(column, Num("1234567890123456")), "!id_precision_lost");
  EXPECT_EQ(Read(column, Num("123456789012345")), "!id_invalid");
  EXPECT_EQ(Read(column, "11010519491231002１"), "!id_invalid");
  EXPECT_EQ(Read(column, MakeId(20220601, 1)), "!id_invalid");
  EXPECT_EQ(Read(column, "-"), "!id_invalid");
  EXPECT_EQ(Read(column, Err()), "!id_invalid");
  EXPECT_EQ(Read(column, "'"), "");
  EXPECT_EQ(Read(Id("id_no", false), "-"), "");
  EXPECT_EQ(Read(Id("id_no", false), "无"), "");
}

TEST(IdValue, FastPathAgreesWithTheBase) {
  const Column column = Id();
  std::mt19937_64 random(7);
  int valid = 0;
  for (int i = 0; i < 200000; ++i) {
    const auto birth = static_cast<int64_t>(1890 + random() % 140) * 10000 + static_cast<int64_t>(random() % 14) * 100 +
                       static_cast<int64_t>(random() % 33);
    std::string text = MakeId(birth, static_cast<int64_t>(random() % 1000));
    if (random() % 8 == 0) text[random() % 18] = static_cast<char>('/' + random() % 12);
    const bool expected = ResidentId::FromText(text, kAsOf).has_value();
    valid += expected ? 1 : 0;
    ASSERT_EQ(Read(column, text) == text, expected) << text;
  }
  EXPECT_GT(valid, 10000);
}

TEST(CellText, CleanTextIsNeverClaimedWrongly) {
  std::mt19937 random(3);
  const std::vector<std::string> parts = {"a",    " ", "张", "\xE3\x80\x80", "Ａ", "\xE2\x80\x8B", "\t",
                                          "𬱖", "·", "9",  "\xC2\xA0",     "，", "、",           "\x7F"};
  for (int i = 0; i < 100000; ++i) {
    std::string text;
    for (unsigned n = random() % 5; n > 0; --n) text += parts[random() % parts.size()];
    if (IsCleanText(text)) {
      ASSERT_EQ(CleanText(text), text);
    }
    if (IsPlainHan(text)) {
      ASSERT_EQ(CleanName(text), text);
    }
    ASSERT_EQ(IsBlankText(text), WithoutBlanks(text).empty());
  }
}

}  // namespace
}  // namespace shouwang::ingest::testing
