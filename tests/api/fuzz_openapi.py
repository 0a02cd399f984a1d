"""Fuzzes a running server by its own /api/openapi.json; ends non-zero when anything did not hold. See openapi_client.py.

  python3 tests/api/fuzz_openapi.py --port N --tokens FILE [--seconds 60] [--seed N] [--secrets FILE] [--log FILE] [--skip OPERATION…]

FILE of --tokens: {"role": "bearer token", …}. FILE of --secrets: one text a line (ids, phones, accounts of the county) that no reply and
no line of --log may hold. --one N sends request N of the seed alone and shows what comes back.
"""

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from openapi_client import Client  # noqa: E402


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--tokens", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=20220531)
    parser.add_argument("--secrets", type=Path)
    parser.add_argument("--log", type=Path, help="the server's log, looked through at the end")
    parser.add_argument("--skip", nargs="*", default=[], metavar="OPERATION")
    parser.add_argument("--one", type=int, help="this request alone")
    return parser.parse_args()


def leaks(log, secrets):
    text = log.read_bytes()
    return [f"the log holds a known secret ({secret[:4]}…)" for secret in secrets if secret.encode() in text]


def main():
    args = options()
    tokens = json.loads(args.tokens.read_text()) if args.tokens else {}
    secrets = args.secrets.read_text().split() if args.secrets else []
    client = Client(args.host, args.port, tokens, secrets, args.skip, args.seed)
    if args.one is not None:
        client.step(args.one)
        count = 1
    else:
        count = client.run(args.seconds)
    failures = client.failures + (leaks(args.log, secrets) if args.log else [])
    for failure in failures[:50]:
        print(f"✗ {failure}", file=sys.stderr)
    print(f"{count} requests to {len(client.operations)} operations as {len(client.tokens)} callers, seed {args.seed}: "
          f"{json.dumps(dict(sorted(client.counts.items())))}, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
