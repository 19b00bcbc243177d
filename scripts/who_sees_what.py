"""Write docs/who-sees-what.md from the rules themselves. The test compares the two."""

import tempfile

from inquiry.access import MAY, SEE
from inquiry.app import create_app
from inquiry.paths import HOME

HEAD = """# Who sees what

Every sentence here is a rule in the code, word for word; a test compares the two. What is not written is not allowed.
There is no role that sees everything, and nobody can act as somebody else. Whoever has the server’s disk and its keys
can read the database, and a court or a records request may reach it: see SECURITY.md.
"""


def part_of(rule):
    return rule.__module__.split(".")[1]


def write():
    lines = [HEAD]
    for title, rules in (("## Who sees", SEE.values()), ("## Who may", MAY.values())):
        lines.append(title)
        for part in dict.fromkeys(map(part_of, rules)):
            lines.append(f"\n### {part.capitalize()}\n")
            lines += [f"- {rule.__doc__}" for rule in rules if part_of(rule) == part]
        lines.append("")
    (HOME / "docs" / "who-sees-what.md").write_text("\n".join(lines))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        create_app(HOME=home)
    write()
