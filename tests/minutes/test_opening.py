"""The next meeting opens with what we said we would do and what we wanted to change."""

from inquiry.cycles.notes import Action
from inquiry.minutes.queries import opening_of
from tests.browser import words


def opening(held, person=None):
    with held.world.app.test_request_context():
        return opening_of(held.world.team, person or held.world.farah)


def test_the_last_meetings_next_steps_open_the_next_one_with_owner_day_and_evidence(held):
    promise = next(one for one in opening(held).promises if one.owner == "Gus")
    assert (str(promise.due_on), promise.bring, promise.status) == ("2026-12-01", "Three sheets", "open")


def test_what_is_still_open_from_before_is_not_forgotten(held):
    assert any("Ask two children" in one.html for one in opening(held).promises)


def test_what_is_done_from_the_last_meeting_stays_to_be_told_and_older_ones_go(held):
    for note in (held.note("Ask them to talk while they place ½"), held.world.next_step):
        action = next(one for one in held.rows(Action) if one.note_id == note.id)
        held.world.change(action, status="done", outcome="They said “half of it”.")
    assert [(one.status, one.outcome) for one in opening(held).promises] == [("done", "They said “half of it”.")]


def test_a_meeting_promises_nothing_to_itself(held):
    with held.world.app.test_request_context():
        here = opening_of(held.world.team, held.world.farah, now_in=held.meeting)
    assert not any(one.owner == "Gus" for one in here.promises)


def test_outsiders_are_told_nothing(held):
    assert not opening(held, held.world.edie)


def test_what_became_of_it_is_said_in_a_sentence_and_one_goes_back_to_where_one_was(held):
    note, gus = held.note("Ask them to talk while they place ½"), held.seat(held.world.gus)
    answer = gus.post(f"/notes/{note.ref}/outcome", status="done", outcome="Two counted on.", next=held.url("room"))
    assert (answer.status_code, answer.location) == (303, held.url("room"))
    action = next(one for one in held.rows(Action) if one.note_id == note.id)
    assert (action.status, action.outcome, action.bring) == ("done", "Two counted on.", "Three sheets")


def test_nobody_is_sent_to_another_site(held):
    note, gus = held.note("Ask them to talk while they place ½"), held.seat(held.world.gus)
    answer = gus.post(f"/notes/{note.ref}/outcome", status="done", next="//evil.example/")
    assert answer.location == f"/notes/{note.ref}"


def test_a_mistake_comes_back_with_what_was_written(held):
    note, gus = held.note("Ask them to talk while they place ½"), held.seat(held.world.gus)
    answer = gus.post(f"/notes/{note.ref}/outcome", status="won", outcome="Still here")
    assert answer.status_code == 422
    assert "Still here" in words(answer)


def test_others_cannot_say_it(held, browser):
    note = held.note("Ask them to talk while they place ½")
    assert browser(held.world.edie).post(f"/notes/{note.ref}/outcome", status="done").status_code == 404


def test_in_the_room_everyone_reads_what_became_of_it_as_soon_as_somebody_says_it(afternoon):
    afternoon.begin().go_to("commitments")
    note, amal = afternoon.world.next_step, afternoon.seat(afternoon.world.amal)
    assert "What became of it?" in words(afternoon.room(afternoon.world.amal))
    url = afternoon.url(f"promises/{note.ref}/outcome")
    assert amal.post(url, status="done", outcome="Both counted on.").status_code == 303
    assert "Both counted on." in words(afternoon.room(afternoon.world.farah))
    assert "Both counted on." in afternoon.told()
    assert amal.post(url, status="won").status_code == 422
    assert (
        amal.post(afternoon.url(f"promises/{afternoon.world.noticing.ref}/outcome"), status="done").status_code == 404
    )
