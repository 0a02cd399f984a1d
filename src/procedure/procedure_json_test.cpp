#include "procedure/procedure_json.h"

#include "procedure/test_procedures.h"

namespace shouwang::procedure {
namespace {

TEST(ProcedureJsonTest, AProcedureComesBackAsItWas) {
  for (const char* pack : {"huize-2022", "qingxin-2022"}) {
    for (const char* id : {"identification", "elimination"}) {
      const policy::Procedure procedure = testing::Take(pack, id);
      const Result<policy::Procedure> back = ProcedureFromJson(ToJson(procedure));
      ASSERT_TRUE(back);
      EXPECT_EQ(*back, procedure);
      EXPECT_EQ(DigestOf(*back), DigestOf(procedure));
    }
  }
}

TEST(ProcedureJsonTest, AnotherNumberIsAnotherVersion) {
  policy::Procedure procedure = testing::Take("huize-2022", "identification");
  const std::string before = DigestOf(procedure);
  EXPECT_EQ(procedure.Number(policy::kNoticeWorkdays), 5);
  EXPECT_EQ(procedure.Number(policy::kCaseDays), 15);
  EXPECT_EQ(procedure.Number(policy::kHelpMonths), 6);
  procedure.numbers["notice_workdays"] = 7;
  EXPECT_NE(DigestOf(procedure), before);
}

TEST(ProcedureJsonTest, DamagedTextIsAnError) {
  EXPECT_FALSE(ProcedureFromJson("{}"));
  EXPECT_FALSE(ProcedureFromJson("not json"));
  EXPECT_FALSE(ProcedureFromJson(R"({"id":"x","kind":"no such kind"})"));
}

TEST(ProcedureJsonTest, TheDetailOfAnEventComesBack) {
  Event event;
  event.fields = {{"risks", {"因病", "因学"}}, {"situation", {"如实"}}};
  event.attachments = {"aa", "bb"};
  event.again = {"visit"};
  Event back;
  ASSERT_TRUE(ReadDetail(DetailJson(event), back));
  EXPECT_EQ(back, event);
  EXPECT_EQ(DetailJson(Event{}), "{}");
  EXPECT_FALSE(ReadDetail("[", back));
}

}  // namespace
}  // namespace shouwang::procedure
