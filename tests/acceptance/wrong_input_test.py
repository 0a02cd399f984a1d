"""Section 3: exit status and messages when something is wrong, and nothing half-written."""

import signal
import subprocess
import time

from county import County, table
from files_test import ID, TableCase
from program import HUIZE, PROGRAM, ProgramTest, run, screen_arguments
from workbooks import Xlsx, ods, xlsx, zipped

HEADER = ["身份证号码", "姓名", "结算日期", "合规自付"]
ROW = [ID, "张三", "2022-03-01", "30000"]


def ole_file(*streams):
    """A compound file with these (empty) streams, as a workbook under a password is one."""
    sector = 512
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16))
    header += (0x3E).to_bytes(2, "little") + (3).to_bytes(2, "little") + b"\xfe\xff" + (9).to_bytes(2, "little") + (6).to_bytes(2, "little")
    header += bytes(6) + bytes(4) + (1).to_bytes(4, "little") + (1).to_bytes(4, "little") + bytes(4) + (4096).to_bytes(4, "little")
    header += b"\xfe\xff\xff\xff" + bytes(4) + b"\xfe\xff\xff\xff" + bytes(4) + (0).to_bytes(4, "little") + b"\xff\xff\xff\xff" * 108
    fat = (0xFFFFFFFD).to_bytes(4, "little") + (0xFFFFFFFE).to_bytes(4, "little") + b"\xff\xff\xff\xff" * 126
    directory = bytearray()
    for index, (name, kind) in enumerate([("Root Entry", 5), *((stream, 2) for stream in streams)]):
        encoded = name.encode("utf-16-le") + b"\0\0"
        entry = bytearray(encoded.ljust(64, b"\0") + len(encoded).to_bytes(2, "little") + bytes([kind, 1]))
        right = index + 1 if 0 < index < len(streams) else -1
        child = 1 if index == 0 and streams else -1
        for link in (-1, right, child):
            entry += link.to_bytes(4, "little", signed=True)
        entry += bytes(36) + (0xFFFFFFFE).to_bytes(4, "little") + bytes(8)
        directory += entry
    directory += bytes(sector * 4 - len(directory))
    chain = bytearray(fat)
    for position, following in ((1, 2), (2, 3), (3, 4), (4, 0xFFFFFFFE)):
        chain[position * 4 : position * 4 + 4] = following.to_bytes(4, "little")
    return bytes(header) + bytes(chain) + bytes(directory)


