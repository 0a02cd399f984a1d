// The plan of help and the visit sheet, printed: what was planned and done, and what was found at the door with what
// was found the time before (02-domain.md sections 3 and 6).
#include "api/casework/test_casework.h"
#include "api/forms/forms_api.h"
#include "help/help_book.h"
#include "visits/form_json.h"
#include "visits/visits.h"

namespace shouwang::api {
namespace {

using help::MeasureState;

bool Has(const std::string& page, const std::string& text) { return page.find(text) != std::string::npos; }

class FormsHelpTest : public CaseworkCounty {
 public:
  FormsHelpTest()
      : CaseworkCounty(Joined({CaseworkEndpoints, RegistryEndpoints, FormEndpoints})), household_(Household("A1")) {}

  std::string Page(const std::string& form) {
    const http::Reply reply =
        Get(Officer(), "/households/" + std::to_string(household_) + "/forms/" + form + "?as=html");
    EXPECT_EQ(reply.status, 200) << reply.body;
    return reply.body;
  }

  void Change(const std::function<void(record::Tables&)>& change) {
    Write([&](record::Tables& tables) -> Status {
      change(tables);
      tables.audit().Append({"test", "", "done", ""});
      return {};
    });
  }

  // A visit by the pack's form: wage in 分, and how drinking water is.
  void Visited(const std::string& day, int64_t wage, const std::string& water,
               visits::VisitState state = visits::VisitState::kStands) {
    const policy::VisitForm form = services().packs->Contracts().value()->visit_form.value();
    Change([&](record::Tables& tables) {
      const std::string digest = visits::DigestOf(form);
      tables.visits().KeepForm(digest, visits::ToJson(form));
      visits::Visit visit;
      visit.key = Sha256Hex(day).substr(0, 32);
      visit.digest = Sha256Hex(day);
      visit.household = household_;
      visit.division_code = kVillageCode;
      visit.purpose = "routine";
      visit.visited_on = day;
      visit.form = digest;
      visit.content.answers = {{"education", {"没有适龄学生"}}, {"medical", {"全家参保"}},   {"water", {water}},
                               {"changes", {"有人失去工作"}},   {"needs", {"想要公益岗位"}}, {"opinion", {"情况稳定"}}};
      visit.content.amounts = {{"wage_away", wage}, {"expense_crops", 20'000}, {"spending_medical", 123'400}};
      visit.content.note = "家里整洁";
      visit.people = 1;
      visit.net_cents = wage - 20'000;
      visit.state = state;
      const std::vector<registry::Row> members = tables.registry().Members(household_);
      visit.content.members = {{members.front().id, {{"work", {"县外务工"}}}}};
      ASSERT_NE(tables.visits().Add(visit), 0);
    });
  }

  // Monitored, with a plan of one measure that was carried out, one that was given up, and a measure of the register.
  void Planned() {
    Change([&](record::Tables& tables) {
      registry::Row monitored(registry::Entity::kMonitored);
      monitored.id = tables.registry().NewNumber();
      monitored.household = household_;
      monitored[registry::monitored_field::kCategory] = "边缘易致贫户";
      monitored[registry::monitored_field::kIdentifiedOn] = "2022-01-10";
      monitored[registry::monitored_field::kRisks] = "因病";
      registry::Row earlier(registry::Entity::kMeasure);
      earlier.id = tables.registry().NewNumber();
      earlier.household = household_;
      earlier[registry::measure_field::kKind] = "教育帮扶";
      earlier[registry::measure_field::kStartedOn] = "2022-02-01";
      registry::Row carried = earlier;
      carried.id = tables.registry().NewNumber();
      carried[registry::measure_field::kKind] = "健康帮扶";
      ASSERT_TRUE(tables.registry().Apply(
          {registry::ChangeSource::kEdit,
           "纳入",
           {registry::Created(monitored), registry::Created(earlier), registry::Created(carried)}}));
      help::Plan plan;
      plan.household = household_;
      plan.monitored = monitored.id;
      plan.made_on = "2022-01-15";
      plan.id = tables.help().AddPlan(plan);
      help::Measure measure;
      measure.plan = plan.id;
      measure.household = household_;
      measure.kind = "健康帮扶";
      measure.risks = {"因病"};
      measure.department = "medical_insurance";
      measure.content = "代缴医保";
      measure.cents = 30'000;
      measure.from_on = "2022-02-01";
      measure.to_on = "2022-12-31";
      measure.state = MeasureState::kCarried;
      measure.carried_on = "2022-03-08";
      measure.carried_cents = 32'000;
      measure.register_row = carried.id;
      tables.help().AddMeasure(measure);
      measure.content = "不再需要";
      measure.state = MeasureState::kCancelled;
      measure.register_row = 0;
      tables.help().AddMeasure(measure);
    });
  }

 protected:
  int64_t household_ = 0;
};
SHOUWANG_API_ON_BOTH_DATABASES(FormsHelpTest);

TEST_P(FormsHelpTest, D6_ThePlanSaysWhichMeasureMeetsWhichRiskAndHowFarItIs) {
  Planned();
  const std::string page = Page("help_plan");
  for (const char* text : {"2022年1月15日", "因病", "健康帮扶", "代缴医保", "医保局", "320.00", "2022年3月8日",
                           "2022年12月31日", "2022年3月8日实施，待核查"}) {
    EXPECT_TRUE(Has(page, text)) << text;
  }
  EXPECT_TRUE(Has(page, "教育帮扶")) << "what the register has besides";
  EXPECT_FALSE(Has(page, "不再需要")) << "what was given up is no plan";
  EXPECT_EQ(page.find("代缴医保"), page.rfind("代缴医保")) << "its row of the register is the same measure";
}

TEST_P(FormsHelpTest, D3_TheSheetHasTheLastVisitAndTheOneBeforeBeside) {
  Visited("2022-04-02", 1'000'000, "水量不够");
  Visited("2022-05-12", 1'200'000, "安全");
  Visited("2022-05-20", 9'900'000, "水质不好", visits::VisitState::kDisputed);
  const std::string page = Page("visit");
  for (const char* text : {"2022年5月12日", "2022年4月2日", "2021年5月至2022年4月", "县外务工工资 12,000.00",
                           "11,800.00", "9,800.00", "2,000.00", "1,234.00", "有人失去工作", "想要公益岗位",
                           "情况稳定。家里整洁", "水量不够", "没有适龄学生", "县外务工"}) {
    EXPECT_TRUE(Has(page, text)) << text;
  }
  EXPECT_FALSE(Has(page, "99,000")) << "a visit in dispute is not printed";
  EXPECT_FALSE(Has(page, "水质不好"));
}

TEST_P(FormsHelpTest, AFamilyThatNobodyVisitedHasTheRegistersFigures) {
  const std::string page = Page("visit");
  EXPECT_TRUE(Has(page, "司马内"));
  EXPECT_FALSE(Has(page, "县外务工"));
}

}  // namespace
}  // namespace shouwang::api
