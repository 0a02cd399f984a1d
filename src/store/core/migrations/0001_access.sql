-- Accounts, sessions, grants of roles, divisions, and the audit trail.
-- sealed: account.totp_secret
CREATE TABLE division (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  parent TEXT NOT NULL
);

CREATE INDEX division_by_parent ON division (parent, code);

-- role: blank until one is granted. totp_secret is sealed.
CREATE TABLE account (
  id {{key}},
  version BIGINT NOT NULL,
  name TEXT NOT NULL UNIQUE,
  display_name TEXT NOT NULL,
  role TEXT NOT NULL,
  division TEXT NOT NULL,
  department TEXT NOT NULL,
  enabled INTEGER NOT NULL,
  must_change_password INTEGER NOT NULL,
  password_hash TEXT NOT NULL,
  totp_secret TEXT NOT NULL,
  totp_confirmed INTEGER NOT NULL,
  totp_last_step BIGINT NOT NULL,
  created_ms BIGINT NOT NULL,
  last_used_ms BIGINT NOT NULL
);

CREATE INDEX account_by_role ON account (role, enabled);

CREATE TABLE password_history (
  id {{key}},
  account BIGINT NOT NULL REFERENCES account (id),
  password_hash TEXT NOT NULL
);

CREATE INDEX password_history_by_account ON password_history (account, id);

-- Failed attempts by name or address, both as digests.
CREATE TABLE sign_in_failure (
  key TEXT PRIMARY KEY,
  count INTEGER NOT NULL,
  first_ms BIGINT NOT NULL,
  locked_until_ms BIGINT NOT NULL
);

CREATE TABLE session (
  id {{key}},
  account BIGINT NOT NULL REFERENCES account (id),
  token_digest TEXT NOT NULL UNIQUE,
  created_ms BIGINT NOT NULL,
  last_seen_ms BIGINT NOT NULL,
  address TEXT NOT NULL,
  second_factor INTEGER NOT NULL
);

CREATE INDEX session_by_account ON session (account, last_seen_ms);

CREATE TABLE access_token (
  id {{key}},
  account BIGINT NOT NULL REFERENCES account (id),
  name TEXT NOT NULL,
  token_digest TEXT NOT NULL UNIQUE,
  created_ms BIGINT NOT NULL,
  expires_ms BIGINT NOT NULL,
  last_used_ms BIGINT NOT NULL,
  second_factor INTEGER NOT NULL
);

CREATE INDEX access_token_by_account ON access_token (account, id);

-- state: pending, confirmed, refused.
CREATE TABLE role_grant (
  id {{key}},
  account BIGINT NOT NULL REFERENCES account (id),
  role TEXT NOT NULL,
  division TEXT NOT NULL,
  department TEXT NOT NULL,
  reason TEXT NOT NULL,
  state TEXT NOT NULL,
  proposed_by BIGINT NOT NULL,
  proposed_ms BIGINT NOT NULL,
  decided_by BIGINT NOT NULL,
  decided_ms BIGINT NOT NULL
);

CREATE INDEX role_grant_by_account ON role_grant (account, id);

CREATE INDEX role_grant_by_state ON role_grant (state, id);

-- Only ever added to: nothing in this program changes or deletes a row (04-trust.md lines 14 and 15).
CREATE TABLE audit_log (
  sequence {{key}},
  time_ms BIGINT NOT NULL,
  account BIGINT NOT NULL,
  account_name TEXT NOT NULL,
  address TEXT NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  result TEXT NOT NULL,
  detail TEXT NOT NULL,
  chain TEXT NOT NULL
);

CREATE INDEX audit_log_by_account ON audit_log (account, sequence);

CREATE INDEX audit_log_by_object ON audit_log (object, sequence);

CREATE INDEX audit_log_by_action ON audit_log (action, sequence);

-- The last row's number and link under a seal of their own: a tail that was cut off is missed.
CREATE TABLE audit_head (
  id {{key}},
  sequence BIGINT NOT NULL,
  chain TEXT NOT NULL,
  seal TEXT NOT NULL
);

INSERT INTO audit_head (id, sequence, chain, seal) VALUES (1, 0, '', '');
