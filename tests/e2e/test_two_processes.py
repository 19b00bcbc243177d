"""The same meeting, shorter, where two processes on PostgreSQL serve it and one of them falls."""

import pytest

from tests.databases import PostgreSQL
from tests.e2e import beginning, closing, ending, meeting

pytestmark = pytest.mark.xdist_group("e2e")


@pytest.fixture
def settings(request, tmp_path):
    if says := getattr(request.config, "postgres_is_away", None):
        pytest.skip(says)
    (tmp_path / "e2e").mkdir()
    database = PostgreSQL(tmp_path / "e2e")
    yield database.settings | {"PROCESSES": 2}
    database.drop()


def test_two_processes_serve_one_meeting_and_the_fall_of_one_costs_no_card(team, place, photos):
    assert len(place.workers) == 2
    for person in (team.bea, team.amal, team.farah):
        person.signs_in(person.name)
    beginning.invite(team.bea, team.gus)
    plan = beginning.plan(team.bea, "look at three number lines", begins_in=beginning.soon())
    beginning.share(team.amal, photos[:1])
    beginning.lay_on_the_table(team.bea, plan, beginning.BIRDS[:1])

    meeting.come_together(team, plan)
    meeting.look_at_the_work(team)
    meeting.notice(team)
    meeting.wonder(team, fall=place.kill_a_worker, rise=place.is_whole_again)
    meeting.talk(team)
    meeting.agree(team)
    closing.close(team, way=("More", "End the meeting now"))

    ending.every_card_is_in_the_minutes_once(team)
    ending.everyone_finds_their_next_step_at_home(team)
    team.nothing_broke()
