"""Section 2: what the rules mean, beyond the golden cases of the packs."""

from county import County, resident_id
from program import HUIZE, QINGXIN, ProgramTest

CHILD = resident_id("2013-01-01", 77)  # nine years old on 2022-05-31


class RulesCase(ProgramTest):
    def setUp(self):
        super().setUp()
        self.county = County(self.folder)

    def disaster(self, household_id, loss=3000, day="2022-03-01"):
        self.county.add("disaster", household_id=household_id, occurred_on=day, loss=loss)


class GatingTest(RulesCase):
    def test_monitored_households_get_only_new_risks(self):
        for number in range(1, 8):
            self.county.family(f"H{number}", per_capita=5999)
            self.disaster(f"H{number}")
        self.county.monitor("H2", risks="因病")
        self.county.monitor("H3", risks="因病、因自然灾害")
        self.county.monitor("H4", risks="因自然灾害", eliminated_on="2022-05-31")  # not monitored any more
        self.county.monitor("H5", risks="因自然灾害", eliminated_on="2022-06-01")
        self.county.monitor("H6", risks="因自然灾害", identified_on="2022-06-01")  # not yet
        self.county.monitor("H7", risks="因自然灾害", eliminated_on="2022-01-01").monitor("H7", risks="其他")
        out = self.screen(self.county)
        # From a rule without a risk type (HZ-R01) no clue for a monitored household at all.
        self.assertEqual(out.households_of("HZ-R01"), ["H1", "H4", "H6"])
        self.assertEqual(out.households_of("HZ-R07"), ["H1", "H2", "H4", "H6", "H7"])

    def test_separators_of_recorded_risks(self):
        for number, separator in enumerate("、,;，；"):
            self.county.family(f"H{number}")
            self.disaster(f"H{number}")
            self.county.monitor(f"H{number}", risks=f"因病{separator}因自然灾害")
        self.assertEqual(self.screen(self.county).households_of("HZ-R07"), [])

    def test_watch_is_for_households_not_monitored(self):
        for number in (1, 2):
            self.county.household(f"H{number}").person(f"H{number}", health="长期慢性病、患有大病")
        self.county.monitor("H2", risks="其他")
        self.assertEqual(self.screen(self.county).households_of("HZ-K02"), ["H1"])

    def test_exclusions_only_beside_a_risk_clue(self):
        for number in range(1, 5):
            self.county.family(f"H{number}", residency="空挂户")
        self.disaster("H1")
        self.disaster("H2", loss=2999.99)
        self.disaster("H3")
        self.county.monitor("H3", risks="因自然灾害")  # its risk is on record: no clue, no exclusion
        self.county.person("H4", "李四", "坏证", "配偶", health="患有大病")  # quality and watch clues do not count
        out = self.screen(self.county)
        self.assertEqual(out.households_of("HZ-X08"), ["H1"])
        self.assertEqual(sorted({rule for rule, household, _ in out.fired() if household == "H4"}), ["HZ-K02", "NQ-01"])

    def test_a_household_without_population_is_out_of_scope(self):
        self.county.household("H1", phone="13800000001", residency="空挂户").person("H1", "李四", "坏", status="迁出", labour="普通劳动力")
        self.county.household("H2", phone="13800000001")
        for number in (3, 4):
            self.county.family(f"H{number}", phone="13800000001")
        for number in (1, 2):
            self.disaster(f"H{number}")
        out = self.screen(self.county)
        # NQ-09 counts the phones of every household, and is told for those in scope.
        self.assertEqual(out.households_of("NQ-09"), ["H3", "H4"])
        self.assertEqual({household for _, household, _ in out.fired()}, {"H3", "H4"})

    def test_a_dead_worker_counts_only_in_a_living_household(self):
        self.county.household("H1").person("H1", "张三", status="在户")
        dead = self.county.person("H1", "李四", relation="子女", status="死亡", labour="技能劳动力")
        self.county.household("H2")
        alone = self.county.person("H2", "王五", status="死亡", labour="技能劳动力")
        for id_no, name in ((dead, "李四"), (alone, "王五")):
            self.county.add("death", id_no=id_no, name=name, died_on="2021-06-01")
        out = self.screen(self.county)
        self.assertEqual(out.fired("HZ-R09"), {("HZ-R09", "H1", dead)})
        self.assertEqual(out.fired("NQ-06"), set())

    def test_one_clue_a_person(self):
        id_no = self.county.family("H1")
        for day in ("2022-01-01", "2022-02-01", "2022-03-01"):
            self.county.add("employment", id_no=id_no, name="张三", started_on="2021-01-01", ended_on=day)
            self.county.add("death", id_no=id_no, name="李四", died_on=day)
        out = self.screen(self.county)
        for rule in ("HZ-R06", "NQ-06", "NQ-18"):
            self.assertEqual([clue["id_no"] for clue in out.clues if clue["rule_id"] == rule], [id_no], rule)

    def test_one_clue_a_row_of_the_register_for_a_shared_id(self):
        id_no = resident_id(number=300)
        self.county.household("H1").household("H2").person("H1", "张三", id_no)
        self.county.person("H2", "张三", id_no)
        self.assertEqual(self.screen(self.county).fired("NQ-02"), {("NQ-02", "H1", id_no), ("NQ-02", "H2", id_no)})
        self.county.person("H2", "张三", id_no, "其他")
        # The same person twice in one household is one person.
        self.assertEqual(self.screen(self.county).fired("NQ-02"), {("NQ-02", "H1", id_no), ("NQ-02", "H2", id_no)})

    def test_household_clues_have_no_id(self):
        self.county.family("H1", per_capita=1)
        clue = next(clue for clue in self.screen(self.county).clues if clue["rule_id"] == "HZ-R01")
        self.assertEqual((clue["id_no"], clue["risk_type"], clue["division_code"]), ("", "", "530326001001"))


