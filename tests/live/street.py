"""A street: the smallest application with news. People stand in it, say things aloud, and may be sent away."""

import hashlib
import os
import tempfile
from pathlib import Path

from flask import Flask, Response, request, send_file
from flask_login import LoginManager, current_user, login_required, login_user, logout_user
from markupsafe import escape
from sqlalchemy import Column, Integer, MetaData, Table, Text, select

from inquiry import live
from inquiry.config import read
from inquiry.db import begin_writing, db, end_writing, writing
from inquiry.live.models import LiveEvent, LiveRoom
from inquiry.pages import all_or_nothing
from inquiry.people.access import person_of
from inquiry.people.models import District, Person, School
from inquiry.server import nudges
from inquiry.server.shell import shell

TABLES = [table.__table__ for table in (District, School, Person, LiveRoom, LiveEvent)]
CARDS = Table(
    "street_card",
    MetaData(),
    Column("number", Integer, primary_key=True),
    Column("device_id", Text, unique=True),
    Column("ref", Text),
    Column("html", Text),
)
FACTORY = "tests.live.street:open_street"  # what each server process runs
PAGE = Path(__file__).with_name("room.html")
POEM = b"".join(b"line %04d\n" % number for number in range(1000))


@live.audience("street")
def whoever_was_not_sent_away(person, ref):
    return None if person.role == "sent away" else f"street:{ref}"


@live.audience("faulty")
def nobody_knows(person, ref):
    raise LookupError("this rule is broken on purpose")


def street(**settings) -> Flask:
    app = Flask(__name__)
    app.config.from_mapping(read({} if settings else os.environ, **settings))
    db.init_app(app)
    LoginManager(app).user_loader(person_of)
    app.before_request(lambda: begin_writing() if request.method == "POST" else None)
    app.after_request(all_or_nothing)
    app.teardown_appcontext(lambda _error: end_writing())
    app.get("/sign-in/<int:number>")(sign_in)
    app.post("/say/<ref>")(login_required(say))
    app.post("/tell/<ref>")(login_required(tell))
    app.get("/beside")(beside)
    app.post("/swallow/<ref>")(login_required(swallow))
    app.post("/send-away/<int:number>/<ref>")(login_required(send_away))
    app.post("/sign-out-everywhere/<int:number>/<ref>")(login_required(sign_out_everywhere))
    app.post("/upload")(upload)
    app.get("/poem")(poem)
    app.get("/room/<ref>")(login_required(room))
    app.post("/cards/<ref>")(write_card)
    app.get("/")(home)
    app.get("/sign-out")(sign_out)
    return app


def room(ref):
    name = f"street:{ref}"
    after = live.latest(name)
    cards = db.session.execute(select(CARDS.c.html).where(CARDS.c.ref == ref).order_by(CARDS.c.number)).scalars()
    more = {"me": current_user.ref, "ref": ref, "after": after, "cards": "".join(cards), **request.args}
    html = PAGE.read_text().format_map({"ends": "0", "lang": "en", **more})
    return Response(html, headers={"Content-Security-Policy": "default-src 'self'", "Cache-Control": "no-store"})


def write_card(ref):
    """Put a card on the table, once, however often it is sent."""
    if not current_user.is_authenticated:
        return {"error": 401}, 401
    words, device_id = request.form["words"], request.form["device_id"]
    if "no thanks" in words:
        return {"message": "This table is full."}, 422
    if db.session.execute(select(CARDS).where(CARDS.c.device_id == device_id)).first():
        return {"again": True}
    html = f'<li id="card-{device_id}" data-into="#cards" data-device-id="{device_id}">{escape(words)}</li>'
    db.session.execute(CARDS.insert().values(device_id=device_id, ref=ref, html=html))
    live.announce(f"street:{ref}", "card-part", {"": html})
    return {}


def home():
    return "<!doctype html><title>Home</title>home"


def sign_out():
    logout_user()
    return "out"


def sign_in(number):
    login_user(db.session.get(Person, number))
    return "in"


def say(ref):
    words = request.form["words"]
    said = {"en": f"<p>{words}</p>", "es": f"<p lang=es>{words}</p>"}
    return str(live.announce(f"street:{ref}", "card-part", said))


def tell(ref):
    return str(live.announce(f"street:{ref}", request.form["kind"], {"": request.form["data"]}))


def beside():
    return '<textarea id="beside"></textarea><textarea id="below"></textarea><p>as it is now</p>'


def swallow(ref):
    live.announce(f"street:{ref}", "card-part", {"": "never said"})
    return "swallowed", 409


def send_away(number, ref):
    db.session.get(Person, number).role = "sent away"
    return str(live.announce(f"street:{ref}", "membership"))


def sign_out_everywhere(number, ref):
    db.session.get(Person, number).sign_out_everywhere()
    return str(live.announce(f"street:{ref}", "membership"))


def upload():
    digest = hashlib.sha256()
    for chunk in iter(lambda: request.stream.read(65536), b""):
        digest.update(chunk)
    return digest.hexdigest()


def poem():
    path = Path(tempfile.gettempdir()) / f"poem-{os.getpid()}.txt"
    path.write_bytes(POEM)
    answer = send_file(path, as_attachment=True, download_name="poem.txt", etag="a-poem")
    answer.set_cookie("seen", "1")
    return answer


def settle(app, people: int = 9) -> None:
    """Make the tables, and some people to stand in the street."""
    with app.app_context():
        db.metadata.create_all(db.engine, tables=TABLES)
        CARDS.metadata.create_all(db.engine)
        with writing():
            db.session.add(District(id=1, name="Riverside"))
            db.session.flush()
            for number in range(1, people + 1):
                db.session.add(Person(name=f"P{number}", email=f"p{number}@riverside.example", district_id=1))
        db.session.remove()
        db.engine.dispose()


def open_street():
    nudges.LOOK = float(os.environ["STREET_LOOK"])
    return shell(street())
