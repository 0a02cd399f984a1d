-- The register (02-domain.md section 2): households, persons, and what belongs to them. Rows are closed, not deleted.
-- Personal columns are sealed; *_index are their blind indexes. `corrected`: bits of the fields that were changed here
-- after they were last imported. `division_code` of a person is that of the household, for searching.
-- sealed: household.phone person.id_no measure.id_no kinship.id_no kinship.relative_id_no
-- sealed: registry_change.before_fields registry_change.after_fields registry_difference.content
-- vault: registry_import_file.digest registry_import.rejects_digest
CREATE TABLE household (
  id {{key}},
  household_id TEXT NOT NULL UNIQUE,
  division_code TEXT NOT NULL,
  village_group TEXT NOT NULL,
  household_type TEXT NOT NULL,
  phone TEXT NOT NULL,
  phone_index BIGINT NOT NULL,
  residency TEXT NOT NULL,
  contact_account BIGINT,
  closed INTEGER NOT NULL,
  version BIGINT NOT NULL,
  corrected BIGINT NOT NULL,
  import_id BIGINT NOT NULL
);

CREATE INDEX household_by_division ON household (division_code, household_id);
CREATE INDEX household_by_phone ON household (phone_index);
CREATE INDEX household_by_contact ON household (contact_account, household_id);
CREATE INDEX household_by_import ON household (import_id);

CREATE TABLE person (
  id {{key}},
  household BIGINT NOT NULL,
  division_code TEXT NOT NULL,
  name TEXT NOT NULL,
  id_no TEXT NOT NULL,
  id_no_index BIGINT NOT NULL,
  id_state TEXT NOT NULL,
  relation TEXT NOT NULL,
  sex TEXT NOT NULL,
  birth_date TEXT NOT NULL,
  student_status TEXT NOT NULL,
  health TEXT NOT NULL,
  labour TEXT NOT NULL,
  status TEXT NOT NULL,
  since TEXT NOT NULL,
  merged_into BIGINT,
  initials TEXT NOT NULL,
  closed INTEGER NOT NULL,
  version BIGINT NOT NULL,
  corrected BIGINT NOT NULL,
  import_id BIGINT NOT NULL
);

CREATE INDEX person_by_household ON person (household);
CREATE INDEX person_by_name ON person (name, id);
CREATE INDEX person_by_initials ON person (initials, id);
CREATE INDEX person_by_id_no ON person (id_no_index);
CREATE INDEX person_by_village ON person (division_code, name);
CREATE INDEX person_by_import ON person (import_id);

-- Where a person belonged before: written when somebody leaves a household for another one.
CREATE TABLE membership (
  id {{key}},
  household BIGINT NOT NULL,
  person BIGINT NOT NULL,
  relation TEXT NOT NULL,
  status TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT NOT NULL,
  closed INTEGER NOT NULL,
  version BIGINT NOT NULL,
  corrected BIGINT NOT NULL,
  import_id BIGINT NOT NULL
);

CREATE INDEX membership_by_household ON membership (household);
CREATE INDEX membership_by_person ON membership (person);

CREATE TABLE income (
  id {{key}},
  household BIGINT NOT NULL,
  period_end TEXT NOT NULL,
  wage BIGINT,
  business BIGINT,
  property BIGINT,
  transfer BIGINT,
  expense BIGINT,
  closed INTEGER NOT NULL,
  version BIGINT NOT NULL,
  corrected BIGINT NOT NULL,
  import_id BIGINT NOT NULL
);

CREATE INDEX income_by_household ON income (household, period_end);
CREATE INDEX income_by_import ON income (import_id);

CREATE TABLE monitored (
  id {{key}},
  household BIGINT NOT NULL,
  category TEXT NOT NULL,
  identified_on TEXT NOT NULL,
  risks TEXT NOT NULL,
  eliminated_on TEXT NOT NULL,
  elimination_kind TEXT NOT NULL,
  closed INTEGER NOT NULL,
  version BIGINT NOT NULL,
  corrected BIGINT NOT NULL,
  import_id BIGINT NOT NULL
);

