"""simulate agrees with two runs of screen; what the commands print and log."""

import json

from county import County
from program import AS_OF, HUIZE, QINGXIN, ProgramTest, read_csv, run


class SimulateCase(ProgramTest):
    def simulate(self, data, *extra, pack=HUIZE):
        out = self.new_out()
        process = run("simulate", "--policy", pack, "--data", data, "--as-of", AS_OF, "--out", out, *extra)
        self.assertEqual(process.returncode, 0, process.stderr)
        return {path.stem: read_csv(path) for path in out.iterdir()}


class SimulateTest(SimulateCase):
    SECONDS = 15

    def setUp(self):
        super().setUp()
        made = run("demo", self.folder / "c", "--households", 1000, "--seed", 21)
        self.assertEqual(made.returncode, 0, made.stderr)
        self.data = self.folder / "c" / "data"

    def at_risk(self, *extra, pack=HUIZE):
        out = self.screen(self.data, *extra, pack=pack)
        clues = {tuple(clue[key] for key in ("rule_id", "household_id", "id_no", "name")) for clue in out.clues}
        return set(out.households), clues, {row["household_id"]: row["division_code"] for row in out.csv("households.csv")}

    def check(self, setting, pack=HUIZE):
        before, clues_before, places_before = self.at_risk(pack=pack)
        after, clues_after, places_after = self.at_risk("--set", setting, pack=pack)
        tables = self.simulate(self.data, "--set", setting, pack=pack)
        changes = {kind: {row["household_id"] for row in tables["changes"] if row["change"] == kind} for kind in ("in", "out")}
        self.assertEqual(changes, {"in": after - before, "out": before - after})
        self.assertTrue(after ^ before, "the setting changes something")
        places = places_before | places_after
        towns = {place[:9] for place in places.values()}
        by_town = {row["town"]: tuple(int(row[key]) for key in ("before", "after", "in", "out")) for row in tables["by_town"]}
        for town in towns:
            inside = {household for household, place in places.items() if place.startswith(town)}
            expected = tuple(len(each & inside) for each in (before, after, after - before, before - after))
            self.assertEqual(by_town[town], expected, town)
        for row in tables["by_rule"]:
            one, other = ({clue for clue in clues if clue[0] == row["rule_id"]} for clues in (clues_before, clues_after))
            self.assertEqual(tuple(int(row[key]) for key in ("before", "after", "in", "out")), (len(one), len(other), len(other - one), len(one - other)), row["rule_id"])

    def test_a_higher_line(self):
        self.check("bottom_line=12000")

    def test_a_lower_line(self):
        self.check("disaster_line=100000")

    def test_qingxin(self):
        self.check("income_line=20000", pack=QINGXIN)

    def test_sweep(self):
        tables = self.simulate(self.data, "--sweep", "bottom_line=6000:12000:3000")
        before = self.at_risk()[0]
        self.assertEqual([float(row["value"]) for row in tables["curve"]], [6000, 9000, 12000])
        for row in tables["curve"]:
            after, clues, _ = self.at_risk("--set", f"bottom_line={row['value']}")
            found = tuple(int(row[key]) for key in ("households", "in", "out", "clues"))
            self.assertEqual(found, (len(after), len(after - before), len(before - after), len(clues)), row["value"])

    def test_same_bytes_on_any_number_of_threads(self):
        folders = []
        for threads in ("1", "4"):
            folders.append(self.folder / f"sim{threads}")
            process = run("simulate", "--policy", HUIZE, "--data", self.data, "--as-of", AS_OF, "--out", folders[-1],
                          "--sweep", "medical_line=5000:20000:5000", "--threads", threads)  # fmt: skip
            self.assertEqual(process.returncode, 0, process.stderr)
        one, other = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders)
        self.assertEqual(one, other)


class SimulateMiniTest(SimulateCase):
    def setUp(self):
        super().setUp()
        self.county = County(self.folder)
        for income in (5000, 7000, 9000):
            self.county.family(f"H{income}", per_capita=income)
        self.data = self.county.write()

    def test_set_and_sweep(self):
        changes = self.simulate(self.data, "--set", "bottom_line=8000")["changes"]
        self.assertEqual([(row["change"], row["household_id"], row["rules_before"], row["rules_after"]) for row in changes],
                         [("in", "H7000", "", "HZ-R01")])
        curve = self.simulate(self.data, "--sweep", "bottom_line=5000:9000.01:1000")["curve"]
        self.assertEqual([int(row["households"]) for row in curve], [0, 1, 1, 2, 2])
        curve = self.simulate(self.data, "--sweep", "bottom_line=9000:9000.01:0.01")["curve"]
        self.assertEqual([int(row["households"]) for row in curve], [2, 3])

    def test_wrong_use(self):
        for extra in (
            [],
            ["--set", "bottom_lime=1"],
            ["--set", "bottom_line=x"],
            ["--sweep", "bottom_line=1:2"],
            ["--sweep", "bottom_line=2:1:1"],
            ["--sweep", "bottom_line=1:2:0"],
            ["--sweep", "bottom_line=1:2:-1"],
            ["--sweep", "bottom_lime=1:2:1"],
            ["--sweep", "bottom_line=0:999999999:0.01"],
            ["--sweep", "6000:9000:500"],
        ):
            with self.subTest(extra):
                out = self.new_out()
                process = run("simulate", "--policy", HUIZE, "--data", self.data, "--as-of", AS_OF, "--out", out, *extra)
                self.assertRefused(process, 2)
                self.assertNothingIn(out)

    def test_log_in_json(self):
        for arguments, code in (
            (["screen", "--policy", HUIZE, "--data", self.data, "--as-of", AS_OF, "--out", self.folder / "o"], 0),
            (["screen", "--policy", HUIZE, "--data", self.folder / "没有", "--as-of", AS_OF, "--out", self.folder / "o2"], 3),
            (["screen", "--policy", HUIZE, "--data", self.data, "--as-of", "x", "--out", self.folder / "o3"], 2),
            (["skreen"], 2),
        ):
            with self.subTest(code=code, command=arguments[0]):
                process = run("--log-format", "json", *arguments)
                self.assertEqual(process.returncode, code)
                lines = [json.loads(line) for line in process.stderr.splitlines()]
                self.assertEqual(any(line["level"] == "error" for line in lines), code != 0)
                for line in lines:
                    self.assertTrue(line["message"])

    def test_log_format_after_the_subcommand(self):
        process = run("screen", "--policy", HUIZE, "--data", self.folder / "没有", "--as-of", AS_OF, "--out", self.folder / "o", "--log-format", "json")
        self.assertEqual(json.loads(process.stderr)["code"], "input")

    def test_explain_writes_the_steps(self):
        out = self.screen(self.data, "--explain")
        script = (out.folder / "explain.sql").read_text(encoding="utf-8")
        for word in ("CREATE", "household_fact", "person_fact"):
            self.assertIn(word, script)

    def test_no_progress_bar_in_a_pipe(self):
        process = self.screen(self.data).process
        self.assertNotIn("\r", process.stderr + process.stdout)
        self.assertNotIn("\033", process.stderr + process.stdout)
