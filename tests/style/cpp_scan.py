"""Reads C++ as far as the style check needs it: comments, literals, includes and the extent of functions.

This is no parser. It blanks out comments and literals exactly, then follows braces; macros are not expanded.
"""

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
      (?P<comment>//(?:\\\n|[^\n])*|/\*.*?\*/)
    | (?P<raw>(?:u8|[uUL])?R"(?P<mark>[^()\\\s]{0,16})\((?P<body>.*?)\)(?P=mark)")
    | (?P<string>(?:u8|[uUL])?"(?:\\.|[^"\\\n])*")
    | (?P<char>(?:u8|[uUL])?'(?:\\.|[^'\\\n])+')
    | (?P<number>\.?\d(?:'[0-9A-Za-z]|(?<=[eEpP])[+-]|[\w.])*)
    | (?P<word>[A-Za-z_]\w*)
    """,
    re.VERBOSE | re.DOTALL,
)
_INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
_DIRECTIVE = re.compile(r"^[ \t]*#(?:\\\n|[^\n])*", re.MULTILINE)
_CALL_NAME = re.compile(r"(operator\s*(?:\(\s*\)|\[\s*\]|[^\s(]+)|~?[A-Za-z_][\w:~]*)\s*(?:<[^()]*>\s*)?\(")
_GTEST = re.compile(r"\b(TEST|TEST_F|TEST_P|TYPED_TEST)\s*\(([^)]*)\)")


class Include(NamedTuple):
    line: int
    path: str
    quoted: bool


class Literal(NamedTuple):
    line: int
    text: str


class Function(NamedTuple):
    name: str
    line: int
    lines: int


def _blank(text):
    return re.sub(r"[^\n]", " ", text)


class Source:
    """One C++ file. `code` is the text with comments and literals blanked out, position for position."""

    def __init__(self, text):
        self.text = text
        self.strings = []  # the contents of string literals; single characters are not text
        parts = []
        end = 0
        for match in _TOKEN.finditer(text):
            if match.group("word") or match.group("number"):
                continue
            if match.group("string") or match.group("raw"):
                self.strings.append(Literal(text.count("\n", 0, match.start()) + 1, match.group()))
            parts.append(text[end : match.start()])
            parts.append(_blank(match.group()))
            end = match.end()
        parts.append(text[end:])
        self.code = "".join(parts)

    def includes(self):
        found = []
        for number, (raw, code) in enumerate(zip(self.text.split("\n"), self.code.split("\n")), 1):
            match = _INCLUDE.match(raw)
            if match and code.lstrip().startswith("#"):
                found.append(Include(number, match.group(2), match.group(1) == '"'))
        return found

    def functions(self):
        """Functions with a body, outermost only: a lambda belongs to the function around it."""
        code = _DIRECTIVE.sub(lambda match: _blank(match.group()), self.code)
        found = []
        start = 0  # where the declaration being read begins
        position = 0
        parentheses = 0
        while position < len(code):
            c = code[position]
            if c in "([":
                parentheses += 1
            elif c in ")]":
                parentheses = max(0, parentheses - 1)
            elif c == ";" and parentheses == 0:
                start = position + 1
            elif c == "}":
                start = position + 1
            elif c == "{":
                close = _matching(code, position)
                if close is None:
                    break
                head = code[start:position]
                if parentheses > 0 or _is_member_initializer(code, head, close):
                    position = close + 1
                    continue
                kind = _kind(head)
                if kind == "scope":
                    start = position + 1
                else:
                    if kind == "function":
                        first = start + len(head) - len(head.lstrip())
                        line = code.count("\n", 0, first) + 1
                        found.append(Function(_name(code[start:position]), line, code.count("\n", first, close) + 1))
                    position = start = close + 1
                    continue
            position += 1
        return found


def _name(head):
    test = _GTEST.search(head)
    if test:
        return f"{test.group(1)}({' '.join(test.group(2).split())})"
    match = _CALL_NAME.search(head)
    return re.sub(r"\s+", "", match.group(1)) if match else "?"


def _matching(code, brace):
    depth = 0
    for match in re.compile(r"[{}]").finditer(code, brace):
        depth += 1 if match.group() == "{" else -1
        if depth == 0:
            return match.start()
    return None


def _is_member_initializer(code, head, close):
    """The `{1}` of `Foo() : a_{1}, b_{2} {`: a brace after a member's name, in a constructor's list."""
    following = code[close + 1 :].lstrip()[:1]
    return following in (",", "{") and re.search(r"\)[^;{}]*:", head) is not None and re.search(r"[\w>]\s*$", head) is not None


def _kind(head):
    bare = re.sub(r"\[\[[^\]]*\]\]|alignas\s*\([^)]*\)", " ", head)
    bare = re.sub(r"^\s*template\s*<[^{}]*?>\s*(?=class|struct|union)", " ", bare)
    if re.search(r"\bnamespace\b", bare) or re.fullmatch(r"\s*extern\s*", bare):
        return "scope"
    if bare.rstrip().endswith("=") or re.search(r"\benum\b", bare):
        return "other"
    if re.match(r"\s*(?:(?:inline|static|const|constexpr|typedef|friend)\s+)*(class|struct|union)\b", bare):
        # `struct Foo : Bar<int(char)> {` is a scope, `struct Foo Make() {` a function.
        before_base = re.split(r"(?<!:):(?!:)", bare, maxsplit=1)[0]
        if "(" not in before_base:
            return "scope"
    return "function" if "(" in bare else "other"
