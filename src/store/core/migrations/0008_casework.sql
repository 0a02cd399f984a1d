-- Cases and what they rest on (02-domain.md sections 5 and 7). Kinds, states and offices are the names of policy/ and
-- procedure/; a due day of 9999-12-31 is none, so that it sorts last. What is said about persons is sealed; of a row
-- without a number of its own at its first column.
-- sealed: case_event.reason case_event.detail application.text authorisation.scope authorisation.taken_back_why
-- sealed: case_lookup.note case_lookup.findings meeting.minutes meeting_decision.note
-- sealed: objection.text objection.finding objection.answer
-- vault-list: application.attachments authorisation.attachments meeting.attachments notice.attachments

-- body: procedure/procedure_json.h.
CREATE TABLE procedure_version (
  digest TEXT PRIMARY KEY,
  body TEXT NOT NULL
);

-- version: number of the last event.
CREATE TABLE case_file (
  id {{key}},
  version BIGINT NOT NULL,
  kind TEXT NOT NULL,
  procedure_digest TEXT NOT NULL REFERENCES procedure_version (digest),
  pack TEXT NOT NULL,
  household BIGINT NOT NULL,
  household_id TEXT NOT NULL,
  head TEXT NOT NULL,
  division_code TEXT NOT NULL,
  town TEXT NOT NULL,
  county TEXT NOT NULL,
  period TEXT NOT NULL,
  raised_on TEXT NOT NULL,
  status TEXT NOT NULL,
  step TEXT NOT NULL,
  step_title TEXT NOT NULL,
  office TEXT NOT NULL,
  due_on TEXT NOT NULL,
  limit_on TEXT NOT NULL,
  held BIGINT NOT NULL,
  excluded BIGINT NOT NULL,
  started_ms BIGINT NOT NULL
);

-- Lists, one for each level of a scope; of one status, so that the few that are open are found among the many that are
-- not.
CREATE INDEX case_file_by_county ON case_file (county, status, due_on, id);
CREATE INDEX case_file_by_town ON case_file (town, status, due_on, id);
CREATE INDEX case_file_by_village ON case_file (division_code, status, due_on, id);
CREATE INDEX case_file_by_period ON case_file (period, division_code);
CREATE INDEX case_file_by_household ON case_file (household);

-- detail: what no other column holds, bound to those by its seal (store/casework/case_event_row.h).
CREATE TABLE case_event (
  case_file BIGINT NOT NULL REFERENCES case_file (id),
  number BIGINT NOT NULL,
  time_ms BIGINT NOT NULL,
  account BIGINT NOT NULL,
  account_name TEXT NOT NULL,
  kind TEXT NOT NULL,
  step TEXT NOT NULL,
  to_step TEXT NOT NULL,
  status TEXT NOT NULL,
  reason TEXT NOT NULL,
  paper TEXT NOT NULL,
  ref TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (case_file, number)
);

-- dates: JSON, days by step.
CREATE TABLE campaign (
  id {{key}},
  division_code TEXT NOT NULL,
  kind TEXT NOT NULL,
  period TEXT NOT NULL,
  title TEXT NOT NULL,
  ordered_by TEXT NOT NULL,
  dates TEXT NOT NULL,
  account BIGINT NOT NULL,
  created_ms BIGINT NOT NULL
);
CREATE INDEX campaign_by_period ON campaign (period, division_code);

CREATE TABLE application (
  id {{key}},
  household BIGINT NOT NULL,
  division_code TEXT NOT NULL,
  received_on TEXT NOT NULL,
  text TEXT NOT NULL,
  attachments TEXT NOT NULL,
  account BIGINT NOT NULL,
  created_ms BIGINT NOT NULL
);
CREATE INDEX application_by_household ON application (household);

-- signers: JSON, numbers of persons.
CREATE TABLE authorisation (
  id {{key}},
  household BIGINT NOT NULL,
  division_code TEXT NOT NULL,
  signed_on TEXT NOT NULL,
  scope TEXT NOT NULL,
  signers TEXT NOT NULL,
  attachments TEXT NOT NULL,
  account BIGINT NOT NULL,
  created_ms BIGINT NOT NULL,
  taken_back_on TEXT NOT NULL,
  taken_back_why TEXT NOT NULL
);
CREATE INDEX authorisation_by_household ON authorisation (household);

-- 部门信息比对 of one case, put to one department. findings: JSON, sealed.
CREATE TABLE case_lookup (
  id {{key}},
  version BIGINT NOT NULL,
  case_file BIGINT NOT NULL REFERENCES case_file (id),
  household BIGINT NOT NULL,
  household_id TEXT NOT NULL,
  head TEXT NOT NULL,
  division_code TEXT NOT NULL,
  authorisation BIGINT NOT NULL REFERENCES authorisation (id),
  department TEXT NOT NULL,
  asked_ms BIGINT NOT NULL,
  asked_by BIGINT NOT NULL,
  due_on TEXT NOT NULL,
  answered_ms BIGINT NOT NULL,
  answered_by BIGINT NOT NULL,
  cancelled_ms BIGINT NOT NULL,
  note TEXT NOT NULL,
  findings TEXT NOT NULL
);
CREATE INDEX case_lookup_by_case ON case_lookup (case_file);
-- Those that are open are few, and what departments and offices look at.
CREATE INDEX case_lookup_by_department ON case_lookup (answered_ms, cancelled_ms, department, id);
CREATE INDEX case_lookup_by_village ON case_lookup (division_code, id);

CREATE TABLE meeting (
  id {{key}},
  division_code TEXT NOT NULL,
  held_on TEXT NOT NULL,
  place TEXT NOT NULL,
  host TEXT NOT NULL,
  attendance BIGINT NOT NULL,
  minutes TEXT NOT NULL,
  attachments TEXT NOT NULL,
  account BIGINT NOT NULL,
  created_ms BIGINT NOT NULL
);
CREATE INDEX meeting_by_village ON meeting (division_code, id);

-- position: in the order of the minutes.
CREATE TABLE meeting_decision (
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  position BIGINT NOT NULL,
  case_file BIGINT NOT NULL REFERENCES case_file (id),
  agreed BIGINT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (meeting, position)
);

CREATE TABLE notice (
  id {{key}},
  version BIGINT NOT NULL,
  division_code TEXT NOT NULL,
  title TEXT NOT NULL,
  place TEXT NOT NULL,
  body TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  workdays BIGINT NOT NULL,
  ends_on TEXT NOT NULL,
  attachments TEXT NOT NULL,
  closed_on TEXT NOT NULL,
  closed_why TEXT NOT NULL,
  account BIGINT NOT NULL,
  created_ms BIGINT NOT NULL
);
CREATE INDEX notice_by_village ON notice (division_code, id);

CREATE TABLE notice_case (
  notice BIGINT NOT NULL REFERENCES notice (id),
  position BIGINT NOT NULL,
  case_file BIGINT NOT NULL REFERENCES case_file (id),
  PRIMARY KEY (notice, position)
);
CREATE INDEX notice_case_by_case ON notice_case (case_file, notice);

CREATE TABLE objection (
  id {{key}},
  notice BIGINT NOT NULL REFERENCES notice (id),
  case_file BIGINT NOT NULL REFERENCES case_file (id),
  received_on TEXT NOT NULL,
  text TEXT NOT NULL,
  answered_on TEXT NOT NULL,
  finding TEXT NOT NULL,
  answer TEXT NOT NULL,
  account BIGINT NOT NULL,
  answered_by BIGINT NOT NULL
);
CREATE INDEX objection_by_notice ON objection (notice);
