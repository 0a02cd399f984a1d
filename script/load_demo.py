#!/usr/bin/env python3
"""Fills a county that `shouwang init` has just made with the demo county, through the API, as its people would: the officers
make the accounts, the county office imports the register and the departments' tables, compares, and sends clues down.

    script/load_demo.py --program build/shouwang --county build/demo/county --demo build/demo --officers FILE [--out FILE]

FILE (--officers) holds the officers' one-time passwords as JSON; --out gets one login for each role as JSON.
"""

import argparse
import json
import secrets
import sys
import tempfile
import time
from pathlib import Path

from county_client import ApiError, Client, County, wait_for_job

AS_OF = "2022-05-31"
PACK = "huize-2022"
CODE = "530326"

# How the demo's files begin → the dataset they hold. Which department owes a dataset, the server says.
DATASETS = {
    "户信息": "household",
    "人口信息": "person",
    "家庭收入": "income",
    "监测对象": "monitored",
    "帮扶措施台账": "measure",
    "亲属关系": "kinship",
    "2022年5月医保结算": "medical_settlement",
    "义务教育学籍": "school_roll",
    "持证残疾人": "disability",
    "社会救助对象": "assistance",
    "死亡人口": "death",
    "服刑失踪人员": "custody",
    "财政供养人员": "public_payroll",
    "车辆登记": "vehicle",
    "市场主体": "company",
    "不动产登记": "real_estate",
    "种养大户": "large_producer",
    "失信被执行人": "discredited",
    "务工就业": "employment",
    "住房安全鉴定": "housing_safety",
    "饮水安全检测": "water_safety",
    "灾害损失": "disaster",
    "意外事故": "accident",
}
REGISTER = {"household", "person", "income", "monitored", "measure", "kinship"}
# What the demo's inputs.toml says beside; the older table of water is handed in first and then replaced.
MAPPINGS = {
    "2022年5月医保结算.csv": {"columns": [{"header": "自付合计", "column": "self_pay"}]},
    "车辆登记.csv": {"header": 3},
}
CORRECTED = "饮水安全检测（更正）.csv"
LEFT_OUT = {"inputs.toml", "填报说明.txt", "饮水安全检测（旧）.csv"}


def say(line):
    print(line, file=sys.stderr, flush=True)


def today():
    """The day in China."""
    return time.strftime("%Y-%m-%d", time.gmtime(time.time() + 8 * 3600))


def new_password():
    # Sixty-four characters rather than sixteen: twelve of these are hardly ever as plain as the rules refuse.
    return "Sw-" + secrets.token_urlsafe(12)


class Officers:
    """The three officers with their own passwords and second factors; makes accounts as the rules want it: one officer makes
    the account, the second proposes the role, the first confirms it."""

    def __init__(self, port, one_time):
        self.logins = {}
        self.clients = {}
        for role, password in one_time.items():
            client = Client(port)
            own = new_password()
            secret = client.begin(role, password, own, second_factor=True)
            self.clients[role] = client
            self.logins[role] = {"name": role, "password": own, "totp": secret}

    def make(self, name, display_name, role, division="", department=""):
        """A one-time password."""
        sysadmin, secadmin = self.clients["sysadmin"], self.clients["secadmin"]
        made = sysadmin.post("/users", {"name": name, "display_name": display_name})
        wanted = {"role": role, "division": division, "department": department, "reason": "演示"}
        grant = secadmin.post(f"/users/{made['id']}/grants", {key: value for key, value in wanted.items() if value})
        sysadmin.post(f"/users/{made['id']}/grants/{grant['id']}/decision", {"confirm": True})
        return made["one_time_password"]

    def disable(self, name):
        sysadmin = self.clients["sysadmin"]
        user = next(user for user in sysadmin.pages("/users") if user["name"] == name)
        reply = sysadmin.send("GET", f"/users/{user['id']}")
        sysadmin.call("PATCH", f"/users/{user['id']}", {"enabled": False}, {"If-Match": reply.headers["etag"]})


def dataset_of(name):
    return next((dataset for prefix, dataset in DATASETS.items() if name.startswith(prefix)), None)


def changed(client, method, path, body=None):
    """A change of what was just read: with the version that was read."""
    parent = path.rsplit("/", 1)[0]
    version = client.send("GET", parent).headers["etag"]
    return client.call(method, path, body, {"If-Match": version})


