"""Which minutes there are, and what opens the next meeting."""

import json
from dataclasses import dataclass, field
from functools import lru_cache

from flask import url_for
from sqlalchemy import Text, bindparam, cast, func, or_

from inquiry.access import visible, written_once
from inquiry.artifacts.gone import gone_chip
from inquiry.artifacts.gone import taken_back as works_taken_back
from inquiry.artifacts.models import Artifact
from inquiry.cycles.notes import OPEN, Action, Note
from inquiry.cycles.queries import PROMISES, last_delta
from inquiry.cycles.reading import ON_THE_WALL, Owner
from inquiry.cycles.showing import picture
from inquiry.db import db
from inquiry.meetings.models import CLOSED, Meeting, Minutes
from inquiry.minutes.cards import taken_back
from inquiry.minutes.record import Record
from inquiry.people.models import Person

DATA = cast(Minutes.data, Text).label("data")
VERSION = (Minutes.number, DATA, Minutes.why, Minutes.at, Person.name.label("who"))


def version_of(meeting, person, number=None):
    """One version of the minutes, the newest when nobody says which; with the name of who wrote it."""
    asked = {"meeting": meeting.id} if number is None else {"meeting": meeting.id, "number": number}
    return next(map(_read_out, (_newest if number is None else _numbered)(person, **asked)), None)


def _read_out(row):
    return row._replace(data=_facts_in(row.data))


@lru_cache(maxsize=64)
def _facts_in(written):
    """What a version says, read out once for its very words. Everybody reads the same: whoever corrects copies it."""
    return json.loads(written)


@written_once
def _newest(to):
    return _versions(to).order_by(Minutes.number.desc()).limit(1)


@written_once
def _numbered(to):
    return _versions(to).where(Minutes.number == bindparam("number"))


@written_once
def _every(to):
    return _versions(to).order_by(Minutes.number)


def _versions(to):
    versions = visible(Minutes, *VERSION, to=to).outerjoin(Person, Person.id == Minutes.by_id)
    return versions.where(Minutes.meeting_id == bindparam("meeting"))


def all_versions(meeting, person):
    """Every version, the first one first."""
    return [_read_out(row) for row in _every(person, meeting=meeting.id)]


@written_once
def _works(to):
    rows = visible(Artifact, Artifact.ref, Artifact.alias, to=to)
    rows = rows.where(Artifact.ref.in_(bindparam("refs", expanding=True)))
    return rows.where(Artifact.shared_at.is_not(None), Artifact.withdrawn_at.is_(None))


def record_of(data, meeting, person) -> Record:
    """The record as this person reads it: without what was taken back, and pointing only to work they may see."""
    refs = list({work["ref"] for card in data["cards"] for work in card["works"]} | _refs(data, "table"))
    works = dict(_works(person, refs=refs)) if refs else {}
    lost = works_taken_back(set(refs) - works.keys(), by=Artifact.ref)
    return Record(data, works=works, lost=lost, back=taken_back(meeting.id, _refs(data, "heard")), chip=_chip)


def _refs(data, name):
    """The names in a part of the minutes; older minutes may not have it."""
    return {one["ref"] for one in data.get(name, ())}


def _chip(work, where):
    if "ref" not in work:
        return gone_chip()
    thumb = picture(work["ref"], work["page"], "thumb")
    return {"name": work["alias"], "href": url_for("artifacts.show", ref=work["ref"]), "thumb": thumb, "region": where}


@dataclass(frozen=True)
class Opening:
    """What we said we would do, and what we said we would change."""

    meeting: Meeting | None = None
    promises: list = field(default_factory=list)
    deltas: list = field(default_factory=list)

    def __bool__(self):
        return bool(self.promises or self.deltas)


def opening_of(team, person, now_in=None) -> Opening:
    """What opens a team’s next meeting; `now_in` is the meeting we are in, which promises nothing to itself yet."""
    last = _last_meeting(team, person)
    here = now_in.id if now_in is not None else None
    deltas = [one for one in last_delta(person, team) if one.meeting_id != here]
    return Opening(last, _promises(team, person, last, here), deltas)


def _last_meeting(team, person):
    closed = visible(Meeting, to=person).where(Meeting.team_id == team.id, Meeting.state == CLOSED)
    return db.session.scalar(closed.order_by(Meeting.ended_at.desc(), Meeting.id.desc()).limit(1))


def _promises(team, person, last, here):
    """What the last meeting promised, done or not, and what is still open from before; oldest day first."""
    columns: tuple = (
        Note.ref,
        Note.kind,
        Note.html,
        Note.meeting_id,
        Note.corrected_at,
        Owner.name.label("owner"),
        Action.of_all,
        Person.name.label("who"),
    )
    columns += (Action.due_on, Action.bring, Action.outcome, func.coalesce(Action.status, OPEN).label("status"))
    rows = visible(Note, *columns, to=person).join(Person, Person.id == Note.author_id)
    rows = rows.outerjoin(Action, Action.note_id == Note.id).outerjoin(Owner, Owner.id == Action.owner_id)
    rows = rows.where(Note.team_id == team.id, Note.kind.in_(PROMISES), Note.subkind != "draft", ON_THE_WALL)
    rows = rows.where(or_(Note.meeting_id.is_(None), Note.meeting_id != here)) if here else rows
    of_last = Note.meeting_id == last.id if last else Note.id.is_(None)
    rows = rows.where(or_(of_last, func.coalesce(Action.status, OPEN) == OPEN))
    return db.session.execute(rows.order_by(Action.due_on.is_(None), Action.due_on, Note.id)).all()
