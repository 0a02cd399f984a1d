-- Jobs of the three officers, and what a job came to. keeper: the role of the officer whose job it is; blank: the
-- county's. result: JSON; blank: none.
-- vault-list: clue.attachments
ALTER TABLE job ADD COLUMN keeper TEXT NOT NULL DEFAULT '';

ALTER TABLE job ADD COLUMN result TEXT NOT NULL DEFAULT '';

CREATE INDEX job_by_kind ON job (kind, id);
