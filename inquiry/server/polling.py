"""The same news without a stream, for networks where streams do not get through; and the time, for clocks."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from inquiry import live
from inquiry.clock import milliseconds, now
from inquiry.server.hub import PAGE, Hub
from inquiry.server.visitors import SignedOut, Visitor, room_of

FRESH = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


async def clock(request: Request) -> JSONResponse:
    """What time it is here, in milliseconds: pages measure how far their own clock is off."""
    return JSONResponse({"now": milliseconds(now())}, headers=FRESH)


class Polls:
    """`GET /live/<prefix>/<ref>/poll?after=N`: the same numbers, the same checks."""

    def __init__(self, hub: Hub):
        self.hub = hub

    async def answer(self, request: Request) -> JSONResponse:
        visitor = Visitor.at(request, self.hub.app.config["SESSION_COOKIE_NAME"])
        try:
            room = await self.hub.ask(room_of, self.hub.app, visitor)
        except SignedOut:
            return JSONResponse({"error": "signed out"}, 401, headers=FRESH)
        if room is None:
            return JSONResponse({"gone": True}, 404, headers=FRESH)
        return JSONResponse(await self.hub.ask(_news, room, visitor), headers=FRESH)


def _news(room: str, visitor: Visitor) -> dict:
    missed = live.missed(room, visitor.after, visitor.lang, PAGE)
    if missed.is_cut_off:
        return {"reset": True, "events": [], "last": missed.last}
    told = [live.unframed(event.frame) for event in missed.events]
    events = [{"id": one.seq, "kind": one.kind, "data": one.said} for one in told]
    return {"events": events, "last": missed.events[-1].seq if missed.events else missed.after}
