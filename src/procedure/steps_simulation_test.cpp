// A seeded simulation of the kernel: many actors do whatever they like to many cases, in any order and on any day. No
// act that is accepted may break the rules of 02-domain.md sections 5 and 7, and a seed always gives the same events.
#include <algorithm>
#include <random>

#include "base/clock.h"
#include "procedure/due.h"
#include "procedure/procedure_json.h"
#include "procedure/steps.h"
#include "procedure/test_procedures.h"

namespace shouwang::procedure {
namespace {

using policy::Procedure;

class Simulation {
 public:
  Simulation(const Procedure& procedure, uint32_t seed) : procedure_(procedure), digest_(DigestOf(procedure)) {
    random_.seed(seed);
    now_ms_ = BeijingMidnight(Date::FromCivil(2022, 5, 1).value());
    Take(Start(procedure_, digest_, "", ActOf(policy::Office::kVillage)));
  }

  void Run(int acts) {
    for (int i = 0; i < acts; ++i) {
      // The clock jumps on, now and then by weeks.
      now_ms_ += Below(20) == 0 ? Below(40) * kDay : Below(2) * kDay / 3;
      Take(Any());
      Check();
    }
  }

  const std::vector<Event>& events() const { return events_; }
  const CaseState& state() const { return state_; }

 private:
  static constexpr int64_t kDay = 86'400'000;

  int64_t Below(int64_t bound) { return static_cast<int64_t>(random_() % static_cast<uint64_t>(bound)); }
  bool Often() { return Below(10) < 8; }
  template <typename Items>
  const auto& OneOf(const Items& items) {
    return items[static_cast<size_t>(Below(static_cast<int64_t>(std::size(items))))];
  }

  Act ActOf(std::optional<policy::Office> office) {
    Act act;
    act.office = office;
    act.account = office ? (static_cast<int64_t>(*office) + 1) * 10 + Below(3) : 0;
    act.now_ms = now_ms_;
    return act;
  }
  Act Anybody() {
    const policy::ProcedureStep* step = procedure_.FindStep(state_.step);
    return ActOf(Often() ? step->office : OneOf(policy::kOffices));
  }

  FieldValues Fields() {
    FieldValues fields;
    for (const std::string& name : procedure_.FindStep(state_.step)->fields) {
      const policy::StepField& field = *procedure_.FindField(name);
      if (Below(30) == 0) continue;
      fields[name] = {!field.values.empty()                        ? OneOf(field.values)
                      : field.type == policy::StepFieldType::kDate ? BeijingDay(now_ms_).Iso()
                                                                   : "x"};
    }
    return fields;
  }

  Result<Event> Any() {
    const std::string reason = Below(5) == 0 ? "" : "r";
    switch (Below(16)) {
      case 0: {
        const Act act = Anybody();
        std::vector<std::string> again;
        if (Below(2) == 0) again.push_back(OneOf(procedure_.papers).name);
        return Return(procedure_, state_, OneOf(procedure_.steps).id, again, reason, act);
      }
      case 1:
        return Below(40) == 0 ? End(procedure_, state_, reason, Anybody()) : Hold(state_, HoldName(), ActOf({}));
      case 2:
      case 3:
        return Release(state_, HoldName(), ActOf({}));
      case 4:
        if (state_.papers.empty()) break;
        {
          const Paper paper = OneOf(state_.papers);
          return TakePaper(state_, paper.kind, paper.ref, reason, Anybody());
        }
      case 5:
        return MarkExclusion(state_, Below(2) == 0, reason, ActOf({}));
      case 6:
        if (Below(60) == 0) return Withdraw(state_, reason, Anybody());
        break;
      default:
        break;
    }
    if (Below(3) == 0) return Complete(procedure_, state_, state_.step, Fields(), Anybody());
    const policy::PaperKind& kind = OneOf(procedure_.papers);
    const PaperGiven paper{kind.name, "p" + std::to_string(Below(3)), {"digest"}};
    return AddPaper(procedure_, state_, paper, Often() == kind.by_program ? ActOf({}) : Anybody());
  }
  std::string HoldName() { return "objection/" + std::to_string(Below(2)); }

