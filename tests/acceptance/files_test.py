"""Section 1, Files and Header: which files are read, how, and which dataset a table is."""

import shutil

from county import County, csv_text, id_ending_in_x, resident_id, table
from program import ProgramTest

ID = resident_id("1980-05-06", 7)
SETTLEMENT = "id_no name settled_on self_pay"


class TableCase(ProgramTest):
    """One household H1 with one member, ID 张三; each test hands in medical settlements that reach the line."""

    def setUp(self):
        super().setUp()
        self.county = County(self.folder)
        self.county.household("H1").person("H1", "张三", ID)

    def settlements(self, *rows):
        return table("medical_settlement", *rows, columns=SETTLEMENT)

    def one(self, self_pay="30000", id_no=ID):
        return self.settlements([id_no, "张三", "2022-03-01", self_pay])

    def self_pay(self, out):
        """The sum that was read, from the evidence of the clue on it."""
        facts = out.facts("HZ-R03")
        return facts["H1"]["household_self_pay_12m"] if facts else None

    def assertReads(self, amount, *extra):
        out = self.screen(self.county, *extra)
        self.assertEqual(self.self_pay(out), amount)
        return out


class FileKindsTest(TableCase):
    def test_encodings(self):
        text = csv_text(self.one())
        encodings = {
            "utf-8": text.encode("utf-8"),
            "utf-8 with a mark": text.encode("utf-8-sig"),
            "gb18030": text.encode("gb18030"),
            "gbk": text.encode("gbk"),
            "utf-16 little": b"\xff\xfe" + text.encode("utf-16-le"),
            "utf-16 big": b"\xfe\xff" + text.encode("utf-16-be"),
        }
        for name, content in encodings.items():
            with self.subTest(name):
                self.county.file("医保.csv", content)
                self.assertReads(30000)

    def test_four_byte_gb18030(self):
        self.county.file("人口2.csv", table("person", ["H1", "𬱖䶮", resident_id("1990-01-01"), "配偶"], columns="household_id name id_no relation"),
                         "gb18030")
        self.county.file("死亡.csv", table("death", [resident_id("1990-01-01"), "𬱖䶮", "2022-01-01"]))
        out = self.screen(self.county)
        self.assertIn("𬱖䶮", [clue["name"] for clue in out.clues if clue["rule_id"] == "NQ-06"])
        self.assertEqual(out.households_of("NQ-18"), [])

    def test_separators_by_extension(self):
        tabs = "\n".join("\t".join(row) for row in self.one()) + "\n"
        for name, content in (("a.tsv", tabs), ("a.txt", tabs), ("b.txt", csv_text(self.one())), ("A.CSV", csv_text(self.one()))):
            with self.subTest(name):
                self.county.file(name, content)
                self.assertReads(30000)
                (self.county.folder / name).unlink()

    def test_line_ends_and_quoted_lines(self):
        text = '身份证号码,"姓\n名",结算日期,合规自付\r\n{0},张三,2022-03-01,"30,000"\r\n\r\n{0},"张\n三",2022-13-01,1\r\n'.format(ID)
        self.county.file("医保.csv", text)
        out = self.assertReads(30000)
        # Row numbers count records: the header is one, the blank row counts, a quoted record over two lines is one.
        self.assertEqual(out.rejects("医保.csv"), [(4, "settled_on", "2022-13-01", "date_invalid", "row_rejected")])
        self.assertEqual(out.counts("医保.csv"), (3, 1, 1, 1))

    def test_names_that_are_ignored(self):
        self.county.file("~$医保.csv", "坏的").file(".医保.csv", "坏的").file("医保.csv", self.one())
        out = self.assertReads(30000)
        self.assertEqual([entry["file"] for entry in out.summary["files"]], ["household.csv", "person.csv", "医保.csv"])

    def test_files_are_taken_by_name_in_byte_order(self):
        for amount, name in enumerate(("b.csv", "B.csv", "a10.csv", "a9.csv", "医.csv")):
            self.county.file(name, self.one(str(amount)))
        names = [entry["file"] for entry in self.screen(self.county).summary["files"]]
        self.assertEqual(names, sorted(names, key=lambda name: name.encode()))

    def test_lists_are_taken_in_the_order_given(self):
        folder = self.county.write()
        columns = "household_id division_code household_type"
        for name, code in (("z户.csv", "530326001001"), ("a户.csv", "530326002001")):
            self.county.file(name, table("household", ["H9", code, "一般农户"], columns=columns))
        out = self.screen([folder / name for name in ("z户.csv", "a户.csv", "household.csv", "person.csv")])
        self.assertEqual(out.rejects(), [("a户.csv", "", "2", "household_id", "H9", "duplicate_key", "row_rejected")])

    def test_same_bytes_are_read_once_and_named(self):
        self.county.file("医保.csv", self.one("15000")).file("医保（再报）.csv", self.one("15000"))
        out = self.screen(self.county, "--set", "medical_line=1")
        self.assertEqual(self.self_pay(out), 15000)
        entry = out.file("医保（再报）.csv")
        self.assertTrue(entry["not_read"])
        self.assertEqual(entry["instead"], "医保.csv")
        self.assertEqual(entry["rows_read"], 0)

    def test_a_file_handed_in_twice_by_its_path(self):
        self.county.file("医保.csv", self.one("15000"))
        folder = self.county.write()
        out = self.screen([folder, folder / "医保.csv"], "--set", "medical_line=1")
        self.assertEqual(self.self_pay(out), 15000)

    def test_same_bytes_under_inputs_toml(self):
        """A file that is not read, ignored or replaced, does not keep its copy from being read."""
        self.county.file("a.csv", self.one()).file("b.csv", self.one())
        for rule in ('name = "a.csv"\nignore = true\n', 'name = "b.csv"\nreplaces = "a.csv"\n'):
            with self.subTest(rule):
                self.county.inputs("[[file]]\n" + rule)
                out = self.assertReads(30000)
                self.assertTrue(out.file("a.csv")["not_read"])

    def test_empty_files_and_unmatched_tables_stop_the_run(self):
        for content in ("", "随便写写\n没有表头\n"):
            with self.subTest(content):
                self.county.file("医保.csv", content)
                self.assertSaid(self.refused(self.county, 3), "医保.csv")

    def test_folder_without_tables(self):
        empty = self.folder / "空"
        empty.mkdir()
        self.assertSaid(self.refused(empty, 3), "空")

    def test_register_is_needed(self):
        folder = self.county.write()
        (folder / "person.csv").unlink()
        self.assertSaid(self.refused(folder, 3), "人口")


