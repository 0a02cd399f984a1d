-- One statement a dataset, for both engines: @RAW@ is read_csv(…) in DuckDB and the table that COPY filled in PostgreSQL.
-- `-- dataset NAME FILE: columns` gives the beginning of the file names and the columns as they stand in the files.
-- Rows are made distinct where the same row handed in by two files would be counted twice.

-- dataset household 户信息: household_id division_code village_group household_type phone residency
CREATE TABLE household AS
SELECT DISTINCT ON (household_id) * FROM (
  SELECT clean_key(household_id) AS household_id, rpad(clean_key(division_code), 12, '0') AS division_code,
         clean_text(household_type) AS household_type, CASE WHEN phone IN ('-', '—', '/', '无') THEN NULL ELSE clean_key(phone) END AS phone,
         clean_text(residency) AS residency
  FROM @RAW@ AS raw WHERE length(trim(division_code)) IN (6, 9, 12)) AS t
WHERE household_id IS NOT NULL AND household_type IN ('一般农户', '脱贫户', '脱贫不享受政策户');

-- dataset person 人口信息: household_id name id_no relation sex birth_date student_status health labour status
CREATE TABLE person AS
SELECT household_id, name, id_no, coalesce(id_ok, FALSE) AS id_ok, relation, sex, birth_date, student_status, health, labour,
       CASE WHEN status IN ('迁出', '死亡', '服刑', '失踪', '不共享收支') THEN status ELSE '在户' END AS status,
       CASE WHEN id_ok THEN clean_date(substr(id_no, 7, 4) || '-' || substr(id_no, 11, 2) || '-' || substr(id_no, 13, 2)) END AS birth,
       CASE WHEN id_ok THEN CASE WHEN substr(id_no, 17, 1) IN ('1', '3', '5', '7', '9') THEN '男' ELSE '女' END END AS id_sex,
       CASE WHEN id_ok THEN floor((@AS_OF_NUMBER@ - CAST(substr(id_no, 7, 8) AS INTEGER)) / 10000.0) END AS age,
       CASE WHEN id_ok THEN floor((@SCHOOL_DAY_NUMBER@ - CAST(substr(id_no, 7, 8) AS INTEGER)) / 10000.0) END AS school_age
FROM (
  SELECT DISTINCT household_id, name, id_no, id_is_valid(id_no) AS id_ok, relation, sex, birth_date, student_status, health,
         labour, status
  FROM (
    SELECT clean_key(household_id) AS household_id, clean_name(name) AS name, clean_id(id_no) AS id_no,
           clean_text(relation) AS relation, clean_text(sex) AS sex, clean_date(birth_date) AS birth_date,
           clean_text(student_status) AS student_status, clean_text(health) AS health, clean_text(labour) AS labour,
           clean_text(status) AS status
    FROM @RAW@ AS raw) AS t
  WHERE household_id IS NOT NULL AND name IS NOT NULL AND relation IS NOT NULL) AS u;

-- dataset income 家庭收入: household_id period_end wage business property transfer expense
CREATE TABLE income AS
SELECT household_id, period_end,
       coalesce(wage, 0) + coalesce(business, 0) + coalesce(property, 0) + coalesce(transfer, 0) - coalesce(expense, 0) AS net
FROM (
  SELECT clean_key(household_id) AS household_id, clean_month_end(period_end) AS period_end, clean_money(wage) AS wage,
         clean_money(business) AS business, clean_money(property) AS property, clean_money(transfer) AS transfer,
         clean_money(expense) AS expense
  FROM @RAW@ AS raw) AS t
WHERE household_id IS NOT NULL AND period_end IS NOT NULL AND coalesce(wage, business, property, transfer, expense) IS NOT NULL;

-- dataset monitored 监测对象: household_id category identified_on risks eliminated_on elimination_kind
CREATE TABLE monitored AS
SELECT * FROM (
  SELECT clean_key(household_id) AS household_id, clean_text(category) AS category, clean_date(identified_on) AS identified_on,
         clean_text(risks) AS risks, clean_date(eliminated_on) AS eliminated_on, clean_text(elimination_kind) AS elimination_kind
  FROM @RAW@ AS raw) AS t
WHERE household_id IS NOT NULL AND identified_on IS NOT NULL
  AND category IN ('脱贫不稳定户', '边缘易致贫户', '突发严重困难户');

