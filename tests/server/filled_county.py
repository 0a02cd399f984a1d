"""A county filled with the demo county, on either database; made once for each and copied for the tests that need it."""

import csv
import os
import secrets
import shutil
import subprocess
import tempfile
from pathlib import Path

import load_demo
from county_client import Client, County

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("SHOUWANG", ROOT / "build" / "shouwang"))
CODE = load_demo.CODE


class Postgres:
    """The tests' own PostgreSQL server; a database at a time."""

    def __init__(self, folder):
        self.folder = str(folder)
        self.call("start")
        self.socket = (Path(folder) / "socket").read_text(encoding="utf-8").strip()

    def call(self, action, *names):
        subprocess.run([ROOT / "tests" / "postgres", action, self.folder, *names], check=True)

    def create(self):
        name = "server_" + secrets.token_hex(6)
        self.call("create", name)
        return f"postgresql:///{name}?user=shouwang&host={self.socket}"

    def stop(self):
        self.call("stop")


class FilledCounty:
    """`county` is running; `login(role)` gives a signed-in client, each role's password changed on the first call."""

    def __init__(self, database=None, households=1000):
        self.place = Path(tempfile.mkdtemp(prefix="shouwang-county-"))
        self.demo = self.place / "demo"
        subprocess.run([PROGRAM, "demo", self.demo, "--households", str(households), "--seed", "7"], check=True, capture_output=True)
        self.county = County(PROGRAM, self.place / "county")
        options = ["--db", database] if database else []
        one_time = self.county.init(CODE, self.demo / "divisions.csv", *options)
        self.start()
        self.run, logins = load_demo.load(self.county.port, self.demo, one_time)
        self.logins = {login["role"]: login for login in logins}

    def start(self):
        self.county.start("--requests-per-second", "0", "--check-replies")

    def login(self, role):
        login = self.logins[role]
        client = Client(self.county.port)
        if login.pop("one_time", False):
            own = load_demo.new_password()
            login["totp"] = client.begin(login["name"], login["password"], own, second_factor=role == "county")
            login["password"] = own
            return client
        client.sign_in(login["name"], login["password"], login.get("totp"))
        return client

    def known_ids(self):
        """The resident ids of the demo's first table of people: none of them may be seen anywhere in the clear."""
        with open(self.demo / "data" / "人口信息.csv", encoding="utf-8-sig", errors="ignore") as file:
            return {cell for row in csv.reader(file) for cell in row if len(cell) == 18 and cell[:17].isdigit()}

    def files(self):
        """Everything on the disk that belongs to the county, and the server's log."""
        yield Path(self.county.log)
        yield from (path for path in Path(self.county.folder).rglob("*") if path.is_file())

    def remove(self):
        self.county.stop()
        shutil.rmtree(self.place, ignore_errors=True)
