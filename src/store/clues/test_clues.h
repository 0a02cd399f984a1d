// For tests of clues in the record: findings made by hand, handed over as a run does.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "clues/findings.h"
#include "clues/handling.h"
#include "store/clues/clue_tables.h"
#include "store/core/test_database.h"

namespace shouwang::store {

struct TestFinding {
  std::string rule;
  std::string household = "H1";
  std::string figure = "100";
  std::string division = "530326101201";
  std::string id_no = {};
  std::string file = "5月.xlsx";
  std::string dataset = "medical_settlement";
};

class CluesTest : public DatabaseTest {
 public:
  CluesTest() {
    AddRule("R1", policy::RuleKind::kRisk, "因病");
    AddRule("R2", policy::RuleKind::kRisk, "因自然灾害");
    AddRule("Q1", policy::RuleKind::kQuality, "");
    AddRule("X1", policy::RuleKind::kExclusion, "");
  }

  void AddRule(const std::string& id, policy::RuleKind kind, const std::string& risk) {
    policy::Rule& rule = rules_[id];
    rule.id = id;
    rule.pack = "test";
    rule.title = "规则" + id;
    rule.kind = kind;
    rule.risk = risk;
    clues::RuleInfo info;
    info.pack = "test";
    info.id = id;
    info.title = rule.title;
    info.kind = kind;
    info.risk = risk;
    info.advice = "入户看";
    info.answer_days = 5;
    head_.rules.push_back(info);
  }

  void SetLimits(const clues::GroupRiskLimits& limits) { head_.limits = limits; }

  // One run over all rules but `skipped`.
  clues::Taken Run(int64_t run, const std::string& as_of, const std::vector<TestFinding>& findings,
                   const std::string& skipped = {}) {
    clues::RunHead head = head_;
    head.run = run;
    head.as_of = *Date::FromIso(as_of);
    head.place = "530326";
    std::erase_if(head.rules, [&](const clues::RuleInfo& rule) { return rule.id == skipped; });
    std::deque<screening::Clue> made;
    std::vector<clues::Finding> handed;
    for (const TestFinding& finding : findings) handed.push_back({&Made(finding, made), nullptr, 0, 0});
    clues::Taken taken;
    Write([&](Work& work) {
      const auto clues = MakeClues(work);
      const auto risks = MakeGroupRisks(work);
      clues::BeginFindings(*clues, head);
      clues::StageFindings(*clues, work.sealer, head, handed);
      taken = clues::TakeFindings(*clues, *risks, head, clues::MomentOf(work.now_ms));
      return Status();
    });
    return taken;
  }

  static access::Caller At(const std::string& division, int64_t account = 5) {
    access::Caller caller;
    caller.account = account;
    caller.name = "tester";
    caller.scope.kind = access::Scope::Kind::kDivision;
    caller.scope.division = division;
    return caller;
  }

  std::vector<clues::Clue> List(const access::Caller& caller, const clues::ClueFilter& filter = {},
                                clues::ClueOrder order = clues::ClueOrder::kNewest, int limit = 1000,
                                const std::optional<clues::ClueCursor>& after = {}) {
    std::vector<clues::Clue> found;
    const Status read = database().Read(caller, [&](Work& work) {
      found = MakeClues(work)->List(filter, order, after, limit);
      return Status();
    });
    EXPECT_TRUE(read);
    return found;
  }

  // The only clue of the rule and household.
  clues::Clue Only(const std::string& rule, const std::string& household = "H1") {
    clues::ClueFilter filter;
    filter.rule = rule;
    std::vector<clues::Clue> found;
    for (clues::Clue& clue : List(access::Caller::System("test"), filter)) {
      if (clue.household_id == household) found.push_back(std::move(clue));
    }
    EXPECT_EQ(found.size(), 1U) << rule << " " << household;
    return found.empty() ? clues::Clue() : found.front();
  }

  clues::ClueDetail DetailOf(int64_t id) {
    clues::ClueDetail detail;
    Read([&](Work& work) { detail = MakeClues(work)->Detail(id); });
    return detail;
  }

  void SendAll(const std::string& rule = {}) {
    Write([&](Work& work) {
      clues::BulkSend send;
      send.rule = rule;
      const auto sent = clues::SendClues(*MakeClues(work), send, clues::MomentOf(work.now_ms));
      return sent ? Status() : Status(Fail(sent.error()));
    });
  }

  Status Answer(int64_t id, int64_t version, clues::Verdict verdict, const access::Caller& caller = At("530326")) {
    return database().Write(caller, [&](Work& work) -> Status {
      const clues::Answer answer = {verdict, "去看过", "王五", "2022-05-30", {}};
      const auto kept = clues::AnswerClue(*MakeClues(work), id, version, answer, caller, clues::MomentOf(work.now_ms));
      if (!kept) return Fail(kept.error());
      return {};
    });
  }

 private:
  const screening::Clue& Made(const TestFinding& finding, std::deque<screening::Clue>& made) {
    screening::Clue& clue = made.emplace_back();
    clue.rule = &rules_.at(finding.rule);
    clue.household_id = finding.household;
    clue.id_no = finding.id_no;
    clue.head = "户主";
    clue.division_code = finding.division;
    clue.explanation = "数额 " + finding.figure + " 元";
    clue.evidence = R"({"facts":{"figure":)" + finding.figure + R"(},"parameters":{},"rows":[{"dataset":")" +
                    finding.dataset + R"(","file":")" + finding.file + R"(","sheet":"","row":3}]})";
    return clue;
  }

  std::map<std::string, policy::Rule> rules_;
  clues::RunHead head_;
};

}  // namespace shouwang::store
