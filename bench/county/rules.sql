-- One query a rule, in the order of 03-contracts.md section 2. The same text runs in both engines.

INSERT INTO clue SELECT 'NQ-01', 'quality', '', h.household_id, p.id_no, p.name, h.division_code
FROM person AS p JOIN hh AS h ON h.household_id = p.household_id WHERE NOT p.id_ok;

INSERT INTO clue SELECT DISTINCT 'NQ-02', 'quality', '', household_id, id_no, name, division_code
FROM member WHERE id_ok AND id_no IN (SELECT id_no FROM member WHERE id_ok GROUP BY id_no HAVING count(*) > 1);

INSERT INTO clue SELECT 'NQ-03', 'quality', '', household_id, id_no, name, division_code
FROM member WHERE id_ok AND sex IN ('男', '女') AND sex <> id_sex;

INSERT INTO clue SELECT 'NQ-04', 'quality', '', household_id, id_no, name, division_code
FROM member WHERE id_ok AND birth_date <> birth;

INSERT INTO clue SELECT 'NQ-05', 'quality', '', h.household_id, '', '', h.division_code
FROM hh AS h LEFT JOIN (SELECT household_id, count(*) AS heads FROM member WHERE relation = '户主' GROUP BY household_id) AS m
  ON m.household_id = h.household_id
WHERE coalesce(m.heads, 0) <> 1;

INSERT INTO clue SELECT 'NQ-06', 'quality', '', household_id, id_no, name, division_code
FROM member AS m WHERE id_ok AND EXISTS (SELECT 1 FROM death AS d WHERE d.id_no = m.id_no AND d.died_on <= as_of());

INSERT INTO clue SELECT 'NQ-07', 'quality', '', h.household_id, '', '', h.division_code
FROM hh AS h WHERE (h.lifted OR h.monitored) AND NOT EXISTS (
  SELECT 1 FROM income AS i
  WHERE i.household_id = h.household_id AND i.period_end > months_ago(12) AND i.period_end <= as_of());

INSERT INTO clue SELECT 'NQ-08', 'quality', '', m.household_id, m.id_no, m.name, m.division_code
FROM member AS m LEFT JOIN (SELECT DISTINCT id_no FROM disability) AS d ON d.id_no = m.id_no
WHERE m.id_ok AND (coalesce(strpos(m.health, '残疾'), 0) > 0) <> (d.id_no IS NOT NULL);

INSERT INTO clue SELECT 'NQ-09', 'quality', '', h.household_id, '', '', h.division_code
FROM hh AS h WHERE h.phone IN (SELECT phone FROM household WHERE phone IS NOT NULL GROUP BY phone HAVING count(*) >= 4);

INSERT INTO clue SELECT 'NQ-10', 'quality', '', household_id, id_no, name, division_code
FROM member WHERE id_ok AND CASE student_status
  WHEN '学前教育' THEN age NOT BETWEEN 2 AND 7 WHEN '小学' THEN age NOT BETWEEN 5 AND 16
  WHEN '初中' THEN age NOT BETWEEN 10 AND 20 WHEN '高中' THEN age NOT BETWEEN 13 AND 24
  WHEN '中职' THEN age NOT BETWEEN 13 AND 24 WHEN '大专' THEN age NOT BETWEEN 15 AND 40
  WHEN '本科及以上' THEN age NOT BETWEEN 15 AND 60 ELSE FALSE END;

INSERT INTO clue SELECT 'NQ-11', 'quality', '', household_id, id_no, name, division_code
FROM member WHERE id_ok AND age < 16 AND labour IN ('普通劳动力', '技能劳动力');

INSERT INTO clue SELECT DISTINCT 'NQ-12', 'quality', '', h.household_id, '', '', h.division_code
FROM hh AS h JOIN (SELECT DISTINCT risk FROM risk_measure) AS r ON strpos(h.record, r.risk) > 0
WHERE h.monitored AND NOT EXISTS (
  SELECT 1 FROM measure AS m JOIN risk_measure AS k ON k.kind = m.kind
  WHERE m.household_id = h.household_id AND m.started_on <= as_of() AND k.risk = r.risk);

