"""Section 3: what the files of OUT hold."""

import hashlib
import json

from county import County, table
from program import HUIZE, OUT_FILES, ProgramTest

HEADERS = {
    "clues.csv": "rule_id,kind,risk_type,household_id,id_no,name,division_code,title,explanation,evidence",
    "households.csv": "household_id,division_code,category,recommendation,risks,clues",
    "rejects.csv": "file,sheet,row,column,value,code,action",
    "repairs.csv": "file,sheet,row,column,from,to,kind",
}


class ResultFilesTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.county = County(self.folder)
        self.id_no = self.county.family("H1", per_capita=5999.5, phone="13812345678")
        self.county.family("H2", "脱贫户", per_capita=99999)
        rows = table("medical_settlement", [self.id_no, "张 三", "2022.3.1", "1.5万元"], columns="id_no name settled_on self_pay")
        self.county.file("医保.csv", [["医保结算"], [], *rows, [self.id_no, "张三", "2022-04-01", "6000"], [self.id_no, "张三", "2020-01-01", "9"]])
        self.out = self.screen(self.county)

    def clue(self, rule):
        (clue,) = [clue for clue in self.out.clues if clue["rule_id"] == rule]
        return clue, json.loads(clue["evidence"])

    def test_headers_and_byte_order_marks(self):
        self.assertEqual({path.name for path in self.out.folder.iterdir()}, OUT_FILES)
        for name, header in HEADERS.items():
            content = (self.out.folder / name).read_bytes()
            self.assertTrue(content.startswith(b"\xef\xbb\xbf" + header.encode() + b"\n") or content.startswith(b"\xef\xbb\xbf" + header.encode() + b"\r\n"), name)
        self.assertFalse((self.out.folder / "summary.json").read_bytes().startswith(b"\xef\xbb\xbf"))

    def test_a_clue_explains_itself(self):
        clue, evidence = self.clue("HZ-R03")
        self.assertEqual((clue["kind"], clue["risk_type"], clue["title"]), ("risk", "因病", "医疗自付过高"))
        self.assertIn("21,000", clue["explanation"])
        self.assertIn("20,000", clue["explanation"])
        self.assertEqual(evidence["facts"]["household_self_pay_12m"], 21000)
        parameter = evidence["parameters"]["medical_line"]
        self.assertEqual((parameter["value"], parameter["from"]), (20000, "2020-01-01"))
        self.assertTrue(parameter["source"])
        # The very rows: not the settlement of 2020.
        settlements = [row for row in evidence["rows"] if row["dataset"] == "medical_settlement"]
        self.assertEqual([(row["file"], row["sheet"], row["row"]) for row in settlements], [("医保.csv", "", 4), ("医保.csv", "", 5)])

    def test_rows_of_income(self):
        clue, evidence = self.clue("HZ-R01")
        self.assertIn("5,999.5", clue["explanation"])
        self.assertIn({"dataset": "income", "file": "income.csv", "sheet": "", "row": 2}, evidence["rows"])
        self.assertEqual(float(evidence["parameters"]["bottom_line"]["value"]), 6000)

    def test_repairs(self):
        found = {(row["row"], row["column"], row["from"], row["to"]) for row in self.out.csv("repairs.csv") if row["file"] == "医保.csv"}
        self.assertIn(("4", "name", "张 三", "张三"), found)

    def test_summary(self):
        summary = self.out.summary
        self.assertEqual((summary["policy"]["id"], summary["policy"]["version"], summary["as_of"]), (HUIZE.name, "1.0.0", "2022-05-31"))
        self.assertRegex(summary["policy"]["hash"], "^[0-9a-f]{64}$")
        self.assertEqual((summary["households"], summary["persons"], summary["clues"]), (2, 2, len(self.out.clues)))
        for rule in {clue["rule_id"] for clue in self.out.clues}:
            self.assertEqual(summary["clues_by_rule"][rule], sum(clue["rule_id"] == rule for clue in self.out.clues))
        self.assertGreater(summary["peak_memory_bytes"], 1_000_000)
        self.assertTrue(all(seconds >= 0 for seconds in summary["seconds"].values()))
        entry = self.out.file("医保.csv")
        self.assertEqual(entry["sha256"], hashlib.sha256((self.county.folder / "医保.csv").read_bytes()).hexdigest())
        self.assertEqual(entry["sheets"][0]["dataset"], "medical_settlement")
        self.assertEqual(entry["sheets"][0]["header_row"], 3)

    def test_columns_that_were_not_used_are_named(self):
        rows = table("death", [self.id_no, "张三", "2019-01-01"])
        rows[0].append("经办人")
        rows[1].append("李四")
        self.county.file("死亡.csv", rows)
        entry = self.screen(self.county).file("死亡.csv")
        self.assertEqual(entry["sheets"][0]["columns_not_used"], ["经办人"])