def send_once(client, where, path, **query):
    """The upload; nothing for a file whose very bytes were handed in already: the server refuses those."""
    try:
        return client.upload(where, path.read_bytes(), name=path.name, **query)
    except ApiError as refused:
        if refused.status != 409:
            raise
        say(f"  {path.name}：{refused.problem['detail']}")
        return None


def import_register(client, files):
    number = client.post("/registry-imports", {"note": "演示县底册"})["id"]
    for path in files:
        send_once(client, f"/registry-imports/{number}/files", path)
    compared = changed(client, "POST", f"/registry-imports/{number}/compare")
    accepted = changed(client, "POST", f"/registry-imports/{number}/accept")
    assert accepted["state"] == "accepted", accepted
    return compared["counts"]


def hand_in(client, files, departments):
    """Each table to the department that owes it; a second table of a dataset adds to the first, the corrected one replaces."""
    seen = set()
    for path in files:
        dataset = dataset_of(path.name)
        upload = send_once(client, "/imports", path, department=departments[dataset], period=AS_OF[:7])
        if upload is None:
            continue
        number = upload["id"]
        if path.name in MAPPINGS:
            sheet = {"dataset": dataset, **MAPPINGS[path.name]}
            changed(client, "PUT", f"/imports/{number}/mapping", {"sheets": [sheet]})
        changed(client, "POST", f"/imports/{number}/load", {"adds": dataset in seen})
        seen.add(dataset)


def compare(client):
    run = client.post("/runs", {"pack": PACK, "as_of": AS_OF})
    done = wait_for_job(client, run["id"])
    if done["state"] != "done":
        raise RuntimeError(f"the comparison ended as {done['state']}: {done['reason']}")
    return done


def load(port, demo, one_time):
    """Everything; the logins of each role."""
    say("· 建立账号")
    officers = Officers(port, one_time)
    office = Client(port)
    password = new_password()
    office.begin("demo-loader", officers.make("demo-loader", "演示数据装载", "county", CODE), password, second_factor=True)
    files = sorted(path for path in (Path(demo) / "data").iterdir() if path.name not in LEFT_OUT)
    departments = {one["name"]: item["department"] for item in office.get("/datasets")["items"] for one in item["datasets"]}

    say("· 导入底册")
    import_register(office, [path for path in files if dataset_of(path.name) in REGISTER])
    say("· 装入部门数据")
    department_files = [path for path in files if dataset_of(path.name) not in REGISTER]
    # The two kinds of 灾害 and the like come in the order of their names.
    hand_in(office, department_files, departments)
    say("· 比对")
    run = compare(office)

    logins = [dict(officers.logins[role], role=role) for role in ("sysadmin", "secadmin", "auditor")]
    towns = [item for item in office.get("/divisions")["items"] if item["code"].endswith("000") and not item["code"].endswith("000000")]
    town = towns[0]["code"]
    village = next(item["code"] for item in office.get("/divisions")["items"] if item["code"].startswith(town[:9]) and item["code"] != town)
    for role, name, title, division, department in (
        ("county", "xian", "县乡村振兴局", CODE, ""),
        # Who judges a look-up does not determine: the county office has two people.
        ("county2", "shending", "县乡村振兴局（审定）", CODE, ""),
        ("department", "yibao", "县医保局", CODE, "medical_insurance"),
        ("town", "zhen", "乡镇", town[:9], ""),
        ("village", "cun", "村信息员", village, ""),
        ("contact", "lianxi", "监测联系人", village, ""),
    ):
        password = officers.make(name, title, role.rstrip("2"), division, department)
        logins.append({"role": role, "name": name, "password": password, "one_time": True})
    officers.disable("demo-loader")
    return run, logins


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--county", required=True)
    parser.add_argument("--demo", required=True)
    parser.add_argument("--officers", required=True)
    parser.add_argument("--out")
    options = parser.parse_args()
    one_time = json.loads(Path(options.officers).read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        county = County(options.program, options.county, log=Path(folder) / "server.log")
        county.start("--requests-per-second", "0")
        try:
            run, logins = load(county.port, options.demo, one_time)
        finally:
            county.stop()
    say(f"✓ 比对完成：{run['counts']}")
    text = json.dumps(logins, ensure_ascii=False, indent=2) + "\n"
    if options.out:
        Path(options.out).touch(mode=0o600)
        Path(options.out).write_text(text, encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