class UnreadableFilesTest(TableCase):
    def assertUnreadable(self, name, content, *words):
        self.county.file(name, content)
        lines = self.refused(self.county, 3)
        self.assertSaid(lines, name, *words)
        self.assertNotIn(ID, "".join(lines))
        (self.county.folder / name).unlink()

    def test_broken_workbooks(self):
        whole = xlsx([HEADER, *[ROW] * 200])
        self.assertUnreadable("截断.xlsx", whole[: len(whole) // 2])
        self.assertUnreadable("空.xlsx", b"")
        self.assertUnreadable("乱.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
        self.assertUnreadable("乱.xls", bytes(range(1, 256)) * 40)
        book = ods({"表": [HEADER, ROW]})
        self.assertUnreadable("截断.ods", book[: len(book) // 2])
        self.assertUnreadable("压缩包.xlsx", zipped({"医保.csv": "身份证号码"}))

    def test_missing_parts(self):
        for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
            with self.subTest(part):
                parts = Xlsx().sheet("Sheet1", [HEADER, ROW]).parts()
                del parts[part]
                self.assertUnreadable("缺件.xlsx", zipped(parts))

    def test_under_a_password(self):
        self.assertUnreadable("加密.xlsx", ole_file("EncryptionInfo", "EncryptedPackage"), "加密")

    def test_zip_bomb(self):
        parts = Xlsx().sheet("Sheet1", [HEADER, ROW]).parts()
        parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace("</sheetData>", " " * 80_000_000 + "</sheetData>")
        bomb = zipped(parts)
        self.assertLess(len(bomb), 200_000)
        started = time.monotonic()
        self.assertUnreadable("炸弹.xlsx", bomb)
        self.assertLess(time.monotonic() - started, 10)

    def test_xml_entities(self):
        parts = Xlsx().sheet("Sheet1", [HEADER, ROW]).parts()
        head, body = parts["xl/worksheets/sheet1.xml"].split("\n", 1)
        parts["xl/worksheets/sheet1.xml"] = f'{head}\n<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>{body.replace("张三", "&a;")}'
        self.assertUnreadable("实体.xlsx", zipped(parts), "DOCTYPE")

    def test_text_that_is_no_text(self):
        self.assertUnreadable("医保.csv", b"\xff\xfe\x00\xd8" + "身份证号码".encode("utf-16-le"), "UTF-16")
        self.assertUnreadable("医保.csv", "身份证号码,姓名\n".encode() + b"\xff\xff\x80\x81" + f"{ID},张三\n".encode())
        self.assertUnreadable("医保.csv", ",".join(HEADER) + "\n" + ",".join(ROW) + '\n"没有收尾,' + ID, "3")
        self.assertUnreadable("医保.csv", (",".join(HEADER) + "\n" + ",".join(ROW) + "\n").encode() + b"a\0b\n")

    def test_endless_line_and_endless_columns(self):
        self.assertUnreadable("长行.csv", ",".join(HEADER) + "\n" + "啊" * 12_000_000)
        self.assertUnreadable("多列.csv", "列," * 200_000 + "\n" + ",".join(HEADER) + "\n")


class WrongCommandLineTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.county = County(self.folder)
        self.county.family("H1")
        self.data = self.county.write()

    def test_usage(self):
        for name, arguments in {
            "nothing": [],
            "unknown subcommand": ["skreen"],
            "missing options": ["screen"],
            "unknown option": [*screen_arguments(self.data, self.folder / "o"), "--colour"],
            "threads": screen_arguments(self.data, self.folder / "o", extra=["--threads", "0"]),
            "policy alone": ["policy"],
            "unknown rule": ["policy", "show", HUIZE, "HZ-R99"],
            "log format": ["--log-format", "xml", "policy", "check", HUIZE],
        }.items():
            with self.subTest(name):
                process = run(*arguments)
                self.assertRefused(process, 2)
                self.assertFalse((self.folder / "o").exists())

    def test_each_missing_option_is_named(self):
        whole = screen_arguments(self.data, self.folder / "o")
        for option in ("--policy", "--data", "--as-of", "--out"):
            at = whole.index(option)
            process = run(*whole[:at], *whole[at + 2 :])
            self.assertRefused(process, 2)
            self.assertIn(option, process.stderr)

    def test_dates_of_the_run(self):
        for day in ("2022-02-30", "2022-5-31", "31.05.2022", "昨天", ""):
            with self.subTest(day):
                self.assertSaid(self.refused(self.data, 2, as_of=day), "--as-of")

    def test_settings(self):
        self.assertSaid(self.refused(self.data, 2, "--set", "bottom_lime=1"), "bottom_lime")
        self.assertSaid(self.refused(self.data, 2, "--set", "bottom_lime=1"), "bottom_line")  # what there is
        self.assertSaid(self.refused(self.data, 2, "--set", "bottom_line="), "bottom_line")
        self.assertSaid(self.refused(self.data, 2, "--set", "bottom_line=多"), "bottom_line")
        self.assertSaid(self.refused(self.data, 2, "--set", "bottom_line"), "bottom_line")
        self.assertSaid(self.refused(self.data, 2, "--set", "medical_line.rich=1"), "medical_line")
        self.assertSaid(self.refused(self.data, 2, "--set", "phone_shared_min=1.5"), "phone_shared_min")
        lines = self.refused(self.data, 2, "--set", "a=1", "b=2")
        self.assertSaid(lines, "a")
        self.assertSaid(lines, "b")

    def test_memory(self):
        for memory in ("4", "GB", "-1GB", "lots"):
            self.assertSaid(self.refused(self.data, 2, "--memory", memory), "--memory")

    def test_paths(self):
        self.assertSaid(self.refused(self.folder / "没有", 3), "没有")
        self.assertSaid(self.refused([self.data, self.folder / "没有.csv"], 3), "没有.csv")
        note = self.data / "readme.md"
        note.write_text("x")
        self.assertSaid(self.refused([note], 3), "readme.md")

    def test_out_is_a_file(self):
        out = self.folder / "结果"
        out.write_text("留着")
        process = run(*screen_arguments(self.data, out))
        self.assertRefused(process, 1)
        self.assertIn("结果", process.stderr)
        self.assertEqual(out.read_text(), "留着")

    def test_messages_are_one_line_each_and_on_standard_error(self):
        self.county.file("甲\n乙.csv", [["甲"], ["乙"]])
        process = run(*screen_arguments(self.data, self.folder / "o"))
        self.assertRefused(process, 3)
        self.assertEqual(process.stdout, "")
        self.assertEqual(len(process.stderr.splitlines()), 1)

    def test_pack_is_not_there(self):
        self.assertSaid(self.refused(self.data, 4, pack=self.folder / "没有包"), "没有包")

    def test_wrong_demo(self):
        self.assertRefused(run("demo"), 2)
        self.assertRefused(run("demo", self.folder / "c", "--households", "0"), 2)
        self.assertRefused(run("demo", self.folder / "c", "--as-of", "2022-02-30"), 2)
        self.assertRefused(run("demo", self.folder / "c", "--households", "许多"), 2)


class SilentAboutPeopleTest(TableCase):
    """No message holds a valid id, whatever is wrong with the file it stands in."""

    def test_ids_in_bad_places(self):
        county = self.county
        bad_files = {
            "表头是证号.csv": [[ID, "张三", "2022-03-01"], [ID, "李四", "2022-03-01"]],
            "缺列.csv": [["身份证号码", "姓名", "结算日期", ID], ROW],
            "两可.csv": [["身份证号码", "姓名", "死亡日期", "列入日期"], [ID, "张三", "2022-01-01", "2022-01-01"]],
            "没收尾.csv": ",".join(HEADER) + f'\n{ID},"张三,2022-03-01,1\n',
            "坏字节.csv": ",".join(HEADER).encode() + f"\n{ID},".encode() + b"\xff\xfe\xff\n",
        }
        for name, content in bad_files.items():
            county.file(name, content)
        lines = self.refused(county, 3)
        for name in bad_files:
            self.assertSaid(lines, name)
        self.assertNotIn(ID, "".join(lines))

    def test_warnings(self):
        rows = table("medical_settlement", [ID, ID, "张三", "2022-03-01", "1"], columns="id_no id_no name settled_on self_pay")
        self.county.file("医保.csv", rows).inputs(f'[[file]]\nname = "医保.csv"\ncolumns = {{ "{ID}" = "total" }}\n')
        out = self.screen(self.county, reveal=False)
        self.assertSaid(out.process.stderr.splitlines(), "医保.csv")


class InterruptTest(ProgramTest):
    SECONDS = 8

    def test_control_c(self):
        made = run("demo", self.folder / "c", "--households", 4000, "--seed", 3)
        self.assertEqual(made.returncode, 0, made.stderr)
        stopped = 0
        for delay in (0.05, 0.2, 0.4, 0.8, 1.2):
            out = self.folder / f"o{delay}"
            process = subprocess.Popen(
                [str(PROGRAM), *map(str, screen_arguments(self.folder / "c" / "data", out))],
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
            )  # fmt: skip
            time.sleep(delay)
            process.send_signal(signal.SIGINT)
            _, stderr = process.communicate(timeout=60)
            with self.subTest(delay=delay):
                if process.returncode == 0:
                    self.assertEqual(len(list(out.iterdir())), 6)
                    continue
                stopped += 1
                # Before the program has set its handler the signal itself ends it.
                self.assertIn(process.returncode, (1, -signal.SIGINT) if delay < 0.1 else (1,), stderr)
                self.assertNothingIn(out)
        self.assertGreater(stopped, 0)

    def test_an_older_result_stays(self):
        """A run that fails leaves the result of the run before as it was."""
        county = County(self.folder)
        county.family("H1")
        out = self.screen(county)
        before = {path.name: path.read_bytes() for path in out.folder.iterdir()}
        county.file("坏.csv", [["甲"], ["乙"]])
        process = run(*screen_arguments(county.write(), out.folder))
        self.assertRefused(process, 3)
        self.assertEqual(before, {path.name: path.read_bytes() for path in out.folder.iterdir()})
