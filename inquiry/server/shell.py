"""The shell around Flask: news at `/live/…`, files under `/static`, everything else to Flask."""

import asyncio
import logging
import signal
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from inquiry import live, paths
from inquiry.db import db
from inquiry.server import nudges
from inquiry.server.bridge import Bridge
from inquiry.server.checks import nudge_for
from inquiry.server.hub import Hub
from inquiry.server.polling import Polls, clock
from inquiry.server.stream import Streams

FIRST_CHORES = 60
HOUR = 3600


class Assets(StaticFiles):
    """Style, scripts and pictures: asked after each time, sent again only when changed."""

    def file_response(self, *words, **named):
        response = super().file_response(*words, **named)
        response.headers["Cache-Control"] = "no-cache"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


def shell(flask_app) -> Starlette:
    """The whole server as one application."""
    flask_app.config["USE_X_SENDFILE"] = True  # Flask names the file, the bridge sends it: ten times as fast
    hub = Hub(flask_app)
    nudge = nudge_for(flask_app.config)
    routes = [
        Route("/live/clock", clock),
        Route("/live/{prefix}/{ref}/poll", Polls(hub).answer),
        Route("/live/{prefix}/{ref}", Streams(hub), methods=["GET"]),
        Mount("/static", Assets(directory=paths.STATIC)),
        Mount("/", Bridge(flask_app)),
    ]

    @asynccontextmanager
    async def lifespan(_):
        with flask_app.app_context():
            engine = db.engine
        hub.open()
        close_streams_on_signal(hub)
        tasks = [*nudges.start(hub, nudge, engine), asyncio.create_task(keep_house(hub))]
        yield
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        hub.shut()

    return Starlette(routes=routes, lifespan=lifespan)


def close_streams_on_signal(hub: Hub) -> None:
    """uvicorn waits for open streams before it shuts down, so they end when the signal comes, not after."""
    for number in (signal.SIGTERM, signal.SIGINT):
        before = signal.getsignal(number)

        def close(*words, before=before):
            hub.close_soon()
            if callable(before):
                before(*words)

        signal.signal(number, close)


async def keep_house(hub: Hub) -> None:
    """Do the chores, once an hour."""
    await asyncio.sleep(FIRST_CHORES)
    while True:
        try:
            await hub.ask(live.tidy)
        except Exception:
            logging.getLogger(__name__).exception("the chores were not done")
        await asyncio.sleep(HOUR)
