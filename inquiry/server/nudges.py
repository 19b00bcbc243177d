"""How a process hears that another one has news. A nudge carries nothing and may be lost: once a second we look."""

import asyncio
import logging
import sqlite3

import psycopg
from sqlalchemy import URL, Engine

from inquiry import live
from inquiry.server.beat import beat
from inquiry.server.hub import Hub

LOOK = 1.0
GLANCE = 0.01  # measured: 5 ms late on average, 1 % of a processor
IDLE = 0.2
log = logging.getLogger(__name__)


async def look_each_second(hub: Hub) -> None:
    """The safety net under every kind of nudge."""
    while True:
        await asyncio.sleep(LOOK)
        if hub.rooms:
            try:
                await _nudge_stale(hub)
            except Exception:
                log.exception("could not look for news")


async def _nudge_stale(hub: Hub) -> None:
    for name, seq in (await hub.ask(live.newest, list(hub.rooms))).items():
        room = hub.rooms.get(name)
        if room and room.last is not None and room.last < seq:
            hub.nudge(name)


async def watch_file(hub: Hub, engine: Engine) -> None:
    """Several processes on one SQLite file: its version changes with every commit of another connection."""
    path = str(engine.url.database)
    connection = sqlite3.connect(path, isolation_level=None)
    seen = None
    try:
        while True:
            try:
                (version,) = connection.execute("PRAGMA data_version").fetchone()
            except sqlite3.OperationalError:
                version = None
            if version != seen:
                seen = version
                hub.nudge_all()
            await asyncio.sleep(GLANCE if hub.rooms else IDLE)
    finally:
        connection.close()


async def listen_to_postgres(hub: Hub, engine: Engine) -> None:
    """PostgreSQL tells every process after each commit, on a connection used for nothing else."""
    while True:
        try:
            await _listen(hub, engine.url)
        except psycopg.Error:
            log.warning("the line to PostgreSQL broke; trying again", exc_info=True)
            await asyncio.sleep(0.5)


async def _listen(hub: Hub, url: URL) -> None:
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    async with await psycopg.AsyncConnection.connect(plain, autocommit=True) as connection:
        await connection.execute("LISTEN live")
        hub.nudge_all()  # whatever was told while we were not listening
        async for notice in connection.notifies():
            hub.nudge(notice.payload)


WAYS = {"poll": watch_file, "pg": listen_to_postgres}


def start(hub: Hub, nudge: str, engine: Engine) -> list[asyncio.Task]:
    """Begin to listen for other processes, in the way that fits this installation."""
    tasks = [asyncio.create_task(look_each_second(hub)), asyncio.create_task(beat(hub))]
    if nudge in WAYS:
        tasks.append(asyncio.create_task(WAYS[nudge](hub, engine)))
    return tasks
