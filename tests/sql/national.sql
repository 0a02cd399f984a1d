-- national, everything handed in, as of 2022-05-31

-- household
CREATE OR REPLACE VIEW household AS SELECT rowid AS h, * FROM stage_household;

-- person_base
CREATE OR REPLACE TABLE person_base AS
SELECT s.rowid AS p,
       household.h AS h,
       s.pos AS pos,
       s.name AS name,
       s.id_no AS id_no,
       s.id_state AS id_state,
       s.id_text AS id_text,
       s.relation AS relation,
       s.sex AS sex,
       s.birth_date AS birth_date,
       s.student_status AS student_status,
       s.health AS health,
       s.labour AS labour,
       s.status AS status,
       (s.status = '在户') AS in_household,
       (s.relation = '户主') AS is_head,
       (s.labour IN ('普通劳动力', '技能劳动力', '弱劳动力或半劳动力')) AS is_labour,
       (s.labour IN ('普通劳动力', '技能劳动力')) AS is_able,
       (CASE WHEN (s.id_state = 'blank') THEN '没有填写' WHEN (s.id_state = 'lost') THEN '被表格软件变成了科学计数，后几位已经丢失' WHEN (s.id_state = 'invalid') THEN '的位数、出生日期或校验码不对' END) AS id_problem,
       (((year(DATE '2022-05-31') * 10000 + month(DATE '2022-05-31') * 100 + day(DATE '2022-05-31')) - (year(make_date(CAST(s.id_no // 10000000 % 10000 AS INTEGER), CAST(s.id_no // 100000 % 100 AS INTEGER), CAST(s.id_no // 1000 % 100 AS INTEGER))) * 10000 + month(make_date(CAST(s.id_no // 10000000 % 10000 AS INTEGER), CAST(s.id_no // 100000 % 100 AS INTEGER), CAST(s.id_no // 1000 % 100 AS INTEGER))) * 100 + day(make_date(CAST(s.id_no // 10000000 % 10000 AS INTEGER), CAST(s.id_no // 100000 % 100 AS INTEGER), CAST(s.id_no // 1000 % 100 AS INTEGER))))) // 10000) AS age,
       (CASE s.id_no % 2 WHEN 1 THEN '男' WHEN 0 THEN '女' END) AS sex_by_id
FROM stage_person s JOIN household ON household.household_id = s.household_id;

-- repeated_member
CREATE OR REPLACE TABLE repeated_member AS
SELECT h, id_no, min(p) AS first_p FROM person_base
WHERE in_household AND id_no IS NOT NULL GROUP BY h, id_no HAVING count(*) > 1;

-- by_death
CREATE OR REPLACE TABLE by_death AS
SELECT s.id_no AS id_no,
       min(s.died_on) FILTER (WHERE (s.died_on <= DATE '2022-05-31')) AS registered_death_on
FROM stage_death s
WHERE s.id_no IS NOT NULL GROUP BY s.id_no;

-- by_disability
CREATE OR REPLACE TABLE by_disability AS
SELECT s.id_no AS id_no,
       (count(*) > 0) AS has_disability_certificate
FROM stage_disability s
WHERE s.id_no IS NOT NULL GROUP BY s.id_no;

-- by_measure
CREATE OR REPLACE TABLE by_measure AS
SELECT household.h AS h, s.id_no AS id_no,
       (count(*) FILTER (WHERE ((s.kind = '公益岗位帮扶') AND (s.started_on <= DATE '2022-05-31'))) > 0) AS has_post
FROM stage_measure s JOIN household ON household.household_id = s.household_id
WHERE s.id_no IS NOT NULL GROUP BY household.h, s.id_no;

-- peers_person_id_no
CREATE OR REPLACE TABLE peers_person_id_no AS
SELECT b.id_no AS shared,
       count(*) FILTER (WHERE ((b.status = '在户') AND (b.id_state = 'valid'))) AS same_id_members
FROM person_base b
WHERE b.id_no IS NOT NULL GROUP BY b.id_no;

-- department_rows
CREATE OR REPLACE VIEW department_rows AS
SELECT id_no, name FROM stage_medical_settlement
UNION ALL SELECT id_no, name FROM stage_school_roll
UNION ALL SELECT id_no, name FROM stage_disability
UNION ALL SELECT id_no, name FROM stage_assistance
UNION ALL SELECT id_no, name FROM stage_death
UNION ALL SELECT id_no, name FROM stage_custody
UNION ALL SELECT id_no, name FROM stage_public_payroll
UNION ALL SELECT id_no, name FROM stage_vehicle
UNION ALL SELECT id_no, name FROM stage_company
UNION ALL SELECT id_no, name FROM stage_real_estate
UNION ALL SELECT id_no, name FROM stage_large_producer
UNION ALL SELECT id_no, name FROM stage_discredited
UNION ALL SELECT id_no, name FROM stage_employment
UNION ALL SELECT id_no, name FROM stage_accident;

-- department_person
CREATE OR REPLACE TABLE department_person AS
SELECT b.p AS p,
       array_to_string(list_sort(list(DISTINCT d.name)), '、') AS other_names
FROM department_rows d JOIN person_base b ON b.id_no = d.id_no
WHERE (NOT (CASE WHEN d.name = b.name THEN TRUE WHEN length(d.name) <> length(b.name) THEN FALSE
 ELSE len(list_filter(range(1, length(d.name) + 1), lambda i: NOT (substring(d.name, i, 1) = substring(b.name, i, 1) OR substring(d.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(d.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(d.name, i, 1)) >= 983040 OR substring(b.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(b.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(b.name, i, 1)) >= 983040))) = 0 END))
GROUP BY b.p;

-- person_fact
CREATE OR REPLACE TABLE person_fact AS
SELECT b.*,
       (b.in_household AND b.id_no IS NOT NULL AND (repeated_member.first_p IS NULL OR repeated_member.first_p = b.p)) AS counted,
       by_death.registered_death_on AS registered_death_on,
       coalesce(by_disability.has_disability_certificate, FALSE) AS has_disability_certificate,
       coalesce(by_measure.has_post, FALSE) AS has_post,
       coalesce(peers_person_id_no.same_id_members, 0) AS same_id_members,
       department_person.other_names AS other_names
FROM person_base b
LEFT JOIN repeated_member ON repeated_member.h = b.h AND repeated_member.id_no = b.id_no
LEFT JOIN by_death ON by_death.id_no = b.id_no
LEFT JOIN by_disability ON by_disability.id_no = b.id_no
LEFT JOIN by_measure ON by_measure.id_no = b.id_no AND by_measure.h = b.h
LEFT JOIN peers_person_id_no ON peers_person_id_no.shared = b.id_no
LEFT JOIN department_person ON department_person.p = b.p;

-- household_by_income
CREATE OR REPLACE TABLE household_by_income AS
SELECT household.h AS h,
       (count(*) FILTER (WHERE (s.period_end > CAST(DATE '2022-05-31' - INTERVAL 12 MONTH AS DATE) AND s.period_end <= DATE '2022-05-31')) > 0) AS has_income_12m
FROM stage_income s JOIN household ON household.household_id = s.household_id
GROUP BY household.h;

-- household_by_measure
CREATE OR REPLACE TABLE household_by_measure AS
SELECT household.h AS h,
       count(*) FILTER (WHERE (s.started_on <= DATE '2022-05-31')) AS started_measures,
       coalesce(bit_or(CAST(1 AS BIGINT) << enum_code(s.kind)) FILTER (WHERE (s.started_on <= DATE '2022-05-31')), 0) AS started_measure_kinds,
       coalesce(bool_and(coalesce((s.kind = '综合保障'), FALSE)) FILTER (WHERE (s.started_on <= DATE '2022-05-31')), TRUE) AS only_safety_net
FROM stage_measure s JOIN household ON household.household_id = s.household_id
GROUP BY household.h;

-- household_by_monitored
CREATE OR REPLACE TABLE household_by_monitored AS
SELECT household.h AS h,
       (count(*) FILTER (WHERE (s.identified_on <= DATE '2022-05-31' AND (s.eliminated_on IS NULL OR s.eliminated_on > DATE '2022-05-31'))) > 0) AS monitored,
       coalesce(bit_or(s.risks) FILTER (WHERE (s.identified_on <= DATE '2022-05-31' AND (s.eliminated_on IS NULL OR s.eliminated_on > DATE '2022-05-31'))), 0) AS risk_record,
       min(s.identified_on) FILTER (WHERE ((s.identified_on <= DATE '2022-05-31' AND (s.eliminated_on IS NULL OR s.eliminated_on > DATE '2022-05-31')) AND (CAST(s.identified_on + INTERVAL 1 MONTH AS DATE) < DATE '2022-05-31'))) AS identified_over_a_month_ago,
       count(*) FILTER (WHERE ((s.eliminated_on <= DATE '2022-05-31') AND (s.eliminated_on < CAST(s.identified_on + INTERVAL 6 MONTH AS DATE)))) AS quick_eliminations,
       max(s.eliminated_on) FILTER (WHERE ((s.eliminated_on <= DATE '2022-05-31') AND (s.elimination_kind = '帮扶消除'))) AS helped_elimination_on,
       arg_max({recorded_category: s.category, pos: s.pos}, {k0: s.identified_on, pos: s.pos}) FILTER (WHERE (s.identified_on <= DATE '2022-05-31' AND (s.eliminated_on IS NULL OR s.eliminated_on > DATE '2022-05-31'))) AS latest_recorded_category,
       arg_max({quick_identified_on: s.identified_on, quick_eliminated_on: s.eliminated_on, pos: s.pos}, {k0: s.eliminated_on, k1: s.identified_on, pos: s.pos}) FILTER (WHERE ((s.eliminated_on <= DATE '2022-05-31') AND (s.eliminated_on < CAST(s.identified_on + INTERVAL 6 MONTH AS DATE)))) AS latest_quick_identified_on
FROM stage_monitored s JOIN household ON household.household_id = s.household_id
GROUP BY household.h;

-- peers_household_phone
CREATE OR REPLACE TABLE peers_household_phone AS
SELECT b.phone AS shared,
       count(*) AS phone_households
FROM household b
WHERE b.phone IS NOT NULL GROUP BY b.phone;

-- household_members
CREATE OR REPLACE TABLE household_members AS
SELECT p.h AS h,
       count(*) FILTER (WHERE p.in_household) AS population,
       (count(*) FILTER (WHERE p.in_household AND p.is_labour) > 0) AS has_labour,
       count(*) FILTER (WHERE p.in_household AND p.is_able) AS able_members,
       count(*) FILTER (WHERE p.in_household AND p.is_head) AS heads
FROM person_fact p GROUP BY p.h;

-- household_fact
CREATE OR REPLACE TABLE household_fact AS
SELECT b.*,
       coalesce(household_by_income.has_income_12m, FALSE) AS has_income_12m,
       coalesce(household_by_measure.started_measures, 0) AS started_measures,
       coalesce(household_by_measure.started_measure_kinds, 0) AS started_measure_kinds,
       coalesce(household_by_measure.only_safety_net, TRUE) AS only_safety_net,
       coalesce(household_by_monitored.monitored, FALSE) AS monitored,
       coalesce(household_by_monitored.risk_record, 0) AS risk_record,
       household_by_monitored.latest_recorded_category.recorded_category AS recorded_category,
       household_by_monitored.identified_over_a_month_ago AS identified_over_a_month_ago,
       coalesce(household_by_monitored.quick_eliminations, 0) AS quick_eliminations,
       household_by_monitored.latest_quick_identified_on.quick_identified_on AS quick_identified_on,
       household_by_monitored.latest_quick_identified_on.quick_eliminated_on AS quick_eliminated_on,
       household_by_monitored.helped_elimination_on AS helped_elimination_on,
       coalesce(peers_household_phone.phone_households, 0) AS phone_households,
       coalesce(household_members.population, 0) AS population,
       coalesce(household_members.has_labour, FALSE) AS has_labour,
       coalesce(household_members.able_members, 0) AS able_members,
       coalesce(household_members.heads, 0) AS heads,
       (b.household_type IN ('脱贫户', '脱贫不享受政策户')) AS lifted,
       (0 | (CASE WHEN (coalesce(risk_record, 0) & 1) <> 0 AND (coalesce(started_measure_kinds, 0) & 1040) = 0 THEN 1 ELSE 0 END) | (CASE WHEN (coalesce(risk_record, 0) & 2) <> 0 AND (coalesce(started_measure_kinds, 0) & 96) = 0 THEN 2 ELSE 0 END) | (CASE WHEN (coalesce(risk_record, 0) & 4) <> 0 AND (coalesce(started_measure_kinds, 0) & 128) = 0 THEN 4 ELSE 0 END) | (CASE WHEN (coalesce(risk_record, 0) & 8) <> 0 AND (coalesce(started_measure_kinds, 0) & 256) = 0 THEN 8 ELSE 0 END) | (CASE WHEN (coalesce(risk_record, 0) & 128) <> 0 AND (coalesce(started_measure_kinds, 0) & 5) = 0 THEN 128 ELSE 0 END) | (CASE WHEN (coalesce(risk_record, 0) & 256) <> 0 AND (coalesce(started_measure_kinds, 0) & 10) = 0 THEN 256 ELSE 0 END) | (CASE WHEN (coalesce(risk_record, 0) & 512) <> 0 AND (coalesce(started_measure_kinds, 0) & 512) = 0 THEN 512 ELSE 0 END)) AS unmet_risks
FROM household b
LEFT JOIN household_by_income ON household_by_income.h = b.h
LEFT JOIN household_by_measure ON household_by_measure.h = b.h
LEFT JOIN household_by_monitored ON household_by_monitored.h = b.h
LEFT JOIN peers_household_phone ON peers_household_phone.shared = b.phone
LEFT JOIN household_members ON household_members.h = b.h;

-- household_fired
CREATE OR REPLACE TABLE household_fired AS
SELECT * FROM (
SELECT h.h AS h, CAST(NULL AS BIGINT) AS p,
       (CASE WHEN (h.heads <> 1) THEN 1 ELSE 0 END)
     | (CASE WHEN ((h.lifted OR h.monitored) AND (NOT h.has_income_12m)) THEN 2 ELSE 0 END)
     | (CASE WHEN ((h.phone IS NOT NULL) AND (h.phone_households >= 4)) THEN 4 ELSE 0 END)
     | (CASE WHEN (h.monitored AND (NOT (coalesce(h.unmet_risks, 0) = 0))) THEN 8 ELSE 0 END)
     | (CASE WHEN (h.monitored AND (h.identified_over_a_month_ago IS NOT NULL) AND (h.started_measures = 0)) THEN 16 ELSE 0 END)
     | (CASE WHEN (h.quick_eliminations >= 1) THEN 32 ELSE 0 END)
     | (CASE WHEN ((h.helped_elimination_on IS NOT NULL) AND (NOT h.has_labour)) THEN 64 ELSE 0 END)
     | (CASE WHEN (h.monitored AND (h.able_members >= 1) AND (h.started_measures >= 1) AND h.only_safety_net AND (NOT ((coalesce(h.risk_record, 0) & 512) <> 0))) THEN 128 ELSE 0 END) AS mask0
FROM household_fact h
WHERE h.population >= 1) WHERE mask0 <> 0;

-- person_fired
CREATE OR REPLACE TABLE person_fired AS
SELECT * FROM (
SELECT p.h AS h, p.p AS p,
       (CASE WHEN (p.id_state <> 'valid') THEN 1 ELSE 0 END)
     | (CASE WHEN (p.in_household AND (p.id_state = 'valid') AND (p.same_id_members >= 2)) THEN 2 ELSE 0 END)
     | (CASE WHEN (p.in_household AND (p.id_state = 'valid') AND (p.sex <> p.sex_by_id)) THEN 4 ELSE 0 END)
     | (CASE WHEN (p.in_household AND (p.id_state = 'valid') AND (p.birth_date <> make_date(CAST(p.id_no // 10000000 % 10000 AS INTEGER), CAST(p.id_no // 100000 % 100 AS INTEGER), CAST(p.id_no // 1000 % 100 AS INTEGER)))) THEN 8 ELSE 0 END)
     | (CASE WHEN (p.in_household AND (p.registered_death_on IS NOT NULL)) THEN 16 ELSE 0 END)
     | (CASE WHEN (p.in_household AND (p.id_state = 'valid') AND (((coalesce(p.health, 0) & 8) <> 0) <> p.has_disability_certificate)) THEN 32 ELSE 0 END)
     | (CASE WHEN (p.in_household AND (p.id_state = 'valid') AND (((p.student_status = '学前教育') AND ((p.age < 2) OR (p.age > 7))) OR ((p.student_status = '小学') AND ((p.age < 5) OR (p.age > 16))) OR ((p.student_status = '初中') AND ((p.age < 10) OR (p.age > 20))) OR ((p.student_status = '高中') AND ((p.age < 13) OR (p.age > 24))) OR ((p.student_status = '中职') AND ((p.age < 13) OR (p.age > 24))) OR ((p.student_status = '大专') AND ((p.age < 15) OR (p.age > 40))) OR ((p.student_status = '本科及以上') AND ((p.age < 15) OR (p.age > 60))))) THEN 64 ELSE 0 END)
     | (CASE WHEN (p.in_household AND (p.id_state = 'valid') AND (p.age < 16) AND p.is_able) THEN 128 ELSE 0 END)
     | (CASE WHEN (p.in_household AND ((p.age < 16) OR (p.age >= 70)) AND p.has_post) THEN 256 ELSE 0 END)
     | (CASE WHEN (p.in_household AND (p.id_state = 'valid') AND (p.other_names IS NOT NULL)) THEN 512 ELSE 0 END) AS mask0
FROM person_fact p JOIN household_fact h ON h.h = p.h
WHERE h.population >= 1) WHERE mask0 <> 0;

-- rule_info
CREATE OR REPLACE TABLE rule_info AS
SELECT * FROM (VALUES (0, 'quality', 0), (1, 'quality', 0), (2, 'quality', 0), (3, 'quality', 0), (4, 'quality', 0), (5, 'quality', 0), (6, 'quality', 0), (7, 'quality', 0), (8, 'quality', 0), (9, 'quality', 0), (10, 'quality', 0), (11, 'quality', 0), (12, 'quality', 0), (13, 'quality', 0), (14, 'quality', 0), (15, 'quality', 0), (16, 'quality', 0), (17, 'quality', 0)) AS t(rule, kind, risk_bit);

-- fired
CREATE OR REPLACE VIEW fired AS
SELECT 4 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 1) <> 0
UNION ALL SELECT 6 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 2) <> 0
UNION ALL SELECT 8 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 4) <> 0
UNION ALL SELECT 11 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 8) <> 0
UNION ALL SELECT 12 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 16) <> 0
UNION ALL SELECT 13 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 32) <> 0
UNION ALL SELECT 14 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 64) <> 0
UNION ALL SELECT 15 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 128) <> 0
UNION ALL SELECT 0 AS rule, h, p FROM person_fired WHERE (mask0 & 1) <> 0
UNION ALL SELECT 1 AS rule, h, p FROM person_fired WHERE (mask0 & 2) <> 0
UNION ALL SELECT 2 AS rule, h, p FROM person_fired WHERE (mask0 & 4) <> 0
UNION ALL SELECT 3 AS rule, h, p FROM person_fired WHERE (mask0 & 8) <> 0
UNION ALL SELECT 5 AS rule, h, p FROM person_fired WHERE (mask0 & 16) <> 0
UNION ALL SELECT 7 AS rule, h, p FROM person_fired WHERE (mask0 & 32) <> 0
UNION ALL SELECT 9 AS rule, h, p FROM person_fired WHERE (mask0 & 64) <> 0
UNION ALL SELECT 10 AS rule, h, p FROM person_fired WHERE (mask0 & 128) <> 0
UNION ALL SELECT 16 AS rule, h, p FROM person_fired WHERE (mask0 & 256) <> 0
UNION ALL SELECT 17 AS rule, h, p FROM person_fired WHERE (mask0 & 512) <> 0;

-- gated
CREATE OR REPLACE TABLE gated AS
SELECT fired.rule AS rule, fired.h AS h, fired.p AS p, rule_info.kind AS kind
FROM fired JOIN rule_info ON rule_info.rule = fired.rule JOIN household_fact h ON h.h = fired.h
WHERE rule_info.kind IN ('quality', 'exclusion')
   OR (rule_info.kind = 'watch' AND NOT h.monitored)
   OR (rule_info.kind = 'risk' AND (NOT h.monitored OR (rule_info.risk_bit <> 0 AND (h.risk_record & rule_info.risk_bit) = 0)));

-- finding
CREATE OR REPLACE TABLE finding AS
SELECT row_number() OVER () AS n, rule, h, p FROM gated
WHERE kind <> 'exclusion' OR h IN (SELECT h FROM gated WHERE kind = 'risk');

-- evidence
CREATE OR REPLACE TABLE evidence (n BIGINT, dataset SMALLINT, pos BIGINT);

-- evidence:household
INSERT INTO evidence SELECT f.n, 0, h.pos FROM finding f JOIN household h ON h.h = f.h WHERE f.p IS NULL;

-- evidence:person
INSERT INTO evidence SELECT f.n, 1, p.pos FROM finding f JOIN person_fact p ON p.p = f.p;

-- evidence:members/able_members
INSERT INTO evidence SELECT f.n, 1, p.pos FROM finding f JOIN person_fact p ON p.h = f.h AND p.in_household AND p.is_able WHERE f.rule IN (15);

-- evidence:0/has_income_12m
INSERT INTO evidence SELECT f.n, 2, s.pos FROM finding f JOIN household h ON h.h = f.h JOIN stage_income s ON s.household_id = h.household_id WHERE f.rule IN (6) AND (s.period_end > CAST(DATE '2022-05-31' - INTERVAL 12 MONTH AS DATE) AND s.period_end <= DATE '2022-05-31');

-- evidence:members/has_labour
INSERT INTO evidence SELECT f.n, 1, p.pos FROM finding f JOIN person_fact p ON p.h = f.h AND p.in_household AND p.is_labour WHERE f.rule IN (14);

-- evidence:members/heads
INSERT INTO evidence SELECT f.n, 1, p.pos FROM finding f JOIN person_fact p ON p.h = f.h AND p.in_household AND p.is_head WHERE f.rule IN (4);

-- evidence:0/helped_elimination_on
INSERT INTO evidence SELECT f.n, 3, s.pos FROM finding f JOIN household h ON h.h = f.h JOIN stage_monitored s ON s.household_id = h.household_id WHERE f.rule IN (14) AND ((s.eliminated_on <= DATE '2022-05-31') AND (s.elimination_kind = '帮扶消除'));

-- evidence:0/identified_over_a_month_ago
INSERT INTO evidence SELECT f.n, 3, s.pos FROM finding f JOIN household h ON h.h = f.h JOIN stage_monitored s ON s.household_id = h.household_id WHERE f.rule IN (12) AND ((s.identified_on <= DATE '2022-05-31' AND (s.eliminated_on IS NULL OR s.eliminated_on > DATE '2022-05-31')) AND (CAST(s.identified_on + INTERVAL 1 MONTH AS DATE) < DATE '2022-05-31'));

-- evidence:0/monitored
INSERT INTO evidence SELECT f.n, 3, s.pos FROM finding f JOIN household h ON h.h = f.h JOIN stage_monitored s ON s.household_id = h.household_id WHERE f.rule IN (6, 11, 12, 15) AND (s.identified_on <= DATE '2022-05-31' AND (s.eliminated_on IS NULL OR s.eliminated_on > DATE '2022-05-31'));

-- evidence:0/only_safety_net
INSERT INTO evidence SELECT f.n, 4, s.pos FROM finding f JOIN household h ON h.h = f.h JOIN stage_measure s ON s.household_id = h.household_id WHERE f.rule IN (15) AND (s.started_on <= DATE '2022-05-31');

-- evidence:0/phone_households
INSERT INTO evidence SELECT f.n, 0, q.pos FROM finding f JOIN household h ON h.h = f.h JOIN household q ON q.phone = h.phone WHERE f.rule IN (8) AND TRUE;

-- evidence:0/quick_eliminated_on
INSERT INTO evidence SELECT f.n, 3, a.latest_quick_identified_on.pos FROM finding f JOIN household h ON h.h = f.h JOIN household_by_monitored a ON a.h = h.h WHERE f.rule IN (13) AND a.latest_quick_identified_on IS NOT NULL;

-- evidence:0/quick_eliminations
INSERT INTO evidence SELECT f.n, 3, s.pos FROM finding f JOIN household h ON h.h = f.h JOIN stage_monitored s ON s.household_id = h.household_id WHERE f.rule IN (13) AND ((s.eliminated_on <= DATE '2022-05-31') AND (s.eliminated_on < CAST(s.identified_on + INTERVAL 6 MONTH AS DATE)));

-- evidence:0/quick_identified_on
INSERT INTO evidence SELECT f.n, 3, a.latest_quick_identified_on.pos FROM finding f JOIN household h ON h.h = f.h JOIN household_by_monitored a ON a.h = h.h WHERE f.rule IN (13) AND a.latest_quick_identified_on IS NOT NULL;

-- evidence:0/risk_record
INSERT INTO evidence SELECT f.n, 3, s.pos FROM finding f JOIN household h ON h.h = f.h JOIN stage_monitored s ON s.household_id = h.household_id WHERE f.rule IN (11, 15) AND (s.identified_on <= DATE '2022-05-31' AND (s.eliminated_on IS NULL OR s.eliminated_on > DATE '2022-05-31'));

-- evidence:0/started_measure_kinds
INSERT INTO evidence SELECT f.n, 4, s.pos FROM finding f JOIN household h ON h.h = f.h JOIN stage_measure s ON s.household_id = h.household_id WHERE f.rule IN (11) AND (s.started_on <= DATE '2022-05-31');

-- evidence:0/started_measures
INSERT INTO evidence SELECT f.n, 4, s.pos FROM finding f JOIN household h ON h.h = f.h JOIN stage_measure s ON s.household_id = h.household_id WHERE f.rule IN (12, 15) AND (s.started_on <= DATE '2022-05-31');

-- evidence:1/has_disability_certificate
INSERT INTO evidence SELECT f.n, 8, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_disability s ON s.id_no = p.id_no WHERE f.rule IN (7) AND TRUE;

-- evidence:1/has_post
INSERT INTO evidence SELECT f.n, 4, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN household hk ON hk.h = p.h JOIN stage_measure s ON s.id_no = p.id_no AND s.household_id = hk.household_id WHERE f.rule IN (16) AND ((s.kind = '公益岗位帮扶') AND (s.started_on <= DATE '2022-05-31'));

-- evidence:1/other_names/medical_settlement
INSERT INTO evidence SELECT f.n, 6, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_medical_settlement s ON s.id_no = p.id_no WHERE f.rule IN (17) AND (NOT (CASE WHEN s.name = p.name THEN TRUE WHEN length(s.name) <> length(p.name) THEN FALSE
 ELSE len(list_filter(range(1, length(s.name) + 1), lambda i: NOT (substring(s.name, i, 1) = substring(p.name, i, 1) OR substring(s.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(s.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(s.name, i, 1)) >= 983040 OR substring(p.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(p.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(p.name, i, 1)) >= 983040))) = 0 END));

-- evidence:1/other_names/school_roll
INSERT INTO evidence SELECT f.n, 7, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_school_roll s ON s.id_no = p.id_no WHERE f.rule IN (17) AND (NOT (CASE WHEN s.name = p.name THEN TRUE WHEN length(s.name) <> length(p.name) THEN FALSE
 ELSE len(list_filter(range(1, length(s.name) + 1), lambda i: NOT (substring(s.name, i, 1) = substring(p.name, i, 1) OR substring(s.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(s.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(s.name, i, 1)) >= 983040 OR substring(p.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(p.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(p.name, i, 1)) >= 983040))) = 0 END));

-- evidence:1/other_names/disability
INSERT INTO evidence SELECT f.n, 8, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_disability s ON s.id_no = p.id_no WHERE f.rule IN (17) AND (NOT (CASE WHEN s.name = p.name THEN TRUE WHEN length(s.name) <> length(p.name) THEN FALSE
 ELSE len(list_filter(range(1, length(s.name) + 1), lambda i: NOT (substring(s.name, i, 1) = substring(p.name, i, 1) OR substring(s.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(s.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(s.name, i, 1)) >= 983040 OR substring(p.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(p.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(p.name, i, 1)) >= 983040))) = 0 END));

-- evidence:1/other_names/assistance
INSERT INTO evidence SELECT f.n, 9, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_assistance s ON s.id_no = p.id_no WHERE f.rule IN (17) AND (NOT (CASE WHEN s.name = p.name THEN TRUE WHEN length(s.name) <> length(p.name) THEN FALSE
 ELSE len(list_filter(range(1, length(s.name) + 1), lambda i: NOT (substring(s.name, i, 1) = substring(p.name, i, 1) OR substring(s.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(s.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(s.name, i, 1)) >= 983040 OR substring(p.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(p.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(p.name, i, 1)) >= 983040))) = 0 END));

-- evidence:1/other_names/death
INSERT INTO evidence SELECT f.n, 10, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_death s ON s.id_no = p.id_no WHERE f.rule IN (17) AND (NOT (CASE WHEN s.name = p.name THEN TRUE WHEN length(s.name) <> length(p.name) THEN FALSE
 ELSE len(list_filter(range(1, length(s.name) + 1), lambda i: NOT (substring(s.name, i, 1) = substring(p.name, i, 1) OR substring(s.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(s.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(s.name, i, 1)) >= 983040 OR substring(p.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(p.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(p.name, i, 1)) >= 983040))) = 0 END));

-- evidence:1/other_names/custody
INSERT INTO evidence SELECT f.n, 11, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_custody s ON s.id_no = p.id_no WHERE f.rule IN (17) AND (NOT (CASE WHEN s.name = p.name THEN TRUE WHEN length(s.name) <> length(p.name) THEN FALSE
 ELSE len(list_filter(range(1, length(s.name) + 1), lambda i: NOT (substring(s.name, i, 1) = substring(p.name, i, 1) OR substring(s.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(s.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(s.name, i, 1)) >= 983040 OR substring(p.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(p.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(p.name, i, 1)) >= 983040))) = 0 END));

-- evidence:1/other_names/public_payroll
INSERT INTO evidence SELECT f.n, 12, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_public_payroll s ON s.id_no = p.id_no WHERE f.rule IN (17) AND (NOT (CASE WHEN s.name = p.name THEN TRUE WHEN length(s.name) <> length(p.name) THEN FALSE
 ELSE len(list_filter(range(1, length(s.name) + 1), lambda i: NOT (substring(s.name, i, 1) = substring(p.name, i, 1) OR substring(s.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(s.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(s.name, i, 1)) >= 983040 OR substring(p.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(p.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(p.name, i, 1)) >= 983040))) = 0 END));

-- evidence:1/other_names/vehicle
INSERT INTO evidence SELECT f.n, 13, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_vehicle s ON s.id_no = p.id_no WHERE f.rule IN (17) AND (NOT (CASE WHEN s.name = p.name THEN TRUE WHEN length(s.name) <> length(p.name) THEN FALSE
 ELSE len(list_filter(range(1, length(s.name) + 1), lambda i: NOT (substring(s.name, i, 1) = substring(p.name, i, 1) OR substring(s.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(s.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(s.name, i, 1)) >= 983040 OR substring(p.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(p.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(p.name, i, 1)) >= 983040))) = 0 END));

-- evidence:1/other_names/company
INSERT INTO evidence SELECT f.n, 14, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_company s ON s.id_no = p.id_no WHERE f.rule IN (17) AND (NOT (CASE WHEN s.name = p.name THEN TRUE WHEN length(s.name) <> length(p.name) THEN FALSE
 ELSE len(list_filter(range(1, length(s.name) + 1), lambda i: NOT (substring(s.name, i, 1) = substring(p.name, i, 1) OR substring(s.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(s.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(s.name, i, 1)) >= 983040 OR substring(p.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(p.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(p.name, i, 1)) >= 983040))) = 0 END));

-- evidence:1/other_names/real_estate
INSERT INTO evidence SELECT f.n, 15, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_real_estate s ON s.id_no = p.id_no WHERE f.rule IN (17) AND (NOT (CASE WHEN s.name = p.name THEN TRUE WHEN length(s.name) <> length(p.name) THEN FALSE
 ELSE len(list_filter(range(1, length(s.name) + 1), lambda i: NOT (substring(s.name, i, 1) = substring(p.name, i, 1) OR substring(s.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(s.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(s.name, i, 1)) >= 983040 OR substring(p.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(p.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(p.name, i, 1)) >= 983040))) = 0 END));

-- evidence:1/other_names/large_producer
INSERT INTO evidence SELECT f.n, 16, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_large_producer s ON s.id_no = p.id_no WHERE f.rule IN (17) AND (NOT (CASE WHEN s.name = p.name THEN TRUE WHEN length(s.name) <> length(p.name) THEN FALSE
 ELSE len(list_filter(range(1, length(s.name) + 1), lambda i: NOT (substring(s.name, i, 1) = substring(p.name, i, 1) OR substring(s.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(s.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(s.name, i, 1)) >= 983040 OR substring(p.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(p.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(p.name, i, 1)) >= 983040))) = 0 END));

-- evidence:1/other_names/discredited
INSERT INTO evidence SELECT f.n, 17, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_discredited s ON s.id_no = p.id_no WHERE f.rule IN (17) AND (NOT (CASE WHEN s.name = p.name THEN TRUE WHEN length(s.name) <> length(p.name) THEN FALSE
 ELSE len(list_filter(range(1, length(s.name) + 1), lambda i: NOT (substring(s.name, i, 1) = substring(p.name, i, 1) OR substring(s.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(s.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(s.name, i, 1)) >= 983040 OR substring(p.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(p.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(p.name, i, 1)) >= 983040))) = 0 END));

-- evidence:1/other_names/employment
INSERT INTO evidence SELECT f.n, 18, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_employment s ON s.id_no = p.id_no WHERE f.rule IN (17) AND (NOT (CASE WHEN s.name = p.name THEN TRUE WHEN length(s.name) <> length(p.name) THEN FALSE
 ELSE len(list_filter(range(1, length(s.name) + 1), lambda i: NOT (substring(s.name, i, 1) = substring(p.name, i, 1) OR substring(s.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(s.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(s.name, i, 1)) >= 983040 OR substring(p.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(p.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(p.name, i, 1)) >= 983040))) = 0 END));

-- evidence:1/other_names/accident
INSERT INTO evidence SELECT f.n, 22, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_accident s ON s.id_no = p.id_no WHERE f.rule IN (17) AND (NOT (CASE WHEN s.name = p.name THEN TRUE WHEN length(s.name) <> length(p.name) THEN FALSE
 ELSE len(list_filter(range(1, length(s.name) + 1), lambda i: NOT (substring(s.name, i, 1) = substring(p.name, i, 1) OR substring(s.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(s.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(s.name, i, 1)) >= 983040 OR substring(p.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(p.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(p.name, i, 1)) >= 983040))) = 0 END));

-- evidence:1/registered_death_on
INSERT INTO evidence SELECT f.n, 10, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_death s ON s.id_no = p.id_no WHERE f.rule IN (5) AND (s.died_on <= DATE '2022-05-31');

-- evidence:1/same_id_members
INSERT INTO evidence SELECT f.n, 1, q.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN person_fact q ON q.id_no = p.id_no WHERE f.rule IN (1) AND ((q.status = '在户') AND (q.id_state = 'valid'));
