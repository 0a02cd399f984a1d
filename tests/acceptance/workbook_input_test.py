"""Section 1, Files: what is read from the cells of a workbook."""

from county import resident_id
from files_test import ID, TableCase
from workbooks import CHINESE_DATE_STYLE, Cell, Rich, Xlsx, error, number, ods, serial, shared, xlsx

HEADER = ["身份证号码", "姓名", "结算日期", "合规自付"]
DEATHS = ["身份证号码", "姓名", "死亡日期"]


class WorkbookCase(TableCase):
    def settle(self, *rows, **options):
        return self.county.file("医保.xlsx", xlsx([HEADER, *rows], **options))

    def died_on(self, out):
        facts = out.facts("NQ-06")
        return facts["H1"]["registered_death_on"] if facts else None


class XlsxTest(WorkbookCase):
    def test_kinds_of_cells(self):
        day = "2022-03-01"
        rows = {
            "inline": [ID, "张三", day, "30000"],
            "shared": [shared(ID), shared("张三"), shared(day), shared("30000")],
            "rich text": [shared(Rich(ID[:6], ID[6:])), shared(Rich("张", "三")), day, "30000"],
            "numbers": [ID, "张三", number(20220301), number(30000)],
            "styled date": [ID, "张三", serial(44621), number("3.0E4")],
            "chinese style": [ID, "张三", serial(44621, CHINESE_DATE_STYLE), number("30000")],
            "iso date": [ID, "张三", Cell("date", "2022-03-01T00:00:00"), number("30000.000000000004")],
            "cached formulas": [Cell("formula text", ID), Cell("formula text", "张三"), Cell("formula number", 44621), Cell("formula number", 30000)],
        }
        for name, row in rows.items():
            with self.subTest(name):
                self.settle(row)
                self.assertEqual(self.assertReads(30000).rejects(), [])

    def test_dates_are_the_right_days(self):
        for name, options, cell in (
            ("serial", {}, number(44621)),
            ("styled", {}, serial(44621)),
            ("time of day", {}, serial(44621.75)),
            ("serial of 1904", {"date1904": True}, number(44621 - 1462)),
            ("styled of 1904", {"date1904": True}, serial(44621 - 1462)),
            ("text serial", {}, "44621"),
            ("text serial of 1904", {"date1904": True}, str(44621 - 1462)),
            ("compact number", {}, number(20220301)),
            ("compact number of 1904", {"date1904": True}, number(20220301)),
        ):
            with self.subTest(name):
                self.county.file("死亡.xlsx", xlsx([DEATHS, [ID, "张三", cell]], **options))
                self.assertEqual(self.died_on(self.screen(self.county)), "2022-03-01")

    def test_numeric_ids(self):
        # 15 digits fit in a number; 16 and more have lost their last ones, even when they happen to check out.
        short = ID[:6] + ID[8:17]
        lucky = next(each for each in (resident_id("1980-05-06", n) for n in range(400)) if each.endswith("0"))
        self.county.household("H2").person("H2", "李四", lucky)
        self.settle([number(short), "张三", "2022-03-01", "30000"])
        self.assertReads(30000)
        self.settle([number(lucky), "李四", "2022-03-01", "30000"], [number("5.30326198005060E+17"), "李四", "2022-03-01", "1"])
        out = self.screen(self.county)
        self.assertEqual([line[0::3] for line in out.rejects("医保.xlsx")], [(2, "id_precision_lost"), (3, "id_precision_lost")])
        self.assertEqual(out.households_of("HZ-R03"), [])

    def test_error_cells(self):
        header = [*HEADER, "总费用", "就诊类别"]
        rows = [
            [ID, "张三", "2022-03-01", "30000", error(), "住院"],
            [ID, "张三", "2022-03-01", "1", "2", error("#REF!")],
            [ID, error(), "2022-03-01", "1", "", ""],
            [ID, "张三", error("#VALUE!"), "1", "", ""],
            [error(), "张三", "2022-03-01", "1", "", ""],
            [ID, "张三", "2022-03-01", error("#DIV/0!"), "", ""],
        ]
        self.county.file("医保.xlsx", xlsx([header, *rows]))
        out = self.screen(self.county)
        self.assertEqual(
            [(row, column, code, action) for row, column, _, code, action in out.rejects("医保.xlsx")],
            [
                (2, "total", "number_invalid", "cell_blanked"),
                (3, "visit_kind", "enum_unknown", "cell_blanked"),
                (4, "name", "enum_unknown", "row_rejected"),
                (5, "settled_on", "date_invalid", "row_rejected"),
                (6, "id_no", "id_invalid", "row_rejected"),
                (7, "self_pay", "number_invalid", "row_rejected"),
            ],
        )
        self.assertEqual(self.self_pay(out), 30001)

    def test_text_column_with_a_number(self):
        self.county.household("1001").person("1001", "李四")
        self.county.file("灾害.xlsx", xlsx([["户编号", "发生日期", "损失金额"], [number(1001), "2022-03-01", number(5000)]]))
        self.assertEqual(self.screen(self.county).households_of("HZ-R07"), ["1001"])

    def test_hidden_sheets_rows_and_columns_are_read(self):
        book = Xlsx().sheet("看得见", [HEADER, [ID, "张三", "2022-03-01", "10000"], [ID, "张三", "2022-03-02", "5000"]],
                            hidden_rows=(3,), hidden_columns=(1, 4))
        book.sheet("隐藏", [HEADER, [ID, "张三", "2022-03-03", "10000"]], state="hidden")
        book.sheet("深藏", [HEADER, [ID, "张三", "2022-03-04", "5000"]], state="veryHidden")
        self.county.file("医保.xlsx", book.bytes())
        self.assertReads(30000)

    def test_rows_and_columns_that_are_left_out(self):
        # Row 1 is a title, rows 2 and 5 have no XML at all; the header stands in the second column.
        sheet = [["2022年5月"], (3, [None, *HEADER]), [None, ID, "张三", "2022-03-01", "30000"], (6, [None, ID, "张三", "坏", "1"])]
        self.county.file("医保.xlsx", Xlsx().sheet("Sheet1", sheet).bytes())
        out = self.assertReads(30000)
        self.assertEqual([line[0] for line in out.rejects("医保.xlsx")], [6])
        self.assertEqual(out.file("医保.xlsx")["sheets"][0]["header_row"], 3)

    def test_sheets_of_one_file(self):
        """Two sheets of a file are not different files: the same row in both counts twice."""
        row = [ID, "张三", "2022-03-01", "15000"]
        book = Xlsx().sheet("住院", [HEADER, row]).sheet("门诊", [HEADER, row]).sheet("空", []).sheet("说明", [["由医保局提供"]])
        self.county.file("医保.xlsx", book.bytes())
        out = self.assertReads(30000)
        entry = out.file("医保.xlsx")
        self.assertEqual([sheet["sheet"] for sheet in entry["sheets"]], ["住院", "门诊"])
        self.assertEqual(entry["sheets_not_matched"], ["说明"])

    def test_sheets_of_different_datasets(self):
        book = Xlsx().sheet("医保", [HEADER, [ID, "张三", "2022-03-01", "30000"]]).sheet("死亡", [DEATHS, [ID, "张三", "2022-01-01"]])
        self.county.file("汇总.xlsx", book.bytes())
        self.assertEqual(self.assertReads(30000).households_of("NQ-06"), ["H1"])

    def test_sheet_of_inputs_toml(self):
        book = Xlsx().sheet("住院", [HEADER, [ID, "张三", "2022-03-01", "30000"]]).sheet("门诊", [HEADER, [ID, "张三", "2022-03-02", "5"]])
        self.county.file("医保.xlsx", book.bytes()).inputs('[[file]]\nname = "医保.xlsx"\nsheet = "住院"\n')
        self.assertReads(30000)

    def test_workbook_without_a_matching_sheet(self):
        self.county.file("医保.xlsx", Xlsx().sheet("说明", [["由医保局提供"]]).bytes())
        self.assertSaid(self.refused(self.county, 3), "医保.xlsx")


