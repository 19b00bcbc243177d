"""A session led by two, from its sign-up to the debrief, with moves tapped on a mentor’s phone."""

import pytest

from tests.e2e import cohort, leading, signing_up
from tests.e2e.place import Place
from tests.e2e.teacher import LAPTOP, PHONE, Teacher

pytestmark = pytest.mark.xdist_group("e2e")
NAMES = ("Amal", "Bea", "Cleo", "Edie", "Farah", "Gus")


@pytest.fixture
def zone():
    return cohort.where_it_is_morning()


@pytest.fixture
def place(tmp_path, zone):
    settings = {"HOME": tmp_path / "home", "TIMEZONE": zone}
    cohort.build(settings)
    place = Place(settings, tmp_path / "server.log").open()
    yield place
    place.stop()
    print(place.said)


@pytest.fixture
def people(chromium, place, request, tmp_path):
    """Six colleagues at their laptops; Cleo has her phone."""
    people = [Teacher(chromium, place, name, **(PHONE if name == "Cleo" else LAPTOP)).signs_in(name) for name in NAMES]
    yield people
    for person in people:
        if request.node.failed:
            person.page.screenshot(path=tmp_path / f"{person.name}.png", full_page=True)
            print(f"{person.name} was at {person.page.url}: {tmp_path / person.name}.png")
        person.context.close()


def test_two_lead_a_session_from_its_sign_up_to_the_debrief(people, place, zone):
    amal, bea, cleo, edie, farah, gus = people
    signing_up.find_a_mentor(edie)
    signing_up.plan_the_session(edie, zone)
    signing_up.fill_the_places(farah, gus, bea)
    signing_up.prepare_leading(edie, cleo)

    leading.come_together(edie, amal, bea, gus)
    leading.tap_in_the_first_step(cleo)
    leading.hand_over(edie, amal, cleo)
    leading.tap_without_a_network(cleo)
    leading.close(amal)

    leading.see_who_came(edie)
    leading.write_and_read_an_exit_card(bea, edie, amal)
    leading.debrief(edie, cleo)
    leading.find_the_very_figures(edie)
    leading.see_who_opened_what(edie)
    assert not [fault for person in people for fault in person.broken]
    assert "Traceback" not in place.said
