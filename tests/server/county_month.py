"""A month of the demo county, from its comparison's clues to determinations, as everybody in it would do it through the API:
what each does is drawn from a seed by the household's number, so that a seed gives the same month again."""

import random

FIRST_DAY = "2022-06-01"
NOTICE_FROM = "2022-06-02"  # Thursday; Friday the 3rd is 端午节, so that five workdays are over on the 10th
DETERMINED = "2022-06-22"
SHEET = b"\xff\xd8\xff a signed sheet"


class CountyMonth:
    """`people`: signed-in clients by role and place: people["village", code], people["town", code9], people["county"], …"""

    def __init__(self, people, clock, contact, seed):
        self.people, self.clock, self.contact, self.seed = people, clock, contact, seed
        self.county, self.second, self.department = people["county"], people["county2"], people["department"]
        self.sheet = self.county.call("POST", "/attachments", raw=SHEET)["digest"]
        self.cases = {}  # household number → case
        self.count = dict.fromkeys(("confirmed", "refused", "excluded", "returned", "objections", "not agreed"), 0)

    def chance(self, what, household):
        """The same for the same household, whatever came before."""
        return random.Random(f"{self.seed} {what} {household}").random()

    def village(self, case):
        return self.people["village", case["division_code"]]

    def town(self, case):
        return self.people["town", case["division_code"][:9]]

    # ---- small steps

    def shown(self, case):
        reply = self.county.send("GET", f"/cases/{case['id']}")
        return reply.json(), {"If-Match": reply.headers["etag"]}

    def complete(self, who, case, **fields):
        now, version = self.shown(case)
        body = {"step": now["step"], "fields": {name: value if isinstance(value, list) else [value] for name, value in fields.items()}}
        return who.post(f"/cases/{case['id']}/complete", body, version)

    def give(self, who, case, kind):
        _, version = self.shown(case)
        who.post(f"/cases/{case['id']}/papers", {"kind": kind, "attachments": [self.sheet]}, version)

    def open_cases(self):
        return [self.cases[key] for key in sorted(self.cases) if self.shown(self.cases[key])[0]["status"] == "open"]

    def at(self, step):
        return [case for case in self.open_cases() if self.shown(case)[0]["step"] == step]

    def by_village(self, cases):
        villages = {}
        for case in cases:
            villages.setdefault(case["division_code"], []).append(case)
        return villages

    # ---- the month

    def verify_clues(self):
        self.county.post("/clues/send", {"due_on": "2022-06-30"})
        for (role, *place), village in sorted(self.people.items(), key=str):
            if role != "village":
                continue
            for clue in sorted(village.pages("/clues?state=sent"), key=lambda one: (one["household_id"], one["rule"]["id"])):
                so = clue["kind"] == "risk" and self.chance("clue", clue["household_id"]) < 0.25
                answer = {"verdict": "confirmed" if so else "refuted", "note": "入户核实", "checker": "村干部", "visited_on": FIRST_DAY}
                reply = village.send("GET", f"/clues/{clue['id']}")
                village.post(f"/clues/{clue['id']}/answer", answer, {"If-Match": reply.headers["etag"]})
                self.count["confirmed"] += so
                if so and clue["household"] and clue["household_id"] not in self.cases:
                    self.open(village, clue)

    def open(self, village, clue):
        body = {"procedure": "identification", "household": clue["household"], "clue": clue["id"], "period": FIRST_DAY[:7]}
        reply = village.send("POST", "/cases", body)
        if reply.status == 201:
            self.cases[clue["household_id"]] = reply.json()
        elif reply.status != 409:  # 409: the household is monitored already
            raise AssertionError(reply.body)

    def order_campaign(self, town):
        """集中排查 in one town, with dates of its own."""
        dates = {"collect": "2022-06-04", "analyse": "2022-06-06", "survey": "2022-06-09", "lookup": "2022-06-14",
                 "appraisal": "2022-06-20", "town_review": "2022-06-22", "determine": "2022-06-24", "entry": "2022-06-28"}
        self.county.post("/campaigns", {"procedure": "identification", "division_code": town + "000", "period": FIRST_DAY[:7],
                                        "title": "集中排查", "ordered_by": "上级通知", "dates": dates})

    def survey(self):
        for case in self.open_cases():
            self.complete(self.village(case), case, situation="医疗支出大")
            self.complete(self.village(case), case, judgement="列入入户名单")
            village, family = self.village(case), f"/households/{case['household']}"
            self.give(village, case, "visit")
            village.post(family + "/applications", {"received_on": FIRST_DAY, "text": "申请纳入", "attachments": [self.sheet]})
            if self.chance("sign", case["household_id"]) < 0.05:
                # No look-up without the family's authorisation; it does not want one.
                refused = self.county.send("POST", f"/cases/{case['id']}/lookups", {"departments": ["medical_insurance"]})
                assert refused.status == 409, refused.body
                village.post(f"/cases/{case['id']}/withdraw", {"reason": "家庭不同意授权"}, self.shown(case)[1])
                self.count["refused"] += 1
                continue
            members = village.get(family)["members"]
            head = next(one["id"] for one in members if one["status"] == "在户")
            village.post(family + "/authorisations", {"signed_on": FIRST_DAY, "scope": "家庭资产", "signers": [head], "attachments": [self.sheet]})
            self.complete(village, case, findings="收入下降")

    def look_up(self):
        for case in self.at("lookup"):
            asked = self.county.post(f"/cases/{case['id']}/lookups", {"departments": ["medical_insurance"]})["items"][0]
            found = self.chance("exclusion", case["household_id"]) < 0.1
            findings = [{"exclusion": 3, "text": "名下有一辆轿车"}] if found else []
            self.department.post(f"/lookups/{asked['id']}/answer", {"note": "已核对", "findings": findings}, {"If-Match": f"\"{asked['version']}\""})
            self.complete(self.county, case, lookup_opinion="信息属实")
            self.count["excluded"] += found

    def appraise(self):
        """Each village's meeting and notice; gives the notices."""
        notices = []
        for code, cases in sorted(self.by_village(self.at("appraisal")).items()):
            village = self.people["village", code]
            agreed = [case for case in cases if self.chance("agreed", case["household_id"]) >= 0.1]
            decisions = [{"case": case["id"], "agreed": case in agreed} for case in cases]
            village.post("/meetings", {"division_code": code, "held_on": self.clock.today(), "place": "村委会", "host": "村支书", "attendance": 31,
                                       "minutes": "逐户评议", "attachments": [self.sheet], "decisions": decisions})
            for case in cases:
                if case not in agreed:
                    village.post(f"/cases/{case['id']}/end", {"reason": "评议未通过"}, self.shown(case)[1])
                    self.count["not agreed"] += 1
            if agreed:
                numbers = [case["id"] for case in agreed]
                body = village.post("/postings/draft", {"cases": numbers})["body"]
                notices.append(village.post("/postings", {"division_code": code, "title": "拟纳入监测对象公示", "place": "村务公开栏", "body": body,
                                                          "starts_on": self.clock.today(), "cases": numbers}))
        return notices

    def object(self, notices):
        """An objection to every third notice; the clock stops until it is answered."""
        objections = []
        for notice in notices[::3]:
            village = self.people["village", notice["division_code"]]
            case = sorted(notice["cases"])[0]
            case = case["id"] if isinstance(case, dict) else case
            village.post(f"/postings/{notice['id']}/objections", {"case": case, "received_on": self.clock.today(), "text": "这户有别的收入"})
            objections.append((village, notice["id"]))
            self.count["objections"] += 1
        return objections

    def answer_objections(self, objections):
        for village, notice in objections:
            now = village.get(f"/postings/{notice}")
            for objection in now["objections"]:
                village.post(f"/postings/{notice}/objections/answer", {"objection": objection["id"], "finding": "查过账", "answer": "已向反映人说明"})

    def close(self, notice, why=""):
        village = self.people["village", notice["division_code"]]
        reply = village.send("GET", f"/postings/{notice['id']}")
        return village.send("POST", f"/postings/{notice['id']}/close", {"why": why, "attachments": [self.sheet]}, {"If-Match": reply.headers["etag"]})

    def review(self):
        for case in self.at("appraisal"):
            self.complete(self.village(case), case, village_decision="同意", suggested_measures=["健康帮扶"])
        for case in self.at("town_review"):
            if self.chance("return", case["household_id"]) < 0.1:
                _, version = self.shown(case)
                self.town(case).post(f"/cases/{case['id']}/return", {"to": "appraisal", "reason": "措施建议不具体"}, version)
                self.complete(self.village(case), case, village_decision="同意", suggested_measures=["健康帮扶", "就业帮扶"])
                self.count["returned"] += 1
            self.complete(self.town(case), case, spot_check="抽查一致", town_opinion="同意", agreed_measures=["健康帮扶"])

    def determine(self):
        for case in self.at("determine"):
            if self.shown(case)[0]["excluded"]:
                # With one of the ten exclusions only by the group's own decision, explained to the villagers.
                refused = self.second.send("POST", f"/cases/{case['id']}/complete", {"step": "determine", "fields": self.decision()}, self.shown(case)[1])
                assert refused.status == 409, refused.body
                for paper in ("group_decision", "explanation"):
                    self.give(self.second, case, paper)
            self.complete(self.second, case, **self.decision())
            self.complete(self.second, case, entered_on=[self.clock.today()])

    def decision(self):
        return {"category": ["突发严重困难户"], "risks": ["因病"], "department": ["medical_insurance"], "contact": [str(self.contact)], "county_opinion": ["纳入"]}

    def events(self):
        """Everything that happened to the cases, without numbers and times of day."""
        told = []
        for number in sorted(self.cases):
            for event in self.shown(self.cases[number])[0]["events"]:
                told.append((number, event["kind"], event.get("step"), event.get("to"), event.get("status"), event.get("paper"), event["account_name"]))
        return told
