#include <algorithm>
#include <array>
#include <random>
#include <set>

#include "store/clues/test_clues.h"

namespace shouwang::store {
namespace {

using clues::ClueCursor;
using clues::ClueFilter;
using clues::ClueOrder;
using clues::State;
using clues::Verdict;

class ClueListsTest : public CluesTest {
 public:
  // Sixty households in four villages of two towns, in several states and with several due days.
  void Fill() {
    std::vector<TestFinding> findings;
    for (int i = 0; i < 60; ++i) {
      TestFinding finding;
      finding.rule = i % 3 == 0 ? "Q1" : "R1";
      finding.household = "H" + std::to_string(i);
      finding.division = "53032610" + std::to_string(1 + i % 2) + "20" + std::to_string(1 + i / 2 % 2);
      findings.push_back(finding);
    }
    findings.push_back({"X1", "H0"});
    Run(1, "2022-05-31", findings);
    std::mt19937 random(7);
    Write([&](Work& work) {
      const auto repository = MakeClues(work);
      for (clues::Clue& clue : repository->List({}, ClueOrder::kNewest, {}, 1000)) {
        if (clue.state == State::kShown || random() % 3 == 0) continue;
        const std::string due = "2022-06-0" + std::to_string(1 + random() % 4);
        EXPECT_TRUE(clues::Send(clue, due, clues::MomentOf(work.now_ms)));
        EXPECT_TRUE(repository->Save(clue, 1, clues::Action::kSend, "{}"));
        if (random() % 3 != 0) continue;
        const clues::Answer answer = {Verdict::kRefuted, "没有这回事", "王五", "2022-05-30", {}};
        const clues::Moment at = clues::MomentOf(work.now_ms);
        EXPECT_TRUE(clues::AnswerClue(*repository, clue.id, 2, answer, At("530326"), at));
      }
      return Status();
    });
  }

