"""clues.xlsx as a spreadsheet program would see it."""

import re
import xml.etree.ElementTree as tree
import zipfile

from county import County
from program import ProgramTest
from workbooks import MAIN, RELATIONS

NS = {"m": MAIN}
ANSWERS = ("核实结果", "情况说明", "核实人", "日期")


class Sheet:
    def __init__(self, root):
        self.root = root
        self.rows = {
            int(row.get("r")): {re.match("[A-Z]+", cell.get("r"))[0]: self._text(cell) for cell in row.iterfind("m:c", NS)}
            for row in root.iterfind("m:sheetData/m:row", NS)
        }

    @staticmethod
    def _text(cell):
        return "".join(part.text or "" for part in cell.iter() if part.tag in (f"{{{MAIN}}}t", f"{{{MAIN}}}v"))

    def find(self, path):
        return self.root.find(path, NS)

    def texts(self):
        return [text for row in self.rows.values() for text in row.values() if text]


class Book:
    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            self.names = archive.namelist()
            for name in self.names:
                if name.endswith((".xml", ".rels")):
                    tree.fromstring(archive.read(name))  # every part is well formed
            workbook = tree.fromstring(archive.read("xl/workbook.xml"))
            targets = {each.get("Id"): each.get("Target") for each in tree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))}
            self.sheets = {
                each.get("name"): Sheet(tree.fromstring(archive.read("xl/" + targets[each.get(f"{{{RELATIONS}}}id")])))
                for each in workbook.iterfind("m:sheets/m:sheet", NS)
            }
            self.defined = {(each.get("name"), each.get("localSheetId")): each.text for each in workbook.iterfind("m:definedNames/m:definedName", NS)}
            self.styles = tree.fromstring(archive.read("xl/styles.xml"))


class ClueWorkbookTest(ProgramTest):
    def setUp(self):
        super().setUp()
        county = County(self.folder)
        towns = {"530326001": "古城街道", "530326002": "宝云街道", "530326999": None}
        for index, code in enumerate(towns):
            for number in range(3):
                county.family(f"H{index}{number}", per_capita=1, division_code=f"{code}00{number}")
        county.have("housing_safety")
        self.out = self.screen(county, reveal=False)
        self.book = Book(self.out.folder / "clues.xlsx")
        self.towns = [name for name in self.book.sheets if name != "汇总"]

    def test_a_sheet_a_town_and_the_summary(self):
        self.assertEqual(list(self.book.sheets)[0], "汇总")
        self.assertEqual(self.towns[:2], ["古城街道", "宝云街道"])
        self.assertEqual(len(self.towns), 3)  # a town whose name is not known has a sheet too
        for index, name in enumerate(self.towns):
            wanted = sorted({f"H{index}{number}" for number in range(3)})
            texts = self.book.sheets[name].texts()
            self.assertEqual(sorted({text for text in texts if re.fullmatch(r"H\d\d", text)}), wanted)

    def test_every_clue_is_there_once(self):
        lines = sum(len(self.book.sheets[name].rows) - 2 for name in self.towns)
        self.assertEqual(lines, len(self.out.clues))

    def test_columns_for_the_answer(self):
        for name in self.towns:
            header = list(self.book.sheets[name].rows[2].values())
            for title in ("户编号", "姓名", "证件号码", "规则", "说明", *ANSWERS):
                self.assertIn(title, header)

    def test_frozen_filtered_and_in_landscape(self):
        for name in self.towns:
            sheet = self.book.sheets[name]
            pane = sheet.find("m:sheetViews/m:sheetView/m:pane")
            self.assertEqual((pane.get("state"), pane.get("ySplit")), ("frozen", "2"))
            last = max(sheet.rows)
            self.assertRegex(sheet.find("m:autoFilter").get("ref"), rf"^A2:[A-Z]+{last}$")
            setup = sheet.find("m:pageSetup")
            self.assertEqual((setup.get("orientation"), setup.get("paperSize"), setup.get("fitToHeight")), ("landscape", "9", "0"))
            self.assertIsNotNone(sheet.find("m:sheetPr/m:pageSetUpPr[@fitToPage='1']"))

    def test_header_is_printed_on_every_page(self):
        for index, name in enumerate(self.book.sheets):
            if name != "汇总":
                self.assertEqual(self.book.defined[("_xlnm.Print_Titles", str(index))], f"'{name}'!$1:$2")

    def test_drop_downs(self):
        for name in self.towns:
            sheet = self.book.sheets[name]
            lists = [each for each in sheet.root.iterfind("m:dataValidations/m:dataValidation", NS) if each.get("type") == "list"]
            self.assertEqual(len(lists), 1)
            column = next(letters for letters, title in sheet.rows[2].items() if title == "核实结果")
            self.assertEqual(lists[0].get("sqref"), f"{column}3:{column}{max(sheet.rows)}")
            self.assertEqual(lists[0].find("m:formula1", NS).text, '"属实,不属实,已解决"')

    def test_only_the_answer_can_be_typed(self):
        formats = self.book.styles.findall("m:cellXfs/m:xf", NS)

        def locked(style):
            protection = formats[int(style or 0)].find("m:protection", NS)
            return protection is None or protection.get("locked") != "0"

        for name in self.towns:
            sheet = self.book.sheets[name]
            self.assertEqual(sheet.find("m:sheetProtection").get("sheet"), "1")
            titles = sheet.rows[2]
            for row in sheet.root.iterfind("m:sheetData/m:row", NS):
                if int(row.get("r")) < 3:
                    continue
                for cell in row.iterfind("m:c", NS):
                    title = titles[re.match("[A-Z]+", cell.get("r"))[0]]
                    self.assertEqual(locked(cell.get("s")), title not in ANSWERS, title)

    def test_no_clues(self):
        folder = self.folder / "none"
        folder.mkdir()
        county = County(folder)
        county.family("H1")
        book = Book(self.screen(county).folder / "clues.xlsx")
        self.assertEqual(list(book.sheets), ["汇总"])