class SkippedRulesTest(RulesCase):
    NEEDS = {
        "HZ-R01": ["income"], "HZ-R02": ["school_roll"], "HZ-R03": ["medical_settlement"], "HZ-R04": ["housing_safety"],
        "HZ-R05": ["water_safety"], "HZ-R06": ["employment"], "HZ-R07": ["disaster"], "HZ-R08": ["accident"],
        "HZ-R09": ["death"], "HZ-K01": ["disability"], "HZ-K03": ["medical_settlement"], "HZ-X01": ["kinship", "public_payroll"],
        "HZ-X02": ["public_payroll"], "HZ-X03": ["vehicle"], "HZ-X04": ["real_estate"], "HZ-X05": ["company"],
        "HZ-X06": ["large_producer"], "HZ-X09": ["custody"], "HZ-X10": ["discredited"], "NQ-06": ["death"], "NQ-07": ["income"],
        "NQ-08": ["disability"], "NQ-12": ["measure", "monitored"], "NQ-13": ["measure", "monitored"], "NQ-14": ["monitored"],
        "NQ-15": ["monitored"], "NQ-16": ["measure", "monitored"], "NQ-17": ["measure"],
    }  # fmt: skip

    def listed(self, out):
        return {rule: sorted(entry["datasets"]) for rule, entry in out.skipped_rules.items()}

    def test_register_alone(self):
        self.county.family("H1")
        listed = self.listed(self.screen(self.county))
        self.assertIn("NQ-18", listed)
        del listed["NQ-18"]
        self.assertEqual(listed, self.NEEDS)

    def test_qingxin(self):
        self.county.family("H1")
        listed = self.listed(self.screen(self.county, pack=QINGXIN))
        self.assertEqual(
            {rule: needs for rule, needs in listed.items() if rule.startswith("QX")},
            {"QX-C01": ["income"], "QX-C02": ["assistance"], "QX-C03": ["employment", "income"], "QX-C04": ["school_roll"]},
        )
        # The filters lifted and monitored do not count: no monitored table, and QX-C04 runs.
        self.county.have("school_roll")
        self.assertNotIn("QX-C04", self.listed(self.screen(self.county, pack=QINGXIN)))

    def test_missing_kinship_skips_public_payroll(self):
        id_no = self.county.family("H1", per_capita=1)
        self.county.add("public_payroll", id_no=id_no, name="张三", kind="公务员")
        out = self.screen(self.county)
        self.assertEqual(self.listed(out)["HZ-X01"], ["kinship"])
        self.assertEqual(out.households_of("HZ-X01"), [])
        self.assertEqual(self.screen(self.county.have("kinship")).households_of("HZ-X01"), ["H1"])

    def test_a_table_without_rows_was_handed_in(self):
        self.county.household("H1").person("H1", "小明", CHILD)
        self.assertEqual(self.screen(self.county).households_of("HZ-R02"), [])
        out = self.screen(self.county.have("school_roll"))
        self.assertEqual(out.households_of("HZ-R02"), ["H1"])
        self.assertNotIn("NQ-18", out.skipped_rules)

    def test_any_department_table_lets_names_be_compared(self):
        # kinship, measure and monitored are no department tables.
        self.county.family("H1")
        self.county.have("kinship", "measure", "monitored", "income")
        self.assertIn("NQ-18", self.screen(self.county).skipped_rules)
        self.assertNotIn("NQ-18", self.screen(self.county.have("vehicle")).skipped_rules)


