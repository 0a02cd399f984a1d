-- What departments handed in, how their tables are mapped, runs, and the queue of jobs.
-- vault: upload.digest upload.preview_digest upload.rejects_digest run.pack_digest
CREATE TABLE upload (
  id {{key}},
  version BIGINT NOT NULL,
  division_code TEXT NOT NULL,
  department TEXT NOT NULL,
  period TEXT NOT NULL,
  file_name TEXT NOT NULL,
  digest TEXT NOT NULL,
  bytes BIGINT NOT NULL,
  state TEXT NOT NULL,
  account BIGINT NOT NULL,
  account_name TEXT NOT NULL,
  at_ms BIGINT NOT NULL,
  changed_ms BIGINT NOT NULL,
  mapping TEXT NOT NULL,
  sheets TEXT NOT NULL,
  preview_digest TEXT NOT NULL,
  rejects_digest TEXT NOT NULL,
  replaced TEXT NOT NULL
);

CREATE INDEX upload_by_period ON upload (period, department, state);
CREATE INDEX upload_by_digest ON upload (department, digest);

CREATE TABLE upload_mapping (
  division_code TEXT NOT NULL,
  department TEXT NOT NULL,
  dataset TEXT NOT NULL,
  mapping TEXT NOT NULL,
  account BIGINT NOT NULL,
  at_ms BIGINT NOT NULL,
  PRIMARY KEY (division_code, department, dataset)
);

CREATE TABLE job (
  id {{key}},
  division_code TEXT NOT NULL,
  kind TEXT NOT NULL,
  object BIGINT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  account BIGINT NOT NULL,
  account_name TEXT NOT NULL,
  asked_ms BIGINT NOT NULL,
  started_ms BIGINT NOT NULL,
  finished_ms BIGINT NOT NULL
);

CREATE INDEX job_by_state ON job (state, id);

CREATE TABLE run (
  id {{key}},
  version BIGINT NOT NULL,
  division_code TEXT NOT NULL,
  pack_id TEXT NOT NULL,
  pack_version TEXT NOT NULL,
  pack_hash TEXT NOT NULL,
  pack_digest TEXT NOT NULL,
  as_of TEXT NOT NULL,
  settings TEXT NOT NULL,
  repeats BIGINT NOT NULL,
  inputs TEXT NOT NULL,
  job BIGINT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  account BIGINT NOT NULL,
  account_name TEXT NOT NULL,
  asked_ms BIGINT NOT NULL,
  finished_ms BIGINT NOT NULL,
  counts TEXT NOT NULL,
  files TEXT NOT NULL,
  warnings TEXT NOT NULL
);

CREATE INDEX run_by_state ON run (state, repeats, id);
