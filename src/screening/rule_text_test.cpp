#include "screening/rule_text.h"

#include <gtest/gtest.h>

#include <map>

#include "policy/test_trees.h"

namespace shouwang::screening {
namespace {

using policy::Entity;
using policy::Kind;
using policy::NameKind;
using policy::Node;
using policy::Op;
using policy::testing::Join;
using policy::testing::Name;
using policy::testing::Number;

Date Day(const char* iso) { return *Date::FromIso(iso); }

Node Known(const std::string& name, NameKind kind) {
  Node node = Name(name);
  node.name_kind = kind;
  return node;
}

// A pack with a household fact of each sort, a parameter with a case, and one rule over them.
class RuleTextTest : public ::testing::Test {
 protected:
  RuleTextTest() {
    pack_.sources.push_back({"S4", "会泽方案", "", "", "", {}});
    policy::Dataset household;
    household.name = "household";
    household.columns.resize(1);
    household.columns[0].name = "phone";
    policy::Dataset person;
    person.name = "person";
    person.columns.resize(1);
    person.columns[0].name = "name";
    pack_.datasets = {household, person};
    AddFact("self_pay", Kind::kMoney);
    AddFact("lifted", Kind::kBool);
    AddFact("lost_ids", Kind::kInteger);
    policy::Parameter line;
    line.name = "medical_line";
    line.type.kind = Kind::kMoney;
    line.values = {{Day("2021-01-01"), "lifted", 500000, {"S4", "三"}}, {Day("2021-01-01"), "", 2000000, {"S4", ""}}};
    pack_.parameters = {line};
    rule_.id = "R";
    rule_.when.tree =
        Join(Op::kGreaterEqual, {Known("self_pay", NameKind::kFact), Known("medical_line", NameKind::kParameter)});
    rule_.explain = "自付 {self_pay} 元，达到 {medical_line} 元，电话{phone}。";
    policy::Note note;
    note.when.text = "lost_ids > 0";
    note.when.tree = Join(Op::kGreater, {Known("lost_ids", NameKind::kFact), Number(0)});
    note.text = "另有 {lost_ids} 人无法比对。";
    rule_.notes = {note};
  }

  void AddFact(const std::string& name, Kind kind) {
    policy::Fact fact;
    fact.name = name;
    fact.entity = Entity::kHousehold;
    fact.type.kind = kind;
    fact.value.tree = Known("phone", NameKind::kColumn);
    pack_.facts.push_back(fact);
  }

  // Sentence and evidence with these values; what is not named is unknown. A note's condition goes by its text.
  void Render(std::map<std::string, FactValue> named, const char* as_of = "2022-05-31",
              std::vector<policy::Setting> settings = {}) {
    const policy::ParameterValues parameters = policy::ResolveParameters(pack_, Day(as_of), settings);
    const RuleTexts texts(pack_, {&rule_}, parameters);
    std::vector<FactValue> values;
    for (const TextColumn& column : texts.columns()) values.push_back(named[column.name]);
    sentence_ = texts.Explain(0, values);
    evidence_ = texts.EvidenceHead(0, values);
  }

  static FactValue Value(int64_t number, const std::string& text = {}) { return {true, number, 0, text}; }

  policy::Pack pack_;
  policy::Rule rule_;
  std::string sentence_;
  std::string evidence_;
};

TEST_F(RuleTextTest, TheCaseOfTheParameterFollowsTheHousehold) {
  Render({{"self_pay", Value(650050)}, {"lifted", Value(1)}, {"phone", Value(0, "139")}});
  EXPECT_EQ(sentence_, "自付 6,500.50 元，达到 5,000 元，电话139。");
  EXPECT_EQ(evidence_,
            "\"facts\":{\"self_pay\":6500.5,\"lifted\":true},\"parameters\":{\"medical_line\":{\"value\":5000,\"from\":"
            "\"2021-01-01\","
            "\"source\":\"会泽方案 三\"}}");
  Render({{"self_pay", Value(2000000)}, {"lifted", Value(0)}, {"phone", Value(0, "139")}});
  EXPECT_EQ(sentence_, "自付 20,000 元，达到 20,000 元，电话139。");
  EXPECT_NE(evidence_.find("\"value\":20000,\"from\":\"2021-01-01\",\"source\":\"会泽方案\""), std::string::npos)
      << evidence_;
  Render({{"self_pay", Value(2000000)}});  // not known to be lifted: as all others
  EXPECT_EQ(sentence_, "自付 20,000 元，达到 20,000 元，电话未知。");
}

TEST_F(RuleTextTest, NotesAreAddedWhenTheirConditionHolds) {
  Render({{"self_pay", Value(0)}, {"lost_ids", Value(2)}, {"lost_ids > 0", Value(1)}, {"phone", Value(0, "1")}});
  EXPECT_EQ(sentence_, "自付 0 元，达到 20,000 元，电话1。另有 2 人无法比对。");
  Render({{"lost_ids", Value(0)}, {"lost_ids > 0", Value(0)}});
  EXPECT_EQ(sentence_.find("另有"), std::string::npos);
  Render({});  // unknown is never true
  EXPECT_EQ(sentence_.find("另有"), std::string::npos);
}

TEST_F(RuleTextTest, ASettingHasNoDocument) {
  Render({{"lifted", Value(1)}}, "2022-05-31", {{"medical_line", "", 600000}});
  EXPECT_NE(sentence_.find("达到 6,000 元"), std::string::npos);
  EXPECT_NE(evidence_.find("\"medical_line\":{\"value\":6000,\"source\":\"本次运行设定\"}"), std::string::npos)
      << evidence_;
}

// A rule may mention a parameter that it does not depend on, on a day before its first value.
TEST_F(RuleTextTest, AParameterNotInForceIsUnknown) {
  rule_.when.tree = Known("lifted", NameKind::kFact);
  Render({{"lifted", Value(1)}, {"phone", Value(0, "1")}}, "2020-12-31");
  EXPECT_EQ(sentence_, "自付 未知 元，达到 未知 元，电话1。");
  EXPECT_NE(evidence_.find("\"parameters\":{}"), std::string::npos) << evidence_;
}

TEST_F(RuleTextTest, ColumnsAreAskedForOnce) {
  rule_.explain = "{self_pay}{self_pay}{medical_line}";
  const policy::ParameterValues parameters = policy::ResolveParameters(pack_, Day("2022-05-31"), {});
  const RuleTexts texts(pack_, {&rule_, &rule_}, parameters);
  std::map<std::string, int> count;
  for (const TextColumn& column : texts.columns()) ++count[column.name];
  EXPECT_EQ(count, (std::map<std::string, int>{{"self_pay", 1}, {"lifted", 1}, {"lost_ids", 1}, {"lost_ids > 0", 1}}));
}

}  // namespace
}  // namespace shouwang::screening
