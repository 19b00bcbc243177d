"""What the ledger of a school asks the database: sums, grouped there, and composed once."""

from sqlalchemy import bindparam, func

from inquiry.access import visible, written_once
from inquiry.protected.lines import OF_TIME
from inquiry.protected.models import BlockTime, Loss, Reply
from inquiry.teams.models import TeamName

MOST_WORDS = 40
SO_FAR = (
    BlockTime.school_id == bindparam("school"),
    BlockTime.on.between(bindparam("first"), bindparam("last")),
    BlockTime.starts_at <= bindparam("now"),
)


@written_once
def minutes_of_school(to):
    """Minutes planned and kept, by team and month."""
    key = BlockTime.team_id, BlockTime.month_on
    minutes = func.sum(BlockTime.minutes).label("planned"), func.sum(BlockTime.held).label("kept")
    told = *minutes, func.count().label("times")
    return visible(BlockTime, *key, *told, to=to).where(*SO_FAR).group_by(*key)


@written_once
def lost_in_school(to):
    """Minutes lost, by team, month and cause."""
    key = BlockTime.team_id, BlockTime.month_on, Loss.cause
    rows = visible(BlockTime, *key, func.sum(Loss.minutes).label("lost"), to=to).join(Loss, OF_TIME)
    return rows.where(*SO_FAR).group_by(*key)


@written_once
def words_of_month(to):
    """What people wrote beside what was lost in a `month`."""
    rows = visible(Loss, Loss.cause, Loss.words, to=to).join(BlockTime, OF_TIME)
    rows = rows.where(BlockTime.school_id == bindparam("school"), BlockTime.month_on == bindparam("month"))
    return rows.where(Loss.words != "").order_by(Loss.words, Loss.id).limit(MOST_WORDS)


@written_once
def replies_of_school(to):
    """What the principal said will be done."""
    columns = Reply.month_on, Reply.cause, Reply.words, Reply.at
    return visible(Reply, *columns, to=to).where(Reply.school_id == bindparam("school"))


@written_once
def names_of_school(to):
    """What the teams of a `school` are called."""
    return visible(TeamName, TeamName.id, TeamName.name, to=to).where(TeamName.school_id == bindparam("school"))
