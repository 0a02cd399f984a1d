-- huize-2022, everything handed in, as of 2022-05-31

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
       (CASE s.id_no % 2 WHEN 1 THEN '男' WHEN 0 THEN '女' END) AS sex_by_id,
       (((year((CASE WHEN make_date(year(DATE '2022-05-31'), 8, 31) <= DATE '2022-05-31' THEN make_date(year(DATE '2022-05-31'), 8, 31) ELSE make_date(year(DATE '2022-05-31') - 1, 8, 31) END)) * 10000 + month((CASE WHEN make_date(year(DATE '2022-05-31'), 8, 31) <= DATE '2022-05-31' THEN make_date(year(DATE '2022-05-31'), 8, 31) ELSE make_date(year(DATE '2022-05-31') - 1, 8, 31) END)) * 100 + day((CASE WHEN make_date(year(DATE '2022-05-31'), 8, 31) <= DATE '2022-05-31' THEN make_date(year(DATE '2022-05-31'), 8, 31) ELSE make_date(year(DATE '2022-05-31') - 1, 8, 31) END))) - (year(make_date(CAST(s.id_no // 10000000 % 10000 AS INTEGER), CAST(s.id_no // 100000 % 100 AS INTEGER), CAST(s.id_no // 1000 % 100 AS INTEGER))) * 10000 + month(make_date(CAST(s.id_no // 10000000 % 10000 AS INTEGER), CAST(s.id_no // 100000 % 100 AS INTEGER), CAST(s.id_no // 1000 % 100 AS INTEGER))) * 100 + day(make_date(CAST(s.id_no // 10000000 % 10000 AS INTEGER), CAST(s.id_no // 100000 % 100 AS INTEGER), CAST(s.id_no // 1000 % 100 AS INTEGER))))) // 10000) AS school_age
FROM stage_person s JOIN household ON household.household_id = s.household_id;

-- repeated_member
CREATE OR REPLACE TABLE repeated_member AS
SELECT h, id_no, min(p) AS first_p FROM person_base
WHERE in_household AND id_no IS NOT NULL GROUP BY h, id_no HAVING count(*) > 1;

-- by_accident
CREATE OR REPLACE TABLE by_accident AS
SELECT s.id_no AS id_no,
       CAST(sum(s.loss) FILTER (WHERE (s.occurred_on > CAST(DATE '2022-05-31' - INTERVAL 12 MONTH AS DATE) AND s.occurred_on <= DATE '2022-05-31')) AS BIGINT) AS accident_loss_12m
FROM stage_accident s
WHERE s.id_no IS NOT NULL GROUP BY s.id_no;

-- by_company
CREATE OR REPLACE TABLE by_company AS
SELECT s.id_no AS id_no,
       count(*) FILTER (WHERE ((s.kind = '企业') AND (s.status = '存续') AND (s.operating IS DISTINCT FROM '否'))) AS owned_companies
FROM stage_company s
WHERE s.id_no IS NOT NULL GROUP BY s.id_no;

-- by_custody
CREATE OR REPLACE TABLE by_custody AS
SELECT s.id_no AS id_no,
       (count(*) FILTER (WHERE (s.started_on <= DATE '2022-05-31' AND (s.ended_on IS NULL OR s.ended_on > DATE '2022-05-31'))) > 0) AS in_custody,
       coalesce(bit_or(CAST(1 AS BIGINT) << enum_code(s.kind)) FILTER (WHERE (s.started_on <= DATE '2022-05-31' AND (s.ended_on IS NULL OR s.ended_on > DATE '2022-05-31'))), 0) AS custody_kinds
FROM stage_custody s
WHERE s.id_no IS NOT NULL GROUP BY s.id_no;

-- by_death
CREATE OR REPLACE TABLE by_death AS
SELECT s.id_no AS id_no,
       min(s.died_on) FILTER (WHERE (s.died_on <= DATE '2022-05-31')) AS registered_death_on,
       max(s.died_on) FILTER (WHERE (s.died_on > CAST(DATE '2022-05-31' - INTERVAL 12 MONTH AS DATE) AND s.died_on <= DATE '2022-05-31')) AS died_in_12m_on
FROM stage_death s
WHERE s.id_no IS NOT NULL GROUP BY s.id_no;

-- by_disability
CREATE OR REPLACE TABLE by_disability AS
SELECT s.id_no AS id_no,
       (count(*) > 0) AS has_disability_certificate,
       max(s.grade) FILTER (WHERE ((s.grade IN ('1', '2')) OR ((s.category IN ('智力', '精神', '智力残疾', '精神残疾')) AND (s.grade IN ('3', '4'))))) AS grave_disability_grade,
       array_to_string(list_sort(list(DISTINCT s.category) FILTER (WHERE ((s.grade IN ('1', '2')) OR ((s.category IN ('智力', '精神', '智力残疾', '精神残疾')) AND (s.grade IN ('3', '4')))))), '、') AS grave_disability_category
FROM stage_disability s
WHERE s.id_no IS NOT NULL GROUP BY s.id_no;

-- by_discredited
CREATE OR REPLACE TABLE by_discredited AS
SELECT s.id_no AS id_no,
       (count(*) FILTER (WHERE (s.listed_on <= DATE '2022-05-31' AND (s.removed_on IS NULL OR s.removed_on > DATE '2022-05-31'))) > 0) AS is_discredited
FROM stage_discredited s
WHERE s.id_no IS NOT NULL GROUP BY s.id_no;

-- by_employment
CREATE OR REPLACE TABLE by_employment AS
SELECT s.id_no AS id_no,
       (count(*) FILTER (WHERE (s.started_on <= DATE '2022-05-31' AND (s.ended_on IS NULL OR s.ended_on > DATE '2022-05-31'))) > 0) AS employed,
       max(s.ended_on) FILTER (WHERE (s.ended_on > CAST(DATE '2022-05-31' - INTERVAL 6 MONTH AS DATE) AND s.ended_on <= DATE '2022-05-31')) AS job_ended_on
FROM stage_employment s
WHERE s.id_no IS NOT NULL GROUP BY s.id_no;

-- by_large_producer
CREATE OR REPLACE TABLE by_large_producer AS
SELECT s.id_no AS id_no,
       (count(*) FILTER (WHERE (s.started_on <= DATE '2022-05-31' AND (s.ended_on IS NULL OR s.ended_on > DATE '2022-05-31'))) > 0) AS is_large_producer
FROM stage_large_producer s
WHERE s.id_no IS NOT NULL GROUP BY s.id_no;

-- by_measure
CREATE OR REPLACE TABLE by_measure AS
SELECT household.h AS h, s.id_no AS id_no,
       (count(*) FILTER (WHERE ((s.kind = '公益岗位帮扶') AND (s.started_on <= DATE '2022-05-31'))) > 0) AS has_post
FROM stage_measure s JOIN household ON household.household_id = s.household_id
WHERE s.id_no IS NOT NULL GROUP BY household.h, s.id_no;

-- by_medical_settlement
CREATE OR REPLACE TABLE by_medical_settlement AS
SELECT s.id_no AS id_no,
       CAST(sum(s.self_pay) FILTER (WHERE (s.settled_on > CAST(DATE '2022-05-31' - INTERVAL 12 MONTH AS DATE) AND s.settled_on <= DATE '2022-05-31')) AS BIGINT) AS self_pay_12m
FROM stage_medical_settlement s
WHERE s.id_no IS NOT NULL GROUP BY s.id_no;

-- by_public_payroll
CREATE OR REPLACE TABLE by_public_payroll AS
SELECT s.id_no AS id_no,
       (count(*) FILTER (WHERE ((s.kind IN ('公务员', '事业单位')) AND ((s.started_on IS NULL) OR (s.started_on <= DATE '2022-05-31')) AND ((s.ended_on IS NULL) OR (s.ended_on > DATE '2022-05-31')))) > 0) AS on_public_payroll,
       (count(*) FILTER (WHERE ((s.kind = '村三委') AND ((s.started_on IS NULL) OR (s.started_on <= DATE '2022-05-31')) AND ((s.ended_on IS NULL) OR (s.ended_on > DATE '2022-05-31')))) > 0) AS is_village_cadre
FROM stage_public_payroll s
WHERE s.id_no IS NOT NULL GROUP BY s.id_no;

-- by_real_estate
CREATE OR REPLACE TABLE by_real_estate AS
SELECT s.id_no AS id_no,
       count(*) FILTER (WHERE ((s.in_town = '是') AND (s.usage IN ('住宅', '商铺', '办公', '其他经营')))) AS owned_town_estates
FROM stage_real_estate s
WHERE s.id_no IS NOT NULL GROUP BY s.id_no;

-- by_school_roll
CREATE OR REPLACE TABLE by_school_roll AS
SELECT s.id_no AS id_no,
       (count(*) FILTER (WHERE (s.status IN ('在读', '休学', '送教上门'))) > 0) AS on_school_roll
FROM stage_school_roll s
WHERE s.id_no IS NOT NULL GROUP BY s.id_no;

-- by_vehicle
CREATE OR REPLACE TABLE by_vehicle AS
SELECT s.id_no AS id_no,
       count(*) FILTER (WHERE ((s.registered_on <= DATE '2022-05-31') AND (s.status IS DISTINCT FROM '注销') AND (s.use = '非营运') AND (s.vehicle_type IN ('小型轿车', '小型普通客车', '小型越野客车', '大型轿车')))) AS owned_cars
FROM stage_vehicle s
WHERE s.id_no IS NOT NULL GROUP BY s.id_no;

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
       by_accident.accident_loss_12m AS accident_loss_12m,
       coalesce(by_company.owned_companies, 0) AS owned_companies,
       coalesce(by_custody.in_custody, FALSE) AS in_custody,
       coalesce(by_custody.custody_kinds, 0) AS custody_kinds,
       by_death.registered_death_on AS registered_death_on,
       by_death.died_in_12m_on AS died_in_12m_on,
       coalesce(by_disability.has_disability_certificate, FALSE) AS has_disability_certificate,
       by_disability.grave_disability_grade AS grave_disability_grade,
       by_disability.grave_disability_category AS grave_disability_category,
       coalesce(by_discredited.is_discredited, FALSE) AS is_discredited,
       coalesce(by_employment.employed, FALSE) AS employed,
       by_employment.job_ended_on AS job_ended_on,
       coalesce(by_large_producer.is_large_producer, FALSE) AS is_large_producer,
       coalesce(by_measure.has_post, FALSE) AS has_post,
       by_medical_settlement.self_pay_12m AS self_pay_12m,
       coalesce(by_public_payroll.on_public_payroll, FALSE) AS on_public_payroll,
       coalesce(by_public_payroll.is_village_cadre, FALSE) AS is_village_cadre,
       coalesce(by_real_estate.owned_town_estates, 0) AS owned_town_estates,
       coalesce(by_school_roll.on_school_roll, FALSE) AS on_school_roll,
       coalesce(by_vehicle.owned_cars, 0) AS owned_cars,
       coalesce(peers_person_id_no.same_id_members, 0) AS same_id_members,
       department_person.other_names AS other_names
FROM person_base b
LEFT JOIN repeated_member ON repeated_member.h = b.h AND repeated_member.id_no = b.id_no
LEFT JOIN by_accident ON by_accident.id_no = b.id_no
LEFT JOIN by_company ON by_company.id_no = b.id_no
LEFT JOIN by_custody ON by_custody.id_no = b.id_no
LEFT JOIN by_death ON by_death.id_no = b.id_no
LEFT JOIN by_disability ON by_disability.id_no = b.id_no
LEFT JOIN by_discredited ON by_discredited.id_no = b.id_no
LEFT JOIN by_employment ON by_employment.id_no = b.id_no
LEFT JOIN by_large_producer ON by_large_producer.id_no = b.id_no
LEFT JOIN by_measure ON by_measure.id_no = b.id_no AND by_measure.h = b.h
LEFT JOIN by_medical_settlement ON by_medical_settlement.id_no = b.id_no
LEFT JOIN by_public_payroll ON by_public_payroll.id_no = b.id_no
LEFT JOIN by_real_estate ON by_real_estate.id_no = b.id_no
LEFT JOIN by_school_roll ON by_school_roll.id_no = b.id_no
LEFT JOIN by_vehicle ON by_vehicle.id_no = b.id_no
LEFT JOIN peers_person_id_no ON peers_person_id_no.shared = b.id_no
LEFT JOIN department_person ON department_person.p = b.p;

-- household_by_disaster
CREATE OR REPLACE TABLE household_by_disaster AS
SELECT household.h AS h,
       CAST(sum(s.loss) FILTER (WHERE (s.occurred_on > CAST(DATE '2022-05-31' - INTERVAL 12 MONTH AS DATE) AND s.occurred_on <= DATE '2022-05-31')) AS BIGINT) AS disaster_loss_12m
FROM stage_disaster s JOIN household ON household.household_id = s.household_id
GROUP BY household.h;

-- household_by_housing_safety
CREATE OR REPLACE TABLE household_by_housing_safety AS
SELECT household.h AS h,
       arg_max({housing_grade: s.grade, housing_resolved: s.resolved, housing_assessed_on: s.assessed_on, pos: s.pos}, {k0: s.assessed_on, k1: s.grade, k2: (s.resolved IS DISTINCT FROM '是'), pos: s.pos}) FILTER (WHERE (s.assessed_on <= DATE '2022-05-31')) AS latest_housing_grade
FROM stage_housing_safety s JOIN household ON household.household_id = s.household_id
GROUP BY household.h;

-- household_by_income
CREATE OR REPLACE TABLE household_by_income AS
SELECT household.h AS h,
       (count(*) FILTER (WHERE (s.period_end > CAST(DATE '2022-05-31' - INTERVAL 12 MONTH AS DATE) AND s.period_end <= DATE '2022-05-31')) > 0) AS has_income_12m,
       arg_max({net_income: ((((s.wage + s.business) + s.property) + s.transfer) - s.expense), pos: s.pos}, {k0: s.period_end, pos: s.pos}) FILTER (WHERE (s.period_end > CAST(DATE '2022-05-31' - INTERVAL 12 MONTH AS DATE) AND s.period_end <= DATE '2022-05-31')) AS latest_net_income
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

-- household_by_water_safety
CREATE OR REPLACE TABLE household_by_water_safety AS
SELECT household.h AS h,
       arg_max({water_result: s.result, water_resolved: s.resolved, water_checked_on: s.checked_on, pos: s.pos}, {k0: s.checked_on, k1: s.result, k2: (s.resolved IS DISTINCT FROM '是'), pos: s.pos}) FILTER (WHERE (s.checked_on <= DATE '2022-05-31')) AS latest_water_result
FROM stage_water_safety s JOIN household ON household.household_id = s.household_id
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
       count(*) FILTER (WHERE p.in_household AND p.is_head) AS heads,
       CAST(sum(p.self_pay_12m) FILTER (WHERE p.counted) AS BIGINT) AS household_self_pay_12m,
       CAST(sum(p.accident_loss_12m) FILTER (WHERE p.counted) AS BIGINT) AS household_accident_loss_12m,
       count(*) FILTER (WHERE p.in_household AND p.on_public_payroll) AS members_on_public_payroll,
       count(*) FILTER (WHERE p.in_household AND p.is_village_cadre) AS village_cadres,
       CAST(sum(p.owned_cars) FILTER (WHERE p.counted) AS BIGINT) AS household_cars,
       CAST(sum(p.owned_town_estates) FILTER (WHERE p.counted) AS BIGINT) AS household_town_estates,
       CAST(sum(p.owned_companies) FILTER (WHERE p.counted) AS BIGINT) AS household_companies,
       count(*) FILTER (WHERE p.in_household AND p.is_large_producer) AS large_producers,
       count(*) FILTER (WHERE p.in_household AND p.is_discredited) AS discredited_members
FROM person_fact p GROUP BY p.h;

-- head_kinship
CREATE OR REPLACE TABLE head_kinship AS
SELECT b.h AS h, k.relative AS id_no, k.pos AS pos FROM person_base b JOIN (
  SELECT id_no AS id, relative_id_no AS relative, pos FROM stage_kinship
  UNION ALL SELECT relative_id_no, id_no, pos FROM stage_kinship) k ON k.id = b.id_no
WHERE b.in_household AND b.is_head;

-- head_relative
CREATE OR REPLACE TABLE head_relative AS
SELECT DISTINCT h, id_no FROM head_kinship;

-- household_relatives
CREATE OR REPLACE TABLE household_relatives AS
SELECT r.h AS h,
       count(*) FILTER (WHERE coalesce(by_public_payroll.on_public_payroll, FALSE)) AS relatives_on_public_payroll
FROM head_relative r
LEFT JOIN by_public_payroll ON by_public_payroll.id_no = r.id_no
GROUP BY r.h;

-- household_fact
CREATE OR REPLACE TABLE household_fact AS
SELECT b.*,
       household_by_disaster.disaster_loss_12m AS disaster_loss_12m,
       household_by_housing_safety.latest_housing_grade.housing_grade AS housing_grade,
       household_by_housing_safety.latest_housing_grade.housing_resolved AS housing_resolved,
       household_by_housing_safety.latest_housing_grade.housing_assessed_on AS housing_assessed_on,
       coalesce(household_by_income.has_income_12m, FALSE) AS has_income_12m,
       household_by_income.latest_net_income.net_income AS net_income,
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
       household_by_water_safety.latest_water_result.water_result AS water_result,
       household_by_water_safety.latest_water_result.water_resolved AS water_resolved,
       household_by_water_safety.latest_water_result.water_checked_on AS water_checked_on,
       coalesce(peers_household_phone.phone_households, 0) AS phone_households,
       coalesce(household_members.population, 0) AS population,
       coalesce(household_members.has_labour, FALSE) AS has_labour,
       coalesce(household_members.able_members, 0) AS able_members,
       coalesce(household_members.heads, 0) AS heads,
       household_members.household_self_pay_12m AS household_self_pay_12m,
       household_members.household_accident_loss_12m AS household_accident_loss_12m,
       coalesce(household_members.members_on_public_payroll, 0) AS members_on_public_payroll,
       coalesce(household_members.village_cadres, 0) AS village_cadres,
       household_members.household_cars AS household_cars,
       household_members.household_town_estates AS household_town_estates,
       household_members.household_companies AS household_companies,
       coalesce(household_members.large_producers, 0) AS large_producers,
       coalesce(household_members.discredited_members, 0) AS discredited_members,
       coalesce(household_relatives.relatives_on_public_payroll, 0) AS relatives_on_public_payroll,
       (b.household_type IN ('脱贫户', '脱贫不享受政策户')) AS lifted,
       (CAST(net_income AS DOUBLE) / nullif(population, 0)) AS per_capita,
       (0 | (CASE WHEN (coalesce(risk_record, 0) & 1) <> 0 AND (coalesce(started_measure_kinds, 0) & 1040) = 0 THEN 1 ELSE 0 END) | (CASE WHEN (coalesce(risk_record, 0) & 2) <> 0 AND (coalesce(started_measure_kinds, 0) & 96) = 0 THEN 2 ELSE 0 END) | (CASE WHEN (coalesce(risk_record, 0) & 4) <> 0 AND (coalesce(started_measure_kinds, 0) & 128) = 0 THEN 4 ELSE 0 END) | (CASE WHEN (coalesce(risk_record, 0) & 8) <> 0 AND (coalesce(started_measure_kinds, 0) & 256) = 0 THEN 8 ELSE 0 END) | (CASE WHEN (coalesce(risk_record, 0) & 128) <> 0 AND (coalesce(started_measure_kinds, 0) & 5) = 0 THEN 128 ELSE 0 END) | (CASE WHEN (coalesce(risk_record, 0) & 256) <> 0 AND (coalesce(started_measure_kinds, 0) & 10) = 0 THEN 256 ELSE 0 END) | (CASE WHEN (coalesce(risk_record, 0) & 512) <> 0 AND (coalesce(started_measure_kinds, 0) & 512) = 0 THEN 512 ELSE 0 END)) AS unmet_risks
FROM household b
LEFT JOIN household_by_disaster ON household_by_disaster.h = b.h
LEFT JOIN household_by_housing_safety ON household_by_housing_safety.h = b.h
LEFT JOIN household_by_income ON household_by_income.h = b.h
LEFT JOIN household_by_measure ON household_by_measure.h = b.h
LEFT JOIN household_by_monitored ON household_by_monitored.h = b.h
LEFT JOIN household_by_water_safety ON household_by_water_safety.h = b.h
LEFT JOIN peers_household_phone ON peers_household_phone.shared = b.phone
LEFT JOIN household_members ON household_members.h = b.h
LEFT JOIN household_relatives ON household_relatives.h = b.h;

-- household_fired
CREATE OR REPLACE TABLE household_fired AS
SELECT * FROM (
SELECT h.h AS h, CAST(NULL AS BIGINT) AS p,
       (CASE WHEN (h.per_capita < 600000) THEN 1 ELSE 0 END)
     | (CASE WHEN (h.household_self_pay_12m >= (CASE WHEN h.lifted THEN 500000 ELSE 2000000 END)) THEN 2 ELSE 0 END)
     | (CASE WHEN ((h.housing_grade IN ('C', 'D')) AND (h.housing_resolved IS DISTINCT FROM '是')) THEN 4 ELSE 0 END)
     | (CASE WHEN ((h.water_result = '不达标') AND (h.water_resolved IS DISTINCT FROM '是')) THEN 8 ELSE 0 END)
     | (CASE WHEN (h.disaster_loss_12m >= 300000) THEN 16 ELSE 0 END)
     | (CASE WHEN (h.household_accident_loss_12m >= 1000000) THEN 32 ELSE 0 END)
     | (CASE WHEN ((h.members_on_public_payroll >= 1) OR (h.relatives_on_public_payroll >= 1)) THEN 64 ELSE 0 END)
     | (CASE WHEN (h.village_cadres >= 1) THEN 128 ELSE 0 END)
     | (CASE WHEN (h.household_cars >= 1) THEN 256 ELSE 0 END)
     | (CASE WHEN (h.household_town_estates >= 1) THEN 512 ELSE 0 END)
     | (CASE WHEN (h.household_companies >= 1) THEN 1024 ELSE 0 END)
     | (CASE WHEN (h.large_producers >= 1) THEN 2048 ELSE 0 END)
     | (CASE WHEN (h.residency = '空挂户') THEN 4096 ELSE 0 END)
     | (CASE WHEN (h.discredited_members >= 1) THEN 8192 ELSE 0 END)
     | (CASE WHEN (h.heads <> 1) THEN 16384 ELSE 0 END)
     | (CASE WHEN ((h.lifted OR h.monitored) AND (NOT h.has_income_12m)) THEN 32768 ELSE 0 END)
     | (CASE WHEN ((h.phone IS NOT NULL) AND (h.phone_households >= 4)) THEN 65536 ELSE 0 END)
     | (CASE WHEN (h.monitored AND (NOT (coalesce(h.unmet_risks, 0) = 0))) THEN 131072 ELSE 0 END)
     | (CASE WHEN (h.monitored AND (h.identified_over_a_month_ago IS NOT NULL) AND (h.started_measures = 0)) THEN 262144 ELSE 0 END)
     | (CASE WHEN (h.quick_eliminations >= 1) THEN 524288 ELSE 0 END)
     | (CASE WHEN ((h.helped_elimination_on IS NOT NULL) AND (NOT h.has_labour)) THEN 1048576 ELSE 0 END)
     | (CASE WHEN (h.monitored AND (h.able_members >= 1) AND (h.started_measures >= 1) AND h.only_safety_net AND (NOT ((coalesce(h.risk_record, 0) & 512) <> 0))) THEN 2097152 ELSE 0 END) AS mask0
FROM household_fact h
WHERE h.population >= 1) WHERE mask0 <> 0;

-- person_fired
CREATE OR REPLACE TABLE person_fired AS
SELECT * FROM (
SELECT p.h AS h, p.p AS p,
       (CASE WHEN (p.in_household AND (p.grave_disability_grade IS NOT NULL)) THEN 1 ELSE 0 END)
     | (CASE WHEN (p.in_household AND ((coalesce(p.health, 0) & 4) <> 0)) THEN 2 ELSE 0 END)
     | (CASE WHEN (p.in_household AND ((coalesce(p.health, 0) & 2) <> 0) AND (p.self_pay_12m >= 200000)) THEN 4 ELSE 0 END)
     | (CASE WHEN (p.in_household AND (p.id_state = 'valid') AND (p.school_age >= 6) AND (p.school_age < 15) AND (NOT p.on_school_roll)) THEN 8 ELSE 0 END)
     | (CASE WHEN (p.in_household AND p.is_able AND (p.job_ended_on IS NOT NULL) AND (NOT p.employed)) THEN 16 ELSE 0 END)
     | (CASE WHEN (p.is_able AND (p.died_in_12m_on IS NOT NULL)) THEN 32 ELSE 0 END)
     | (CASE WHEN (p.in_household AND p.in_custody) THEN 64 ELSE 0 END)
     | (CASE WHEN (p.id_state <> 'valid') THEN 128 ELSE 0 END)
     | (CASE WHEN (p.in_household AND (p.id_state = 'valid') AND (p.same_id_members >= 2)) THEN 256 ELSE 0 END)
     | (CASE WHEN (p.in_household AND (p.id_state = 'valid') AND (p.sex <> p.sex_by_id)) THEN 512 ELSE 0 END)
     | (CASE WHEN (p.in_household AND (p.id_state = 'valid') AND (p.birth_date <> make_date(CAST(p.id_no // 10000000 % 10000 AS INTEGER), CAST(p.id_no // 100000 % 100 AS INTEGER), CAST(p.id_no // 1000 % 100 AS INTEGER)))) THEN 1024 ELSE 0 END)
     | (CASE WHEN (p.in_household AND (p.registered_death_on IS NOT NULL)) THEN 2048 ELSE 0 END)
     | (CASE WHEN (p.in_household AND (p.id_state = 'valid') AND (((coalesce(p.health, 0) & 8) <> 0) <> p.has_disability_certificate)) THEN 4096 ELSE 0 END)
     | (CASE WHEN (p.in_household AND (p.id_state = 'valid') AND (((p.student_status = '学前教育') AND ((p.age < 2) OR (p.age > 7))) OR ((p.student_status = '小学') AND ((p.age < 5) OR (p.age > 16))) OR ((p.student_status = '初中') AND ((p.age < 10) OR (p.age > 20))) OR ((p.student_status = '高中') AND ((p.age < 13) OR (p.age > 24))) OR ((p.student_status = '中职') AND ((p.age < 13) OR (p.age > 24))) OR ((p.student_status = '大专') AND ((p.age < 15) OR (p.age > 40))) OR ((p.student_status = '本科及以上') AND ((p.age < 15) OR (p.age > 60))))) THEN 8192 ELSE 0 END)
     | (CASE WHEN (p.in_household AND (p.id_state = 'valid') AND (p.age < 16) AND p.is_able) THEN 16384 ELSE 0 END)
     | (CASE WHEN (p.in_household AND ((p.age < 16) OR (p.age >= 70)) AND p.has_post) THEN 32768 ELSE 0 END)
     | (CASE WHEN (p.in_household AND (p.id_state = 'valid') AND (p.other_names IS NOT NULL)) THEN 65536 ELSE 0 END) AS mask0
FROM person_fact p JOIN household_fact h ON h.h = p.h
WHERE h.population >= 1) WHERE mask0 <> 0;

-- rule_info
CREATE OR REPLACE TABLE rule_info AS
SELECT * FROM (VALUES (0, 'watch', 16), (1, 'watch', 1), (2, 'watch', 1), (3, 'risk', 0), (4, 'risk', 2), (5, 'risk', 1), (6, 'risk', 4), (7, 'risk', 8), (8, 'risk', 256), (9, 'risk', 32), (10, 'risk', 64), (11, 'risk', 512), (12, 'exclusion', 0), (13, 'exclusion', 0), (14, 'exclusion', 0), (15, 'exclusion', 0), (16, 'exclusion', 0), (17, 'exclusion', 0), (18, 'exclusion', 0), (19, 'exclusion', 0), (20, 'exclusion', 0), (21, 'quality', 0), (22, 'quality', 0), (23, 'quality', 0), (24, 'quality', 0), (25, 'quality', 0), (26, 'quality', 0), (27, 'quality', 0), (28, 'quality', 0), (29, 'quality', 0), (30, 'quality', 0), (31, 'quality', 0), (32, 'quality', 0), (33, 'quality', 0), (34, 'quality', 0), (35, 'quality', 0), (36, 'quality', 0), (37, 'quality', 0), (38, 'quality', 0)) AS t(rule, kind, risk_bit);

-- fired
CREATE OR REPLACE VIEW fired AS
SELECT 3 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 1) <> 0
UNION ALL SELECT 5 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 2) <> 0
UNION ALL SELECT 6 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 4) <> 0
UNION ALL SELECT 7 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 8) <> 0
UNION ALL SELECT 9 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 16) <> 0
UNION ALL SELECT 10 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 32) <> 0
UNION ALL SELECT 12 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 64) <> 0
UNION ALL SELECT 13 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 128) <> 0
UNION ALL SELECT 14 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 256) <> 0
UNION ALL SELECT 15 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 512) <> 0
UNION ALL SELECT 16 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 1024) <> 0
UNION ALL SELECT 17 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 2048) <> 0
UNION ALL SELECT 18 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 4096) <> 0
UNION ALL SELECT 20 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 8192) <> 0
UNION ALL SELECT 25 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 16384) <> 0
UNION ALL SELECT 27 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 32768) <> 0
UNION ALL SELECT 29 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 65536) <> 0
UNION ALL SELECT 32 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 131072) <> 0
UNION ALL SELECT 33 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 262144) <> 0
UNION ALL SELECT 34 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 524288) <> 0
UNION ALL SELECT 35 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 1048576) <> 0
UNION ALL SELECT 36 AS rule, h, CAST(NULL AS BIGINT) AS p FROM household_fired WHERE (mask0 & 2097152) <> 0
UNION ALL SELECT 0 AS rule, h, p FROM person_fired WHERE (mask0 & 1) <> 0
UNION ALL SELECT 1 AS rule, h, p FROM person_fired WHERE (mask0 & 2) <> 0
UNION ALL SELECT 2 AS rule, h, p FROM person_fired WHERE (mask0 & 4) <> 0
UNION ALL SELECT 4 AS rule, h, p FROM person_fired WHERE (mask0 & 8) <> 0
UNION ALL SELECT 8 AS rule, h, p FROM person_fired WHERE (mask0 & 16) <> 0
UNION ALL SELECT 11 AS rule, h, p FROM person_fired WHERE (mask0 & 32) <> 0
UNION ALL SELECT 19 AS rule, h, p FROM person_fired WHERE (mask0 & 64) <> 0
UNION ALL SELECT 21 AS rule, h, p FROM person_fired WHERE (mask0 & 128) <> 0
UNION ALL SELECT 22 AS rule, h, p FROM person_fired WHERE (mask0 & 256) <> 0
UNION ALL SELECT 23 AS rule, h, p FROM person_fired WHERE (mask0 & 512) <> 0
UNION ALL SELECT 24 AS rule, h, p FROM person_fired WHERE (mask0 & 1024) <> 0
UNION ALL SELECT 26 AS rule, h, p FROM person_fired WHERE (mask0 & 2048) <> 0
UNION ALL SELECT 28 AS rule, h, p FROM person_fired WHERE (mask0 & 4096) <> 0
UNION ALL SELECT 30 AS rule, h, p FROM person_fired WHERE (mask0 & 8192) <> 0
UNION ALL SELECT 31 AS rule, h, p FROM person_fired WHERE (mask0 & 16384) <> 0
UNION ALL SELECT 37 AS rule, h, p FROM person_fired WHERE (mask0 & 32768) <> 0
UNION ALL SELECT 38 AS rule, h, p FROM person_fired WHERE (mask0 & 65536) <> 0;

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
INSERT INTO evidence SELECT f.n, 1, p.pos FROM finding f JOIN person_fact p ON p.h = f.h AND p.in_household AND p.is_able WHERE f.rule IN (36);

