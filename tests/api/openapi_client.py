"""A client that reads /api/openapi.json and sends every operation, as every role, requests that fit, nearly fit, or are wild.

What must hold for each reply: no 5xx, within the time limit, problem+json in its one shape for what failed, the described shape for
what did not, and nothing in it that is known to be personal. Every request can be sent again: it follows from the seed and its number.
"""

import http.client
import json
import string
import time
import urllib.parse

from schema_values import ODD_TEXTS, Schemas, chance_of

LIMIT_S = 20  # of one reply
METHODS = ("get", "post", "put", "patch", "delete")
ODD_IDS = ["0", "-1", "1", "2", "3", "7", "9223372036854775807", "9223372036854775808", "x", "%00", "%ff", "..", "a%2fb", "1%20OR%201=1", "9" * 400]
MODES = ("fits", "fits", "nearly", "wild")
STREAM = "text/event-stream"


class Operation:
    def __init__(self, method, path, described):
        self.method, self.path, self.described = method, path, described
        self.name = described["operationId"]
        self.parameters = described.get("parameters", [])

    def body_types(self):
        return self.described.get("requestBody", {}).get("content", {})

    def is_stream(self):
        return any(STREAM in reply.get("content", {}) for reply in self.described["responses"].values() if "$ref" not in reply)


class Reply:
    def __init__(self, status, headers, body, seconds):
        self.status, self.headers, self.body, self.seconds = status, headers, body, seconds