CREATE INDEX monitored_by_household ON monitored (household, identified_on);
CREATE INDEX monitored_by_import ON monitored (import_id);

CREATE TABLE measure (
  id {{key}},
  household BIGINT NOT NULL,
  kind TEXT NOT NULL,
  started_on TEXT NOT NULL,
  amount BIGINT,
  id_no TEXT NOT NULL,
  id_no_index BIGINT NOT NULL,
  closed INTEGER NOT NULL,
  version BIGINT NOT NULL,
  corrected BIGINT NOT NULL,
  import_id BIGINT NOT NULL
);

CREATE INDEX measure_by_household ON measure (household, started_on);
CREATE INDEX measure_by_import ON measure (import_id);

CREATE TABLE kinship (
  id {{key}},
  household BIGINT NOT NULL,
  id_no TEXT NOT NULL,
  id_no_index BIGINT NOT NULL,
  relative_id_no TEXT NOT NULL,
  relative_id_no_index BIGINT NOT NULL,
  relation TEXT NOT NULL,
  closed INTEGER NOT NULL,
  version BIGINT NOT NULL,
  corrected BIGINT NOT NULL,
  import_id BIGINT NOT NULL
);

CREATE INDEX kinship_by_household ON kinship (household);
CREATE INDEX kinship_by_import ON kinship (import_id);

-- Every change with before and after, both sealed as a whole. What an import brings new has no rows here: the rows
-- themselves say which import they are from.
CREATE TABLE registry_change (
  id {{key}},
  operation BIGINT NOT NULL,
  household BIGINT NOT NULL,
  entity TEXT NOT NULL,
  entity_id BIGINT NOT NULL,
  time_ms BIGINT NOT NULL,
  account BIGINT NOT NULL,
  account_name TEXT NOT NULL,
  source TEXT NOT NULL,
  reason TEXT NOT NULL,
  before_fields TEXT NOT NULL,
  after_fields TEXT NOT NULL,
  undone_by BIGINT NOT NULL
);

CREATE INDEX registry_change_by_household ON registry_change (household, id);
CREATE INDEX registry_change_by_operation ON registry_change (operation, id);
CREATE INDEX registry_change_by_row ON registry_change (entity_id, id);

CREATE TABLE registry_import (
  id {{key}},
  state TEXT NOT NULL,
  note TEXT NOT NULL,
  division_code TEXT NOT NULL,
  account BIGINT NOT NULL,
  account_name TEXT NOT NULL,
  opened_ms BIGINT NOT NULL,
  compared_ms BIGINT NOT NULL,
  decided_ms BIGINT NOT NULL,
  operation BIGINT NOT NULL,
  version BIGINT NOT NULL,
  counts TEXT NOT NULL,
  rejects_digest TEXT NOT NULL
);

CREATE TABLE registry_import_file (
  id {{key}},
  import_id BIGINT NOT NULL REFERENCES registry_import (id),
  name TEXT NOT NULL,
  digest TEXT NOT NULL,
  bytes BIGINT NOT NULL
);

CREATE INDEX registry_import_file_by_import ON registry_import_file (import_id, id);

CREATE TABLE registry_difference (
  id {{key}},
  import_id BIGINT NOT NULL REFERENCES registry_import (id),
  ordinal BIGINT NOT NULL,
  household_id TEXT NOT NULL,
  division_code TEXT NOT NULL,
  household BIGINT NOT NULL,
  household_version BIGINT NOT NULL,
  has_new INTEGER NOT NULL,
  has_changed INTEGER NOT NULL,
  has_gone INTEGER NOT NULL,
  has_corrected INTEGER NOT NULL,
  content TEXT NOT NULL
);

CREATE INDEX registry_difference_by_ordinal ON registry_difference (import_id, ordinal);
CREATE INDEX registry_difference_by_household ON registry_difference (import_id, household_id);
CREATE INDEX registry_difference_corrected ON registry_difference (import_id, has_corrected, ordinal);
