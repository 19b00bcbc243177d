"""Protocols for arithmetic: those of the published field where the list is at hand, else our own."""

import json
import re

from inquiry.discussions.format import Protocol, library
from inquiry.paths import HOME

LIST = HOME.parent / "shared" / "protocols-catalogue.json"
OVER = {"why": "whys", "room": "rooms", "story": "stories", "station": "stations", "question": "questions"}
WHO = {"n": "everyone", "(n-1)": "everyone_but_one"}
PRIORITY = {"!": "protect", "?": "optional", "": "normal"}


def all_protocols() -> list[Protocol]:
    if not LIST.exists():
        return list(library().values())
    return [_protocol(entry) for entry in json.loads(LIST.read_text(encoding="utf-8"))]


def _protocol(entry: dict) -> Protocol:
    steps = [_step(str(at), step, entry) for at, step in enumerate(entry["steps"])]
    name = {"en": entry["name"]}
    return Protocol.from_data(
        {"id": entry["id"], "version": 1, "name": name, "purpose": name, "steps": steps, "reference_n": entry["n"]}
    )


def _step(key: str, step: dict, entry: dict) -> dict:
    words = {"en": step["t"]}
    timing = {**_time(step["m"], ""), **_time(step["f"], "min_"), "priority": PRIORITY[step["flag"]]}
    made = {"key": key, "turn": step["turn"], "title": words, "do": words, "timing": timing}
    if step["block"]:
        over, times = step["block"]
        made["repeat"] = {"over": OVER.get(over, "participants"), "count": "everyone" if times == "n" else entry["k"]}
    return made


def _time(said: str, least: str) -> dict:
    each = re.fullmatch(r"([\d.]+)\*(n|\(n-1\))", said)
    if each:
        return {f"{least}seconds_per_person": round(float(each[1]) * 60), "who": WHO[each[2]]}
    return {f"{least}minutes": float(said)}
