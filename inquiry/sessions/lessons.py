"""A lesson that a group designs: its plan, whose every version is kept, and when each taught it."""

from sqlalchemy import select

from inquiry.access import visible
from inquiry.clock import now
from inquiry.db import add, db
from inquiry.meetings.models import CANCELLED, Meeting
from inquiry.people.models import Person
from inquiry.sessions.models import LessonDesign, LessonVersion, Taught
from inquiry.text import to_html


def begin(team, title, question, body, *, by) -> LessonDesign:
    """A lesson is begun with its name."""
    words = {"title": title, "question": question, "body": body, "html": to_html(body)}
    return add(LessonDesign(team_id=team.id, begun_by_id=by.id, **words))


def reword(lesson, title, question, body, *, by) -> None:
    """Change a lesson; the plan as it stood stays in its history."""
    lesson.title, lesson.question = title, question
    if body != lesson.body:
        _keep(lesson, lesson.body, by=by, stood=True)
        lesson.body, lesson.html = body, to_html(body)
        lesson.version += 1


def met_elsewhere(lesson, body, *, by) -> None:
    """Keep words that were written over an older plan; they never stood, and only who wrote them sees them."""
    _keep(lesson, body, by=by, stood=False)


def _keep(lesson, body, *, by, stood):
    words = {"body": body, "html": to_html(body)}
    db.session.add(
        LessonVersion(lesson_id=lesson.id, version=lesson.version, by_id=by.id, at=now(), stood=stood, **words)
    )


def hold(lesson) -> None:
    """Two who change a lesson take turns."""
    db.session.refresh(lesson, with_for_update=True)


def teaching_of(lesson, person) -> Taught:
    """When somebody teaches a lesson; made on first asking."""
    mine = select(Taught).where(Taught.lesson_id == lesson.id, Taught.person_id == person.id)
    return db.session.scalar(mine) or Taught(lesson_id=lesson.id, person_id=person.id)


def say_taught(lesson, on, words, *, by) -> None:
    """Somebody says when they teach it, and what they bring back."""
    hold(lesson)
    mine = teaching_of(lesson, by)
    mine.on, mine.words, mine.html, mine.at = on, words, to_html(words), now()
    add(mine)


def lessons_of(team, person):
    """The lessons of a group, the newest first."""
    rows = visible(LessonDesign, to=person).where(LessonDesign.team_id == team.id)
    return db.session.scalars(rows.order_by(LessonDesign.begun_at.desc(), LessonDesign.id.desc())).all()


def teachings_of(lesson, person):
    """Who taught it, or will, and what came back."""
    columns = (Taught.person_id, Taught.on, Taught.html, Person.name)
    rows = visible(Taught, *columns, to=person).join(Person, Person.id == Taught.person_id)
    rows = rows.where(Taught.lesson_id == lesson.id).order_by(Taught.on.is_(None), Taught.on, Taught.id)
    return db.session.execute(rows).all()


def meetings_of(lesson, person) -> dict[int, Meeting]:
    """The meeting before and the one after it was taught, by their numbers; one that was called off does not count."""
    rows = visible(Meeting, to=person).where(
        Meeting.id.in_((lesson.before_id, lesson.after_id)), Meeting.state != CANCELLED
    )
    return {one.id: one for one in db.session.scalars(rows)}


def history_of(lesson, person):
    """How it was planned before, newest first."""
    columns = (LessonVersion.html, LessonVersion.at, LessonVersion.stood, Person.name.label("who"))
    rows = visible(LessonVersion, *columns, to=person).join(Person, Person.id == LessonVersion.by_id)
    return db.session.execute(rows.where(LessonVersion.lesson_id == lesson.id).order_by(LessonVersion.id.desc())).all()
