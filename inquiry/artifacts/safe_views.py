from flask import abort, request

from inquiry.access import find
from inquiry.artifacts import queries
from inquiry.artifacts.bench import Busy
from inquiry.artifacts.blueprint import bp
from inquiry.artifacts.covering import cover, forget_covered
from inquiry.artifacts.forms import MarksForm
from inquiry.artifacts.models import Artifact
from inquiry.artifacts.words import says
from inquiry.doors import does, me
from inquiry.pages import page, submitted, to
from inquiry.pictures.refusal import NotSafe


@bp.route("/artifacts/<ref>/safe", methods=["GET", "POST"])
@does("make safe", Artifact)
def safe(artifact):
    pages = queries.raw_pages(artifact.id, to=me())
    if not pages:
        return page("artifacts/no_upload.html", piece=artifact)
    shown = _asked_for(pages, request.args.get("page", 1, type=int))
    form = MarksForm.showing(shown, request.form)
    if not submitted(form):
        return _desk(artifact, pages, shown, form)
    return _turn(artifact, shown, form) if form.go.data == "turn" else _cover(artifact, shown, form, len(pages))


def _asked_for(pages, number):
    return next((one for one in pages if one.number == number), None) or abort(404)


def _desk(piece, pages, shown, form):
    team = queries.team_of(piece, to=me())
    drawn = shown if form.errors else form.marks(shown.turn)
    return page("artifacts/safe.html", form, piece=piece, team=team, pages=pages, shown=shown, drawn=drawn)


def _turn(piece, shown, form):
    forget_covered(shown)
    shown.mark(form.marks(shown.turn).turned())
    return to("artifacts.safe", ref=piece.ref, page=shown.number)


def _cover(piece, shown, form, many):
    ref, number, wish = piece.ref, shown.number, form.go.data
    try:
        is_theirs = cover(ref, number, shown.files["master"], form.marks(shown.turn), by=me())
    except (NotSafe, Busy) as trouble:
        return _still_here(ref, number, form, trouble)
    if not is_theirs:
        abort(404)
    onward = int(wish) if wish.isdecimal() else number + 1
    return to("artifacts.safe", ref=ref, page=onward) if 1 <= onward <= many else to("artifacts.share", ref=ref)


def _still_here(ref, number, form, trouble):
    """Nothing was changed, and the boxes as they were sent stand on the page again."""
    piece = find(Artifact, ref, to=me()) or abort(404)
    pages = queries.raw_pages(piece.id, to=me())
    form.form_errors = [says(trouble.reason)]
    return _desk(piece, pages, _asked_for(pages, number), form)
