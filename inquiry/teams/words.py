"""What we call teams and people’s parts in them."""

from inquiry.i18n import lazy
from inquiry.teams.models import FACILITATOR, GUEST, MEMBER

KINDS = {
    "grade": lazy("Grade-level team"),
    "subject": lazy("Subject team"),
    "cohort": lazy("Cohort across schools"),
    "leading": lazy("Leaders who inquire into their leading"),
}
PARTS = {MEMBER: lazy("Member"), FACILITATOR: lazy("Facilitator"), GUEST: lazy("Guest")}