-- dataset measure 帮扶措施台账: household_id kind started_on amount id_no
CREATE TABLE measure AS
SELECT * FROM (
  SELECT clean_key(household_id) AS household_id, clean_text(kind) AS kind, clean_date(started_on) AS started_on,
         clean_id(id_no) AS id_no
  FROM @RAW@ AS raw) AS t
WHERE household_id IS NOT NULL AND started_on IS NOT NULL AND kind <> '不详';

-- dataset kinship 亲属关系: id_no relative_id_no relation
CREATE TABLE kinship AS
SELECT * FROM (
  SELECT clean_id(id_no) AS id_no, clean_id(relative_id_no) AS relative_id_no, clean_text(relation) AS relation
  FROM @RAW@ AS raw) AS t
WHERE relation IN ('父母', '配偶', '子女');

-- dataset medical_settlement 2022年5月医保结算: id_no name settled_on self_pay total visit_kind
CREATE TABLE medical_settlement AS
SELECT DISTINCT * FROM (
  SELECT clean_id(id_no) AS id_no, clean_name(name) AS name, clean_date(settled_on) AS settled_on,
         clean_money(self_pay) AS self_pay, clean_money(total) AS total, clean_text(visit_kind) AS visit_kind
  FROM @RAW@ AS raw) AS t
WHERE id_no IS NOT NULL AND name IS NOT NULL AND settled_on IS NOT NULL AND self_pay IS NOT NULL;

-- dataset school_roll 义务教育学籍: id_no name status school grade
CREATE TABLE school_roll AS
SELECT * FROM (
  SELECT clean_id(id_no) AS id_no, clean_name(name) AS name, clean_text(status) AS status FROM @RAW@ AS raw) AS t
WHERE id_no IS NOT NULL AND name IS NOT NULL AND status IS NOT NULL;

-- dataset disability 持证残疾人: id_no name category grade cert_no
CREATE TABLE disability AS
SELECT * FROM (
  SELECT clean_id(id_no) AS id_no, clean_name(name) AS name, clean_text(category) AS category,
         translate(replace(clean_text(half_width(grade)), '级', ''), '一二三四', '1234') AS grade
  FROM @RAW@ AS raw) AS t
WHERE id_no IS NOT NULL AND name IS NOT NULL AND category IS NOT NULL AND grade IN ('1', '2', '3', '4');

-- dataset assistance 社会救助对象: id_no name kind started_on ended_on
CREATE TABLE assistance AS
SELECT * FROM (
  SELECT clean_id(id_no) AS id_no, clean_name(name) AS name, clean_text(kind) AS kind, clean_date(started_on) AS started_on,
         clean_date(ended_on) AS ended_on
  FROM @RAW@ AS raw) AS t
WHERE id_no IS NOT NULL AND name IS NOT NULL AND started_on IS NOT NULL;

-- dataset death 死亡人口: id_no name died_on
CREATE TABLE death AS
SELECT * FROM (
  SELECT clean_id(id_no) AS id_no, clean_name(name) AS name, clean_date(died_on) AS died_on FROM @RAW@ AS raw) AS t
WHERE id_no IS NOT NULL AND name IS NOT NULL AND died_on IS NOT NULL;

-- dataset custody 服刑失踪人员: id_no name kind started_on ended_on
CREATE TABLE custody AS
SELECT * FROM (
  SELECT clean_id(id_no) AS id_no, clean_name(name) AS name, clean_text(kind) AS kind, clean_date(started_on) AS started_on,
         clean_date(ended_on) AS ended_on
  FROM @RAW@ AS raw) AS t
WHERE id_no IS NOT NULL AND name IS NOT NULL AND started_on IS NOT NULL AND kind IN ('服刑', '失踪');

-- dataset public_payroll 财政供养人员: id_no name kind unit started_on ended_on
CREATE TABLE public_payroll AS
SELECT * FROM (
  SELECT clean_id(id_no) AS id_no, clean_name(name) AS name, clean_text(kind) AS kind, clean_date(started_on) AS started_on,
         clean_date(ended_on) AS ended_on
  FROM @RAW@ AS raw) AS t
WHERE id_no IS NOT NULL AND name IS NOT NULL AND kind IS NOT NULL;

-- dataset vehicle 车辆登记: id_no name vehicle_type use registered_on status
CREATE TABLE vehicle AS
SELECT * FROM (
  SELECT clean_id(id_no) AS id_no, clean_name(name) AS name, clean_text(vehicle_type) AS vehicle_type, clean_text(use) AS use,
         clean_date(registered_on) AS registered_on, clean_text(status) AS status
  FROM @RAW@ AS raw) AS t
