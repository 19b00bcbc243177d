"""Who may know whom. A module imports only from those above it in ORDER."""

import ast

from inquiry.paths import PACKAGE

# fmt: off
ORDER = [
    *("paths", "config", "clock", "hiding", "text_guard", "text", "i18n", "mail", "db", "asking", "access", "migrate"),
    *("live", "doors", "rendering", "pages", "fields", "pictures", "files", "people", "teams", "administration"),
    *("norms", "discussions", "artifacts", "cycles", "meetings", "minutes", "rooms", "calendar", "protected"),
    *("timetables", "diaries", "celebrations", "pulse", "mentoring", "growth", "stages", "portfolio", "sessions"),
    *("rotation", "bench", "home", "app", "demo", "server", "care", "cli"),
]
# fmt: on
WEB = {"flask", "flask_login", "werkzeug", "wtforms"}
# Hashing a password is no matter of the web, although the library that does it is.
NO_MATTER_OF_THE_WEB = {("people", "models"): "werkzeug.security"}


def imported_by(node):
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else []


def imports():
    for path in PACKAGE.rglob("*.py"):
        part = path.relative_to(PACKAGE).with_suffix("").parts
        if part[0] in ("__init__", "migrations"):
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            yield from ((part, name) for name in imported_by(node))


def test_nothing_imports_what_stands_below_it():
    for part, name in imports():
        words = name.split(".")
        if words[0] == "inquiry" and len(words) > 1:
            assert ORDER.index(words[1]) <= ORDER.index(part[0]), f"{'/'.join(part)} imports {name}"


def test_models_and_rules_know_nothing_of_the_web():
    found = [
        (part, name)
        for part, name in imports()
        if part[-1] in ("models", "access", "notes", "steps", "running")
        and name.split(".")[0] in WEB
        and NO_MATTER_OF_THE_WEB.get(part) != name
    ]
    assert found == []


def test_there_is_something_to_check():
    assert len(list(imports())) > 100
