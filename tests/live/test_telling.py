"""Two who tell at the same moment: the second one knows what the first one did."""

import threading

from sqlalchemy import func, select

from inquiry.db import db, writing
from inquiry.live import announce, since
from inquiry.live.models import LiveEvent

A_MOMENT = 0.3


def test_what_is_told_is_read_after_everything_told_before(town_app, oak):
    reads = threading.Event()

    def count():
        reads.set()
        told = db.session.scalar(select(func.count()).select_from(LiveEvent).where(LiveEvent.room == oak))
        return {"": f"{told} before me"}

    def tell_too():
        with town_app.app_context(), writing():
            announce(oak, "card-part", count)

    second = threading.Thread(target=tell_too)
    with town_app.app_context(), writing():
        announce(oak, "card-part", {"": "first"})
        second.start()
        assert not reads.wait(A_MOMENT)
    second.join()
    with town_app.app_context():
        assert [event.told_in("en") for event in since(oak, 0)] == ["first", "1 before me"]