-- evidence:0/disaster_loss_12m
INSERT INTO evidence SELECT f.n, 21, s.pos FROM finding f JOIN household h ON h.h = f.h JOIN stage_disaster s ON s.household_id = h.household_id WHERE f.rule IN (9) AND (s.occurred_on > CAST(DATE '2022-05-31' - INTERVAL 12 MONTH AS DATE) AND s.occurred_on <= DATE '2022-05-31');

-- evidence:members/discredited_members
INSERT INTO evidence SELECT f.n, 1, p.pos FROM finding f JOIN person_fact p ON p.h = f.h AND p.in_household AND p.is_discredited WHERE f.rule IN (20);

-- evidence:0/has_income_12m
INSERT INTO evidence SELECT f.n, 2, s.pos FROM finding f JOIN household h ON h.h = f.h JOIN stage_income s ON s.household_id = h.household_id WHERE f.rule IN (27) AND (s.period_end > CAST(DATE '2022-05-31' - INTERVAL 12 MONTH AS DATE) AND s.period_end <= DATE '2022-05-31');

-- evidence:members/has_labour
INSERT INTO evidence SELECT f.n, 1, p.pos FROM finding f JOIN person_fact p ON p.h = f.h AND p.in_household AND p.is_labour WHERE f.rule IN (35);

