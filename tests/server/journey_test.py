"""A month in a county, through the API as its people use it, on both databases."""

import collections
import csv
import io
import json
import shutil
import tempfile
import unittest
import zipfile
from pathlib import Path
from urllib.parse import quote

import load_demo
from county_client import ApiError, County, wait_for_job
from filled_county import FilledCounty, Postgres

PURPOSE = "purpose=" + quote("核实线索")
DUE = "2099-12-31"


class Journey:
    """The tests; a class for each database takes them up."""

    @classmethod
    def setUpClass(cls):
        cls.filled = FilledCounty(cls.database())
        cls.county = cls.filled.county
        cls.ids = cls.filled.known_ids()
        cls.office = cls.filled.login("county")
        cls.village = cls.filled.login("village")
        cls.town = cls.filled.login("town")

    @classmethod
    def tearDownClass(cls):
        cls.filled.remove()

    @classmethod
    def database(cls):
        return None

    def clue_of_village(self):
        """A clue sent to the village of our village officer."""
        self.office.post("/clues/send", {"due_on": DUE})
        clue = next(self.village.pages("/clues?state=sent"))
        reply = self.village.send("GET", f"/clues/{clue['id']}")
        return reply.json(), {"If-Match": reply.headers["etag"]}

    def assert_no_ids(self, text):
        found = [known for known in self.ids if known in text]
        self.assertEqual(found, [], "an id in the clear")

    def test_the_comparison_found_what_the_command_line_finds(self):
        with open(self.filled.demo / "expected/huize-2022/clues.csv", encoding="utf-8-sig", newline="") as file:
            expected = collections.Counter((row["rule_id"], row["household_id"]) for row in csv.DictReader(file))
        found = collections.Counter((clue["rule"]["id"], clue["household_id"]) for clue in self.office.pages("/clues"))
        self.assertEqual(found, expected)

    def test_a_clue_goes_down_is_answered_and_reviewed(self):
        clue, version = self.clue_of_village()
        answer = {"verdict": "confirmed", "note": "入户核实，情况属实", "visited_on": load_demo.today()}
        answered = self.village.send("POST", f"/clues/{clue['id']}/answer", answer, {**version, "Idempotency-Key": f"answer-{clue['id']}"})
        self.assertEqual(answered.status, 200, answered.body)
        again = self.village.send("POST", f"/clues/{clue['id']}/answer", answer, {**version, "Idempotency-Key": f"answer-{clue['id']}"})
        self.assertEqual(again.body, answered.body)
        with self.assertRaises(ApiError) as stale:
            self.village.post(f"/clues/{clue['id']}/answer", {**answer, "note": "再改"}, version)
        self.assertEqual(stale.exception.status, 412)
        reviewed = self.town.post(f"/clues/{clue['id']}/review", {"remark": "同意"}, {"If-Match": answered.headers["etag"]})
        self.assertIn(reviewed["state"], ("reviewed", "closed"))

    def test_a_village_sees_its_own_rows_only(self):
        code = self.filled.logins["village"]
        own = {item["code"] for item in self.village.get("/divisions")["items"] if not item["code"].endswith("000")}
        self.assertEqual(len(own), 1, code)
        for household in self.village.pages("/households"):
            self.assertIn(household["division_code"], own)
        other = next(item for item in self.office.pages("/households") if item["division_code"] not in own)
        self.assertEqual(self.village.send("GET", f"/households/{other['id']}").status, 404)
        self.assertEqual(self.village.send("GET", f"/households/{other['id']}/history").status, 404)

    def test_a_household_is_found_by_an_id(self):
        found = 0
        for known in sorted(self.ids)[:20]:
            reply = self.office.send("POST", "/households/search", {"by": "id_no", "text": known})
            self.assertEqual(reply.status, 200, reply.body)
            self.assert_no_ids(reply.body.decode())
            found += len(reply.json()["items"])
        self.assertGreater(found, 10)

    def test_no_reply_shows_an_id_in_the_clear(self):
        for client in (self.office, self.village, self.town):
            for path in ("/households?limit=200", "/clues?limit=200", "/imports?limit=200", "/runs", "/persons/duplicates", "/notices", "/clues/summary"):
                reply = client.send("GET", path)
                self.assertLess(reply.status, 500, path)
                self.assert_no_ids(reply.body.decode())
        for household in list(self.office.pages("/households"))[:50]:
            self.assert_no_ids(self.office.send("GET", f"/households/{household['id']}").body.decode())

    def test_the_officers_see_no_business_data(self):
        for role in ("sysadmin", "secadmin", "auditor"):
            client = self.filled.login(role)
            for path in ("/households", "/clues", "/imports", "/runs"):
                self.assertIn(client.send("GET", path).status, (403, 404), f"{role} {path}")

    def test_nothing_on_the_disk_shows_an_id(self):
        for path in self.filled.files():
            content = path.read_bytes()
            for known in list(self.ids)[:200]:
                self.assertNotIn(known.encode(), content, path)
                self.assertNotIn(known.encode("utf-16-le"), content, path)

    def test_the_workbook_needs_a_purpose_and_is_a_workbook(self):
        self.assertEqual(self.office.send("GET", "/clues/workbook").status, 422)
        reply = self.office.send("GET", "/clues/workbook?" + PURPOSE)
        self.assertEqual(reply.status, 200, reply.body[:300])
        names = zipfile.ZipFile(io.BytesIO(reply.body)).namelist()
        self.assertIn("xl/workbook.xml", names)

    def test_a_run_is_had_again_to_the_byte(self):
        run = next(self.office.pages("/runs"))
        again = self.office.post(f"/runs/{run['id']}/repeat")
        done = wait_for_job(self.office, again["id"])
        self.assertEqual((done["state"], done["same"]), ("done", True), done)

    def test_record_and_trail_are_sound_and_come_back_from_a_backup(self):
        self.county.run("verify", "store", self.county.folder)
        self.county.run("verify", "audit", self.county.folder)
        with tempfile.TemporaryDirectory() as folder:
            backup = Path(folder) / "county.backup"
            self.county.run("backup", self.county.folder, str(backup))
            for known in list(self.ids)[:200]:
                self.assertNotIn(known.encode(), backup.read_bytes())
            restored = Path(folder) / "restored"
            (restored / "keys").mkdir(parents=True)
            shutil.copy(Path(self.county.folder) / "keys" / "master.key", restored / "keys" / "master.key")
            self.county.run("restore", str(backup), str(restored))
            self.county.run("verify", "store", str(restored))
            other = County(self.county.program, restored, log=Path(folder) / "log").start()
            try:
                client = other.client()
                login = self.filled.logins["village"]
                client.sign_in(login["name"], login["password"])
                self.assertEqual(json.dumps(client.get("/households")), json.dumps(self.village.get("/households")))
            finally:
                other.stop()

    def test_keys_are_changed_while_the_server_runs(self):
        household = next(self.village.pages("/households"))["id"]
        before = self.village.get(f"/households/{household}")
        self.county.run("key", "rotate", self.county.folder)
        self.assertEqual(self.village.get(f"/households/{household}"), before)
        self.county.run("verify", "store", self.county.folder)


class SqliteJourneyTest(Journey, unittest.TestCase):
    pass


class PostgresJourneyTest(Journey, unittest.TestCase):
    @classmethod
    def database(cls):
        cls.server_folder = tempfile.TemporaryDirectory(prefix="shouwang-postgres-")
        cls.postgres = Postgres(cls.server_folder.name)
        return cls.postgres.create()

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        cls.postgres.stop()
        cls.server_folder.cleanup()
