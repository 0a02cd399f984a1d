"""Policy packs: what is refused and how, what check, test and show say."""

import shutil

from county import County
from program import HUIZE, POLICIES, QINGXIN, ProgramTest, run

PACK = """[pack]
id = "try-2022"
version = "1.0.0"
name = "试验包"
region = "530326"
valid_from = 2022-01-01
builds_on = ["national"]

[[source]]
id = "T1"
title = "试验文件"
issued = "2022"
"""

PARAMETER = """[[parameter]]
name = "try_line"
title = "试验线"
type = "money"

[[parameter.value]]
from = 2020-01-01
value = 5000
source = "T1"
where = "第一条"
"""

RULE = """[[rule]]
id = "TR-R01"
title = "试验规则"
kind = "risk"
level = "household"
when = "{when}"
requires = {requires}
explain = "{explain}"
advice = "看看。"
false_positive = "没有。"
source = "T1"
where = "第二条"
"""


def rule(when="per_capita < try_line", requires='["income"]', explain="人均 {per_capita} 元。"):
    return RULE.replace("{when}", when).replace("{requires}", requires).replace("{explain}", explain)


class PackCase(ProgramTest):
    def pack(self, rules=None, parameters=PARAMETER, head=PACK, **files):
        """A pack that builds on a copy of national; its folder."""
        home = self.folder / "policies"
        if not home.exists():
            shutil.copytree(POLICIES / "national", home / "national", ignore=shutil.ignore_patterns("tests"))
        folder = home / "try-2022"
        folder.mkdir(exist_ok=True)
        texts = {"pack": head, "parameters": parameters, "rules": rules if rules is not None else rule(), **files}
        for name, text in texts.items():
            (folder / f"{name}.toml").write_text(text, encoding="utf-8")
        return folder

    def mistakes(self, folder):
        process = run("policy", "check", folder)
        self.assertRefused(process, 4)
        return process.stderr.splitlines()

    def line_of(self, text, part):
        return text[: text.index(part)].count("\n") + 1

    def section_of(self, text, part):
        """Lines that a user finds the place by: the line itself, and those of the rule or parameter it is in."""
        at = text.index(part)
        start = max(text.rfind("[[rule]]", 0, at), text.rfind("[[parameter]]", 0, at), 0)
        return range(text[:start].count("\n") + 1, self.line_of(text, part) + 1)

    def assertTold(self, lines, file, at, *words):
        """Some message names the file, one of the lines and all the words."""
        at = at if isinstance(at, range) else [at]
        self.assertTrue(
            any(any(f"{file}:{line}：" in each for line in at) and all(word in each for word in words) for each in lines),
            f"nothing about {file} line {at}, {words}: {lines}",
        )


class GoodPackTest(PackCase):
    def test_a_pack_of_ones_own(self):
        folder = self.pack()
        process = run("policy", "check", folder)
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertIn("try-2022", process.stdout)
        county = County(self.folder)
        county.family("H1", per_capita=4999.99)
        county.family("H2", per_capita=5000)
        self.assertEqual(self.screen(county, pack=folder).households_of("TR-R01"), ["H1"])

    def test_a_value_holds_from_its_day(self):
        later = PARAMETER + '\n[[parameter.value]]\nfrom = 2022-06-01\nvalue = 7000\nsource = "T1"\nwhere = "第三条"\n'
        folder = self.pack(parameters=later)
        county = County(self.folder)
        county.family("H1", per_capita=6000)
        self.assertEqual(self.screen(county, pack=folder, as_of="2022-05-31").households_of("TR-R01"), [])
        self.assertEqual(self.screen(county, pack=folder, as_of="2022-06-01").households_of("TR-R01"), ["H1"])

    def test_hash_follows_the_content(self):
        county = County(self.folder)
        county.family("H1")
        hashes = [self.screen(county, pack=self.pack(rules=rules)).summary["policy"]["hash"] for rules in (None, rule("per_capita <= try_line"), None)]
        self.assertEqual(hashes[0], hashes[2])
        self.assertNotEqual(hashes[0], hashes[1])

    def test_packs_of_the_program(self):
        for name in ("national", "huize-2022", "qingxin-2022"):
            process = run("policy", "check", POLICIES / name)
            self.assertEqual(process.returncode, 0, process.stderr)


