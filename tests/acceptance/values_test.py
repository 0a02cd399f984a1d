"""Section 1, Values: how dates, amounts, ids, names, codes and words are read."""

from county import County, id_ending_in_x, resident_id, table
from program import QINGXIN, ProgramTest

FULL_WIDTH = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
PERSON = "household_id name id_no relation"


def id_of_15(id_no):
    return id_no[:6] + id_no[8:17]


class DatesTest(ProgramTest):
    """Dates of death, as NQ-06 tells them back."""

    def read(self, spellings, *extra):
        """{spelling: the date that was read, or None}, and the OUT folder. One household for each spelling."""
        county = County(self.folder)
        rows = []
        for index, spelling in enumerate(spellings):
            household = f"H{index:03d}"
            rows.append([county.family(household), "张三", spelling])
        county.file("死亡.csv", table("death", *rows))
        out = self.screen(county, *extra)
        facts = out.facts("NQ-06")
        return {
            spelling: facts.get(f"H{index:03d}", {}).get("registered_death_on") for index, spelling in enumerate(spellings)
        }, out

    def test_spellings(self):
        expected = {
            "2022-5-3": "2022-05-03",
            "2022-05-03": "2022-05-03",
            "2022/5/3": "2022-05-03",
            "2022.5.3": "2022-05-03",
            "2022年5月3日": "2022-05-03",
            "20220503": "2022-05-03",
            "44684": "2022-05-03",
            "61": "1900-03-01",
            " 2022-05-03 ": "2022-05-03",
            "２０２２－５－３": "2022-05-03",
            "2022-05": "2022-05-01",
            "202205": "2022-05-01",
            "2022/5": "2022-05-01",
            "2022年5月": "2022-05-01",
            "2020-02-29": "2020-02-29",
        }
        found, out = self.read(list(expected))
        self.assertEqual(found, expected)
        self.assertEqual(out.rejects(), [])

    def test_what_is_not_a_date(self):
        bad = ["2022-13-01", "2021-02-29", "2022-00-10", "20221301", "60", "60001", "昨天", "22-05-03", "-", "无", "至今"]
        found, out = self.read([*bad, ""])
        self.assertEqual({value for value in found.values()}, {None})
        self.assertEqual(
            out.rejects("死亡.csv"),
            [(index + 2, "died_on", value, "date_invalid", "row_rejected") for index, value in enumerate(bad)]
            + [(len(bad) + 2, "died_on", "", "required_missing", "row_rejected")],
        )

    def test_serials_are_whole_numbers(self):
        found, out = self.read(["44684.5"])
        self.assertEqual(found, {"44684.5": None})
        self.assertEqual([line[3] for line in out.rejects("死亡.csv")], ["date_invalid"])

    def test_last_serial(self):
        # 60000 is 2064-04-08.
        found, out = self.read(["60000"])
        self.assertEqual(out.rejects(), [])
        self.assertEqual(found["60000"], None)  # after D

    def test_month_in_period_end_is_its_last_day(self):
        county = County(self.folder)
        for index, month in enumerate(["2021-05", "202105", "2021/5", "2021年5月", "2021-06", "202202"]):
            county.family(f"H{index}", "脱贫户")
            county.add("income", household_id=f"H{index}", period_end=month, wage=1)
        # (D − 12 months, D] with D = 2022-05-30 takes 2021-05-31, and not 2021-05-30.
        out = self.screen(county, as_of="2022-05-30")
        self.assertEqual(out.households_of("NQ-07"), [])
        self.assertEqual(self.screen(county, as_of="2022-05-31").households_of("NQ-07"), ["H0", "H1", "H2", "H3"])

    def test_open_ends(self):
        county = County(self.folder)
        for index, end in enumerate(["", "-", "—", "/", "无", "至今", "长期", "2022-05-31", "2022-06-01", "待定"]):
            id_no = county.family(f"H{index}", "脱贫户", labour="无劳动力")
            county.add("assistance", id_no=id_no, name="张三", kind="低保", started_on="2022-05-31", ended_on=end)
        out = self.screen(county, pack=QINGXIN)
        # Active: started ≤ D, and ended blank or > D. A bad date in an optional column becomes blank.
        self.assertEqual(out.households_of("QX-C02"), ["H7"])
        self.assertEqual(out.rejects("assistance.csv"), [(11, "ended_on", "待定", "date_invalid", "cell_blanked")])


