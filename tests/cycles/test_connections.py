"""Notes point to each other where it makes sense; claims are adopted on what they rest on; next steps have an end."""

import pytest
from sqlalchemy import select

from inquiry.cycles.connections import FROM, TO, makes_sense
from inquiry.cycles.notes import Link, Standing
from inquiry.cycles.queries import commitments, last_delta, my_next_steps, open_cycle, rings
from inquiry.discussions.kinds import LINK_KINDS, NOTE_KINDS
from tests.browser import words
from tests.cycles.making import found, link, note, work


def links(world):
    return [(one.note_id, one.kind, one.to_note_id, one.artifact_id) for one in found(world, select(Link))]


def test_every_link_joins_kinds_of_the_vocabulary():
    for kind, (near, far) in LINK_KINDS.items():
        assert near in FROM[kind] and far in TO[kind]
        assert FROM[kind] | TO[kind] <= set(NOTE_KINDS)


@pytest.mark.parametrize(
    ("kind", "near", "far", "sense"),
    [
        ("supports", "evidence", "claim", True),
        ("contradicts", "rival_explanation", "claim", True),
        ("grounds", "noticing", "inference", True),
        ("explains", "cause", "problem", True),
        ("addresses", "action", "cause", True),
        ("tested_by", "action", "measure", True),
        ("shown_by", "success", "evidence", True),
        ("became", "delta", "agreement", True),
        ("supports", "claim", "evidence", False),
        ("explains", "noticing", "problem", False),
        ("points_to", "noticing", "claim", False),
        ("praises", "noticing", "claim", False),
    ],
)
def test_only_links_that_make_sense_are_made(kind, near, far, sense):
    assert makes_sense(kind, near, far) is sense


def test_a_member_connects_from_either_end_and_twice_is_once(world, browser):
    claim = note(world, world.bea, "claim", "They cut it in half.")
    evidence = note(world, world.gus, "evidence", "37 did.")
    amal = browser(world.amal)
    page = amal.get(f"/notes/{claim.ref}").text
    assert f"supports&lt;{evidence.ref}" in page and f"contradicts&lt;{evidence.ref}" in page
    assert amal.post(f"/notes/{claim.ref}/links", to=f"supports<{evidence.ref}").status_code == 303
    assert amal.post(f"/notes/{evidence.ref}/links", to=f"supports>{claim.ref}").status_code == 303
    assert links(world) == [(evidence.id, "supports", claim.id, None)]
    assert "is supported by" in words(amal.get(f"/notes/{claim.ref}"))
    assert "supports" in words(amal.get(f"/notes/{evidence.ref}"))


def test_a_connection_that_makes_no_sense_or_leads_to_what_one_does_not_see_is_not_made(world, browser):
    claim = note(world, world.bea, "claim", "They cut it in half.")
    bea = browser(world.bea)
    bea.post(f"/notes/{claim.ref}/links", to=f"supports>{world.noticing.ref}")
    assert bea.post(f"/notes/{claim.ref}/links", to=f"supports<{world.sealed.ref}").status_code == 422
    assert bea.post(f"/notes/{claim.ref}/links", to="").status_code == 422
    assert links(world) == []


def test_outsiders_connect_nothing(world, browser):
    for person in (world.cleo, world.dev, world.edie):
        url = f"/notes/{world.noticing.ref}/links"
        assert browser(person).post(url, to=f"grounds>{world.next_step.ref}").status_code == 404


def test_a_connection_is_taken_away_again(world, browser):
    claim, evidence = note(world, world.bea, "claim", "They cut."), note(world, world.gus, "evidence", "37 did.")
    tie, other = link(world, evidence, "supports", claim), link(world, world.noticing, "supports", claim)
    browser(world.amal).post(f"/notes/{claim.ref}/links/{tie.ref}/removal")
    browser(world.amal).post(f"/notes/{evidence.ref}/links/{other.ref}/removal")
    assert links(world) == [(world.noticing.id, "supports", claim.id, None)], "only from one of its own ends"


