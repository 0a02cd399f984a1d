// What a run found becomes clues: all of it at once, or nothing.
//
//   RunHead head = MakeRunHead(run, pack, report …);
//   record.Write: BeginFindings()          then, for each some thousand clues: record.Write: StageFindings()
//   record.Write: TakeFindings()           now they are seen
//
// The parts may also be called in one Write(). For each rule that the run executed and each subject:
//   new                                → found (watch and exclusion: shown)
//   same evidence as before            → stays as it is, whatever its state; closed stays closed; noted as seen again
//   same evidence, but closed as gone  → found
//   changed evidence, not yet answered → stays, shows the new evidence and what changed
//   changed evidence, answered, closed → found again, with what changed
//   not found any more                 → waiting for an answer or a review: stays, marked gone; not sent: closed
// A rule that the run skipped (its table was not handed in) says nothing: its clues stay. So do clues of rules that a
// run of a later day already spoke about. Taking the same run twice changes nothing and gives the same counts.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "clues/clues.h"
#include "clues/group_risk.h"
#include "policy/parameters.h"
#include "screening/clue.h"
#include "seal/sealer.h"

namespace shouwang::clues {

struct RunHead {
  int64_t run = 0;
  Date as_of;
  std::string place;            // division code or prefix that the register covers; blank: everywhere
  std::vector<RuleInfo> rules;  // executed
  GroupRiskLimits limits;
  std::vector<PlaceSize> places;  // households of each village, for shares; may be empty
};

// `skipped`: ids of rules that were not executed. Values come from the pack's parameters on the day: clue_answer_days,
// group_risk_….
RunHead MakeRunHead(int64_t run, std::string place, const policy::Pack& pack, const policy::ParameterValues& parameters,
                    Date as_of, const std::vector<std::string>& skipped);

// A finding with the numbers by which the register knows its household and person; 0: it does not.
struct Finding {
  const screening::Clue* clue = nullptr;
  const screening::HouseholdAdvice* advice = nullptr;  // of its household, if there is one
  int64_t household = 0;
  int64_t person = 0;
};

void BeginFindings(Clues& clues, const RunHead& head);
void StageFindings(Clues& clues, const seal::Sealer& sealer, const RunHead& head, std::span<const Finding> findings);
// Also watches for group risks.
Taken TakeFindings(Clues& clues, GroupRisks& risks, const RunHead& head, const Moment& at);

}  // namespace shouwang::clues
