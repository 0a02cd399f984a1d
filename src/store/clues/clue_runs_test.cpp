#include "base/resident_id.h"
#include "store/clues/test_clues.h"

namespace shouwang::store {
namespace {

using clues::State;
using clues::Taken;
using clues::Verdict;

class ClueRunsTest : public CluesTest {};
SHOUWANG_ON_BOTH_DATABASES(ClueRunsTest);

TEST_P(ClueRunsTest, FindingsBecomeCluesAndExclusionsAreOnlyShown) {
  const Taken taken = Run(1, "2022-05-31", {{"R1"}, {"Q1"}, {"X1"}, {"R1", "H2"}});
  EXPECT_EQ(taken.found, 4);
  EXPECT_EQ(Only("R1").state, State::kFound);
  EXPECT_EQ(Only("R1").holder, "530326000000");
  EXPECT_EQ(Only("R1").risk, "因病");
  EXPECT_EQ(Only("X1").state, State::kShown);
  EXPECT_EQ(Only("X1").holder, "");
  EXPECT_NE(DetailOf(Only("R1").id).evidence.find("\"figure\":100"), std::string::npos);
}

TEST_P(ClueRunsTest, TheSameRunTwiceChangesNothing) {
  const Taken first = Run(1, "2022-05-31", {{"R1"}, {"Q1"}});
  const clues::Clue clue = Only("R1");
  EXPECT_EQ(Run(1, "2022-05-31", {{"R1", "H9"}}), first);
  EXPECT_EQ(List(access::Caller::System("test")).size(), 2U);
  EXPECT_EQ(Only("R1").version, clue.version);
}

TEST_P(ClueRunsTest, ThreeMonthsOfOneHousehold) {
  Run(1, "2022-05-31", {{"R1"}});
  SendAll();
  ASSERT_TRUE(Answer(Only("R1").id, Only("R1").version, Verdict::kRefuted));
  const clues::Clue answered = Only("R1");

  // June: the same facts from another file. Nobody is asked again.
  TestFinding june{"R1"};
  june.file = "6月.xlsx";
  Taken taken = Run(2, "2022-06-30", {june});
  EXPECT_EQ(taken.seen_again, 1);
  EXPECT_EQ(taken.found + taken.reopened + taken.refreshed, 0);
  EXPECT_EQ(Only("R1").state, State::kAnswered);
  EXPECT_EQ(Only("R1").version, answered.version);
  EXPECT_EQ(Only("R1").seen_run, 2);
  EXPECT_EQ(Only("R1").run, 1);

  // July: another figure. The question is a new one; what changed is told.
  TestFinding july{"R1"};
  july.figure = "250";
  taken = Run(3, "2022-07-31", {july});
  EXPECT_EQ(taken.reopened, 1);
  const clues::Clue reopened = Only("R1");
  EXPECT_EQ(reopened.id, answered.id);
  EXPECT_EQ(reopened.state, State::kFound);
  EXPECT_EQ(reopened.times_opened, 2);
  EXPECT_EQ(reopened.answer.verdict, Verdict::kNone);
  EXPECT_EQ(reopened.due_on, "");
  EXPECT_NE(reopened.explanation.find("250"), std::string::npos);
  const clues::ClueDetail detail = DetailOf(reopened.id);
  ASSERT_EQ(detail.history.size(), 3U);  // send, answer, reopened
  EXPECT_EQ(detail.history[1].action, "answer");
  EXPECT_NE(detail.history[1].detail.find("refuted"), std::string::npos) << "the old answer stays in the history";
  EXPECT_EQ(detail.history[2].action, "reopened");
  EXPECT_NE(detail.history[2].detail.find(R"({"after":250,"before":100,"name":"figure"})"), std::string::npos);
  EXPECT_NE(detail.evidence.find("250"), std::string::npos);
}

TEST_P(ClueRunsTest, AClosedClueWithTheSameEvidenceStaysClosed) {
  Run(1, "2022-05-31", {{"R1"}});
  SendAll();
  ASSERT_TRUE(Answer(Only("R1").id, 2, Verdict::kConfirmed));
  Write([&](Work& work) {
    const auto clues = MakeClues(work);
    const auto caller = At("530326101", 9);
    (void)clues::ReviewClue(*clues, Only("R1").id, 3, "", caller, clues::MomentOf(work.now_ms));
    EXPECT_EQ(clues->CloseAll("", "R1"), 1);
    return Status();
  });
  EXPECT_EQ(Only("R1").state, State::kClosed);
  EXPECT_EQ(Run(2, "2022-06-30", {{"R1"}}).seen_again, 1);
  EXPECT_EQ(Only("R1").state, State::kClosed);
  EXPECT_EQ(Run(3, "2022-07-31", {}).gone, 0) << "closed and gone is simply over";
}

TEST_P(ClueRunsTest, AChangeBeforeTheAnswerIsShownWithoutAskingTwice) {
  Run(1, "2022-05-31", {{"R1"}});
  SendAll();
  const clues::Clue sent = Only("R1");
  TestFinding changed{"R1"};
  changed.figure = "101";
  const Taken taken = Run(2, "2022-06-30", {changed});
  EXPECT_EQ(taken.refreshed, 1);
  const clues::Clue now = Only("R1");
  EXPECT_EQ(now.state, State::kSent);
  EXPECT_EQ(now.due_on, sent.due_on);
  EXPECT_EQ(now.version, sent.version + 1);
  EXPECT_EQ(Answer(now.id, sent.version, Verdict::kConfirmed).error().code, ErrorCode::kStale)
      << "the village answers what it was shown";
}

TEST_P(ClueRunsTest, WhatIsGoneIsMarkedWhenItWasAskedAndClosedWhenNot) {
  Run(1, "2022-05-31", {{"R1", "H1"}, {"R1", "H2"}, {"X1", "H1"}});
  Write([&](Work& work) {
    clues::Clue clue = Only("R1", "H1");
    EXPECT_TRUE(clues::Send(clue, "2022-06-08", clues::MomentOf(work.now_ms)));
    EXPECT_TRUE(MakeClues(work)->Save(clue, 1, clues::Action::kSend, "{}"));
    return Status();
  });
  const Taken taken = Run(2, "2022-06-30", {});
  EXPECT_EQ(taken.gone, 1);
  EXPECT_EQ(taken.vanished, 2);
  EXPECT_EQ(Only("R1", "H1").state, State::kSent) << "it was asked: it still needs an answer";
  EXPECT_EQ(Only("R1", "H1").gone_run, 2);
  EXPECT_EQ(Only("R1", "H1").version, 2) << "an answer written offline stays good";
  EXPECT_EQ(Only("R1", "H2").state, State::kClosed);
  EXPECT_EQ(DetailOf(Only("R1", "H2").id).history.back().action, "gone");

  // Here again, with the same evidence: nobody ever answered, so it is a question again.
  const Taken again = Run(3, "2022-07-31", {{"R1", "H1"}, {"R1", "H2"}, {"X1", "H1"}});
  EXPECT_EQ(again.found, 2);
  EXPECT_EQ(again.seen_again, 1);
  EXPECT_EQ(Only("R1", "H1").gone_run, 0);
  EXPECT_EQ(Only("R1", "H2").state, State::kFound);
  EXPECT_EQ(Only("X1").state, State::kShown);
}

TEST_P(ClueRunsTest, ASkippedRuleSaysNothing) {
  Run(1, "2022-05-31", {{"R1"}, {"Q1"}});
  const Taken taken = Run(2, "2022-06-30", {{"R1"}}, "Q1");
  EXPECT_EQ(taken.vanished, 0);
  EXPECT_EQ(Only("Q1").state, State::kFound);
}

TEST_P(ClueRunsTest, ARunOfAnEarlierDayDoesNotUndoALaterOne) {
  Run(1, "2022-06-30", {{"R1"}});
  TestFinding old{"R1"};
  old.figure = "7";
  const Taken taken = Run(2, "2022-05-31", {old, {"Q1"}});
  EXPECT_EQ(taken.passed_over, 2) << "every rule was spoken about on the later day";
  EXPECT_NE(Only("R1").explanation.find("100"), std::string::npos);
}

TEST_P(ClueRunsTest, NoIdInTheClear) {
  const std::string id_no = ResidentId(53032619741117001).Text();
  TestFinding finding{"R1"};
  finding.household = id_no;
  finding.id_no = id_no;
  finding.file = id_no + ".xlsx";
  Run(1, "2022-05-31", {finding});
  Read([&](Work& work) {
    for (const char* column : {"household_id", "person_id", "explanation", "datasets"}) {
      std::string text;
      work.sql() << "SELECT " << column << " FROM clue", soci::into(text);
      EXPECT_EQ(text.find(id_no), std::string::npos) << column;
    }
    std::string evidence;
    work.sql() << "SELECT evidence FROM clue_evidence", soci::into(evidence);
    EXPECT_EQ(evidence.find(id_no), std::string::npos);
    int64_t staged = -1;
    work.sql() << "SELECT count(*) FROM clue_finding", soci::into(staged);
    EXPECT_EQ(staged, 0);
  });
}

TEST_P(ClueRunsTest, AnotherCountysCluesAreLeftAlone) {
  TestFinding other{"R1"};
  other.division = "530327101201";
  Run(1, "2022-05-31", {other});
  EXPECT_EQ(Run(2, "2022-06-30", {}).vanished, 0);
  EXPECT_EQ(Only("R1").state, State::kFound);
}

}  // namespace
}  // namespace shouwang::store
