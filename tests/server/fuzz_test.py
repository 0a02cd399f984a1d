"""A client that reads /api/openapi.json and sends what is valid, nearly valid and wild, as every role: never a 5xx, never a
hang, nothing personal in a reply or in the log. FUZZ_SECONDS says how long (30 unless given)."""

import json
import os
import subprocess
import sys
import unittest

from filled_county import ROOT, FilledCounty

SECONDS = os.environ.get("FUZZ_SECONDS", "30")
# These end the very tokens and accounts the client works with.
SKIPPED = ["closeSession", "removeToken", "changeUser", "resetUserPassword", "removeUserSecondFactor", "decideGrant", "dropSecondFactor", "changePassword"]


class FuzzTest(unittest.TestCase):
    def test_the_server_survives_any_client(self):
        filled = FilledCounty()
        self.addCleanup(filled.remove)
        # The three officers can make no tokens: what they may do is tried by the matrix of routes.
        roles = ("county", "department", "town", "village", "contact")
        tokens = {role: filled.login(role).post("/me/tokens", {"name": "fuzz", "days": 30})["token"] for role in roles}
        (filled.place / "tokens.json").write_text(json.dumps(tokens), encoding="utf-8")
        (filled.place / "secrets.txt").write_text("\n".join(sorted(filled.known_ids())), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, ROOT / "tests/api/fuzz_openapi.py", "--port", str(filled.county.port), "--tokens", filled.place / "tokens.json",
             "--secrets", filled.place / "secrets.txt", "--log", filled.county.log, "--seconds", SECONDS, "--skip", *SKIPPED],
            capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout[-8000:] + done.stderr[-4000:])
        self.assertIsNone(filled.county.process.poll(), "the server ended")
        filled.county.run("verify", "store", filled.county.folder)
        filled.county.run("verify", "audit", filled.county.folder)
