"""The first meeting, from the invitation to the minutes, with a lost network and a killed server on the way."""

import pytest

from tests.e2e import beginning, closing, ending, meeting

pytestmark = pytest.mark.xdist_group("e2e")


def test_a_team_meets_for_the_first_time_and_every_card_is_in_its_minutes_once(team, place, photos):
    for person in (team.bea, team.amal, team.farah):
        person.signs_in(person.name)
    beginning.invite(team.bea, team.gus)
    plan = beginning.plan(team.bea, "look at three number lines", begins_in=beginning.soon())
    beginning.share(team.amal, photos)
    beginning.lay_on_the_table(team.bea, plan)

    meeting.come_together(team, plan)
    meeting.look_at_the_work(team)
    meeting.notice(team)
    meeting.wonder(team, fall=place.kill, rise=place.open)
    meeting.talk(team)
    meeting.agree(team)
    closing.look_back(team)
    closing.close(team)

    ending.every_card_is_in_the_minutes_once(team)
    ending.the_minutes_say_how_norms_were_kept(team)
    ending.everyone_finds_their_next_step_at_home(team)
    ending.the_next_meeting_opens_with_them(team)
    team.nothing_broke()