  // Page by page, three at a time, with what must hold from one to the next.
  std::vector<clues::Clue> Paged(const access::Caller& caller, const ClueFilter& filter, ClueOrder order) {
    std::vector<clues::Clue> all;
    std::optional<ClueCursor> after;
    for (;;) {
      const std::vector<clues::Clue> page = List(caller, filter, order, 3, after);
      all.insert(all.end(), page.begin(), page.end());
      if (page.size() < 3) return all;
      after = CursorOf(page.back());
    }
  }
};
SHOUWANG_ON_BOTH_DATABASES(ClueListsTest);

TEST_P(ClueListsTest, PagesGiveEachClueOnceInOrder) {
  Fill();
  for (const char* place : {"", "530326101000", "530326101201"}) {
    for (const char* rule : {"", "R1"}) {
      for (const ClueOrder order : {ClueOrder::kDue, ClueOrder::kNewest}) {
        ClueFilter filter;
        if (*rule != 0) filter.states = {State::kSent, State::kAnswered};
        filter.place = place;
        filter.rule = rule;
        const auto all = Paged(At("530326"), filter, order);
        std::set<int64_t> ids;
        for (const clues::Clue& clue : all) {
          ids.insert(clue.id);
          EXPECT_TRUE(filter.rule.empty() || clue.rule.id == filter.rule);
          EXPECT_TRUE(clue.division_code.starts_with(access::DivisionPrefix(filter.place)));
        }
        EXPECT_EQ(ids.size(), all.size());
        const bool sorted = std::is_sorted(all.begin(), all.end(), [order](const auto& a, const auto& b) {
          if (order == ClueOrder::kNewest) return a.id > b.id;
          ClueCursor first = CursorOf(a);
          ClueCursor second = CursorOf(b);
          for (ClueCursor* one : {&first, &second}) one->due_on = one->due_on.empty() ? "9999" : one->due_on;
          return first < second;
        });
        EXPECT_TRUE(sorted) << place << rule;
        EXPECT_FALSE(all.empty()) << place << rule;
        EXPECT_EQ(all.size(), List(At("530326"), filter, order).size());
      }
    }
  }
  EXPECT_EQ(Paged(At("530326"), {}, ClueOrder::kDue).size(), 61U);
}

TEST_P(ClueListsTest, NobodySeesCluesOutsideTheirScope) {
  Fill();
  size_t seen = 0;
  for (const char* scope : {"530326101", "530326102"}) {
    for (const clues::Clue& clue : List(At(scope))) {
      EXPECT_TRUE(clue.division_code.starts_with(scope));
      ++seen;
    }
  }
  EXPECT_EQ(seen, 61U);
  ClueFilter other_town;
  other_town.place = "530326102000";
  EXPECT_TRUE(List(At("530326101"), other_town).empty());
  EXPECT_TRUE(List(At("530327")).empty());
  EXPECT_EQ(List(At("53")).size(), 61U) << "a province";
  access::Caller officer;
  officer.role = access::Role::kAuditor;
  EXPECT_TRUE(List(officer).empty());
  access::Caller department = At("530326");
  department.scope.kind = access::Scope::Kind::kDepartment;
  EXPECT_TRUE(List(department).empty());

  const clues::Clue clue = List(At("530326101201")).front();
  const Status outside = database().Read(At("530326102"), [&](Work& work) {
    EXPECT_FALSE(MakeClues(work)->Find(clue.id));
    EXPECT_TRUE(MakeClues(work)->Detail(clue.id).evidence.empty());
    for (const clues::Clue& seen_there : MakeClues(work)->Feedback("medical_settlement", 0, INT64_MAX, 100)) {
      EXPECT_TRUE(seen_there.division_code.starts_with("530326102"));
    }
    for (const clues::ClueCount& count : MakeClues(work)->Count("")) {
      EXPECT_TRUE(count.division_code.starts_with("530326102"));
    }
    return Status();
  });
  EXPECT_TRUE(outside);
  EXPECT_EQ(Answer(clue.id, clue.version, Verdict::kConfirmed, At("530326102")).error().code, ErrorCode::kNotFound);
}

TEST_P(ClueListsTest, AContactPersonSeesTheCluesOfAssignedHouseholds) {
  Fill();
  const clues::Clue clue = Only("R1", "H1");
  Write([&](Work& work) {
    work.sql() << "INSERT INTO household (id, household_id, division_code, village_group, household_type, phone, "
                  "phone_index, residency, contact_account, closed, version, corrected, import_id) VALUES (77, 'H1', "
                  ":division, '', '', '', 0, '', 42, 0, 1, 0, 0)",
        soci::use(clue.division_code);
    work.sql() << "UPDATE clue SET household = 77 WHERE id = :id", soci::use(clue.id);
    return Status();
  });
  access::Caller contact = At("530326", 42);
  contact.scope.kind = access::Scope::Kind::kContact;
  contact.scope.account = 42;
  ASSERT_EQ(List(contact).size(), 1U);
  EXPECT_EQ(List(contact).front().id, clue.id);
  access::Caller other = contact;
  other.scope.account = 43;
  EXPECT_TRUE(List(other).empty());
  const Status read = database().Read(other, [&](Work& work) {
    EXPECT_FALSE(MakeClues(work)->Find(clue.id));
    EXPECT_TRUE(MakeClues(work)->Count("").empty());
    return Status();
  });
  EXPECT_TRUE(read);
}

TEST_P(ClueListsTest, CountsAndDueDays) {
  Fill();
  int64_t sum = 0;
  std::vector<clues::DueCount> due;
  Read([&](Work& work) {
    for (const clues::ClueCount& count : MakeClues(work)->Count("530326101000")) sum += count.clues;
    due = MakeClues(work)->CountDue(std::array{State::kSent}, "2022-06-03", "2022-06-03");
  });
  EXPECT_EQ(sum, 31);
  ClueFilter sent;
  sent.states = {State::kSent};
  int64_t overdue = 0;
  int64_t soon = 0;
  const auto clues = List(At("530326"), sent);
  for (const clues::Clue& clue : clues) {
    overdue += clue.due_on < "2022-06-03" ? 1 : 0;
    soon += clue.due_on == "2022-06-03" ? 1 : 0;
  }
  ASSERT_EQ(due.size(), 1U);
  EXPECT_EQ(due[0].clues, static_cast<int64_t>(clues.size()));
  EXPECT_EQ(due[0].overdue, overdue);
  EXPECT_EQ(due[0].due_soon, soon);
  sent.due_before = "2022-06-03";
  EXPECT_EQ(List(At("530326"), sent).size(), static_cast<size_t>(overdue));
}

TEST_P(ClueListsTest, SentByRuleAndTownAndEscalatedWhenOverdue) {
  Run(1, "2022-05-31", {{"R1", "H1"}, {"R1", "H2", "1", "530326102201"}, {"Q1", "H1"}, {"X1", "H1"}});
  Write([&](Work& work) {
    clues::BulkSend send;
    send.place = "530326101000";
    send.rule = "R1";
    EXPECT_EQ(clues::SendClues(*MakeClues(work), send, clues::MomentOf(work.now_ms)), 1);
    return Status();
  });
  const clues::Clue sent = Only("R1", "H1");
  EXPECT_EQ(sent.state, State::kSent);
  EXPECT_EQ(sent.due_on, "2022-06-05") << "five days by the pack";
  EXPECT_EQ(sent.holder, "530326101201");
  EXPECT_EQ(Only("R1", "H2").state, State::kFound);
  EXPECT_EQ(Only("X1", "H1").state, State::kShown);
  EXPECT_EQ(DetailOf(sent.id).history.back().action, "send");
  const auto escalate = [this](clues::Holder to) {
    int64_t moved = 0;
    Write([&](Work& work) {
      moved = MakeClues(work)->EscalateAll("", to, clues::MomentOf(work.now_ms));
      return Status();
    });
    return moved;
  };
  EXPECT_EQ(escalate(clues::Holder::kTown), 0);
  clock().Advance(6LL * 86'400'000);
  EXPECT_EQ(escalate(clues::Holder::kCounty), 0) << "the town comes first";
  EXPECT_EQ(escalate(clues::Holder::kTown), 1);
  EXPECT_EQ(escalate(clues::Holder::kTown), 0);
  EXPECT_EQ(Only("R1", "H1").holder, "530326101000");
  EXPECT_EQ(escalate(clues::Holder::kCounty), 1);
  EXPECT_EQ(escalate(clues::Holder::kCounty), 0);
  EXPECT_EQ(Only("R1", "H1").state, State::kEscalated);
}

TEST_P(ClueListsTest, ATownSendsNothingOfAnother) {
  Run(1, "2022-05-31", {{"R1", "H2", "1", "530326102201"}});
  const Status status = database().Write(At("530326101"), [&](Work& work) {
    EXPECT_EQ(clues::SendClues(*MakeClues(work), {}, clues::MomentOf(work.now_ms)), 0);
    EXPECT_EQ(MakeClues(work)->CloseAll("", ""), 0);
    return Status();
  });
  EXPECT_TRUE(status);
  EXPECT_EQ(Only("R1", "H2").state, State::kFound);
}

TEST_P(ClueListsTest, CluesByHandNeedADueDay) {
  Write([&](Work& work) {
    clues::ReportedClue reported;
    reported.source = clues::Source::kApplication;
    reported.division_code = "530326101201";
    reported.text = "来电话 13812345678 说家里有人住院";
    const auto id = clues::ReportClue(*MakeClues(work), reported, At("530326101"));
    EXPECT_TRUE(id);
    EXPECT_EQ(MakeClues(work)->Find(*id)->explanation.find("13812345678"), std::string::npos);
    const auto sent = clues::SendClues(*MakeClues(work), {}, clues::MomentOf(work.now_ms));
    EXPECT_FALSE(sent);
    clues::BulkSend send;
    send.due_on = "2022-06-10";
    EXPECT_EQ(clues::SendClues(*MakeClues(work), send, clues::MomentOf(work.now_ms)), 1);
    reported.division_code = "530326102201";
    EXPECT_FALSE(clues::ReportClue(*MakeClues(work), reported, At("530326101"))) << "another town";
    return Status();
  });
}

TEST_P(ClueListsTest, FeedbackHasRefutedCluesAndAnsweredQualityClues) {
  TestFinding school{"R1", "H4"};
  school.dataset = "school_roll";
  Run(1, "2022-05-31", {{"R1", "H1"}, {"R1", "H2"}, {"Q1", "H3"}, school});
  SendAll();
  ASSERT_TRUE(Answer(Only("R1", "H1").id, 2, Verdict::kConfirmed));
  ASSERT_TRUE(Answer(Only("R1", "H2").id, 2, Verdict::kRefuted));
  ASSERT_TRUE(Answer(Only("Q1", "H3").id, 2, Verdict::kConfirmed));
  ASSERT_TRUE(Answer(Only("R1", "H4").id, 2, Verdict::kRefuted));
  Read([&](Work& work) {
    const auto rows = MakeClues(work)->Feedback("medical_settlement", 0, INT64_MAX, 100);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].household_id, "H2");
    EXPECT_EQ(rows[1].household_id, "H3");
    EXPECT_TRUE(MakeClues(work)->Feedback("medical_settlement", 0, work.now_ms, 100).empty());
  });
}

