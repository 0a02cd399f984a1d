-- Rows every other part relies on: the next row number, facts about the county, answers kept for repeated requests.
-- sealed: idempotency_key.body
CREATE TABLE row_number_block (
  name TEXT PRIMARY KEY,
  next BIGINT NOT NULL
);

INSERT INTO row_number_block (name, next) VALUES ('row', 1);

CREATE TABLE county_fact (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE TABLE idempotency_key (
  account BIGINT NOT NULL,
  key TEXT NOT NULL,
  request_digest TEXT NOT NULL,
  status INTEGER NOT NULL,
  body TEXT NOT NULL,
  location TEXT NOT NULL,
  etag TEXT NOT NULL,
  kept_ms BIGINT NOT NULL,
  PRIMARY KEY (account, key)
);

CREATE INDEX idempotency_key_by_time ON idempotency_key (kept_ms);