-- evidence:members/heads
INSERT INTO evidence SELECT f.n, 1, p.pos FROM finding f JOIN person_fact p ON p.h = f.h AND p.in_household AND p.is_head WHERE f.rule IN (25);

-- evidence:0/helped_elimination_on
INSERT INTO evidence SELECT f.n, 3, s.pos FROM finding f JOIN household h ON h.h = f.h JOIN stage_monitored s ON s.household_id = h.household_id WHERE f.rule IN (35) AND ((s.eliminated_on <= DATE '2022-05-31') AND (s.elimination_kind = '帮扶消除'));

-- evidence:members/household_accident_loss_12m
INSERT INTO evidence SELECT f.n, 1, p.pos FROM finding f JOIN person_fact p ON p.h = f.h AND p.counted WHERE f.rule IN (10);

-- evidence:members/household_cars
INSERT INTO evidence SELECT f.n, 1, p.pos FROM finding f JOIN person_fact p ON p.h = f.h AND p.counted WHERE f.rule IN (14);

-- evidence:members/household_companies
INSERT INTO evidence SELECT f.n, 1, p.pos FROM finding f JOIN person_fact p ON p.h = f.h AND p.counted WHERE f.rule IN (16);

-- evidence:members/household_self_pay_12m
INSERT INTO evidence SELECT f.n, 1, p.pos FROM finding f JOIN person_fact p ON p.h = f.h AND p.counted WHERE f.rule IN (5);

