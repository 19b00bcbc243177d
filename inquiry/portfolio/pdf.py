"""A portfolio as a PDF, set on the same sheet as minutes are."""

from flask import Response

from inquiry.clock import today
from inquiry.i18n import _, language, zone
from inquiry.minutes.files import plain
from inquiry.minutes.pdf import paper, typeset
from inquiry.minutes.times import whole_day
from inquiry.minutes.tree import breakable, to_tree
from inquiry.portfolio.models import ASSESSMENT, ITEMS, READINESS, STAGES
from inquiry.portfolio.words import MARKS, PART_NAMES, STANDARDS, STRANDS
from inquiry.stages.words import family_name, level_name
from inquiry.text import to_html

LONG = 800


def sent(portfolio, until="") -> Response:
    """Hand over the PDF to keep. It is set when everything is written down, so that nobody’s card waits for it."""
    sheet = _sheet(portfolio, until)
    response = Response((typeset(one) for one in [sheet]), mimetype="application/pdf")
    name = "-".join(part for part in (plain(_("Portfolio")), plain(portfolio.leader.name)) if part)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return response


def _sheet(portfolio, until):
    return {
        "language": language(),
        "paper": paper(),
        "kicker": _("Portfolio"),
        "title": breakable(portfolio.leader.name),
        "when": whole_day(today(zone())),
        "summary": "",
        "foot": until or _("For %(name)s, and whom they give it to.", name=portfolio.leader.name),
        "parts": [{"title": str(PART_NAMES[part]), **PARTS[part](portfolio)} for part in portfolio.parts],
    }


def _or_none(blocks):
    return {"blocks": blocks or [_plain(_("Nothing here yet."))]}


def _plain(text):
    return {"kind": "soft", "text": text}


def _pieces(portfolio):
    return _or_none([_card(one.title, one.html, [whole_day(one.on), *_tags(one.tags)]) for one in portfolio.pieces])


def _card(label, html, about=()):
    told = [breakable(part) for part in about]
    return {
        "kind": "card",
        "label": breakable(label),
        "tree": to_tree(html),
        "about": told,
        "is_long": len(html) > LONG,
    }


def _tags(tags):
    return [f"{tag} {STANDARDS[tag]}" for tag in tags if tag in STANDARDS]


def _readiness(portfolio):
    there = [one for one in portfolio.readiness if one.is_there]
    missing = [one for one in portfolio.readiness if not one.is_there]
    told = ((_("There"), there), (_("Not there yet"), missing))
    return {"blocks": [], "steps": [_lines(title, lines) for title, lines in told if lines]}


def _lines(title, lines):
    said = [_plain(f"{one.looked_for}: {one.found}") for one in lines]
    return {"title": title, "about": "", "blocks": said}


def _stages(portfolio):
    facts = [(family_name(one.family), level_name(one.level)) for one in portfolio.stages]
    return _or_none([{"kind": "facts", "facts": facts, "turned": True}] if facts else [])


def _assessments(portfolio):
    return _or_none([block for one in portfolio.assessments for block in _assessment(one)])


def _assessment(one):
    facts = [(str(STRANDS[strand]), str(MARKS[str(mark)])) for strand, mark in one.marks.items() if strand in STRANDS]
    yield _plain(whole_day(one.at))
    if facts:
        yield {"kind": "facts", "facts": facts}
    if one.underlined:
        underlined = ", ".join(str(STRANDS[strand]) for strand in one.underlined if strand in STRANDS)
        yield {"kind": "facts", "facts": [(_("Underlined as strengths"), underlined)]}
    if one.strengths:
        yield _card(_("What helps others when you lead"), to_html(one.strengths))
    yield _card(_("Growth goal: %(strand)s", strand=STRANDS.get(one.goal_strand, one.goal_strand)), to_html(one.goal))


PARTS = {
    ITEMS: _pieces,
    READINESS: _readiness,
    STAGES: _stages,
    ASSESSMENT: _assessments,
}
