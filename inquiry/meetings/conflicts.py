"""Two people at one text: nothing is lost, and whoever comes second decides with both before them."""

from inquiry.i18n import _


def nobody_else_changed(mine, seen, now_there) -> bool:
    """Whether a text still stands as this person found it. If not, both are shown; sending it again takes its place."""
    if now_there in (seen.data, mine.data):
        return True
    seen.data = now_there
    mine.errors = [
        _(
            "While you wrote, somebody changed this to: “%(theirs)s”. Yours is still here. "
            "Put the two together, and save again.",
            theirs=now_there,
        )
    ]
    return False
