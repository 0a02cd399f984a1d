"""script/bench county: `shouwang screen` against hand-written DuckDB SQL and PostgreSQL, on the same county. See bench/README.md."""

import argparse
import csv
import os
import shutil
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from measure import BUILD, ROOT, machine, median, run_measured, say, stop, summary_of, write_json  # noqa: E402
from postgres import Postgres  # noqa: E402
from sql import datasets, duckdb_files, stage_seconds  # noqa: E402

POLICY = "policies/huize-2022"
AS_OF = "2022-05-31"
NAMES = {"shouwang": "守望", "duckdb": "DuckDB 手写 SQL", "postgres": "PostgreSQL 15"}
FIRST_DEPARTMENT = "medical_settlement"


def options():
    parser = argparse.ArgumentParser(prog="script/bench county", add_help=True)
    parser.add_argument("--quick", action="store_true", help="3 万人")
    parser.add_argument("--runs", type=int, default=3, help="轮数，缺省 3")
    parser.add_argument("--threads", type=int, default=0, help="线程数，缺省全部核")
    parser.add_argument("--no-postgres", action="store_true")
    parser.add_argument("--no-shouwang", action="store_true", help="只比两份 SQL（结果与演示答案对照）")
    parser.add_argument("--county", type=Path, help="现成的演示县目录（含 data 与 expected）")
    parser.add_argument("--timeout", type=int, default=1200, help="每次运行的上限（秒）")
    return parser.parse_args()


def make_county(given, households):
    if given:
        return given.resolve()
    county = BUILD / f"county-{households}"
    stamp = county / ".complete"
    if not stamp.exists():
        say(f"· 生成演示县（{households} 户）")
        shutil.rmtree(county, ignore_errors=True)
        run_measured([str(ROOT / "build/shouwang"), "demo", str(county), "--households", str(households), "--seed", "7",
                      "--csv-only"], 1200, BUILD / "log" / "demo.log")
        stamp.write_text("")
    return county


