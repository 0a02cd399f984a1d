"""A county in the server, made once and kept under build/bench/: the demo county's register handed in as workbooks, its
departments' tables and one comparison, all through the API. What each step took is kept beside it."""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

from measure import BUILD, ROOT, say, stop

sys.path.insert(0, str(ROOT / "script"))
import county_client  # noqa: E402
import load_demo  # noqa: E402

PROGRAM = ROOT / "build" / "release" / "bin" / "shouwang"
TO_WORKBOOK = ROOT / "build" / "release" / "bin" / "bench_to_workbook"
OPTIONS = ("--requests-per-second", "0", "--backup-at", "never")


def peak_mb(process):
    """VmHWM: the most memory the process ever had."""
    for line in Path(f"/proc/{process.pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0


def demo_county(households):
    """With every table of the register as a workbook."""
    folder = BUILD / f"demo-{households}"
    if not (folder / ".made").exists():
        say(f"· 生成演示县：{households:,} 户，底册换成工作簿")
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([PROGRAM, "demo", folder, "--households", str(households), "--seed", "7"], check=True, capture_output=True)
        (folder / "register").mkdir()
        for table in sorted((folder / "data").iterdir()):
            if load_demo.dataset_of(table.name) not in load_demo.REGISTER:
                continue
            workbook = folder / "register" / (table.stem + ".xlsx")
            if table.suffix == ".xlsx":
                shutil.copy(table, workbook)
            else:
                subprocess.run([TO_WORKBOOK, table, workbook], check=True)
        (folder / ".made").touch()
    return folder


def compare_seconds(client):
    """One comparison over what the server holds, from asking for it to its clues."""
    started = time.monotonic()
    load_demo.compare(client)
    return time.monotonic() - started


class ServerCounty:
    """The county's folder; `login` of an account of the county office that may do all its work."""

    def __init__(self, households):
        self.households = households
        self.folder = BUILD / f"server-{households}"
        self.told = self.folder.with_suffix(".json")

    def made(self):
        if not self.told.exists():
            self._make()
        return self

    def facts(self):
        return json.loads(self.told.read_text())

    def keep(self, **more):
        self.told.touch(mode=0o600)
        self.told.write_text(json.dumps({**(self.facts() if self.told.stat().st_size else {}), **more}, ensure_ascii=False, indent=2))

    def start(self, folder=None):
        """The server on that county (or a copy of it), and a client that is signed in."""
        county = county_client.County(PROGRAM, folder or self.folder, log=BUILD / "log" / "server.log")
        county.start(*OPTIONS)
        client = county_client.Client(county.port, timeout=600)
        login = self.facts()["login"]
        client.sign_in(login["name"], login["password"], login["totp"])
        return county, client

    def town_tokens(self, port):
        """An access token for each town, for today."""
        tokens = {}
        for code, login in self.facts()["towns"].items():
            client = county_client.Client(port)
            client.sign_in(login["name"], login["password"])
            tokens[code] = client.post("/me/tokens", {"name": "bench", "days": 1})["token"]
        return tokens

    def _make(self):
        demo = demo_county(self.households)
        # With it the copies that were filled up: their accounts have the passwords of the county before.
        for folder in (self.folder, *self.folder.parent.glob(f"{self.folder.name}-*")):
            shutil.rmtree(folder, ignore_errors=True)
        (BUILD / "log").mkdir(parents=True, exist_ok=True)
        county = county_client.County(PROGRAM, self.folder, log=BUILD / "log" / "server.log")
        one_time = county.init(load_demo.CODE, demo / "divisions.csv")
        county.start(*OPTIONS)
        try:
            officers = load_demo.Officers(county.port, one_time)
            client = county_client.Client(county.port, timeout=1800)
            login = {"name": "bench", "password": load_demo.new_password()}
            login["totp"] = client.begin("bench", officers.make("bench", "测试", "county", load_demo.CODE), login["password"], True)
            self.keep(login=login, towns=self._town_logins(county.port, officers, client))
            self._fill(client, demo, county)
        except Exception as failure:
            self.told.unlink(missing_ok=True)
            stop(f"没有建成测试县：{failure}；日志 {county.log}")
        finally:
            county.stop()

    @staticmethod
    def _town_logins(port, officers, client):
        """A login for each town, by the nine digits of its code: answers come from towns and villages."""
        logins = {}
        for division in client.get("/divisions")["items"]:
            code = division["code"]
            if not code.endswith("000") or code.endswith("000000"):
                continue
            name, password = f"bench-{code[6:9]}", load_demo.new_password()
            county_client.Client(port).begin(name, officers.make(name, "测试", "town", code[:9]), password)
            logins[code[:9]] = {"name": name, "password": password}
        return logins

    def _fill(self, client, demo, county):
        departments = {one["name"]: item["department"] for item in client.get("/datasets")["items"] for one in item["datasets"]}
        steps = {}

        def timed(name, work):
            started = time.monotonic()
            result = work()
            steps[name] = {"seconds": round(time.monotonic() - started, 2), "peak_mb": round(peak_mb(county.process))}
            say(f"  {name}：{steps[name]['seconds']:.1f} 秒，内存最多 {steps[name]['peak_mb']:,} MB")
            return result

        register = sorted((demo / "register").iterdir())
        number = client.post("/registry-imports", {"note": "底册"})["id"]
        timed("底册上传", lambda: [load_demo.send_once(client, f"/registry-imports/{number}/files", path) for path in register])
        compared = timed("底册比对", lambda: load_demo.changed(client, "POST", f"/registry-imports/{number}/compare"))
        timed("底册入库", lambda: load_demo.changed(client, "POST", f"/registry-imports/{number}/accept"))
        files = sorted(path for path in (demo / "data").iterdir() if path.name not in load_demo.LEFT_OUT)
        tables = [path for path in files if load_demo.dataset_of(path.name) not in load_demo.REGISTER]
        timed("部门数据入库", lambda: load_demo.hand_in(client, tables, departments))
        run = timed("比对", lambda: load_demo.compare(client))
        self.keep(steps=steps, register=compared["counts"], run=run["counts"])
