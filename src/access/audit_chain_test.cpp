#include "access/audit_chain.h"

#include <gtest/gtest.h>

#include "access/test_sealer.h"

namespace shouwang::access {
namespace {

class AuditChainTest : public ::testing::Test {
 public:
  AuditChainTest() {
    std::string previous;
    for (int i = 1; i <= 5; ++i) {
      AuditRow row{i, 1000 + i, 7, "liming", "10.0.0.1", {"clue.answer", "clue/" + std::to_string(i), "done", "{}"},
                   {}};
      row.chain = AuditLink(sealer, previous, row);
      previous = row.chain;
      rows.push_back(row);
    }
    head = {5, previous, AuditHeadSeal(sealer, 5, previous)};
  }

  // Where the chain breaks; blank: nowhere.
  std::string Broken() const {
    AuditCheck check(sealer);
    for (const AuditRow& row : rows) {
      if (Status fits = check.Next(row); !fits) return fits.error().where;
    }
    const Status end = check.End(head);
    return end ? "" : end.error().where;
  }

  testing::LinkSealer sealer;
  std::vector<AuditRow> rows;
  AuditHead head;
};

TEST_F(AuditChainTest, Trust14_AnUntouchedChainFits) { EXPECT_EQ(Broken(), ""); }

TEST_F(AuditChainTest, Trust14_EveryEditedFieldIsLocated) {
  const std::vector<AuditRow> good = rows;
  const auto located = [&](const auto& edit) {
    rows = good;
    edit(rows[2]);
    return Broken() == "audit/3";
  };
  EXPECT_TRUE(located([](AuditRow& row) { ++row.time_ms; }));
  EXPECT_TRUE(located([](AuditRow& row) { row.account = 8; }));
  EXPECT_TRUE(located([](AuditRow& row) { row.account_name = "x"; }));
  EXPECT_TRUE(located([](AuditRow& row) { row.address = ""; }));
  EXPECT_TRUE(located([](AuditRow& row) { row.entry.action = "clue.read"; }));
  EXPECT_TRUE(located([](AuditRow& row) { row.entry.object = "clue/9"; }));
  EXPECT_TRUE(located([](AuditRow& row) { row.entry.result = "failed"; }));
  EXPECT_TRUE(located([](AuditRow& row) { row.entry.detail = ""; }));
  EXPECT_TRUE(located([](AuditRow& row) { row.chain = std::string(64, '0'); }));
  // A character moved from one field to the next.
  EXPECT_TRUE(located([](AuditRow& row) {
    row.entry.action = "clue.answe";
    row.entry.object = "r" + row.entry.object;
  }));
}

TEST_F(AuditChainTest, Trust14_ADeletedRowIsLocated) {
  rows.erase(rows.begin() + 1);
  EXPECT_EQ(Broken(), "audit/3");
}

TEST_F(AuditChainTest, Trust14_ADeletedRowWithNumbersMovedUpIsLocated) {
  rows.erase(rows.begin() + 1);
  for (size_t i = 1; i < rows.size(); ++i) rows[i].sequence = static_cast<int64_t>(i) + 1;
  EXPECT_EQ(Broken(), "audit/2");
}

TEST_F(AuditChainTest, Trust14_ACutTailIsLocated) {
  rows.resize(3);
  EXPECT_EQ(Broken(), "audit/4");
  // Nor does it help to write a head for what is left without the key.
  head.sequence = 3;
  head.chain = rows.back().chain;
  EXPECT_EQ(Broken(), "audit/head");
}

TEST_F(AuditChainTest, Trust14_ReorderedRowsAreLocated) {
  std::swap(rows[1].entry, rows[2].entry);
  EXPECT_EQ(Broken(), "audit/2");
}

TEST_F(AuditChainTest, Trust14_AnAppendedRowIsLocated) {
  AuditRow row = rows.back();
  row.sequence = 6;
  row.chain = AuditLink(testing::LinkSealer("another key"), rows.back().chain, row);
  rows.push_back(row);
  EXPECT_EQ(Broken(), "audit/6");
}

TEST_F(AuditChainTest, Trust14_AnEmptiedTrailIsFound) {
  rows.clear();
  head = {};
  EXPECT_EQ(Broken(), "audit");
}

TEST_F(AuditChainTest, TheTextOfAnErrorHoldsNothingOfTheRow) {
  rows[2].entry.detail = "changed";
  AuditCheck check(sealer);
  ASSERT_TRUE(check.Next(rows[0]) && check.Next(rows[1]));
  const Status broken = check.Next(rows[2]);
  EXPECT_EQ(FormatError(broken.error()).find("changed"), std::string::npos);
}

}  // namespace
}  // namespace shouwang::access