def count_rows(path):
    with open(path, "rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b"")) - 1


def describe(data):
    """Rows and bytes by dataset; also warms the page cache. A file that no dataset claims is a mistake of this benchmark."""
    rows, claimed, department, seen_department = {}, set(), 0, False
    for dataset in datasets():
        files = dataset.files(data)
        if not files:
            stop(f"演示县里没有 {dataset.name}（{dataset.file}）")
        rows[dataset.name] = sum(count_rows(f) for f in files)
        seen_department = seen_department or dataset.name == FIRST_DEPARTMENT
        department += rows[dataset.name] if seen_department else 0
        claimed.update(files)
    left = sorted(set(data.glob("*.csv")) - claimed)
    if left:
        stop(f"没有归到数据集的文件：{left[0].name}")
    size_mb = sum(f.stat().st_size for f in claimed) / 2**20
    return {"rows": sum(rows.values()), "department_rows": department, "persons": rows["person"],
            "households": rows["household"], "mb": round(size_mb, 1), "by_dataset": rows}


def read_clues(path):
    """Clues as a multiset of (rule, household, id)."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return Counter((r["rule_id"], r["household_id"], r["id_no"]) for r in csv.DictReader(file))


def read_households(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return {(r["household_id"], r["category"], r["recommendation"]) for r in csv.DictReader(file)}


def differences(base, other):
    by_rule = {}
    for word, part in (("missing", base - other), ("extra", other - base)):
        for (rule, _, _), n in part.items():
            by_rule.setdefault(rule, {"missing": 0, "extra": 0})[word] += n
    return dict(sorted(by_rule.items()))


def measure(args, data, threads, work):
    """All contestants in turn, `runs` times: a slow minute of the machine hits everyone."""
    runs = {"duckdb": []} if args.no_shouwang else {"shouwang": [], "duckdb": []}
    stages = {name: {} for name in NAMES}
    outs = {name: work / name for name in NAMES}
    files = duckdb_files(work / "sql", data, AS_OF, outs["duckdb"])
    commands = {
        "shouwang": [str(ROOT / "build/shouwang"), "screen", "--policy", POLICY, "--data", str(data), "--as-of", AS_OF, "--out",
                     str(outs["shouwang"]), "--reveal-ids", "--threads", str(threads)],
        "duckdb": [str(ROOT / "build/release/bin/bench_duckdb_runner"), str(threads), *map(str, files)],
    }

    def one_round(number, postgres):
        for name in runs:
            if name == "postgres":
                seconds, peak, by_stage = postgres.run(data, AS_OF, outs[name], threads, args.timeout)
            else:
                outs[name].mkdir(parents=True, exist_ok=True)
                seconds, peak, output = run_measured(commands[name], args.timeout, work / "log" / f"{name}.log")
                by_stage = stage_seconds(output) if name == "duckdb" else {}
            runs[name].append((seconds, peak))
            for key, value in by_stage.items():
                stages[name].setdefault(key, []).append(value)
            say(f"  第 {number} 轮 {NAMES[name]}：{seconds:.2f} 秒，峰值 {peak:.0f} MB")

    if args.no_postgres:
        for number in range(1, args.runs + 1):
            one_round(number, None)
    else:
        runs["postgres"] = []
        with Postgres() as postgres:
            for number in range(1, args.runs + 1):
                one_round(number, postgres)
    return runs, stages, outs


def report(county, runs, stages, outs, size, args, threads):
    expected = county / "expected" / "huize-2022"
    expected_clues = read_clues(expected / "clues.csv")
    first = next(iter(runs))
    base = read_clues(outs["shouwang"] / "clues.csv") if "shouwang" in runs else expected_clues
    base_households = read_households((outs["shouwang"] if "shouwang" in runs else expected) / "households.csv")
    first_median = median([r[0] for r in runs[first]])
    result = {"machine": machine(), "threads": threads, "runs": args.runs, "county": size, "contestants": {}}
    say()
    say(f"{'':18}{'中位数':>8}{'倍数':>7}{'峰值内存':>10}{'行/秒':>12}{'线索':>9}{'与守望不同':>9}")
    for name, measured in runs.items():
        clues = read_clues(outs[name] / "clues.csv")
        households = read_households(outs[name] / "households.csv")
        unlike = differences(base, clues)
        entry = summary_of(measured)
        entry |= {
            "ratio": round(entry["median_s"] / first_median, 2),
            "rows_per_s": round(size["rows"] / entry["median_s"]),
            "clues": clues.total(),
            "differences": unlike,
            "households": len(households),
            "households_unlike": len(households ^ base_households),
            "stages_median_s": {k: round(median(v), 3) for k, v in stages[name].items()},
        }
        result["contestants"][name] = entry
        count = sum(d["missing"] + d["extra"] for d in unlike.values())
        say(f"{NAMES[name]:18}{entry['median_s']:8.2f} 秒{entry['ratio']:6.2f}×{entry['peak_mb']:8.0f} MB"
            f"{entry['rows_per_s']:12,}{entry['clues']:9,}{count:9,}")
    for name in runs:
        entry = result["contestants"][name]
        if entry["stages_median_s"]:
            say(f"  {NAMES[name]} 各段：" + "，".join(f"{k} {v:.2f}" for k, v in entry["stages_median_s"].items()))
        for rule, d in entry["differences"].items():
            say(f"  {NAMES[name]} {rule}：少 {d['missing']}，多 {d['extra']}")
        if entry["households_unlike"]:
            say(f"  {NAMES[name]} 户建议不同：{entry['households_unlike']}")
    against = differences(expected_clues, base)
    result["shouwang_against_expected"] = against if "shouwang" in runs else None
    if "shouwang" in runs:
        say(f"· 守望与演示答案不同的线索：{sum(d['missing'] + d['extra'] for d in against.values())}")
    write_json(BUILD / "county.json", result)


def main():
    args = options()
    county = make_county(args.county, 8_500 if args.quick else 300_000)
    data = county / "data"
    threads = args.threads or os.cpu_count()
    size = describe(data)
    say(f"· {size['households']:,} 户 {size['persons']:,} 人，共 {size['rows']:,} 行（部门数据 {size['department_rows']:,} 行），"
        f"{size['mb']:,} MB，{len(size['by_dataset'])} 个数据集；{threads} 线程")
    runs, stages, outs = measure(args, data, threads, BUILD / "county-run")
    report(county, runs, stages, outs, size, args, threads)


if __name__ == "__main__":
    main()
