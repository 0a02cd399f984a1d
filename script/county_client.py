"""A small client of the server's API, standard library only: for script/run and the tests of the whole program.

Officer: an account that signs in, changes its one-time password, enrols its second factor. County: a server process.
"""

import base64
import hashlib
import hmac
import http.client
import http.cookies
import json
import os
import re
import signal
import struct
import subprocess
import time
import urllib.parse


class ApiError(Exception):
    def __init__(self, status, problem):
        super().__init__(f"{status} {problem.get('code', '')} {problem.get('detail', '')} {problem.get('where', '')}")
        self.status = status
        self.problem = problem


class Reply:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    def json(self):
        return json.loads(self.body) if self.body else None


USED_STEPS = {}  # secret → the last step whose code was given


def totp(secret):
    """RFC 6238 with SHA-1, 30 seconds, 6 digits; `secret` in base32. No code twice: the server takes each once, and the next
    step's already."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    step = max(int(time.time() // 30), USED_STEPS.get(secret, 0) + 1)
    USED_STEPS[secret] = step
    # The server takes the next step's code, and no later one.
    time.sleep(max(0, (step - 1) * 30 - time.time()))
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    offset = digest[-1] & 15
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


class Client:
    """One signed-in account, or nobody. Not for several threads."""

    def __init__(self, port, timeout=120):
        self.port = port
        self.timeout = timeout
        self.connection = None
        self.cookie = ""
        self.csrf = ""
        self.bearer = ""

    def send(self, method, path, body=None, headers=None, raw=None):
        """Any answer, whatever its status. `path` below /api/v1 unless it begins with two slashes' worth: use `//healthz`."""
        target = path[1:] if path.startswith("//") else "/api/v1" + path
        sent = {"Accept": "application/json", **(headers or {})}
        if self.bearer:
            sent["Authorization"] = "Bearer " + self.bearer
        if self.cookie:
            sent["Cookie"] = self.cookie
            if method != "GET":
                sent["X-CSRF-Token"] = self.csrf
        data = raw
        if raw is not None:
            sent.setdefault("Content-Type", "application/octet-stream")
        elif body is not None:
            data = json.dumps(body, ensure_ascii=False).encode()
            sent["Content-Type"] = "application/json"
        for attempt in (1, 2):
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
            try:
                self.connection.request(method, target, body=data, headers=sent)
                answer = self.connection.getresponse()
                content = answer.read()
                break
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError, http.client.CannotSendRequest):
                # A connection kept open may have been closed meanwhile; only what cannot have been done is sent again.
                self.close()
                if attempt == 2 or method != "GET":
                    raise
            except OSError:
                self.close()
                raise
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                for morsel in http.cookies.SimpleCookie(value).values():
                    self.cookie = f"{morsel.key}={morsel.value}" if morsel.value else ""
        return Reply(answer.status, {name.lower(): value for name, value in answer.getheaders()}, content)

    def call(self, method, path, body=None, headers=None, raw=None):
        """The JSON of an answer that is not an error; ApiError otherwise."""
        reply = self.send(method, path, body, headers, raw)
        if reply.status >= 400:
            raise ApiError(reply.status, reply.json() or {})
        return reply.json() if reply.headers.get("content-type", "").startswith("application/json") else reply.body

    def get(self, path):
        return self.call("GET", path)

    def post(self, path, body=None, headers=None):
        return self.call("POST", path, body, headers)

    def upload(self, path, content, **query):
        return self.call("POST", f"{path}?{urllib.parse.urlencode(query)}", raw=content)

    def pages(self, path, limit=200):
        """Every item of a list."""
        joint = "&" if "?" in path else "?"
        cursor = ""
        while True:
            page = self.get(f"{path}{joint}limit={limit}" + (f"&cursor={cursor}" if cursor else ""))
            yield from page["items"]
            cursor = page["next"]
            if not cursor:
                return

    def close(self):
        if self.connection:
            self.connection.close()
        self.connection = None

    def sign_in(self, name, password, secret=None):
        session = self.post("/session", {"name": name, "password": password})
        self.csrf = session["csrf_token"]
        if "second-factor" in session["pending"]:
            session = self.post("/session/second-factor", {"code": totp(secret)})
        return session

    def begin(self, name, one_time_password, password, second_factor=False):
        """The first sign-in of an account: its own password, and a second factor where it is wanted. Gives the secret."""
        session = self.sign_in(name, one_time_password)
        if "password" in session["pending"]:
            self.post("/me/password", {"current": one_time_password, "new": password})
        if not second_factor:
            return None
        secret = self.post("/me/second-factor")["secret"]
        self.post("/me/second-factor/confirm", {"code": totp(secret)})
        return secret


def wait_for_job(client, run, seconds=600):
    """The run when it is over."""
    end = time.time() + seconds
    while time.time() < end:
        state = client.get(f"/runs/{run}")
        if state["state"] not in ("queued", "running"):
            return state
        time.sleep(0.2)
    raise TimeoutError(f"run {run} is still {state['state']}")


def officers_in(said):
    """From what `shouwang init` says: the officers' one-time passwords by role."""
    return dict(re.findall(r"(sysadmin|secadmin|auditor)\S*　\S+ (\S+)", said))


class County:
    """A county's folder and, while it is started, its server on a free port of loopback."""

    def __init__(self, program, folder, log=None):
        self.program = str(program)
        self.folder = str(folder)
        self.log = log or os.path.join(os.path.dirname(self.folder), "server.log")
        self.process = None
        self.port = 0

    def run(self, *arguments):
        done = subprocess.run([self.program, *arguments], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"shouwang {arguments[0]}: {done.stderr.strip()}")
        return done.stdout + done.stderr

    def init(self, county, divisions, *options):
        """The three officers' one-time passwords by role."""
        said = self.run("init", self.folder, "--county", county, "--divisions", str(divisions), *options)
        return officers_in(said)

    def start(self, *options, port=0):
        with open(self.log, "ab") as log:
            before = log.tell()
            self.process = subprocess.Popen([self.program, "serve", self.folder, "--port", str(port), *options], stdout=log, stderr=log)
        end = time.time() + 60
        while time.time() < end:
            with open(self.log, "rb") as log:
                log.seek(before)
                said = re.search(rb"https?://[^\s:]+:(\d+)", log.read())
            if said:
                self.port = int(said.group(1))
                return self
            if self.process.poll() is not None:
                break
            time.sleep(0.02)
        raise RuntimeError(f"the server did not start; see {self.log}")

    def client(self):
        return Client(self.port)

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process = None

    def stop(self):
        if self.process:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(60)
            self.process = None
