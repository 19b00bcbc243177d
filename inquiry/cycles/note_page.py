"""What the page of one note shows: what it points to, what points to it, and what can still be connected."""

from inquiry.access import visible
from inquiry.cycles import reading
from inquiry.cycles.connections import INCOMING_LABELS, incoming, outgoing
from inquiry.cycles.forms import ConnectForm, PointForm, options
from inquiry.cycles.notes import Standing
from inquiry.cycles.sentences import STANDINGS, STATUSES, WANTS
from inquiry.cycles.showing import chips_of
from inquiry.db import db
from inquiry.discussions.kinds import label, link_label
from inquiry.i18n import _
from inquiry.people.models import Person
from inquiry.text import words

SHORT, MANY = 70, 60


def about(note, person, mistake=None):
    """Everything the page of a note shows; `mistake` is a small form that came back."""
    around, links = reading.wall(reading.beside(note), person)
    works = reading.works_of_team(note.team_id, person)
    return {
        "note": note,
        "cycle": reading.cycle_of(note, person),
        "author": db.session.get(Person, note.author_id),
        "word": label(note.kind, note.subkind),
        "standing": STANDINGS.get(note.kind, {}).get(note.subkind),
        "standing_words": STANDINGS.get(note.kind, {}),
        "can_stand": note.kind in STANDINGS,
        "standings": _standings(note, person),
        "step": reading.step_of(note, person),
        "statuses": STATUSES,
        "say": WANTS,
        "ties": _ties(note, around, links),
        "chips": chips_of([link for link in links if link.note_id == note.id], works, here=False).get(note.id, []),
        "connect": _connecting(note, around),
        "point": PointForm().on_the_table(works) if works else None,
        "mistake": mistake,
    }


def _standings(note, person):
    columns = (Standing.was, Standing.became, Standing.at, Standing.missing, Standing.reason, Person.name.label("who"))
    stmt = visible(Standing, *columns, to=person).join(Person, Person.id == Standing.by_id)
    return db.session.execute(stmt.where(Standing.note_id == note.id).order_by(Standing.id)).all()


def _ties(note, around, links):
    """Each connection as a sentence: a verb, the other note, and the link’s name to take it away."""
    by_id = {one.id: one for one in around}
    out = [(link_label, one, by_id.get(one.to_note_id)) for one in links if one.note_id == note.id]
    back = [(INCOMING_LABELS.get, one, by_id.get(one.note_id)) for one in links if one.to_note_id == note.id]
    return [
        {"verb": verb(link.kind), "other": other, "word": label(other.kind, other.subkind), "ref": link.ref}
        for verb, link, other in out + back
        if other
    ]


def _connecting(note, around):
    """A form that offers only what makes sense, in both directions; or none."""
    choices = options([("", _("Choose a note"))])
    for sign, ways, say in ((">", outgoing(note.kind), link_label), ("<", incoming(note.kind), INCOMING_LABELS.get)):
        for kind, ends in ways.items():
            several = [one for one in around if one.kind in ends and one.id != note.id][-MANY:]
            choices += options([(f"{kind}{sign}{one.ref}", _short(one)) for one in several], f"… {say(kind)}")
    form = ConnectForm()
    form.to.choices = choices
    return form if len(choices) > 1 else None


def _short(note):
    return f"{label(note.kind, note.subkind)}: {words(note.html, SHORT)}"
