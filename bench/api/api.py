"""script/bench api: the API against a plain Fastify + better-sqlite3 server, under wrk. See bench/README.md."""

import argparse
import contextlib
import http.client
import json
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from contestants import Alone, Ours, Peer, RecordingPeer  # noqa: E402
from measure import BUILD, machine, median, say, stop, write_json  # noqa: E402

PAGE = 50
DEEP_PAGE = 10_000
CONNECTIONS = (64, 1000)
OPERATIONS = {"read": "读一户（授权、脱敏）", "answer": "核实线索（审计、落盘）", "first": "线索列表第 1 页", "deep": f"线索列表第 {DEEP_PAGE} 页"}
LEAST = {"read": 1.5, "answer": 3.0}  # ratios the issue asks for
# What differs when a peer keeps the records of an answer: the answer alone.
ONLY = {RecordingPeer.key: ("answer",)}


def options():
    parser = argparse.ArgumentParser(prog="script/bench api")
    parser.add_argument("--quick", action="store_true", help="小县：3 000 户、20 000 条线索，每项 2 秒")
    parser.add_argument("--seconds", type=int, default=10, help="每项每轮的秒数，缺省 10")
    parser.add_argument("--runs", type=int, default=3, help="轮数，缺省 3")
    parser.add_argument("--peer-processes", type=int, default=1, help="Fastify 的进程数，缺省 1")
    parser.add_argument("--flush-ms", type=float, default=0, help="每次落盘至少这么多毫秒，两边一样；只测核实线索")
    parser.add_argument("--alone", action="store_true", help="另测没有存储的 HTTP 层")
    return parser.parse_args()


def slow_flushes(milliseconds):
    """For the servers started from here on: see slow_flush.c."""
    library = BUILD / "slow_flush.so"
    subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", library, HERE / "slow_flush.c", "-ldl"], check=True)
    os.environ.update(LD_PRELOAD=str(library), SHOUWANG_FLUSH_MS=str(milliseconds))


class Client:
    """One connection kept open, for walking lists."""

    def __init__(self, contestant):
        self.connection = http.client.HTTPConnection("127.0.0.1", contestant.port, timeout=60)
        self.headers = {"Authorization": f"Bearer {contestant.token}"}

    def get(self, path):
        self.connection.request("GET", path, headers=self.headers)
        reply = self.connection.getresponse()
        body = reply.read()
        if reply.status != 200:
            stop(f"GET {path}：{reply.status} {body[:300]!r}")
        return json.loads(body)


def walk_clues(contestant, pages):
    """The first `pages` pages: (clues as (id, version, household, place), cursor of the last page, seconds of each page)."""
    client = Client(contestant)
    clues, cursor, times = [], "", []
    for _ in range(pages):
        started = time.monotonic()
        page = client.get(f"/api/v1/clues?limit={PAGE}" + (f"&cursor={cursor}" if cursor else ""))
        times.append(time.monotonic() - started)
        clues += [(one["id"], one["version"], one["household"], one["division_code"]) for one in page["items"]]
        if not page["next"]:
            break
        last, cursor = cursor, page["next"]
    return clues, last, times


def write_lines(contestant, pages):
    folder = BUILD / "api-lines" / contestant.key
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    clues, deep, times = walk_clues(contestant, pages)
    chance = random.Random(7)
    households = sorted({household for _, _, household, _ in clues if household})
    chance.shuffle(households)
    chance.shuffle(clues)
    lines = {
        "read": [str(number) for number in households],
        "answer": [f"{number} {version} {contestant.answering_token(place)}" for number, version, _, place in clues],
        "first": [f"limit={PAGE}"],
        "deep": [f"limit={PAGE}&cursor={deep}"],
    }
    for operation, texts in lines.items():
        (folder / operation).write_text("\n".join(texts) + "\n")
    contestant.unanswered = lines["answer"]
    head, tail = median(times[:100]), median(times[-100:])
    say(f"  {contestant.name}：翻过 {len(times):,} 页；前 100 页中位 {head * 1e3:.2f} 毫秒，后 100 页 {tail * 1e3:.2f} 毫秒")
    return folder, {"pages": len(times), "first_100_ms": round(head * 1e3, 3), "last_100_ms": round(tail * 1e3, 3)}


