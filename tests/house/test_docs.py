"""docs/who-sees-what.md says what the rules say: no more, no less."""

from inquiry.access import MAY, SEE
from inquiry.paths import HOME

PAGE = HOME / "docs" / "who-sees-what.md"


def test_every_rule_is_told_in_plain_words(app):
    told = [line.removeprefix("- ").strip() for line in PAGE.read_text().splitlines() if line.startswith("- ")]
    rules = [rule.__doc__ for rule in [*SEE.values(), *MAY.values()]]
    assert None not in rules
    assert set(told) == set(rules)
    assert len(told) == len(set(told))


def test_every_setting_is_explained():
    from inquiry.config import SETTINGS

    page = (HOME / "docs" / "running.md").read_text()
    assert [name for name in SETTINGS if f"`INQUIRY_{name}`" not in page] == []
