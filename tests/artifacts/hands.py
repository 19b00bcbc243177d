"""What a teacher does with student work, as the browser sends it."""

import io
import re
from contextlib import ExitStack, contextmanager

from PIL import Image

from inquiry.artifacts import bench
from inquiry.paths import PACKAGE

PHOTO = PACKAGE / "demo" / "work" / "photo.jpg"  # a sheet with a child’s name on it
NAME_BOX = (0.24, 0.07, 0.34, 0.13)
TICKS = {"names": "y", "faces": "y", "others": "y", "hand": "y"}


def upload(content, name="IMG_4711.jpg"):
    return io.BytesIO(content if isinstance(content, bytes) else content.read_bytes()), name


def drawn(color="white", size=(120, 90), ending="png"):
    """A small picture, quickly made."""
    file = io.BytesIO()
    Image.new("RGB", size, color).save(file, ending)
    return file.getvalue()


class Hands:
    """Somebody’s way with student work."""

    def __init__(self, browser, team):
        self.browser, self.team = browser, team
        self.work = f"/teams/{team.ref}/work"

    def add(self, content=PHOTO, name="IMG_4711.jpg"):
        """Add one file; gives the name in the address bar of what came of it."""
        known = set(self.waiting())
        response = self.browser.post(f"{self.work}/new", files=[upload(content, name)])
        assert response.status_code == 303, response.text
        (ref,) = set(self.waiting()) - known
        return ref

    def waiting(self):
        return re.findall(r'id="waiting-([^"]+)"', self.browser.get(self.work).text)

    def shared(self):
        return re.findall(r'id="work-([^"]+)"', self.browser.get(self.work).text)

    def cover(self, ref, *boxes, page=1, go="", crop=None):
        fields = {"go": go}
        for at, box in enumerate([*boxes, crop]):
            for letter, number in zip("xywh", box or (), strict=False):
                name = f"crop-{letter}" if at == len(boxes) else f"boxes-{at}-{letter}"
                fields[name] = str(100 * number)
        return self.browser.post(f"/artifacts/{ref}/safe?page={page}", **fields)

    def seal(self, ref):
        return re.search(r'name="seal" value="(\w+)"', self.browser.get(f"/artifacts/{ref}/sharing").text)[1]

    def share(self, ref, alias="Heron", about="Mark ½ on a line from 0 to 2.", seal=None, **more):
        said = {"alias": alias, "about": about, "seal": seal or self.seal(ref), "inquiry": "", **TICKS, **more}
        return self.browser.post(f"/artifacts/{ref}/sharing", **said)

    def add_and_share(self, *boxes, alias="Heron", content=PHOTO):
        ref = self.add(content)
        self.cover(ref, *boxes)
        response = self.share(ref, alias)
        assert response.status_code == 303, response.text
        return ref

    def picture(self, ref, size="master", page=1, which="pages"):
        return self.browser.get(f"/artifacts/{ref}/{which}/{page}/{size}")


@contextmanager
def all_places_taken():
    """Everybody works on pictures at this moment."""
    with ExitStack() as everybody:
        for _ in range(bench.PLACES):
            everybody.enter_context(bench.place())
        yield


def pixels(response):
    return Image.open(io.BytesIO(response.data)).convert("RGB")


def brightest_under(box, picture, edge=3):
    """How bright the brightest pixel under a box is, a little inside its edges."""
    x, y, width, height = box
    left, top = round(x * picture.width) + edge, round(y * picture.height) + edge
    right, bottom = round((x + width) * picture.width) - edge, round((y + height) * picture.height) - edge
    return max(most for _, most in picture.crop((left, top, right, bottom)).getextrema())
