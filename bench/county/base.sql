-- What anyone would put in tables before writing the rules: members, and households with the facts that most rules ask for.
CREATE TABLE hh AS
SELECT h.household_id, h.division_code, h.phone, h.residency, h.household_type <> '一般农户' AS lifted, n.population,
       n.has_labour, n.has_able, m.household_id IS NOT NULL AS monitored, coalesce(m.record, '') AS record, m.category
FROM household AS h
JOIN (SELECT household_id, count(*) AS population,
             count(CASE WHEN labour IN ('普通劳动力', '技能劳动力', '弱劳动力或半劳动力') THEN 1 END) > 0 AS has_labour,
             count(CASE WHEN labour IN ('普通劳动力', '技能劳动力') THEN 1 END) > 0 AS has_able
      FROM person WHERE status = '在户' GROUP BY household_id) AS n ON n.household_id = h.household_id
LEFT JOIN (SELECT household_id, string_agg(risks, '、') AS record,
                  max(CASE WHEN newest = 1 THEN category END) AS category
           FROM (SELECT household_id, risks, category,
                        row_number() OVER (PARTITION BY household_id ORDER BY identified_on DESC) AS newest
                 FROM monitored WHERE identified_on <= as_of() AND (eliminated_on IS NULL OR eliminated_on > as_of())) AS a
           GROUP BY household_id) AS m ON m.household_id = h.household_id;

CREATE TABLE member AS
SELECT p.*, h.division_code, h.lifted, h.monitored, h.record
FROM person AS p JOIN hh AS h ON h.household_id = p.household_id WHERE p.status = '在户';

-- Members as the departments know them: one row a person of a household, valid ids only.
CREATE TABLE known AS
SELECT DISTINCT household_id, id_no FROM member WHERE id_ok;

CREATE TABLE risk_measure (risk VARCHAR, kind VARCHAR);
INSERT INTO risk_measure VALUES
  ('因病', '健康帮扶'), ('因病', '社会帮扶'), ('因学', '义务教育保障'), ('因学', '教育帮扶'), ('因安全住房', '住房安全保障'),
  ('因安全饮水', '饮水安全保障'), ('因产业项目失败', '产业帮扶'), ('因产业项目失败', '金融帮扶'), ('因务工就业不稳', '就业帮扶'),
  ('因务工就业不稳', '公益岗位帮扶'), ('缺劳动力', '综合保障');

CREATE TABLE clue (rule_id VARCHAR, kind VARCHAR, risk_type VARCHAR, household_id VARCHAR, id_no VARCHAR, name VARCHAR,
                   division_code VARCHAR);
