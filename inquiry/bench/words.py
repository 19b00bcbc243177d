"""Sentences of the bench. A hidden number says so in words, for those who listen to the page."""

from inquiry.bench.district import MORE, NOBODY, ONE, TWO
from inquiry.discussions.format import library
from inquiry.i18n import _, language, ngettext
from inquiry.stages.models import LEVELS
from inquiry.stages.words import family_name, level_name


def pooled(line) -> str:
    """What the small schools are called, which stand together."""
    return ngettext("One small school", "%(num)s small schools together", len(line.schools))


def stages_said(colleague) -> list[str]:
    """Somebody’s stages: “Reading together: lead”."""
    return [
        _("%(family)s: %(stage)s", family=family_name(one.family), stage=level_name(one.level))
        for one in colleague.stages
    ]


def protocol_said(protocol_id) -> str:
    """What the main part of a meeting was."""
    protocol = library().get(protocol_id or "")
    return protocol.name.in_(language()) if protocol else _("Open talk about our purpose")


def at_least(number) -> str:
    """A number that is told in steps."""
    return _("at least %(number)s", number=number) if number else _("fewer than five, or nobody")


def of_held(by_teachers, held) -> str:
    """Meetings led by teachers, of those that were held."""
    if not held:
        return _("none held")
    return ngettext("%(led)s of one meeting", "%(led)s of %(num)s meetings", held, led=by_teachers)


def levels_said(bench) -> list:
    """Each stage with how many people are there."""
    return [(level_name(level), bench.levels[level]) for level in LEVELS]


def resting_said(bench) -> list:
    """Teams by how many in them could lead."""
    words = {NOBODY: _("Nobody so far"), ONE: _("One person alone"), MORE: _("Several people")}
    return [(words[name], number) for name, number in bench.resting.items()]


def leaders_said(bench) -> list:
    """Teams by how many people led their meetings."""
    words = {ONE: _("One person"), TWO: _("Two people"), MORE: _("Three or more")}
    return [(word, bench.leaders[name]) for name, word in words.items()]
