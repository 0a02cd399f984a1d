"""The dirty county: what the program finds is what the demo knows to be there."""

import shutil

from program import CLUE_KEY, HUIZE, OUT_FILES, QINGXIN, ProgramTest, read_csv, run


class DemoCountyCase(ProgramTest):
    def check_seed(self, seed, households=1000):
        county = self.folder / f"county{seed}"
        made = run("demo", county, "--households", households, "--seed", seed)
        self.assertEqual(made.returncode, 0, made.stderr)
        for pack in (HUIZE, QINGXIN):
            with self.subTest(seed=seed, pack=pack.name):
                out = self.screen(county / "data", pack=pack)
                expected = county / "expected" / pack.name
                clues = [{key: clue[key] for key in CLUE_KEY} for clue in out.clues]
                self.assertGreater(len(clues), 100)
                self.assertEqual(clues, read_csv(expected / "clues.csv"))
                self.assertEqual(out.csv("households.csv"), read_csv(expected / "households.csv"))
                self.assertEqual(out.csv("rejects.csv"), read_csv(expected / "rejects.csv"))
                self.assertEqual({path.name for path in out.folder.iterdir()}, OUT_FILES)
        shutil.rmtree(county)


class DemoCountyTest(DemoCountyCase):
    SECONDS = 20

    def test_seeds_1_to_5(self):
        for seed in range(1, 6):
            self.check_seed(seed)


class MoreDemoCountiesTest(DemoCountyCase):
    SECONDS = 20

    def test_seeds_6_to_10(self):
        for seed in range(6, 11):
            self.check_seed(seed)

    def test_three_thousand_households(self):
        self.check_seed(7, households=3000)


class DemoItselfTest(ProgramTest):
    def test_same_seed_same_files(self):
        folders = [self.folder / name for name in ("a", "b")]
        for folder in folders:
            self.assertEqual(run("demo", folder, "--households", 1000, "--seed", 5).returncode, 0)
        first, second = ({path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()} for folder in folders)
        self.assertEqual(first.keys(), second.keys())
        self.assertEqual([name for name in first if first[name] != second[name]], [])

    def test_other_seed_other_county(self):
        for seed in (1, 2):
            self.assertEqual(run("demo", self.folder / str(seed), "--households", 1000, "--seed", seed).returncode, 0)
        expected = [(self.folder / seed / "expected/huize-2022/clues.csv").read_bytes() for seed in "12"]
        self.assertNotEqual(*expected)
