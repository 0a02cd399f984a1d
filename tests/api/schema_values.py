"""Values of JSON Schema as our OpenAPI uses it: made up (fitting, nearly fitting, wild) and checked."""

import copy
import datetime
import math
import random
import re

try:
    from re import _parser as regex_parser  # Python 3.11 and later
except ImportError:
    import sre_parse as regex_parser

ODD_TEXTS = [
    "", " ", "守望", "a" * 300, "\u0000", "\u202e倒", "😀" * 20, "' OR 1=1 --", "<script>alert(1)</script>", "../../etc/passwd", "%00", "=1+1",
    "\r\nSet-Cookie: a=b", "null", "NaN", "-0", "1e309", "\ufeff", "\ud7ff\ue000", "${jndi:ldap://x}", "{{7*7}}", "2022-02-30", "9999-12-31",
]
ODD_NUMBERS = [0, -1, 1, 2**31, 2**53 + 1, 2**63 - 1, -(2**63), 2**63, 2**64, 10**30, 0.1, -0.0, 1e308]


class Schemas:
    def __init__(self, document):
        self.document = document

    def resolved(self, schema):
        while "$ref" in schema:
            target = self.document
            for step in schema["$ref"].lstrip("#/").split("/"):
                target = target[step]
            schema = target
        return schema

    # ── Checking ──────────────────────────────────────────────────────────────────────────────────────────
    def faults(self, schema, value, where="$"):
        """What does not fit, at most a few."""
        schema = self.resolved(schema)
        if "anyOf" in schema:
            tried = [self.faults(one, value, where) for one in schema["anyOf"]]
            return [] if any(not one for one in tried) else tried[0]
        kinds = schema.get("type")
        if kinds is not None:
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if not any(is_kind(value, kind) for kind in kinds):
                return [f"{where}: {type(value).__name__} instead of {kinds}"]
            if value is None:
                return []
        found = []
        if "enum" in schema and value not in schema["enum"]:
            found.append(f"{where}: not one of {schema['enum']}")
        if isinstance(value, str):
            found += text_faults(schema, value, where)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            if value < schema.get("minimum", -math.inf) or value > schema.get("maximum", math.inf):
                found.append(f"{where}: out of bounds")
        if isinstance(value, list):
            if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", math.inf):
                found.append(f"{where}: {len(value)} items")
            for index, item in enumerate(value):
                found += self.faults(schema.get("items", {}), item, f"{where}[{index}]")
        if isinstance(value, dict):
            properties, others = schema.get("properties", {}), schema.get("additionalProperties", True)
            found += [f"{where}.{name}: missing" for name in schema.get("required", []) if name not in value]
            for name, item in value.items():
                if name in properties:
                    found += self.faults(properties[name], item, f"{where}.{name}")
                elif isinstance(others, dict):
                    found += self.faults(others, item, f"{where}.{name}")
                elif others is False:
                    found.append(f"{where}.{name}: unknown")
        return found[:5]

    # ── Making ────────────────────────────────────────────────────────────────────────────────────────────
    def fitting(self, schema, chance, depth=0):
        schema = self.resolved(schema)
        if "anyOf" in schema:
            return self.fitting(chance.choice(schema["anyOf"]), chance, depth)
        kinds = schema.get("type")
        kind = chance.choice(kinds) if isinstance(kinds, list) else kinds
        if kind == "null":
            return None
        if "enum" in schema:
            return chance.choice([one for one in schema["enum"] if one is not None])
        if kind == "object":
            required = schema.get("required", [])
            return {name: self.fitting(one, chance, depth + 1) for name, one in schema.get("properties", {}).items()
                    if name in required or (depth < 6 and chance.random() < 0.6)}
        if kind == "array":
            least = schema.get("minItems", 0)
            count = min(schema.get("maxItems", 3), max(least, chance.randint(least, least + 3)))
            return [self.fitting(schema.get("items", {}), chance, depth + 1) for _ in range(count)]
        if kind == "string":
            return fitting_text(schema, chance)
        if kind in ("integer", "number"):
            low, high = schema.get("minimum", -1000), schema.get("maximum", 1000)
            number = chance.choice([low, high, chance.randint(low, min(high, low + 1000))])
            return number if kind == "integer" else number + 0.5
        if kind == "boolean":
            return chance.random() < 0.5
        return odd_value(chance)

    def nearly_fitting(self, schema, chance):
        """A fitting value with one place spoilt."""
        value = copy.deepcopy(self.fitting(schema, chance))
        holder, places = {"root": value}, [("root",)]
        collect(value, ("root",), places)
        *way, last = chance.choice(places)
        target = holder
        for step in way:
            target = target[step]
        spoil = chance.randrange(4)
        if spoil == 0 and isinstance(target, dict) and way:
            del target[last]
        elif spoil == 1 and isinstance(target[last], dict):
            target[last][chance.choice(ODD_TEXTS) or "x"] = odd_value(chance)
        elif spoil == 2 and isinstance(target[last], str):
            target[last] += chance.choice(ODD_TEXTS)
        else:
            target[last] = odd_value(chance)
        return holder["root"]