class InputsTomlTest(TableCase):
    def test_replaces_and_ignore(self):
        self.county.file("医保（旧）.csv", self.one("50000")).file("医保（新）.csv", self.one()).file("说明.txt", "不是表\n")
        self.county.inputs(
            '[[file]]\nname = "医保（新）.csv"\nreplaces = "医保（旧）.csv"\n[[file]]\nname = "说明*"\nignore = true\n'
        )
        out = self.assertReads(30000)
        self.assertTrue(out.file("医保（旧）.csv")["not_read"])
        self.assertTrue(out.file("说明.txt")["not_read"])

    def test_columns_and_glob(self):
        rows = self.one()
        rows[0][3] = "个人掏的钱"
        self.county.file("2022年5月医保.csv", rows)
        self.county.inputs('[[file]]\nname = "2022年*医保.csv"\ncolumns = { "个人掏的钱" = "self_pay" }\n')
        self.assertReads(30000)

    def test_columns_win_over_aliases(self):
        rows = table("medical_settlement", [ID, "张三", "2022-03-01", "1", "30000"], columns=SETTLEMENT + " total")
        self.county.file("医保.csv", rows)
        self.county.inputs('[[file]]\nname = "医保.csv"\ncolumns = { "总费用" = "self_pay" }\n')
        self.assertReads(30000)

    def test_header_and_dataset(self):
        self.county.file("失信或死亡.csv", [["身份证号码", "姓名", "死亡日期", "列入日期"], [ID, "张三", "2022-01-01", "2022-02-01"]])
        self.county.inputs('[[file]]\nname = "失信或死亡.csv"\ndataset = "death"\n')
        self.assertEqual(self.screen(self.county).households_of("NQ-06"), ["H1"])
        rows = [*self.one("1")[:1], ["以上是样表"], *self.one()]
        self.county.inputs('[[file]]\nname = "失信或死亡.csv"\nignore = true\n[[file]]\nname = "医保.csv"\nheader = 3\n')
        self.county.file("医保.csv", rows)
        self.assertEqual(self.assertReads(30000).file("医保.csv")["sheets"][0]["header_row"], 3)

    def test_mistakes_are_told_with_their_line(self):
        self.county.file("医保.csv", self.one())
        for text, line, word in (
            ('[[file]]\nname = "医保.csv"\ndataset = "medicine"\n', "3", "medicine"),
            ('[[file]]\nname = "医保.csv"\nheeder = 3\n', "3", "heeder"),
            ('[[file]]\nname = "医保.csv"\ncolumns = { "合规自付" = "selfpay" }\n', "3", "selfpay"),
            ("[[file]\n", "1", "inputs.toml"),
        ):
            with self.subTest(word):
                self.assertSaid(self.refused(self.county.inputs(text), 3), "inputs.toml", line, word)


