"""Tests of the style check: small trees that break one rule each."""

import json
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import cpp_scan  # noqa: E402
import style_rules  # noqa: E402


class Tree(unittest.TestCase):
    """A project of a few files under the real rules."""

    def setUp(self):
        self.root = Path(tempfile.mkdtemp(prefix="style-"))
        self.addCleanup(shutil.rmtree, self.root)
        self.write("tests/style/rules.toml", (HERE / "rules.toml").read_text(encoding="utf-8"))
        self.ratchet({}, {})

    def write(self, path, text):
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_bytes(text if isinstance(text, bytes) else text.encode())

    def header(self, path, text=""):
        self.write(path, f"#pragma once\n{text}")

    def ratchet(self, files, functions):
        self.write("tests/style/ratchet.json", json.dumps({"files": files, "functions": functions}) + "\n")

    def findings(self):
        project = style_rules.Project(self.root)
        return [finding for check in style_rules.CHECKS for finding in check(project)]

    def expect(self, *wanted):
        """Exactly these (file, line, rule)."""
        self.assertEqual(sorted((f.path, f.line, f.rule) for f in self.findings()), sorted(wanted))


class DirectionsTest(Tree):
    def test_allowed_directions_are_clean(self):
        self.header("src/base/date.h")
        self.header("src/ingest/report.h", '#include <vector>\n\n#include "base/date.h"\n')
        self.write("src/ingest/report.cpp", '#include "ingest/report.h"\n\n#include <fmt/format.h>\n#include <sys/stat.h>\n')
        self.expect()

    def test_base_may_not_include_ingest(self):
        self.header("src/ingest/report.h")
        self.header("src/base/date.h", '#include "ingest/report.h"\n')
        self.expect(("src/base/date.h", 2, "directions"))

    def test_screening_may_not_see_engine_but_app_may(self):
        self.header("src/engine/duck.h")
        self.write("src/screening/run.cpp", '#include "engine/duck.h"\n')
        self.write("src/app/main.cpp", '#include "engine/duck.h"\n')
        self.expect(("src/screening/run.cpp", 1, "directions"))

    def test_tests_may_see_more_where_the_rules_say_so(self):
        self.header("src/store/record.h")
        self.write("src/api/a_test.cpp", '#include "store/record.h"\n')
        self.write("src/api/a.cpp", '#include "store/record.h"\n')
        self.expect(("src/api/a.cpp", 1, "directions"))

    def test_includes_are_written_from_src(self):
        self.header("src/base/date.h")
        self.write("src/base/money.cpp", '#include "date.h"\n')
        self.expect(("src/base/money.cpp", 1, "directions"))

    def test_a_new_module_needs_an_entry(self):
        self.write("src/astrology/stars.cpp", "int x;\n")
        self.expect(("src/astrology/stars.cpp", 1, "module"))

    def test_includes_in_comments_and_raw_strings_do_not_count(self):
        self.write("src/base/a.cpp", '// x\n/*\n#include "engine/duck.h"\n*/\nauto s = R"(\n#include "engine/duck.h"\n)";\n')
        self.expect()


class ThirdPartyTest(Tree):
    def test_only_engine_sees_duckdb(self):
        self.write("src/engine/duck.cpp", "#include <duckdb.h>\n")
        self.write("src/app/main.cpp", "#include <string>\n#include <duckdb.h>\n")
        self.write("src/app/wiring.cpp", "#include <duckdb.hpp>\n")
        self.expect(("src/app/main.cpp", 2, "third-party"), ("src/app/wiring.cpp", 1, "third-party"))

    def test_a_library_belongs_to_its_module(self):
        self.write("src/tabular/book.cpp", "#include <xlsxwriter.h>\n")
        self.write("src/ingest/book.cpp", "#include <xlsxwriter.h>\n")
        self.expect(("src/ingest/book.cpp", 1, "third-party"))

    def test_gtest_in_tests_only(self):
        self.write("src/base/a_test.cpp", "#include <gtest/gtest.h>\n")
        self.write("src/base/b.cpp", "#include <gtest/gtest.h>\n")
        self.expect(("src/base/b.cpp", 1, "third-party"))

    def test_fmt_in_headers_only_in_messages(self):
        self.header("src/policy/messages.h", "#include <fmt/format.h>\n")
        self.header("src/policy/pack.h", "#include <fmt/format.h>\n")
        self.expect(("src/policy/pack.h", 2, "third-party"))

    def test_a_private_header_stays_in_its_module(self):
        self.header("src/tabular/book.h", "#include <xlsxwriter.h>\n")
        self.header("src/tabular/writer.h", '#include "tabular/book.h"\n')
        self.write("src/tabular/writer.cpp", '#include "tabular/writer.h"\n')
        self.write("src/cli/check.cpp", '#include "tabular/writer.h"\n')
        self.expect(("src/cli/check.cpp", 1, "header-types"))

    def test_result_may_be_seen_by_all(self):
        self.header("src/base/result.h", "#include <tl/expected.hpp>\n")
        self.write("src/cli/check.cpp", '#include "base/result.h"\n')
        self.expect()

    def test_system_headers_stay_out_of_headers(self):
        self.header("src/tabular/file.h", "#include <unistd.h>\n")
        self.expect(("src/tabular/file.h", 2, "header-types"))


