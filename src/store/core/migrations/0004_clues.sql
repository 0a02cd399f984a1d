-- Clues, their evidence and history; what runs bring in; group risks. States, kinds and sources are the names of
-- clues/clue.h. A due day of 9999-12-31 is none, so that it sorts last.
CREATE TABLE clue_rule (
  id {{key}},
  pack TEXT NOT NULL,
  rule TEXT NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  risk TEXT NOT NULL,
  advice TEXT NOT NULL,
  answer_days BIGINT NOT NULL,
  UNIQUE (pack, rule)
);

-- rule: 0 for a clue that was entered by hand; its subject is then its own number.
CREATE TABLE clue (
  id {{key}},
  version BIGINT NOT NULL,
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  rule BIGINT NOT NULL,
  subject BIGINT NOT NULL,
  digest BIGINT NOT NULL,
  risk TEXT NOT NULL,
  state TEXT NOT NULL,
  division_code TEXT NOT NULL,
  town TEXT NOT NULL,
  county TEXT NOT NULL,
  household BIGINT NOT NULL,
  household_id TEXT NOT NULL,
  person BIGINT NOT NULL,
  person_name TEXT NOT NULL,
  person_id TEXT NOT NULL,
  explanation TEXT NOT NULL,
  recommendation TEXT NOT NULL,
  datasets TEXT NOT NULL,
  holder TEXT NOT NULL,
  due_on TEXT NOT NULL,
  run BIGINT NOT NULL,
  seen_run BIGINT NOT NULL,
  gone_run BIGINT NOT NULL,
  times_opened BIGINT NOT NULL,
  verdict TEXT NOT NULL,
  note TEXT NOT NULL,
  checker TEXT NOT NULL,
  visited_on TEXT NOT NULL,
  attachments TEXT NOT NULL,
  found_ms BIGINT NOT NULL,
  sent_ms BIGINT NOT NULL,
  answered_by BIGINT NOT NULL,
  answered_ms BIGINT NOT NULL,
  reviewed_by BIGINT NOT NULL,
  reviewed_ms BIGINT NOT NULL,
  remark TEXT NOT NULL,
  UNIQUE (rule, subject)
);

-- Lists, one for each level of a scope and each order; division_code is in them so that a scope is checked in the index.
CREATE INDEX clue_by_county_due ON clue (county, state, due_on, id, division_code);
CREATE INDEX clue_by_county ON clue (county, state, id, division_code);
CREATE INDEX clue_by_town_due ON clue (town, state, due_on, id, division_code);
CREATE INDEX clue_by_town ON clue (town, state, id, division_code);
CREATE INDEX clue_by_village_due ON clue (division_code, state, due_on, id);
CREATE INDEX clue_by_rule_due ON clue (rule, state, due_on, id, division_code);
-- Counts.
CREATE INDEX clue_by_place_rule ON clue (division_code, rule, state);
CREATE INDEX clue_by_household ON clue (household);
CREATE INDEX clue_by_found ON clue (found_ms);
CREATE INDEX clue_by_answered ON clue (answered_ms);

CREATE TABLE clue_evidence (
  clue BIGINT PRIMARY KEY REFERENCES clue (id),
  evidence TEXT NOT NULL
);

-- version: of the clue after the event.
CREATE TABLE clue_event (
  clue BIGINT NOT NULL REFERENCES clue (id),
  version BIGINT NOT NULL,
  time_ms BIGINT NOT NULL,
  account BIGINT NOT NULL,
  account_name TEXT NOT NULL,
  action TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (clue, version)
);

-- Findings of a run on their way in. id: the number the clue gets when it is new. clue: the one it is, or 0.
CREATE TABLE clue_finding (
  id {{key}},
  run BIGINT NOT NULL,
  clue BIGINT NOT NULL,
  rule BIGINT NOT NULL,
  kind TEXT NOT NULL,
  risk TEXT NOT NULL,
  subject BIGINT NOT NULL,
  digest BIGINT NOT NULL,
  division_code TEXT NOT NULL,
  town TEXT NOT NULL,
  county TEXT NOT NULL,
  household BIGINT NOT NULL,
  household_id TEXT NOT NULL,
  person BIGINT NOT NULL,
  person_name TEXT NOT NULL,
  person_id TEXT NOT NULL,
  explanation TEXT NOT NULL,
  recommendation TEXT NOT NULL,
  datasets TEXT NOT NULL,
  evidence TEXT NOT NULL,
  UNIQUE (run, rule, subject)
);
CREATE INDEX clue_finding_by_clue ON clue_finding (run, clue);

-- Which rules a run spoke about, where and of which day.
CREATE TABLE clue_run_rule (
  run BIGINT NOT NULL,
  rule BIGINT NOT NULL,
  place TEXT NOT NULL,
  as_of TEXT NOT NULL,
  PRIMARY KEY (run, rule)
);
CREATE INDEX clue_run_rule_by_rule ON clue_run_rule (rule, place, as_of);

CREATE TABLE clue_run (
  run BIGINT PRIMARY KEY,
  taken_ms BIGINT NOT NULL,
  found BIGINT NOT NULL,
  seen_again BIGINT NOT NULL,
  refreshed BIGINT NOT NULL,
  reopened BIGINT NOT NULL,
  gone BIGINT NOT NULL,
  vanished BIGINT NOT NULL,
  passed_over BIGINT NOT NULL
);

CREATE TABLE group_risk (
  id {{key}},
  version BIGINT NOT NULL,
  division_code TEXT NOT NULL,
  kind TEXT NOT NULL,
  period TEXT NOT NULL,
  households BIGINT NOT NULL,
  of_households BIGINT NOT NULL,
  limit_households BIGINT NOT NULL,
  limit_percent BIGINT NOT NULL,
  warned_ms BIGINT NOT NULL,
  closed_ms BIGINT NOT NULL,
  closed_by BIGINT NOT NULL,
  note TEXT NOT NULL,
  UNIQUE (division_code, kind, period)
);
CREATE INDEX group_risk_open ON group_risk (closed_ms, id);

CREATE TABLE group_risk_limit (
  name TEXT PRIMARY KEY,
  value BIGINT NOT NULL
);

CREATE TABLE group_risk_place (
  division_code TEXT PRIMARY KEY,
  households BIGINT NOT NULL
);
