"""After sign-in one goes on to where one wanted, and never to another site."""

import re

from inquiry.people.session import own_path
from tests.corpora import FOLDER
from tests.signing_in.doors import come_in


def test_after_sign_in_one_goes_on_to_where_one_wanted(amal, browser):
    asked = browser().get("/me?x=1").location
    assert asked == "/sign-in?next=/me?x%3D1"
    page = browser().get(asked)
    action = re.search(r'action="(/sign-in[^"]*)"', page.text)[1]
    assert come_in(browser(), amal.email, url=action).location == "/me?x=1"


def corpus():
    listed = FOLDER / "traversal" / "openredirects.txt"
    return listed.read_text(errors="replace").splitlines() if listed.exists() else []


def test_no_address_leads_to_another_site():
    tricks = [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil",
        "/\t/evil",
        "/\n/evil",
        " //evil",
    ]
    tricks += [
        "javascript:alert(1)",
        "evil.example",
        "",
        None,
        "///evil",
        "/%0d%0a",
        "http:/evil",
        "/\x85/evil",
        "/ /e",
    ]
    for said in [*tricks, *corpus()]:
        path = own_path(said)
        assert path is None or (re.match(r"/([^/\\]|$)", path) and not re.search(r"[\s\\\x00-\x1f]", path)), said


def test_a_strange_address_in_next_goes_home(amal, browser):
    for said in ("https://evil.example/", "//evil.example", "/%5Cevil.example", "/%09/evil.example"):
        assert come_in(browser(), amal.email, url=f"/sign-in?next={said}").location == "/"
