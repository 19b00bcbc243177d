"""Who reads minutes, and what stands there before there are some."""

from sqlalchemy import event

from inquiry.db import db
from inquiry.teams.models import Membership
from tests.browser import words

PATHS = ("minutes", "minutes/versions", "minutes.pdf", "minutes.md", "so-far.md")


def test_outsiders_find_no_such_page(held, browser):
    world = held.world
    for outsider in (world.cleo, world.dev, world.edie, world.ines):
        for path in (*PATHS, "minutes/correction"):
            assert browser(outsider).get(held.url(path)).status_code == 404, (outsider.name, path)


def test_members_read_them_all(held):
    for path in PATHS:
        assert held.seat(held.world.farah).get(held.url(path)).status_code == 200, path


def test_somebody_who_left_the_team_reads_nothing(held, browser):
    world = held.world
    membership = next(one for one in held.rows(Membership) if one.person_id == world.gus.id)
    world.change(membership, until_at=held.meeting.ended_at)
    for path in PATHS:
        assert browser(world.gus).get(held.url(path)).status_code == 404


def test_before_the_end_the_page_says_what_will_stand_there(world, browser):
    page = browser(world.amal).get(f"/meetings/{world.meeting.ref}/minutes")
    assert "There are no minutes yet" in words(page)
    assert browser(world.amal).get(f"/meetings/{world.meeting.ref}/minutes.pdf").status_code == 404


def test_what_lies_open_so_far_can_be_taken_along_and_nothing_else(afternoon):
    afternoon.begin()
    afternoon.steer("start")
    afternoon.go_to("write_notices")
    afternoon.write(afternoon.world.amal, "Still hidden")
    so_far = afternoon.seat(afternoon.world.bea).get(afternoon.url("so-far.md"))
    assert "Still hidden" not in so_far.text
    assert "Still hidden" not in afternoon.seat(afternoon.world.amal).get(afternoon.url("so-far.md")).text
    afternoon.go_to("write_wonders")
    assert "Still hidden" in afternoon.seat(afternoon.world.bea).get(afternoon.url("so-far.md")).text


def test_medians_are_not_told_while_people_still_rate(afternoon):
    afternoon.hold().rate(1, 1, 1, 1)
    assert "We start with what we see." not in afternoon.seat(afternoon.world.bea).get(afternoon.url("so-far.md")).text


def test_the_page_takes_the_same_number_of_statements_for_many_cards(held):
    few = statements(held)
    for number in range(30):
        step = next(step for step in held.steps if step.key == "write_notices")
        held.write(held.world.gus, f"Card {number}", kind="noticing", step=step, device_id=f"d{number}")
    assert "Card 29" in held.minutes().text
    assert statements(held) == few


def statements(held):
    said = []
    with held.world.app.app_context():
        engine = db.engine

    def note(_connection, _cursor, sql, *_rest):
        said.append(sql)

    held.minutes()
    event.listen(engine, "before_cursor_execute", note)
    held.minutes()
    event.remove(engine, "before_cursor_execute", note)
    return len(said)


def test_work_that_was_taken_back_is_no_longer_named(held):
    held.world.change(held.work, withdrawn_at=held.meeting.ended_at)
    assert "Heron" not in held.minutes(held.world.bea).text
    assert "Heron" not in held.seat(held.world.bea).get(held.url("minutes.md")).text
    for page in ("minutes", "minutes.md"):
        assert "a piece that was taken back" in held.seat(held.world.bea).get(held.url(page)).text


def test_work_that_comes_back_has_its_name_again(held):
    held.world.change(held.work, withdrawn_at=held.meeting.ended_at)
    held.world.change(held.work, withdrawn_at=None)
    said = held.minutes(held.world.bea).text
    assert "Heron" in said and "taken back" not in said
