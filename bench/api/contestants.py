"""The servers that script/bench api compares: each a context that listens on `port` and knows its `token`."""

import json
import shutil
import socket
import subprocess
import time

import server_county
from measure import BUILD, ROOT, say, stop

PEER = BUILD / "peer"
PATIENCE_S = 30


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Contestant:
    key = name = ""
    port = 0
    token = "none"
    process = None
    files = ()  # of the database
    answers_once = True  # a clue that has an answer takes no other

    def __init__(self):
        self.unanswered = []

    def warm(self):
        """Its database is in the file cache, as it is on a machine that has nothing else to do; some hosts take it back."""
        for path in self.files:
            with open(path, "rb", buffering=0) as file:
                while file.read(1 << 22):
                    pass

    def answering_token(self, division_code):  # who may answer a clue of that place
        return self.token

    def run(self, command):
        log = BUILD / "log" / f"api-{self.key}.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        with open(log, "wb") as out:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, cwd=ROOT)
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until and self.process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.05)
        stop(f"{self.name} 没有启动；日志 {log}")

    def __exit__(self, *_):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(PATIENCE_S)
            except subprocess.TimeoutExpired:
                self.process.kill()


class Peer(Contestant):
    key, name = "peer", "Fastify"
    keeps = ()

    def __init__(self, households, clues, processes):
        super().__init__()
        self.households, self.clues, self.processes = households, clues, processes

    def __enter__(self):
        made = BUILD / f"{self.key}-{self.households}-{self.clues}.db"
        told = made.with_suffix(".json")
        if not told.exists():
            say(f"· 生成 Fastify 的数据库：{self.households:,} 户、{self.clues:,} 条线索")
            made.unlink(missing_ok=True)
            done = subprocess.run(["node", str(PEER / "peer.cjs"), "fill", str(made), str(self.households), str(self.clues), *self.keeps],
                                  capture_output=True, text=True, timeout=1800)
            if done.returncode:
                stop(f"没有生成：{done.stderr[-500:]}")
            told.write_text(done.stdout)
        self.token = json.loads(told.read_text())["token"]
        used = BUILD / f"{self.key}-run" / "county.db"  # answers change it: every call begins with a fresh copy
        shutil.rmtree(used.parent, ignore_errors=True)
        used.parent.mkdir(parents=True)
        shutil.copy(made, used)
        self.files = (used,)
        self.port = free_port()
        self.run(["node", str(PEER / "peer.cjs"), "serve", str(used), str(self.port), str(self.processes)])
        return self


class RecordingPeer(Peer):
    """Keeps as much of an answer as ours does (see peer.cjs)."""

    key, name = "peer-records", "Fastify 同样留痕"
    keeps = ("records",)


class Alone(Contestant):
    key, name = "alone", "只有 HTTP 层"
    answers_once = False

    def __enter__(self):
        self.port = free_port()
        self.run([str(ROOT / "build/release/bin/bench_http_alone"), str(self.port)])
        return self


class Ours(Contestant):
    """Our server on a county of that size (bench/server_county.py) with `clues` sent clues beside those it found."""

    key, name = "shouwang", "守望"

    def __init__(self, households, clues):
        super().__init__()
        self.county = server_county.ServerCounty(households)
        self.clues = clues

    def __enter__(self):
        self.county.made()
        made = self.county.folder.with_name(f"{self.county.folder.name}-{self.clues}")
        if not (made / ".filled").exists():
            say(f"· 加入 {self.clues:,} 条线索")
            shutil.rmtree(made, ignore_errors=True)
            shutil.copytree(self.county.folder, made)
            subprocess.run([ROOT / "build/release/bin/bench_fill_clues", made, str(self.clues)], check=True)
            (made / ".filled").touch()
        used = BUILD / "server-run"  # answers change it: every call begins with a fresh copy
        shutil.rmtree(used, ignore_errors=True)
        shutil.copytree(made, used)
        self.files = (used / "record.db",)
        self.server, client = self.county.start(used)
        self.port = self.server.port
        self.process = self.server.process
        self.token = client.post("/me/tokens", {"name": "bench", "days": 1})["token"]
        self.town_tokens = self.county.town_tokens(self.port)
        return self

    def answering_token(self, division_code):
        return self.town_tokens[division_code[:9]]
