"""What meetings have to do with an inquiry: those that were held stand in its margin, each with its minutes."""

from types import SimpleNamespace

from flask import url_for
from sqlalchemy import bindparam

from inquiry.access import visible, written_once
from inquiry.cycles.story import also
from inquiry.meetings.models import CLOSED, Meeting
from inquiry.text import as_title


@also
def meetings_held(person, cycle):
    return [_told(row) for row in _held(person, cycle=cycle.id)]


@written_once
def _held(to):
    facts = visible(Meeting, Meeting.ref, Meeting.purpose, Meeting.began_at, Meeting.starts_at, to=to)
    held = facts.where(Meeting.cycle_id == bindparam("cycle"), Meeting.state == CLOSED)
    return held.order_by(Meeting.starts_at)


def _told(row):
    address = url_for("minutes.show", ref=row.ref)
    return SimpleNamespace(at=row.began_at or row.starts_at, title=as_title(row.purpose), href=address)