class FiguresTest(RulesCase):
    def test_windows_leave_out_their_first_day(self):
        days = {"2022-05-31": True, "2021-06-01": True, "2021-05-31": False, "2022-06-01": False}
        for number, day in enumerate(days):
            self.county.family(f"H{number}")
            self.disaster(f"H{number}", day=day)
        expected = [f"H{number}" for number, inside in enumerate(days.values()) if inside]
        self.assertEqual(self.screen(self.county).households_of("HZ-R07"), expected)

    def test_windows_at_the_end_of_a_month(self):
        # D = 2022-08-31: six months before is 28 February.
        for number, day in enumerate(("2022-02-28", "2022-03-01")):
            id_no = self.county.family(f"H{number}")
            self.county.add("employment", id_no=id_no, name="张三", started_on="2021-01-01", ended_on=day)
        self.assertEqual(self.screen(self.county, as_of="2022-08-31").households_of("HZ-R06"), ["H1"])

    def test_per_capita_is_compared_exactly(self):
        # 17 999.99 ÷ 3 is below 6000, though it prints as 6000.00.
        for number, wage in ((1, "17999.99"), (2, "18000")):
            self.county.household(f"H{number}")
            for name in "甲乙丙":
                self.county.person(f"H{number}", name, relation="户主" if name == "甲" else "其他")
            self.county.add("income", household_id=f"H{number}", period_end="2022-04-30", wage=wage)
        self.assertEqual(self.screen(self.county).households_of("HZ-R01"), ["H1"])

    def test_income_is_the_latest_row_and_of_several_the_last(self):
        for number in range(1, 5):
            self.county.family(f"H{number}")
        rows = [
            ("H1", "2022-04-30", 9000), ("H1", "2022-03-31", 1),  # latest by date, not by place
            ("H2", "2022-04-30", 1), ("H2", "2022-04-30", 9000),  # of several, the last one read
            ("H3", "2022-06-30", 9000), ("H3", "2022-04-30", 1),  # after D does not count
            ("H4", "2021-05-31", 1),  # too old: unknown, which is not below the line
        ]  # fmt: skip
        for household_id, period_end, wage in rows:
            self.county.add("income", household_id=household_id, period_end=period_end, wage=wage)
        out = self.screen(self.county)
        self.assertEqual(out.households_of("HZ-R01"), ["H3"])

    def test_income_of_another_file_is_read_later(self):
        self.county.family("H1")
        self.county.file("a.csv", [["户编号", "收入周期截止", "工资性收入", "生产经营性收入", "财产性收入", "转移性收入", "生产经营性支出"],
                                   ["H1", "2022-04", "9000", "", "", "", ""]])
        self.county.file("b.csv", [["户编号", "收入周期截止", "工资性收入", "生产经营性收入", "财产性收入", "转移性收入", "生产经营性支出"],
                                   ["H1", "2022-04-30", "1", "", "", "", ""]])
        self.assertEqual(self.screen(self.county).households_of("HZ-R01"), ["H1"])

    def test_latest_assessment_of_one_day_is_the_worse_and_not_resolved(self):
        assessments = {
            "H1": [("D", "2022-01-01", ""), ("A", "2022-02-01", "")],
            "H2": [("A", "2022-01-01", ""), ("C", "2022-02-01", "否")],
            "H3": [("C", "2022-02-01", ""), ("B", "2022-02-01", "")],
            "H4": [("C", "2022-02-01", "是"), ("C", "2022-02-01", "")],
            "H5": [("D", "2022-02-01", "是"), ("C", "2022-02-01", "")],
            "H6": [("A", "2022-01-01", ""), ("D", "2022-06-01", "")],
        }
        for household_id, rows in assessments.items():
            self.county.family(household_id)
            for grade, assessed_on, resolved in rows:
                self.county.add("housing_safety", household_id=household_id, grade=grade, assessed_on=assessed_on, resolved=resolved)
        self.assertEqual(self.screen(self.county).households_of("HZ-R04"), ["H2", "H3", "H4"])

    def test_department_rows_count_for_members_in_the_household(self):
        self.county.household("H1").person("H1", "户主")
        gone = self.county.person("H1", "离开", relation="子女", status="迁出")
        self.county.add("medical_settlement", id_no=gone, name="离开", settled_on="2022-01-01", self_pay="99999")
        shared = resident_id(number=301)
        self.county.household("H2").person("H2", "双份", shared)
        self.county.person("H2", "双份", shared, "其他")
        self.county.add("medical_settlement", id_no=shared, name="双份", settled_on="2022-01-01", self_pay="10000")
        # Each source row once, though the person stands in the household twice.
        self.assertEqual(self.screen(self.county).households_of("HZ-R03"), [])

    def test_lifted_households_have_their_own_line(self):
        for number, (kind, amount) in enumerate((("脱贫户", 5000), ("脱贫不享受政策户", 4999.99), ("一般农户", 19999.99), ("一般农户", 20000))):
            id_no = self.county.family(f"H{number}", kind)
            self.county.add("medical_settlement", id_no=id_no, name="张三", settled_on="2022-01-01", self_pay=amount)
        self.assertEqual(self.screen(self.county).households_of("HZ-R03"), ["H0", "H3"])

    def test_kinship_says_its_inverse(self):
        for number in range(1, 6):
            self.county.family(f"H{number}", per_capita=1)
        heads = [resident_id("1980-01-01", number) for number in range(1, 6)]
        kin = [resident_id("1960-01-01", number) for number in range(1, 6)]
        self.county.add("kinship", id_no=heads[0], relative_id_no=kin[0], relation="父母")
        self.county.add("kinship", id_no=kin[1], relative_id_no=heads[1], relation="父母")  # the head is the parent
        self.county.add("kinship", id_no=kin[2], relative_id_no=heads[2], relation="配偶")
        self.county.add("kinship", id_no=heads[3], relative_id_no=kin[3], relation="子女")
        for id_no in kin:
            self.county.add("public_payroll", id_no=id_no, name="亲戚", kind="事业单位", ended_on="2022-06-01")
        self.assertEqual(self.screen(self.county).households_of("HZ-X01"), ["H1", "H2", "H3", "H4"])

    def test_unknown_is_never_true_but_different_holds_for_a_blank(self):
        id_no = self.county.family("H1", per_capita=1)
        self.county.add("company", id_no=id_no, name="张三", company="甲公司", kind="企业", status="存续", operating="")
        other = self.county.family("H2", per_capita=1)
        self.county.add("company", id_no=other, name="张三", company="乙公司", kind="企业", status="存续", operating="否")
        self.assertEqual(self.screen(self.county).households_of("HZ-X05"), ["H1"])

    def test_no_member_has_holds_for_an_invalid_id_and_says_so(self):
        self.county.household("H1", "脱贫户").person("H1", "张三", "坏证号", labour="无劳动力")
        out = self.screen(self.county.have("assistance"), pack=QINGXIN)
        clue = next(clue for clue in out.clues if clue["rule_id"] == "QX-C02")
        self.assertIn("证件号码无效", clue["explanation"])

    def test_school_age_on_the_last_day_of_august(self):
        # On 2021-08-31: six years old at least, and not yet fifteen.
        births = {"2015-08-31": True, "2015-09-01": False, "2006-09-01": True, "2006-08-31": False}
        for number, birth in enumerate(births):
            self.county.household(f"H{number}").person(f"H{number}", "小明", resident_id(birth, 5))
        out = self.screen(self.county.have("school_roll"))
        self.assertEqual(out.households_of("HZ-R02"), [f"H{number}" for number, due in enumerate(births.values()) if due])

    def test_birthdays_count_from_the_day_itself(self):
        # NQ-11: able labour under 16. In a leap year the birthday is there.
        id_no = resident_id("2008-02-29", 4)
        self.county.household("H1").person("H1", "小明", id_no, labour="普通劳动力")
        self.assertEqual(self.screen(self.county, as_of="2024-02-29").households_of("NQ-11"), [])
        id_no = resident_id("2007-02-28", 4)
        self.county.household("H2").person("H2", "小红", id_no, labour="普通劳动力")
        self.assertEqual(self.screen(self.county, as_of="2023-02-27").households_of("NQ-11"), ["H1", "H2"])
        self.assertEqual(self.screen(self.county, as_of="2023-02-28").households_of("NQ-11"), ["H1"])

    def test_leap_day_in_a_common_year(self):
        # Born 2004-02-29: in the common year 2014 ten on 1 March. NQ-10: 初中 from ten on.
        self.county.household("H1").person("H1", "小明", resident_id("2004-02-29", 4), student_status="初中")
        self.assertEqual(self.screen(self.county, pack=self.old_pack(), as_of="2014-02-28").households_of("NQ-10"), ["H1"])
        self.assertEqual(self.screen(self.county, pack=self.old_pack(), as_of="2014-03-01").households_of("NQ-10"), [])

    @staticmethod
    def old_pack():
        return HUIZE.parent / "national"


