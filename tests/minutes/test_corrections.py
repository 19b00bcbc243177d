"""Minutes can be corrected; every version is kept, and two people never overwrite each other."""

from inquiry.cycles.notes import Action, Note
from tests.browser import words
from tests.minutes.pages import fields_on


def card(held, body):
    return next(card for card in held.data["cards"] if card["body"] == body)


def test_a_correction_is_a_new_version_with_who_and_why_and_the_old_one_stays(held):
    answer = held.correct(summary="We agreed to look twice.", why="It was missing")
    assert answer.status_code == 303
    assert [version.number for version in held.versions] == [1, 2]
    assert "corrected by Amal" in words(held.minutes())
    assert "It was missing" in words(held.minutes())
    assert "We agreed to look twice." in words(held.minutes())
    assert "We agreed to look twice." not in words(held.seat(held.world.bea).get(held.url("minutes?version=1")))


def test_a_corrected_wording_stands_in_the_minutes_and_the_card_stays_its_authors(held):
    note = held.note("Two marks are rubbed out.")
    held.correct(held.world.bea, **{f"words-{note.ref}": "Two marks are **crossed** out."})
    page = held.minutes()
    assert "<strong>crossed</strong>" in page.text
    assert "Wording corrected in the minutes by Bea." in words(page)
    assert held.note("Two marks are rubbed out.").version == 1


def test_a_missing_next_step_opens_the_next_meeting_too(held):
    step = {"step": "Copy the sheets", "step_owner": held.world.farah.ref, "step_due": "2026-12-04"}
    assert held.correct(**step, step_bring="Five sheets").status_code == 303
    assert "Added to the minutes by Amal." in words(held.minutes())
    note = held.note("Copy the sheets")
    assert (note.kind, note.meeting_id, note.is_revealed) == ("action", held.world.meeting.id, True)
    action = next(one for one in held.rows(Action) if one.note_id == note.id)
    assert (action.owner_id, action.bring) == (held.world.farah.id, "Five sheets")


def test_a_missing_decision_and_a_remark_are_kept(held):
    held.correct(decision="We meet on Tuesdays.", remark="The bell rang early.")
    assert held.note("We meet on Tuesdays.").subkind == "decision"
    assert "The bell rang early." in words(held.minutes())
    assert len([note for note in held.rows(Note) if note.body == "The bell rang early."]) == 0


def test_another_owner_in_the_minutes_is_the_owner_everywhere(held):
    note = held.note("Ask them to talk while they place ½")
    held.correct(**{f"owner-{note.ref}": held.world.farah.ref})
    action = next(one for one in held.rows(Action) if one.note_id == note.id)
    assert (action.owner_id, action.bring) == (held.world.farah.id, "Three sheets")
    assert card(held, note.body)["owner"] == "Farah"


def test_a_corrected_next_step_says_so_wherever_it_is_quoted_and_keeps_its_authors_words(held):
    note = held.note("Ask them to talk while they place ½")
    held.correct(held.world.amal, **{f"words-{note.ref}": "Ask them to talk while they place ¾"})
    gus = held.seat(held.world.gus)
    for page in ("/", f"/cycles/{held.world.cycle.ref}", f"/notes/{note.ref}", f"/meetings/{held.world.meeting.ref}"):
        said = words(gus.get(page))
        assert "while they place ½" not in said
        assert page.startswith("/meetings") or "place ¾" in said
        assert page.startswith("/meetings") or "orrected in the minutes" in said
    before = words(gus.get(f"/notes/{note.ref}/history"))
    assert "Ask them to talk while they place ½" in before
    bea = held.seat(held.world.bea)
    bea.post(f"/notes/{note.ref}/words", **fields_on(bea.get(f"/notes/{note.ref}/words").text) | {"body": "Listen"})
    assert "corrected in the minutes" not in words(gus.get("/"))


def test_a_corrected_decision_says_so_in_the_inquiry_and_on_the_first_page(held):
    note = held.note("We look at the same child twice.")
    held.correct(held.world.amal, **{f"words-{note.ref}": "We look at the same child three times."})
    for page in ("/", f"/cycles/{held.world.cycle.ref}"):
        said = words(held.seat(held.world.farah).get(page))
        assert "the same child three times." in said
        assert "corrected in the minutes" in said
        assert "the same child twice" not in said


def test_nobody_yet_and_all_of_us_are_two_things_everywhere(held):
    note = held.note("Ask them to talk while they place ½")
    for said, on_paper, at_home in (
        ("", "Nobody yet", "Nobody has taken this on yet."),
        ("all", "All of us", "All of you said you would do this"),
    ):
        held.correct(**{f"owner-{note.ref}": said})
        farah = held.seat(held.world.farah)
        assert f"Who {on_paper}" in words(held.minutes())
        assert on_paper in words(farah.get(f"/cycles/{held.world.cycle.ref}"))
        assert f"Who does it {on_paper}" in words(farah.get(f"/notes/{note.ref}"))
        assert at_home in words(farah.get("/"))
        assert "You said you would do this" not in words(farah.get("/"))
        assert f"Who: {on_paper}" in farah.get(held.url("minutes.md")).text


