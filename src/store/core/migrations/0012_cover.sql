-- 防返贫保险 (02-domain.md section 6). Covers, states and kinds are names of insurance/ and of the pack; money is 分.
-- sealed: insurance_claim.note insurance_claim.answer

-- covers: names joined by blanks. payers: JSON, who pays how much of one person's premium.
CREATE TABLE insurance_policy (
  id {{key}},
  version BIGINT NOT NULL,
  division_code TEXT NOT NULL,
  year BIGINT NOT NULL,
  title TEXT NOT NULL,
  insurer TEXT NOT NULL,
  covers TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  premium BIGINT NOT NULL,
  payers TEXT NOT NULL,
  basis TEXT NOT NULL,
  listed_on TEXT NOT NULL,
  account BIGINT NOT NULL,
  created_ms BIGINT NOT NULL
);
CREATE INDEX insurance_policy_by_year ON insurance_policy (year, id);

-- Who is insured: kept as it was when the list was made, whatever becomes of the register.
CREATE TABLE insured_person (
  id {{key}},
  policy BIGINT NOT NULL REFERENCES insurance_policy (id),
  person BIGINT NOT NULL,
  name TEXT NOT NULL,
  household BIGINT NOT NULL,
  household_id TEXT NOT NULL,
  head TEXT NOT NULL,
  division_code TEXT NOT NULL,
  cover TEXT NOT NULL,
  since TEXT NOT NULL,
  UNIQUE (policy, person)
);
CREATE INDEX insured_person_by_place ON insured_person (policy, division_code, id);
CREATE INDEX insured_person_by_household ON insured_person (household);

CREATE TABLE insurance_premium (
  id {{key}},
  policy BIGINT NOT NULL REFERENCES insurance_policy (id),
  paid_on TEXT NOT NULL,
  payer TEXT NOT NULL,
  amount BIGINT NOT NULL,
  people BIGINT NOT NULL,
  voucher TEXT NOT NULL,
  account BIGINT NOT NULL,
  created_ms BIGINT NOT NULL
);
CREATE INDEX insurance_premium_by_policy ON insurance_premium (policy, paid_on);

-- insured: row of insured_person. note: what happened; answer: what the insurer said.
CREATE TABLE insurance_claim (
  id {{key}},
  version BIGINT NOT NULL,
  policy BIGINT NOT NULL REFERENCES insurance_policy (id),
  insured BIGINT NOT NULL REFERENCES insured_person (id),
  household BIGINT NOT NULL,
  division_code TEXT NOT NULL,
  kind TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  claimed_on TEXT NOT NULL,
  claimed BIGINT NOT NULL,
  note TEXT NOT NULL,
  state TEXT NOT NULL,
  settled_on TEXT NOT NULL,
  paid BIGINT NOT NULL,
  answer TEXT NOT NULL,
  account BIGINT NOT NULL,
  settled_by BIGINT NOT NULL,
  created_ms BIGINT NOT NULL
);
CREATE INDEX insurance_claim_by_place ON insurance_claim (policy, division_code, id);
CREATE INDEX insurance_claim_by_household ON insurance_claim (household);
CREATE INDEX insurance_claim_by_insured ON insurance_claim (insured);

-- Households put into a group risk by hand, or taken out (hit = 0); what clues say is read from these.
CREATE TABLE group_risk_household (
  group_risk BIGINT NOT NULL REFERENCES group_risk (id),
  household BIGINT NOT NULL,
  household_id TEXT NOT NULL,
  head TEXT NOT NULL,
  division_code TEXT NOT NULL,
  hit BIGINT NOT NULL,
  reason TEXT NOT NULL,
  account BIGINT NOT NULL,
  account_name TEXT NOT NULL,
  time_ms BIGINT NOT NULL,
  PRIMARY KEY (group_risk, household)
);
