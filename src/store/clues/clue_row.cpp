#include "store/clues/clue_row.h"

#include "store/core/stored_text.h"

namespace shouwang::store {

using soci::into;

const char* const kClueColumns =
    "c.id, c.version, c.source, c.kind, c.rule, coalesce(r.pack, ''), coalesce(r.rule, ''), coalesce(r.title, ''), "
    "coalesce(r.advice, ''), coalesce(r.risk, ''), c.risk, c.state, c.division_code, c.household, c.household_id, "
    "c.person, c.person_name, c.person_id, c.explanation, c.recommendation, c.holder, c.due_on, c.run, c.seen_run, "
    "c.gone_run, c.times_opened, c.verdict, c.note, c.checker, c.visited_on, c.attachments, c.found_ms, c.sent_ms, "
    "c.answered_by, c.answered_ms, c.reviewed_by, c.reviewed_ms, c.remark";

void ClueRow::BindTo(soci::statement& statement) {
  const auto bind = [&statement](auto& variable) { statement.exchange(into(variable)); };
  bind(clue.id);
  bind(clue.version);
  bind(source);
  bind(kind);
  bind(rule);
  bind(pack);
  bind(rule_id);
  bind(rule_title);
  bind(advice);
  bind(rule_risk);
  bind(clue.risk);
  bind(state);
  bind(clue.division_code);
  bind(clue.household);
  bind(clue.household_id);
  bind(clue.person);
  bind(clue.person_name);
  bind(clue.person_id);
  bind(clue.explanation);
  bind(clue.recommendation);
  bind(clue.holder);
  bind(clue.due_on);
  bind(clue.run);
  bind(clue.seen_run);
  bind(clue.gone_run);
  bind(clue.times_opened);
  bind(verdict);
  bind(clue.answer.note);
  bind(clue.answer.checker);
  bind(clue.answer.visited_on);
  bind(attachments);
  bind(clue.found_ms);
  bind(clue.sent_ms);
  bind(clue.answered_by);
  bind(clue.answered_ms);
  bind(clue.reviewed_by);
  bind(clue.reviewed_ms);
  bind(clue.remark);
}

clues::Clue ClueRow::Read() const {
  clues::Clue read = clue;
  read.source = clues::SourceFromName(source).value_or(clues::Source::kRun);
  read.kind = clues::KindFromName(kind).value_or(policy::RuleKind::kRisk);
  read.state = clues::StateFromName(state).value_or(clues::State::kFound);
  read.rule.number = rule;
  read.rule.pack = pack;
  read.rule.id = rule_id;
  read.rule.title = rule_title;
  read.rule.kind = read.kind;
  read.rule.risk = rule_risk;
  read.rule.advice = advice;
  read.due_on = DayFromStore(clue.due_on);
  read.answer.verdict = clues::VerdictFromName(verdict).value_or(clues::Verdict::kNone);
  read.answer.attachments = DigestsFromStore(attachments);
  return read;
}

}  // namespace shouwang::store