WHERE id_no IS NOT NULL AND name IS NOT NULL AND registered_on IS NOT NULL;

-- dataset company 市场主体: id_no name company kind status operating
CREATE TABLE company AS
SELECT * FROM (
  SELECT clean_id(id_no) AS id_no, clean_name(name) AS name, clean_text(company) AS company, clean_text(kind) AS kind,
         clean_text(status) AS status, clean_text(operating) AS operating
  FROM @RAW@ AS raw) AS t
WHERE id_no IS NOT NULL AND name IS NOT NULL AND company IS NOT NULL;

-- dataset real_estate 不动产登记: id_no name in_town usage
CREATE TABLE real_estate AS
SELECT * FROM (
  SELECT clean_id(id_no) AS id_no, clean_name(name) AS name, clean_text(in_town) AS in_town, clean_text(usage) AS usage
  FROM @RAW@ AS raw) AS t
WHERE id_no IS NOT NULL AND name IS NOT NULL;

-- dataset large_producer 种养大户: id_no name trade started_on ended_on
CREATE TABLE large_producer AS
SELECT * FROM (
  SELECT clean_id(id_no) AS id_no, clean_name(name) AS name, clean_date(started_on) AS started_on,
         clean_date(ended_on) AS ended_on
  FROM @RAW@ AS raw) AS t
WHERE id_no IS NOT NULL AND name IS NOT NULL AND started_on IS NOT NULL;

-- dataset discredited 失信被执行人: id_no name listed_on removed_on
CREATE TABLE discredited AS
SELECT * FROM (
  SELECT clean_id(id_no) AS id_no, clean_name(name) AS name, clean_date(listed_on) AS listed_on,
         clean_date(removed_on) AS removed_on
  FROM @RAW@ AS raw) AS t
WHERE id_no IS NOT NULL AND name IS NOT NULL AND listed_on IS NOT NULL;

-- dataset employment 务工就业: id_no name started_on ended_on monthly_income employer
CREATE TABLE employment AS
SELECT * FROM (
  SELECT clean_id(id_no) AS id_no, clean_name(name) AS name, clean_date(started_on) AS started_on,
         clean_date(ended_on) AS ended_on, clean_money(monthly_income) AS monthly_income
  FROM @RAW@ AS raw) AS t
WHERE id_no IS NOT NULL AND name IS NOT NULL AND started_on IS NOT NULL;

-- dataset housing_safety 住房安全鉴定: household_id grade assessed_on resolved
CREATE TABLE housing_safety AS
SELECT * FROM (
  SELECT clean_key(household_id) AS household_id, clean_text(grade) AS grade, clean_date(assessed_on) AS assessed_on,
         clean_text(resolved) AS resolved
  FROM @RAW@ AS raw) AS t
WHERE household_id IS NOT NULL AND grade IN ('A', 'B', 'C', 'D') AND assessed_on IS NOT NULL;

-- dataset water_safety 饮水安全检测: household_id result checked_on resolved
CREATE TABLE water_safety AS
SELECT * FROM (
  SELECT clean_key(household_id) AS household_id, clean_text(result) AS result, clean_date(checked_on) AS checked_on,
         clean_text(resolved) AS resolved
  FROM @RAW@ AS raw) AS t
WHERE household_id IS NOT NULL AND result IN ('达标', '不达标') AND checked_on IS NOT NULL;

-- dataset disaster 灾害损失: household_id occurred_on loss kind
CREATE TABLE disaster AS
SELECT DISTINCT * FROM (
  SELECT clean_key(household_id) AS household_id, clean_date(occurred_on) AS occurred_on, clean_money(loss) AS loss,
         clean_text(kind) AS kind
  FROM @RAW@ AS raw) AS t
WHERE household_id IS NOT NULL AND occurred_on IS NOT NULL AND loss IS NOT NULL;

-- dataset accident 意外事故: id_no name occurred_on loss
CREATE TABLE accident AS
SELECT DISTINCT * FROM (
  SELECT clean_id(id_no) AS id_no, clean_name(name) AS name, clean_date(occurred_on) AS occurred_on, clean_money(loss) AS loss
  FROM @RAW@ AS raw) AS t
WHERE id_no IS NOT NULL AND name IS NOT NULL AND occurred_on IS NOT NULL AND loss IS NOT NULL;