class AmountsTest(ProgramTest):
    def test_spellings(self):
        expected = {
            "30000": 30000,
            "30,000.00": 30000,
            "30，000": 30000,
            "３００００": 30000,
            "30000元": 30000,
            "3万元": 30000,
            "3.00015万元": 30001.5,
            " 30000 ": 30000,
            "30000.004": 30000,
            "30000.005": 30000.01,
            "-5": -5,
            "0": 0,
        }
        county = County(self.folder)
        for index, spelling in enumerate(expected):
            id_no = county.family(f"H{index:02d}")
            county.add("medical_settlement", id_no=id_no, name="张三", settled_on="2022-01-01", self_pay=spelling)
        out = self.screen(county, "--set", "medical_line=-10")
        self.assertEqual(out.rejects(), [])
        found = {household: facts["household_self_pay_12m"] for household, facts in out.facts("HZ-R03").items()}
        self.assertEqual(found, {f"H{index:02d}": amount for index, amount in enumerate(expected.values())})

    def test_what_is_not_an_amount(self):
        bad = ["-", "无", "约3000", "1.2.3", "#N/A", "三千", "１２3人", "5-5"]
        county = County(self.folder)
        id_no = county.family("H1")
        for value in [*bad, ""]:
            county.add("medical_settlement", id_no=id_no, name="张三", settled_on="2022-01-01", self_pay=value)
        out = self.screen(county)
        self.assertEqual(
            out.rejects("medical_settlement.csv"),
            [(index + 2, "self_pay", value, "number_invalid", "row_rejected") for index, value in enumerate(bad)]
            + [(len(bad) + 2, "self_pay", "", "required_missing", "row_rejected")],
        )
        self.assertEqual(out.counts("medical_settlement.csv"), (9, 0, 9, 0))

    def test_optional_amounts(self):
        county = County(self.folder)
        id_no = county.family("H1")
        for total in ("", "-", "—", "/", "无", "很多"):
            county.add("medical_settlement", id_no=id_no, name="张三", settled_on="2022-01-01", self_pay="1", total=total)
        out = self.screen(county)
        self.assertEqual(out.rejects("medical_settlement.csv"), [(7, "total", "很多", "number_invalid", "cell_blanked")])
        self.assertEqual(out.counts("medical_settlement.csv"), (6, 6, 0, 0))

    def test_rounding_comes_after_scaling(self):
        county = County(self.folder)
        id_no = county.family("H1")
        rows = table("medical_settlement", [id_no, "张三", "2022-01-01", "2.0000005"], columns="id_no name settled_on self_pay")
        rows[0][3] += "（万元）"
        county.file("医保.csv", rows)
        out = self.screen(county, "--set", "medical_line=1")
        self.assertEqual(out.facts("HZ-R03")["H1"]["household_self_pay_12m"], 20000.01)


class IdsTest(ProgramTest):
    def matched(self, spellings, dataset_header="身份证号码"):
        """The households whose head a death row with this spelling of the id found, and the OUT folder."""
        county = County(self.folder)
        rows = []
        for index, (id_no, spelling) in enumerate(spellings):
            county.household(f"H{index}").person(f"H{index}", "张三", id_no)
            rows.append([spelling, "张三", "2022-01-01"])
        rows = table("death", *rows)
        rows[0][0] = dataset_header
        county.file("死亡.csv", rows)
        out = self.screen(county)
        return out.households_of("NQ-06"), out

    def test_spellings(self):
        x = id_ending_in_x()
        plain = [resident_id("1970-01-01", number) for number in range(12)]
        spellings = [
            (x, x),
            (x, x.lower()),
            (plain[0], f"'{plain[0]}"),
            (plain[1], f" {plain[1][:6]} {plain[1][6:14]}　{plain[1][14:]} "),
            (plain[2], plain[2].translate(FULL_WIDTH)),
            (plain[3], f'="{plain[3]}"'),
            (plain[4], plain[4][:6] + "\u200b" + plain[4][6:] + "\ufeff"),
            (plain[5], id_of_15(plain[5])),
            (plain[6], plain[6] + "43"),
            (plain[7], plain[7] + "42B1"),
        ]
        found, out = self.matched(spellings)
        self.assertEqual(out.rejects(), [])
        self.assertEqual(found, sorted(f"H{index}" for index in range(len(spellings))))

    def test_bad_ids_reject_the_row(self):
        good = resident_id("1970-01-01", 1)
        wrong_check = good[:17] + ("1" if good[17] != "1" else "2")
        future, ancient, no_day = (resident_id(day, 1) for day in ("2022-06-01", "1899-12-31", "2021-02-29"))
        bad = {
            wrong_check: "id_invalid",
            good[:17]: "id_invalid",
            good + "1": "id_invalid",
            good + "123": "id_invalid",
            future: "id_invalid",
            ancient: "id_invalid",
            no_day: "id_invalid",
            "无": "id_invalid",
            "530326800230001": "id_invalid",  # 15 digits, born on 30 February
            "4.41803E+17": "id_precision_lost",
            "5.30326198001010E+17": "id_precision_lost",
            "": "required_missing",
        }
        county = County(self.folder)
        county.family("H1")
        county.file("死亡.csv", table("death", *([id_no, "张三", "2022-01-01"] for id_no in bad)))
        out = self.screen(county)
        self.assertEqual(
            out.rejects("死亡.csv"),
            [(row, "id_no", id_no, code, "row_rejected") for row, (id_no, code) in enumerate(bad.items(), start=2)],
        )

    def test_born_on_the_day_and_in_1900(self):
        county = County(self.folder)
        ids = [resident_id("2022-05-31", 3), resident_id("1900-01-01", 3)]
        county.household("H1").person("H1", "甲", ids[0])
        county.person("H1", "乙", ids[1], "其他")
        out = self.screen(county)
        self.assertEqual(out.households_of("NQ-01"), [])

    def test_optional_id_column_still_rejects_the_row(self):
        county = County(self.folder)
        county.family("H1")
        for id_no in (resident_id(), "", "-", "123"):
            county.add("measure", household_id="H1", kind="产业帮扶", started_on="2022-01-01", id_no=id_no)
        out = self.screen(county)
        self.assertEqual(out.rejects("measure.csv"), [(5, "id_no", "123", "id_invalid", "row_rejected")])
        self.assertEqual(out.counts("measure.csv"), (4, 3, 1, 0))


