#include "demo/oracle.h"

#include <algorithm>
#include <set>

#include "demo/oracle_rules.h"

namespace shouwang::demo {
namespace {

// Collects the clues of one household; the same clue about the same person is kept once.
class HouseholdClues {
 public:
  explicit HouseholdClues(const Home& home) : home_(home) {}

  void Add(Word rule, Word kind, Word risk, const Member* person) {
    Clue clue{rule, kind, risk, home_.row->household_id, {}, {}, home_.row->division_code};
    if (person != nullptr) {
      clue.id_no = person->row->id_no.Text();
      clue.name = person->row->name;
    }
    const bool valid = person != nullptr && person->valid();
    const bool known = std::any_of(clues_.begin(), clues_.end(), [&](const Clue& other) {
      return other.rule_id == rule && other.id_no == clue.id_no && (valid || other.name == clue.name);
    });
    if (!known) clues_.push_back(std::move(clue));
  }

  bool AnyRisk() const {
    return std::any_of(clues_.begin(), clues_.end(), [](const Clue& c) { return c.kind == term::kRisk; });
  }

  std::vector<Clue>& clues() { return clues_; }

 private:
  const Home& home_;
  std::vector<Clue> clues_;
};

HouseholdClues CluesOf(const County& county, const Home& home, Pack pack) {
  HouseholdClues clues(home);
  const Found any = [&](Word rule, Word kind, Word risk, const Member* m) { clues.Add(rule, kind, risk, m); };
  // A monitored household is told only what is not on its record yet.
  const Found risk_only = [&](Word rule, Word kind, Word risk, const Member* m) {
    if (home.monitored() && (risk.empty() || home.OnRecord(risk))) return;
    clues.Add(rule, kind, risk, m);
  };
  QualityOfPersons(county, home, any);
  QualityOfHousehold(county, home, any);
  if (pack == Pack::kQingxin2022) {
    QingxinRisks(county, home, risk_only);
    return clues;
  }
  HuizeRisks(county, home, risk_only);
  if (!home.monitored()) HuizeWatches(county, home, any);
  if (clues.AnyRisk()) HuizeExclusions(county, home, any);
  return clues;
}

std::string JoinWords(const std::vector<Word>& words) {
  std::string joined;
  for (const Word word : words) {
    if (!joined.empty()) joined += "、";
    joined += word;
  }
  return joined;
}

HouseholdAnswer AnswerOf(const Home& home, const std::vector<Clue>& clues) {
  HouseholdAnswer answer{home.row->household_id, home.row->division_code, {}, {}, {}, {}};
  std::set<Word> rules;
  std::set<Word> risks;
  bool excluded = false;
  for (const Clue& clue : clues) {
    rules.insert(clue.rule_id);
    if (clue.kind == term::kRisk) risks.insert(clue.risk_type);
    if (clue.kind == term::kExclusion) excluded = true;
  }
  const bool below = rules.contains("HZ-R01") || rules.contains("QX-C01");
  answer.category = !below ? term::kSudden : home.lifted() ? term::kUnstable : term::kBorderline;
  answer.recommendation = excluded ? "county_review" : below ? "include" : "review";
  if (home.monitored()) {
    const MonitoredRow* last = *std::max_element(
        home.active.begin(), home.active.end(),
        [](const MonitoredRow* a, const MonitoredRow* b) { return *a->identified_on < *b->identified_on; });
    answer.category = last->category;
    answer.recommendation = excluded ? "county_review" : "review";
  }
  std::vector<Word> ordered;
  std::copy_if(term::kRisks.begin(), term::kRisks.end(), std::back_inserter(ordered),
               [&](Word risk) { return risks.contains(risk); });
  answer.risks = JoinWords(ordered);
  answer.clues = JoinWords({rules.begin(), rules.end()});
  return answer;
}

}  // namespace

void SortAnswers(Answers& answers) {
  std::sort(answers.clues.begin(), answers.clues.end(), [](const Clue& a, const Clue& b) {
    return std::tie(a.rule_id, a.household_id, a.id_no, a.name) < std::tie(b.rule_id, b.household_id, b.id_no, b.name);
  });
  std::sort(answers.households.begin(), answers.households.end(),
            [](const HouseholdAnswer& a, const HouseholdAnswer& b) { return a.household_id < b.household_id; });
}

Answers Evaluate(const Tables& tables, Date as_of, Pack pack) {
  const County county(tables, as_of);
  Answers answers;
  for (const Home& home : county.homes) {
    if (home.members.empty()) continue;
    HouseholdClues clues = CluesOf(county, home, pack);
    if (clues.AnyRisk()) answers.households.push_back(AnswerOf(home, clues.clues()));
    std::move(clues.clues().begin(), clues.clues().end(), std::back_inserter(answers.clues));
  }
  SortAnswers(answers);
  return answers;
}

}  // namespace shouwang::demo
