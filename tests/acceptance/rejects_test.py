"""Section 1, Rejects: what is left out, what stays, and the lines of rejects.csv."""

from county import County, resident_id, table
from program import ProgramTest

PERSON = "household_id name id_no relation"
MASKED = "********"


class RejectsTest(ProgramTest):
    def test_every_bad_cell_has_its_line_and_its_action(self):
        county = County(self.folder)
        county.family("H1")
        county.file("户b.csv", table("household", ["", "53", "农户", "13800000000", "城里"],
                                     columns="household_id division_code household_type phone residency"))
        out = self.screen(county)
        # No valid division code, but no footer word either: a bad row.
        self.assertEqual(
            sorted(out.rejects("户b.csv")),
            [
                (2, "division_code", "53", "division_invalid", "row_rejected"),
                (2, "household_id", "", "required_missing", "row_rejected"),
                (2, "household_type", "农户", "enum_unknown", "row_rejected"),
                (2, "residency", "城里", "enum_unknown", "cell_blanked"),
            ],
        )
        self.assertEqual(out.counts("户b.csv"), (1, 0, 1, 0))

    def test_people_without_a_usable_id_stay(self):
        county = County(self.folder)
        good = resident_id("1980-01-01", 50)
        county.household("H1")
        county.add("income", household_id="H1", period_end="2022-04-30", wage="23999")
        county.person("H1", "甲", good)
        county.person("H1", "乙", "", "配偶")
        county.person("H1", "丙", "5.3032619800101E+17", "子女")
        county.person("H1", "丁", good[:17], "子女")
        county.person("H1", "戊", "没有证", "子女", status="迁出")
        out = self.screen(county)
        self.assertEqual(
            out.rejects("person.csv"),
            [
                (3, "id_no", "", "required_missing", "row_kept"),
                (4, "id_no", "5.3032619800101E+17", "id_precision_lost", "row_kept"),
                (5, "id_no", good[:17], "id_invalid", "row_kept"),
                (6, "id_no", "没有证", "id_invalid", "row_kept"),
            ],
        )
        self.assertEqual(out.counts("person.csv"), (5, 5, 0, 0))
        # They count in the population (four in the household), and each raises NQ-01, of any status.
        self.assertEqual(out.facts("HZ-R01")["H1"]["population"], 4)
        self.assertEqual(sorted(clue["name"] for clue in out.clues if clue["rule_id"] == "NQ-01"), sorted("乙丙丁戊"))
        ids = {clue["name"]: clue["id_no"] for clue in out.clues if clue["rule_id"] == "NQ-01"}
        self.assertEqual((ids["乙"], ids["丁"]), ("", good[:17]))

    def test_a_bad_id_in_a_rejected_row(self):
        county = County(self.folder)
        county.household("H1").person("H1", "甲", "123", relation="")
        county.person("H1", "", "", relation="户主")
        county.person("H9", "丙", "")
        out = self.screen(county)
        self.assertEqual(
            sorted(out.rejects("person.csv")),
            sorted(
                [
                    (2, "id_no", "123", "id_invalid", "row_rejected"),
                    (2, "relation", "", "required_missing", "row_rejected"),
                    (3, "id_no", "", "required_missing", "row_rejected"),
                    (3, "name", "", "required_missing", "row_rejected"),
                    (4, "id_no", "", "required_missing", "row_rejected"),
                    (4, "household_id", "H9", "unknown_household", "row_rejected"),
                ]
            ),
        )

    def test_unknown_household(self):
        county = County(self.folder)
        county.family("H1")
        county.household("H2", "坏类型").person("H2")
        county.add("income", household_id="H2", period_end="2022-04-30", wage="1")
        county.add("income", household_id="H3", period_end="坏", wage="1")
        county.add("monitored", household_id="H3", category="边缘易致贫户", identified_on="2022-01-01")
        county.add("disaster", household_id="H3", occurred_on="2022-01-01", loss="9999")
        out = self.screen(county)
        self.assertEqual(out.rejects("person.csv"), [(3, "household_id", "H2", "unknown_household", "row_rejected")])
        self.assertEqual(
            sorted(out.rejects("income.csv")),
            [
                (2, "household_id", "H2", "unknown_household", "row_rejected"),
                (3, "household_id", "H3", "unknown_household", "row_rejected"),
                (3, "period_end", "坏", "date_invalid", "row_rejected"),
            ],
        )
        # Other datasets keep the row; it matches nobody.
        self.assertEqual(out.rejects("monitored.csv") + out.rejects("disaster.csv"), [])
        self.assertEqual(out.counts("disaster.csv"), (1, 1, 0, 0))
        self.assertEqual(out.households_of("HZ-R07"), [])

    def test_income_amounts(self):
        county = County(self.folder)
        for number in range(1, 7):
            county.family(f"H{number}")
        rows = [
            ["H1", "2022-04", "", "100", "", "", ""],
            ["H2", "2022-04", "", "", "", "", ""],
            ["H3", "2022-04", "1", "", "", "多", ""],
            ["H4", "2022-04", "-", "—", "/", "无", ""],
            ["H5", "", "1", "", "", "", ""],
            ["H6", "2022-04", "", "", "", "", "100"],
        ]
        county.file("收入.csv", table("income", *rows))
        out = self.screen(county)
        self.assertEqual(
            out.rejects("收入.csv"),
            [
                (3, "wage", "", "required_missing", "row_rejected"),
                (4, "transfer", "多", "number_invalid", "row_rejected"),
                (5, "wage", "-", "required_missing", "row_rejected"),
                (6, "period_end", "", "required_missing", "row_rejected"),
            ],
        )
        facts = out.facts("HZ-R01")
        self.assertEqual({key: value["per_capita"] for key, value in facts.items()}, {"H1": 100, "H6": -100})

    def test_first_of_two_households_wins(self):
        county = County(self.folder)
        county.household("H1", "脱贫户").household("H1", "一般农户").person("H1")
        county.file("户b.csv", table("household", ["H1", "530326003001", "脱贫户"], columns="household_id division_code household_type"))
        county.add("income", household_id="H1", period_end="2022-04-30", wage="1")
        out = self.screen(county)
        self.assertEqual([line[:2] + line[3:] for line in out.rejects("household.csv")], [(3, "household_id", "duplicate_key", "row_rejected")])
        self.assertEqual([line[:2] + line[3:] for line in out.rejects("户b.csv")], [(2, "household_id", "duplicate_key", "row_rejected")])
        self.assertEqual(out.households["H1"]["category"], "脱贫不稳定户")

    def test_a_rejected_household_is_not_the_first(self):
        county = County(self.folder)
        county.household("H1", "坏").household("H1", "脱贫户").person("H1")
        out = self.screen(county)
        self.assertEqual([line[3] for line in out.rejects("household.csv")], ["enum_unknown"])

    def test_values_are_masked_unless_revealed(self):
        county = County(self.folder)
        bad = resident_id()[:17] + "?"
        county.family("H1")
        county.file("死亡.csv", table("death", [bad, "张三", "2022-01-01"]))
        self.assertEqual(self.screen(county).rejects("死亡.csv")[0][2], bad)
        masked = self.screen(county, reveal=False).rejects("死亡.csv")[0][2]
        self.assertEqual(masked, bad[:6] + MASKED + bad[-4:])

    def test_kinship_needs_both_ids(self):
        county = County(self.folder)
        county.family("H1")
        county.file("亲属.csv", table("kinship", [resident_id(), "1", "父母"], [resident_id(), resident_id(number=2), "舅舅"]))
        self.assertEqual(
            self.screen(county).rejects("亲属.csv"),
            [(2, "relative_id_no", "1", "id_invalid", "row_rejected"), (3, "relation", "舅舅", "enum_unknown", "row_rejected")],
        )

    def test_same_bytes_for_lines_in_order(self):
        county = County(self.folder)
        county.family("H1")
        county.file("b.csv", table("death", ["1", "张三", "x"])).file("a.csv", table("death", ["2", "", "2022-01-01"]))
        lines = self.screen(county).rejects()
        self.assertEqual([(line[0], line[3]) for line in lines], [("a.csv", "id_no"), ("a.csv", "name"), ("b.csv", "id_no"), ("b.csv", "died_on")])
