"""The house after everything hostile was sent everywhere."""

import pytest

from tests.databases import KINDS, a_database
from tests.served import inhabited
from tests.text.pouring import Pouring


def pour(kind, folder, config, every=False):
    """Pour everything into a world of its own, on this kind of database."""
    database = a_database(kind, folder, config)
    with inhabited(database) as (app, world):
        poured = Pouring(app, world, every).pour()
        poured.database = database
        yield poured
    database.drop()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Each database is filled once, in one worker: that takes the longest."""
    for item in items:
        if kind := getattr(item, "callspec", None) and item.callspec.params.get("poured"):
            item.add_marker(pytest.mark.xdist_group(f"poured-{kind}"))


@pytest.fixture(scope="session", params=list(KINDS))
def poured(request, tmp_path_factory):
    yield from pour(request.param, tmp_path_factory.mktemp(f"poured-{request.param}"), request.config)
