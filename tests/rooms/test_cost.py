"""However many cards, steps and people: the same number of statements."""

import pytest
from sqlalchemy import event

from inquiry.db import db
from tests.browser import words


def statements(app, ask):
    """How many statements a request sends to the database."""
    seen = []

    def note(connection, cursor, statement, *more):
        seen.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        assert ask().status_code == 200
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(seen)


@pytest.mark.parametrize("page", ["room", "projector", "cards", "room/desk", "room/helm"])
def test_sixty_cards_cost_as_many_statements_as_two(evening, world, page):
    evening.begin().go_to("talk")
    seat = evening.seat(world.amal)
    for number in range(2):
        evening.write(world.amal, f"Card {number}", "inference")
    few = statements(world.app, lambda: seat.get(evening.url(page)))
    for number in range(2, 60):
        evening.write((world.amal, world.bea, world.farah, world.gus)[number % 4], f"Card {number}", "inference")
    assert statements(world.app, lambda: seat.get(evening.url(page))) == few
    assert few <= 30


def test_the_room_speaks_spanish(evening, world):
    world.change(world.amal, language="es")
    evening.begin().go_to("write_notices")
    room = evening.room(world.amal)
    assert '<html lang="es"' in room.text
    assert "Escriban cuatro observaciones" in words(room)
    told = next(event for event in reversed(evening.events()) if event.kind == "room-part")
    assert "Escriban cuatro observaciones" in told.body["es"]
    assert "Write four notices" in told.body["en"]
