#include "policy/sql_writer.h"

#include <gtest/gtest.h>

#include "policy/test_trees.h"

namespace shouwang::policy {
namespace {

using testing::Join;
using testing::Name;
using testing::Number;
using testing::Text;

std::string Sql(const Node& node) {
  const Pack pack;
  return ToSql(
      node, [](const Node& name) { return "x." + name.text; }, pack);
}

TEST(SqlWriter, TextIsQuoted) {
  EXPECT_EQ(QuoteText("it's ''"), "'it''s '''''");
  EXPECT_EQ(QuoteText(""), "''");
  EXPECT_EQ(Sql(Join(Op::kEqual, {Name("a"), Text("'; DROP TABLE t; --")})), "(x.a = '''; DROP TABLE t; --')");
}

TEST(SqlWriter, DatesAreLiterals) { EXPECT_EQ(DateLiteral(*Date::FromIso("2022-05-31")), "DATE '2022-05-31'"); }

// Every operator stands in its own brackets, so that the tree and not SQL's precedence decides.
TEST(SqlWriter, BracketsKeepTheTree) {
  const Node sum = Join(Op::kAdd, {Name("a"), Name("b")});
  EXPECT_EQ(Sql(Join(Op::kMultiply, {sum, Number(2)})), "((x.a + x.b) * 2)");
  const Node either = Join(Op::kOr, {Name("p"), Name("q")});
  EXPECT_EQ(Sql(Join(Op::kAnd, {either, Join(Op::kNot, {either})})), "((x.p OR x.q) AND (NOT (x.p OR x.q)))");
  EXPECT_EQ(Sql(Join(Op::kSubtract, {Name("a"), Join(Op::kNegate, {Number(1)})})), "(x.a - (-1))");
  EXPECT_EQ(Sql(Join(Op::kIn, {Name("a"), Text("x"), Text("y")})), "(x.a IN ('x', 'y'))");
  EXPECT_EQ(Sql(Join(Op::kCase, {Name("p"), Number(1), Number(2)})), "(CASE WHEN x.p THEN 1 ELSE 2 END)");
}

TEST(SqlWriter, WithoutRows) {
  const auto without = [](Aggregate aggregate) {
    Fact fact;
    fact.aggregate = aggregate;
    return ValueWithoutRows(fact);
  };
  EXPECT_EQ(without(Aggregate::kCount), "0");
  EXPECT_EQ(without(Aggregate::kAnyRow), "FALSE");
  EXPECT_EQ(without(Aggregate::kAllOf), "TRUE");
  EXPECT_EQ(without(Aggregate::kUnionOf), "0");
  EXPECT_EQ(without(Aggregate::kCollect), "0");
  for (const Aggregate unknown :
       {Aggregate::kSum, Aggregate::kMin, Aggregate::kMax, Aggregate::kJoinText, Aggregate::kNone}) {
    EXPECT_EQ(without(unknown), "");
  }
}

}  // namespace
}  // namespace shouwang::policy
