"""A server under steady work: memory, descriptors and threads stay where they are (04-trust.md line 34).

    SOAK_SECONDS=3600 tests/server/run soak_test

Many hands read, search, correct, answer, hand in tables, fetch workbooks, sign in and out; some hang up in the middle of a reply. What the
server holds is looked at when it is warm and at the end. The slowest hundredth of the replies is printed for both halves, not held to
anything: a busy machine would fail it.
"""

import os
import random
import socket
import statistics
import threading
import time
import unittest
from pathlib import Path

from county_client import ApiError
from filled_county import FilledCounty

SECONDS = float(os.environ.get("SOAK_SECONDS", "30"))
HANDS = 6
# What caches and the allocator may still take after the first half.
MEMORY_SLACK = 0.10
DESCRIPTOR_SLACK = 8


class Held:
    """What a process holds of the machine."""

    def __init__(self, pid):
        status = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
        self.memory_kb = int(status["RssAnon"].split()[0])
        self.threads = int(status["Threads"])
        self.descriptors = len(os.listdir(f"/proc/{pid}/fd"))

    def __str__(self):
        return f"{self.memory_kb / 1024:.0f} MB, {self.descriptors} descriptors, {self.threads} threads"


class SoakTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.filled = FilledCounty()
        office = cls.filled.login("county")
        cls.token = office.post("/me/tokens", {"name": "soak", "days": 30})["token"]
        cls.households = [item["id"] for item in office.pages("/households")][:300]
        cls.clues = [item["id"] for item in office.pages("/clues")][:300]
        cls.ids = sorted(cls.filled.known_ids())[:100]
        cls.filled.login("town")  # its password is changed before the hands begin

    @classmethod
    def tearDownClass(cls):
        cls.filled.remove()

    def client(self):
        client = self.filled.county.client()
        client.bearer = self.token
        return client

    def read(self, client, chance):
        client.get(f"/households/{chance.choice(self.households)}")
        client.get(f"/clues/{chance.choice(self.clues)}")
        client.get("/clues?limit=50")

    def search(self, client, chance):
        client.post("/households/search", {"by": "id_no", "text": chance.choice(self.ids)})

    def correct(self, client, chance):
        household = chance.choice(self.households)
        version = client.send("GET", f"/households/{household}").headers["etag"]
        fields = {"village_group": f"第{chance.randrange(1_000_000)}组"}
        client.call("PATCH", f"/households/{household}", {"fields": fields, "reason": "核实"}, {"If-Match": version})

    def hand_in(self, client, chance):
        table = f"身份证号码,姓名,死亡日期\n,某人,2022-05-0{chance.randrange(1, 9)}\n备注{chance.randrange(20)}\n"
        client.upload("/imports", table.encode(), department="public_security", period="2022-04", name="死亡.csv")

    def figures(self, client, _chance):
        client.get("/procedures")
        client.get("/statistics/table?table=monitored")

    def enter_and_leave(self, _client, _chance):
        self.filled.login("town").call("DELETE", "/session")

    def hang_up(self, _client, chance):
        with socket.create_connection(("127.0.0.1", self.filled.county.port), timeout=10) as one:
            one.sendall(f"GET /api/v1/clues?limit=200 HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {self.token}\r\n\r\n".encode()[: chance.randrange(20, 200)])

    def work(self, chance, until, times, faults):
        client = self.client()
        kinds = (self.read, self.read, self.read, self.search, self.correct, self.hand_in, self.figures, self.enter_and_leave, self.hang_up)
        while time.monotonic() < until and not faults:
            kind = chance.choice(kinds)
            begun = time.monotonic()
            try:
                kind(client, chance)
            except ApiError as error:
                if error.status not in (409, 412):  # two hands at one household
                    faults.append(f"{kind.__name__}: {error}")
            except Exception as error:  # noqa: BLE001: reported by the test
                faults.append(f"{kind.__name__}: {error!r}")
            times.append(time.monotonic() - begun)

    def half(self, seed):
        until = time.monotonic() + SECONDS / 2
        times, faults = [], []
        hands = [threading.Thread(target=self.work, args=(random.Random(seed * HANDS + i), until, times, faults)) for i in range(HANDS)]
        for hand in hands:
            hand.start()
        for hand in hands:
            hand.join()
        self.assertEqual(faults, [])
        time.sleep(1)  # connections that were left are noticed
        held = Held(self.filled.county.process.pid)
        print(f"{len(times)} pieces of work, p99 {statistics.quantiles(times, n=100)[98] * 1e3:.0f} ms; {held}", flush=True)
        return held

    def test_nothing_grows(self):
        warm = self.half(1)
        end = self.half(2)
        self.assertLess(end.memory_kb, warm.memory_kb * (1 + MEMORY_SLACK))
        self.assertLessEqual(end.descriptors, warm.descriptors + DESCRIPTOR_SLACK)
        self.assertLessEqual(end.threads, warm.threads + 2)
