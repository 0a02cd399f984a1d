-- The office that was told that a case's present step is overdue (procedure/case_state.h); blank: none.
ALTER TABLE case_file ADD COLUMN told TEXT NOT NULL DEFAULT '';
