"""The programme of the demo: two years, three schools, 24 people, five mentors, and one who left in mid-year."""

import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from inquiry import demo as made
from inquiry.clock import now
from inquiry.cycles.notes import Note
from inquiry.demo.programme.weeks import SchoolWeeks
from inquiry.discussions.kinds import NOTE_KINDS
from inquiry.growth.models import CULTIVATING, STRUCTURING, Debrief, LeadingPlan, MoveTap
from inquiry.growth.move_library import library
from inquiry.meetings.models import CLOSED, PLANNED, Meeting, Minutes
from inquiry.meetings.steps import Step
from inquiry.mentoring.models import Mentorship
from inquiry.people.models import School
from inquiry.portfolio.models import PortfolioShare
from inquiry.sessions.models import IN, WAITING, LessonDesign, PdSession, SignUp, Taught
from inquiry.stages.models import SHOWN_TO, LeadingWish
from inquiry.teams.models import Membership, Team

STORY = Path(made.__file__).parent / "programme"
DAY = timedelta(days=1)


def in_programme(rows):
    """The memberships in teams across schools, which are those of the programme."""
    across = {team.id for team in rows(Team) if team.school_id is None}
    return [one for one in rows(Membership) if one.team_id in across]


def of_programme(rows, state=CLOSED):
    across = {team.id for team in rows(Team) if team.school_id is None}
    return [one for one in rows(Meeting) if one.team_id in across and one.state == state]


def test_24_people_of_three_schools_are_in_it(demo, rows):
    everybody = {person.id: person for person in demo.people.values()}
    people = [everybody[number] for number in {one.person_id for one in in_programme(rows)}]
    assert len(people) == 24
    assert len(rows(School)) == len({person.school_id for person in people if person.school_id}) == 3
    assert not any(person.evaluates for person in people)


def test_five_of_them_mentor(rows):
    assert len({one.mentor_id for one in rows(Mentorship)}) == 5
    assert len([one for one in rows(Mentorship) if one.agreed_at is None]) == 1, "one waits for the leader’s yes"


def test_one_who_led_left_in_mid_year_and_the_group_went_on(demo, rows):
    gone = [person for person in demo.people.values() if person.left_at]
    assert [person.name for person in gone] == ["Wim"]
    wim = gone[0]
    led = [one for one in of_programme(rows) if one.facilitator_id == wim.id]
    group = next(team.id for team in rows(Team) if team.name == "Talk in number lessons")
    assert {one.team_id for one in led} >= {group}
    assert max(one.ended_at for one in led) < wim.left_at
    later = [one for one in of_programme(rows) if one.team_id == group and one.began_at > wim.left_at]
    assert {one.facilitator_id for one in later} == {demo.people["Zoe"].id}
    assert not any(one.is_current(now()) for one in rows(Membership) if one.person_id == wim.id)
    assert not any(one.is_current(now()) for one in rows(Mentorship) if one.leader_id == wim.id)


def test_it_goes_back_two_years_and_every_meeting_was_really_held(rows):
    held = of_programme(rows)
    assert len(held) == 28
    assert timedelta(days=550) < now() - min(one.began_at for one in held) < timedelta(days=800)
    assert max(one.ended_at for one in held) < now()
    steps, minutes = rows(Step), {one.meeting_id for one in rows(Minutes)}
    for meeting in held:
        mine = [step for step in steps if step.meeting_id == meeting.id]
        assert len(mine) > 5
        assert meeting.frozen["protocols"]["main"]["id"] == meeting.protocol_id
        assert all(step.used_seconds > 0 and step.closed_at for step in mine)
        assert sum(step.used_seconds for step in mine) == (meeting.ended_at - meeting.began_at).total_seconds()
    assert {meeting.id for meeting in held} <= minutes


def test_every_card_of_the_story_found_its_step(rows):
    told = tomllib.loads((STORY / "meetings.toml").read_text(encoding="utf-8"))["meeting"]
    cards = [card for one in told for card in one["cards"]]
    assert all(kind in NOTE_KINDS and (not sub or sub in NOTE_KINDS[kind]) for _key, _who, kind, sub, _body in cards)
    written = {note.body for note in rows(Note)}
    assert [card for card in cards if card[4] not in written] == []


