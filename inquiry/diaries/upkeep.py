"""What is done each hour with calendar letters: which went to whom is forgotten once it can no longer be of use."""

from sqlalchemy import delete

from inquiry.clock import now
from inquiry.db import db
from inquiry.diaries.models import Letter
from inquiry.diaries.queries import PAST
from inquiry.live import hourly


@hourly
def forget_letters_about_what_is_long_past() -> None:
    """The next letter about an entry needs the last one; what feeds no longer hold gets no letter any more."""
    db.session.execute(delete(Letter).where(Letter.starts_at < now() - PAST))