class BadPackTest(PackCase):
    def test_five_mistakes_are_told_together(self):
        rules = "\n".join(
            [
                rule("per_capital < try_line"),
                rule("per_capita < try_line and").replace("TR-R01", "TR-R02"),
                rule(explain="人均 {income_per_head} 元。").replace("TR-R01", "TR-R03"),
                rule("residency = '住城里'", "[]", "空。").replace("TR-R01", "TR-R04"),
            ]
        )
        parameters = PARAMETER.replace('source = "T1"', 'source = "T9"')
        folder = self.pack(rules=rules, parameters=parameters)
        lines = self.mistakes(folder)
        self.assertTold(lines, "rules.toml", self.line_of(rules, 'when = "per_capital'), "per_capital", "per_capita")
        self.assertTold(lines, "rules.toml", self.line_of(rules, 'when = "per_capita < try_line and"'))
        self.assertTold(lines, "rules.toml", self.section_of(rules, "{income_per_head}"), "income_per_head")
        self.assertTold(lines, "rules.toml", self.line_of(rules, 'when = "residency'), "住城里")
        self.assertTold(lines, "parameters.toml", self.section_of(parameters, 'source = "T9"'), "T9")
        self.assertEqual(len(lines), 5)
        # screen says the same, before it reads any table.
        county = County(self.folder)
        county.family("H1")
        self.assertEqual(self.refused(county, 4, pack=folder), lines)

    def test_expressions_that_reach_out(self):
        for when in (
            "(select count(*) from read_csv('/etc/passwd')) > 0",
            "exists (select 1 from stage_person)",
            "population in (select 1)",
            "getenv('HOME') = 'x'",
            "read_text('/etc/passwd') = 'x'",
            "current_setting('temp_directory') = 'x'",
            "pg_sleep(1) is null",
            "population > 0; drop table stage_person",
            "population > 0 -- 没有别的\\n or true; attach 'x.db'",
            "count(*) over () > 0",
            "sum(population) > 0",
            "household_id like '%'",
            "case when population > 0 then random() > 0 else false end",
            "population::varchar = '1' and version() is not null",
            "nextval('a') > 0",
            "stage_person.id_no is not null",
            "list_transform([1], x -> x) is not null",
        ):
            with self.subTest(when):
                lines = self.mistakes(self.pack(rules=rule(when, "[]", "空。")))
                self.assertTold(lines, "rules.toml", 6)
                county = self.folder / "data"
                if not county.exists():
                    County(self.folder).family("H1")
                self.refused(county, 4, pack=self.folder / "policies" / "try-2022")

    def test_other_mistakes(self):
        cases = {
            "wrong requires": (rule(requires="[]"), "income"),
            "money against a bare number": (rule("per_capita < 5000"), "5000"),
            "no explanation": (rule().replace('explain = "人均 {per_capita} 元。"\n', ""), "explain"),
            "unknown kind": (rule().replace('"risk"', '"danger"'), "danger"),
            "unknown key": (rule() + 'colour = "red"\n', "colour"),
            "unknown risk": (rule() + 'risk = "因懒"\n', "因懒"),
            "same rule twice": (rule() + rule(), "TR-R01"),
            "a person's fact in a household's rule": (rule("is_able", "[]", "空。"), "is_able"),
            "text against a number": (rule("population = '三'", "[]", "空。"), ""),
            "not a condition": (rule("population", "[]", "空。"), ""),
            "braces": (rule(explain="人均 {per_capita 元。"), ""),
            "no toml": ("[[rule]\nid = 1", ""),
        }
        for name, (rules, word) in cases.items():
            with self.subTest(name):
                lines = self.mistakes(self.pack(rules=rules))
                self.assertSaid(lines, "rules.toml:", word)

    def test_head_of_the_pack(self):
        self.assertSaid(self.mistakes(self.pack(head=PACK.replace('id = "try-2022"\n', ""))), "pack.toml", "id")
        self.assertSaid(self.mistakes(self.pack(head=PACK.replace('["national"]', '["nowhere"]'))), "nowhere")
        self.assertSaid(self.mistakes(self.pack(head=PACK.replace('["national"]', '["try-2022"]'))), "try-2022")

    def test_dates_without_a_value(self):
        """A parameter not in force yet: the rule is skipped and listed."""
        county = County(self.folder)
        county.family("H1", per_capita=1)
        folder = self.pack(parameters=PARAMETER.replace("2020-01-01", "2022-06-01"))
        out = self.screen(county, pack=folder)
        self.assertEqual(out.skipped_rules["TR-R01"]["parameters"], ["try_line"])
        self.assertEqual(self.screen(county, "--set", "try_line=5", pack=folder).households_of("TR-R01"), ["H1"])


class PolicyCommandsTest(PackCase):
    def test_golden_tests_of_a_pack(self):
        process = run("policy", "test", QINGXIN)
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertRegex(process.stdout.splitlines()[-1], r"^[1-9]\d* passed, 0 failed$")

    def test_a_golden_test_that_fails(self):
        home = self.folder / "policies"
        shutil.copytree(POLICIES / "national", home / "national")
        shutil.copytree(QINGXIN, home / "qingxin-2022")
        values = home / "qingxin-2022" / "parameters.toml"
        values.write_text(values.read_text(encoding="utf-8").replace("9920", "9919"), encoding="utf-8")
        process = run("policy", "test", home / "qingxin-2022")
        self.assertEqual(process.returncode, 4)
        self.assertRegex(process.stdout.splitlines()[-1], r"^\d+ passed, [1-9]\d* failed$")
        self.assertIn("QX-C01", process.stderr)

    def test_show_a_pack(self):
        process = run("policy", "show", HUIZE)
        self.assertEqual(process.returncode, 0, process.stderr)
        for word in ("huize-2022", "HZ-R01", "NQ-18", "bottom_line", "会泽县健全防止返贫动态监测和帮扶机制实施方案"):
            self.assertIn(word, process.stdout)

    def test_show_a_rule(self):
        process = run("policy", "show", HUIZE, "HZ-R01")
        self.assertEqual(process.returncode, 0, process.stderr)
        for word in ("收入低于监测底线", "2020-01-01", "6000", "会泽县健全防止返贫动态监测和帮扶机制实施方案", "SELECT", "per_capita"):
            self.assertIn(word, process.stdout)

    def test_every_rule_can_be_shown(self):
        for pack, ids in ((HUIZE, ("HZ-R03", "HZ-K03", "HZ-X01", "NQ-18")), (QINGXIN, ("QX-C04", "NQ-12"))):
            for rule_id in ids:
                process = run("policy", "show", pack, rule_id)
                self.assertEqual(process.returncode, 0, process.stderr)
                self.assertIn("SQL", process.stdout)

    def test_packs_that_are_not_there(self):
        for command in ("check", "test", "show"):
            self.assertRefused(run("policy", command, self.folder / "没有"), 4)
