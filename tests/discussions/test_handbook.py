import re

from inquiry.discussions.check import check
from inquiry.discussions.format import load
from inquiry.discussions.kinds import TURN_KINDS
from inquiry.discussions.reveal import REVEALS
from inquiry.paths import HOME

PAGE = (HOME / "docs" / "protocols.md").read_text(encoding="utf-8")


def test_the_example_of_the_handbook_is_sound(tmp_path):
    path = tmp_path / "two_minutes.toml"
    path.write_text(re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)[1], encoding="utf-8")
    assert check(path) == []
    assert load(path).step("write").title.in_("es") == "Escriban una cosa"


def test_the_handbook_explains_every_turn_and_every_reveal():
    assert [word for word in (*TURN_KINDS, *REVEALS) if f"`{word}`" not in PAGE] == []
