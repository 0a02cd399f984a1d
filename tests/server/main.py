"""Runs the tests of this folder; see run."""

import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "script")]


class Counting(unittest.TextTestResult):
    passed = 0

    def addSuccess(self, test):  # noqa: N802 (unittest's name)
        super().addSuccess(test)
        self.passed += 1


def chosen(suite, parts):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from chosen(test, parts)
        elif not parts or any(part in test.id() for part in parts):
            yield test


def main():
    found = unittest.defaultTestLoader.discover(str(HERE), pattern="*_test.py", top_level_dir=str(HERE))
    runner = unittest.TextTestRunner(verbosity=2, resultclass=Counting)
    result = runner.run(unittest.TestSuite(chosen(found, sys.argv[1:])))
    failed = len(result.failures) + len(result.errors)
    print(f"{result.passed} passed, {failed} failed" + (f", {len(result.skipped)} skipped" if result.skipped else ""))
    # No test found is a failure too.
    return 1 if failed or result.testsRun == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
