-- Two indexes that hold the state of a clue where there were seven: each answer moves it in all of them (docs/adr/0019).
DROP INDEX clue_by_county_due;
DROP INDEX clue_by_county;
DROP INDEX clue_by_town_due;
DROP INDEX clue_by_town;
DROP INDEX clue_by_village_due;
DROP INDEX clue_by_rule_due;
DROP INDEX clue_by_place_rule;
DROP INDEX clue_by_answered;

-- Lists, in their order.
CREATE INDEX clue_by_due ON clue (state, due_on, rule, division_code, id);
-- Counts. A step of a clue moves it a few rows: it stays on its page.
CREATE INDEX clue_by_place ON clue (division_code, rule, state, due_on);
-- Most have no answer yet.
CREATE INDEX clue_by_answered ON clue (answered_ms) WHERE answered_ms > 0;