-- evidence:members/household_town_estates
INSERT INTO evidence SELECT f.n, 1, p.pos FROM finding f JOIN person_fact p ON p.h = f.h AND p.counted WHERE f.rule IN (15);

-- evidence:0/housing_assessed_on
INSERT INTO evidence SELECT f.n, 19, a.latest_housing_grade.pos FROM finding f JOIN household h ON h.h = f.h JOIN household_by_housing_safety a ON a.h = h.h WHERE f.rule IN (6) AND a.latest_housing_grade IS NOT NULL;

-- evidence:0/housing_grade
INSERT INTO evidence SELECT f.n, 19, a.latest_housing_grade.pos FROM finding f JOIN household h ON h.h = f.h JOIN household_by_housing_safety a ON a.h = h.h WHERE f.rule IN (6) AND a.latest_housing_grade IS NOT NULL;

-- evidence:0/housing_resolved
INSERT INTO evidence SELECT f.n, 19, a.latest_housing_grade.pos FROM finding f JOIN household h ON h.h = f.h JOIN household_by_housing_safety a ON a.h = h.h WHERE f.rule IN (6) AND a.latest_housing_grade IS NOT NULL;

-- evidence:0/identified_over_a_month_ago
INSERT INTO evidence SELECT f.n, 3, s.pos FROM finding f JOIN household h ON h.h = f.h JOIN stage_monitored s ON s.household_id = h.household_id WHERE f.rule IN (33) AND ((s.identified_on <= DATE '2022-05-31' AND (s.eliminated_on IS NULL OR s.eliminated_on > DATE '2022-05-31')) AND (CAST(s.identified_on + INTERVAL 1 MONTH AS DATE) < DATE '2022-05-31'));

