"""ctest_counts.py FIRST AGAIN: the closing line of a run of ctest, from its JUnit files.

ctest's own closing line does not tell skipped tests apart. AGAIN, when it is there, holds the tests that failed in FIRST and
ran once more.
"""

import sys
import xml.etree.ElementTree as tree
from pathlib import Path


def outcomes(path):
    return {case.get("name"): case for case in tree.parse(path).getroot().iter("testcase")}


def was_skipped(case):
    """Skipped by itself or disabled; a test whose program is missing is "notrun" too, and that is a failure."""
    reason = case.find("skipped")
    return case.get("status") == "disabled" or (reason is not None and reason.get("message", "").startswith("SKIP_"))


def has_run(case):
    return case.get("status") == "run"


def main(first, again):
    cases = outcomes(first)
    second = outcomes(again) if Path(again).exists() else {}
    later = [name for name, case in second.items() if has_run(case) and not has_run(cases[name])]
    cases.update(second)
    skipped = sum(map(was_skipped, cases.values()))
    passed = sum(map(has_run, cases.values()))
    for name in later:
        print(f"passed at the second try: {name}")
    print(f"{passed} passed, {len(cases) - passed - skipped} failed" + (f", {skipped} skipped" if skipped else ""))


main(*sys.argv[1:])
