-- Values of policy parameters that the county sets itself. States are the names of intake/policy_change.h.
CREATE TABLE policy_change (
  id {{key}},
  version BIGINT NOT NULL,
  division_code TEXT NOT NULL,
  pack TEXT NOT NULL,
  parameter TEXT NOT NULL,
  case_fact TEXT NOT NULL,
  from_day TEXT NOT NULL,
  value TEXT NOT NULL,
  document TEXT NOT NULL,
  issued TEXT NOT NULL,
  paragraph TEXT NOT NULL,
  note TEXT NOT NULL,
  state TEXT NOT NULL,
  drafted_by BIGINT NOT NULL,
  drafted_name TEXT NOT NULL,
  drafted_ms BIGINT NOT NULL,
  decided_by BIGINT NOT NULL,
  decided_name TEXT NOT NULL,
  decided_ms BIGINT NOT NULL,
  reason TEXT NOT NULL
);

CREATE INDEX policy_change_by_pack ON policy_change (pack, id);