  void Take(const Result<Event>& event) {
    if (!event) return;
    if (event->kind == EventKind::kCompleted) CheckCompletion(*event);
    Apply(state_, *event, procedure_);
    events_.push_back(*event);
  }

  // Of the moment a step is completed.
  void CheckCompletion(const Event& event) {
    const policy::ProcedureStep& step = *procedure_.FindStep(event.step);
    EXPECT_TRUE(state_.holds.empty());
    EXPECT_EQ(event.account / 10 - 1, static_cast<int64_t>(step.office));
    for (const std::string& before : step.not_by) EXPECT_FALSE(state_.makers[before].contains(event.account));
    for (size_t i = 0; i <= procedure_.IndexOf(step.id); ++i) {
      for (const policy::PaperNeed& need : procedure_.steps[i].papers) {
        EXPECT_TRUE(std::any_of(need.begin(), need.end(),
                                [&](const std::string& kind) { return state_.FindPaper(kind) != nullptr; }))
            << step.id << " without " << need.front();
      }
    }
    if (state_.excluded && procedure_.FindPaper("group_decision") != nullptr && step.id == "determine") {
      EXPECT_NE(state_.FindPaper("group_decision"), nullptr);
      EXPECT_NE(state_.FindPaper("explanation"), nullptr);
    }
  }

  // Of every state: exactly the steps before the present one are done.
  void Check() {
    const size_t at = procedure_.IndexOf(state_.step);
    ASSERT_LT(at, procedure_.steps.size());
    for (size_t i = 0; i < procedure_.steps.size(); ++i) {
      const bool before = i < at || state_.status == CaseStatus::kDone;
      EXPECT_EQ(state_.done.contains(procedure_.steps[i].id), before) << procedure_.steps[i].id;
    }
    EXPECT_GE(state_.held_days, 0);
    EXPECT_EQ(state_.version, static_cast<int64_t>(events_.size()));
  }

  const Procedure& procedure_;
  std::string digest_;
  std::mt19937 random_;
  int64_t now_ms_ = 0;
  CaseState state_;
  std::vector<Event> events_;
};

CaseState Replay(const Procedure& procedure, const std::vector<Event>& events) {
  CaseState state;
  for (const Event& event : events) Apply(state, event, procedure);
  return state;
}

TEST(StepsSimulationTest, NothingThatIsAcceptedBreaksTheRules) {
  int done = 0;
  int ended = 0;
  int returned = 0;
  for (const char* pack : {"huize-2022", "qingxin-2022"}) {
    for (const char* id : {"identification", "elimination"}) {
      const Procedure procedure = testing::Take(pack, id);
      for (uint32_t seed = 0; seed < 250; ++seed) {
        SCOPED_TRACE(std::string(pack) + " " + id + " seed " + std::to_string(seed));
        Simulation simulation(procedure, seed);
        simulation.Run(400);
        if (HasFailure()) return;
        EXPECT_EQ(Replay(procedure, simulation.events()), simulation.state());
        done += simulation.state().status == CaseStatus::kDone ? 1 : 0;
        ended += simulation.state().status == CaseStatus::kEnded ? 1 : 0;
        returned += simulation.state().returns > 0 ? 1 : 0;
      }
    }
  }
  // The walk is wide enough to mean something.
  EXPECT_GT(done, 100);
  EXPECT_GT(ended, 10);
  EXPECT_GT(returned, 100);
}

TEST(StepsSimulationTest, ASeedGivesTheSameEventsAgain) {
  const Procedure procedure = testing::Take("huize-2022", "identification");
  for (uint32_t seed = 0; seed < 20; ++seed) {
    Simulation first(procedure, seed);
    first.Run(300);
    Simulation second(procedure, seed);
    second.Run(300);
    EXPECT_EQ(first.events(), second.events());
  }
}

}  // namespace
}  // namespace shouwang::procedure
