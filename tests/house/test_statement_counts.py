"""A page takes as many statements for a hundred rows as for five. A new list gets a line in PAGES."""

import pytest

from tests import crowded
from tests.statements import counted

FEW, MORE = 5, 95


PAGES = {  # who looks, where, what there is more of
    "home, next steps": ("amal", "/", crowded.notes),
    "home, meetings": ("bea", "/", crowded.meetings),
    "home, teams": ("bea", "/", crowded.teams),
    "home, protected time": ("amal", "/", crowded.unsaid_time_of_the_team),
    "home, things to bring": ("amal", "/", crowded.brings),
    "home, student work": ("amal", "/", crowded.works),
    "an inquiry": ("amal", "/cycles/{cycle.ref}", crowded.notes),
    "an inquiry, its team": ("amal", "/cycles/{cycle.ref}", crowded.people),
    "inquiries": ("amal", "/cycles", crowded.cycles),
    "inquiries, notes": ("amal", "/cycles", crowded.notes),
    "a note": ("amal", "/notes/{noticing.ref}", crowded.notes),
    "teams": ("bea", "/teams", crowded.teams),
    "a team, people": ("amal", "/teams/{team.ref}", crowded.people),
    "a team, meetings": ("amal", "/teams/{team.ref}", crowded.meetings),
    "a team, inquiries": ("amal", "/teams/{team.ref}", crowded.cycles),
    "a team’s norms": ("amal", "/teams/{team.ref}/norms", crowded.norms),
    "a team’s student work": ("amal", "/teams/{team.ref}/work", crowded.works),
    "meetings": ("amal", "/meetings", crowded.meetings),
    "a plan, student work": ("bea", "/meetings/{meeting.ref}", crowded.works),
    "a plan, things to bring": ("bea", "/meetings/{meeting.ref}", crowded.brings),
    "a plan, people": ("bea", "/meetings/{meeting.ref}", crowded.people),
    "changing a plan": ("bea", "/meetings/{meeting.ref}/plan", crowded.people),
    "the door of the room": ("amal", "/meetings/{meeting.ref}/room", crowded.people),
    "leading": ("bea", "/leading", crowded.sessions_led),
    "what somebody wrote about leading": ("bea", "/leading/records", crowded.sessions_led),
    "who opened what": ("bea", "/leading/mentor", crowded.sealed_reads),
    "a mentor’s leaders": ("edie", "/leading/leaders", crowded.leaders),
    "a mentor’s page on leading": ("edie", "/leading", crowded.leaders),
    "who mentors whom": ("cleo", "/programme/mentors", crowded.leaders),
    "one’s own page": ("amal", "/me", crowded.log_lines),
    "a week of protected time": ("dev", "/schools/{oak.ref}/protected-time", crowded.protected_times),
    "a week, as others see it": ("amal", "/schools/{oak.ref}/protected-time", crowded.protected_times),
    "what is planned": ("dev", "/schools/{oak.ref}/protected-time/plan", crowded.protected_times),
    "planning protected time": ("dev", "/schools/{oak.ref}/protected-time/new", crowded.protected_times),
    "searches for planning time": ("dev", "/schools/{oak.ref}/time-searches", crowded.searches),
    "the ledger": ("dev", "/schools/{oak.ref}/protected-time/ledger", crowded.protected_times),
    "a team, protected time": ("amal", "/teams/{team.ref}", crowded.protected_time_of_the_team),
    "accounts": ("ines", "/administration/people", crowded.people),
    "schools": ("ines", "/administration/schools", crowded.schools),
    "celebrations": ("amal", "/celebrations", crowded.celebrations),
    "thanks": ("amal", "/thanks", crowded.thanks),
    "what a team asks for": ("amal", "/teams/{team.ref}/requests", crowded.requests),
    "a principal’s home, what teams ask for": ("dev", "/", crowded.requests),
    "a principal’s home, celebrations": ("dev", "/", crowded.celebrations),
    "a principal’s home, teams": ("dev", "/", crowded.teams),
    "a school’s calendar": ("amal", "/schools/{oak.ref}/calendar", crowded.days_off),
    "a school’s bells": ("dev", "/schools/{oak.ref}/calendar/bells", crowded.days_off),
    "questions to the staff": ("amal", "/schools/{oak.ref}/questions", crowded.questions),
    "moves of a session": ("bea", "/meetings/{last_meeting.ref}/moves", crowded.taps),
    "growth": ("bea", "/leading/growth", crowded.led_sessions),
    "moves": ("amal", "/districts/{district.ref}/moves", crowded.own_moves),
    "the bench of a school": ("dev", "/schools/{oak.ref}/bench", crowded.teams),
    "the bench of a school, meetings": ("dev", "/schools/{oak.ref}/bench", crowded.meetings),
    "planning, whose turn": ("bea", "/teams/{team.ref}/meetings/new", crowded.people),
    "all teams": ("ines", "/administration/teams", crowded.teams),
    "my stages, meetings": ("bea", "/leading/stages", crowded.meetings),
    "my stages, talks": ("bea", "/leading/stages", crowded.stage_talks),
    "my portfolio": ("bea", "/leading/portfolio", crowded.portfolio),
    "my portfolio, meetings": ("bea", "/leading/portfolio", crowded.meetings),
    "my self-assessments": ("bea", "/leading/assessment", crowded.portfolio),
    "a piece, meetings": ("bea", "/leading/portfolio/pieces/new", crowded.meetings),
    "the security log": ("ines", "/administration/log", crowded.log_lines),
}
IN_THE_ROOM = {
    "the room, cards": ("amal", "/meetings/{meeting.ref}/room", crowded.cards),
    "the room, people": ("bea", "/meetings/{meeting.ref}/room", crowded.people),
    "the room, student work": ("amal", "/meetings/{meeting.ref}/room", crowded.works),
    "one’s own desk": ("amal", "/meetings/{meeting.ref}/room/desk", crowded.cards),
    "the projector, cards": ("bea", "/meetings/{meeting.ref}/projector", crowded.cards),
    "the projector, people": ("bea", "/meetings/{meeting.ref}/projector", crowded.people),
    "all cards": ("amal", "/meetings/{meeting.ref}/cards", crowded.cards),
    "what was said so far": ("amal", "/meetings/{meeting.ref}/so-far.md", crowded.cards),
}
SAY_LITTLE = {  # pages that show the first of them, how many there are, or only that there are some
    "home, meetings",
    "home, teams",
    "home, student work",
    "home, protected time",
    "a principal’s home, celebrations",
    "inquiries, notes",
    "a team, meetings",
    "a plan, student work",
    "my portfolio, meetings",
    "the projector, people",
    "leading",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_takes_as_many_statements_for_a_hundred_rows_as_for_five(world, browser, name):
    who, url, grow = PAGES[name]
    assert_constant(world, browser, who, url, grow, name in SAY_LITTLE)


@pytest.mark.parametrize("name", IN_THE_ROOM)
def test_an_open_room_takes_as_many_statements_for_a_hundred_rows_as_for_five(world, browser, name):
    crowded.open_the_room(world)
    who, url, grow = IN_THE_ROOM[name]
    assert_constant(world, browser, who, url, grow, name in SAY_LITTLE)


def assert_constant(world, browser, who, url, grow, says_little):
    someone, url = browser(getattr(world, who)), url.format_map(vars(world))
    grow(world, FEW)
    few, short = statements(world.app, someone, url)
    grow(world, MORE)
    many, long = statements(world.app, someone, url)
    assert len(few) == len(many), "\n".join(sql for sql in many if many.count(sql) > few.count(sql))
    assert says_little or len(long) > len(short), "the page shows none of what there is more of"


def statements(app, someone, url):
    """What a page asks the database, and the page. The first time may note that somebody came in."""
    assert someone.get(url).status_code == 200
    with counted(app) as heard:
        page = someone.get(url)
    return heard, page.text