-- evidence:members/large_producers
INSERT INTO evidence SELECT f.n, 1, p.pos FROM finding f JOIN person_fact p ON p.h = f.h AND p.in_household AND p.is_large_producer WHERE f.rule IN (17);

-- evidence:members/members_on_public_payroll
INSERT INTO evidence SELECT f.n, 1, p.pos FROM finding f JOIN person_fact p ON p.h = f.h AND p.in_household AND p.on_public_payroll WHERE f.rule IN (12);

-- evidence:0/monitored
INSERT INTO evidence SELECT f.n, 3, s.pos FROM finding f JOIN household h ON h.h = f.h JOIN stage_monitored s ON s.household_id = h.household_id WHERE f.rule IN (27, 32, 33, 36) AND (s.identified_on <= DATE '2022-05-31' AND (s.eliminated_on IS NULL OR s.eliminated_on > DATE '2022-05-31'));

-- evidence:0/net_income
INSERT INTO evidence SELECT f.n, 2, a.latest_net_income.pos FROM finding f JOIN household h ON h.h = f.h JOIN household_by_income a ON a.h = h.h WHERE f.rule IN (3) AND a.latest_net_income IS NOT NULL;

-- evidence:0/only_safety_net
INSERT INTO evidence SELECT f.n, 4, s.pos FROM finding f JOIN household h ON h.h = f.h JOIN stage_measure s ON s.household_id = h.household_id WHERE f.rule IN (36) AND (s.started_on <= DATE '2022-05-31');