def test_a_note_points_to_work_from_its_own_page(world, browser):
    piece = work(world, "Heron")
    url = f"/notes/{world.noticing.ref}/work"
    assert browser(world.bea).post(url, work=piece.ref, page="1", region="").status_code == 303
    assert browser(world.bea).post(url, work="nothing").status_code == 422
    assert links(world) == [(world.noticing.id, "points_to", None, piece.id)]
    assert "Heron" in browser(world.amal).get(f"/notes/{world.noticing.ref}").text


def standing(world, browser, claim, **fields):
    return browser(world.amal).post(f"/notes/{claim.ref}/standing", **fields)


def test_a_claim_is_adopted_once_it_rests_on_work_and_another_explanation_was_weighed(world, browser):
    claim, piece = note(world, world.bea, "claim", "They cut it.", subkind="draft"), work(world, "Heron")
    link(world, note(world, world.gus, "evidence", "37 did."), "supports", claim)
    link(world, claim, "points_to", work=piece)
    link(world, note(world, world.gus, "rival_explanation", "Or hurried."), "contradicts", claim)
    assert standing(world, browser, claim, became="adopted").status_code == 303
    (kept,) = found(world, select(Standing))
    assert (kept.was, kept.became, kept.missing) == ("draft", "adopted", [])
    assert world.again(claim).subkind == "adopted"


def test_a_bare_claim_is_adopted_with_a_reason_that_is_kept(world, browser):
    claim = note(world, world.bea, "claim", "They cut it.", subkind="draft")
    answer = standing(world, browser, claim, became="adopted")
    assert answer.status_code == 422 and "Two pieces of evidence" in words(answer)
    assert world.again(claim).subkind == "draft"
    assert standing(world, browser, claim, became="adopted", reason="We try it out.").status_code == 303
    assert found(world, select(Standing.missing)) == [["two_pieces", "work_for_claim", "rival_for_claim"]]
    assert "We try it out." in words(browser(world.gus).get(f"/notes/{claim.ref}"))


def test_withdrawing_a_claim_or_ruling_out_a_cause_asks_for_nothing(world, browser):
    for kind, became in (("claim", "withdrawn"), ("cause", "rejected"), ("problem", "practice")):
        one = note(world, world.bea, kind, "x")
        assert standing(world, browser, one, became=became).status_code == 303
        assert world.again(one).subkind == became
    assert standing(world, browser, world.noticing, became="adopted").status_code == 404


def test_a_member_says_what_became_of_a_next_step(world, browser):
    url = f"/notes/{world.next_step.ref}/next-step"
    same = {"owner": world.amal.ref, "due_on": "2026-11-23", "bring": "What they said"}
    assert browser(world.edie).post(url, status="done", **same).status_code == 404
    assert browser(world.amal).post(url, status="done", outcome="Both counted marks.", **same).status_code == 303
    step = world.again(world.action)
    assert (step.status, step.outcome, step.owner_id) == ("done", "Both counted marks.", world.amal.id)
    assert step.ended_at is not None
    assert "Both counted marks." in words(browser(world.bea).get(f"/cycles/{world.cycle.ref}"))
    browser(world.amal).post(url, status="open", **same)
    assert world.again(world.action).ended_at is None


def test_commitments_come_oldest_day_first_and_only_while_they_are_open(world, inside):
    note(world, world.gus, "commitment", "I ask where 1 is", "plan")
    assert [row.body for row in commitments(world.bea, world.team)] == [
        "Ask two children how they found ½",
        "I ask where 1 is",
    ]
    assert [row.owner for row in commitments(world.bea, world.team)] == ["Amal", None]
    assert [row.team for row in my_next_steps(world.amal)] == ["Grade 4"]
    world.change(world.action, status="done")
    inside.rollback()
    assert [row.body for row in commitments(world.bea, world.team)] == ["I ask where 1 is"]
    assert commitments(world.edie, world.team) == [] and my_next_steps(world.amal) == []


def test_the_last_delta_and_the_open_inquiry_are_found(world, inside):
    meeting = {"meeting_id": world.last_meeting.id}
    note(world, world.gus, "delta", "Begin on time", "plan", **meeting)
    assert [row.body for row in last_delta(world.bea, world.team)] == ["Begin on time"]
    assert last_delta(world.edie, world.team) == []
    assert open_cycle(world.amal, world.team).ref == world.cycle.ref
    assert open_cycle(world.edie, world.team) is None
    assert rings(world.amal, []) == {}
