"""A throw-away PostgreSQL: made in a temporary directory, reached by a unix socket only, gone afterwards.

PostgreSQL refuses to run as root: as root it runs as the system user `postgres` that its package makes.
"""

import os
import shutil
import subprocess
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sql import HERE, datasets, render

BIN = Path("/usr/lib/postgresql/15/bin")
SETTINGS = {
    "listen_addresses": "''",
    "shared_buffers": "1GB",
    "work_mem": "256MB",
    "maintenance_work_mem": "512MB",
    "effective_cache_size": "4GB",
    "max_parallel_workers": "2",
    "max_parallel_workers_per_gather": "2",
    "max_worker_processes": "4",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "8GB",
    "checkpoint_timeout": "1h",
    "autovacuum": "off",  # tables are analysed as soon as they are filled
    "random_page_cost": "1.1",
    "jit": "off",  # compiling costs more than it saves on these queries
}
SAMPLE_S = 0.25


def pss_kb(pid):
    """The process's own memory plus its share of what it shares with others; 0 when it has gone."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except (OSError, ProcessLookupError):
        pass
    return 0


def children_of(parent):
    found = []
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            stat = Path(f"/proc/{entry}/stat").read_text()
        except OSError:
            continue
        if int(stat.rsplit(")", 1)[1].split()[1]) == parent:
            found.append(int(entry))
    return found


class MemorySampler(threading.Thread):
    """Peak of the sum of PSS over the server and its backends, looked at four times a second."""

    def __init__(self, postmaster):
        super().__init__(daemon=True)
        self.postmaster, self.peak_kb, self.over = postmaster, 0, threading.Event()

    def run(self):
        while not self.over.wait(SAMPLE_S):
            pids = [self.postmaster, *children_of(self.postmaster)]
            self.peak_kb = max(self.peak_kb, sum(pss_kb(p) for p in pids))

    def stop(self):
        self.over.set()
        self.join()
        return self.peak_kb / 1024


class Postgres:
    def __init__(self):
        if not (BIN / "initdb").exists():
            raise RuntimeError("没有 PostgreSQL 15；先运行 script/bootstrap --bench，或加 --no-postgres")
        self.dir = Path(tempfile.mkdtemp(prefix="shouwang-pg-"))
        self.data = self.dir / "data"
        self.env = {**os.environ, "PGHOST": str(self.dir), "PGUSER": "bench", "PGOPTIONS": "-c client_min_messages=warning"}
        if os.geteuid() == 0:
            shutil.chown(self.dir, "postgres", "postgres")

    def _as_server_user(self, *command):
        prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        done = subprocess.run([*prefix, *map(str, command)], cwd=self.dir, stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, timeout=120)
        if done.returncode != 0:
            raise RuntimeError(f"{Path(command[0]).name}: {done.stderr[-2000:]}")

    def __enter__(self):
        self._as_server_user(BIN / "initdb", "-D", self.data, "-U", "bench", "--auth=trust", "-E", "UTF8", "--locale=C", "-N")
        settings = "".join(f"{k} = {v}\n" for k, v in SETTINGS.items())
        with open(self.data / "postgresql.conf", "a") as conf:
            conf.write(f"{settings}unix_socket_directories = '{self.dir}'\n")
        # pg_ctl's own log: its standard output would stay open in the server.
        self._as_server_user(BIN / "pg_ctl", "-D", self.data, "-l", self.dir / "log", "-w", "start")
        self.postmaster = int((self.data / "postmaster.pid").read_text().split()[0])
        return self

    def __exit__(self, *_):
        try:
            self._as_server_user(BIN / "pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")
        finally:
            shutil.rmtree(self.dir, ignore_errors=True)

    def psql(self, database, text, timeout_s):
        done = subprocess.run([BIN / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", database, "-f", "-"], input=text,
                              env=self.env, text=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=timeout_s)
        if done.returncode != 0:
            raise RuntimeError(f"psql: {done.stderr[-3000:]}")

    def run(self, data, as_of, out, threads, timeout_s):
        """One whole run in a new database. Returns (seconds, peak MB, seconds by stage)."""
        out.mkdir(parents=True, exist_ok=True)
        self.psql("postgres", "DROP DATABASE IF EXISTS county; CREATE DATABASE county TEMPLATE template0; CHECKPOINT;", 120)
        sampler = MemorySampler(self.postmaster)
        sampler.start()
        stages, deadline = {}, time.monotonic() + timeout_s
        started = time.monotonic()

        def stage(name, work):
            before = time.monotonic()
            work()
            stages[name] = round(time.monotonic() - before, 3)

        def script(path):
            text = render((HERE / path).read_text(), as_of, out)
            self.psql("county", unlogged(text), max(1, deadline - time.monotonic()))

        stage("0_functions", lambda: script("postgres/0_functions.sql"))
        stage("1_load", lambda: self._load(data, as_of, out, threads, deadline))
        stage("2_base", lambda: script("base.sql"))
        self.psql("county", "ANALYZE hh; ANALYZE member; ANALYZE known;", 120)
        stage("3_rules", lambda: script("rules.sql"))
        stage("4_export", lambda: script("postgres/4_export.sql"))
        seconds = time.monotonic() - started
        return seconds, sampler.stop(), stages

    def _load(self, data, as_of, out, threads, deadline):
        """COPY and cleaning, a dataset a connection, as many at once as there are threads; the largest first."""

        def load(dataset):
            files = dataset.files(data)
            columns = ", ".join(f"{c} text" for c in dataset.columns)
            text = f"CREATE UNLOGGED TABLE raw_{dataset.name} ({columns});\n"
            for file in files:
                name = str(file).replace("'", "''")
                text += f"\\copy raw_{dataset.name} FROM '{name}' (FORMAT csv, HEADER, ENCODING 'UTF8')\n"
            text += unlogged(dataset.statement.replace("@RAW@", f"raw_{dataset.name}"))
            text += f"\nDROP TABLE raw_{dataset.name};\nANALYZE {dataset.name};\n"
            self.psql("county", render(text, as_of, out), max(1, deadline - time.monotonic()))

        ordered = sorted(datasets(), key=lambda d: -sum(f.stat().st_size for f in d.files(data)))
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(load, ordered))


def unlogged(text):
    return text.replace("CREATE TABLE", "CREATE UNLOGGED TABLE")
