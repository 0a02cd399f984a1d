-- Visits 入户走访 (02-domain.md sections 3, 5 and 6). What was said at the door is sealed as a whole.
-- sealed: visit.content visit.settled_why
-- vault: visit.signature
-- vault-list: visit.photos

-- body: visits/form_json.h.
CREATE TABLE visit_form_version (
  digest TEXT PRIMARY KEY,
  body TEXT NOT NULL
);

-- client_key: made by the phone; one with another content under the same key is a row of its own.
-- base, against: other visits, 0 for none. content: visits/form_json.h.
CREATE TABLE visit (
  id {{key}},
  version BIGINT NOT NULL,
  client_key TEXT NOT NULL,
  digest TEXT NOT NULL,
  household BIGINT NOT NULL,
  household_id TEXT NOT NULL,
  head TEXT NOT NULL,
  division_code TEXT NOT NULL,
  purpose TEXT NOT NULL,
  case_file BIGINT NOT NULL,
  visited_on TEXT NOT NULL,
  account BIGINT NOT NULL,
  visitor TEXT NOT NULL,
  form TEXT NOT NULL REFERENCES visit_form_version (digest),
  base BIGINT NOT NULL,
  unchanged BIGINT NOT NULL,
  content TEXT NOT NULL,
  people BIGINT NOT NULL,
  net_cents BIGINT NOT NULL,
  photos TEXT NOT NULL,
  signature TEXT NOT NULL,
  state TEXT NOT NULL,
  conflict TEXT NOT NULL,
  against BIGINT NOT NULL,
  settled_by BIGINT NOT NULL,
  settled_ms BIGINT NOT NULL,
  settled_why TEXT NOT NULL,
  created_ms BIGINT NOT NULL,
  UNIQUE (client_key, digest)
);

-- Of a household by day: lists, the latest, and what the schedule counts.
CREATE INDEX visit_by_household ON visit (household, visited_on, state);
-- The few that wait for somebody.
CREATE INDEX visit_by_state ON visit (state, division_code, id);