def load(contestant, folder, operation, connections, seconds):
    lines = folder / operation
    if operation == "answer":
        lines.write_text("\n".join(contestant.unanswered) + "\n")
    contestant.warm()
    kind = "list" if operation in ("first", "deep") else operation
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "--latency", "-s", str(HERE / "load.lua"),
               f"http://127.0.0.1:{contestant.port}", "--", kind, contestant.token, str(lines)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 120)
    found = [line[7:] for line in done.stdout.splitlines() if line.startswith("RESULT ")]
    if not found:
        stop(f"wrk 没有结果：{done.stdout[-500:]} {done.stderr[-500:]}")
    result = json.loads(found[0])
    result["per_second"] = round(result["requests"] / result["seconds"], 1)
    if operation == "answer" and contestant.answers_once:
        # Those on their way at the end may have been done too.
        del contestant.unanswered[: result["requests"] + connections]
        if len(contestant.unanswered) < 1000:
            stop("线索不够用了：请减少 --seconds 或 --runs")
    if result["refused"] or result["broken"]:
        say(f"  ! {contestant.name} {operation} {connections}：{result['refused']} 个没有成功，{result['broken']} 个连接出错")
    return result


def table(results, contestants):
    for connections in CONNECTIONS:
        say(f"\n{connections} 个连接{'':22}{'次/秒':>12}{'p50 毫秒':>12}{'p99 毫秒':>12}{'倍数':>8}")
        for operation, title in OPERATIONS.items():
            base = None
            for contestant in reversed(contestants):
                runs = results[contestant.key].get(f"{operation}-{connections}", [])
                if not runs:
                    continue
                rate = median([run["per_second"] for run in runs])
                base = base or rate
                say(f"{title} · {contestant.name:14}{rate:12,.0f}{median([r['p50_ms'] for r in runs]):12.2f}"
                    f"{median([r['p99_ms'] for r in runs]):12.2f}{rate / base:7.2f}×")


def ratios(results):
    found = {}
    for operation, least in LEAST.items():
        for connections in CONNECTIONS:
            key = f"{operation}-{connections}"
            rates = {who: median([run["per_second"] for run in runs[key]]) for who, runs in results.items() if key in runs}
            if not rates:
                continue
            found[key] = {"wanted": least}
            for who in (Peer.key, RecordingPeer.key):
                if who in rates:
                    found[key][f"to_{who}"] = round(rates[Ours.key] / rates[who], 2)
    return found


def main():
    args = options()
    households, clues = (3_000, 20_000) if args.quick else (300_000, 1_000_000)
    seconds = min(args.seconds, 2) if args.quick else args.seconds
    if not shutil.which("wrk"):
        stop("没有 wrk：apt-get install wrk")
    operations = ["answer"] if args.flush_ms else list(OPERATIONS)
    if args.flush_ms:
        slow_flushes(args.flush_ms)
    with contextlib.ExitStack() as stack:
        peers = [kind(households, clues, args.peer_processes) for kind in (RecordingPeer, Peer)]
        contestants = [Ours(households, clues), *peers]
        for contestant in contestants:
            stack.enter_context(contestant)
        say(f"· {households:,} 户、{clues:,} 条线索；每项 {seconds} 秒 × {args.runs} 轮")
        result = {"machine": machine(), "households": households, "clues": clues, "seconds": seconds,
                  "flush_ms": args.flush_ms, "lists": {}}
        results, folders = {}, {}
        for contestant in contestants:
            folders[contestant.key], result["lists"][contestant.key] = write_lines(contestant, DEEP_PAGE)
            results[contestant.key] = {}
        if args.alone:
            alone = stack.enter_context(Alone())
            contestants.insert(0, alone)
            folders[alone.key] = folders["peer"]
            alone.unanswered = list(contestants[-1].unanswered)
            results[alone.key] = {}
        for number in range(1, args.runs + 1):
            for connections in CONNECTIONS:
                for operation in operations:
                    for contestant in contestants:  # in turns, so that a busy minute hits all
                        if operation not in ONLY.get(contestant.key, operations):
                            continue
                        one = load(contestant, folders[contestant.key], operation, connections, seconds)
                        results[contestant.key].setdefault(f"{operation}-{connections}", []).append(one)
            say(f"  第 {number} 轮完成")
        table(results, contestants)
        result["runs"] = results
        result["ratios"] = ratios(results)
        write_json(BUILD / ("api-flush.json" if args.flush_ms else "api.json"), result)


if __name__ == "__main__":
    main()
