#include "policy/type_checker.h"

#include <gtest/gtest.h>

#include "policy/test_trees.h"

namespace shouwang::policy {
namespace {

using testing::Call;
using testing::Join;
using testing::Name;
using testing::Number;
using testing::Text;

using Said = std::vector<std::string>;

class TypeCheckerTest : public ::testing::Test {
 protected:
  TypeCheckerTest() {
    pack_.enumerations["sex"] = {"sex", {"男", "女"}, {{}, {}}};
    pack_.enumerations["risk"] = {"risk", {"因病", "因学"}, {{}, {}}};
    pack_.enumerations["kind"] = {"kind", {"健康帮扶", "教育帮扶"}, {{}, {}}};
  }

  Type OfEnum(Kind kind, const std::string& name) { return {kind, &pack_.enumerations.at(name)}; }

  testing::NamedTypes TheScope() {
    return testing::NamedTypes({{"fee", {Kind::kMoney, nullptr}},
                                {"line", {Kind::kMoney, nullptr}},
                                {"mean", {Kind::kRatio, nullptr}},
                                {"heads", {Kind::kInteger, nullptr}},
                                {"poor", {Kind::kBool, nullptr}},
                                {"as_of", {Kind::kDate, nullptr}},
                                {"born", {Kind::kDate, nullptr}},
                                {"name", {Kind::kText, nullptr}},
                                {"id_no", {Kind::kId, nullptr}},
                                {"sex", OfEnum(Kind::kEnum, "sex")},
                                {"sex_too", OfEnum(Kind::kEnum, "sex")},
                                {"kind", OfEnum(Kind::kEnum, "kind")},
                                {"risks", OfEnum(Kind::kSet, "risk")},
                                {"kinds", OfEnum(Kind::kSet, "kind")}});
  }

  // The type of a plain expression; what was wrong with it is in said_.
  Type Of(Node tree, Aggregate* aggregate = nullptr) {
    Formula formula;
    formula.tree = std::move(tree);
    formula.place = {"facts.toml", 7};
    testing::NamedTypes scope = TheScope();
    Errors errors;
    const Type type = CheckFormula(formula, scope, aggregate, pack_, errors);
    for (const Error& error : errors) {
      EXPECT_EQ(error.where, "facts.toml:7");
      EXPECT_EQ(error.code, ErrorCode::kPolicy);
    }
    said_ = testing::Lines(errors);
    return type;
  }

  Kind KindOf(Node tree) {
    const Kind kind = Of(std::move(tree)).kind;
    EXPECT_EQ(said_, Said{});
    return kind;
  }

  Said MistakesOf(Node tree) {
    Of(std::move(tree));
    return said_;
  }

