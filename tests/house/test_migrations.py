"""The steps in inquiry/migrations arrive where the models are, on both databases, and what was written comes along."""

import json

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from inquiry import live
from inquiry.app import create_app
from inquiry.db import db
from inquiry.migrate import migrate, newest, upgrade_to, version
from tests.databases import KINDS, a_database
from tests.served import let_go


def test_the_steps_lead_to_the_models(app):
    with app.app_context(), db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, db.metadata) == []


def test_a_database_that_is_up_to_date_is_left_alone(app):
    with app.app_context():
        assert version() == newest()
        assert not migrate()


@pytest.fixture(params=list(KINDS))
def older(request, tmp_path):
    """A database as it was when the third step was the last one."""
    database = a_database(request.param, tmp_path, request.config)
    app = create_app(TESTING=True, **{**database.settings, "SECRET_KEY": "for tests only"})
    with app.app_context():
        upgrade_to("0003")
        yield app
    let_go(app)
    database.drop()


def test_news_nobody_has_heard_yet_is_still_told_after_an_update(older):
    at = "2026-12-01 12:00:00.000000"
    bodies = [{"en": "<p>one\n½</p>", "es": "<p>uno</p>"}, {"": "step"}, {}]
    with db.engine.begin() as connection:
        for seq, body in enumerate(bodies, 1):
            row = {"seq": seq, "body": json.dumps(body), "at": at}
            connection.execute(text("INSERT INTO live_event VALUES ('oak', :seq, 'part', :body, :at)"), row)
    assert migrate()
    news = live.since("oak", 0)
    assert [(piece.seq, piece.kind, piece.body) for piece in news] == [
        (1, "part", bodies[0]),
        (2, "part", bodies[1]),
        (3, "part", {"": ""}),
    ]
    assert [heard.frame for heard in live.missed("oak", 0, "es", 1).events] == [
        "id: 1\nevent: part\ndata: <p>uno</p>\n\n"
    ]