-- evidence:0/phone_households
INSERT INTO evidence SELECT f.n, 0, q.pos FROM finding f JOIN household h ON h.h = f.h JOIN household q ON q.phone = h.phone WHERE f.rule IN (29) AND TRUE;

-- evidence:members/population
INSERT INTO evidence SELECT f.n, 1, p.pos FROM finding f JOIN person_fact p ON p.h = f.h AND p.in_household WHERE f.rule IN (3);

-- evidence:0/quick_eliminated_on
INSERT INTO evidence SELECT f.n, 3, a.latest_quick_identified_on.pos FROM finding f JOIN household h ON h.h = f.h JOIN household_by_monitored a ON a.h = h.h WHERE f.rule IN (34) AND a.latest_quick_identified_on IS NOT NULL;

-- evidence:0/quick_eliminations
INSERT INTO evidence SELECT f.n, 3, s.pos FROM finding f JOIN household h ON h.h = f.h JOIN stage_monitored s ON s.household_id = h.household_id WHERE f.rule IN (34) AND ((s.eliminated_on <= DATE '2022-05-31') AND (s.eliminated_on < CAST(s.identified_on + INTERVAL 6 MONTH AS DATE)));

-- evidence:0/quick_identified_on
INSERT INTO evidence SELECT f.n, 3, a.latest_quick_identified_on.pos FROM finding f JOIN household h ON h.h = f.h JOIN household_by_monitored a ON a.h = h.h WHERE f.rule IN (34) AND a.latest_quick_identified_on IS NOT NULL;

-- evidence:relatives/relatives_on_public_payroll/public_payroll
INSERT INTO evidence SELECT f.n, 12, s.pos FROM finding f JOIN head_relative r ON r.h = f.h JOIN stage_public_payroll s ON s.id_no = r.id_no AND ((s.kind IN ('公务员', '事业单位')) AND ((s.started_on IS NULL) OR (s.started_on <= DATE '2022-05-31')) AND ((s.ended_on IS NULL) OR (s.ended_on > DATE '2022-05-31'))) WHERE f.rule IN (12);

-- evidence:kinship/relatives_on_public_payroll/public_payroll
INSERT INTO evidence SELECT f.n, 5, r.pos FROM finding f JOIN head_kinship r ON r.h = f.h JOIN stage_public_payroll s ON s.id_no = r.id_no AND ((s.kind IN ('公务员', '事业单位')) AND ((s.started_on IS NULL) OR (s.started_on <= DATE '2022-05-31')) AND ((s.ended_on IS NULL) OR (s.ended_on > DATE '2022-05-31'))) WHERE f.rule IN (12);

-- evidence:0/risk_record
INSERT INTO evidence SELECT f.n, 3, s.pos FROM finding f JOIN household h ON h.h = f.h JOIN stage_monitored s ON s.household_id = h.household_id WHERE f.rule IN (32, 36) AND (s.identified_on <= DATE '2022-05-31' AND (s.eliminated_on IS NULL OR s.eliminated_on > DATE '2022-05-31'));

-- evidence:0/started_measure_kinds
INSERT INTO evidence SELECT f.n, 4, s.pos FROM finding f JOIN household h ON h.h = f.h JOIN stage_measure s ON s.household_id = h.household_id WHERE f.rule IN (32) AND (s.started_on <= DATE '2022-05-31');

-- evidence:0/started_measures
INSERT INTO evidence SELECT f.n, 4, s.pos FROM finding f JOIN household h ON h.h = f.h JOIN stage_measure s ON s.household_id = h.household_id WHERE f.rule IN (33, 36) AND (s.started_on <= DATE '2022-05-31');

-- evidence:members/village_cadres
INSERT INTO evidence SELECT f.n, 1, p.pos FROM finding f JOIN person_fact p ON p.h = f.h AND p.in_household AND p.is_village_cadre WHERE f.rule IN (13);

-- evidence:0/water_checked_on
INSERT INTO evidence SELECT f.n, 20, a.latest_water_result.pos FROM finding f JOIN household h ON h.h = f.h JOIN household_by_water_safety a ON a.h = h.h WHERE f.rule IN (7) AND a.latest_water_result IS NOT NULL;

-- evidence:0/water_resolved
INSERT INTO evidence SELECT f.n, 20, a.latest_water_result.pos FROM finding f JOIN household h ON h.h = f.h JOIN household_by_water_safety a ON a.h = h.h WHERE f.rule IN (7) AND a.latest_water_result IS NOT NULL;

-- evidence:0/water_result
INSERT INTO evidence SELECT f.n, 20, a.latest_water_result.pos FROM finding f JOIN household h ON h.h = f.h JOIN household_by_water_safety a ON a.h = h.h WHERE f.rule IN (7) AND a.latest_water_result IS NOT NULL;

-- evidence:1/custody_kinds
INSERT INTO evidence SELECT f.n, 11, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_custody s ON s.id_no = p.id_no WHERE f.rule IN (19) AND (s.started_on <= DATE '2022-05-31' AND (s.ended_on IS NULL OR s.ended_on > DATE '2022-05-31'));

-- evidence:1/died_in_12m_on
INSERT INTO evidence SELECT f.n, 10, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_death s ON s.id_no = p.id_no WHERE f.rule IN (11) AND (s.died_on > CAST(DATE '2022-05-31' - INTERVAL 12 MONTH AS DATE) AND s.died_on <= DATE '2022-05-31');

-- evidence:1/employed
INSERT INTO evidence SELECT f.n, 18, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_employment s ON s.id_no = p.id_no WHERE f.rule IN (8) AND (s.started_on <= DATE '2022-05-31' AND (s.ended_on IS NULL OR s.ended_on > DATE '2022-05-31'));

-- evidence:1/grave_disability_category
INSERT INTO evidence SELECT f.n, 8, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_disability s ON s.id_no = p.id_no WHERE f.rule IN (0) AND ((s.grade IN ('1', '2')) OR ((s.category IN ('智力', '精神', '智力残疾', '精神残疾')) AND (s.grade IN ('3', '4'))));

-- evidence:1/grave_disability_grade
INSERT INTO evidence SELECT f.n, 8, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_disability s ON s.id_no = p.id_no WHERE f.rule IN (0) AND ((s.grade IN ('1', '2')) OR ((s.category IN ('智力', '精神', '智力残疾', '精神残疾')) AND (s.grade IN ('3', '4'))));

-- evidence:1/has_disability_certificate
INSERT INTO evidence SELECT f.n, 8, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_disability s ON s.id_no = p.id_no WHERE f.rule IN (28) AND TRUE;

