#!/usr/bin/env python3
"""Makes the county of the browser tests: the demo county of script/load_demo.py, with one account a role. The county is left
stopped.

    make_county.py PROGRAM FOLDER        FOLDER gets demo/, county/ and logins.json
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "script"))

from county_client import County  # noqa: E402
from load_demo import CODE, load  # noqa: E402

HOUSEHOLDS = "1000"
SEED = "7"


def main():
    program, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True)
    demo = folder / "demo"
    subprocess.run([program, "demo", demo, "--households", HOUSEHOLDS, "--seed", SEED], check=True, stdout=sys.stderr)
    county = County(program, folder / "county", log=folder / "server.log")
    one_time = county.init(CODE, demo / "divisions.csv")
    county.start("--requests-per-second", "0")
    try:
        _, logins = load(county.port, demo, one_time)
    finally:
        county.stop()
    (folder / "logins.json").write_text(json.dumps(logins), encoding="utf-8")


if __name__ == "__main__":
    main()