  Pack pack_;
  Said said_;
};

TEST_F(TypeCheckerTest, TypesOfOperators) {
  EXPECT_EQ(KindOf(Join(Op::kAnd, {Name("poor"), Join(Op::kNot, {Name("poor")})})), Kind::kBool);
  EXPECT_EQ(KindOf(Join(Op::kIsNull, {Name("fee")})), Kind::kBool);
  EXPECT_EQ(KindOf(Join(Op::kBetween, {Name("as_of"), Name("born"), Name("born")})), Kind::kBool);
  EXPECT_EQ(KindOf(Join(Op::kIn, {Name("sex"), Text("男"), Text("女")})), Kind::kBool);
  EXPECT_EQ(KindOf(Join(Op::kAdd, {Name("fee"), Name("line")})), Kind::kMoney);
  EXPECT_EQ(KindOf(Join(Op::kMultiply, {Number(2), Name("fee")})), Kind::kMoney);
  EXPECT_EQ(KindOf(Join(Op::kMultiply, {Name("heads"), Number(2)})), Kind::kInteger);
  EXPECT_EQ(KindOf(Join(Op::kDivide, {Name("fee"), Name("heads")})), Kind::kRatio);
  EXPECT_EQ(KindOf(Join(Op::kNegate, {Name("fee")})), Kind::kMoney);
  EXPECT_EQ(KindOf(Join(Op::kLess, {Name("mean"), Name("line")})), Kind::kBool);
  EXPECT_EQ(KindOf(Join(Op::kGreater, {Name("fee"), Number(0)})), Kind::kBool);
  EXPECT_EQ(KindOf(Join(Op::kEqual, {Name("sex"), Name("sex_too")})), Kind::kBool);
  EXPECT_EQ(KindOf(Join(Op::kCase, {Name("poor"), Name("fee"), Name("line")})), Kind::kMoney);
}

TEST_F(TypeCheckerTest, TypesOfFunctions) {
  EXPECT_EQ(KindOf(Call("months_before", {Name("as_of"), Number(12)})), Kind::kDate);
  EXPECT_EQ(KindOf(Call("in_last_months", {Name("born"), Number(6)})), Kind::kBool);
  EXPECT_EQ(KindOf(Call("active", {Name("born"), Name("born")})), Kind::kBool);
  EXPECT_EQ(KindOf(Call("age_at", {Name("born"), Name("as_of")})), Kind::kInteger);
  EXPECT_EQ(KindOf(Call("last_yearly", {Name("as_of"), Number(8), Number(31)})), Kind::kDate);
  EXPECT_EQ(KindOf(Call("id_birth", {Name("id_no")})), Kind::kDate);
  EXPECT_EQ(Of(Call("id_sex", {Name("id_no")})), OfEnum(Kind::kEnum, "sex"));
  EXPECT_EQ(KindOf(Call("contains_any", {Name("risks"), Text("因病"), Text("因学")})), Kind::kBool);
  EXPECT_EQ(Of(Call("without", {Name("risks"), Text("因病")})), OfEnum(Kind::kSet, "risk"));
  EXPECT_EQ(Of(Call("unmet", {Name("risks"), Name("kinds")})), OfEnum(Kind::kSet, "risk"));
  EXPECT_EQ(KindOf(Call("is_empty", {Name("risks")})), Kind::kBool);
  EXPECT_EQ(KindOf(Call("same_name", {Name("name"), Text("甲")})), Kind::kBool);
  EXPECT_EQ(KindOf(Call("coalesce", {Name("fee"), Number(0)})), Kind::kMoney);
  EXPECT_EQ(Of(Call("coalesce", {Name("sex"), Text("女")})), OfEnum(Kind::kEnum, "sex"));
}

TEST_F(TypeCheckerTest, UnknownNamesAndFunctionsNameTheNearest) {
  EXPECT_EQ(MistakesOf(Name("hedas")), Said{"表达式里的“hedas”不是可用的列、事实或参数|是不是“heads”？"});
  EXPECT_EQ(MistakesOf(Name("entirely_different")),
            Said{"表达式里的“entirely_different”不是可用的列、事实或参数|用 [[fact]] 或 [[parameter]] 定义后再用"});
  EXPECT_EQ(MistakesOf(Call("contain", {Name("risks"), Text("因病")})), Said{"不能调用“contain”|是不是“contains”？"});
  EXPECT_EQ(MistakesOf(Call("read_csv", {Text("/etc/passwd")})),
            Said{"不能调用“read_csv”|只能用列、事实、参数和说明书列出的函数"});
}

TEST_F(TypeCheckerTest, EachMistakeIsSaidOnce) {
  const Said unknown = {"表达式里的“nowhere_at_all”不是可用的列、事实或参数|用 [[fact]] 或 [[parameter]] 定义后再用"};
  const Node missing = Name("nowhere_at_all");
  EXPECT_EQ(MistakesOf(Join(Op::kGreater, {missing, Name("line")})), unknown);
  EXPECT_EQ(MistakesOf(Join(Op::kAnd, {Join(Op::kNot, {missing}), Name("poor")})), unknown);
  EXPECT_EQ(MistakesOf(Join(Op::kAdd, {missing, Name("line")})), unknown);
  EXPECT_EQ(MistakesOf(Call("contains", {missing, Text("因病")})), unknown);
  EXPECT_EQ(MistakesOf(Call("coalesce", {missing, Number(0)})), unknown);
  EXPECT_EQ(MistakesOf(Call("is_empty", {missing})), unknown);
  EXPECT_EQ(MistakesOf(Join(Op::kCase, {Name("poor"), missing, Name("fee")})), unknown);
}

TEST_F(TypeCheckerTest, RefusesPolicyNumbersBesideMoney) {
  const Said literal = {"金额不能和数字 6000 直接比较|政策数字要写成 [[parameter]]，带日期和出处"};
  EXPECT_EQ(MistakesOf(Join(Op::kLess, {Name("mean"), Number(6000)})), literal);
  EXPECT_EQ(MistakesOf(Join(Op::kLess, {Number(6000), Name("fee")})), literal);
  EXPECT_EQ(MistakesOf(Join(Op::kBetween, {Name("fee"), Number(0), Number(6000)})), literal);
  EXPECT_EQ(MistakesOf(Join(Op::kLess, {Name("fee"), Join(Op::kNegate, {Number(6000)})})), Said{"金额不能和整数比较|"});
  EXPECT_EQ(MistakesOf(Join(Op::kLess, {Name("fee"), Join(Op::kMultiply, {Number(2), Number(3000)})})),
            Said{"金额不能和整数比较|"});
}

TEST_F(TypeCheckerTest, RefusesWhatCannotBeComparedOrComputed) {
  EXPECT_EQ(MistakesOf(Join(Op::kEqual, {Name("born"), Name("fee")})), Said{"日期不能和金额比较|"});
  EXPECT_EQ(MistakesOf(Join(Op::kEqual, {Name("sex"), Name("kind")})), Said{"选项不能和选项比较|"});
  EXPECT_EQ(MistakesOf(Join(Op::kEqual, {Name("risks"), Name("risks")})), Said{"多选项不能和多选项比较|"});
  EXPECT_EQ(MistakesOf(Join(Op::kEqual, {Name("poor"), Number(1)})), Said{"是否不能和整数比较|"});
  EXPECT_EQ(MistakesOf(Join(Op::kAdd, {Name("fee"), Number(6000)})), Said{"金额不能和整数做这种运算|"});
  EXPECT_EQ(MistakesOf(Join(Op::kMultiply, {Name("fee"), Name("line")})), Said{"金额不能和金额做这种运算|"});
  EXPECT_EQ(MistakesOf(Join(Op::kDivide, {Name("heads"), Name("heads")})), Said{"整数不能和整数做这种运算|"});
  EXPECT_EQ(MistakesOf(Join(Op::kCase, {Name("poor"), Name("fee"), Name("heads")})), Said{"金额不能和整数比较|"});
}

TEST_F(TypeCheckerTest, RefusesValuesOutsideAnEnumeration) {
  EXPECT_EQ(MistakesOf(Join(Op::kEqual, {Name("sex"), Text("南")})), Said{"“南”不在选项表“sex”里|"});
  EXPECT_EQ(MistakesOf(Join(Op::kNotIn, {Name("kind"), Text("健康帮扶"), Text("健康扶")})),
            Said{"“健康扶”不在选项表“kind”里|是不是“健康帮扶”？"});
  EXPECT_EQ(MistakesOf(Call("contains", {Name("risks"), Text("因公")})).size(), 1U);
  EXPECT_EQ(MistakesOf(Call("contains", {Name("risks"), Name("sex")})), Said{"“sex”的参数不对|"});
}

TEST_F(TypeCheckerTest, RefusesWrongArguments) {
  const auto hint = [&](const std::string& function, std::vector<Node> arguments) {
    const Said said = MistakesOf(Call(function, std::move(arguments)));
    EXPECT_EQ(said.size(), 1U) << function;
    return said.empty() ? "" : said.front();
  };
  EXPECT_EQ(hint("months_before", {Name("as_of")}), "“months_before”的参数不对|写法：months_before(date, n)");
  hint("months_after", {Name("as_of"), Name("heads")});
  hint("months_after", {Name("as_of"), Number(1201)});  // leaves the calendar
  hint("in_last_months", {Name("fee"), Number(12)});
  hint("active", {Name("born")});
  hint("age_at", {Name("born"), Name("fee")});
  hint("last_yearly", {Name("as_of"), Number(2), Number(29)});  // not every year has one
  hint("id_birth", {Name("name")});
  hint("contains", {Name("risks")});
  hint("contains", {Name("risks"), Text("因病"), Text("因学")});
  hint("without", {Name("name"), Text("因病")});
  hint("is_empty", {Name("fee")});
  hint("unmet", {Name("risks")});
  hint("same_name", {Name("name"), Name("fee")});
  hint("coalesce", {Name("fee"), Number(6000)});
  hint("coalesce", {Name("fee"), Name("line"), Name("line")});
}

TEST_F(TypeCheckerTest, ConditionsMustBeYesOrNo) {
  EXPECT_EQ(MistakesOf(Join(Op::kAnd, {Name("poor"), Name("fee")})),
            Said{"这里要一个判断（是/否），现在是金额|例如写成比较：… >= …"});
  Formula formula;
  formula.tree = Name("heads");
  testing::NamedTypes scope = TheScope();
  Errors errors;
  CheckCondition(formula, scope, pack_, errors);
  EXPECT_EQ(testing::Lines(errors), Said{"这里要一个判断（是/否），现在是整数|例如写成比较：… >= …"});
}

TEST_F(TypeCheckerTest, AggregatesStandAtTheTopOnly) {
  Aggregate aggregate = Aggregate::kNone;
  EXPECT_EQ(Of(Call("sum", {Name("fee")}), &aggregate).kind, Kind::kMoney);
  EXPECT_EQ(aggregate, Aggregate::kSum);
  EXPECT_EQ(Of(Call("count", {}), &aggregate).kind, Kind::kInteger);
  EXPECT_EQ(Of(Call("any_row", {}), &aggregate).kind, Kind::kBool);
  EXPECT_EQ(Of(Call("all_of", {Name("poor")}), &aggregate).kind, Kind::kBool);
  EXPECT_EQ(Of(Call("union_of", {Name("risks")}), &aggregate), OfEnum(Kind::kSet, "risk"));
  EXPECT_EQ(Of(Call("collect", {Name("kind")}), &aggregate), OfEnum(Kind::kSet, "kind"));
  EXPECT_EQ(Of(Call("max", {Name("sex")}), &aggregate), OfEnum(Kind::kEnum, "sex"));
  EXPECT_EQ(Of(Call("join_text", {Name("name")}), &aggregate).kind, Kind::kText);
  EXPECT_EQ(said_, Said{});

  Of(Name("fee"), &aggregate);
  EXPECT_EQ(said_, Said{"“fee”的 value 要用汇总函数|如 count(*)、any_row()、sum(列)、max(列)"});
  EXPECT_EQ(MistakesOf(Join(Op::kGreater, {Call("sum", {Name("fee")}), Name("line")})),
            Said{"汇总函数“sum”只能写在 from、over、peers 事实的 value 最外层|"});
  for (Node bad : {Call("sum", {Name("born")}), Call("sum", {}), Call("max", {Name("risks")}),
                   Call("min", {Name("id_no")}), Call("all_of", {Name("fee")}), Call("union_of", {Name("kind")}),
                   Call("collect", {Name("name")}), Call("join_text", {Name("sex")}), Call("any_row", {Name("fee")})}) {
    const std::string name = bad.text;
    Of(std::move(bad), &aggregate);
    EXPECT_EQ(said_, Said{"“" + name + "”的参数不对|如 count(*)、any_row()、sum(列)、max(列)"});
  }
}

TEST(NearestName, IsNearEnoughOrNothing) {
  EXPECT_EQ(NearestName("bottom_lin", {"bottom_line", "medical_line"}), "bottom_line");
  EXPECT_EQ(NearestName("xyz", {"bottom_line", "medical_line"}), "");
  EXPECT_EQ(NearestName("a", {}), "");
  EXPECT_EQ(NearestName("a", {"b"}), "");
  EXPECT_EQ(NearestName("低宝", {"特困", "低保"}), "低保");  // by character, not by byte
  EXPECT_EQ(NearestName("健康", {"残疾"}), "");
}

}  // namespace
}  // namespace shouwang::policy
