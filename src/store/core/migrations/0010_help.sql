-- Help (02-domain.md section 6): plans and their measures, hand-overs of the contact person, the yearly review. Kinds,
-- natures and states are the names of policy/ and help/. Rows are of a household of the register, and where that is says
-- who sees them. What is said about persons is sealed; of a row without a number of its own at its first column.
-- sealed: help_measure.content help_measure.responsible help_measure.carried_note help_measure.check_note
-- sealed: help_measure.why help_event.reason help_event.detail
-- sealed: help_hand_over.reason help_hand_over.tasks help_review.note help_review.change
-- vault-list: help_measure.attachments

-- One of each time that a household is monitored. version: number of the last event.
CREATE TABLE help_plan (
  id {{key}},
  version BIGINT NOT NULL,
  household BIGINT NOT NULL,
  monitored BIGINT NOT NULL UNIQUE,
  made_on TEXT NOT NULL,
  account BIGINT NOT NULL,
  created_ms BIGINT NOT NULL
);
CREATE INDEX help_plan_by_household ON help_plan (household);

-- risks: joined by 、. person: whom it is for, 0 for all. register_row: the row of `measure` that it became, 0 before.
CREATE TABLE help_measure (
  id {{key}},
  version BIGINT NOT NULL,
  plan BIGINT NOT NULL REFERENCES help_plan (id),
  household BIGINT NOT NULL,
  kind TEXT NOT NULL,
  risks TEXT NOT NULL,
  department TEXT NOT NULL,
  content TEXT NOT NULL,
  cents BIGINT NOT NULL,
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  responsible TEXT NOT NULL,
  person BIGINT NOT NULL,
  state TEXT NOT NULL,
  posted_on TEXT NOT NULL,
  posted_place TEXT NOT NULL,
  carried_on TEXT NOT NULL,
  carried_cents BIGINT NOT NULL,
  carried_note TEXT NOT NULL,
  carried_by BIGINT NOT NULL,
  attachments TEXT NOT NULL,
  register_row BIGINT NOT NULL,
  checked_on TEXT NOT NULL,
  checked_by BIGINT NOT NULL,
  check_note TEXT NOT NULL,
  why TEXT NOT NULL,
  account BIGINT NOT NULL,
  created_ms BIGINT NOT NULL
);
CREATE INDEX help_measure_by_household ON help_measure (household, id);
CREATE INDEX help_measure_by_state ON help_measure (state, id);
CREATE INDEX help_measure_by_plan ON help_measure (plan);

-- Every change of a plan. detail: JSON, sealed: what was so before, and what is.
CREATE TABLE help_event (
  plan BIGINT NOT NULL REFERENCES help_plan (id),
  number BIGINT NOT NULL,
  time_ms BIGINT NOT NULL,
  account BIGINT NOT NULL,
  account_name TEXT NOT NULL,
  action TEXT NOT NULL,
  measure BIGINT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (plan, number)
);

-- tasks: JSON, sealed: what was open when the contact person changed.
CREATE TABLE help_hand_over (
  id {{key}},
  household BIGINT NOT NULL,
  from_account BIGINT NOT NULL,
  from_name TEXT NOT NULL,
  to_account BIGINT NOT NULL,
  to_name TEXT NOT NULL,
  on_day TEXT NOT NULL,
  reason TEXT NOT NULL,
  tasks TEXT NOT NULL,
  account BIGINT NOT NULL,
  created_ms BIGINT NOT NULL
);
CREATE INDEX help_hand_over_by_household ON help_hand_over (household, id);

CREATE TABLE help_review (
  id {{key}},
  version BIGINT NOT NULL,
  household BIGINT NOT NULL,
  year BIGINT NOT NULL,
  effect TEXT NOT NULL,
  note TEXT NOT NULL,
  change TEXT NOT NULL,
  reviewed_on TEXT NOT NULL,
  account BIGINT NOT NULL,
  created_ms BIGINT NOT NULL,
  UNIQUE (household, year)
);
