"""Correcting minutes: what can be corrected, as plain fields, and how two corrections of the same minutes meet."""

from copy import deepcopy

from inquiry.text import to_html, trim

WORDS, OWNER, DUE, BRING = "words", "owner", "due", "bring"
DETAILS = {OWNER: "owner_ref", DUE: "due_on", BRING: "bring"}
SUMMARY, PRESENT = "summary", "present"


def fields_of(record) -> dict:
    """Everything that can be corrected in a record: a name for the form and what stands there now."""
    fields = {SUMMARY: record.summary, PRESENT: sorted(one["ref"] for one in record.people)}
    for card in record.all_cards:
        fields[f"{WORDS}-{card.ref}"] = trim(card.body)
    for card in record.next_steps:
        fields[f"{OWNER}-{card.ref}"] = card.owner_ref or ""
        fields[f"{DUE}-{card.ref}"] = card.due_on.isoformat() if card.due_on else ""
        fields[f"{BRING}-{card.ref}"] = card.bring
    return fields


def meet(base, theirs, mine) -> tuple[dict, list[str]]:
    """Both corrections in one: what each changed alone stands; where both changed the same words, both stand."""
    merged, both = dict(theirs), []
    for name, value in mine.items():
        was, is_now = base.get(name, value), theirs.get(name, value)
        if name == PRESENT:
            merged[name] = sorted((set(is_now) | (set(value) - set(was))) - (set(was) - set(value)))
        elif value != was and is_now not in (was, value):
            merged[name] = _one_after_the_other(name, is_now, value)
            both.append(name)
        elif value != was:
            merged[name] = value
    return merged, both


def _one_after_the_other(name, theirs, mine):
    if name == SUMMARY:
        return f"{theirs} {mine}".strip()
    return f"{theirs}\n\n{mine}".strip() if name.startswith(WORDS) else mine


def corrected(data, fields, people, *, by, at) -> dict:
    """The minutes with these fields. A card stays as its author wrote it; only what was agreed follows (agree_with)."""
    new, mark = deepcopy(data), {"by": by.name, "at": at.isoformat()}
    new[SUMMARY] = fields[SUMMARY]
    new["people"] = _there(data["people"], fields[PRESENT], people)
    for card in new["cards"]:
        _reword(card, fields.get(f"{WORDS}-{card['ref']}"), mark)
        _settle(card, fields, people)
    return new


def _there(before, present, people):
    known = {one["ref"]: one for one in before}
    unseen = {"came_at": None, "left_at": None}
    added = [{"ref": ref, "name": people[ref], **unseen} for ref in present if ref in people and ref not in known]
    return [one for one in before if one["ref"] in present] + added


def _reword(card, body, mark):
    if body and body != trim(card["body"]):
        card.update(body=body, html=to_html(body), corrected=mark)


def _settle(card, fields, people):
    """Who, until when and what to bring of a next step."""
    for field, name in DETAILS.items():
        value = fields.get(f"{field}-{card['ref']}")
        if value is not None and value != (card[name] or ""):
            card[name] = value or ("" if field == BRING else None)
            if field == OWNER:
                card["owner"] = people.get(value)


def remark(text, *, by, at) -> dict:
    """A remark that stands in the minutes alone."""
    return {"body": text, "html": to_html(text), "by": by.name, "at": at.isoformat()}