def test_a_session_next_week_has_no_place_left_and_some_who_wait(rows):
    session = next(one for one in rows(PdSession) if one.places)
    meeting = next(one for one in rows(Meeting) if one.id == session.meeting_id)
    assert meeting.state == PLANNED
    assert 4 * DAY < meeting.starts_at - now() < 13 * DAY
    places = [one.state for one in rows(SignUp) if one.session_id == session.id]
    assert places.count(IN) == session.places
    assert places.count(WAITING) == 3


def test_who_came_to_a_session_was_filled_in_from_the_room(rows):
    over = {one.id for one in rows(PdSession) if not one.places}
    assert len(over) == 11
    assert all(one.came for one in rows(SignUp) if one.session_id in over and one.state == IN)


def test_lessons_were_taught_between_their_two_meetings(rows):
    meetings = {one.id: one for one in rows(Meeting)}
    lessons = rows(LessonDesign)
    assert len(lessons) == 6
    for lesson in lessons:
        taught = [one.on for one in rows(Taught) if one.lesson_id == lesson.id]
        before, after = meetings[lesson.before_id], meetings[lesson.after_id]
        assert len(taught) >= 3
        assert before.starts_at.date() < min(taught) <= max(taught) < after.starts_at.date()


def test_moves_are_those_of_the_list_and_belong_to_their_family(rows):
    moves = library().moves
    assert {(tap.code, tap.family) for tap in rows(MoveTap)} <= {(move.code, move.family) for move in moves.values()}
    chosen = {code for plan in rows(LeadingPlan) for code in plan.moves}
    assert chosen <= set(moves)


def test_a_mentor_wrote_only_beside_what_a_leader_had_written(rows):
    assert all(one.leader_at < one.mentor_at for one in rows(Debrief) if one.mentor_at)
    pairs = {(one.leader_id, one.mentor_id) for one in rows(Mentorship)}
    assert {(one.leader_id, one.mentor_id) for one in rows(Debrief) if one.mentor_id} <= pairs
    assert {(tap.leader_id, tap.by_id) for tap in rows(MoveTap) if tap.by_id != tap.leader_id} <= pairs


def test_over_the_two_years_leaders_do_more_and_their_mentors_less(demo, rows):
    """As the research describes it: structuring and cultivating rise, the mentor’s share falls."""
    began = {one.id: one.began_at for one in rows(Meeting)}
    for name in ("Bea", "Edie", "Zoe", "Dora"):
        mine = [tap for tap in rows(MoveTap) if tap.leader_id == demo.people[name].id and not tap.taken_back_at]
        sessions = sorted({tap.meeting_id for tap in mine}, key=began.get)
        first, last = ([tap for tap in mine if tap.meeting_id == sessions[end]] for end in (0, -1))
        for family in (STRUCTURING, CULTIVATING):
            assert len(of(last, family, "leader")) > len(of(first, family, "leader"))
        assert share(last) < share(first)


def of(taps, family, who):
    return [tap for tap in taps if tap.family == family and tap.who == who]


def share(taps):
    return len([tap for tap in taps if tap.who == "mentor"]) / len(taps)


def test_wishes_are_open_to_different_people_and_one_portfolio_is_open(demo, rows):
    assert {one.shown_to for one in rows(LeadingWish)} == set(SHOWN_TO)
    assert {one.wishes for one in rows(LeadingWish)} == {True, False}
    share = rows(PortfolioShare)[0]
    assert (share.leader_id, share.with_id) == (demo.people["Bea"].id, demo.people["Dev"].id)
    assert share.lasts(now())


@pytest.mark.parametrize("month", range(1, 13))
def test_whenever_somebody_looks_it_met_in_school_time(app, month):
    """On Wednesdays, and never in the summer or between the years."""
    with app.test_request_context():
        for day in (1, 15, 28):
            at = datetime(2027, month, day, 18, tzinfo=UTC)
            weeks = SchoolWeeks(at)
            moments = [weeks.ago(number) for number in range(1, 77)]
            assert moments == sorted(moments, reverse=True)
            assert all(one.weekday() == 2 and one < at for one in moments)
            assert not any(one.month == 7 or (one.month, one.day) == (12, 25) for one in moments)
            assert at + 4 * DAY < weeks.next() < at + 13 * DAY
