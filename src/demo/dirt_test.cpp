// What is written dirty reads back as the clean value; what is damaged does not.
#include "demo/dirt.h"

#include <gtest/gtest.h>

#include "base/money.h"
#include "base/text.h"

namespace shouwang::demo {
namespace {

const Date kDay = *Date::FromIso("2022-05-31");
constexpr Part kPlainPart{"表", "", Format::kCsv};

SettlementRow Row(Random& random) {
  SettlementRow row;
  const int64_t day = 19000101 + random.Below(100) * 10000LL + random.Below(12) * 100 + random.Below(28);
  row.id_no = IdField::Of(ResidentId((53032600000000LL + day) * 1000 + random.Below(1000)));
  row.name = random.OneIn(2) ? "阿依·努尔" : "杨𬱖";
  row.settled_on = kDay.AddDays(-random.Below(9000));
  row.self_pay = random.Below(100'000'000);
  return row;
}

std::vector<Cell> Render(SettlementRow row, bool workbook, Random& random) {
  Renderer renderer(DatasetAt(DatasetIndex::kSettlement), kPlainPart, workbook, false, random);
  Visit(renderer, row);
  return renderer.cells();
}

int64_t MoneyOf(std::string text) {
  text = CleanText(text);
  const auto cut = [&](std::string_view unit) {
    if (!text.ends_with(unit)) return false;
    text.resize(text.size() - unit.size());
    return true;
  };
  const bool scaled = cut("万元");
  if (!scaled) cut("元");
  return ParseCents(text, scaled ? 4 : 0).value_or(-1);
}

TEST(Dirt, ReadsBack) {
  Random random(1, 1);
  for (int i = 0; i < 20000; ++i) {
    const SettlementRow row = Row(random);
    const std::vector<Cell> cells = Render(row, i % 2 == 0, random);
    ASSERT_EQ(cells.size(), 6U);
    const CleanId id = ParseResidentId(cells[0].text, kDay);
    ASSERT_EQ(id.state, IdState::kValid) << cells[0].text;
    ASSERT_EQ(id.id, row.id_no.id) << cells[0].text;
    ASSERT_EQ(CleanName(cells[1].text), row.name);
    ASSERT_EQ(MoneyOf(cells[3].text), row.self_pay) << cells[3].text;
  }
}

TEST(Dirt, TenThousandsAreExact) {
  Random random(2, 1);
  const Part part{"表", "", Format::kCsv, Top::kPlain, false, -1, true};
  for (int i = 0; i < 5000; ++i) {
    SettlementRow row = Row(random);
    row.total = row.self_pay;
    Renderer renderer(DatasetAt(DatasetIndex::kSettlement), part, i % 2 == 0, false, random);
    Visit(renderer, row);
    ASSERT_EQ(ParseCents(renderer.cells()[3].text, 4), row.self_pay);
    ASSERT_EQ(MoneyOf(renderer.cells()[4].text), row.total) << "only the first column is in ten thousands";
  }
}

TEST(Dirt, DamageIsReal) {
  Random random(3, 1);
  int seen = 0;
  for (int i = 0; i < 20000; ++i) {
    SettlementRow row = Row(random);
    Renderer renderer(DatasetAt(DatasetIndex::kSettlement), kPlainPart, i % 2 == 0, true, random);
    Visit(renderer, row);
    const auto damage = DamageOf(DatasetIndex::kSettlement, renderer.cells(), i % 2 == 0, random);
    if (!damage) continue;
    ++seen;
    const std::string& text = damage->cell.text;
    if (damage->column == 0) {
      const IdState state = ParseResidentId(text, kDay).state;
      const bool number = damage->cell.kind == CellKind::kNumber;
      ASSERT_TRUE(number || state == damage->id_state) << text;
      ASSERT_EQ(damage->action, "row_rejected");
    }
    if (damage->column == 3) {
      ASSERT_EQ(MoneyOf(text), -1);
    }
    if (damage->column == 4) {
      ASSERT_EQ(damage->action, "cell_blanked");
    }
  }
  EXPECT_GT(seen, 15000);
}

TEST(Dirt, ABlankMeasureIdIsDamagedInvalid) {
  Random random(4, 1);
  for (int i = 0; i < 2000; ++i) {
    const std::vector<Cell> cells(5);
    const auto damage = DamageOf(DatasetIndex::kMeasure, cells, false, random);
    if (!damage || damage->column != 4) continue;
    EXPECT_EQ(ParseResidentId(damage->cell.text, kDay).state, IdState::kInvalid);
  }
}

TEST(Dirt, RandomIsTheSameEverywhere) {
  Random random(1, 2);
  EXPECT_EQ(random.Next(), Random(1, 2).Next());
  for (int i = 0; i < 1000; ++i) {
    const int n = random.Between(-3, 3);
    ASSERT_TRUE(n >= -3 && n <= 3);
  }
}

}  // namespace
}  // namespace shouwang::demo
