"""One clock for all streams: wakes those that have been silent, and lets go of those whose browser takes nothing in.

A timer for each wait and each sending would be two thousand of them for one card in a room of three hundred.
"""

import asyncio

from inquiry.server.hub import Hub, Listener, Piece

GLANCE = 0.5
TICK = Piece(0, "tick", b"")


async def beat(hub: Hub) -> None:
    """Look at every open stream twice a second."""
    now = asyncio.get_running_loop().time
    while True:
        await asyncio.sleep(GLANCE)
        for room in list(hub.rooms.values()):
            for listener in list(room.listeners):
                _look_at(listener, now())


def _look_at(listener: Listener, now: float) -> None:
    if now >= listener.stuck_at and listener.task:
        listener.task.cancel()
    elif now >= listener.due_at and listener.queue.empty():
        listener.queue.put_nowait(TICK)
