"""kill -9 at any moment: no acknowledged change is lost, nothing is half done (04-trust.md line 29).

Workers answer clues, correct households, open cases, hand in tables and import the register while the server is killed at random; after
each start what was acknowledged must be there, and `verify store` and `verify audit` must pass.
"""

import os
import random
import threading
import time
import unittest
from pathlib import Path

import load_demo
from county_client import ApiError, wait_for_job
from filled_county import FilledCounty

POINTS = int(os.environ.get("CRASH_POINTS", "10"))
SEED = int(os.environ.get("CRASH_SEED", "20221122"))


class Worker(threading.Thread):
    """Does one kind of work again and again until the server goes away; notes what was acknowledged."""

    def __init__(self, work):
        super().__init__()
        self.work = work
        self.fault = None
        self.ending = False  # the server was killed: what needs nothing of it must end too

    def run(self):
        try:
            while not self.ending:
                try:
                    self.work()
                except ApiError as error:
                    # Two workers may meet at one household: then one begins again.
                    if error.status not in (409, 412):
                        raise
        except ApiError as error:
            # The server may say that it is stopping; anything else is a finding.
            if error.status < 500:
                self.fault = error
        except OSError:
            pass
        except Exception as error:  # noqa: BLE001: reported by the test
            if type(error).__module__ != "http.client":
                self.fault = error


class CrashTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.filled = FilledCounty()
        cls.county = cls.filled.county
        office = cls.filled.login("county")
        office.post("/clues/send", {"due_on": "2099-12-31"})
        # Scripts use tokens: signing in anew each time would take longer than the work.
        cls.tokens = {
            "office": office.post("/me/tokens", {"name": "crash", "days": 30})["token"],
            "village": cls.filled.login("village").post("/me/tokens", {"name": "crash", "days": 30})["token"],
        }
        village = cls.client("village")
        cls.open_clues = [clue["id"] for clue in village.pages("/clues?state=sent")]
        cls.households = [item["id"] for item in office.pages("/households")][:200]
        cls.answered = {}  # clue → note
        cls.corrected = {}  # household → group
        cls.asked = {}  # household → the last group that was asked for
        cls.handed_in = set()  # upload numbers
        cls.accepted = set()  # registry imports
        cls.families = [item["id"] for item in village.pages("/households")]
        cls.case_steps = {}  # case → the step it stood at when it was last acknowledged
        cls.counter = 0

    @classmethod
    def tearDownClass(cls):
        cls.filled.remove()

    @classmethod
    def client(cls, who):
        client = cls.county.client()
        client.bearer = cls.tokens[who]
        return client

    def answer(self, client, chance):
        if not self.open_clues:
            time.sleep(0.01)
            return
        clue = self.open_clues[0]
        reply = client.send("GET", f"/clues/{clue}")
        if reply.json()["state"] != "sent":
            # Answered before the kill, but the acknowledgement did not arrive.
            self.open_clues.pop(0)
            return
        note = f"核实 {chance.random()}"
        client.post(f"/clues/{clue}/answer", {"verdict": "confirmed", "note": note, "visited_on": load_demo.today()}, {"If-Match": reply.headers["etag"]})
        self.answered[clue] = note
        self.open_clues.pop(0)

    def correct(self, client, chance):
        household = chance.choice(self.households)
        version = client.send("GET", f"/households/{household}").headers["etag"]
        group = f"第{chance.randrange(1_000_000)}组"
        self.asked[household] = group
        client.call("PATCH", f"/households/{household}", {"fields": {"village_group": group}, "reason": "核实"}, {"If-Match": version})
        self.corrected[household] = group

    def hand_in(self, client, _chance):
        self.counter += 1
        table = "身份证号码,姓名,死亡日期\n53032619741117001X,某人,2022-05-0%d\n" % (self.counter % 9 + 1) + f"备注{self.counter}\n"
        upload = client.upload("/imports", table.encode(), department="public_security", period="2022-04", name=f"死亡{self.counter}.csv")
        self.handed_in.add(upload["id"])

    def import_register(self, client, chance):
        number = client.post("/registry-imports", {"note": "再导入"})["id"]
        path = next(path for path in (self.filled.demo / "data").iterdir() if path.name == "家庭收入（续）.csv")
        lines = path.read_bytes().splitlines(keepends=True)
        client.upload(f"/registry-imports/{number}/files", b"".join(lines[: chance.randrange(2, len(lines))]), name=path.name)
        for step in ("compare", "accept"):
            version = client.send("GET", f"/registry-imports/{number}").headers["etag"]
            client.post(f"/registry-imports/{number}/{step}", None, {"If-Match": version})
        self.accepted.add(number)

    def handle_case(self, client, chance):
        """A family applies, its case is opened and goes one step on."""
        family = chance.choice(self.families)
        sheet = client.call("POST", "/attachments", raw=b"\xff\xd8\xff signed %d" % chance.randrange(1 << 30))["digest"]
        day = load_demo.today()
        application = client.post(f"/households/{family}/applications", {"received_on": day, "text": "家里有人住院", "attachments": [sheet]})["id"]
        case = client.post("/cases", {"procedure": "identification", "household": family, "application": application})
        self.case_steps[case["id"]] = case["step"]
        version = client.send("GET", f"/cases/{case['id']}").headers["etag"]
        done = client.post(f"/cases/{case['id']}/complete", {"step": case["step"], "fields": {"situation": ["医疗支出大"]}}, {"If-Match": version})
        self.case_steps[case["id"]] = done["step"]

    def run_comparison(self, client, _chance):
        run = client.post("/runs", {"pack": "qingxin-2022", "as_of": "2022-05-31"})
        wait_for_job(client, run["id"])

    def check(self):
        """What was acknowledged is there."""
        office, village = self.client("office"), self.client("village")
        for clue, note in self.answered.items():
            self.assertEqual(village.get(f"/clues/{clue}")["answer"]["note"], note)
        for household, group in self.corrected.items():
            shown = office.get(f"/households/{household}")["village_group"]
            # A later correction may have been done without its acknowledgement reaching us.
            self.assertIn(shown, (group, self.asked[household]), household)
            self.corrected[household] = shown  # what comes after the next kill follows this
        for case, step in self.case_steps.items():
            shown = village.get(f"/cases/{case}")
            # The step may have been completed without its acknowledgement reaching us.
            self.assertIn(shown["step"], (step, "analyse"), case)
            self.assertEqual(shown["status"], "open")
        uploads = {item["id"] for item in office.pages("/imports")}
        self.assertLessEqual(self.handed_in, uploads)
        states = {item["id"]: item["state"] for item in office.pages("/registry-imports")}
        for number in self.accepted:
            self.assertEqual(states[number], "accepted")
        for run in office.pages("/runs"):
            self.assertIn(run["state"], ("queued", "running", "done", "failed", "cancelled"))
            if run["state"] == "failed":
                self.assertTrue(run["reason"])

    def test_kill_at_any_point(self):
        chance = random.Random(SEED)
        for point in range(POINTS):
            # The packs are read when they are first asked for; that takes longer than a server lives here.
            self.client("office").get("/procedures")
            workers = [
                Worker(lambda client=self.client(who), work=work, own=random.Random(chance.random()): work(client, own))
                for who, work in (
                    ("village", self.answer),
                    ("office", self.correct),
                    ("village", self.handle_case),
                    ("office", self.hand_in),
                    ("office", self.import_register),
                    ("office", self.run_comparison),
                )
            ]
            for worker in workers:
                worker.start()
            time.sleep(chance.random() * 0.8)
            self.county.kill()
            for worker in workers:
                worker.ending = True
            for worker in workers:
                worker.join(60)
                self.assertIsNone(worker.fault, f"point {point} of seed {SEED}")
            self.county.run("verify", "store", self.county.folder)
            self.county.run("verify", "audit", self.county.folder)
            self.filled.start()
            self.check()
        # The work was real.
        self.assertTrue(self.answered and self.corrected and self.handed_in and self.case_steps)

    def test_what_is_unfinished_in_the_vault_is_cleared_away(self):
        stray = Path(self.county.folder) / "files" / "ab" / "leftover.part"
        stray.parent.mkdir(parents=True, exist_ok=True)
        stray.write_bytes(b"half")
        self.county.kill()
        self.filled.start()
        self.assertFalse(stray.exists())
