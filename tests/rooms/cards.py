"""The words of a card, and reading cards aloud."""

from inquiry.cycles.notes import Note

WORDS = "Two jumps of the same size, like marigolds."


def revealed(evening):
    return {note.body for note in evening.rows(Note) if note.revealed_at and note.meeting_id == evening.meeting.id}


def read(evening, person, text, **more):
    return evening.seat(person).post(f"/cards/{evening.note(text).ref}/reading", **more)


def until_turn_of(evening, person):
    for _turn in range(6):
        if evening.speaker().name == person.name:
            return
        evening.end_turn()
