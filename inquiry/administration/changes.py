"""What whoever runs accounts does to them; every change is a line in the security log."""

from inquiry.clock import now
from inquiry.people.letters import spend_all
from inquiry.people.log import note_down
from inquiry.people.models import CHANGED, CLOSED, REOPENED
from inquiry.people.neighbours import signed_out
from inquiry.teams import changes as teams

FACTS = ("role", "is_evaluator", "is_administrator")


def change_account(person, *, by, school_id, **facts):
    """Give somebody another role or school; what changed goes into the log."""
    told = [f"{name.removeprefix('is_')}: {_word(getattr(person, name))} → {_word(facts[name])}" for name in FACTS
            if getattr(person, name) != facts[name]]  # fmt: skip
    if person.school_id != school_id:
        told.append("school")
    for name in FACTS:
        setattr(person, name, facts[name])
    person.school_id = school_id
    if told:
        note_down(CHANGED, person=person, by=by, detail=", ".join(told))


def change_email(person, email, *, by) -> bool:
    """Give an account another address. Who is signed in stays so; links on their way to the old one open nothing."""
    if person.email == email:
        return False
    person.email = email
    spend_all(person, now())
    note_down(CHANGED, person=person, by=by, detail="e-mail")
    return True


def close_account(person, memberships, *, by):
    """Nobody signs in with it any more, this second; what they wrote stays with their teams."""
    signed_out(person)
    for part in memberships:
        teams.end(part, part.team, person, by=by)
    person.leave(now())
    spend_all(person, now())
    note_down(CLOSED, person=person, by=by)


def reopen_account(person, *, by):
    """Let somebody come back. Their teams take them in again themselves."""
    person.come_back()
    note_down(REOPENED, person=person, by=by)


def _word(fact):
    return {True: "yes", False: "no"}.get(fact, fact)
