"""The rules of check_style: each takes the project and gives findings, `file:line: rule: what; how to mend it`."""

import functools
import json
import re
import subprocess
import tomllib
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

import cpp_scan

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
ESCAPED_HAN = re.compile(r"\\u(?:3[4-9a-fA-F]|4[0-9a-fA-F]|[5-9][0-9a-fA-F])[0-9a-fA-F]{2}")


class Finding(NamedTuple):
    path: str
    line: int
    rule: str
    message: str
    hint: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.rule}: {self.message}; {self.hint}"


def matches(path, globs):
    return any(fnmatchcase(path, glob) for glob in globs)


class Project:
    """The files of one work tree and the rules it is held to."""

    def __init__(self, root):
        self.root = Path(root)
        style = self.root / "tests" / "style"
        self.rules = tomllib.loads((style / "rules.toml").read_text(encoding="utf-8"))
        self.ratchet_path = style / "ratchet.json"
        self.ratchet = json.loads(self.ratchet_path.read_text(encoding="utf-8"))
        self.paths = sorted(self._list())

    def _list(self):
        """What git tracks or would track; without git, everything but what is built."""
        try:
            command = ["git", "-C", str(self.root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
            top = subprocess.run(["git", "-C", str(self.root), "rev-parse", "--show-toplevel"], capture_output=True, check=True)
            if Path(top.stdout.decode().strip()).resolve() == self.root.resolve():
                listed = subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\0")
                return {path for path in listed if path and (self.root / path).is_file()}
        except (OSError, subprocess.CalledProcessError):
            pass
        built = {".git", "build", "node_modules", ".cache", "__pycache__"}
        files = (path.relative_to(self.root) for path in self.root.rglob("*") if path.is_file())
        return {path.as_posix() for path in files if not built.intersection(path.parts)}

    @functools.cache
    def text(self, path):
        """The text of a file; nothing for one that is not UTF-8 text."""
        data = (self.root / path).read_bytes()
        try:
            return None if b"\0" in data[:8192] else data.decode("utf-8")
        except UnicodeDecodeError:
            return None

    @functools.cache
    def source(self, path):
        return cpp_scan.Source(self.text(path) or "")

    def select(self, globs, except_globs=()):
        return [path for path in self.paths if matches(path, globs) and not matches(path, except_globs)]

    def sources(self):
        return self.select(["src/*.cpp", "src/*.h"])

    def sizes(self):
        """Lines of every file and function over its limit, as the ratchet names them."""
        limits = self.rules["size"]
        files, functions, lines = {}, {}, {}
        for path in self.select(limits["files"]):
            text = self.text(path)
            if text is None:
                continue
            length = len(text.splitlines())
            if length > limits["file_lines"]:
                files[path] = length
            if path.endswith((".cpp", ".h")):
                for function in self.source(path).functions():
                    key = f"{path}::{function.name}"
                    if function.lines > max(limits["function_lines"], functions.get(key, 0)):
                        functions[key] = function.lines
                        lines[key] = function.line
        return {"files": files, "functions": functions}, lines

    def lower_ratchet(self):
        sizes, _ = self.sizes()
        lowered = {
            kind: {key: min(limit, sizes[kind][key]) for key, limit in sorted(self.ratchet[kind].items()) if key in sizes[kind]}
            for kind in ("files", "functions")
        }
        self.ratchet = lowered
        self.ratchet_path.write_text(json.dumps(lowered, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def module_of(path):
    parts = path.split("/")
    return parts[1] if len(parts) > 2 and parts[0] == "src" else None


def is_test(path):
    """A test, or a header that only tests include."""
    name = path.split("/")[-1]
    return name.endswith("_test.cpp") or (name.startswith("test_") and name.endswith(".h"))


def check_directions(project):
    """Modules include one another one way only."""
    modules = project.rules["modules"]
    for path in project.sources():
        module = module_of(path)
        if module not in modules:
            yield Finding(path, 1, "module", f"module {module} has no entry in tests/style/rules.toml", "add [modules.NAME] there")
            continue
        allowed = {module, *modules[module]["may_include"]}
        if is_test(path):
            allowed.update(modules[module].get("tests_may_include", []))
        for include in project.source(path).includes():
            target = include.path.split("/")[0]
            if not include.quoted:
                continue
            if "/" not in include.path or not (project.root / "src" / include.path).is_file():
                message = f'"{include.path}" is not a header of this project from src/'
                yield Finding(path, include.line, "directions", message, 'write "module/file.h", or <…> for a library')
            elif target not in allowed and "*" not in allowed:
                message = f"{module} may not include {target}"
                yield Finding(path, include.line, "directions", message, "move the type to a module that both may see, or pass a value")


def is_standard(header):
    return re.fullmatch(r"[a-z_0-9]+", header) is not None


def third_party_includes(project, path):
    for include in project.source(path).includes():
        if not include.quoted and not is_standard(include.path) and not matches(include.path, project.rules["includes"]["system"]):
            yield include


def check_third_party(project):
    """Each module includes only the libraries that are its own."""
    rules = project.rules["includes"]
    for path in project.sources():
        module = module_of(path)
        allowed = [*project.rules["modules"].get(module, {}).get("third_party", ())]
        if path.endswith(".cpp"):
            allowed += rules["everywhere"]
        if path.endswith(("_test.cpp", "_fuzz.cpp")):
            allowed += rules["tests"]
        exposed = exposed_headers(project, path)
        for include in third_party_includes(project, path):
            owner = next((name for glob, name in rules["reserved"].items() if fnmatchcase(include.path, glob)), None)
            if owner and owner != module:
                message = f"<{include.path}> may be seen by src/{owner} only"
                yield Finding(path, include.line, "third-party", message, f"let src/{owner} do it behind an interface")
            elif not matches(include.path, [*allowed, *exposed]):
                message = f"<{include.path}> is not among the libraries of {module or path}"
                yield Finding(path, include.line, "third-party", message, "use it in its module, or list it in tests/style/rules.toml with a reason")


def exposed_headers(project, path):
    pairs = (entry.split(": ") for entry in project.rules["includes"]["exposed"])
    return [header for glob, header in pairs if fnmatchcase(path, glob)]


def check_header_types(project):
    """No third-party type leaves its module in a header; a header needs no system header either."""
    private = {}
    for path in project.sources():
        if not path.endswith(".h"):
            continue
        exposed = exposed_headers(project, path)
        for include in project.source(path).includes():
            if include.quoted or is_standard(include.path) or matches(include.path, exposed):
                continue
            if matches(include.path, project.rules["includes"]["system"]):
                yield Finding(path, include.line, "header-types", f"system header <{include.path}> in a header", "include it in the .cpp")
            private.setdefault(path, include.path)
    # What includes a private header is private too.
    changed = True
    while changed:
        changed = False
        for path in project.sources():
            for include in project.source(path).includes():
                target = f"src/{include.path}"
                if not include.quoted or target not in private:
                    continue
                if path.endswith(".h") and path not in private and module_of(path) == module_of(target):
                    private[path] = private[target]
                    changed = True
    for path in project.sources():
        for include in project.source(path).includes():
            target = f"src/{include.path}"
            if include.quoted and target in private and module_of(target) != module_of(path):
                message = f'"{include.path}" brings <{private[target]}> out of its module'
                yield Finding(path, include.line, "header-types", message, "hide the library behind a type of the module's own")


def check_sizes(project):
    """Files and functions stay short; the ratchet's exceptions only shrink."""
    limits = project.rules["size"]
    sizes, lines = project.sizes()
    for kind, limit in (("files", limits["file_lines"]), ("functions", limits["function_lines"])):
        recorded = project.ratchet[kind]
        for key, size in sizes[kind].items():
            path, _, name = key.partition("::")
            what = f"{name} has {size} lines" if name else f"{size} lines"
            line = lines.get(key, 1)
            if key not in recorded:
                yield Finding(path, line, "size", f"{what}, at most {limit} are allowed", "split it by what it does")
            elif size > recorded[key]:
                message = f"{what}, it had {recorded[key]} (tests/style/ratchet.json)"
                yield Finding(path, line, "size", message, "an exception may only shrink: split it")
        for key, size in recorded.items():
            if sizes[kind].get(key, 0) < size:
                message = f"{key} has shrunk below its {size} lines"
                yield Finding("tests/style/ratchet.json", 1, "size", message, "run tests/style/check_style --update")


def check_banned_names(project):
    """No file or folder whose name says nothing."""
    banned = set(project.rules["names"]["banned"])
    for path in project.paths:
        for part in path.split("/"):
            if banned.intersection(re.split(r"[._-]", part.lower())):
                yield Finding(path, 1, "names", f"'{part}' does not say what is in it", "name it after what it holds")
                break


def check_snake_case(project):
    rules = project.rules["names"]
    for path in project.select(rules["snake_case"]):
        for part in path.split("/"):
            if part not in rules["snake_case_except"] and not re.fullmatch(r"[a-z0-9_]+(\.[a-z0-9_]+)*", part):
                yield Finding(path, 1, "snake-case", f"'{part}' is not snake_case", "use small letters, digits and _")
                break


def check_chinese(project):
    """Text for users lives in packs, locale files and messages.h; single characters ('年', "年") are no text."""
    rules = project.rules["chinese"]
    for path in project.select(rules["files"], rules["allowed"]):
        for literal in project.source(path).strings:
            for offset, line in enumerate(literal.text.split("\n")):
                if len(HAN.findall(line)) + len(ESCAPED_HAN.findall(line)) > 1:
                    yield Finding(path, literal.line + offset, "chinese", "Chinese text in a string", "move it to the module's messages.h or to the pack")
                    break


def text_files(project):
    rules = project.rules["text"]
    return project.select(rules["files"], rules["except"])


def check_whitespace(project):
    """No tabs, no blanks at line ends, one line feed at the end, UTF-8 without a byte order mark."""
    rules = project.rules["text"]
    for path in text_files(project):
        text = project.text(path)
        if text is None:
            yield Finding(path, 1, "whitespace", "not UTF-8 text", "save it as UTF-8")
            continue
        if text.startswith("\ufeff"):
            yield Finding(path, 1, "whitespace", "byte order mark", "save it as UTF-8 without one")
        if text and not text.endswith("\n"):
            yield Finding(path, text.count("\n") + 1, "whitespace", "no line feed at the end", "end the last line")
        if text.endswith("\n\n"):
            yield Finding(path, text.count("\n"), "whitespace", "blank lines at the end", "remove them")
        for number, line in enumerate(text.split("\n"), 1):
            if "\t" in line:
                yield Finding(path, number, "whitespace", "tab", "use spaces")
            if "\r" in line:
                yield Finding(path, number, "whitespace", "carriage return", "use line feeds only")
            elif line != line.rstrip() and not matches(path, rules["trailing_blanks_allowed"]):
                yield Finding(path, number, "whitespace", "blanks at the end of the line", "remove them")


def check_pragma_once(project):
    for path in project.select(["src/*.h", "tests/*.h", "bench/*.h"]):
        if not re.search(r"^#pragma once$", project.source(path).code, re.MULTILINE):
            yield Finding(path, 1, "pragma-once", "no #pragma once", "put it after the opening comment")


def check_own_header_first(project):
    """A .cpp that includes its own header first proves that the header stands alone."""
    for path in project.select(["src/*.cpp"]):
        own = path.removeprefix("src/").removesuffix(".cpp") + ".h"
        includes = project.source(path).includes()
        if f"src/{own}" in project.paths and (not includes or includes[0].path != own):
            line = includes[0].line if includes else 1
            yield Finding(path, line, "own-header", "does not include its own header first", f'let #include "{own}" be its first')


def check_forbidden(project, rule):
    pattern = re.compile(rule["pattern"])
    for path in text_files(project):
        for number, line in enumerate((project.text(path) or "").split("\n"), 1):
            found = pattern.search(line)
            if found:
                yield Finding(path, number, rule["rule"], f"{rule['message']} ({found.group()})", rule["hint"])


def forbidden(name):
    def check(project):
        for rule in project.rules["text"]["forbidden"]:
            if rule["rule"] == name:
                yield from check_forbidden(project, rule)

    return check


def check_named_tests(project):
    """The tests that the pages about rules and promises name exist."""
    pages = [page for page in ("docs/domain-tests.md", "docs/trust-tests.md") if (project.root / page).exists()]
    if not pages:
        return
    macro = re.compile(r"^TEST(?:_P|_F)?\((\w+),\s*(\w+)\)", re.MULTILINE)
    known = {".".join(found) for path in project.select(["src/*_test.cpp"]) for found in macro.findall(project.text(path))}
    method = re.compile(r"^    def (test_\w+)", re.MULTILINE)
    for path in project.select(["tests/*_test.py"]):
        known.update(f"{Path(path).stem}.{name}" for name in method.findall(project.text(path)))
    for page in pages:
        for number, line in enumerate((project.root / page).read_text(encoding="utf-8").splitlines(), 1):
            for name in re.findall(r"`(\w+\.\w+)`", line):
                if name not in known:
                    yield Finding(page, number, "named-tests", f"no test is called {name}", "name the test that holds the rule now")


def check_personal_data(project):
    """Every sealed column of the schema stands in docs/personal-data.md, with its purpose, and nothing else does."""
    page = "docs/personal-data.md"
    if not (project.root / page).exists():
        return
    sealed = {
        column
        for path in project.select(["src/*.sql"])
        for line in re.findall(r"^-- sealed: (.*)$", project.text(path), re.MULTILINE)
        for column in line.split()
    }
    rows = {}
    for number, line in enumerate((project.root / page).read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("| `"):
            rows.update({column: number for column in re.findall(r"`(\w+\.\w+)`", line.split("|")[1])})
    for column in sorted(sealed - rows.keys()):
        yield Finding(page, 1, "personal-data", f"{column} is sealed but not explained", "say what it is for and how long it is kept")
    for column in sorted(rows.keys() - sealed):
        yield Finding(page, rows[column], "personal-data", f"{column} is no sealed column", "take it out")


CHECKS = (
    check_directions,
    check_third_party,
    check_header_types,
    check_sizes,
    check_banned_names,
    check_snake_case,
    check_chinese,
    check_whitespace,
    check_pragma_once,
    check_own_header_first,
    check_named_tests,
    check_personal_data,
    forbidden("no-open-ends"),
    forbidden("no-registries"),
    forbidden("no-machine-paths"),
)
