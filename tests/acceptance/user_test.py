"""`shouwang init`, `user` and `verify audit`: accounts from the console of the machine."""

import re

from program import ProgramTest, run


class UserTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.county = self.folder / "county"
        divisions = self.folder / "divisions.csv"
        divisions.write_text("行政区划代码,名称\n530326,会泽县\n530326101201,白雾村\n", encoding="utf-8")
        self.made = run("init", self.county, "--county", "530326", "--divisions", divisions)
        self.assertEqual(self.made.returncode, 0, self.made.stderr)

    def said(self, *arguments, status=0):
        done = run(*arguments)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stdout + done.stderr

    def test_init_shows_three_one_time_passwords_that_differ(self):
        passwords = re.findall(r"一次性密码 (\w{16})", self.made.stdout + self.made.stderr)
        self.assertEqual(len(set(passwords)), 3)
        for file in self.county.rglob("*"):
            if file.is_file():
                for password in passwords:
                    self.assertNotIn(password.encode(), file.read_bytes(), file)

    def test_an_account_is_made_listed_reset_and_disabled(self):
        self.assertRegex(self.said("user", "add", self.county, "liming", "--role", "town", "--division", "530326101"), r"：\w{16}")
        self.assertIn("liming", self.said("user", "list", self.county))
        self.said("user", "reset", self.county, "liming")
        self.said("user", "disable", self.county, "liming")
        self.assertRegex(self.said("user", "list", self.county), r"liming.*停用")
        self.assertIn("8", self.said("verify", "audit", self.county))

    def test_what_cannot_be_is_refused_and_leaves_nothing(self):
        self.said("user", "add", self.county, "liming", "--role", "town", "--division", "530326199", status=1)
        self.said("user", "add", self.county, "LiMing", status=1)
        self.said("user", "disable", self.county, "nobody", status=1)
        self.said("user", "disable", self.county, "auditor", status=1)  # the last one
        self.assertNotIn("iming", self.said("user", "list", self.county))
        self.said("init", self.county, "--county", "530326", "--divisions", "nowhere.csv", status=2)

    def test_a_second_init_changes_nothing(self):
        before = self.said("user", "list", self.county)
        again = run("init", self.county, "--county", "530326", "--divisions", self.county.parent / "divisions.csv")
        self.assertNotEqual(again.returncode, 0)
        self.assertEqual(self.said("user", "list", self.county), before)
