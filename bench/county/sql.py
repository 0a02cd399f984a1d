"""Renders the hand-written SQL for an engine, and runs it in DuckDB."""

import json
import re
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
SECTION = re.compile(r"^-- dataset (\S+) (\S+): (.+)$", re.M)


class Dataset:
    def __init__(self, name, file, columns, statement):
        self.name, self.file, self.columns, self.statement = name, file, columns, statement

    def files(self, data):
        """The files of the county that hold this dataset: FILE-1.csv, FILE（更正）-1.csv ..."""
        return sorted(data.glob(f"{self.file}*.csv"))


def datasets():
    text = (HERE / "load.sql").read_text()
    heads = list(SECTION.finditer(text))
    ends = [h.start() for h in heads[1:]] + [len(text)]
    return [Dataset(h[1], h[2], h[3].split(), text[h.end() : end].strip()) for h, end in zip(heads, ends)]


def render(text, as_of, out):
    day = date.fromisoformat(as_of)
    school = date(day.year if (day.month, day.day) >= (8, 31) else day.year - 1, 8, 31)
    for mark, value in {
        "@AS_OF@": as_of,
        "@AS_OF_NUMBER@": day.strftime("%Y%m%d"),
        "@SCHOOL_DAY_NUMBER@": school.strftime("%Y%m%d"),
        "@OUT@": str(out).replace("'", "''"),
    }.items():
        text = text.replace(mark, value)
    return text


def duckdb_files(work, data, as_of, out):
    """Writes the files that duckdb_runner runs; returns their paths in order."""
    load = []
    for dataset in datasets():
        files = ", ".join("'" + str(f).replace("'", "''") + "'" for f in dataset.files(data))
        columns = ", ".join(f"'{c}': 'VARCHAR'" for c in dataset.columns)
        raw = f"read_csv([{files}], header = true, delim = ',', quote = '\"', escape = '\"', columns = {{{columns}}})"
        load.append(dataset.statement.replace("@RAW@", raw))
    parts = {
        "0_functions.sql": (HERE / "duckdb" / "0_functions.sql").read_text(),
        "1_load.sql": "\n\n".join(load),
        "2_base.sql": (HERE / "base.sql").read_text(),
        "3_rules.sql": (HERE / "rules.sql").read_text(),
        "4_export.sql": (HERE / "duckdb" / "4_export.sql").read_text(),
    }
    work.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, text in parts.items():
        path = work / name
        path.write_text(render(text, as_of, out))
        paths.append(path)
    return paths


def stage_seconds(runner_output):
    return {Path(name).stem: seconds for name, seconds in json.loads(runner_output)["files"].items()}
