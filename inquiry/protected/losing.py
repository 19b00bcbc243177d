"""What became of protected time: kept by a meeting, kept as somebody said, or lost and why. Nobody’s name is kept."""

from datetime import timedelta

from sqlalchemy import delete, func, select

from inquiry.calendar.queries import zone_of
from inquiry.clock import end_of, local, start_of
from inquiry.db import add, db
from inquiry.protected.models import BlockTime, Loss

CLOSE = timedelta(minutes=15)  # so much early or late still counts


def losses_of(time):
    return select(Loss).where(Loss.block_id == time.block_id, Loss.on == time.on)


def lost(time) -> int:
    """Minutes that were lost so far."""
    found = select(func.coalesce(func.sum(Loss.minutes), 0)).where(Loss.block_id == time.block_id, Loss.on == time.on)
    return db.session.scalar(found)


def left(time) -> int:
    """Minutes of which nobody has said anything."""
    return max(0, time.minutes - time.held - lost(time))


def log(time, minutes, cause, words="") -> Loss | None:
    """Write down what was lost, never more than there was; what was only said to be kept gives way to it."""
    _hold(time)
    if time.is_said and not time.is_off:
        time.held = max(0, min(time.held, time.minutes - lost(time) - minutes))
        time.is_said = time.held > 0
    minutes = min(minutes, left(time))
    if minutes <= 0 or time.is_off:
        return None
    return add(Loss(block_id=time.block_id, on=time.on, minutes=minutes, cause=cause, words=words))


def we_met(time, minutes=None) -> int:
    """Somebody says that the team met without the room: all that was not lost, or so many minutes of it."""
    _hold(time)
    if time.is_off or (time.held and not time.is_said):
        return 0
    time.held, time.is_said = 0, False
    time.held = min(minutes or time.minutes, left(time))
    time.is_said = time.held > 0
    return time.held


def _hold(time):
    """Two who speak of the same time at once take turns, so that together they never say more than there was."""
    db.session.refresh(time, with_for_update=True)


def take_back_we_met(time) -> None:
    """It was said by mistake. What a meeting in the room kept cannot be taken back."""
    if time.is_said:
        time.held, time.is_said = 0, False


def lose_all(time, cause, why) -> None:
    """A time that is called off is lost to its cause, whole."""
    forget(time)
    add(Loss(block_id=time.block_id, on=time.on, minutes=time.minutes, cause=cause, words=why))


def forget(time) -> None:
    """Nothing was lost of it after all."""
    db.session.execute(delete(Loss).where(Loss.block_id == time.block_id, Loss.on == time.on))


def kept_by(meeting) -> None:
    """A meeting in the room keeps the protected time of its team that day, by itself."""
    if meeting.began_at is None or meeting.ended_at is None:
        return
    for time in _times_that_day(meeting):
        minutes = _overlap(meeting, time)
        if minutes:
            before = 0 if time.is_said else time.held
            time.held, time.is_said = min(time.minutes, before + minutes), False
            _what_was_kept_was_not_lost(time)


def _times_that_day(meeting):
    school = select(BlockTime.school_id).where(BlockTime.team_id == meeting.team_id).limit(1)
    school_id = db.session.scalar(school)
    if school_id is None:
        return []
    zone = zone_of(school_id)
    on = local(meeting.began_at, zone).date()
    rows = select(BlockTime).where(BlockTime.team_id == meeting.team_id, BlockTime.is_off.is_(False))
    return db.session.scalars(rows.where(BlockTime.starts_at.between(start_of(on, zone), end_of(on, zone)))).all()


def _overlap(meeting, time) -> int:
    """Whole minutes of the meeting within the time, or close to it."""
    since = max(meeting.began_at, time.starts_at - CLOSE)
    until = min(meeting.ended_at, time.ends_at + CLOSE)
    return max(0, min(time.minutes, round((until - since).total_seconds() / 60)))


def _what_was_kept_was_not_lost(time):
    """The room is surer than what somebody logged: the latest losses give way."""
    over = time.held + lost(time) - time.minutes
    for loss in db.session.scalars(losses_of(time).order_by(Loss.id.desc())).all():
        if over <= 0:
            return
        given = min(over, loss.minutes)
        over, loss.minutes = over - given, loss.minutes - given
        if not loss.minutes:
            db.session.delete(loss)
