// Pack expressions through DuckDB's own parser: precedence, every operator, and everything that must not get in.
#include <gtest/gtest.h>

#include <map>

#include "engine/duckdb_engine.h"
#include "policy/expression_parser.h"

namespace shouwang::engine {
namespace {

using policy::Node;
using policy::Op;

policy::SqlParser& Parser() {
  // Never destroyed: at exit DuckDB would use what its thread has already given up.
  static policy::SqlParser* const parser = MakeDuckdbParser().release();
  return *parser;
}

const std::map<Op, std::string> kNames = {
    {Op::kAnd, "and"},
    {Op::kOr, "or"},
    {Op::kNot, "not"},
    {Op::kEqual, "="},
    {Op::kNotEqual, "<>"},
    {Op::kLess, "<"},
    {Op::kLessEqual, "<="},
    {Op::kGreater, ">"},
    {Op::kGreaterEqual, ">="},
    {Op::kDistinct, "distinct"},
    {Op::kNotDistinct, "not-distinct"},
    {Op::kIn, "in"},
    {Op::kNotIn, "not-in"},
    {Op::kBetween, "between"},
    {Op::kIsNull, "null?"},
    {Op::kIsNotNull, "known?"},
    {Op::kCase, "case"},
    {Op::kAdd, "+"},
    {Op::kSubtract, "-"},
    {Op::kMultiply, "*"},
    {Op::kDivide, "/"},
    {Op::kNegate, "neg"},
};

// The tree in Lisp form.
std::string Shown(const Node& node) {
  if (node.op == Op::kName) return node.text;
  if (node.op == Op::kString) return "'" + node.text + "'";
  if (node.op == Op::kInteger) return std::to_string(node.number);
  if (node.op == Op::kBool) return node.number != 0 ? "yes" : "no";
  std::string text = "(" + (node.op == Op::kCall ? node.text : kNames.at(node.op));
  for (const Node& child : node.children) text += " " + Shown(child);
  return text + ")";
}

std::string Parsed(std::string_view text) {
  const Result<Node> tree = policy::ParseExpression(text, Parser());
  return tree ? Shown(*tree) : "refused: " + tree.error().what;
}

TEST(Expression, Precedence) {
  EXPECT_EQ(Parsed("a or b and not c"), "(or a (and b (not c)))");
  EXPECT_EQ(Parsed("(a or b) and c"), "(and (or a b) c)");
  EXPECT_EQ(Parsed("not a = b"), "(<> a b)");
  EXPECT_EQ(Parsed("a + b * c - d"), "(- (+ a (* b c)) d)");
  EXPECT_EQ(Parsed("a - (b - c)"), "(- a (- b c))");
  EXPECT_EQ(Parsed("-a + b < c / d"), "(< (+ (neg a) b) (/ c d))");
  EXPECT_EQ(Parsed("a < b and b < c or d"), "(or (and (< a b) (< b c)) d)");
}

TEST(Expression, EveryOperator) {
  EXPECT_EQ(Parsed("a = 1"), "(= a 1)");
  EXPECT_EQ(Parsed("a <> 1"), "(<> a 1)");
  EXPECT_EQ(Parsed("a != 1"), "(<> a 1)");
  EXPECT_EQ(Parsed("a <= b"), "(<= a b)");
  EXPECT_EQ(Parsed("a > b"), "(> a b)");
  EXPECT_EQ(Parsed("a >= b"), "(>= a b)");
  EXPECT_EQ(Parsed("a between 1 and 3"), "(between a 1 3)");
  EXPECT_EQ(Parsed("a not between 1 and 3"), "(not (between a 1 3))");
  EXPECT_EQ(Parsed("a in ('x', 'y')"), "(in a 'x' 'y')");
  EXPECT_EQ(Parsed("a not in ('x')").substr(0, 4), "(not");
  EXPECT_EQ(Parsed("a not in ('x', 'y')"), "(not-in a 'x' 'y')");
  EXPECT_EQ(Parsed("a is null"), "(null? a)");
  EXPECT_EQ(Parsed("a is not null"), "(known? a)");
  EXPECT_EQ(Parsed("a is distinct from '是'"), "(distinct a '是')");
  EXPECT_EQ(Parsed("a is not distinct from b"), "(not-distinct a b)");
  EXPECT_EQ(Parsed("case when a then 1 when b then 2 else 3 end"), "(case a 1 b 2 3)");
  EXPECT_EQ(Parsed("case when a then 1 end"), "(case a 1)");
  EXPECT_EQ(Parsed("case a when 1 then 'x' else 'y' end"), "(case (= a 1) 'x' 'y')");
  EXPECT_EQ(Parsed("count(*)"), "(count)");
  EXPECT_EQ(Parsed("any_row()"), "(any_row)");
  EXPECT_EQ(Parsed("sum(a)"), "(sum a)");
  EXPECT_EQ(Parsed("coalesce(a, 0)"), "(coalesce a 0)");
  EXPECT_EQ(Parsed("true and (a or false)"), "(and yes (or a no))");
  EXPECT_EQ(Parsed("subject.name"), "subject.name");
  EXPECT_EQ(Parsed("a = 'it''s'"), "(= a 'it's')");
  EXPECT_EQ(Parsed("9223372036854775807"), "9223372036854775807");
}

constexpr const char* kNoExpressions[] = {"(select 1)",
                                          "exists (select 1)",
                                          "a in (select b from t)",
                                          "a = any(select 1)",
                                          "cast(a as varchar)",
                                          "a::date",
                                          "try_cast(a as date)",
                                          "cast(a as boolean)",
                                          "cast('x' as boolean)",
                                          "row_number() over ()",
                                          "sum(a) over (partition by b)",
                                          "*",
                                          "columns(*)",
                                          "t.*",
                                          "count(distinct a)",
                                          "sum(a) filter (where b)",
                                          "string_agg(a, ',' order by a)",
                                          "1; select 2",
                                          "1; drop table stage_person",
                                          "1; copy t to '/tmp/x'",
                                          "1) from x where (1",
                                          "1 from stage_person",
                                          "1 where true",
                                          "1 group by 1",
                                          "1 limit 1",
                                          "1 order by 1",
                                          "1 union select 2",
                                          "1, 2",
                                          "1 as a",
                                          "a b",
                                          "list_filter(a, x -> x > 1)",
                                          "lambda x: x > 1",
                                          "$1",
                                          "?",
                                          "$name",
                                          "#1",
                                          "null",
                                          "a = null",
                                          "1.5",
                                          "9223372036854775808",
                                          "[1, 2]",
                                          "{'a': 1}",
                                          "map {1: 2}",
                                          "(a, b)",
                                          "a['x']",
                                          "a[1]",
                                          "interval 3 month",
                                          "a like 'x'",
                                          "a ilike 'x'",
                                          "a glob 'x'",
                                          "a || b",
                                          "a % b",
                                          "a ** b",
                                          "a // b",
                                          "a & b",
                                          "main.sum(a)",
                                          "system.main.sum(a)",
                                          "a collate nocase",
                                          "a at time zone 'UTC'",
                                          "default",
                                          "",
                                          " ",
                                          "(",
                                          "')",
                                          "a and",
                                          "a = 'x",
                                          "e'\\x41' from t"};

TEST(Expression, RefusesWhateverIsNotAnExpression) {
  for (const char* text : kNoExpressions) {
    EXPECT_EQ(Parsed(text).substr(0, 8), "refused:") << text << " -> " << Parsed(text);
  }
}

// Functions are looked up by the type checker; here they are only calls, never tables.
TEST(Expression, FunctionsAreOnlyCalls) {
  EXPECT_EQ(Parsed("read_csv('/etc/passwd')"), "(read_csv '/etc/passwd')");
  EXPECT_EQ(Parsed("a similar to 'x'"), "(regexp_full_match a 'x')");
  EXPECT_EQ(Parsed("1 from read_csv('/etc/passwd')").substr(0, 8), "refused:");
  EXPECT_EQ(Parsed("(from read_csv('/etc/passwd'))").substr(0, 8), "refused:");
}

TEST(Expression, CommentsDoNotHideAnything) {
  EXPECT_EQ(Parsed("a /* and b */ = 1"), "(= a 1)");
  EXPECT_EQ(Parsed("a = 1 -- and b"), "(= a 1)");
  EXPECT_EQ(Parsed("1 /* ").substr(0, 8), "refused:");
  EXPECT_EQ(Parsed("1 --\n; select 2").substr(0, 8), "refused:");
}

TEST(Expression, BytesThatAreNotText) {
  EXPECT_EQ(Parsed(std::string_view("1\0 from x", 9)).substr(0, 8), "refused:");
  EXPECT_EQ(Parsed("a = '\xff\xfe'").substr(0, 8), "refused:");
  EXPECT_EQ(Parsed("a\xc3 = 1").substr(0, 8), "refused:");
}

TEST(Expression, DeepNestingIsRefusedNotFollowed) {
  std::string deep = "a";
  for (int i = 0; i < 400; ++i) deep = "-(" + deep + " + 1)";
  EXPECT_EQ(Parsed(deep).substr(0, 8), "refused:");
  std::string deeper(100000, '(');
  EXPECT_EQ(Parsed(deeper).substr(0, 8), "refused:");
}

TEST(Expression, NodesKnowWhereTheyStand) {
  const Result<Node> tree = policy::ParseExpression("a and b_long = 1", Parser());
  ASSERT_TRUE(tree);
  EXPECT_EQ(tree->children[0].position, 0);
  EXPECT_EQ(tree->children[1].children[0].position, 6);
}

TEST(Expression, SyntaxErrorsAreToldInTheParsersWords) {
  const std::string refused = Parsed("a and");
  EXPECT_NE(refused.find("表达式“a and”写法有误：syntax error"), std::string::npos) << refused;
}

}  // namespace
}  // namespace shouwang::engine
