import pytest

from inquiry.access import MAY
from inquiry.app import create_app
from inquiry.doors import DOORS, Unsealed, seal, signed_in


@pytest.fixture
def fresh(tmp_path):
    return create_app(SECRET_KEY="test", HOME=str(tmp_path))


def test_a_view_without_a_door_stops_the_app_from_starting(fresh):
    fresh.add_url_rule("/oops", "oops", lambda: "anything")
    with pytest.raises(Unsealed, match="oops has no door"):
        seal(fresh)


def test_a_reading_door_does_not_open_for_writing(fresh):
    fresh.add_url_rule("/oops", "oops", signed_in(lambda: "anything"), methods=["POST"])
    with pytest.raises(Unsealed, match="changes things"):
        seal(fresh)


def test_every_rule_for_doing_has_a_door_or_is_asked_by_a_page(fresh):
    from inquiry.paths import PACKAGE, TEMPLATES

    doors = {(DOORS[view].verb, DOORS[view].model) for view in fresh.view_functions.values()}
    asked = "".join(p.read_text() for p in [*TEMPLATES.rglob("*.html"), *PACKAGE.rglob("*.py")])
    for verb, model in MAY:
        assert (verb, model) in doors or asked.count(f'"{verb}"') > 1, f"nothing asks who may {verb} a {model.__name__}"


def test_a_form_on_another_site_changes_nothing(world, browser):
    for origin in ("cross-site", "same-site", None):
        assert browser(world.amal).post("/sign-out", origin=origin).status_code == 403


def test_scripts_are_told_to_sign_in_and_not_sent_to_a_page(world, browser):
    stranger = browser()
    assert stranger.client.get("/", headers={"Accept": "application/json"}).status_code == 401


def test_words_kept_on_a_device_never_go_out_under_another_name(world, browser):
    headers = {"Sec-Fetch-Site": "same-origin", "Accept": "application/json", "Inquiry-Me": world.amal.ref}
    assert browser(world.bea).client.post("/theme", data={"theme": "dark"}, headers=headers).status_code == 401
    assert browser(world.amal).client.post("/theme", data={"theme": "dark"}, headers=headers).status_code < 400