def test_who_was_there_can_be_put_right(held):
    present = [held.world.amal.ref, held.world.bea.ref]
    held.correct(present=present)
    assert {one["name"] for one in held.data["people"]} == {"Amal", "Bea"}
    page = words(held.seat(held.world.amal).get(held.url("minutes/versions")))
    assert "Gus was not there." in page


def test_what_changed_between_two_versions_is_shown(held):
    note = held.note("Two marks are rubbed out.")
    held.correct(held.world.bea, **{f"words-{note.ref}": "Two marks are crossed out."}, why="Read it again")
    page = words(held.seat(held.world.amal).get(held.url("minutes/versions")))
    assert "Corrected by Bea" in page
    assert "Before: Two marks are rubbed out." in page
    assert "Now: Two marks are crossed out." in page


def test_when_two_correct_at_once_both_are_shown_and_both_are_kept(held):
    note = held.note("Two marks are rubbed out.")
    amal, bea = held.seat(held.world.amal), held.seat(held.world.bea)
    url, name = held.url("minutes/correction"), f"words-{note.ref}"
    mine, theirs = (fields_on(seat.get(url).text) for seat in (amal, bea))
    assert bea.post(url, **theirs | {name: "Bea’s words", "summary": "Bea’s sentence"}).status_code == 303
    answer = amal.post(url, **mine | {name: "Amal’s words", "remark": "Amal’s remark"})
    assert answer.status_code == 409
    assert len(held.versions) == 2
    page = words(answer)
    assert "Bea kept a newer version" in page
    assert "You both changed this" in page
    again = fields_on(answer.text)
    assert again[name] == "Bea’s words\n\nAmal’s words"
    assert (again["summary"], again["remark"]) == ("Bea’s sentence", "Amal’s remark")
    assert amal.post(url, **again).status_code == 303
    assert card_now(held, note.ref) == "Bea’s words\n\nAmal’s words"
    assert (held.data["summary"], held.data["remarks"][0]["body"]) == ("Bea’s sentence", "Amal’s remark")


def card_now(held, ref):
    return next(card for card in held.data["cards"] if card["ref"] == ref)["body"]


def test_the_same_form_sent_twice_makes_one_version(held):
    amal, url = held.seat(held.world.amal), held.url("minutes/correction")
    fields = fields_on(amal.get(url).text) | {"decision": "Once only"}
    assert [amal.post(url, **fields).status_code for _again in range(2)] == [303, 303]
    assert len(held.versions) == 2
    assert sum(card["body"] == "Once only" for card in held.data["cards"]) == 1


def test_a_card_that_comes_in_meanwhile_is_not_lost_by_a_correction(held):
    amal, url = held.seat(held.world.amal), held.url("minutes/correction")
    fields = fields_on(amal.get(url).text) | {"summary": "Mine"}
    step = next(step for step in held.steps if step.key == "write_notices")
    held.write(held.world.gus, "From the bus", kind="noticing", step=step, device_id="bus")
    answer = amal.post(url, **fields)
    assert answer.status_code == 409
    assert amal.post(url, **fields_on(answer.text)).status_code == 303
    assert (card(held, "From the bus")["author"], held.data["summary"]) == ("Gus", "Mine")


def test_words_cannot_be_emptied_and_what_was_written_is_still_there(held):
    note = held.note("Two marks are rubbed out.")
    answer = held.correct(**{f"words-{note.ref}": "", "summary": "Kept in the form"})
    assert answer.status_code == 422
    assert "Kept in the form" in answer.text
    assert len(held.versions) == 1


def test_hostile_words_are_only_words(held):
    hostile = "<script>alert(1)</script> #panic() {{ 7*7 }} [x](javascript:alert(1))"
    held.correct(summary=hostile, decision=hostile, remark=hostile, why=hostile)
    for path in ("minutes", "minutes/versions", "minutes/correction"):
        page = held.seat(held.world.bea).get(held.url(path)).text
        assert "<script>alert" not in page
        assert 'href="javascript' not in page


def test_minutes_are_not_corrected_before_the_end_or_by_others(held, browser):
    world = held.world
    assert browser(world.cleo).post(held.url("minutes/correction"), summary="x").status_code == 404
    last = f"/meetings/{world.last_meeting.ref}/minutes/correction"
    assert browser(world.amal).get(last).status_code == 404


def test_a_pile_of_cards_stands_open_where_something_in_it_asks_to_be_looked_at(held):
    note = held.note("Two marks are rubbed out.")
    assert 'class="minutes__pile" open' not in held.seat(held.world.amal).get(held.url("minutes/correction")).text
    assert 'class="minutes__pile" open' in held.correct(**{f"words-{note.ref}": ""}).text


def test_words_kept_on_a_device_belong_to_the_version_they_were_written_over(held):
    """Or an old draft would quietly undo what somebody else corrected since."""
    held.correct(held.world.bea, summary="Newer")
    assert '<keeps-draft id="over-2"' in held.seat(held.world.amal).get(held.url("minutes/correction")).text
