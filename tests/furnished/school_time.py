"""A school year, protected time in it, and searches for more."""

from datetime import timedelta

from inquiry.calendar.models import Bells, CalendarSource, Period, SchoolYear, SpecialDay, Term
from inquiry.db import db
from inquiry.protected.models import Block, BlockTime, Loss, Reply
from inquiry.timetables.models import DONE, DRAFT, RUNNING, Proposal, Search
from tests.world import LONG_AGO


def protected_time(world, at):
    """Time of the team that is over and partly lost, time that is to come, and what the principal said of it."""
    span = {"starts_on": at.date() - timedelta(days=90), "ends_on": at.date() + timedelta(days=200)}
    year = world.add(SchoolYear(school_id=world.oak.id, name="This year", **span))
    days = {"from_on": year.starts_on, "until_on": year.ends_on, "weekday": 3, "starts": 850, "minutes": 45}
    world.block = world.add(Block(year_id=year.id, team_id=world.team.id, purpose="Look at work", **days))
    whose = {"block_id": world.block.id, "school_id": world.oak.id, "team_id": world.team.id, "minutes": 45}
    world.past_time, world.next_time = (
        world.add(
            BlockTime(on=when.date(), month_on=when.date().replace(day=1), starts_at=when, place="Room 12", **whose)
        )
        for when in (at - timedelta(days=1), at + timedelta(days=1))
    )
    lost = {"minutes": 15, "cause": "coverage", "words": "Fifth grade had nobody"}
    world.loss = world.add(Loss(block_id=world.block.id, on=world.past_time.on, **lost))
    month = {"school_id": world.oak.id, "month_on": world.past_time.month_on, "cause": "coverage"}
    world.add(Reply(words="I will find a second substitute.", **month))


def calendar(app, world):
    """What a school year is made of: a term, bells, days that are not like others, and a calendar it was taken from."""
    with app.app_context():
        world.year = db.session.scalar(db.select(SchoolYear).where(SchoolYear.school_id == world.oak.id))
    in_it, day = {"year_id": world.year.id}, world.year.starts_on + timedelta(days=20)
    world.bells = world.add(Bells(school_id=world.oak.id, name="Early release"))
    world.add(Period(bells_id=world.bells.id, name="Period 1", starts=480, ends=515))
    world.add(Term(name="Fall", starts_on=world.year.starts_on, ends_on=day, **in_it))
    secret = {
        "address": "https://calendar.example/speedwell-in-an-address.ics",
        "taken_at": LONG_AGO,
        "read_at": LONG_AGO,
    }
    event = {"key": "1", "name": "No school", "state": "days", "spans": [[day.isoformat(), day.isoformat()]]}
    found = {"count": 1, "others": 0, "states": {"days": 1}, "events": [event], "unread": []}
    world.source = world.add(CalendarSource(name="The district", found=found, **secret, **in_it))
    off = {"starts_on": day, "ends_on": day, "name": "No school", **in_it}
    world.day_off = world.add(SpecialDay(source_id=world.source.id, uid="1", **off))


def time_searches(world, at):
    """What a principal wishes for, a proposal that was found, and searches that are not so far."""
    period = {"name": "1", "starts": 480, "ends": 525}
    days = [{"name": "", "weekday": day, "bells": None, "periods": [period]} for day in range(5)]
    grade = {"ref": world.team.ref, "name": "Grade 4", "people": ["Amal", "Honeysuckle-in-a-wish"]}
    grade |= {"minutes": 45, "least": 40, "days": ["best"] + ["fine"] * 4, "best": [], "never": []}
    wishes = {"format": 1, "shape": "staggered", "at_once": 0, "days": days, "teams": [grade], "rooms": ["Library"]}
    wishes |= {"specialists": [{"name": "Art", "classes": 2, "most": 0}], "cells": {"Amal": ["1"]}}
    told = {"year_id": world.year.id, "made_by_id": world.dev.id, "wishes": wishes}
    quarrel = {"together": [["minutes", 0]], "offers": [{"wish": ["minutes", 0], "to": 0, "from": 45}]}
    world.search = world.add(Search(name="Spring", state=DONE, says=quarrel, started_at=at, seen_at=at, **told))
    world.draft = world.add(Search(name="Not yet", state=DRAFT, **told))
    world.running = world.add(Search(name="Just now", state=RUNNING, started_at=at, seen_at=at, **told))
    cover = [{"period": 0, "who": "Honeysuckle-in-a-wish", "by": "Art"}]
    sitting = {"team": 0, "day": 1, "first": 0, "last": 0, "minutes": 45, "room": "Library", "cover": cover}
    measures = {"sittings": 1, "covered": 1, "most_on_a_day": 1, "at_once": 1, "missed": 1, "minutes": {"0": 45}}
    misses = [{"what": "day", "team": 0, "day": 1, "first": 0, "last": 0}]
    world.found = {"kind": "wishes", "sittings": [sitting], "measures": measures, "misses": misses}
    world.proposal = world.add(Proposal(search_id=world.search.id, number=1, data=world.found))