class Client:
    """`tokens`: role → bearer token. `secrets`: texts that no reply may hold. `skip`: operations that end what others need."""

    def __init__(self, host, port, tokens, secrets=(), skip=(), seed=1):
        self.host, self.port, self.seed = host, port, seed
        self.tokens = {"nobody": None, "liar": "made-up-" + "x" * 40, **tokens}
        self.secrets = [one.encode() for one in secrets]
        document = json.loads(self.send("GET", "/api/openapi.json", {}, None, False).body)
        self.schemas = Schemas(document)
        self.operations = [Operation(method, path, item[method]) for path, item in document["paths"].items() for method in METHODS
                           if method in item and item[method]["operationId"] not in skip]
        self.seen_ids = {}  # of a path's collection: what replies called `id`
        self.versions = ['"1"']
        self.failures = []
        self.counts = {}

    # ── One request ───────────────────────────────────────────────────────────────────────────────────────
    def send(self, method, target, headers, body, stream):
        connection = http.client.HTTPConnection(self.host, self.port, timeout=LIMIT_S)
        started = time.monotonic()
        try:
            connection.putrequest(method, target, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name, value)
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            reply = connection.getresponse()
            is_stream = stream and reply.status == 200
            text = b"" if is_stream else reply.read()  # of an endless stream the head is enough
            return Reply(reply.status, dict(reply.getheaders()), text, time.monotonic() - started)
        finally:
            connection.close()

    def step(self, number):
        chance = chance_of(self.seed, number)
        operation = self.operations[number % len(self.operations)]
        role = chance.choice(sorted(self.tokens))
        mode = chance.choice(MODES)
        target = self.target(operation, mode, chance)
        headers, body = self.headers_and_body(operation, role, mode, chance)
        label = f"#{number} {role} {mode} {operation.name}"
        try:
            reply = self.send(operation.method.upper(), target, headers, body, operation.is_stream())
        except (OSError, http.client.HTTPException) as error:
            self.failures.append(f"{label}: no reply ({type(error).__name__})")
            return
        key = f"{reply.status // 100}xx"
        self.counts[key] = self.counts.get(key, 0) + 1
        self.failures += [f"{label}: {fault}" for fault in self.faults(operation, reply)]
        self.learn(operation, reply)

    def target(self, operation, mode, chance):
        path = operation.path
        for parameter in operation.parameters:
            if parameter["in"] == "path":
                known = self.seen_ids.get(operation.path.split("/")[3] if operation.path.count("/") > 2 else "", [])
                value = chance.choice(known) if known and chance.random() < 0.7 else chance.choice(ODD_IDS)
                path = path.replace("{" + parameter["name"] + "}", value)
        query = []
        for parameter in operation.parameters:
            if parameter["in"] == "query" and (parameter["required"] or chance.random() < 0.4):
                make = self.schemas.fitting if mode == "fits" else self.schemas.nearly_fitting
                value = make(parameter["schema"], chance)
                text = json.dumps(value) if not isinstance(value, str) else value
                query.append((parameter["name"], text))
        if mode == "wild" and chance.random() < 0.5:
            query.append((chance.choice(["limit", "cursor", "x", "sort"]), chance.choice(ODD_TEXTS)))
        return path + ("?" + urllib.parse.urlencode(query, errors="replace") if query else "")

    def headers_and_body(self, operation, role, mode, chance):
        headers = {"Host": "localhost"}
        if self.tokens[role]:
            headers["Authorization"] = "Bearer " + self.tokens[role]
        for parameter in operation.parameters:
            if parameter["in"] == "header" and chance.random() < (0.95 if mode == "fits" else 0.5):
                headers[parameter["name"]] = self.header_value(parameter["name"], mode, chance)
        types = operation.body_types()
        if not types:
            return headers, (b"{}" if mode == "wild" and chance.random() < 0.2 else None)
        if "application/json" not in types:
            return headers, chance.choice([b"", b"PK\x03\x04" + bytes(200), "户编号,姓名\n1,甲\n".encode(), bytes(chance.randrange(256) for _ in range(500))])
        headers["Content-Type"] = "application/json" if mode != "wild" or chance.random() < 0.8 else "text/plain"
        schema = types["application/json"]["schema"]
        if mode == "wild" and chance.random() < 0.5:
            return headers, bytes(chance.randrange(256) for _ in range(chance.randrange(300)))
        if mode == "wild" and chance.random() < 0.2:
            return headers, b"[" * 5000
        make = self.schemas.fitting if mode == "fits" else self.schemas.nearly_fitting
        return headers, json.dumps(make(schema, chance), ensure_ascii=chance.random() < 0.5).encode("utf-8", "replace")

    def header_value(self, name, mode, chance):
        if name == "If-Match":
            return chance.choice(self.versions[-20:]) if mode == "fits" else chance.choice(["*", "1", '"x"', 'W/"1"', '"-1"', '"99999999999999999999"', '""'])
        count = 16 if mode == "fits" else chance.choice([1, 300])
        return "".join(chance.choice(string.ascii_letters) for _ in range(count))

    # ── What came back ────────────────────────────────────────────────────────────────────────────────────
    def faults(self, operation, reply):
        found = []
        if reply.status >= 500:
            found.append(f"status {reply.status}: {reply.body[:300]!r}")
        if reply.seconds > LIMIT_S:
            found.append(f"took {reply.seconds:.1f} s")
        text = reply.body + json.dumps(reply.headers).encode()
        found += [f"holds a known secret ({secret[:4].decode()}…)" for secret in self.secrets if secret in text]
        kind = reply.headers.get("Content-Type", "").split(";")[0]
        if reply.status >= 400:
            return found + self.problem_faults(reply, kind)
        described = operation.described["responses"].get(str(reply.status))
        if described is None:
            return found + [f"status {reply.status} is not described"]
        if reply.status in (204, 304):
            return found + ([] if not reply.body else ["a body with 204"])
        content = described.get("content", {})
        # "*/*": a file whose kind the caller chose.
        if kind not in content and "*/*" not in content:
            return found + [f"type {kind} instead of {sorted(content)}"]
        if kind == "application/json" and "schema" in content.get(kind, {}):
            found += self.schemas.faults(content[kind]["schema"], json.loads(reply.body))
        return found

    def problem_faults(self, reply, kind):
        if kind != "application/problem+json":
            return [f"status {reply.status} as {kind}: {reply.body[:200]!r}"]
        problem = json.loads(reply.body)
        found = self.schemas.faults({"$ref": "#/components/schemas/Problem"}, problem)
        if problem.get("status") != reply.status:
            found.append(f"status {reply.status} says {problem.get('status')}")
        return found

    def learn(self, operation, reply):
        if reply.headers.get("ETag"):
            self.versions.append(reply.headers["ETag"])
        if reply.status // 100 != 2 or "json" not in reply.headers.get("Content-Type", "") or not reply.body:
            return
        value = json.loads(reply.body)
        rows = value.get("items", [value]) if isinstance(value, dict) else []
        collection = self.seen_ids.setdefault(operation.path.split("/")[3] if operation.path.count("/") > 2 else "", [])
        for row in rows if isinstance(rows, list) else []:
            if isinstance(row, dict) and isinstance(row.get("id"), (int, str)) and len(collection) < 500:
                collection.append(urllib.parse.quote(str(row["id"]), safe=""))

    def run(self, seconds):
        """Requests until the time is over, each operation at least once; stops early when much is wrong."""
        until = time.monotonic() + seconds
        number = 0
        while number < len(self.operations) or (time.monotonic() < until and len(self.failures) < 20):
            self.step(number)
            number += 1
        return number
