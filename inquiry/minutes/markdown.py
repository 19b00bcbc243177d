"""The minutes as a Markdown file that any program may open: people’s words stand as quotations, and start nothing."""

from inquiry.i18n import _
from inquiry.minutes import sentences as say
from inquiry.text import one_line, to_markdown_safe

BULLET, QUOTE = "- ", "> "


def to_markdown(record, note="") -> str:
    """The whole record. `note` is a line of our own below the title."""
    parts = [
        *_head(record, note),
        *_agreed(record),
        *_people(record),
        *_beginnings(record),
        *_stages(record),
        *_end(record),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _safe(text):
    """A text of one line that starts nothing, not even a list or a heading."""
    return to_markdown_safe(one_line(text or "")).translate(MARKS)


MARKS = {ord(mark): f"&#{ord(mark)};" for mark in "*_`#|~"}  # not a backslash: one of the writer’s would undo it


def _said(text, prefix=QUOTE):
    return to_markdown_safe(text, prefix)


def _head(record, note):
    yield f"# {_safe(record.purpose)}"
    yield note
    yield _("Minutes of %(team)s, %(day)s, %(times)s", **_when(record)) + (
        f", {_safe(record.place)}" if record.place else ""
    )
    if record.question:
        yield f"{_('Our question')}:\n\n{_said(record.question)}"
    if record.focus_question:
        yield f"{_('Focus question')}:\n\n{_said(record.focus_question)}"
    if record.context:
        yield f"{_('What the others needed to know')}:\n\n{_said(record.context)}"
    if record.summary:
        yield f"{_('In a sentence')}:\n\n{_said(record.summary)}"


def _when(record):
    return {"team": _safe(record.team), "day": say.whole_day(record.began_at), "times": say.from_to(record)}


def _agreed(record):
    yield f"## {_('We decided')}"
    yield from (_said(card.body) for card in record.decisions)
    if not record.decisions:
        yield _("Nothing was written down as a decision.")
    yield f"## {_('Next steps')}"
    for card in record.next_steps:
        yield f"{_said(card.body)}\n\n{_promise(card)}"
    if not record.next_steps:
        yield _("No next steps were written down.")


def _promise(card):
    """Who, until when, and what they bring."""
    told = [f"{BULLET}{_('Who')}: {_safe(card.owner) or _('Nobody yet')}"]
    if card.due_on:
        told.append(f"{BULLET}{_('Until')}: {say.whole_day(card.due_on)}")
    if card.bring:
        told.append(f"{BULLET}{_('Brings')}: {_safe(card.bring)}")
    return "\n".join(told)


def _people(record):
    yield f"## {_('Who was there')}"
    yield "\n".join(BULLET + ", ".join((_safe(one["name"]), *say.about(one, record))) for one in record.people)


def _beginnings(record):
    """The work on the table, and what became of what had been promised."""
    if record.table:
        yield f"## {_('On the table')}"
        pieces = ((_safe(str(work["alias"])), say.how_many_pages(pages)) for work, pages in record.table)
        yield "\n".join(BULLET + ", ".join(piece) for piece in pieces)
    if record.heard:
        yield f"## {_('What became of what we said we would do')}"
    for one in record.heard:
        yield _said(one["body"])
        told = ((_("Who"), one["owner"] or _("Nobody yet")), (_("How it went"), say.how_it_went(one)))
        yield "\n".join(f"{BULLET}{name}: {_safe(text)}" for name, text in (*told, (_("Told by"), one["by"])))


def _stages(record):
    yield f"## {_('Step by step')}"
    for stage in record.stages:
        yield f"### {_safe(stage.title)}"
        yield say.how_long(stage)
        yield f"{_('Hands')}: {say.hands(stage.vote)}" if stage.vote else ""
        yield from (_card(card) for card in stage.cards)
        yield say.gone(stage) if stage.gone else ""
        yield say.empty_stage(stage) if not stage.cards else ""
    if record.loose:
        yield f"### {_('Written beside the steps')}"
        yield from (_card(card) for card in record.loose)


def _card(card):
    pieces = [" ".join((_safe(work["alias"]), f"({where})" if where else "")).strip() for work, where in card.works]
    about = ", ".join(part for part in (_safe(card.who), *pieces, *map(_safe, say.marks(card))) if part)
    ties = "".join(f"\n{BULLET}{verb}: {_safe(text)}" for verb, _other, text in card.ties)
    return f"**{card.label}** · {about}\n\n{_said(card.body)}" + (f"\n{ties}" if ties else "")


def _end(record):
    if record.norms["medians"] or record.norms["focus"]:
        yield f"## {_('How we kept our norms')}"
        yield f"{_('Our focus')}: {_safe(record.norms['focus'])}" if record.norms["focus"] else ""
        yield "\n".join(f"{BULLET}{_safe(one['text'])} {one['median']:g} / 4" for one in record.norms["medians"])
    if record.last_delta:
        yield f"## {_('What we had said we would change')}"
        yield from (_said(one["body"]) for one in record.last_delta)
    if record.remarks:
        yield f"## {_('Remarks')}"
        yield from (f"{_said(one['body'])}\n\n{_safe(one['by'])}" for one in record.remarks)
    led = say.how_it_was_led(record)
    if led:
        yield f"## {_('How the meeting was led')}"
        yield "\n".join(BULLET + line for line in led)
    if record.protocols:
        yield "\n".join(BULLET + _safe(line) for line in say.drawn_from(record))