class TextsTest(ProgramTest):
    def test_names(self):
        """NQ-18 compares names after normalising."""
        same = [
            ("张三", "张 三"),
            ("阿卜杜拉·买买提", "阿卜杜拉.买买提"),
            ("阿卜杜拉·买买提", "阿卜杜拉•买买提"),
            ("阿卜杜拉·买买提", "阿卜杜拉・买买提"),
            ("张三", "张　三"),
            ("张\ue000", "张𬱖"),
            ("李？", "李䶮"),
            ("李四", "李?"),
            ("李四", "李*"),
            ("李四", "李□"),
        ]
        other = [("张三", "张四"), ("李？", "李大四"), ("张三", "张三丰"), ("阿卜杜拉·买买提", "阿卜杜拉买买提")]
        county = County(self.folder)
        for index, (here, there) in enumerate(same + other):
            county.household(f"H{index:02d}")
            id_no = county.person(f"H{index:02d}", here)
            county.add("school_roll", id_no=id_no, name=there, status="在读")
        self.assertEqual(self.screen(county).households_of("NQ-18"), [f"H{len(same) + index:02d}" for index in range(len(other))])

    def test_division_codes(self):
        county = County(self.folder)
        codes = {"530326001001": "530326001001", "530326001": "530326001000", "530326": "530326000000", "５３０３２６００１": "530326001000"}
        for index, code in enumerate(codes):
            county.family(f"H{index}", division_code=code, labour="")
            county.person(f"H{index}", "李四", "")
        bad = ["5303260010", "53032600100A", "5303", "-"]
        for code in [*bad, ""]:
            county.household(f"B{code}", division_code=code)
        out = self.screen(county)
        self.assertEqual({clue["household_id"]: clue["division_code"] for clue in out.clues if clue["rule_id"] == "NQ-05"},
                         {f"H{index}": code for index, code in enumerate(codes.values())})
        self.assertEqual(
            out.rejects("household.csv"),
            [(row, "division_code", code, "division_invalid", "row_rejected") for row, code in enumerate(bad, start=6)]
            + [(10, "division_code", "", "required_missing", "row_rejected")],
        )

    def test_whole_number_in_a_text_column_is_its_digits(self):
        # The household id typed as a number in one table and as text in the other; full-width digits too.
        county = County(self.folder)
        county.file("户.csv", table("household", ["1001", "530326001", "一般农户"], columns="household_id division_code household_type"))
        county.file("人.csv", table("person", ["１００１", "张三", resident_id(), "户主"], columns=PERSON))
        self.assertEqual(self.screen(county).rejects(), [])

    def test_enumerations(self):
        county = County(self.folder)
        county.household("H1", "脱贫不享受政策户", residency="").household("H2", "低保户").household("H3", " 一般农户 ", residency="住城里")
        county.household("H4", "-").household("H5", "")
        county.person("H1", sex="男", student_status="上学", labour="会种地", health="健康、瘸腿", status="出差", relation="远房表亲")
        county.person("H3", sex="无", status="")
        out = self.screen(county)
        self.assertEqual(
            out.rejects("household.csv"),
            [
                (3, "household_type", "低保户", "enum_unknown", "row_rejected"),
                (4, "residency", "住城里", "enum_unknown", "cell_blanked"),
                (5, "household_type", "-", "enum_unknown", "row_rejected"),
                (6, "household_type", "", "required_missing", "row_rejected"),
            ],
        )
        self.assertEqual(
            sorted(out.rejects("person.csv")),
            sorted(
                [
                    (2, "student_status", "上学", "enum_unknown", "cell_blanked"),
                    (2, "health", "健康、瘸腿", "enum_unknown", "cell_blanked"),
                    (2, "labour", "会种地", "enum_unknown", "cell_blanked"),
                    (2, "status", "出差", "enum_unknown", "cell_blanked"),
                ]
            ),
        )
