#include "api/clues/clue_shapes.h"

#include <string>
#include <utility>
#include <vector>

#include "api/clues/messages.h"
#include "api/core/shapes.h"
#include "clues/clue.h"

namespace shouwang::api {
namespace {

using namespace http;  // NOLINT: the words of schemas

constexpr size_t kMostDivisionDigits = 12;
constexpr clues::Verdict kVerdicts[] = {clues::Verdict::kConfirmed, clues::Verdict::kRefuted,
                                        clues::Verdict::kResolved};

Schema SourceSchema() { return NamesOf(clues::kSources).Named("ClueSource"); }

Schema VerdictSchema() { return NamesOf(kVerdicts).Named("Verdict"); }

// A fact's or parameter's value: an amount, a count, a day, a text, a truth, or several texts.
Schema ValueSchema() { return Either({Number(), Text(), Boolean(), TextsShape()}).Nullable(); }

Schema AnswerSchema() {
  return Object({{"verdict", VerdictSchema(), {}},
                 {"note", Text(), {}},
                 {"checker", Text(), {}},
                 {"visited_on", Day(), {}},
                 {"attachments", Array(DigestShape()), {}},
                 {"account", IdShape(), message::kAnsweredBy},
                 {"at", TimeShape(), {}}})
      .Named("ClueAnswer");
}

Schema EvidenceSchema() {
  const Schema parameter =
      Object(
          {{"value", ValueSchema(), {}}, {"from", Day().Nullable(), message::kParameterFrom}, {"source", Text(), {}}})
          .Named("EvidenceParameter");
  const Schema row =
      Object({{"dataset", Text(), {}}, {"file", Text(), {}}, {"sheet", Text(), {}}, {"row", CountShape(), {}}})
          .Named("EvidenceRow");
  return Object({{"facts", Map(ValueSchema()), {}}, {"parameters", Map(parameter), {}}, {"rows", Array(row), {}}})
      .Named("ClueEvidence");
}

// Each action has its own of these.
Schema EventDetailSchema() {
  const Schema change = Object({{"name", Text(), {}}, {"before", ValueSchema(), {}}, {"after", ValueSchema(), {}}});
  return Object({{"verdict", VerdictSchema().Optional(), {}},
                 {"note", Text().Optional(), {}},
                 {"checker", Text().Optional(), {}},
                 {"visited_on", Day().Optional(), {}},
                 {"attachments", Array(DigestShape()).Optional(), {}},
                 {"remark", Text().Optional(), {}},
                 {"reason", Text().Optional(), {}},
                 {"due_on", Day().Optional(), {}},
                 {"division_code", Text().Optional(), {}},
                 {"run", IdShape().Optional(), {}},
                 {"changes", Array(change).Optional(), message::kEvidenceChanges}})
      .Named("ClueEventDetail");
}

Schema EventSchema() {
  return Object({{"at", TimeShape(), {}},
                 {"account", CountShape(), message::kEventAccount},
                 {"by", Text(), {}},
                 {"action",
                  Choice({"report", "send", "answer", "review", "return", "escalate", "close", "assign", "found",
                          "changed", "reopened", "gone"}),
                  {}},
                 {"detail", EventDetailSchema(), {}}})
      .Named("ClueEvent");
}

std::vector<Member> ClueMembers() {
  return {{"id", IdShape(), {}},
          {"version", IdShape(), {}},
          {"source", SourceSchema(), {}},
          {"kind", RuleKindShape(), {}},
          {"rule", ClueRuleSchema().Nullable(), message::kRuleOfClue},
          {"risk", Text().Nullable(), message::kRisk},
          {"state", ClueStateSchema(), {}},
          {"state_title", Text(), {}},
          {"division_code", Text(0, kMostDivisionDigits), {}},
          {"household", IdShape().Nullable(), message::kHouseholdOfClue},
          {"household_id", Text().Nullable(), {}},
          {"person", IdShape().Nullable(), {}},
          {"person_name", Text().Nullable(), {}},
          {"person_id", Text().Nullable(), {}},
          {"explanation", Text(), {}},
          {"recommendation", Text().Nullable(), {}},
          {"holder", Text(0, kMostDivisionDigits).Nullable(), message::kHolder},
          {"due_on", Day().Nullable(), {}},
          {"overdue", Boolean(), {}},
          {"run", IdShape().Nullable(), {}},
          {"seen_run", IdShape().Nullable(), message::kSeenRun},
          {"gone_run", IdShape().Nullable(), message::kGoneRun},
          {"times_opened", IdShape(), {}},
          {"answer", AnswerSchema().Nullable(), {}},
          {"remark", Text().Nullable(), message::kRemark},
          {"found_at", TimeShape(), {}},
          {"sent_at", TimeShape().Nullable(), {}},
          {"reviewed_at", TimeShape().Nullable(), {}}};
}

}  // namespace

http::Schema ClueStateSchema() { return NamesOf(clues::kStates).Named("ClueState"); }

http::Schema ClueRuleSchema() {
  return Object({{"pack", Text(), {}},
                 {"id", Text(), {}},
                 {"title", Text(), {}},
                 {"kind", RuleKindShape(), {}},
                 {"advice", Text(), message::kAdvice}})
      .Named("ClueRule");
}

http::Schema ClueSchema() { return Object(ClueMembers()).Named("Clue"); }

http::Schema ClueDetailSchema() {
  std::vector<Member> members = ClueMembers();
  members.push_back({"evidence", EvidenceSchema().Nullable(), message::kEvidence});
  members.push_back({"history", Array(EventSchema()), {}});
  return Object(std::move(members)).Named("ClueDetail");
}

http::Schema GroupRiskSchema() {
  return Object({{"id", IdShape(), {}},
                 {"version", IdShape(), {}},
                 {"division_code", DivisionShape(), {}},
                 {"kind", Text(), message::kRisk},
                 {"period", PeriodShape(), {}},
                 {"households", CountShape(), {}},
                 {"of_households", IdShape().Nullable(), message::kOfHouseholds},
                 {"limit_households", IdShape().Nullable(), message::kLimitHouseholds},
                 {"limit_percent", IdShape().Nullable(), message::kLimitPercent},
                 {"warned_at", TimeShape(), {}},
                 {"closed_at", TimeShape().Nullable(), {}},
                 {"note", Text().Nullable(), {}}})
      .Named("GroupRisk");
}

http::Schema MovedSchema() { return Object({{"clues", CountShape(), message::kMoved}}).Named("MovedClues"); }

}  // namespace shouwang::api
