"""What we call people’s parts, and what we say in the security log."""

from inquiry.i18n import lazy
from inquiry.people import models as of

ROLES = {
    "teacher": lazy("Teacher"),
    "coach": lazy("Coach"),
    "coach lead": lazy("Leads the coaching program"),
    "principal": lazy("Principal"),
    "district": lazy("District leader"),
}
HAPPENED = {
    of.SIGNED_IN: lazy("Signed in"),
    of.FAILED: lazy("A sign-in did not work"),
    of.STOPPED: lazy("Sign-in paused after many tries"),
    of.SIGNED_OUT_EVERYWHERE: lazy("Signed out everywhere"),
    of.ASKED_FOR_LINK: lazy("Asked for a link to choose a new password"),
    of.CHOSE_PASSWORD: lazy("Chose a password"),
    of.INVITED: lazy("Was invited"),
    of.CHANGED: lazy("Account changed"),
    of.CLOSED: lazy("Account closed"),
    of.REOPENED: lazy("Account opened again"),
    of.JOINED: lazy("Joined a team"),
    of.PART_CHANGED: lazy("Part in a team changed"),
    of.LEFT: lazy("Left a team"),
    of.LEAD_TAKEN_ON: lazy("Took on facilitating a team"),
    of.TEAM_ENDED: lazy("Ended a team"),
    of.TEAM_TAKEN_UP: lazy("Took up a team again"),
    of.LETTER_LOST: lazy("A letter could not be delivered"),
    of.EXPORTED: lazy("Took a copy out of Inquiry"),
}