class HeaderTest(TableCase):
    def test_titles_and_blank_rows_above(self):
        self.county.file("医保.csv", [["会泽县2022年5月医保结算情况表"], [], *self.one()])
        out = self.assertReads(30000)
        self.assertEqual(out.file("医保.csv")["sheets"][0]["header_row"], 3)

    def test_header_in_row_20_but_not_in_row_21(self):
        for above, found in ((19, True), (20, False)):
            with self.subTest(above=above):
                self.county.file("医保.csv", [["说明"]] * above + self.one())
                if found:
                    self.assertReads(30000)
                else:
                    self.assertSaid(self.refused(self.county, 3), "医保.csv")

    def test_names_are_matched_loosely(self):
        for header in (
            ["身份证号", " 姓 名 ", "结算\n日期", "合规自付（元）"],
            ["公民身份号码", "姓　名", "结算日期", "合规自付(元)"],
            ["居民身份证号码", "姓名", "结算日期 ", "合规自付"],
            ["证件号码", "姓名", "结算日期", "自付合计"],
        ):
            with self.subTest(header):
                self.county.file("医保.csv", [header, *self.one()[1:]])
                self.assertReads(30000)

    def test_ten_thousands_in_the_header(self):
        for unit in ("（万元）", "(万元)"):
            with self.subTest(unit):
                rows = self.one("3.00015")
                rows[0][3] += unit
                self.county.file("医保.csv", rows)
                self.assertReads(30001.5)

    def test_two_row_header(self):
        self.county.file(
            "医保.csv",
            [["患者", "", "结算日期", "费用（元）", ""], ["身份证号码", "姓名", "", "总费用", "合规自付"], [ID, "张三", "2022-03-01", "50000", "30000"]],
        )
        out = self.assertReads(30000)
        self.assertEqual(out.counts("医保.csv"), (1, 1, 0, 0))

    def test_single_row_wins_over_a_pair_that_matches_as_much(self):
        self.county.file("医保.csv", [["2022年5月", "", "", ""], *self.one()])
        self.assertEqual(self.assertReads(30000).counts("医保.csv"), (1, 1, 0, 0))

    def test_two_row_header_of_income(self):
        names = ["工资性收入", "生产经营性收入", "财产性收入", "转移性收入", "生产经营性支出"]
        rows = [["户编号", "收入周期截止", "收入", "", "", "", "支出"], ["", "", *names], ["H1", "2022-04", "1", "2", "3", "4", "5"]]
        self.county.file("收入.csv", rows)
        self.assertEqual(self.screen(self.county).facts("HZ-R01")["H1"]["net_income"], 5)

    def test_most_columns_then_earliest(self):
        # A header of all six columns below one of four; then two equal ones, of which the second is a row of data.
        full = table("medical_settlement", [ID, "张三", "2022-03-01", "30000", "40000", "住院"])
        self.county.file("医保.csv", self.one("1")[:1] + full)
        self.assertReads(30000)
        self.county.file("医保.csv", self.one()[:1] + self.one())
        out = self.assertReads(30000)
        self.assertEqual(out.file("医保.csv")["sheets"][0]["header_row"], 1)
        self.assertEqual(out.counts("医保.csv"), (2, 1, 1, 0))

    def test_dataset_with_most_columns(self):
        # The required columns of both are there: four columns of `disaster`, two more of `accident`.
        header = ["户编号", "身份证号码", "姓名", "发生日期", "损失金额", "自担损失"]
        self.county.file("灾害.csv", [header, ["H1", ID, "张三", "2022-03-01", "5000", "20000"]])
        out = self.screen(self.county)
        self.assertEqual(out.file("灾害.csv")["sheets"][0]["dataset"], "accident")
        self.assertEqual(out.households_of("HZ-R08"), ["H1"])

    def test_missing_required_column_is_named(self):
        rows = [row[:3] for row in self.one()]
        self.county.file("医保.csv", rows)
        self.assertSaid(self.refused(self.county, 3), "医保.csv", "合规自付")

    def test_two_datasets_equally_likely(self):
        self.county.file("名单.csv", [["身份证号码", "姓名", "死亡日期", "列入日期"], [ID, "张三", "2022-01-01", "2022-02-01"]])
        lines = self.refused(self.county, 3)
        self.assertSaid(lines, "名单.csv", "死亡", "失信")
        self.assertNotIn(ID, "".join(lines))

    def test_unknown_header(self):
        self.county.file("名单.csv", [["甲", "乙", "丙"], [ID, "张三", "2022-01-01"]])
        lines = self.refused(self.county, 3)
        self.assertSaid(lines, "名单.csv")
        self.assertNotIn(ID, "".join(lines))

    def test_every_bad_file_is_told_in_one_run(self):
        self.county.file("甲.csv", [["甲"], ["乙"]]).file("乙.csv", [row[:3] for row in self.one()])
        lines = self.refused(self.county, 3)
        self.assertSaid(lines, "甲.csv")
        self.assertSaid(lines, "乙.csv", "合规自付")


