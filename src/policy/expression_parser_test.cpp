// What the reader does with a parser's answer that is not what it expects. The expressions themselves are tested with
// the real parser in src/engine/expression_test.cpp.
#include "policy/expression_parser.h"

#include <gtest/gtest.h>

namespace shouwang::policy {
namespace {

class FixedAnswer : public SqlParser {
 public:
  explicit FixedAnswer(Result<std::string> answer) : answer_(std::move(answer)) {}
  Result<std::string> ParseToJson(std::string_view) override { return answer_; }

 private:
  Result<std::string> answer_;
};

TEST(ExpressionParser, SyntaxErrorsKeepTheParsersWords) {
  FixedAnswer parser(Fail(ErrorCode::kPolicy, "syntax error at or near \"and\""));
  const Result<Node> tree = ParseExpression("1 and and", parser);
  ASSERT_FALSE(tree);
  EXPECT_EQ(tree.error().code, ErrorCode::kPolicy);
  EXPECT_EQ(tree.error().what, "表达式“1 and and”写法有误：syntax error at or near \"and\"");
  EXPECT_EQ(tree.error().hint, "请检查括号、引号和运算符");
}

TEST(ExpressionParser, AnAnswerOfAnotherShapeIsRefused) {
  for (const char* answer : {"", "null", "[]", "{", "{}", "{\"statements\":[]}", "{\"statements\":[{},{}]}"}) {
    FixedAnswer parser{Result<std::string>(answer)};
    const Result<Node> tree = ParseExpression("1", parser);
    ASSERT_FALSE(tree) << answer;
    EXPECT_EQ(tree.error().what, "表达式里不能用“1”") << answer;
  }
}

}  // namespace
}  // namespace shouwang::policy