class SizeTest(Tree):
    def long_file(self, lines):
        self.write("src/base/long.cpp", "int x;\n" * lines)

    def long_function(self, lines, head="int Long(int x) {"):
        self.write("src/base/long.cpp", f"// A comment.\n\n{head}\n" + "  ++x;\n" * (lines - 2) + "}\n")

    def test_files(self):
        self.long_file(400)
        self.expect()
        self.long_file(401)
        self.expect(("src/base/long.cpp", 1, "size"))

    def test_functions(self):
        self.long_function(70)
        self.expect()
        self.long_function(71)
        self.expect(("src/base/long.cpp", 3, "size"))

    def test_an_exception_may_stay_but_not_grow(self):
        self.ratchet({}, {"src/base/long.cpp::Long": 80})
        self.long_function(80)
        self.expect()
        self.long_function(81)
        self.expect(("src/base/long.cpp", 3, "size"))

    def test_update_lowers_and_removes_but_never_adds_or_raises(self):
        self.ratchet({"src/base/gone.cpp": 500}, {"src/base/long.cpp::Long": 90})
        self.long_function(80)
        self.expect(("tests/style/ratchet.json", 1, "size"), ("tests/style/ratchet.json", 1, "size"))
        style_rules.Project(self.root).lower_ratchet()
        self.expect()
        self.long_function(85)
        self.write("src/base/other.cpp", "int x;\n" * 401)
        style_rules.Project(self.root).lower_ratchet()
        self.expect(("src/base/long.cpp", 3, "size"), ("src/base/other.cpp", 1, "size"))


class NamesTest(Tree):
    def test_banned(self):
        self.write("src/base/string_utils.cpp", "")
        self.write("docs/misc/notes.md", "a\n")
        self.write("src/base/commonly.cpp", "")
        self.expect(("docs/misc/notes.md", 1, "names"), ("src/base/string_utils.cpp", 1, "names"))

    def test_snake_case(self):
        self.write("src/base/CMakeLists.txt", "a()\n")
        self.write("src/base/DateText.cpp", "")
        self.expect(("src/base/DateText.cpp", 1, "snake-case"))


class ChineseTest(Tree):
    def test_strings_only(self):
        self.write("src/base/a.cpp", "// 户主\nauto a = U'年';\nauto b = \"年\";\nauto c = \"户主\";\nauto d = R\"(\n户主)\";\n")
        self.expect(("src/base/a.cpp", 4, "chinese"), ("src/base/a.cpp", 6, "chinese"))

    def test_escapes_are_no_way_round(self):
        self.write("src/base/a.cpp", 'auto a = u8"\\u6237\\u4e3b";\n')
        self.expect(("src/base/a.cpp", 1, "chinese"))

    def test_where_it_belongs(self):
        for path in ("src/base/messages.h", "src/ingest/contract_words.h"):
            self.header(path, 'inline const char* a = "户主";\n')
        self.write("src/base/a_test.cpp", 'auto a = "户主";\n')
        self.write("src/demo/surnames.cpp", 'auto a = "户主";\n')
        self.expect()


class TextTest(Tree):
    def test_whitespace(self):
        self.write("script/a", "a\tb\n")
        self.write("script/b", "a \n")
        self.write("script/c", "a")
        self.write("script/d", "a\n\n")
        self.write("script/e", "a\r\n")
        self.write("script/f", b"\xef\xbb\xbfa\n")
        self.write("script/g", b"\xff\xfe\n")
        self.expect(*((f"script/{name}", 2 if name == "d" else 1, "whitespace") for name in "abcdefg"))

    def test_data_and_markdown_breaks_are_left_alone(self):
        self.write("README.md", "a  \nb\n")
        self.write("tests/fixtures/a.json", "{}\t")
        self.write("table.csv", "a\t")
        self.expect()

    def test_open_ends(self):
        self.write("src/base/a.cpp", "int x;  // TO" "DO: later\n")
        self.expect(("src/base/a.cpp", 1, "no-open-ends"))

    def test_registries_and_machine_paths(self):
        self.write("README.md", "a\nfrom deb." "debian.org\nin /wo" "rk/main\nin /work/mainframe is fine\n")
        self.expect(("README.md", 2, "no-registries"), ("README.md", 3, "no-machine-paths"))


