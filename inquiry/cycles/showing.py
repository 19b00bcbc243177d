"""Student work on the pages of an inquiry: the strip of pictures, and the chips of notes that point to them."""

from collections import defaultdict
from functools import partial

from flask import url_for

from inquiry.artifacts.gone import gone_chip, taken_back
from inquiry.cycles.connections import region_label

REF, PAGE = "-ref-", 987654321  # stand in for what changes from one address to the next


class Work:
    """A piece of student work with its addresses."""

    def __init__(self, row):
        self.ref, self.alias, self.about = row.ref, row.alias, row.about
        self.width, self.height = row.width, row.height
        self.phone = picture(row.ref, 1, "phone")
        self.href = url_for("artifacts.show", ref=row.ref)


def picture(ref, page, size):
    return url_for("artifacts.picture", ref=ref, page=page, size=size)


def chips_of(links, works, here=True):
    """For each note the pieces of work it points to. Addresses follow one pattern, because asking for each is slow."""
    by_id = {work.id: work for work in works}
    pattern, show = picture(REF, PAGE, "thumb"), "#work-" + REF if here else url_for("artifacts.show", ref=REF)
    part, chips = _memory(_words_for_part), defaultdict(list)
    back = taken_back({link.artifact_id for link in links if link.artifact_id} - by_id.keys())
    for link in links:
        if work := by_id.get(link.artifact_id):
            thumb = pattern.replace(REF, work.ref).replace(str(PAGE), str(link.page))
            where = part(tuple(link.region)) if link.region else ""
            chip = {"name": work.alias, "href": show.replace(REF, work.ref), "thumb": thumb, "region": where}
            chips[link.note_id].append(chip | {"link": link.ref})
        elif link.artifact_id in back:
            chips[link.note_id].append(gone_chip() | {"link": link.ref})
    return chips


def _words_for_part(region):
    return str(region_label(list(region)))


def _memory(ask):
    """Ask once for each thing, within one page."""
    return partial(_remembered, {}, ask)


def _remembered(known, ask, thing):
    if thing not in known:
        known[thing] = ask(thing)
    return known[thing]
