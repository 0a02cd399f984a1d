// Values entered by hand, initials of names, and rows as JSON.
#include "registry/values.h"

#include <gtest/gtest.h>

#include "base/json.h"

#include "base/resident_id.h"
#include "registry/change.h"
#include "registry/pinyin.h"
#include "registry/register_words.h"

namespace shouwang::registry {
namespace {

const Date kToday = *Date::FromIso("2022-05-31");

std::string Wrong(Entity entity, const nlohmann::json& fields) {
  Row row(entity);
  Errors errors;
  TakeFields(fields, kToday, row, errors);
  return errors.empty() ? "" : errors.front().where;
}

std::string TestId(int64_t birth, int64_t sequence) {
  return ResidentId(53032600000000000 + birth * 1000 + sequence).Text();
}

TEST(Initials, SurnamesReadAsSurnames) {
  EXPECT_EQ(PinyinInitials("张三"), "ZS");
  EXPECT_EQ(PinyinInitials("单雄信"), "SXX");
  EXPECT_EQ(PinyinInitials("仇英"), "QY");
  EXPECT_EQ(PinyinInitials("区寄"), "OJ");
  EXPECT_EQ(PinyinInitials("曾巩"), "ZG");
  EXPECT_EQ(PinyinInitials("尉迟恭"), "YCG");
  EXPECT_EQ(PinyinInitials("王单"), "WD");  // not as a surname
}

TEST(Initials, LettersStayAndSignsGo) {
  EXPECT_EQ(PinyinInitials("买买提·a1"), "MMTA1");
  EXPECT_EQ(PinyinInitials(""), "");
}

TEST(Values, IdsAreNormalisedAndChecked) {
  Row row(Entity::kPerson);
  Errors errors;
  const std::string id = TestId(19800101, 1);
  TakeFields({{"id_no", " " + id.substr(0, 6) + " " + id.substr(6)}}, kToday, row, errors);
  EXPECT_TRUE(errors.empty());
  EXPECT_EQ(row[person_field::kIdNo], id);
  EXPECT_EQ(row[person_field::kIdState], kIdValid);
  TakeFields({{"id_no", ""}}, kToday, row, errors);
  EXPECT_EQ(row[person_field::kIdState], kIdBlank);
  EXPECT_EQ(Wrong(Entity::kPerson, {{"id_no", "12345"}}), "id_no");
  EXPECT_EQ(Wrong(Entity::kPerson, {{"id_no", std::string(5000, '1')}}), "id_no");
}

TEST(Values, OnlyTheContractsWordsAreTaken) {
  EXPECT_EQ(Wrong(Entity::kPerson, {{"health", "长期慢性病、残疾"}}), "");
  EXPECT_EQ(Wrong(Entity::kPerson, {{"health", "长期慢性病、"}}), "health");
  EXPECT_EQ(Wrong(Entity::kPerson, {{"status", "死亡"}}), "");
  EXPECT_EQ(Wrong(Entity::kPerson, {{"status", "离开"}}), "status");
  EXPECT_EQ(Wrong(Entity::kHousehold, {{"household_type", "脱贫户"}}), "");
  EXPECT_EQ(Wrong(Entity::kHousehold, {{"household_type", ""}}), "household_type");
}

TEST(Values, WhatIsNotTheirsIsRefused) {
  EXPECT_EQ(Wrong(Entity::kPerson, {{"merged_into", 7}}), "merged_into");
  EXPECT_EQ(Wrong(Entity::kPerson, {{"initials", "ZS"}}), "initials");
  EXPECT_EQ(Wrong(Entity::kPerson, {{"nonsense", "1"}}), "nonsense");
  EXPECT_EQ(Wrong(Entity::kHousehold, {{"household_id", "H2"}}), "household_id");
  EXPECT_EQ(Wrong(Entity::kHousehold, {{"contact_account", "7"}}), "contact_account");
  EXPECT_EQ(Wrong(Entity::kHousehold, {{"contact_account", 7}}), "");
  EXPECT_EQ(Wrong(Entity::kHousehold, {{"phone", "call me"}}), "phone");
}

TEST(Values, AnErrorNeverHoldsTheValue) {
  Row row(Entity::kPerson);
  Errors errors;
  TakeFields({{"id_no", "530326198001010000"}}, kToday, row, errors);
  EXPECT_EQ(FormatError(AllWrong(errors)).find("530326"), std::string::npos);
  EXPECT_EQ(FormatError(errors.front()).find("530326"), std::string::npos);
}

TEST(Changes, AnEditHoldsOnlyWhatDiffers) {
  Row before(Entity::kPerson);
  before[person_field::kName] = "张三";
  Row after = before;
  after[person_field::kSex] = word::kMale;
  after.household = 5;
  const Edit edit = Changed(before, after);
  EXPECT_EQ(edit.before, nlohmann::json({{"sex", ""}, {"household", 0}}));
  EXPECT_EQ(edit.after, nlohmann::json({{"sex", "男"}, {"household", 5}}));
  Row again = before;
  SetFields(edit.after, again);
  EXPECT_EQ(again.values, after.values);
  EXPECT_EQ(again.household, 5);
  EXPECT_TRUE(Changed(after, after).after.empty());
}

}  // namespace
}  // namespace shouwang::registry
