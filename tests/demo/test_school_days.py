"""Whatever day the demo is made on, its school meets on school days."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from inquiry.app import create_app
from inquiry.celebrations.models import Celebration, Thanks
from inquiry.clock import local
from inquiry.cycles.models import Cycle, PhaseMove
from inquiry.cycles.notes import Action
from inquiry.db import db
from inquiry.demo import build
from inquiry.i18n import zone
from inquiry.meetings.models import Meeting
from inquiry.migrate import migrate
from tests.databases import SQLite
from tests.world import every_table

A_SATURDAY = datetime(2026, 12, 5, 16, 0, tzinfo=UTC)
MOMENTS = (
    (Meeting, "starts_at"),
    (PhaseMove, "at"),
    (Cycle, "opened_at"),
    (Celebration, "released_at"),
    (Thanks, "at"),
)


@pytest.mark.parametrize("later", [0, 1])
def test_nobody_meets_or_moves_on_at_a_weekend(tmp_path, later):
    app = create_app(TESTING=True, DEMO=True, **{**SQLite(tmp_path).settings, "SECRET_KEY": "for tests only"})
    with time_machine.travel(A_SATURDAY + timedelta(days=later), tick=True), app.app_context():
        migrate()
        build()
        days = [(model, local(getattr(row, at), zone())) for model, at in MOMENTS for row in _rows(model)]
        days += [(Action, row.due_on) for row in _rows(Action) if row.due_on]
        db.session.remove()
        db.engine.dispose()
    assert len(days) > 30
    assert [(model.__name__, day) for model, day in days if day.weekday() > 4] == []


def _rows(model):
    return db.session.scalars(db.select(model), execution_options=every_table()).all()
