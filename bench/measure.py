"""Running programs under measurement: wall seconds and peak resident memory of a child, and what is said about several runs."""

import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "bench"


def say(text=""):
    print(text, flush=True)


def stop(text):
    print(f"✗ {text}", file=sys.stderr, flush=True)
    sys.exit(1)


def run_measured(command, timeout_s, log, env=None):
    """Runs `command` with its output in the file `log`. Returns (seconds, peak MB of the process, standard output).

    Peak memory is ru_maxrss of wait4(): the largest resident size the process (not its children) ever had. The child must not
    be started by fork() of a large parent: a child's maximum begins with its parent's size, so this program stays small.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    out_path = log.with_suffix(".out")
    with open(log, "wb") as err, open(out_path, "wb") as out:
        started = time.monotonic()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, cwd=ROOT, env=env)
        deadline = started + timeout_s
        while True:
            pid, status, usage = os.wait4(child.pid, os.WNOHANG)
            if pid:
                break
            if time.monotonic() > deadline:
                child.kill()
                os.wait4(child.pid, 0)
                stop(f"超过 {timeout_s} 秒：{command[0]}；日志 {log}")
            time.sleep(0.005)
        seconds = time.monotonic() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.stderr.write(log.read_text(errors="replace")[-4000:])
        stop(f"运行失败（{child.returncode}）：{command[0]}；日志 {log}")
    return seconds, usage.ru_maxrss / 1024, out_path.read_text(errors="replace")


def median(values):
    return statistics.median(values)


def summary_of(runs):
    """`runs`: list of (seconds, peak MB)."""
    seconds = [r[0] for r in runs]
    return {
        "seconds": [round(s, 3) for s in seconds],
        "median_s": round(median(seconds), 3),
        "peak_mb": round(max(r[1] for r in runs), 1),
    }


def machine():
    model = "?"
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.split(":", 1)[1].strip()
            break
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {"cpu": model, "cores": os.cpu_count(), "memory_gb": round(memory, 1), "kernel": platform.release()}


def own_peak_mb():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def write_json(path, value):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
    say(f"· 结果：{path.relative_to(ROOT)}")