-- evidence:1/has_post
INSERT INTO evidence SELECT f.n, 4, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN household hk ON hk.h = p.h JOIN stage_measure s ON s.id_no = p.id_no AND s.household_id = hk.household_id WHERE f.rule IN (37) AND ((s.kind = '公益岗位帮扶') AND (s.started_on <= DATE '2022-05-31'));

-- evidence:1/in_custody
INSERT INTO evidence SELECT f.n, 11, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_custody s ON s.id_no = p.id_no WHERE f.rule IN (19) AND (s.started_on <= DATE '2022-05-31' AND (s.ended_on IS NULL OR s.ended_on > DATE '2022-05-31'));

-- evidence:1/job_ended_on
INSERT INTO evidence SELECT f.n, 18, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_employment s ON s.id_no = p.id_no WHERE f.rule IN (8) AND (s.ended_on > CAST(DATE '2022-05-31' - INTERVAL 6 MONTH AS DATE) AND s.ended_on <= DATE '2022-05-31');

-- evidence:1/on_school_roll
INSERT INTO evidence SELECT f.n, 7, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_school_roll s ON s.id_no = p.id_no WHERE f.rule IN (4) AND (s.status IN ('在读', '休学', '送教上门'));

-- evidence:1/other_names/medical_settlement
INSERT INTO evidence SELECT f.n, 6, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_medical_settlement s ON s.id_no = p.id_no WHERE f.rule IN (38) AND (NOT (CASE WHEN s.name = p.name THEN TRUE WHEN length(s.name) <> length(p.name) THEN FALSE
 ELSE len(list_filter(range(1, length(s.name) + 1), lambda i: NOT (substring(s.name, i, 1) = substring(p.name, i, 1) OR substring(s.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(s.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(s.name, i, 1)) >= 983040 OR substring(p.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(p.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(p.name, i, 1)) >= 983040))) = 0 END));

-- evidence:1/other_names/school_roll
INSERT INTO evidence SELECT f.n, 7, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_school_roll s ON s.id_no = p.id_no WHERE f.rule IN (38) AND (NOT (CASE WHEN s.name = p.name THEN TRUE WHEN length(s.name) <> length(p.name) THEN FALSE
 ELSE len(list_filter(range(1, length(s.name) + 1), lambda i: NOT (substring(s.name, i, 1) = substring(p.name, i, 1) OR substring(s.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(s.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(s.name, i, 1)) >= 983040 OR substring(p.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(p.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(p.name, i, 1)) >= 983040))) = 0 END));

-- evidence:1/other_names/disability
INSERT INTO evidence SELECT f.n, 8, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_disability s ON s.id_no = p.id_no WHERE f.rule IN (38) AND (NOT (CASE WHEN s.name = p.name THEN TRUE WHEN length(s.name) <> length(p.name) THEN FALSE
 ELSE len(list_filter(range(1, length(s.name) + 1), lambda i: NOT (substring(s.name, i, 1) = substring(p.name, i, 1) OR substring(s.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(s.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(s.name, i, 1)) >= 983040 OR substring(p.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(p.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(p.name, i, 1)) >= 983040))) = 0 END));

-- evidence:1/other_names/assistance
INSERT INTO evidence SELECT f.n, 9, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_assistance s ON s.id_no = p.id_no WHERE f.rule IN (38) AND (NOT (CASE WHEN s.name = p.name THEN TRUE WHEN length(s.name) <> length(p.name) THEN FALSE
 ELSE len(list_filter(range(1, length(s.name) + 1), lambda i: NOT (substring(s.name, i, 1) = substring(p.name, i, 1) OR substring(s.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(s.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(s.name, i, 1)) >= 983040 OR substring(p.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(p.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(p.name, i, 1)) >= 983040))) = 0 END));

-- evidence:1/other_names/death
INSERT INTO evidence SELECT f.n, 10, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_death s ON s.id_no = p.id_no WHERE f.rule IN (38) AND (NOT (CASE WHEN s.name = p.name THEN TRUE WHEN length(s.name) <> length(p.name) THEN FALSE
 ELSE len(list_filter(range(1, length(s.name) + 1), lambda i: NOT (substring(s.name, i, 1) = substring(p.name, i, 1) OR substring(s.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(s.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(s.name, i, 1)) >= 983040 OR substring(p.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(p.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(p.name, i, 1)) >= 983040))) = 0 END));

-- evidence:1/other_names/custody
INSERT INTO evidence SELECT f.n, 11, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_custody s ON s.id_no = p.id_no WHERE f.rule IN (38) AND (NOT (CASE WHEN s.name = p.name THEN TRUE WHEN length(s.name) <> length(p.name) THEN FALSE
 ELSE len(list_filter(range(1, length(s.name) + 1), lambda i: NOT (substring(s.name, i, 1) = substring(p.name, i, 1) OR substring(s.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(s.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(s.name, i, 1)) >= 983040 OR substring(p.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(p.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(p.name, i, 1)) >= 983040))) = 0 END));

-- evidence:1/other_names/public_payroll
INSERT INTO evidence SELECT f.n, 12, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_public_payroll s ON s.id_no = p.id_no WHERE f.rule IN (38) AND (NOT (CASE WHEN s.name = p.name THEN TRUE WHEN length(s.name) <> length(p.name) THEN FALSE
 ELSE len(list_filter(range(1, length(s.name) + 1), lambda i: NOT (substring(s.name, i, 1) = substring(p.name, i, 1) OR substring(s.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(s.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(s.name, i, 1)) >= 983040 OR substring(p.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(p.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(p.name, i, 1)) >= 983040))) = 0 END));

-- evidence:1/other_names/vehicle
INSERT INTO evidence SELECT f.n, 13, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_vehicle s ON s.id_no = p.id_no WHERE f.rule IN (38) AND (NOT (CASE WHEN s.name = p.name THEN TRUE WHEN length(s.name) <> length(p.name) THEN FALSE
 ELSE len(list_filter(range(1, length(s.name) + 1), lambda i: NOT (substring(s.name, i, 1) = substring(p.name, i, 1) OR substring(s.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(s.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(s.name, i, 1)) >= 983040 OR substring(p.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(p.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(p.name, i, 1)) >= 983040))) = 0 END));

-- evidence:1/other_names/company
INSERT INTO evidence SELECT f.n, 14, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_company s ON s.id_no = p.id_no WHERE f.rule IN (38) AND (NOT (CASE WHEN s.name = p.name THEN TRUE WHEN length(s.name) <> length(p.name) THEN FALSE
 ELSE len(list_filter(range(1, length(s.name) + 1), lambda i: NOT (substring(s.name, i, 1) = substring(p.name, i, 1) OR substring(s.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(s.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(s.name, i, 1)) >= 983040 OR substring(p.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(p.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(p.name, i, 1)) >= 983040))) = 0 END));

-- evidence:1/other_names/real_estate
INSERT INTO evidence SELECT f.n, 15, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_real_estate s ON s.id_no = p.id_no WHERE f.rule IN (38) AND (NOT (CASE WHEN s.name = p.name THEN TRUE WHEN length(s.name) <> length(p.name) THEN FALSE
 ELSE len(list_filter(range(1, length(s.name) + 1), lambda i: NOT (substring(s.name, i, 1) = substring(p.name, i, 1) OR substring(s.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(s.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(s.name, i, 1)) >= 983040 OR substring(p.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(p.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(p.name, i, 1)) >= 983040))) = 0 END));

-- evidence:1/other_names/large_producer
INSERT INTO evidence SELECT f.n, 16, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_large_producer s ON s.id_no = p.id_no WHERE f.rule IN (38) AND (NOT (CASE WHEN s.name = p.name THEN TRUE WHEN length(s.name) <> length(p.name) THEN FALSE
 ELSE len(list_filter(range(1, length(s.name) + 1), lambda i: NOT (substring(s.name, i, 1) = substring(p.name, i, 1) OR substring(s.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(s.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(s.name, i, 1)) >= 983040 OR substring(p.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(p.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(p.name, i, 1)) >= 983040))) = 0 END));

-- evidence:1/other_names/discredited
INSERT INTO evidence SELECT f.n, 17, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_discredited s ON s.id_no = p.id_no WHERE f.rule IN (38) AND (NOT (CASE WHEN s.name = p.name THEN TRUE WHEN length(s.name) <> length(p.name) THEN FALSE
 ELSE len(list_filter(range(1, length(s.name) + 1), lambda i: NOT (substring(s.name, i, 1) = substring(p.name, i, 1) OR substring(s.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(s.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(s.name, i, 1)) >= 983040 OR substring(p.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(p.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(p.name, i, 1)) >= 983040))) = 0 END));

-- evidence:1/other_names/employment
INSERT INTO evidence SELECT f.n, 18, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_employment s ON s.id_no = p.id_no WHERE f.rule IN (38) AND (NOT (CASE WHEN s.name = p.name THEN TRUE WHEN length(s.name) <> length(p.name) THEN FALSE
 ELSE len(list_filter(range(1, length(s.name) + 1), lambda i: NOT (substring(s.name, i, 1) = substring(p.name, i, 1) OR substring(s.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(s.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(s.name, i, 1)) >= 983040 OR substring(p.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(p.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(p.name, i, 1)) >= 983040))) = 0 END));

-- evidence:1/other_names/accident
INSERT INTO evidence SELECT f.n, 22, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_accident s ON s.id_no = p.id_no WHERE f.rule IN (38) AND (NOT (CASE WHEN s.name = p.name THEN TRUE WHEN length(s.name) <> length(p.name) THEN FALSE
 ELSE len(list_filter(range(1, length(s.name) + 1), lambda i: NOT (substring(s.name, i, 1) = substring(p.name, i, 1) OR substring(s.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(s.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(s.name, i, 1)) >= 983040 OR substring(p.name, i, 1) IN ('?', '？', '*', '□') OR unicode(substring(p.name, i, 1)) BETWEEN 57344 AND 63743 OR unicode(substring(p.name, i, 1)) >= 983040))) = 0 END));

-- evidence:1/registered_death_on
INSERT INTO evidence SELECT f.n, 10, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_death s ON s.id_no = p.id_no WHERE f.rule IN (26) AND (s.died_on <= DATE '2022-05-31');

-- evidence:1/same_id_members
INSERT INTO evidence SELECT f.n, 1, q.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN person_fact q ON q.id_no = p.id_no WHERE f.rule IN (22) AND ((q.status = '在户') AND (q.id_state = 'valid'));

-- evidence:1/self_pay_12m
INSERT INTO evidence SELECT f.n, 6, s.pos FROM finding f JOIN person_fact p ON p.p = f.p JOIN stage_medical_settlement s ON s.id_no = p.id_no WHERE f.rule IN (2) AND (s.settled_on > CAST(DATE '2022-05-31' - INTERVAL 12 MONTH AS DATE) AND s.settled_on <= DATE '2022-05-31');

-- evidence:2discredited_members/is_discredited
INSERT INTO evidence SELECT f.n, 17, s.pos FROM finding f JOIN person_fact p ON p.h = f.h AND p.in_household AND p.is_discredited JOIN stage_discredited s ON s.id_no = p.id_no WHERE f.rule IN (20) AND (s.listed_on <= DATE '2022-05-31' AND (s.removed_on IS NULL OR s.removed_on > DATE '2022-05-31'));

-- evidence:2household_accident_loss_12m/accident_loss_12m
INSERT INTO evidence SELECT f.n, 22, s.pos FROM finding f JOIN person_fact p ON p.h = f.h AND p.counted JOIN stage_accident s ON s.id_no = p.id_no WHERE f.rule IN (10) AND (s.occurred_on > CAST(DATE '2022-05-31' - INTERVAL 12 MONTH AS DATE) AND s.occurred_on <= DATE '2022-05-31');

-- evidence:2household_cars/owned_cars
INSERT INTO evidence SELECT f.n, 13, s.pos FROM finding f JOIN person_fact p ON p.h = f.h AND p.counted JOIN stage_vehicle s ON s.id_no = p.id_no WHERE f.rule IN (14) AND ((s.registered_on <= DATE '2022-05-31') AND (s.status IS DISTINCT FROM '注销') AND (s.use = '非营运') AND (s.vehicle_type IN ('小型轿车', '小型普通客车', '小型越野客车', '大型轿车')));

-- evidence:2household_companies/owned_companies
INSERT INTO evidence SELECT f.n, 14, s.pos FROM finding f JOIN person_fact p ON p.h = f.h AND p.counted JOIN stage_company s ON s.id_no = p.id_no WHERE f.rule IN (16) AND ((s.kind = '企业') AND (s.status = '存续') AND (s.operating IS DISTINCT FROM '否'));

-- evidence:2household_self_pay_12m/self_pay_12m
INSERT INTO evidence SELECT f.n, 6, s.pos FROM finding f JOIN person_fact p ON p.h = f.h AND p.counted JOIN stage_medical_settlement s ON s.id_no = p.id_no WHERE f.rule IN (5) AND (s.settled_on > CAST(DATE '2022-05-31' - INTERVAL 12 MONTH AS DATE) AND s.settled_on <= DATE '2022-05-31');

-- evidence:2household_town_estates/owned_town_estates
INSERT INTO evidence SELECT f.n, 15, s.pos FROM finding f JOIN person_fact p ON p.h = f.h AND p.counted JOIN stage_real_estate s ON s.id_no = p.id_no WHERE f.rule IN (15) AND ((s.in_town = '是') AND (s.usage IN ('住宅', '商铺', '办公', '其他经营')));

-- evidence:2large_producers/is_large_producer
INSERT INTO evidence SELECT f.n, 16, s.pos FROM finding f JOIN person_fact p ON p.h = f.h AND p.in_household AND p.is_large_producer JOIN stage_large_producer s ON s.id_no = p.id_no WHERE f.rule IN (17) AND (s.started_on <= DATE '2022-05-31' AND (s.ended_on IS NULL OR s.ended_on > DATE '2022-05-31'));

-- evidence:2members_on_public_payroll/on_public_payroll
INSERT INTO evidence SELECT f.n, 12, s.pos FROM finding f JOIN person_fact p ON p.h = f.h AND p.in_household AND p.on_public_payroll JOIN stage_public_payroll s ON s.id_no = p.id_no WHERE f.rule IN (12) AND ((s.kind IN ('公务员', '事业单位')) AND ((s.started_on IS NULL) OR (s.started_on <= DATE '2022-05-31')) AND ((s.ended_on IS NULL) OR (s.ended_on > DATE '2022-05-31')));

-- evidence:2village_cadres/is_village_cadre
INSERT INTO evidence SELECT f.n, 12, s.pos FROM finding f JOIN person_fact p ON p.h = f.h AND p.in_household AND p.is_village_cadre JOIN stage_public_payroll s ON s.id_no = p.id_no WHERE f.rule IN (13) AND ((s.kind = '村三委') AND ((s.started_on IS NULL) OR (s.started_on <= DATE '2022-05-31')) AND ((s.ended_on IS NULL) OR (s.ended_on > DATE '2022-05-31')));