TEST_P(ClueListsTest, GroupRiskIsWarnedOnceAndClosedByAPerson) {
  // Disasters count from the start, sickness only when confirmed.
  std::vector<TestFinding> findings;
  for (int i = 0; i < 3; ++i) {
    findings.push_back({"R2", "D" + std::to_string(i)});
    findings.push_back({"R1", "S" + std::to_string(i)});
  }
  SetLimits({3, 3, 99, 0});
  Run(1, "2022-05-31", findings);
  std::vector<clues::GroupRisk> risks;
  const auto list = [&] { Read([&](Work& work) { risks = MakeGroupRisks(work)->List("", true, INT64_MAX, 50); }); };
  list();
  ASSERT_EQ(risks.size(), 1U);
  EXPECT_EQ(risks[0].kind, "因自然灾害");
  EXPECT_EQ(risks[0].division_code, "530326101201");
  EXPECT_EQ(risks[0].households, 3);
  SendAll();
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(Answer(Only("R1", "S" + std::to_string(i)).id, 2, Verdict::kConfirmed));
  }
  for (int i = 0; i < 2; ++i) {
    Write([&](Work& work) {
      clues::WatchGroupRisks(*MakeGroupRisks(work), *Date::FromIso("2022-05-31"));
      return Status();
    });
  }
  list();
  ASSERT_EQ(risks.size(), 2U) << "once, however often it is counted";
  Write([&](Work& work) -> Status {
    EXPECT_EQ(clues::CloseGroupRisk(*MakeGroupRisks(work), risks[0].id, 2, "x").error().code, ErrorCode::kStale);
    EXPECT_EQ(clues::CloseGroupRisk(*MakeGroupRisks(work), risks[0].id, 1, "").error().code, ErrorCode::kInvalid);
    EXPECT_TRUE(clues::CloseGroupRisk(*MakeGroupRisks(work), risks[0].id, 1, "已会商"));
    EXPECT_EQ(clues::CloseGroupRisk(*MakeGroupRisks(work), risks[0].id, 2, "x").error().code, ErrorCode::kConflict);
    EXPECT_EQ(MakeGroupRisks(work)->CountOpen(), 1);
    return Status();
  });
  const Status town = database().Read(At("530326102"), [&](Work& work) {
    EXPECT_TRUE(MakeGroupRisks(work)->List("", false, INT64_MAX, 50).empty());
    return Status();
  });
  EXPECT_TRUE(town);
}

}  // namespace
}  // namespace shouwang::store
