// help::HelpBook on both databases: plans and their versions, measures and who may change them, hand-overs, the yearly
// review, and the scope.
#include <gtest/gtest.h>

#include "base/json.h"
#include "help/help_book.h"
#include "store/help/help_tables.h"
#include "store/registry/test_registry.h"

namespace shouwang::store {
namespace {

using help::HelpedHousehold;
using help::Measure;
using help::MeasureState;

class HelpTest : public RegistryTest {
 public:
  // Gives the monitored row.
  int64_t Monitor(int64_t household, const std::string& identified_on = "2022-03-01",
                  const std::string& eliminated_on = "") {
    int64_t id = 0;
    Write([&](Work& work) -> Status {
      const auto registry = MakeRegistry(work);
      Row row(Entity::kMonitored);
      row.id = id = registry->NewNumber();
      row.household = household;
      row[monitored_field::kCategory] = "边缘易致贫户";
      row[monitored_field::kIdentifiedOn] = identified_on;
      row[monitored_field::kRisks] = "因病、缺劳动力";
      row[monitored_field::kEliminatedOn] = eliminated_on;
      const Result<int64_t> done = registry->Apply({ChangeSource::kEdit, "纳入", {Created(row)}});
      return done ? Status() : Fail(done.error());
    });
    return id;
  }

  // As the caller, or the system.
  void Book(const std::function<void(help::HelpBook&)>& use,
            const access::Caller& caller = access::Caller::System("test")) {
    const Status done = database().Write(caller, [&](Work& work) {
      use(*MakeHelpBook(work));
      return Status();
    });
    ASSERT_TRUE(done) << FormatError(done.error());
  }

  // A plan with one measure; gives the plan and the measure.
  std::pair<int64_t, int64_t> Plan(int64_t household, int64_t monitored) {
    std::pair<int64_t, int64_t> made;
    Book([&](help::HelpBook& book) {
      help::Plan plan;
      plan.household = household;
      plan.monitored = monitored;
      plan.made_on = "2022-03-05";
      made.first = book.AddPlan(plan);
      Measure measure;
      measure.plan = made.first;
      measure.household = household;
      measure.kind = "健康帮扶";
      measure.risks = {"因病"};
      measure.department = "medical_insurance";
      measure.content = "代缴医保";
      measure.cents = 30'000;
      measure.attachments = {std::string(64, 'a')};
      made.second = book.AddMeasure(measure);
    });
    return made;
  }

