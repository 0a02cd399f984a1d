"""Finds the test classes beside this file and runs them side by side, one thread a core.

The tests wait for the program most of the time, so threads are enough. Every class is run by one thread, from its
setUpClass to its tearDownClass, and keeps its files in temporary folders of its own.
"""

import concurrent.futures
import importlib
import inspect
import os
import pathlib
import sys
import time
import unittest

HERE = pathlib.Path(__file__).resolve().parent


class Results(unittest.TestResult):
    """Counts whole test methods: one with three bad sub-tests is one failure."""

    def __init__(self):
        super().__init__()
        self.names = []
        self.failed = {}

    def startTest(self, test):
        super().startTest(test)
        self.names.append(test.id())

    def addError(self, test, err):
        super().addError(test, err)
        self._note(test, self.errors[-1][1])

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._note(test, self.failures[-1][1])

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self._note(test, f"{subtest.id()}\n{self._exc_info_to_string(err, test)}")

    def _note(self, test, text):
        self.failed.setdefault(test.id(), []).append(text)


def test_classes(wanted):
    """(class, its chosen tests) for every class that has any, the slow ones first."""
    loader = unittest.TestLoader()
    found = []
    for path in sorted(HERE.glob("*_test.py")):
        module = importlib.import_module(path.stem)
        for _, each in inspect.getmembers(module, inspect.isclass):
            if not issubclass(each, unittest.TestCase) or each.__module__ != module.__name__:
                continue
            suite = unittest.TestSuite(
                test for test in loader.loadTestsFromTestCase(each) if not wanted or any(part in test.id() for part in wanted)
            )
            if suite.countTestCases() > 0:
                found.append((each, suite))
    return sorted(found, key=lambda pair: -getattr(pair[0], "SECONDS", 0))


def run_class(suite):
    result = Results()
    started = time.monotonic()
    suite.run(result)
    return result, time.monotonic() - started


def main():
    sys.path.insert(0, str(HERE))
    passed = failed = 0
    with concurrent.futures.ThreadPoolExecutor(max_workers=max(2, os.cpu_count() or 1)) as pool:
        running = {pool.submit(run_class, suite): each for each, suite in test_classes(sys.argv[1:])}
        for done in concurrent.futures.as_completed(running):
            result, seconds = done.result()
            each = running[done]
            print(f"{each.__module__}.{each.__name__}: {len(result.names)} tests, {seconds:.1f} s", flush=True)
            for name, texts in result.failed.items():
                for text in texts:
                    print(f"FAILED {name}\n{text}", flush=True)
            # A class whose setUpClass fails has no test started, and one failure.
            failed += len(result.failed)
            passed += sum(name not in result.failed for name in result.names)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
