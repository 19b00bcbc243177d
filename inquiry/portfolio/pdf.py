"""A portfolio as a PDF, set on the same sheet as minutes are."""

from flask import Response

from inquiry.clock import today
from inquiry.i18n import _, day, language, zone
from inquiry.minutes.files import plain
from inquiry.minutes.pdf import paper, typeset
from inquiry.minutes.tree import breakable, to_tree
from inquiry.portfolio.models import ASSESSMENT, ITEMS, READINESS, STAGES
from inquiry.portfolio.words import MARKS, PART_NAMES, STANDARDS, STRANDS
from inquiry.stages.words import family_name, level_name
from inquiry.text import to_html

LONG = 800


def sent(portfolio, until="") -> Response:
    """Hand over the PDF to keep."""
    response = Response(typeset(_sheet(portfolio, until)), mimetype="application/pdf")
    name = "-".join(part for part in (plain(_("Portfolio")), plain(portfolio.leader.name)) if part)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return response


def _sheet(portfolio, until):
    return {
        "language": language(),
        "paper": paper(),
        "kicker": _("Portfolio"),
        "title": breakable(portfolio.leader.name),
        "when": day(today(zone()), zone()),
        "summary": "",
        "foot": until or _("For %(name)s, and whom they give it to.", name=portfolio.leader.name),
        "parts": [
            {"title": str(PART_NAMES[part]), "blocks": PARTS[part](portfolio) or _none()} for part in portfolio.parts
        ],
    }


def _none():
    return [{"kind": "soft", "text": _("Nothing here yet.")}]


def _pieces(portfolio):
    return [_card(one.title, one.html, [on_day(one.on), *_tags(one.tags)]) for one in portfolio.pieces]


def _card(label, html, about=()):
    told = [breakable(part) for part in about]
    return {
        "kind": "card",
        "label": breakable(label),
        "tree": to_tree(html),
        "about": told,
        "is_long": len(html) > LONG,
    }


def on_day(when) -> str:
    """A day as the reader says it."""
    return day(when, zone())


def _tags(tags):
    return [f"{tag} {STANDARDS[tag]}" for tag in tags if tag in STANDARDS]


def _lines(portfolio):
    there = [(one.looked_for, one.found) for one in portfolio.readiness if one.is_there]
    missing = [(one.looked_for, one.found) for one in portfolio.readiness if not one.is_there]
    for title, lines in ((_("There"), there), (_("Not there yet"), missing)):
        if lines:
            yield {"kind": "soft", "text": title}
            yield {"kind": "facts", "facts": lines, "turned": True}


def _stages(portfolio):
    facts = [(family_name(one.family), level_name(one.level)) for one in portfolio.stages]
    return [{"kind": "facts", "facts": facts}] if facts else []


def _assessments(portfolio):
    return [block for one in portfolio.assessments for block in _assessment(one)]


def _assessment(one):
    facts = [(str(STRANDS[strand]), str(MARKS[str(mark)])) for strand, mark in one.marks.items() if strand in STRANDS]
    yield {"kind": "soft", "text": on_day(one.at)}
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
    READINESS: lambda portfolio: list(_lines(portfolio)),
    STAGES: _stages,
    ASSESSMENT: _assessments,
}
