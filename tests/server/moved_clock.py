"""A server whose clock stands where a test wants it (Debian's libfaketime), and the test's own codes that go by it."""

import contextlib
import os
import time as real
from pathlib import Path

import county_client

LIBRARY = next(iter(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1")), None)
REREAD_S = 1  # how often a server looks at the file


class MovedClock:
    """Servers started within `servers()` have this clock; so have the one-time codes of county_client."""

    def __init__(self, folder, start):
        """`start`: YYYY-MM-DD HH:MM in China."""
        if LIBRARY is None:
            raise RuntimeError("libfaketime is missing: apt-get install libfaketime")
        self.file = Path(folder) / "clock"
        self.offset = 0
        self.move_to(start)
        county_client.time = self

    def __getattr__(self, name):  # everything of `time` but the clock
        return getattr(real, name)

    def time(self):
        return real.time() + self.offset

    def move_to(self, moment):
        """At least as long as a server may take to see it."""
        wanted = real.mktime(real.strptime(moment, "%Y-%m-%d %H:%M")) - real.timezone - 8 * 3600
        self.offset = int(wanted - real.time())
        self.file.write_text(f"{self.offset:+d}\n", encoding="ascii")
        real.sleep(REREAD_S + 0.2)

    def today(self):
        return real.strftime("%Y-%m-%d", real.gmtime(self.time() + 8 * 3600))

    def give_back(self):
        county_client.time = real

    @contextlib.contextmanager
    def servers(self):
        moved = {
            "LD_PRELOAD": str(LIBRARY),
            "FAKETIME_TIMESTAMP_FILE": str(self.file),
            "FAKETIME_CACHE_DURATION": str(REREAD_S),
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }
        os.environ.update(moved)
        try:
            yield
        finally:
            for name in moved:
                del os.environ[name]