INSERT INTO clue SELECT DISTINCT 'NQ-13', 'quality', '', h.household_id, '', '', h.division_code
FROM hh AS h JOIN monitored AS m ON m.household_id = h.household_id
WHERE m.identified_on <= as_of() AND (m.eliminated_on IS NULL OR m.eliminated_on > as_of())
  AND add_months(m.identified_on, 1) < as_of()
  AND NOT EXISTS (SELECT 1 FROM measure AS s WHERE s.household_id = h.household_id AND s.started_on <= as_of());

INSERT INTO clue SELECT DISTINCT 'NQ-14', 'quality', '', h.household_id, '', '', h.division_code
FROM hh AS h JOIN monitored AS m ON m.household_id = h.household_id
WHERE m.eliminated_on <= as_of() AND m.eliminated_on < add_months(m.identified_on, 6);

INSERT INTO clue SELECT DISTINCT 'NQ-15', 'quality', '', h.household_id, '', '', h.division_code
FROM hh AS h JOIN monitored AS m ON m.household_id = h.household_id
WHERE m.eliminated_on <= as_of() AND m.elimination_kind = '帮扶消除' AND NOT h.has_labour;

INSERT INTO clue SELECT 'NQ-16', 'quality', '', h.household_id, '', '', h.division_code
FROM hh AS h JOIN (SELECT household_id FROM measure WHERE started_on <= as_of()
                   GROUP BY household_id HAVING max(CASE WHEN kind = '综合保障' THEN 0 ELSE 1 END) = 0) AS m
  ON m.household_id = h.household_id
WHERE h.monitored AND h.has_able AND strpos(h.record, '缺劳动力') = 0;

INSERT INTO clue SELECT DISTINCT 'NQ-17', 'quality', '', p.household_id, p.id_no, p.name, p.division_code
FROM member AS p JOIN measure AS m ON m.household_id = p.household_id AND m.id_no = p.id_no
WHERE p.id_ok AND m.kind = '公益岗位帮扶' AND m.started_on <= as_of() AND (p.age < 16 OR p.age >= 70);

INSERT INTO clue SELECT DISTINCT 'NQ-18', 'quality', '', m.household_id, m.id_no, m.name, m.division_code
FROM member AS m JOIN (
  SELECT id_no, name FROM medical_settlement UNION ALL SELECT id_no, name FROM school_roll
  UNION ALL SELECT id_no, name FROM disability UNION ALL SELECT id_no, name FROM assistance
  UNION ALL SELECT id_no, name FROM death UNION ALL SELECT id_no, name FROM custody
  UNION ALL SELECT id_no, name FROM public_payroll UNION ALL SELECT id_no, name FROM vehicle
  UNION ALL SELECT id_no, name FROM company UNION ALL SELECT id_no, name FROM real_estate
  UNION ALL SELECT id_no, name FROM large_producer UNION ALL SELECT id_no, name FROM discredited
  UNION ALL SELECT id_no, name FROM employment UNION ALL SELECT id_no, name FROM accident) AS d
  ON d.id_no = m.id_no AND d.name <> m.name
WHERE m.id_ok AND NOT m.name LIKE name_pattern(d.name) AND NOT d.name LIKE name_pattern(m.name);

INSERT INTO clue SELECT 'HZ-R01', 'risk', '', h.household_id, '', '', h.division_code
FROM hh AS h JOIN (
  SELECT household_id, net, row_number() OVER (PARTITION BY household_id ORDER BY period_end DESC) AS newest
  FROM income WHERE period_end > months_ago(12) AND period_end <= as_of()) AS i ON i.household_id = h.household_id
