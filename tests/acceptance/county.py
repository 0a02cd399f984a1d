"""Small counties written by hand: typed tables as CSV, and any other file beside them."""

import csv
import io

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)

# Section 1 of the contract: the code name of each column and the header that stands for it.
COLUMNS = {
    "household": "household_id=户编号 division_code=行政区划代码 village_group=村民小组 household_type=户类型 phone=联系电话 residency=居住情况",
    "person": "household_id=户编号 name=姓名 id_no=证件号码 relation=与户主关系 sex=性别 birth_date=出生日期 student_status=在校生状况 "
    "health=健康状况 labour=劳动技能 status=人员状态",
    "income": "household_id=户编号 period_end=收入周期截止 wage=工资性收入 business=生产经营性收入 property=财产性收入 "
    "transfer=转移性收入 expense=生产经营性支出",
    "monitored": "household_id=户编号 category=监测对象类别 identified_on=识别时间 risks=致贫返贫风险 eliminated_on=风险消除时间 "
    "elimination_kind=消除方式",
    "measure": "household_id=户编号 kind=措施类型 started_on=开始时间 amount=金额 id_no=受益人身份证号码",
    "kinship": "id_no=身份证号码 relative_id_no=亲属身份证号码 relation=关系",
    "medical_settlement": "id_no=身份证号码 name=姓名 settled_on=结算日期 self_pay=合规自付 total=总费用 visit_kind=就诊类别",
    "school_roll": "id_no=身份证号码 name=姓名 status=就读状态 school=学校 grade=年级",
    "disability": "id_no=身份证号码 name=姓名 category=残疾类别 grade=残疾等级 cert_no=残疾证号",
    "assistance": "id_no=身份证号码 name=姓名 kind=救助类型 started_on=开始时间 ended_on=结束时间",
    "death": "id_no=身份证号码 name=姓名 died_on=死亡日期",
    "custody": "id_no=身份证号码 name=姓名 kind=类别 started_on=开始时间 ended_on=结束时间",
    "public_payroll": "id_no=身份证号码 name=姓名 kind=人员类别 unit=单位 started_on=开始时间 ended_on=结束时间",
    "vehicle": "id_no=身份证号码 name=姓名 vehicle_type=车辆类型 use=使用性质 registered_on=登记日期 status=状态",
    "company": "id_no=身份证号码 name=姓名 company=企业名称 kind=主体类型 status=登记状态 operating=实际经营",
    "real_estate": "id_no=身份证号码 name=姓名 in_town=是否城镇 usage=用途",
    "large_producer": "id_no=身份证号码 name=姓名 trade=行业 started_on=开始时间 ended_on=结束时间",
    "discredited": "id_no=身份证号码 name=姓名 listed_on=列入日期 removed_on=移出日期",
    "employment": "id_no=身份证号码 name=姓名 started_on=务工开始 ended_on=务工结束 monthly_income=月收入 employer=单位",
    "housing_safety": "household_id=户编号 grade=鉴定等级 assessed_on=鉴定日期 resolved=是否解决",
    "water_safety": "household_id=户编号 result=结果 checked_on=检测日期 resolved=是否解决",
    "disaster": "household_id=户编号 occurred_on=发生日期 loss=损失金额 kind=灾种",
    "accident": "id_no=身份证号码 name=姓名 occurred_on=发生日期 loss=自担损失",
}
HEADERS = {name: dict(pair.split("=") for pair in columns.split()) for name, columns in COLUMNS.items()}


def check_character(first17):
    """ISO 7064 MOD 11-2, as GB 11643 has it."""
    return "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first17, WEIGHTS)) % 11]


def resident_id(birth="1980-01-01", number=1, sex="男", area="530326"):
    """A valid 18-character id; `number` tells people of one day apart."""
    sequence = 2 * number + (1 if sex == "男" else 0)
    first17 = f"{area}{birth.replace('-', '')}{sequence:03d}"
    return first17 + check_character(first17)


def id_ending_in_x(birth="1975-03-04"):
    return next(each for each in (resident_id(birth, number) for number in range(400)) if each.endswith("X"))


def csv_text(rows):
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


class County:
    """Rows by dataset, each with the columns it names; `file` puts any other file beside the tables."""

    def __init__(self, folder):
        self.folder = folder / "data"
        self.folder.mkdir()
        self._tables = {}
        self._people = 0

    def add(self, dataset, **values):
        unknown = set(values) - set(HEADERS[dataset])
        assert not unknown, f"{dataset} has no column {unknown}"
        self._tables.setdefault(dataset, []).append(values)
        return self

    def have(self, *datasets):
        """Hands in these tables even when they have no row."""
        for dataset in datasets:
            self._tables.setdefault(dataset, [])
        return self

    def household(self, household_id, household_type="一般农户", division_code="530326001001", **values):
        return self.add("household", household_id=household_id, household_type=household_type, division_code=division_code, **values)

    def person(self, household_id, name="张三", id_no=None, relation="户主", **values):
        """Adds a person; the id, made up when none is given."""
        if id_no is None:
            self._people += 1
            id_no = resident_id("1980-01-01", self._people)
        self.add("person", household_id=household_id, name=name, id_no=id_no, relation=relation, **values)
        return id_no

    def family(self, household_id, household_type="一般农户", per_capita=None, name="张三", labour="普通劳动力", **values):
        """A household of one; the head's id. `per_capita`: its income, in a row of its own."""
        self.household(household_id, household_type, **values)
        if per_capita is not None:
            self.add("income", household_id=household_id, period_end="2022-04-30", wage=per_capita)
        return self.person(household_id, name, labour=labour)

    def monitor(self, household_id, category="边缘易致贫户", identified_on="2021-06-01", **values):
        return self.add("monitored", household_id=household_id, category=category, identified_on=identified_on, **values)

    def file(self, name, content, encoding="utf-8"):
        """Writes a file as it is: text, bytes, or rows of a CSV."""
        if isinstance(content, list):
            content = csv_text(content)
        if isinstance(content, str):
            content = content.encode(encoding)
        (self.folder / name).write_bytes(content)
        return self

    def inputs(self, text):
        return self.file("inputs.toml", text)

    def write(self):
        """Writes the tables as DATASET.csv and gives the folder."""
        for dataset, rows in self._tables.items():
            columns = HEADERS[dataset]
            self.file(f"{dataset}.csv", [list(columns.values())] + [[row.get(column, "") for column in columns] for row in rows])
        return self.folder


def table(dataset, *rows, columns=None):
    """A table as a list of rows: the headers of these columns (all without `columns`), then the rows as given."""
    headers = HEADERS[dataset]
    return [[headers[column] for column in (columns.split() if columns else headers)], *map(list, rows)]
