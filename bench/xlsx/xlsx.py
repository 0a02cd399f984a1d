"""script/bench xlsx: reading a workbook of 1 000 000 × 12 cells against openpyxl and SheetJS. See bench/README.md."""

import argparse
import json
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from measure import BUILD, ROOT, machine, run_measured, say, stop, summary_of, write_json  # noqa: E402

NAMES = {"shouwang": "守望", "openpyxl": "openpyxl", "sheetjs": "SheetJS"}
PROGRAMS = ROOT / "build/release/bin"
NODE_MEMORY_MB = 16384  # SheetJS holds the whole workbook


def options():
    parser = argparse.ArgumentParser(prog="script/bench xlsx")
    parser.add_argument("--quick", action="store_true", help="5 万行")
    parser.add_argument("--runs", type=int, default=3, help="轮数，缺省 3")
    parser.add_argument("--timeout", type=int, default=900, help="每次运行的上限（秒）")
    return parser.parse_args()


def make_workbook(rows):
    book = BUILD / f"persons-{rows}.xlsx"
    if not book.exists():
        say(f"· 生成 {rows:,} 行的工作簿")
        part = book.with_suffix(".part")
        run_measured([str(PROGRAMS / "bench_make_workbook"), str(part), str(rows)], 600, BUILD / "log" / "make_workbook.log")
        part.rename(book)
    return book


def prepare_node():
    """The script must stand beside node_modules to find SheetJS."""
    shutil.copy(HERE / "read_sheetjs.cjs", BUILD / "sheetjs" / "read_sheetjs.cjs")
    return BUILD / "sheetjs" / "read_sheetjs.cjs"


def main():
    args = options()
    rows = 50_000 if args.quick else 1_000_000
    book = make_workbook(rows)
    say(f"· {rows:,} 行 × 12 列，{book.stat().st_size / 2**20:.0f} MB")
    commands = {
        "shouwang": [str(PROGRAMS / "bench_read_ours"), str(book)],
        "openpyxl": [str(BUILD / "venv/bin/python"), str(HERE / "read_openpyxl.py"), str(book)],
        "sheetjs": ["node", f"--max-old-space-size={NODE_MEMORY_MB}", str(prepare_node()), str(book)],
    }
    runs = {name: [] for name in commands}
    seen = {}
    book.read_bytes()  # into the page cache
    for number in range(1, args.runs + 1):
        for name, command in commands.items():
            seconds, peak, output = run_measured(command, args.timeout, BUILD / "log" / f"xlsx-{name}.log")
            runs[name].append((seconds, peak))
            seen[name] = json.loads(output)
            say(f"  第 {number} 轮 {NAMES[name]}：{seconds:.2f} 秒，峰值 {peak:.0f} MB")
    result = {"machine": machine(), "runs": args.runs, "rows": rows, "cells": (rows + 1) * 12, "readers": {}}
    first = summary_of(runs["shouwang"])["median_s"]
    say()
    say(f"{'':12}{'中位数':>8}{'倍数':>8}{'峰值内存':>10}{'单元格/秒':>14}")
    for name, measured in runs.items():
        entry = summary_of(measured)
        entry |= {"ratio": round(entry["median_s"] / first, 2), "cells_per_s": round((rows + 1) * 12 / entry["median_s"]),
                  "seen": seen[name]}
        result["readers"][name] = entry
        say(f"{NAMES[name]:12}{entry['median_s']:8.2f} 秒{entry['ratio']:7.2f}×{entry['peak_mb']:8.0f} MB{entry['cells_per_s']:14,}")
    unlike = [name for name in seen if any(abs(seen[name][k] - v) > 0.05 for k, v in seen["shouwang"].items())]
    for name in unlike:
        say(f"  {NAMES[name]} 读到的不同：{seen[name]}；守望：{seen['shouwang']}")
    write_json(BUILD / "xlsx.json", result)
    if unlike:
        stop("几个读取程序看到的单元格不一样")


if __name__ == "__main__":
    main()
