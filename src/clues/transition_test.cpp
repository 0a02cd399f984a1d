#include "clues/transition.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

namespace shouwang::clues {
namespace {

constexpr int64_t kDayMs = 86'400'000;
constexpr int64_t kStartMs = 1653955200000;  // 2022-05-31 08:00 in Beijing

access::Caller Person(int64_t account, const std::string& division) {
  access::Caller caller;
  caller.account = account;
  caller.scope.kind = access::Scope::Kind::kDivision;
  caller.scope.division = division;
  return caller;
}

Clue NewClue() {
  Clue clue;
  clue.id = 1;
  clue.division_code = "530326101201";
  clue.holder = "530326000000";
  return clue;
}

Answer Good(Verdict verdict = Verdict::kConfirmed) { return {verdict, "去看过", "王五", "2022-05-30", {}}; }

TEST(Transition, OneWayThroughAllSteps) {
  Clue clue = NewClue();
  const Moment at = MomentOf(kStartMs);
  EXPECT_EQ(at.today, "2022-05-31");
  ASSERT_TRUE(Send(clue, "2022-06-08", at));
  EXPECT_EQ(clue.holder, "530326101201");
  ASSERT_TRUE(GiveAnswer(clue, Good(), Person(7, "530326101201"), at));
  EXPECT_EQ(clue.holder, "530326101000");
  ASSERT_TRUE(Return(clue, "没有写收入", "2022-06-10", Person(8, "530326101"), at));
  EXPECT_EQ(clue.state, State::kReturned);
  EXPECT_EQ(clue.remark, "没有写收入");
  ASSERT_TRUE(GiveAnswer(clue, Good(Verdict::kResolved), Person(7, "530326101201"), at));
  ASSERT_TRUE(Review(clue, "", Person(8, "530326101"), at));
  EXPECT_EQ(clue.holder, "530326000000");
  ASSERT_TRUE(Close(clue));
  EXPECT_EQ(clue.holder, "");
  EXPECT_EQ(clue.answer.verdict, Verdict::kResolved);
}

TEST(Transition, WhoAnsweredDoesNotReview) {
  Clue clue = NewClue();
  const Moment at = MomentOf(kStartMs);
  ASSERT_TRUE(Send(clue, "2022-06-08", at));
  ASSERT_TRUE(GiveAnswer(clue, Good(), Person(7, "530326101201"), at));
  const Status own = Review(clue, "", Person(7, "530326101"), at);
  ASSERT_FALSE(own);
  EXPECT_EQ(own.error().code, ErrorCode::kForbidden);
  EXPECT_EQ(clue.state, State::kAnswered);
}

TEST(Transition, AnIncompleteAnswerSaysAllThatIsMissing) {
  EXPECT_TRUE(CheckAnswer(Good(), "2022-05-31").empty());
  EXPECT_EQ(CheckAnswer({}, "2022-05-31").size(), 3U);
  Answer refuted = Good(Verdict::kRefuted);
  refuted.note.clear();
  ASSERT_EQ(CheckAnswer(refuted, "2022-05-31").size(), 1U);
  EXPECT_EQ(CheckAnswer(refuted, "2022-05-31")[0].where, "note");
  Answer late = Good();
  late.visited_on = "2022-06-01";
  EXPECT_EQ(CheckAnswer(late, "2022-05-31").size(), 1U) << "tomorrow";
  late.visited_on = "2022-05-31";
  EXPECT_TRUE(CheckAnswer(late, "2022-05-31").empty()) << "today";
  late.visited_on = "2021-05-29";
  EXPECT_EQ(CheckAnswer(late, "2022-05-31").size(), 1U) << "367 days ago";
  late.visited_on = "2022-02-30";
  EXPECT_EQ(CheckAnswer(late, "2022-05-31").size(), 1U) << "no day";
}

TEST(Transition, OnlyWhatIsOverdueIsEscalatedFirstToTheTownThenToTheCounty) {
  Clue clue = NewClue();
  Moment at = MomentOf(kStartMs);
  ASSERT_TRUE(Send(clue, "2022-05-31", at));
  EXPECT_FALSE(Escalate(clue, at)) << "due today";
  at = MomentOf(kStartMs + kDayMs);
  ASSERT_TRUE(Escalate(clue, at));
  EXPECT_EQ(clue.holder, "530326101000");
  ASSERT_TRUE(Escalate(clue, at));
  EXPECT_EQ(clue.holder, "530326000000");
  EXPECT_FALSE(Escalate(clue, at));
  EXPECT_TRUE(GiveAnswer(clue, Good(), Person(7, "530326101201"), at));
}

TEST(Transition, AssignedOnlyToAVillageOfTheSameCountyInScope) {
  Clue clue = NewClue();
  const access::Scope county = Person(1, "530326").scope;
  EXPECT_FALSE(Assign(clue, "530326101000", county)) << "a town";
  EXPECT_FALSE(Assign(clue, "530327101201", county)) << "another county";
  EXPECT_FALSE(Assign(clue, "530326102201", Person(1, "530326101").scope)) << "another town's";
  EXPECT_FALSE(Assign(clue, clue.division_code, county));
  ASSERT_TRUE(Assign(clue, "530326102201", county));
  EXPECT_EQ(clue.holder, "530326000000") << "not sent yet: still the county's turn";
  clue.state = State::kClosed;
  EXPECT_FALSE(Assign(clue, "530326101201", county));
  EXPECT_EQ(clue.division_code, "530326102201");
}

TEST(Transition, ShownAndClosedCluesAreAskedOfNobody) {
  for (const Transition& transition : Transitions()) {
    EXPECT_NE(transition.from, State::kShown);
    EXPECT_NE(transition.from, State::kClosed);
    EXPECT_NE(transition.to, State::kShown);
  }
}

// The states as a drawing of the procedure has them, without any of the code's details.
const std::map<State, std::map<Action, State>>& Drawing() {
  static const std::map<State, std::map<Action, State>> drawing = {
      {State::kFound, {{Action::kSend, State::kSent}}},
      {State::kSent, {{Action::kAnswer, State::kAnswered}, {Action::kEscalate, State::kEscalated}}},
      {State::kReturned, {{Action::kAnswer, State::kAnswered}, {Action::kEscalate, State::kEscalated}}},
      {State::kEscalated, {{Action::kAnswer, State::kAnswered}, {Action::kEscalate, State::kEscalated}}},
      {State::kAnswered, {{Action::kReview, State::kReviewed}, {Action::kReturn, State::kReturned}}},
      {State::kReviewed, {{Action::kClose, State::kClosed}, {Action::kReturn, State::kReturned}}},
      {State::kClosed, {}},
  };
  return drawing;
}

Status Do(Clue& clue, Action action, int64_t account, const Moment& at) {
  switch (action) {
    case Action::kSend:
      return Send(clue, at.today, at);
    case Action::kAnswer:
      return GiveAnswer(clue, Good(), Person(account, "530326101201"), at);
    case Action::kReview:
      return Review(clue, "", Person(account, "530326101"), at);
    case Action::kReturn:
      return Return(clue, "再看", at.today, Person(account, "530326101"), at);
    case Action::kEscalate:
      return Escalate(clue, at);
    default:
      return Close(clue);
  }
}

TEST(Transition, RandomOperationsFollowTheDrawing) {
  const Action actions[] = {Action::kSend,   Action::kAnswer,   Action::kReview,
                            Action::kReturn, Action::kEscalate, Action::kClose};
  std::set<State> reached;
  for (unsigned seed = 1; seed <= 300; ++seed) {
    std::mt19937 random(seed);
    Clue clue = NewClue();
    int64_t now_ms = kStartMs;
    for (int step = 0; step < 40; ++step) {
      now_ms += kDayMs * static_cast<int64_t>(random() % 3);
      const Moment at = MomentOf(now_ms);
      const Action action = actions[random() % std::size(actions)];
      const int64_t account = 1 + static_cast<int64_t>(random() % 2);
      const Clue before = clue;
      const Status done = Do(clue, action, account, at);
      const auto& ways = Drawing().at(before.state);
      const auto way = ways.find(action);
      const bool own = action == Action::kReview && before.answered_by == account;
      const bool early = action == Action::kEscalate && !(before.due_on < at.today);
      const bool at_top = before.state == State::kEscalated && before.holder == "530326000000";
      const bool allowed = way != ways.end() && !own && !early && !(action == Action::kEscalate && at_top);
      ASSERT_EQ(done.has_value(), allowed)
          << "seed " << seed << " step " << step << " " << Name(action) << " from " << Name(before.state);
      if (!allowed) {
        ASSERT_EQ(clue.state, before.state);
        ASSERT_EQ(clue.holder, before.holder);
        ASSERT_EQ(clue.answer, before.answer);
        continue;
      }
      ASSERT_EQ(clue.state, way->second) << "seed " << seed;
      ASSERT_EQ(clue.state == State::kClosed, clue.holder.empty());
      reached.insert(clue.state);
    }
  }
  EXPECT_EQ(reached.size(), 6U) << "every state but found";
}

}  // namespace
}  // namespace shouwang::clues
