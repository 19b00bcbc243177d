"""Four people and a projector in one room, and what each of them may not know yet."""

from functools import partial

from playwright.sync_api import expect

from tests.e2e.teacher import LAPTOP, PATIENCE, PHONE, Device, Teacher
from tests.live.neighbours import wait_for

ROOM_PAGES = ("/room", "/cards", "/room/desk", "/projector")


class Team:
    def __init__(self, chromium, place):
        self.place = place
        self.bea, self.farah, self.gus = (Teacher(chromium, place, name, **LAPTOP) for name in ("Bea", "Farah", "Gus"))
        self.amal = Teacher(chromium, place, "Amal", **PHONE)
        self.projector = Device(chromium, place, "the projector", viewport={"width": 1920, "height": 1080})
        self.people = (self.amal, self.bea, self.farah, self.gus)
        self.written, self.face_down, self.ears = [], {}, {}

    @property
    def pages(self):
        return (*self.people, self.projector)

    @property
    def acknowledged(self):
        return set().union(*(person.acknowledged for person in self.people))

    def called(self, name):
        return next(person for person in self.people if person.name == name)

    def others(self, person):
        return [one for one in self.pages if one is not person]

    # --- cards ------------------------------------------------------------------------------------------------------
    def has_written(self, person, *cards, hidden=True):
        self.written += cards
        self.face_down |= {words: person for words in cards if hidden}

    def turned_over(self, *cards):
        for words in cards:
            del self.face_down[words]

    def nobody_else_knows(self):
        """No page but its author’s ever held a card that lies face down, and no stream ever carried one."""
        self.bea.page.wait_for_function("() => true")  # lets what the witnesses were told come in
        for words, author in self.face_down.items():
            for other in self.others(author):
                assert not other.witness.saw(words), f"{other.name} saw a card of {author.name} too early"
            for name, ear in self.ears.items():
                assert not ear.heard_of(words), f"the stream of {name} carried a card of {author.name} too early"

    def everybody_knows(self):
        """In the end every stream has told every card: so those that watched for secrets were listening."""
        for words in self.written:
            for name, ear in self.ears.items():
                wait_for(partial(ear.heard_of, words), partial("{} never heard “{}”".format, name, words))
            for each in self.pages:
                assert each.witness.saw(words), f"{each.name} never saw “{words}”"

    def no_door_shows(self, person):
        """Asked straight, without the room’s page, every door is as discreet."""
        asked = [self.place.address + self.path + page for page in ROOM_PAGES]
        news = self.place.address + self.path.replace("/meetings/", "/live/meetings/") + "/poll?after=0&lang=en"
        told = " ".join(person.context.request.get(address).text() for address in (*asked, news))
        for words, author in self.face_down.items():
            assert author is person or words not in told, f"{person.name} was given a card of {author.name} too early"

    # --- the room ---------------------------------------------------------------------------------------------------
    def listen(self, path):
        """Beside its page, each device’s own stream is written down as it comes."""
        self.path = path
        for person in (self.farah, self.gus):
            after = int(person.page.locator("live-room").get_attribute("after"))
            self.ears[person.name] = person.without_the_browser().hears(path.rsplit("/", 1)[-1], after)

    def go_on(self, title):
        """Bea goes on, and every page follows by itself."""
        self.bea.presses(f"Go on: {title}")
        self.all_see_step(title)

    def all_see_step(self, title):
        for each in self.pages:
            each.sees_step(title)

    def all_are_live(self):
        for person in self.people:
            person.is_live()

    def all_have_on_the_wall(self, words):
        for each in self.pages:
            each.has_on_the_wall(words)

    def counts_face_down(self, number):
        says = "One card still face down" if number == 1 else f"{number} cards still face down"
        for each in self.pages:
            expect(each.wall.get_by_text(says)).to_have_count(1, timeout=PATIENCE)

    def nothing_broke(self):
        for each in self.pages:
            assert not each.broken, f"{each.name}: {each.broken}"
        assert "Traceback" not in self.place.said, self.place.said

    def take_pictures(self, folder):
        for each in self.pages:
            each.page.screenshot(path=folder / f"{each.name}.png", full_page=True)
            print(f"{each.name} was at {each.page.url}: {folder / each.name}.png", *each.broken, sep="\n  ")

    def leave(self):
        for ear in self.ears.values():
            ear.done.set()
            ear.hang_up()
        for each in self.pages:
            each.context.close()