  const access::Caller town_ = CallerAt("530326101");
  const access::Caller other_ = CallerAt("530326102");
};
SHOUWANG_ON_BOTH_DATABASES(HelpTest);

TEST_P(HelpTest, MonitoredHouseholdsComeWithTheirPlan) {
  const int64_t household = MakeHousehold("H1");
  const int64_t monitored = Monitor(household);
  Monitor(MakeHousehold("H2"), "2021-01-01", "2022-01-01");
  Plan(household, monitored);
  Book([&](help::HelpBook& book) {
    const std::vector<HelpedHousehold> helped = book.Helped("", 0);
    ASSERT_EQ(helped.size(), 1U) << "who was eliminated is not helped";
    EXPECT_EQ(helped[0].head, "张三");
    EXPECT_EQ(helped[0].people, 2);
    EXPECT_EQ(helped[0].risks, (std::vector<std::string>{"因病", "缺劳动力"}));
    EXPECT_EQ(helped[0].planned_on, "2022-03-05");
    ASSERT_EQ(helped[0].measures.size(), 1U);
    EXPECT_EQ(helped[0].measures[0].kind, "健康帮扶");
  });
}

TEST_P(HelpTest, AMeasureIsKeptAsItWasGiven) {
  const int64_t household = MakeHousehold("H1");
  const auto [plan, id] = Plan(household, Monitor(household));
  Book([&, plan = plan, id = id](help::HelpBook& book) {
    const Measure measure = book.FindMeasure(id).value();
    EXPECT_EQ(measure.content, "代缴医保");
    EXPECT_EQ(measure.risks, std::vector<std::string>{"因病"});
    EXPECT_EQ(measure.cents, 30'000);
    EXPECT_EQ(measure.attachments.size(), 1U);
    EXPECT_EQ(book.MeasuresOf(plan), std::vector<Measure>{measure});
    EXPECT_EQ(book.List({"", MeasureState::kPlanned, "健康帮扶", "medical_insurance"}, 0, 10).size(), 1U);
    EXPECT_TRUE(book.List({"", MeasureState::kPosted, "", ""}, 0, 10).empty());
    EXPECT_TRUE(book.List({"530326102", std::nullopt, "", ""}, 0, 10).empty());
    EXPECT_TRUE(book.List({}, id, 10).empty()) << "after the last";
  });
}

TEST_P(HelpTest, WhoeverChangedItFirstIsNotOverwritten) {
  const int64_t household = MakeHousehold("H1");
  const int64_t id = Plan(household, Monitor(household)).second;
  Book([&](help::HelpBook& book) {
    Measure measure = book.FindMeasure(id).value();
    measure.state = MeasureState::kPosted;
    EXPECT_TRUE(book.SaveMeasure(measure, 1));
    EXPECT_FALSE(book.SaveMeasure(measure, 1));
    EXPECT_EQ(book.FindMeasure(id)->version, 2);
    EXPECT_TRUE(book.SaveMeasure(measure, 2));
  });
}

TEST_P(HelpTest, EveryEventIsAVersionOfThePlan) {
  const int64_t household = MakeHousehold("H1");
  const int64_t monitored = Monitor(household);
  const auto [plan, measure] = Plan(household, monitored);
  Book([&, plan = plan, measure = measure](help::HelpBook& book) {
    for (const int64_t number : {1, 2}) {
      help::PlanEvent event;
      event.account_name = "tester";
      event.measure = measure;
      event.reason = "原因";
      event.detail = {{"amount", number}};
      EXPECT_EQ(book.AddEvent(plan, event), number);
    }
    EXPECT_FALSE(book.AddEvent(plan + 1000, help::PlanEvent()));
    EXPECT_EQ(book.PlanOf(monitored)->version, 2);
    const std::vector<help::PlanEvent> events = book.Events(plan);
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(events[1].number, 2);
    EXPECT_EQ(events[1].reason, "原因");
    EXPECT_EQ(events[1].detail["amount"], 2);
  });
}

TEST_P(HelpTest, HandOversAreKeptWithWhatWasOpen) {
  const int64_t household = MakeHousehold("H1");
  Book([&](help::HelpBook& book) {
    help::HandOver hand_over;
    hand_over.household = household;
    hand_over.to_account = 8;
    hand_over.to_name = "李联系";
    hand_over.on = "2022-05-01";
    hand_over.reason = "轮换";
    hand_over.tasks = {{"round", household, "走访"}, {"measure", 3, "帮扶措施"}};
    book.AddHandOver(hand_over);
    hand_over.from_account = 8;
    hand_over.on = "2022-05-20";
    book.AddHandOver(hand_over);
    const std::vector<help::HandOver> all = book.HandOversOf(household);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].on, "2022-05-20") << "the newest first";
    EXPECT_EQ(all[1].tasks, hand_over.tasks);
    EXPECT_EQ(all[1].reason, "轮换");
  });
}

TEST_P(HelpTest, AYearHasOneReviewOfAHousehold) {
  const int64_t household = MakeHousehold("H1");
  Monitor(household, "2021-03-01", "2022-02-01");
  Book([&](help::HelpBook& book) {
    EXPECT_EQ(book.Reviews(2022, "").size(), 1U) << "monitored on some day of the year";
    EXPECT_TRUE(book.Reviews(2023, "").empty());
    EXPECT_TRUE(book.Reviews(2020, "").empty());
    help::Review review;
    review.household = household;
    review.year = 2022;
    review.effect = "有成效";
    review.note = "收入稳定";
    review.reviewed_on = "2022-05-31";
    review.id = book.AddReview(review);
    EXPECT_EQ(book.Reviews(2022, "")[0].review->note, "收入稳定");
    review.effect = "成效明显";
    EXPECT_TRUE(book.SaveReview(review, 1));
    EXPECT_FALSE(book.SaveReview(review, 1));
    EXPECT_EQ(book.ReviewsOf(household)[0].effect, "成效明显");
  });
}

TEST_P(HelpTest, AnotherTownSeesAndChangesNothing) {
  const int64_t household = MakeHousehold("H1");
  const int64_t monitored = Monitor(household);
  const auto [plan, id] = Plan(household, monitored);
  Book([&](help::HelpBook& book) { EXPECT_EQ(book.Helped("", 0).size(), 1U); }, town_);
  Book(
      [&, plan = plan, id = id](help::HelpBook& book) {
        EXPECT_TRUE(book.Helped("", 0).empty());
        EXPECT_FALSE(book.PlanOf(monitored));
        EXPECT_FALSE(book.FindMeasure(id));
        EXPECT_TRUE(book.MeasuresOf(plan).empty());
        EXPECT_FALSE(book.AddEvent(plan, help::PlanEvent()));
        EXPECT_TRUE(book.Events(plan).empty());
        Measure measure;
        measure.id = id;
        EXPECT_FALSE(book.SaveMeasure(measure, 1));
        EXPECT_TRUE(book.Reviews(2022, "").empty());
        EXPECT_TRUE(book.HandOversOf(household).empty());
        help::Plan own;
        own.household = household;
        EXPECT_EQ(book.AddPlan(own), 0);
      },
      other_);
}

}  // namespace
}  // namespace shouwang::store
