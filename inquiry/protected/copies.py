"""The ledger as a file for a spreadsheet: UTF-8 with its mark, and no cell that would be taken for a formula."""

import csv
import io

from inquiry.i18n import _
from inquiry.protected.models import CAUSES
from inquiry.protected.words import CAUSE_WORDS

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def of_school(ledger) -> bytes:
    """A line for each month and team."""
    head = [_("Month"), _("Team"), *_head()]
    everybody = _("The whole staff")
    rows = (
        [month.strftime("%Y-%m"), ledger.names.get(team, everybody), *_numbers(numbers)]
        for (month, team), numbers in sorted(ledger.cells.items(), key=lambda cell: (cell[0][0], cell[0][1] or 0))
    )
    return as_file([head, *rows])


def of_district(comparison) -> bytes:
    """A line for each school; the small ones in one."""
    head = [_("School"), *_head()]
    together = _("Small schools together")
    return as_file([head, *([one.name or together, *_numbers(one.numbers)] for one in comparison.lines)])


def _head():
    return [_("Planned"), _("Kept"), *(str(CAUSE_WORDS[cause]) for cause in CAUSES), _("Not said yet")]


def _numbers(numbers):
    return [numbers.planned, numbers.kept, *(numbers.causes[cause] for cause in CAUSES), numbers.unsaid]


def as_file(rows) -> bytes:
    """Rows as comma-separated values."""
    text = io.StringIO()
    csv.writer(text).writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def guarded(cell):
    """A text that begins like a formula gets an apostrophe before it; a number stays a number."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