class SkippedRowsTest(TableCase):
    def test_footers_blank_rows_and_running_numbers(self):
        footers = ("合计", "总 计", "小计：", "填表人：李四", "制表", "审核人", "备注：以上数据", "说明", "注：略", " 合　计")
        rows = [["序号", *self.settlements()[0]], ["1", ID, "张三", "2022-03-01", "30000"], ["", "", " ", "", ""], ["2", "", "", "", ""]]
        rows += [[footer, "", "", "", "9"] for footer in footers]
        self.county.file("医保.csv", rows)
        out = self.assertReads(30000)
        self.assertEqual(out.rejects(), [])
        self.assertEqual(out.counts("医保.csv"), (13, 1, 0, 12))

    def test_a_footer_word_beside_a_valid_id_is_a_row(self):
        rows = [["备注", *self.settlements()[0]], ["备注：已核", ID, "张三", "2022-03-01", "30000"]]
        self.county.file("医保.csv", rows)
        self.assertEqual(self.assertReads(30000).counts("医保.csv"), (1, 1, 0, 0))

    def test_note_without_colon_is_a_bad_row(self):
        self.county.file("医保.csv", [*self.one(), ["注释", "", "", ""]])
        out = self.screen(self.county)
        self.assertEqual(out.counts("医保.csv"), (2, 1, 1, 0))

    def test_footer_in_a_table_of_households(self):
        rows = table("disaster", ["H1", "2022-03-01", "5000", ""], ["合计", "", "5000", ""])
        rows.append(["说明H1", "2022-03-01", "5000", ""])  # an unknown household that starts like a footer
        self.county.file("灾害.csv", rows)
        out = self.screen(self.county)
        self.assertEqual(out.counts("灾害.csv"), (3, 1, 0, 2))

    def test_footer_in_household(self):
        columns = "household_id division_code household_type"
        rows = table("household", ["合计户", "530326001001", "一般农户"], ["合计", "共2户", "一般农户"], ["备注", "", ""], columns=columns)
        self.county.file("户2.csv", rows)
        out = self.screen(self.county)
        self.assertEqual(out.counts("户2.csv"), (3, 1, 0, 2))

    def test_running_number_needs_a_running_number(self):
        # A lone number that is in a column of its own is a running number; a lone name is a bad row.
        self.county.file("医保.csv", [["序号", *self.settlements()[0]], ["1", ID, "张三", "2022-03-01", "30000"], ["", "", "张三", "", ""]])
        self.assertEqual(self.screen(self.county).counts("医保.csv"), (2, 1, 1, 0))