def is_kind(value, kind):
    if kind == "null":
        return value is None
    if kind == "boolean":
        return isinstance(value, bool)
    if kind == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if kind == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, {"string": str, "array": list, "object": dict}[kind])


def text_faults(schema, value, where):
    found = []
    if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", math.inf):
        found.append(f"{where}: {len(value)} characters")
    if "pattern" in schema and not re.search(schema["pattern"], value):
        found.append(f"{where}: not as {schema['pattern']}")
    if schema.get("format") == "date":
        try:
            datetime.date.fromisoformat(value)
        except ValueError:
            found.append(f"{where}: no day")
    return found


def collect(value, way, places):
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, item in steps:
        places.append((*way, name))
        collect(item, (*way, name), places)


def odd_value(chance, depth=0):
    kind = chance.randrange(7 if depth < 3 else 5)
    if kind == 0:
        return chance.choice(ODD_TEXTS)
    if kind == 1:
        return chance.choice(ODD_NUMBERS)
    if kind == 2:
        return None
    if kind == 3:
        return chance.random() < 0.5
    if kind == 4:
        return chance.choice([[], {}, [[]] * 5, {"": ""}])
    if kind == 5:
        return [odd_value(chance, depth + 1) for _ in range(chance.randrange(4))]
    return {chance.choice(ODD_TEXTS): odd_value(chance, depth + 1) for _ in range(chance.randrange(4))}


def fitting_text(schema, chance):
    if schema.get("format") == "date":
        return (datetime.date(2022, 1, 1) + datetime.timedelta(days=chance.randrange(365))).isoformat()
    if "pattern" in schema:
        return text_of_pattern(regex_parser.parse(schema["pattern"]), chance)
    least, most = schema.get("minLength", 0), schema.get("maxLength", 40)
    length = chance.choice([least, min(most, least + chance.randrange(20)), min(most, 200)])
    return "".join(chance.choice("甲乙丙丁abcXYZ0189 ,。-") for _ in range(length))


def text_of_pattern(parsed, chance):
    text = ""
    for operation, argument in parsed:
        name = str(operation)
        if name == "LITERAL":
            text += chr(argument)
        elif name == "IN":
            text += one_of_class(argument, chance)
        elif name in ("MAX_REPEAT", "MIN_REPEAT"):
            least, most, inner = argument
            for _ in range(chance.randint(least, min(int(most), least + 3))):
                text += text_of_pattern(inner, chance)
        elif name == "SUBPATTERN":
            text += text_of_pattern(argument[-1], chance)
        elif name == "BRANCH":
            text += text_of_pattern(chance.choice(argument[1]), chance)
        elif name == "ANY":
            text += "x"
        elif name == "NOT_LITERAL":
            text += "x" if argument != ord("x") else "y"
    return text


def one_of_class(members, chance):
    kind, argument = chance.choice([one for one in members if str(one[0]) != "NEGATE"])
    if str(members[0][0]) == "NEGATE":
        return "x"
    if str(kind) == "LITERAL":
        return chr(argument)
    if str(kind) == "RANGE":
        return chr(chance.randint(*argument))
    return "7" if "DIGIT" in str(argument) else "a"


def chance_of(seed, number):
    return random.Random(f"{seed}-{number}")
