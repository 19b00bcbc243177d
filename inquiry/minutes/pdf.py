"""The minutes as a tagged PDF. Words go to the typesetter as data and are never read as markup."""

import json
from functools import cache

import typst

from inquiry.i18n import _
from inquiry.minutes import sentences as say
from inquiry.minutes.tree import breakable, to_tree
from inquiry.paths import PACKAGE

FOLDER = PACKAGE / "minutes"
TAGGED = "ua-1"
LONG = 800


def to_pdf(record, language: str, version: str = "") -> bytes:
    """The record as a PDF."""
    sheet = _sheet(record, language)
    if version:
        sheet["foot"] = f"{sheet['foot']} · {version}"
    return typeset(sheet)


def typeset(sheet) -> bytes:
    """A sheet as a PDF that a screen reader can read. Where a letter has no font, without that promise."""
    inputs = {"record": json.dumps(sheet)}
    try:
        return _set(inputs, [TAGGED])
    except typst.TypstError as error:
        if "PDF/UA" not in error.message:
            raise
        return _set(inputs, [])


def _set(inputs, standards):
    more = {"root": str(FOLDER), "sys_inputs": inputs, "pdf_standards": standards, "font_paths": _fonts()}
    return typst.compile(str(FOLDER / "minutes.typ"), **more)


@cache
def _fonts():
    """Ours first; what they lack is taken from the machine."""
    return typst.Fonts(include_system_fonts=True, font_paths=[str(FOLDER / "fonts")])


def paper() -> str:
    """What people print on where the reader is."""
    return "us-letter" if say.zone().startswith("America/") else "a4"


def _sheet(record, language):
    """Everything on the page, in its order and in the reader’s language."""
    return {
        "language": language,
        "paper": paper(),
        "kicker": _("Minutes of %(team)s", team=record.team),
        "title": breakable(record.purpose) or _("Minutes"),
        "when": " · ".join(part for part in (_when(record), record.place) if part),
        "summary": breakable(record.summary),
        "foot": _("%(team)s, and nobody else.", team=record.team),
        "parts": [
            part for part in (*_agreed(record), _facts(record), _heard(record), _steps(record), *_end(record)) if part
        ],
    }


def _when(record):
    return f"{say.whole_day(record.began_at)}, {say.from_to(record)}"


def _agreed(record):
    yield {
        "title": _("Next steps"),
        "blocks": _or_none(map(_promise, record.next_steps), _("No next steps were written down.")),
    }
    yield {
        "title": _("We decided"),
        "blocks": _or_none(map(_card, record.decisions), _("Nothing was written down as a decision.")),
    }


def _or_none(blocks, otherwise):
    return list(blocks) or [{"kind": "soft", "text": otherwise}]


def _promise(card):
    told = [(_("Who"), card.owner or _("Nobody yet"))]
    told += [(_("Until"), say.whole_day(card.due_on))] if card.due_on else []
    told += [(_("Brings"), breakable(card.bring))] if card.bring else []
    return {"kind": "promise", "tree": to_tree(card.html), "facts": told, "about": _about(card, named=False)}


def _card(card):
    return _piece(card.html, card.label, _about(card))


def _piece(html, label="", about=()):
    """Something somebody wrote; a short one is never parted between two pages."""
    return {"kind": "card", "label": label, "tree": to_tree(html), "about": list(about), "is_long": len(html) > LONG}


def _about(card, named=True):
    """Who wrote it, what it points to, and what happened to it since."""
    parts = [card.who] if named and card.who else []
    parts += [f"{work['alias']} ({where})" if where else work["alias"] for work, where in card.works]
    parts += [f"{verb} “{text}”" for verb, _other, text in card.ties]
    return [breakable(part) for part in (*parts, *say.marks(card))]


def _facts(record):
    people = "; ".join(", ".join((one["name"], *say.about(one, record))) for one in record.people)
    told = [
        (_("Our question"), record.question),
        (_("Focus question"), record.focus_question),
        (_("What the others needed to know"), record.context),
        (_("On the table"), "; ".join(map(_on_the_table, record.table))),
        (_("How we talked"), ", ".join(name for name, _credits in record.protocols)),
        (_("Who was there"), people),
        (_("Time"), say.time_in_all(record) if record.stages else ""),
        (_("Today’s norm"), record.norms["focus"]),
    ]
    facts = [(name, breakable(text)) for name, text in told if text]
    return {"title": _("The meeting"), "blocks": [{"kind": "facts", "facts": facts}]}


def _on_the_table(piece):
    work, pages = piece
    return f"{work['alias']}, {say.how_many_pages(pages)}"


def _heard(record):
    told = [
        (one, [(_("Who"), one["owner"] or _("Nobody yet")), (_("How it went"), breakable(say.how_it_went(one)))])
        for one in record.heard
    ]
    blocks = [
        {
            "kind": "promise",
            "tree": to_tree(one["html"]),
            "facts": facts,
            "about": [_("Told by %(who)s", who=one["by"])],
        }
        for one, facts in told
    ]
    return {"title": _("What became of what we said we would do"), "blocks": blocks} if blocks else None


def _steps(record):
    steps = [_step(stage) for stage in record.stages]
    if record.loose:
        steps.append({"title": _("Written beside the steps"), "about": "", "blocks": list(map(_card, record.loose))})
    return {"title": _("Step by step"), "blocks": [], "steps": steps} if steps else None


def _step(stage):
    lines = [f"{_('Hands')}: {say.hands(stage.vote)}" if stage.vote else "", say.gone(stage) if stage.gone else ""]
    lines.append("" if stage.cards else say.empty_stage(stage))
    said = [line for line in lines if line]
    if not stage.cards:
        return {"title": stage.title, "about": " · ".join((say.how_long(stage), *said)), "blocks": []}
    blocks = [*map(_card, stage.cards), *({"kind": "soft", "text": line} for line in said)]
    return {"title": stage.title, "about": say.how_long(stage), "blocks": blocks}


def _end(record):
    if medians := record.norms["medians"]:
        rows = [(breakable(one["text"]), f"{one['median']:g} / 4") for one in medians]
        yield {"title": _("How we kept our norms"), "blocks": [{"kind": "facts", "facts": rows, "turned": True}]}
    if record.last_delta:
        said = [_piece(one["html"]) for one in record.last_delta]
        yield {"title": _("What we had said we would change"), "blocks": said}
    if record.remarks:
        said = [_piece(one["html"], about=[one["by"]]) for one in record.remarks]
        yield {"title": _("Remarks"), "blocks": said}
    if led := [*say.how_it_was_led(record), *say.drawn_from(record)]:
        yield {"title": _("How the meeting was led"), "blocks": [{"kind": "lines", "lines": list(map(breakable, led))}]}
