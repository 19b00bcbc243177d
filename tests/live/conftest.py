"""Streets with real servers, on both databases."""

import pytest

from tests.databases import KINDS, a_database
from tests.live import street
from tests.live.desk import PATIENCE
from tests.live.neighbours import Ear
from tests.served import let_go
from tests.server import Server


@pytest.fixture(scope="module", params=list(KINDS))
def town(request, tmp_path_factory):
    """A database with streets in it."""
    database = a_database(request.param, tmp_path_factory.mktemp(f"live-{request.param}"), request.config)
    database.settings["SECRET_KEY"] = "for tests only"
    yield database
    database.drop()


@pytest.fixture(scope="module")
def town_app(town):
    """The streets’ application in this process, for reading and writing beside the servers."""
    app = street.street(**town.settings)
    street.settle(app)
    yield app
    let_go(app)


@pytest.fixture(scope="module")
def port(town, town_app):
    """Where the one server of these tests listens."""
    server = Server(town.settings, factory=street.FACTORY).open()
    yield server.port
    server.stop()


@pytest.fixture
def oak(request):
    """A street of this test’s own."""
    return f"oak-{abs(hash(request.node.name))}"


@pytest.fixture
def server(town, town_app):
    """`server(processes=2)` opens a server of this test’s own."""
    opened = []

    def open_one(**more):
        opened.append(Server(town.settings, factory=street.FACTORY, **more))
        return opened[-1].open()

    yield open_one
    for one in opened:
        one.stop()


@pytest.fixture
def device(chromium):
    """`device()` is a computer with nothing on it yet."""
    opened = []

    def take_out(**more):
        opened.append(chromium.new_context(**more))
        opened[-1].set_default_timeout(PATIENCE)
        return opened[-1]

    yield take_out
    for each in opened:
        each.close()


@pytest.fixture(autouse=True)
def silence():
    """Whoever listened in a test goes home with it, instead of calling dead servers ever after."""
    yield
    while Ear.listening:
        Ear.listening.pop().go_home()
