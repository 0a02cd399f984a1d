"""The same input gives the same bytes: on any number of threads, in any order of files and rows, again and again."""

import csv
import io
import json
import random
import shutil

from county import County, resident_id, table
from program import CLUE_KEY, OUT_FILES, ProgramTest, run

SAME = ("clues.csv", "clues.xlsx", "households.csv", "rejects.csv", "repairs.csv")


def clues_without_places(out):
    """The clues with the source rows of the evidence as a sorted list of datasets: files and row numbers may differ."""
    rows = []
    for clue in out.clues:
        evidence = json.loads(clue.pop("evidence"))
        evidence["rows"] = sorted(row["dataset"] for row in evidence["rows"])
        rows.append((tuple(clue.values()), json.dumps(evidence, sort_keys=True, ensure_ascii=False)))
    return sorted(rows)


def read_rows(path):
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def write_rows(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


class DeterminismCase(ProgramTest):
    def assertSameBytes(self, first, second):
        one, other = first.bytes_of(*SAME), second.bytes_of(*SAME)
        self.assertEqual([name for name in SAME if one[name] != other[name]], [])


class DirtyCountyTest(DeterminismCase):
    SECONDS = 12

    def setUp(self):
        super().setUp()
        made = run("demo", self.folder / "county", "--households", 1000, "--seed", 11)
        self.assertEqual(made.returncode, 0, made.stderr)
        self.data = self.folder / "county" / "data"

    def test_again_and_into_the_same_folder(self):
        first = self.screen(self.data)
        self.assertSameBytes(first, self.screen(self.data))
        before = first.bytes_of(*SAME)
        again = self.screen(self.data, out=first.folder)
        self.assertEqual(before, again.bytes_of(*SAME))
        self.assertEqual({path.name for path in first.folder.iterdir()}, OUT_FILES)

    def test_threads(self):
        one, *others = (self.screen(self.data, "--threads", str(threads)) for threads in (1, 2, 4))
        for other in others:
            self.assertSameBytes(one, other)


class CleanCountyTest(DeterminismCase):
    """The county as CSV files only, which a test can take apart."""

    SECONDS = 12

    def setUp(self):
        super().setUp()
        made = run("demo", self.folder / "county", "--households", 1000, "--seed", 12, "--csv-only")
        self.assertEqual(made.returncode, 0, made.stderr)
        self.data = self.folder / "county" / "data"
        self.out = self.screen(self.data)
        self.tables = {
            entry["file"]: entry["sheets"][0] for entry in self.out.summary["files"] if entry["rows_read"] and "not_read" not in entry
        }

    def assertSameFindings(self, other):
        self.assertEqual(clues_without_places(self.out), clues_without_places(other))
        self.assertEqual(self.out.bytes_of("households.csv"), other.bytes_of("households.csv"))

    def test_files_listed_in_any_order(self):
        # Files of one dataset keep their order: of a row or a household that two of them give, the first one counts.
        files = sorted(self.tables)
        first = self.screen([self.data / name for name in files])
        for seed in (1, 2):
            datasets = sorted({sheet["dataset"] for sheet in self.tables.values()})
            random.Random(seed).shuffle(datasets)
            shuffled = sorted(files, key=lambda name: datasets.index(self.tables[name]["dataset"]))
            self.assertSameBytes(first, self.screen([self.data / name for name in shuffled]))

    def test_rows_in_any_order(self):
        for name, sheet in self.tables.items():
            rows = read_rows(self.data / name)
            header = sheet["header_row"]
            body = rows[header:]
            random.Random(name).shuffle(body)
            write_rows(self.data / name, rows[:header] + body)
        self.assertSameFindings(self.screen(self.data))

    def test_two_halves_make_the_whole(self):
        split = 0
        for name, sheet in self.tables.items():
            if sheet["dataset"] in ("household", "person"):
                continue
            rows = read_rows(self.data / name)
            header, body = rows[: sheet["header_row"]], rows[sheet["header_row"] :]
            half = len(body) // 2
            # Two equal rows of one file are two rows; of two files they would be one.
            while 0 < half < len(body) and {tuple(row) for row in body[:half]} & {tuple(row) for row in body[half:]}:
                half += 1
            if not 0 < half < len(body):
                continue
            write_rows(self.data / name, header + body[:half])
            write_rows(self.data / f"{name[:-4]}_后半.csv", header + body[half:])
            split += 1
        self.assertGreater(split, 10)
        self.assertSameFindings(self.screen(self.data))

    def test_copied_to_another_place(self):
        moved = self.folder / "另一处"
        shutil.copytree(self.data, moved)
        other = self.screen(moved)
        self.assertSameBytes(self.out, other)

    def test_clues_are_sorted(self):
        keys = [tuple(clue[key] for key in CLUE_KEY) for clue in self.out.clues]
        self.assertEqual(len(keys), len(set((rule, household, id_no, name) for rule, _, _, household, id_no, name, _ in keys)))
        self.assertEqual([key[0] for key in keys], sorted(key[0] for key in keys))


class TwoFilesTest(DeterminismCase):
    def test_files_of_one_dataset_in_any_order(self):
        county = County(self.folder)
        people = {f"H{number}": county.family(f"H{number}", name="张三") for number in range(6)}
        names = ["a.csv", "b.csv", "c.csv"]
        for index, name in enumerate(names):
            rows = [[people[f"H{index + step}"], "张三", f"2022-0{index + 1}-01", "15000"] for step in range(4)]
            county.file(name, table("medical_settlement", *rows, [resident_id(), "坏", "x", str(index)], columns="id_no name settled_on self_pay"))
        folder = county.write()
        register = [folder / "household.csv", folder / "person.csv"]
        outs = [self.screen(register + [folder / name for name in order]) for order in (names, names[::-1], [names[1], names[0], names[2]])]
        self.assertEqual(outs[0].households_of("HZ-R03"), ["H1", "H2", "H3", "H4"])
        for other in outs[1:]:
            self.assertSameBytes(outs[0], other)
