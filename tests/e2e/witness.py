"""Everything that ever stood on somebody’s pages, in sight or not, and everything the stream of a room told them."""

from tests.live.neighbours import Ear, Neighbour

WATCH = """
const tell = words => words && window.witness?.(words)
const told = change => change.type === "characterData" ? change.target.data
  : [...change.addedNodes].map(node => node.outerHTML ?? node.data ?? "").join(" ")
addEventListener("DOMContentLoaded", () => {
  tell(document.documentElement.outerHTML)
  new MutationObserver(changes => tell(changes.map(told).join(" ").trim()))
    .observe(document, {childList: true, subtree: true, characterData: true})
})
"""


class Witness:
    """Remembers all that came into the pages of one browser."""

    def __init__(self, context):
        self.seen = []
        context.expose_function("witness", lambda words: self.seen.append(words))
        context.add_init_script(WATCH)

    def saw(self, words):
        return any(words in piece for piece in self.seen)


class Signed(Neighbour):
    """The one who sits at a browser, without the browser."""

    def __init__(self, port, context):
        self.port = port
        self.cookie = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in context.cookies())

    def hears(self, ref, after):
        return RoomEar(self, ref, after=after)


class RoomEar(Ear):
    prefix = "meetings"

    def heard_of(self, words):
        return any(words in told for _number, _kind, told in list(self.heard))