class SetTest(RulesCase):
    def test_a_parameter_of_this_run(self):
        self.county.family("H1", per_capita=6000)
        self.assertEqual(self.screen(self.county).households_of("HZ-R01"), [])
        out = self.screen(self.county, "--set", "bottom_line=6000.01")
        self.assertEqual(out.households_of("HZ-R01"), ["H1"])
        self.assertTrue(out.summary["parameters"]["bottom_line"]["set_for_this_run"])
        self.assertEqual(float(out.summary["parameters"]["bottom_line"]["value"]), 6000.01)

    def test_several_at_once_and_by_case(self):
        for number, kind in enumerate(("脱贫户", "一般农户")):
            id_no = self.county.family(f"H{number}", kind, per_capita=1, phone="13800000001")
            self.county.add("medical_settlement", id_no=id_no, name="张三", settled_on="2022-01-01", self_pay=100)
        out = self.screen(self.county, "--set", "medical_line.lifted=100", "phone_shared_min=2", "--set", "bottom_line=0")
        self.assertEqual(out.households_of("HZ-R03"), ["H0"])
        self.assertEqual(out.households_of("NQ-09"), ["H0", "H1"])
        self.assertEqual(out.households_of("HZ-R01"), [])
        self.assertEqual(self.screen(self.county, "--set", "medical_line=100").households_of("HZ-R03"), ["H0", "H1"])


