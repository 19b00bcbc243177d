"""The cycle page tells the whole inquiry, to those who may see it, however long it is."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import event, select

from inquiry.access import visible
from inquiry.cycles import story
from inquiry.cycles.models import Cycle, PhaseMove
from inquiry.db import db
from inquiry.teams.models import Membership
from tests.browser import words
from tests.cycles.making import link, note, work
from tests.world import LONG_AGO, SECRET


def show(world):
    return f"/cycles/{world.cycle.ref}"


def test_the_story_is_read_from_top_to_bottom(world, browser):
    problem = note(world, world.amal, "problem", "They place ½ in the middle.", "frame", "learner")
    heron = work(world, "Heron")
    claim = note(world, world.bea, "claim", "They read ½ as a cut.", subkind="adopted")
    evidence = note(world, world.gus, "evidence", "37 of 68 cut in the middle.")
    rival = note(world, world.farah, "rival_explanation", "Or they were in a hurry.")
    link(world, evidence, "supports", claim)
    link(world, rival, "contradicts", claim)
    link(world, evidence, "points_to", work=heron)
    note(world, world.amal, "success", "A boy said where the one lives.", "celebrate")
    page = browser(world.gus).get(show(world))
    said = words(page)
    order = ["Why does ½ move", problem.body, "Heron", "to the right of ½", claim.body, evidence.body, rival.body]
    places = [said.index(part) for part in [*order, "where the one lives", "Ask two children"]]
    assert places == sorted(places)
    assert page.text.count("37 of 68") == 1, "told beside its claim, not again on the wall"
    assert f'href="#work-{heron.ref}"' in page.text and f'id="work-{heron.ref}"' in page.text


def test_a_note_that_points_to_work_taken_back_says_so(world, browser):
    heron = work(world, "Heron")
    seen = note(world, world.gus, "evidence", "The jumps are equal.")
    link(world, seen, "points_to", work=heron)
    world.change(heron, withdrawn_at=LONG_AGO)
    for url in (show(world), f"/notes/{seen.ref}"):
        said = words(browser(world.bea).get(url))
        assert "a piece that was taken back" in said and "Heron" not in said, url
    world.change(heron, withdrawn_at=None)
    said = words(browser(world.bea).get(show(world)))
    assert "Heron" in said and "taken back" not in said


def test_a_newcomer_who_does_not_see_older_work_is_not_told_it_was_taken_back(world, browser):
    heron = work(world, "Heron")
    link(world, note(world, world.gus, "evidence", "The jumps are equal."), "points_to", work=heron)
    world.change(part_of_gus(world), sees_from=LONG_AGO + timedelta(days=1))
    said = words(browser(world.gus).get(show(world)))
    assert "The jumps are equal." in said and "Heron" not in said and "taken back" not in said


def part_of_gus(world):
    with world.app.app_context():
        return db.session.scalar(select(Membership).where(Membership.person_id == world.gus.id))


def test_cards_face_down_and_cards_taken_back_are_no_part_of_it(world, browser):
    note(world, world.amal, "noticing", "taken back marigold", withdrawn_at=LONG_AGO)
    for person in (world.amal, world.bea):
        page = browser(person).get(show(world)).text
        assert SECRET not in page
        assert "taken back marigold" not in page


def test_what_helped_in_a_meeting_stands_in_its_minutes_and_not_in_the_story(world, browser):
    in_a_meeting = note(world, world.gus, "plus", "We went round in order.", "celebrate")
    world.change(in_a_meeting, meeting_id=world.last_meeting.id)
    note(world, world.gus, "plus", "The children asked for more.", "celebrate")
    said = words(browser(world.amal).get(show(world)))
    assert "The children asked for more." in said
    assert "We went round in order." not in said


def test_only_the_team_reads_it(world, browser):
    for person in (world.cleo, world.dev, world.edie, world.ines):
        assert browser(person).get(show(world)).status_code == 404
        assert world.cycle.question not in browser(person).get("/cycles").text


def test_the_list_shows_open_inquiries_first_each_with_its_ring(world, browser):
    world.add(Cycle(team_id=world.team.id, question="An older one", opened_by_id=world.bea.id, closed_at=LONG_AGO))
    page = browser(world.amal).get("/cycles")
    said = words(page)
    assert said.index("Why does ½ move") < said.index("An older one")
    assert page.text.count('class="ring"') >= 2
    assert "Once you are in a team" in words(browser(world.ines).get("/cycles"))


def test_evidence_for_a_cause_stays_on_the_wall(world, browser):
    cause = note(world, world.bea, "cause", "We always draw 0 to 1.")
    link(world, note(world, world.gus, "evidence", "12 of 12 sheets did."), "supports", cause)
    assert browser(world.bea).get(show(world)).text.count("12 of 12 sheets did.") == 1


def test_work_not_yet_shared_is_not_in_the_strip(world, browser):
    work(world, "Wren", shared_at=None)
    assert "Wren" not in browser(world.bea).get(show(world)).text


def test_what_was_still_to_come_and_why_they_went_on_stands_in_the_margin(world, browser):
    world.add(
        PhaseMove(
            cycle_id=world.cycle.id,
            from_phase="frame",
            to_phase="collect",
            by_id=world.amal.id,
            at=LONG_AGO + timedelta(days=3),
            missing=["practice_problem"],
            reason="We know enough to look.",
        )
    )
    said = words(browser(world.gus).get(show(world)))
    assert "We know enough to look." in said and "one thing was still to come" in said


def test_a_note_of_a_phase_we_do_not_know_finds_its_place_by_its_kind(world, browser):
    note(world, world.amal, "noticing", "from an older meeting", phase="any")
    assert "from an older meeting" in browser(world.bea).get(show(world)).text


def test_markdown_was_rendered_when_it_was_written(world, browser, monkeypatch):
    note(world, world.amal, "noticing", "**bold**")
    monkeypatch.setattr("inquiry.text._rendered", None)
    assert "<strong>bold</strong>" in browser(world.bea).get(show(world)).text


def counted(app, url, browser):
    heard = []
    with app.app_context():
        engine = db.engine

    def hear(_connection, _cursor, sql, *_more):
        heard.append(sql)

    event.listen(engine, "before_cursor_execute", hear)
    try:
        assert browser.get(url).status_code == 200
    finally:
        event.remove(engine, "before_cursor_execute", hear)
    return len(heard)


@pytest.mark.parametrize("url", ["/cycles/{}", "/cycles"])
def test_a_long_story_asks_the_database_no_more_often_than_a_short_one(world, browser, app, url):
    bea, url = browser(world.bea), url.format(world.cycle.ref)
    claim = note(world, world.bea, "claim", "a claim")
    link(world, claim, "points_to", work=work(world, "Heron"))
    bea.get(url)
    few = counted(app, url, bea)
    for number in range(40):
        kind = ("noticing", "evidence", "action", "success")[number % 4]
        one = note(world, world.amal, kind, f"note {number}")
        link(world, one, "supports", claim)
        link(world, one, "points_to", work=work(world, f"S{number}"))
    assert counted(app, url, bea) == few


def test_a_meeting_can_add_itself_to_the_story(world, browser, monkeypatch):
    row = SimpleNamespace(at=LONG_AGO, title="Look at fractions together", href="/meetings/x")
    monkeypatch.setattr(story, "_more", [])
    story.also(lambda person, cycle: [row])
    assert '<a href="/meetings/x">Look at fractions together</a>' in browser(world.bea).get(show(world)).text


def test_who_came_later_does_not_see_what_was_closed_before(world, inside):
    member = inside.scalar(select(Membership).where(Membership.person_id == world.gus.id))
    world.change(member, sees_from=LONG_AGO + timedelta(days=900))
    world.change(world.cycle, closed_at=LONG_AGO + timedelta(days=5))
    inside.rollback()
    assert inside.scalars(visible(Cycle, to=world.gus)).all() == []
    assert len(inside.scalars(visible(Cycle, to=world.bea)).all()) == 1


def test_meetings_that_were_held_stand_in_the_margin_with_their_minutes(world, browser):
    page = browser(world.bea).get(show(world)).text
    assert f'<a href="/meetings/{world.last_meeting.ref}/minutes">Agree what puzzles us</a>' in page
    assert world.meeting.purpose not in page


def test_the_ring_draws_what_is_there_for_a_phase_still_ahead_thin_and_pale(world, browser):
    page = browser(world.amal).get("/cycles").text
    assert 'class="ring__plan ring__ahead"' in page
    assert 'class="ring__collect ring__ahead"' not in page
    assert " · opened " in page  # not “since”: the phase began later than the inquiry
