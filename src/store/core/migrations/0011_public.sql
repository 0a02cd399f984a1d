-- What families report themselves on the public page (src/selfreport/self_report.h). Everything that says who they are
-- or how they fare is sealed; *_index are blind indexes. Of the receipt number nothing else is kept.
-- sealed: self_report.name self_report.id_no self_report.phone self_report.difficulties self_report.text
-- sealed: self_report.note
-- vault-list: self_report.photos
CREATE TABLE self_report (
  id {{key}},
  version BIGINT NOT NULL,
  division_code TEXT NOT NULL,
  receipt_index BIGINT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  id_no TEXT NOT NULL,
  id_no_index BIGINT NOT NULL,
  phone TEXT NOT NULL,
  difficulties TEXT NOT NULL,
  text TEXT NOT NULL,
  photos TEXT NOT NULL,
  received_ms BIGINT NOT NULL,
  state TEXT NOT NULL,
  household BIGINT NOT NULL,
  clue BIGINT NOT NULL,
  reason TEXT NOT NULL,
  note TEXT NOT NULL,
  settled_ms BIGINT NOT NULL,
  settled_by BIGINT NOT NULL
);
CREATE INDEX self_report_by_village ON self_report (division_code, received_ms);
CREATE INDEX self_report_by_state ON self_report (state, division_code, id);
CREATE INDEX self_report_by_person ON self_report (id_no_index);
