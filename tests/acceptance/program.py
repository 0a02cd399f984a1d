"""Runs the program and reads what it wrote."""

import csv
import io
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("SHOUWANG") or ROOT / "build" / "shouwang").resolve()
POLICIES = ROOT / "policies"
HUIZE = POLICIES / "huize-2022"
QINGXIN = POLICIES / "qingxin-2022"
AS_OF = "2022-05-31"

CLUE_KEY = ("rule_id", "kind", "risk_type", "household_id", "id_no", "name", "division_code")
OUT_FILES = {"clues.csv", "clues.xlsx", "households.csv", "rejects.csv", "repairs.csv", "summary.json"}


def run(*arguments, timeout=120):
    """The finished process: returncode, stdout, stderr."""
    return subprocess.run(
        [str(PROGRAM), *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=timeout,
        encoding="utf-8",
        check=False,
    )


def screen_arguments(data, out, pack=HUIZE, as_of=AS_OF, extra=()):
    paths = data if isinstance(data, (list, tuple)) else [data]
    return ["screen", "--policy", pack, "--data", *paths, "--as-of", as_of, "--out", out, *extra]


def read_csv(path):
    """The rows of a result file as dicts; result files start with a byte order mark."""
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


class Out:
    """The OUT folder of one finished run."""

    def __init__(self, folder, process=None):
        self.folder = pathlib.Path(folder)
        self.process = process

    def bytes_of(self, *names):
        return {name: (self.folder / name).read_bytes() for name in names}

    def csv(self, name):
        return read_csv(self.folder / name)

    @property
    def clues(self):
        return self.csv("clues.csv")

    def fired(self, prefix=""):
        """{(rule, household, id or '')} of the rules whose id starts with `prefix`."""
        return {
            (clue["rule_id"], clue["household_id"], clue["id_no"]) for clue in self.clues if clue["rule_id"].startswith(prefix)
        }

    def households_of(self, rule):
        return sorted(clue["household_id"] for clue in self.clues if clue["rule_id"] == rule)

    def facts(self, rule):
        """{household: the facts in the evidence of the rule's clue}."""
        return {
            clue["household_id"]: json.loads(clue["evidence"])["facts"] for clue in self.clues if clue["rule_id"] == rule
        }

    @property
    def households(self):
        return {row["household_id"]: row for row in self.csv("households.csv")}

    def rejects(self, file=None):
        """(row, column, value, code, action) of a file, in the order written; with file and sheet in front without one."""
        rows = self.csv("rejects.csv")
        if file is None:
            return [tuple(row.values()) for row in rows]
        return [
            (int(row["row"]), row["column"], row["value"], row["code"], row["action"]) for row in rows if row["file"] == file
        ]

    @property
    def summary(self):
        return json.loads((self.folder / "summary.json").read_text(encoding="utf-8"))

    def file(self, name):
        (found,) = [entry for entry in self.summary["files"] if entry["file"] == name]
        return found

    def counts(self, name):
        """(rows read, used, rejected, skipped)."""
        entry = self.file(name)
        return entry["rows_read"], entry["used"], entry["rejected"], entry["skipped"]

    @property
    def skipped_rules(self):
        return {entry["rule"]: entry for entry in self.summary["rules_skipped"]}


class ProgramTest(unittest.TestCase):
    """A test with a temporary folder, that runs the program."""

    maxDiff = 4000

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="shouwang-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self._outs = 0

    def new_out(self):
        self._outs += 1
        return self.folder / f"out{self._outs}"

    def screen(self, data, *extra, pack=HUIZE, as_of=AS_OF, reveal=True, out=None):
        """Screens `data` (a folder, a list of files or a County) and expects success."""
        out = out or self.new_out()
        data = data.write() if hasattr(data, "write") else data
        extra = [*extra, "--reveal-ids"] if reveal else list(extra)
        process = run(*screen_arguments(data, out, pack, as_of, extra))
        self.assertEqual(process.returncode, 0, process.stderr)
        result = Out(out, process)
        for entry in result.summary["files"]:
            self.assertEqual(
                entry["rows_read"], entry["used"] + entry["rejected"] + entry["skipped"], f"rows of {entry['file']} do not add up"
            )
        return result

    def refused(self, data, code, *extra, pack=HUIZE, as_of=AS_OF):
        """Screens and expects this exit status, with nothing left in OUT. The lines on standard error."""
        data = data.write() if hasattr(data, "write") else data
        out = self.new_out()
        process = run(*screen_arguments(data, out, pack, as_of, extra))
        self.assertRefused(process, code)
        self.assertNothingIn(out)
        return process.stderr.splitlines()

    def assertRefused(self, process, code):
        self.assertEqual(process.returncode, code, process.stdout + process.stderr)
        self.assertTrue(process.stderr.strip(), "a failure says why")
        for word in ("terminate called", "Traceback", "what():", "Segmentation", "INTERNAL Error"):
            self.assertNotIn(word, process.stderr)

    def assertNothingIn(self, out):
        left = sorted(path.name for path in out.iterdir()) if out.exists() else []
        self.assertEqual(left, [], "something half-written was left in OUT")

    def assertSaid(self, lines, *parts):
        """Some line holds all the parts."""
        self.assertTrue(any(all(part in line for part in parts) for line in lines), f"no line says {parts}: {lines}")
