#include "base/resident_id.h"

#include <gtest/gtest.h>

namespace shouwang {
namespace {

const Date kAsOf = *Date::FromIso("2022-05-31");

// A synthetic id: 441803 + birth + sequence, with its check character.
std::string MakeId(int64_t body) { return ResidentId(body).Text(); }

TEST(ResidentId, CheckCharacterOfTheStandardsExample) {
  // The example printed in GB 11643-1999 annex A.
  EXPECT_EQ(ResidentId(11010519491231002).Text(), "11010519491231002X");
}

TEST(ResidentId, AcceptsEveryWayPeopleTypeIt) {
  const std::string id = MakeId(44180319800101123);
  for (const std::string& raw : {id, " " + id, "'" + id, "=\"" + id + "\"", id.substr(0, 6) + " " + id.substr(6),
                                 id + "\xE2\x80\x8B", std::string("\xE2\x80\x98") + id}) {
    const CleanId clean = ParseResidentId(raw, kAsOf);
    EXPECT_EQ(clean.state, IdState::kValid) << raw;
    EXPECT_EQ(clean.text, id);
  }
}

TEST(ResidentId, FullWidthDigitsAndLowerCaseX) {
  EXPECT_EQ(ParseResidentId("11010519491231002x", kAsOf).text, "11010519491231002X");
  EXPECT_EQ(ParseResidentId("１１０１０５１９４９１２３１００２ｘ", kAsOf).state, IdState::kValid);
}

TEST(ResidentId, FifteenDigitsUpgradeOnlyWhenTheResultIsValid) {
  const CleanId good = ParseResidentId("110105491231002", kAsOf);
  EXPECT_EQ(good.text, "11010519491231002X");
  EXPECT_TRUE(good.upgraded);
  EXPECT_EQ(ParseResidentId("110105491331002", kAsOf).state, IdState::kInvalid);
}

TEST(ResidentId, DisabilityCertificateKeepsItsFirstEighteen) {
  EXPECT_EQ(ParseResidentId("11010519491231002X44", kAsOf).text, "11010519491231002X");
  EXPECT_EQ(ParseResidentId("11010519491231002X44B1", kAsOf).state, IdState::kValid);
  EXPECT_EQ(ParseResidentId("11010519491231002X4", kAsOf).state, IdState::kInvalid);
}

TEST(ResidentId, ExponentFormIsLostForGood) {
  EXPECT_EQ(ParseResidentId("4.41803E+17", kAsOf).state, IdState::kPrecisionLost);
  EXPECT_EQ(ParseResidentId("4.4e17", kAsOf).state, IdState::kPrecisionLost);
  EXPECT_EQ(ParseResidentId("4.41803E+15", kAsOf).state, IdState::kPrecisionLost);
  EXPECT_EQ(ParseResidentId("4.41803E+14", kAsOf).state, IdState::kInvalid);
}

TEST(ResidentId, BirthMustBeRealAndNotInTheFuture) {
  EXPECT_EQ(ParseResidentId(MakeId(44180320220531123), kAsOf).state, IdState::kValid);
  EXPECT_EQ(ParseResidentId(MakeId(44180320220601123), kAsOf).state, IdState::kInvalid);
  EXPECT_EQ(ParseResidentId(MakeId(44180319000101123), kAsOf).state, IdState::kValid);
  EXPECT_EQ(ParseResidentId(MakeId(44180318991231123), kAsOf).state, IdState::kInvalid);
  EXPECT_EQ(ParseResidentId(MakeId(44180319800230123), kAsOf).state, IdState::kInvalid);
}

TEST(ResidentId, BlankIsNotInvalid) {
  EXPECT_EQ(ParseResidentId(" \xE3\x80\x80'", kAsOf).state, IdState::kBlank);
  EXPECT_EQ(ParseResidentId("123", kAsOf).state, IdState::kInvalid);
}

TEST(MaskId, ShowsFirstSixAndLastFour) {
  EXPECT_EQ(MaskId("11010519491231002X"), "110105********002X");
  EXPECT_EQ(MaskId("1101"), "1***");
  EXPECT_EQ(MaskId(""), "");
}

}  // namespace
}  // namespace shouwang
