"""The whole month of a county of 3 000 households, from its tables to determinations (issue 5), on a clock that the test moves."""

import collections
import shutil
import unittest

import load_demo
from county_client import Client, County
from county_month import DETERMINED, FIRST_DAY, NOTICE_FROM, CountyMonth
from filled_county import PROGRAM, FilledCounty
from moved_clock import MovedClock

SEED = 20220601


class MonthTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.filled = FilledCounty(households=3000)
        cls.filled.county.stop()
        cls.people = cls.make_people()

    @classmethod
    def tearDownClass(cls):
        cls.filled.remove()

    @classmethod
    def make_people(cls):
        """An account of every village and town that has households, beside those of the demo county: (role, place) → login."""
        filled = cls.filled
        filled.start()
        divisions = [item["code"] for item in filled.login("county").get("/divisions")["items"]]
        officers = load_demo.Officers.again(filled.county.port, {role: filled.logins[role] for role in ("sysadmin", "secadmin")})
        people = {}
        for code in divisions:
            if code.endswith("000000"):
                continue
            role, place = ("town", code[:9]) if code.endswith("000") else ("village", code)
            login = {"name": f"{role}-{place}", "password": load_demo.new_password()}
            Client(filled.county.port).begin(login["name"], officers.make(login["name"], "测试", role, place), login["password"])
            people[role, place] = login
        for role in ("county2", "department", "contact"):
            filled.login(role)  # takes its own password
            people[role] = filled.logins[role]
        people["county"] = filled.logins["county"]
        cls.contact = next(user["id"] for user in officers.clients["sysadmin"].pages("/users") if user["name"] == people["contact"]["name"])
        filled.county.stop()
        return people

    def live(self, name):
        """One month in a copy of the county; gives what it was, with the server still running."""
        folder = self.filled.place / name
        shutil.copytree(self.filled.county.folder, folder)
        clock = MovedClock(self.filled.place, f"{FIRST_DAY} 08:00")
        self.addCleanup(clock.give_back)
        county = County(PROGRAM, folder, log=folder.with_suffix(".log"))
        with clock.servers():
            county.start("--requests-per-second", "0", "--check-replies")
        self.addCleanup(county.stop)
        clients = {}
        for who, login in self.people.items():
            client = county.client()
            client.sign_in(login["name"], login["password"], login.get("totp"))
            client.bearer = client.post("/me/tokens", {"name": "month", "days": 30})["token"]
            client.cookie = ""
            clients[who] = client
        month = CountyMonth(clients, clock, self.contact, SEED)
        month.verify_clues()
        towns = sorted({case["division_code"][:9] for case in month.cases.values()})
        month.order_campaign(towns[0])
        month.survey()
        month.look_up()
        clock.move_to(f"{NOTICE_FROM} 09:00")
        notices = month.appraise()
        clock.move_to("2022-06-06 09:00")
        objections = month.object(notices)
        clock.move_to("2022-06-08 09:00")
        held = [notice for _, notice in objections]
        month.answer_objections(objections)
        clock.move_to("2022-06-10 15:00")
        for notice in notices:
            self.assertGreaterEqual(month.close(notice).status, 400, "a notice ended on its last day")
        clock.move_to("2022-06-13 09:00")
        for notice in notices:
            status = month.close(notice).status
            # Two workdays longer for those that an objection had stopped.
            self.assertEqual(status >= 400, notice["id"] in held, notice["ends_on"])
        clock.move_to("2022-06-15 09:00")
        for notice in notices:
            if notice["id"] in held:
                closed = month.close(notice)
                self.assertEqual(closed.status, 200, closed.body)
        month.review()
        clock.move_to(f"{DETERMINED} 09:00")
        month.determine()
        return county, month

    def test_a_month_from_tables_to_determinations_and_again(self):
        county, month = self.live("once")
        self.assertGreater(len(month.cases), 60)
        for what, count in month.count.items():
            self.assertGreater(count, 0, what)

        states = collections.Counter(month.shown(case)[0]["status"] for case in month.cases.values())
        self.assertEqual(states["withdrawn"], month.count["refused"])
        self.assertEqual(states["ended"], month.count["not agreed"])
        self.assertEqual(states["done"], len(month.cases) - states["withdrawn"] - states["ended"])
        monitored = 0
        for number, case in month.cases.items():
            shown = month.shown(case)[0]
            household = month.county.get(f"/households/{case['household']}")
            now = [one for one in household["monitored"] if not one.get("eliminated_on")]
            self.assertEqual(len(now), 1 if shown["status"] == "done" else 0, number)
            monitored += len(now)
            if now:
                self.assertEqual(now[0]["identified_on"], DETERMINED)
        self.assertEqual(monitored, states["done"])
        # 集中排查: its own dates in its town, the month's in the others.
        days = collections.defaultdict(set)
        for case in month.cases.values():
            shown = month.shown(case)[0]
            if shown["status"] == "done":
                days[shown["division_code"][:9]].add(shown["period"])
        self.assertTrue(all(periods == {FIRST_DAY[:7]} for periods in days.values()))
        county.stop()
        county.run("verify", "store", county.folder)
        county.run("verify", "audit", county.folder)

        again, month_again = self.live("again")
        self.assertEqual(month_again.events(), [event for event in self.events_of(county, month)])
        again.stop()

    def events_of(self, county, month):
        clock = MovedClock(self.filled.place, f"{DETERMINED} 10:00")
        with clock.servers():
            county.start("--requests-per-second", "0")
        for client in {id(client): client for client in month.people.values()}.values():
            client.port = county.port
            client.close()
        return month.events()