class OdsTest(WorkbookCase):
    def test_kinds_of_cells(self):
        sheet = [["医保结算"], HEADER, [ID, "张三", ("date", "2022-03-01"), 30000], [ID, "张三", ("date", "2022-03-02T10:00:00"), 0.005]]
        self.county.file("医保.ods", ods({"表": sheet}))
        self.assertEqual(self.assertReads(30000.01).rejects(), [])

    def test_repeated_rows_and_cells(self):
        sheet = [
            HEADER,
            ("repeat", 2, [ID, "张三", "2022-03-01", 15000]),
            ("repeat", 3, [("repeat", 4, "")]),
            [ID, "张三", ("repeat", 2, "坏")],
            ("repeat", 1000000, [("repeat", 1000, "")]),
        ]
        self.county.file("医保.ods", ods({"表": sheet}))
        out = self.assertReads(30000)
        self.assertEqual([line[:2] for line in out.rejects("医保.ods")], [(7, "settled_on"), (7, "self_pay")])

    def test_numeric_ids_have_lost_their_end(self):
        self.county.file("医保.ods", ods({"表": [HEADER, [5.30326198005060e17, "张三", "2022-03-01", 30000]]}))
        self.assertEqual(self.screen(self.county).rejects("医保.ods")[0][3], "id_precision_lost")

    def test_date_cells_are_the_right_days(self):
        self.county.file("死亡.ods", ods({"表": [DEATHS, [ID, "张三", ("date", "2022-03-01")]]}))
        self.assertEqual(self.died_on(self.screen(self.county)), "2022-03-01")
