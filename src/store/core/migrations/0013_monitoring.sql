-- Low-income layers (02-domain.md section 6).
-- low_income_list: a loaded file whose rows were taken. low_income_person: who is on it; id_no_index is the blind index
-- of the id number, as in person, so that the rows follow a person through the register.
CREATE TABLE low_income_list (
  upload BIGINT PRIMARY KEY REFERENCES upload (id),
  people BIGINT NOT NULL,
  taken_ms BIGINT NOT NULL
);

CREATE TABLE low_income_person (
  id {{key}},
  upload BIGINT NOT NULL REFERENCES low_income_list (upload),
  id_no_index BIGINT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  started_on TEXT NOT NULL,
  ended_on TEXT NOT NULL
);
CREATE INDEX low_income_person_by_upload ON low_income_person (upload);
CREATE INDEX low_income_person_by_id_no ON low_income_person (id_no_index);
