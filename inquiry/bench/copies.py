"""The numbers of a district as a file. It leaves the district, so groups of under ten are hidden in it."""

from inquiry.bench.words import leaders_said, levels_said, pooled, resting_said
from inquiry.i18n import _
from inquiry.protected.copies import as_file

HIDDEN = "*"


def of_district(bench) -> bytes:
    """The schools first, then the stages, teams and cohorts, each under its own head."""
    head = [_("School"), _("Teachers"), _("Could lead tomorrow"), _("Led a meeting")]
    schools = [
        [_name(one), one.teachers, _cell(one.could), _cell(one.led), one.by_teachers, one.held] for one in bench.lines
    ]
    stages, teams = (_rows(pairs) for pairs in (levels_said(bench), resting_said(bench)))
    leaders = _rows(leaders_said(bench))
    cohorts = [[one.year, _cell(one.people), _cell(one.leading)] for one in bench.cohorts]
    note = _("* is hidden to protect privacy: it tells of fewer than ten people, or would give such a number away.")
    return as_file(
        [
            [_("Numbers as of"), bench.release.on.isoformat()],
            [note],
            [],
            [*head, _("Meetings led by teachers"), _("Meetings held")],
            *schools,
            [],
            [_("Stage"), _("People")],
            *stages,
            [],
            [_("Who in a team could lead the next meeting"), _("Teams")],
            *teams,
            [],
            [_("How many people led a team’s meetings"), _("Teams")],
            *leaders,
            [],
            [_("School year"), _("Came into a cohort"), _("Lead now")],
            *cohorts,
        ]
    )


def _name(line):
    return line.school.name if line.school else pooled(line)


def _rows(pairs):
    return [[word, _cell(number)] for word, number in pairs]


def _cell(number):
    return HIDDEN if number is None else number