class RecommendationTest(RulesCase):
    """households.csv: every combination of lifted, below the line, excluded and monitored."""

    def test_table(self):
        expected = {}
        for lifted in (False, True):
            for below in (False, True):
                for excluded in (False, True):
                    for monitored in (False, True):
                        household_id = "H" + "".join("NY"[flag] for flag in (lifted, below, excluded, monitored))
                        self.county.family(household_id, "脱贫户" if lifted else "一般农户", per_capita=1 if below else 99999,
                                           residency="空挂户" if excluded else "常住")
                        self.disaster(household_id)
                        if monitored:
                            self.county.monitor(household_id, "突发严重困难户", "2020-01-01", risks="因病")
                            self.county.monitor(household_id, "脱贫不稳定户", "2021-06-01", risks="其他")
                            category, recommendation, rules = "脱贫不稳定户", "review", ["HZ-R07"]
                        elif below:
                            category = "脱贫不稳定户" if lifted else "边缘易致贫户"
                            recommendation, rules = "include", ["HZ-R01", "HZ-R07"]
                        else:
                            category, recommendation, rules = "突发严重困难户", "review", ["HZ-R07"]
                        if excluded:
                            recommendation = "county_review"
                            rules = [*rules, "HZ-X08"]
                        expected[household_id] = (category, recommendation, "因自然灾害", set(rules))
        self.county.family("H0", per_capita=99999)  # no risk clue: no line
        found = {
            household_id: (row["category"], row["recommendation"], row["risks"], self.risk_and_exclusion(row["clues"]))
            for household_id, row in self.screen(self.county).households.items()
        }
        self.assertEqual(found, expected)

    @staticmethod
    def risk_and_exclusion(clues):
        return {rule for rule in clues.split("、") if rule.startswith(("HZ-R", "HZ-X"))}

    def test_below_the_line_alone_has_no_risk_type(self):
        self.county.family("H1", per_capita=1)
        self.assertEqual(self.screen(self.county).households["H1"], {
            "household_id": "H1", "division_code": "530326001001", "category": "边缘易致贫户", "recommendation": "include",
            "risks": "", "clues": "HZ-R01"})  # fmt: skip

    def test_qingxin_line(self):
        self.county.family("H1", "脱贫户", per_capita=9919.99)
        self.county.family("H2", "脱贫户", per_capita=9920)
        self.county.have("employment", "assistance")
        found = self.screen(self.county, pack=QINGXIN).households
        self.assertEqual((found["H1"]["category"], found["H1"]["recommendation"]), ("脱贫不稳定户", "include"))
        self.assertEqual((found["H2"]["category"], found["H2"]["recommendation"]), ("突发严重困难户", "review"))