WHERE i.newest = 1 AND NOT h.monitored AND i.net < 6000 * h.population;

INSERT INTO clue SELECT 'HZ-R02', 'risk', '因学', household_id, id_no, name, division_code
FROM member AS m
WHERE id_ok AND school_age >= 6 AND school_age < 15 AND strpos(record, '因学') = 0
  AND NOT EXISTS (SELECT 1 FROM school_roll AS s WHERE s.id_no = m.id_no AND s.status IN ('在读', '休学', '送教上门'));

INSERT INTO clue SELECT 'HZ-R03', 'risk', '因病', h.household_id, '', '', h.division_code
FROM hh AS h JOIN (
  SELECT k.household_id, sum(s.self_pay) AS paid FROM known AS k JOIN medical_settlement AS s ON s.id_no = k.id_no
  WHERE s.settled_on > months_ago(12) AND s.settled_on <= as_of() GROUP BY k.household_id) AS p
  ON p.household_id = h.household_id
WHERE p.paid >= CASE WHEN h.lifted THEN 5000 ELSE 20000 END AND strpos(h.record, '因病') = 0;

INSERT INTO clue SELECT 'HZ-R04', 'risk', '因安全住房', h.household_id, '', '', h.division_code
FROM hh AS h JOIN (
  SELECT household_id, grade, resolved, row_number() OVER (
           PARTITION BY household_id ORDER BY assessed_on DESC, grade DESC, CASE WHEN resolved = '是' THEN 1 ELSE 0 END) AS newest
  FROM housing_safety WHERE assessed_on <= as_of()) AS s ON s.household_id = h.household_id
WHERE s.newest = 1 AND s.grade IN ('C', 'D') AND coalesce(s.resolved, '') <> '是' AND strpos(h.record, '因安全住房') = 0;

INSERT INTO clue SELECT 'HZ-R05', 'risk', '因安全饮水', h.household_id, '', '', h.division_code
FROM hh AS h JOIN (
  SELECT household_id, result, resolved, row_number() OVER (
           PARTITION BY household_id ORDER BY checked_on DESC, CASE WHEN result = '不达标' THEN 0 ELSE 1 END,
                                              CASE WHEN resolved = '是' THEN 1 ELSE 0 END) AS newest
  FROM water_safety WHERE checked_on <= as_of()) AS s ON s.household_id = h.household_id
WHERE s.newest = 1 AND s.result = '不达标' AND coalesce(s.resolved, '') <> '是' AND strpos(h.record, '因安全饮水') = 0;

INSERT INTO clue SELECT 'HZ-R06', 'risk', '因务工就业不稳', household_id, id_no, name, division_code
FROM member AS m
WHERE id_ok AND labour IN ('普通劳动力', '技能劳动力') AND strpos(record, '因务工就业不稳') = 0
  AND EXISTS (SELECT 1 FROM employment AS e
              WHERE e.id_no = m.id_no AND e.ended_on > months_ago(6) AND e.ended_on <= as_of())
  AND NOT EXISTS (SELECT 1 FROM employment AS e
                  WHERE e.id_no = m.id_no AND e.started_on <= as_of() AND (e.ended_on IS NULL OR e.ended_on > as_of()));

INSERT INTO clue SELECT 'HZ-R07', 'risk', '因自然灾害', h.household_id, '', '', h.division_code
FROM hh AS h JOIN (
  SELECT household_id, sum(loss) AS lost FROM disaster
  WHERE occurred_on > months_ago(12) AND occurred_on <= as_of() GROUP BY household_id) AS d ON d.household_id = h.household_id
WHERE d.lost >= 3000 AND strpos(h.record, '因自然灾害') = 0;

INSERT INTO clue SELECT 'HZ-R08', 'risk', '因意外事故', h.household_id, '', '', h.division_code
FROM hh AS h JOIN (
  SELECT k.household_id, sum(a.loss) AS lost FROM known AS k JOIN accident AS a ON a.id_no = k.id_no
  WHERE a.occurred_on > months_ago(12) AND a.occurred_on <= as_of() GROUP BY k.household_id) AS p
  ON p.household_id = h.household_id
