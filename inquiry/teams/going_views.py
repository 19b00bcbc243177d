from flask import Blueprint, flash, request

from inquiry.clock import local
from inquiry.doors import does, me
from inquiry.i18n import _, zone
from inquiry.pages import page, submitted, to
from inquiry.teams import changes, queries
from inquiry.teams.forms import NOBODY, ChangeForm, GoingForm
from inquiry.teams.models import Membership
from inquiry.teams.words import PARTS

bp = Blueprint("memberships", __name__, url_prefix="/memberships")


@bp.route("/<ref>/part", methods=["GET", "POST"])
@does("change", Membership)
def change(membership):
    team, person, successors = _around(membership)
    form = ChangeForm(
        request.form, zone=zone(), successors=successors, role=membership.role, until=_last_day(membership)
    )
    if not submitted(form):
        return page("teams/part.html", form, team=team, person=person, parts=PARTS)
    changes.change_part(membership, team, person, by=me(), role=form.role.data, until_at=form.until_at)
    if not form.keeps_leading:
        _hand_over(form, successors, team)
    flash(_("%(name)s’s part was changed.", name=person.name), "good")
    return to("teams.show", ref=team.ref)


@bp.route("/<ref>/ending", methods=["GET", "POST"])
@does("end", Membership)
def end(membership):
    team, person, successors = _around(membership)
    form = GoingForm(request.form, successors=successors)
    if not submitted(form):
        return page("teams/ending.html", form, team=team, person=person, leaving=person.id == me().id)
    _hand_over(form, successors, team)
    changes.end(membership, team, person, by=me())
    return _goodbye(team, person)


def _around(membership):
    """The team, the person, and who could lead instead."""
    seen_by_me = {"to": me()}
    return (
        queries.team_of(membership, **seen_by_me),
        queries.member_of(membership, **seen_by_me),
        queries.could_take_over(membership, **seen_by_me),
    )


def _hand_over(form, successors, team):
    chosen = "successor" in form and form.successor.data
    if chosen and chosen != NOBODY:
        changes.hand_over(next(row for row in successors if row.ref == chosen), team, by=me())


def _goodbye(team, person):
    if person.id == me().id:
        flash(_("You left %(team)s. What you wrote stays with the team.", team=team.name), "good")
        return to("teams.index")
    flash(_("%(name)s is no longer in the team. What they wrote stays.", name=person.name), "good")
    return to("teams.show", ref=team.ref)


def _last_day(membership):
    return membership.until_at and local(membership.last_moment, zone()).date()
