"""The fuzzing client itself: it must find what is wrong, and be satisfied with what is right."""

import json
import sys
import threading
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from openapi_client import Client  # noqa: E402
from schema_values import Schemas, chance_of  # noqa: E402

THING = {"type": "object", "additionalProperties": False, "required": ["id", "name"],
         "properties": {"id": {"type": "integer", "minimum": 1, "maximum": 9}, "name": {"type": "string", "minLength": 1, "maxLength": 5},
                        "code": {"type": ["string", "null"], "pattern": "^(?:[0-9]{6}(-[a-c]+)?|none)$", "maxLength": 20},
                        "day": {"type": "string", "format": "date"}}}
PROBLEM = {"type": "object", "required": ["status", "code"], "properties": {"status": {"type": "integer"}, "code": {"type": "string"}}}
DOCUMENT = {
    "paths": {"/api/v1/things/{id}": {"get": {
        "operationId": "readThing",
        "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
        "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}}}},
    "components": {"schemas": {"Thing": THING, "Problem": PROBLEM}},
}


class Served:
    """A server that answers /api/v1/things/… with (status, content type, body)."""

    def __init__(self, status, kind, body):
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                is_document = self.path == "/api/openapi.json"
                text = json.dumps(DOCUMENT) if is_document else body
                self.send_response(200 if is_document else status)
                self.send_header("Content-Type", "application/json" if is_document else kind)
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self.server.server_address[1]

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


def failures(status, kind, body):
    with Served(status, kind, body) as port:
        client = Client("127.0.0.1", port, {"county": "t"}, secrets=["530326198001010017"])
        for number in range(5):
            client.step(number)
        return client.failures


class ClientTest(unittest.TestCase):
    def test_right_replies_are_no_failures(self):
        self.assertEqual(failures(200, "application/json", '{"id": 1, "name": "守望"}'), [])
        self.assertEqual(failures(404, "application/problem+json", '{"status": 404, "code": "not-found"}'), [])

    def test_wrong_replies_are_found(self):
        for status, kind, body, wanted in [
            (500, "application/problem+json", '{"status": 500, "code": "internal"}', "status 500"),
            (200, "application/json", '{"id": 10, "name": "a"}', "out of bounds"),
            (200, "application/json", '{"id": 1}', "missing"),
            (200, "application/json", '{"id": 1, "name": "a", "x": 1}', "unknown"),
            (200, "application/json", '{"id": true, "name": "a"}', "bool"),
            (200, "text/html", "<p>", "type text/html"),
            (201, "application/json", "{}", "not described"),
            (404, "text/plain", "no", "as text/plain"),
            (404, "application/problem+json", '{"status": 403, "code": "x"}', "says 403"),
            (404, "application/problem+json", '{"status": 404, "code": "530326198001010017"}', "known secret"),
        ]:
            with self.subTest(wanted):
                self.assertIn(wanted, "\n".join(failures(status, kind, body)))


class SchemasTest(unittest.TestCase):
    def test_fitting_values_fit_and_follow_from_the_seed(self):
        schemas = Schemas(DOCUMENT)
        for number in range(300):
            value = schemas.fitting(THING, chance_of(1, number))
            self.assertEqual(schemas.faults(THING, value), [], value)
            self.assertEqual(value, schemas.fitting(THING, chance_of(1, number)))

    def test_nearly_fitting_values_mostly_do_not(self):
        schemas = Schemas(DOCUMENT)
        wrong = sum(bool(schemas.faults(THING, schemas.nearly_fitting(THING, chance_of(2, number)))) for number in range(300))
        self.assertGreater(wrong, 200)

    def test_maps_and_alternatives_are_looked_into(self):
        schema = {"type": "object", "additionalProperties": {"anyOf": [{"type": "integer"}, {"type": "null"}]}}
        self.assertEqual(Schemas(DOCUMENT).faults(schema, {"a": 1, "b": None}), [])
        self.assertEqual(len(Schemas(DOCUMENT).faults(schema, {"a": 1, "b": "x"})), 1)


if __name__ == "__main__":
    unittest.main()