WHERE p.lost >= 10000 AND strpos(h.record, '因意外事故') = 0;

INSERT INTO clue SELECT 'HZ-R09', 'risk', '缺劳动力', p.household_id, p.id_no, p.name, h.division_code
FROM person AS p JOIN hh AS h ON h.household_id = p.household_id
WHERE p.id_ok AND p.labour IN ('普通劳动力', '技能劳动力') AND strpos(h.record, '缺劳动力') = 0
  AND EXISTS (SELECT 1 FROM death AS d WHERE d.id_no = p.id_no AND d.died_on > months_ago(12) AND d.died_on <= as_of());

INSERT INTO clue SELECT 'HZ-K01', 'watch', '因残疾', household_id, id_no, name, division_code
FROM member AS m
WHERE id_ok AND NOT monitored AND EXISTS (
  SELECT 1 FROM disability AS d
  WHERE d.id_no = m.id_no AND (d.grade IN ('1', '2')
                               OR (d.category IN ('智力', '精神', '智力残疾', '精神残疾') AND d.grade IN ('3', '4'))));

INSERT INTO clue SELECT 'HZ-K02', 'watch', '因病', household_id, id_no, name, division_code
FROM member WHERE NOT monitored AND strpos(health, '患有大病') > 0;

INSERT INTO clue SELECT 'HZ-K03', 'watch', '因病', m.household_id, m.id_no, m.name, m.division_code
FROM member AS m JOIN (
  SELECT id_no, sum(self_pay) AS paid FROM medical_settlement
  WHERE settled_on > months_ago(12) AND settled_on <= as_of() GROUP BY id_no) AS s ON s.id_no = m.id_no
WHERE m.id_ok AND NOT m.monitored AND strpos(m.health, '长期慢性病') > 0 AND s.paid >= 2000;

INSERT INTO clue SELECT DISTINCT 'HZ-X01', 'exclusion', '', h.household_id, '', '', h.division_code
FROM hh AS h JOIN (
  SELECT household_id, id_no FROM known
  UNION SELECT m.household_id, k.relative_id_no FROM member AS m JOIN kinship AS k ON k.id_no = m.id_no
  WHERE m.relation = '户主' AND m.id_ok
  UNION SELECT m.household_id, k.id_no FROM member AS m JOIN kinship AS k ON k.relative_id_no = m.id_no
  WHERE m.relation = '户主' AND m.id_ok) AS r ON r.household_id = h.household_id
JOIN public_payroll AS p ON p.id_no = r.id_no
WHERE p.kind IN ('公务员', '事业单位') AND (p.started_on IS NULL OR p.started_on <= as_of())
  AND (p.ended_on IS NULL OR p.ended_on > as_of())
  AND h.household_id IN (SELECT household_id FROM clue WHERE kind = 'risk');

INSERT INTO clue SELECT DISTINCT 'HZ-X02', 'exclusion', '', h.household_id, '', '', h.division_code
FROM hh AS h JOIN known AS k ON k.household_id = h.household_id JOIN public_payroll AS p ON p.id_no = k.id_no
WHERE p.kind = '村三委' AND (p.started_on IS NULL OR p.started_on <= as_of()) AND (p.ended_on IS NULL OR p.ended_on > as_of())
  AND h.household_id IN (SELECT household_id FROM clue WHERE kind = 'risk');

INSERT INTO clue SELECT DISTINCT 'HZ-X03', 'exclusion', '', h.household_id, '', '', h.division_code
FROM hh AS h JOIN known AS k ON k.household_id = h.household_id JOIN vehicle AS v ON v.id_no = k.id_no
WHERE v.registered_on <= as_of() AND coalesce(v.status, '') <> '注销' AND v.use = '非营运'
  AND v.vehicle_type IN ('小型轿车', '小型普通客车', '小型越野客车', '大型轿车')
  AND h.household_id IN (SELECT household_id FROM clue WHERE kind = 'risk');

