"""Personal data on its way out, and cells that would be formulas."""

import re
import zipfile

from county import County, id_ending_in_x, resident_id, table
from program import HUIZE, Out, ProgramTest, run

PHONE = "13812345678"
EVIL = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1+1"]


def texts_of(out):
    """{part: its text} of every file of OUT, the workbook unpacked."""
    texts = {}
    for path in out.folder.iterdir():
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                texts.update({f"{path.name}/{name}": book.read(name).decode() for name in book.namelist()})
        else:
            texts[path.name] = path.read_text(encoding="utf-8-sig")
    return texts


class MaskingTest(ProgramTest):
    def setUp(self):
        super().setUp()
        county = County(self.folder)
        x = id_ending_in_x()
        self.ids = [x, *(resident_id("1969-12-03", number) for number in range(1, 8))]
        for number, id_no in enumerate(self.ids):
            # Every member is dead, has another name with the school, and lives with four others on one phone.
            county.household(f"H{number}", phone=PHONE).person(f"H{number}", "张三", id_no, labour="普通劳动力")
            county.add("death", id_no=id_no.lower() if number % 2 else f"'{id_no}", name="李四", died_on="2022-01-01")
            county.add("kinship", id_no=id_no, relative_id_no=self.ids[number - 1], relation="配偶")
        county.add("death", id_no=self.ids[1], name="张三", died_on=self.ids[1])  # ids and phones in the wrong columns
        county.add("death", id_no=self.ids[1][:17], name=PHONE, died_on=PHONE)
        county.add("medical_settlement", id_no=self.ids[2], name=self.ids[2], settled_on="2022-01-01", self_pay=self.ids[2])
        county.add("vehicle", id_no=self.ids[3], name="张三", vehicle_type="轿车", use=self.ids[3], registered_on="2020-01-01", status=PHONE)
        county.person("H0", f"{self.ids[4]}", resident_id(number=99), "子女", health=self.ids[4], labour=PHONE)
        county.file("社会救助.csv", table("assistance", [self.ids[5][:6] + self.ids[5][8:17], "张 三", "低保", "2022.1.1", self.ids[5]]))
        county.add("income", household_id="H1", period_end=self.ids[6], wage=self.ids[6])
        self.data = county.write()

    def found_in(self, out):
        texts = texts_of(out) | {"standard output": out.process.stdout, "standard error": out.process.stderr}
        secrets = [*self.ids, PHONE]
        return {(part, secret) for part, text in texts.items() for secret in secrets if secret in text or secret.lower() in text}

    def test_masked(self):
        out = self.screen(self.data, reveal=False)
        self.assertGreater(len(out.clues), 20)
        self.assertGreater(len(out.rejects()), 8)
        self.assertEqual(self.found_in(out), set())
        ids = {clue["id_no"] for clue in out.clues if clue["rule_id"] == "NQ-06"}
        self.assertEqual(ids, {f"{id_no[:6]}{'*' * 8}{id_no[-4:]}" for id_no in self.ids})

    def test_revealed(self):
        out = self.screen(self.data, reveal=True)
        ids = {clue["id_no"] for clue in out.clues if clue["rule_id"] == "NQ-06"}
        self.assertEqual(ids, set(self.ids))
        found = self.found_in(out)
        self.assertEqual({part for part, _ in found if part.startswith("standard")}, set())

    def test_masking_changes_nothing_else(self):
        masked, revealed = self.screen(self.data, reveal=False), self.screen(self.data, reveal=True)
        for name in ("clues.csv", "households.csv", "rejects.csv", "repairs.csv"):
            self.assertEqual(len(masked.csv(name)), len(revealed.csv(name)), name)
        places = [[line[:4] + line[5:] for line in out.rejects()] for out in (masked, revealed)]
        self.assertEqual(*places)

    def test_an_id_as_the_number_of_a_household(self):
        (self.folder / "二").mkdir()
        county = County(self.folder / "二")
        number = resident_id("1955-05-05", 9)
        county.household(number, phone=PHONE).person(number, "张三", "坏")
        county.household(number).add("income", household_id=resident_id("1955-05-05", 8), period_end="2022-01-01", wage="1")
        out = self.screen(county, reveal=False)
        self.assertGreater(len(out.clues), 0)
        for part, text in texts_of(out).items():
            self.assertNotIn(number, text, part)

    def test_simulate_masks_nothing_because_it_names_nobody(self):
        out = self.folder / "sim"
        process = run("simulate", "--policy", HUIZE, "--data", self.data, "--as-of", "2022-05-31", "--out", out, "--set", "medical_line=1")
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertEqual(self.found_in(Out(out, process)), set())


class FormulaCellsTest(ProgramTest):
    def test_cells_that_start_a_formula(self):
        county = County(self.folder)
        for number, text in enumerate(EVIL):
            household = f"{text[0].strip() or '='}H{number}"
            county.household(household).person(household, text, "坏", sex=text, birth_date=text)
        county.file("=死亡.csv", table("death", [resident_id(), "@SUM(A1)", "=2022"]))
        out = self.screen(county)
        self.assertEqual(len([clue for clue in out.clues if clue["rule_id"] == "NQ-01"]), len(EVIL))
        for name in ("clues.csv", "households.csv", "rejects.csv", "repairs.csv"):
            for row in out.csv(name):
                for column, value in row.items():
                    self.assertFalse(re.match(r"\s*[=+@]|\s*-\S*\D", value), f"{name}: {column} = {value!r}")
        for part, text in texts_of(out).items():
            if part.startswith("clues.xlsx/xl/worksheets"):
                self.assertNotIn("<f>", text)
                for cell in re.findall(r"<t[^>]*>([^<]*)</t>", text):
                    self.assertFalse(cell.lstrip().startswith(("=", "+", "-", "@")), f"{part}: {cell!r}")

    def test_negative_amounts_stay_numbers(self):
        county = County(self.folder)
        county.family("H1")
        county.add("income", household_id="H1", period_end="2022-04-30", expense="1,000")
        out = self.screen(county)
        self.assertEqual(out.facts("HZ-R01")["H1"]["per_capita"], -1000)
