"""What leaders keep for themselves: self-assessments and pieces of evidence; one portfolio is open to a principal."""

from datetime import timedelta

from inquiry.db import add
from inquiry.demo.programme.growing import TOLD
from inquiry.portfolio.models import PARTS, PortfolioItem, PortfolioShare, SelfAssessment


def keep(programme, held, at) -> None:
    """Everything in a portfolio, and what of it is open."""
    meetings = {(one.told.get("lead"), one.name): one.meeting.id for one in held}
    for told in TOLD["assessment"]:
        said = {name: told[name] for name in ("marks", "underlined", "strengths", "goal_strand", "goal")}
        add(SelfAssessment(leader_id=programme[told["leader"]].id, at=programme.ago(told["weeks_ago"]), **said))
    for told in TOLD["piece"]:
        _piece(programme, told, meetings[told["leader"], told["meeting"]])
    for told in TOLD["share"]:
        _share(programme, told, at)


def _piece(programme, told, meeting_id):
    when = programme.ago(told["weeks_ago"])
    piece = PortfolioItem(leader_id=programme[told["leader"]].id, at=when + timedelta(days=2))
    piece.say(title=told["title"], body=told["body"], tags=told["tags"], on=when.date(), meeting_id=meeting_id)
    add(piece)


def _share(programme, told, at):
    parts = {f"shows_{part}": part in told["shows"] for part in PARTS}
    lasts = {"from_at": at - timedelta(days=6), "until_at": at + timedelta(days=told["days"])}
    both = {"leader_id": programme[told["leader"]].id, "with_id": programme[told["with"]].id}
    add(PortfolioShare(**both, **lasts, **parts))
