"""The page of one’s growth, for the leader and for their mentor. There is none for anybody else."""

from inquiry.doors import me, signed_in
from inquiry.growth.blueprint import bp
from inquiry.growth.growing import sessions_of
from inquiry.growth.growing_picture import MOST, most_of, picture
from inquiry.growth.move_words import Moves
from inquiry.growth.own import name_of, protocol_name
from inquiry.mentoring.doors import as_mentor
from inquiry.pages import page


@bp.get("/leading/growth")
@signed_in
def show():
    return _growth(me().id)


@bp.get("/mentoring/<ref>/growth")
@as_mentor("growth")
def leader_growth(mentorship):
    return _growth(mentorship.leader_id, mentorship)


def _growth(leader_id, mentorship=None):
    sessions = sessions_of(leader_id, me())
    drawn = sessions[-MOST:]
    families = [(family, picture(family.code, drawn, most_of(drawn))) for family in Moves(me()).families]
    about = {"mentorship": mentorship, "leader": name_of(leader_id), "protocol_name": protocol_name}
    return page("growth/show.html", sessions=sessions, drawn=drawn, families=families, **about)
