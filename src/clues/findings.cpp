#include "clues/findings.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/resident_id.h"
#include "base/text.h"
#include "clues/evidence.h"
#include "screening/clue_workbook.h"
#include "screening/masking.h"

namespace shouwang::clues {
namespace {

constexpr const char* kAnswerDays = "clue_answer_days";

}  // namespace

RunHead MakeRunHead(int64_t run, std::string place, const policy::Pack& pack, const policy::ParameterValues& parameters,
                    Date as_of, const std::vector<std::string>& skipped) {
  RunHead head;
  head.run = run;
  head.place = std::move(place);
  head.as_of = as_of;
  head.limits = ReadGroupRiskLimits(parameters);
  const auto days = parameters.find(kAnswerDays);
  const int64_t answer_days =
      days == parameters.end() || days->second.values.empty() ? 0 : days->second.values.back().value;
  for (const policy::Rule& rule : pack.rules) {
    if (std::find(skipped.begin(), skipped.end(), rule.id) != skipped.end()) continue;
    RuleInfo& info = head.rules.emplace_back();
    info.pack = rule.pack;
    info.id = rule.id;
    info.title = rule.title;
    info.kind = rule.kind;
    info.risk = rule.risk;
    info.advice = rule.advice;
    info.answer_days = answer_days;
  }
  return head;
}

void BeginFindings(Clues& clues, const RunHead& head) { clues.BeginRun(head.run); }

void StageFindings(Clues& clues, const seal::Sealer& sealer, const RunHead& head, std::span<const Finding> findings) {
  const std::vector<int64_t> numbers = clues.RuleNumbers(head.rules);
  std::unordered_map<std::string, int64_t> number_of;
  for (size_t i = 0; i < head.rules.size(); ++i) {
    number_of.emplace(head.rules[i].pack + "/" + head.rules[i].id, numbers[i]);
  }
  std::vector<StagedFinding> staged;
  staged.reserve(findings.size());
  for (const Finding& finding : findings) {
    const screening::Clue& clue = *finding.clue;
    const policy::Rule& rule = *clue.rule;
    StagedFinding& row = staged.emplace_back();
    row.rule = number_of.at(rule.pack + "/" + rule.id);
    row.kind = rule.kind;
    row.risk = rule.risk;
    row.subject = SubjectNumber(sealer, clue);
    row.division_code = clue.division_code;
    row.household = finding.household;
    row.household_id = screening::MaskedHouseholdId(clue.household_id);
    row.person = finding.person;
    row.person_name = clue.name.empty() ? clue.head : clue.name;
    row.person_id = MaskId(clue.id_no);
    // Facts are joined texts of departments and files may be called by a person's id: nothing of that is kept.
    row.explanation = MaskPersonalRuns(clue.explanation);
    row.evidence = MaskedEvidence(clue.evidence);
    row.digest = EvidenceDigest(row.explanation, row.evidence);
    row.datasets = EvidenceDatasets(row.evidence);
    if (finding.advice != nullptr) row.recommendation = screening::AdviceText(*finding.advice);
  }
  clues.Stage(head.run, staged);
}

Taken TakeFindings(Clues& clues, GroupRisks& risks, const RunHead& head, const Moment& at) {
  if (const std::optional<Taken> before = clues.TakenOf(head.run)) return *before;
  const Taken taken = clues.Take({head.run, head.place, head.as_of.Iso()}, clues.RuleNumbers(head.rules));
  risks.KeepLimits(head.limits, head.places);
  if (const std::optional<Date> today = Date::FromIso(at.today)) WatchGroupRisks(risks, *today);
  return taken;
}

}  // namespace shouwang::clues