INSERT INTO clue SELECT DISTINCT 'HZ-X04', 'exclusion', '', h.household_id, '', '', h.division_code
FROM hh AS h JOIN known AS k ON k.household_id = h.household_id JOIN real_estate AS e ON e.id_no = k.id_no
WHERE e.in_town = '是' AND e.usage IN ('住宅', '商铺', '办公', '其他经营')
  AND h.household_id IN (SELECT household_id FROM clue WHERE kind = 'risk');

INSERT INTO clue SELECT DISTINCT 'HZ-X05', 'exclusion', '', h.household_id, '', '', h.division_code
FROM hh AS h JOIN known AS k ON k.household_id = h.household_id JOIN company AS c ON c.id_no = k.id_no
WHERE c.kind = '企业' AND c.status = '存续' AND coalesce(c.operating, '') <> '否'
  AND h.household_id IN (SELECT household_id FROM clue WHERE kind = 'risk');

INSERT INTO clue SELECT DISTINCT 'HZ-X06', 'exclusion', '', h.household_id, '', '', h.division_code
FROM hh AS h JOIN known AS k ON k.household_id = h.household_id JOIN large_producer AS p ON p.id_no = k.id_no
WHERE p.started_on <= as_of() AND (p.ended_on IS NULL OR p.ended_on > as_of())
  AND h.household_id IN (SELECT household_id FROM clue WHERE kind = 'risk');

INSERT INTO clue SELECT 'HZ-X08', 'exclusion', '', household_id, '', '', division_code
FROM hh WHERE residency = '空挂户' AND household_id IN (SELECT household_id FROM clue WHERE kind = 'risk');

INSERT INTO clue SELECT 'HZ-X09', 'exclusion', '', household_id, id_no, name, division_code
FROM member AS m
WHERE id_ok AND household_id IN (SELECT household_id FROM clue WHERE kind = 'risk') AND EXISTS (
  SELECT 1 FROM custody AS c
  WHERE c.id_no = m.id_no AND c.started_on <= as_of() AND (c.ended_on IS NULL OR c.ended_on > as_of()));

INSERT INTO clue SELECT DISTINCT 'HZ-X10', 'exclusion', '', h.household_id, '', '', h.division_code
FROM hh AS h JOIN known AS k ON k.household_id = h.household_id JOIN discredited AS d ON d.id_no = k.id_no
WHERE d.listed_on <= as_of() AND (d.removed_on IS NULL OR d.removed_on > as_of())
  AND h.household_id IN (SELECT household_id FROM clue WHERE kind = 'risk');

CREATE TABLE recommendation AS
SELECT h.household_id, h.division_code,
       CASE WHEN h.monitored THEN h.category WHEN NOT c.below THEN '突发严重困难户'
            WHEN h.lifted THEN '脱贫不稳定户' ELSE '边缘易致贫户' END AS category,
       CASE WHEN c.excluded THEN 'county_review' WHEN c.below AND NOT h.monitored THEN 'include' ELSE 'review' END AS recommendation,
       c.risks, c.clues
FROM hh AS h JOIN (
  SELECT household_id, count(CASE WHEN rule_id = 'HZ-R01' THEN 1 END) > 0 AS below,
         count(CASE WHEN kind = 'exclusion' THEN 1 END) > 0 AS excluded,
         string_agg(DISTINCT CASE WHEN kind = 'risk' AND risk_type <> '' THEN risk_type END, '、') AS risks,
         string_agg(DISTINCT rule_id, '、') AS clues
  FROM clue GROUP BY household_id HAVING count(CASE WHEN kind = 'risk' THEN 1 END) > 0) AS c
  ON c.household_id = h.household_id;
