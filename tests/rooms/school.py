"""A meeting with people at devices of their own, and what they do there."""

from io import BytesIO

from PIL import Image
from playwright.sync_api import expect

from inquiry.artifacts.models import Artifact, ArtifactPage
from inquiry.clock import now
from inquiry.db import db, writing
from inquiry.meetings.models import OnTheTable
from tests.browser import Browser
from tests.chromium import sign_in
from tests.rooms.evening import Evening

PATIENCE = 20_000
WIDE, UPRIGHT = (1600, 900), (1200, 1600)
OVER = "() => { const d = document.documentElement; return [d.scrollWidth - innerWidth, d.scrollHeight - innerHeight] }"


class School(Evening):
    """A meeting of this test’s own, with people at devices of their own."""

    def __init__(self, site, chromium):
        self.app, world, self.here = site
        super().__init__(world, lambda person: Browser(self.app, person))
        self.chromium, self.opened, self.broken, self.sizes = chromium, [], [], {}
        self.plan()

    def lay(self, alias, size=WIDE):
        world = self.world
        piece = Artifact(
            team_id=world.team.id, cycle_id=world.cycle.id, owner_id=world.bea.id, alias=alias, shared_at=now()
        )
        world.add(piece)
        files = dict.fromkeys(("master", "thumb", "phone", "laptop", "projector"), "0.png")
        page = ArtifactPage(
            artifact_id=piece.id, number=1, width=size[0], height=size[1], files=files, made_safe_at=now()
        )
        world.add(page, OnTheTable(meeting_id=world.meeting.id, artifact_id=piece.id, put_by_id=world.bea.id))
        self.sizes[piece.ref] = size
        return piece

    def picture(self, route):
        """A photograph of the size it is said to have."""
        size = next((size for ref, size in self.sizes.items() if ref in route.request.url), WIDE)
        kept = BytesIO()
        Image.new("RGB", size, "linen").save(kept, "PNG")
        route.fulfill(body=kept.getvalue(), content_type="image/png")

    def drop(self, model, *conditions):
        with self.world.app.app_context(), writing():
            db.session.execute(db.delete(model).where(*conditions))

    def device(self, person, path="room", width=1366, height=900, **more):
        context = self.chromium.new_context(viewport={"width": width, "height": height}, **more)
        context.set_default_timeout(PATIENCE)
        sign_in(context, self.app, person, self.here)
        context.route("**/artifacts/**", self.picture)
        self.opened.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.broken.append(f"{person.name}: {error}"))
        page.on("console", lambda said: "Content Security" in said.text and self.broken.append(said.text))
        page.goto(self.here + self.url(path))
        if path == "room":
            expect(page.locator(".live")).to_have_attribute("data-state", "live", timeout=PATIENCE)
        return page


def keep(page, text):
    page.get_by_label("Notice", exact=True).fill(text)
    page.get_by_role("button", name="Keep", exact=True).click()


def kept(page, text):
    """The server has it: what is only on its way looks different."""
    expect(page.locator(".card--mine", has_text=text)).to_be_visible(timeout=PATIENCE)


def press(page, name):
    page.get_by_role("button", name=name).first.click()


def title(page, text):
    expect(page.get_by_role("heading", level=1)).to_have_text(text, timeout=PATIENCE)


def box_of(page, where):
    spot = page.locator(where).first
    expect(spot).to_be_visible(timeout=PATIENCE)
    page.wait_for_function("() => [...document.images].every(one => one.complete || one.loading === 'lazy')")
    return spot.bounding_box()
