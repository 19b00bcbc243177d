from flask import abort, flash, render_template, request

from inquiry.artifacts import picture_views, queries, safe_views, sharing_views, upkeep, uploads
from inquiry.artifacts.blueprint import bp
from inquiry.artifacts.models import Artifact
from inquiry.doors import does, me, sees, wants_json
from inquiry.i18n import _, ngettext
from inquiry.pages import answer, keep_anyway, page, to
from inquiry.teams.models import Team

__all__ = ["bp", "picture_views", "safe_views", "sharing_views", "upkeep"]
BUSY, REFUSED = 503, 422


@bp.get("/teams/<ref>/work")
@does("take part in", Team)
def index(team):
    return page(
        "artifacts/index.html",
        team=team,
        waiting=queries.not_yet_shared(team, me()),
        pieces=queries.pieces_of(team, me()),
        taken_back=queries.taken_back(team, me()),
    )


@bp.route("/teams/<ref>/work/new", methods=["GET", "POST"])
@does("take part in", Team)
def new(team):
    if request.method == "GET":
        return _adding(team)
    outcomes = uploads.take(team, _chosen, request.args.get("inquiry", ""), by=me())
    if outcomes is None:
        abort(404)
    return _in_short(team, *outcomes) if wants_json() else _in_words(team, outcomes)


def _chosen():
    """What was chosen. The body may be long, so it is read only when no transaction is open."""
    return [upload for upload in request.files.getlist("files") if upload.filename]


def _adding(team, outcomes=(), problem="", status=200):
    waiting = queries.not_yet_shared(team, me())
    known = {"outcomes": outcomes, "problem": problem, "inquiry": request.args.get("inquiry")}
    return page("artifacts/new.html", status=status, team=team, waiting=waiting, **known)


def _in_short(team, outcome=None, *_others):
    """For a script that sends one file at a time."""
    if outcome is None:
        return answer(REFUSED, message=_("No file arrived. Choose it again."))
    if outcome.reason:
        return answer(BUSY if outcome.reason == "busy" else REFUSED, message=outcome.says)
    lines = queries.not_yet_shared(team, me(), Artifact.id == outcome.piece.id)
    part = "".join(render_template("artifacts/_waiting.html", piece=piece) for piece in lines)
    return answer(message=_was_here() if outcome.was_here else "", part=part)


def _in_words(team, outcomes):
    added = [one for one in outcomes if one.piece]
    refused = [one for one in outcomes if one.reason]
    if added:
        keep_anyway()
        flash(_says_added(len(added)), "good")
    if refused or not added:
        return _adding(team, refused, "" if outcomes else _("Choose at least one file first."), REFUSED)
    return to("artifacts.index", ref=team.ref)


def _says_added(number):
    return ngettext(
        "%(num)s file is here. Only you see it until you have made it safe.",
        "%(num)s files are here. Only you see them until you have made them safe.",
        number,
    )


def _was_here():
    return _("You added this file before; it is here once.")


@bp.get("/artifacts/<ref>")
@sees(Artifact)
def show(artifact):
    if not artifact.is_shared and artifact.withdrawn_at is None:
        return to("artifacts.safe", ref=artifact.ref)
    pages, team = queries.pages_of(artifact.id, to=me()), queries.team_of(artifact, to=me())
    number = request.args.get("page", 1, type=int)
    return page(
        "artifacts/show.html",
        piece=artifact,
        team=team,
        waiting=queries.not_yet_shared(team, me()) if team and artifact.owner_id == me().id else [],
        pages=pages,
        shown=next((one for one in pages if one.number == number), pages[0] if pages else None),
        region=_region(request.args.get("region", "")),
        readers=queries.readers(artifact, to=me()),
        upload=queries.upload_of(artifact.id, to=me()),
    )


def _region(said):
    """Four parts of the page between 0 and 1, or nothing."""
    try:
        x, y, width, height = (min(1.0, max(0.0, float(number))) for number in said.split(","))
    except ValueError:
        return None
    return (x, y, width, height) if width > 0 and height > 0 else None