class NamedTestsTest(Tree):
    def test_the_page_names_tests_that_exist(self):
        self.write("src/base/a_test.cpp", "TEST(Money, IsInCents) {}\nTEST_P(Days,\n       AreCounted) {}\n")
        self.write("docs/domain-tests.md", "| money | `Money.IsInCents`, `Days.AreCounted` |\n| gone | `Money.IsLost` |\n")
        self.expect(("docs/domain-tests.md", 2, "named-tests"))

    def test_tests_in_python_too(self):
        self.write("tests/server/crash_test.py", "class Crash:\n    def test_kill(self):\n        pass\n")
        self.write("docs/trust-tests.md", "`crash_test.test_kill`\n`crash_test.test_lost`\n")
        self.expect(("docs/trust-tests.md", 2, "named-tests"))


class PersonalDataTest(Tree):
    def test_sealed_columns_are_explained_and_no_others(self):
        self.write("src/store/core/migrations/0001_a.sql", "-- sealed: person.id_no person.phone\n")
        self.write("docs/personal-data.md", "| columns | what for |\n| `person.id_no` | `x.y` matching |\n| `person.gone` | ? |\n")
        self.expect(("docs/personal-data.md", 1, "personal-data"), ("docs/personal-data.md", 3, "personal-data"))


class HeaderTest(Tree):
    def test_pragma_once(self):
        self.write("src/base/a.h", "// #pragma once\nint x;\n")
        self.expect(("src/base/a.h", 1, "pragma-once"))

    def test_own_header_first(self):
        self.header("src/base/a.h")
        self.write("src/base/a.cpp", '#include <vector>\n\n#include "base/a.h"\n')
        self.write("src/base/a_test.cpp", '#include "base/a.h"\n')
        self.expect(("src/base/a.cpp", 1, "own-header"))


class ScannerTest(unittest.TestCase):
    def names(self, text):
        return [(function.name, function.lines) for function in cpp_scan.Source(text).functions()]

    def test_literals_do_not_open_braces(self):
        text = "int F() {\n  auto a = '{';\n  auto b = \"}\\\"{\";\n  auto c = R\"x({ )\" {)x\";\n  int d = 1'000'000;  // {\n  return '\\'';\n}\n"
        self.assertEqual(self.names(text), [("F", 7)])

    def test_directives_do_not_open_braces(self):
        self.assertEqual(self.names("#define BEGIN if (x) { \\\n  {\nvoid F() {\n}\n"), [("F", 2)])

    def test_constructors_with_braced_members(self):
        text = "namespace a {\nFoo::Foo(int x)\n    : Base{x}, a_{x}, b_(x) {\n  x = 1;\n}\n}\n"
        self.assertEqual(self.names(text), [("Foo::Foo", 4)])

    def test_classes_tables_and_default_arguments(self):
        text = (
            "template <typename T>\nclass Foo : public Bar<int(char)> {\n public:\n  int x = 0;\n  int y{1};\n  Foo(T t = {}) {}\n"
            "  bool operator==(const Foo& o) const {\n    return true;\n  }\n};\n"
            "constexpr int kTable[] = {\n  1, 2};\nenum class E : int {\n  kA };\nstruct Foo Make() {\n  return {};\n}\n"
        )
        self.assertEqual(self.names(text), [("Foo", 1), ("operator==", 3), ("Make", 3)])

    def test_a_lambda_belongs_to_its_function(self):
        self.assertEqual(self.names("void F() {\n  auto g = [](int x) {\n    return x;\n  };\n}\n"), [("F", 5)])

    def test_gtest_names(self):
        self.assertEqual(self.names("TEST(Date,\n     Parses) {\n}\n"), [("TEST(Date, Parses)", 3)])


class CommandTest(Tree):
    def test_findings_say_where_and_how_to_mend_and_it_ends_with_counts(self):
        self.write("src/base/a.h", "int x;\n")
        done = subprocess.run([sys.executable, HERE / "check_style", "--root", self.root], capture_output=True, text=True)
        self.assertEqual(done.returncode, 1)
        self.assertIn("src/base/a.h:1: pragma-once: no #pragma once; put it after", done.stdout)
        self.assertEqual(done.stdout.splitlines()[-1], f"{len(style_rules.CHECKS) - 1} passed, 1 failed")

    def test_a_clean_tree_passes(self):
        done = subprocess.run([sys.executable, HERE / "check_style", "--root", self.root], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stdout), (0, f"{len(style_rules.CHECKS)} passed, 0 failed\n"))


if __name__ == "__main__":
    unittest.main()