class DuplicateRowsTest(TableCase):
    def test_across_files_after_normalising(self):
        self.county.file("a医保.csv", self.one("30000"))
        again = table("medical_settlement", [f" {ID}", "张 三", "2022年3月1日", "3万元", "", ""])
        again.append([ID, "张三", "2022-03-01", "5", "", ""])
        self.county.file("b医保.csv", again)
        out = self.assertReads(30005)
        self.assertEqual(out.counts("b医保.csv"), (2, 1, 0, 1))
        self.assertEqual(out.rejects(), [])

    def test_a_column_more_with_a_value_is_another_row(self):
        self.county.file("a医保.csv", self.one("20000"))
        self.county.file("b医保.csv", table("medical_settlement", [ID, "张三", "2022-03-01", "20000", "50000", ""]))
        self.assertReads(40000)

    def test_within_a_file_each_row_counts(self):
        rows = self.one("15000")
        self.county.file("医保.csv", rows + rows[1:])
        self.assertEqual(self.assertReads(30000).counts("医保.csv"), (2, 2, 0, 0))

    def test_before_duplicate_key(self):
        columns = "household_id division_code household_type"
        self.county.file("户b.csv", table("household", ["H1", "530326001001", "一般农户"], ["H1", "530326001001", "脱贫户"], columns=columns))
        self.county.file("户c.csv", table("household", ["H1", "530326002", "一般农户"], columns=columns))
        out = self.screen(self.county)
        self.assertEqual(out.counts("户b.csv"), (2, 0, 1, 1))
        self.assertEqual(
            out.rejects(),
            [
                ("户b.csv", "", "3", "household_id", "H1", "duplicate_key", "row_rejected"),
                ("户c.csv", "", "2", "household_id", "H1", "duplicate_key", "row_rejected"),
            ],
        )

    def test_rejected_rows_are_no_duplicates(self):
        # Only used rows count: the same bad row in two files is rejected twice.
        for name in ("a医保.csv", "b医保.csv"):
            self.county.file(name, [*self.one("x"), [ID, "张三", "2022-03-01", name]])
        out = self.screen(self.county)
        self.assertEqual(len(out.rejects("b医保.csv")), 2)

    def test_people_are_members_once(self):
        self.county.file("人口2.csv", table("person", ["H1", "张三", ID, "户主"], columns="household_id name id_no relation"))
        out = self.screen(self.county)
        self.assertEqual(out.counts("人口2.csv"), (1, 0, 0, 1))
        self.assertEqual(out.households_of("NQ-02") + out.households_of("NQ-05"), [])


class NothingLeftBehindTest(TableCase):
    def test_the_data_folder_is_not_touched(self):
        self.county.file("医保.csv", self.one(id_no=id_ending_in_x()))
        folder = self.county.write()
        copy = shutil.copytree(folder, self.folder / "copy")
        self.screen(folder)
        self.assertEqual({path.name: path.read_bytes() for path in folder.iterdir()}, {path.name: path.read_bytes() for path in copy.iterdir()})
