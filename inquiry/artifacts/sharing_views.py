from flask import current_app, flash, request

from inquiry.artifacts import queries, sharing
from inquiry.artifacts.blueprint import bp
from inquiry.artifacts.forms import SharingForm
from inquiry.artifacts.models import Artifact
from inquiry.artifacts.neighbours import inquiries_of
from inquiry.artifacts.words import free_names, in_a_row
from inquiry.doors import does, me
from inquiry.i18n import _
from inquiry.pages import page, submitted, to


@bp.route("/artifacts/<ref>/sharing", methods=["GET", "POST"])
@does("make safe", Artifact)
def share(artifact):
    pages = queries.raw_pages(artifact.id, to=me())
    if not pages or not all(one.covered for one in pages):
        return _first_cover(artifact, pages)
    if request.method == "POST":
        sharing.one_at_a_time(artifact.team_id)
    inquiries = {one.ref: one for one in inquiries_of(me(), artifact.team_id)}
    form = _form(artifact, inquiries, sharing.seal_of(pages))
    if not submitted(form) or form.seal.data != sharing.seal_of(pages):
        return _look_once_more(artifact, pages, form)
    inquiry = inquiries.get(form.inquiry.data)
    told = {"alias": form.alias.data, "about": form.about.data, "checked": form.checked}
    days = current_app.config["INQUIRY_RAW_DAYS"]
    sharing.share(artifact, pages, cycle_id=inquiry and inquiry.id, keep_days=days, by=me(), **told)
    flash(_("Shared. What was under the boxes is not in the pictures the team gets."), "good")
    return to("artifacts.show", ref=artifact.ref)


def _first_cover(piece, pages):
    """Every page is looked at before anything is shared."""
    unseen = [one.number for one in pages if not one.covered]
    if len(unseen) < len(pages):
        flash(_("Look at page %(number)s first, and cover what has to be covered.", number=unseen[0]))
    return to("artifacts.safe", ref=piece.ref, page=unseen[0] if unseen else None)


def _form(piece, inquiries, seal):
    newest = None if piece.cycle_id or piece.shared_at else next(iter(inquiries.values()), None)
    mine = next((one for one in inquiries.values() if one.id == piece.cycle_id), newest)
    free = free_names(queries.names_in_use(piece.team_id, mine and mine.id, to=me()), piece.ref)

    def is_in_use(alias, ref):
        return queries.is_name_in_use(alias, piece, inquiries[ref].id if ref else None)

    return SharingForm(
        request.form,
        data={"alias": piece.alias or free[0], "about": piece.about, "inquiry": mine.ref if mine else "", "seal": seal},
        inquiries=inquiries.values(),
        file_name=queries.upload_of(piece.id, to=me()).original_name,
        suggested=free,
        is_in_use=is_in_use,
    )


def _look_once_more(piece, pages, form):
    """The covered pictures as the team would get them; the seal goes along with what was looked at."""
    seal = sharing.seal_of(pages)
    is_stale = request.method == "POST" and form.seal.data != seal
    readers = in_a_row(queries.readers(piece, to=me()))
    told = {"piece": piece, "pages": pages, "seal": seal, "is_stale": is_stale, "readers": readers}
    return page("artifacts/share.html", form, 422 if is_stale else 200, team=queries.team_of(piece, to=me()), **told)


@bp.post("/artifacts/<ref>/withdrawal")
@does("withdraw", Artifact)
def withdraw(artifact):
    sharing.take_back(artifact, by=me())
    flash(_("Taken back. The team no longer sees it."), "good")
    return to("artifacts.show", ref=artifact.ref)


@bp.post("/artifacts/<ref>/upload-deletion")
@does("delete the upload of", Artifact)
def delete_upload(artifact):
    ref, was_shared, team = artifact.ref, artifact.shared_at is not None, queries.team_of(artifact, to=me())
    sharing.delete_upload(artifact, by=me())
    flash(_("The upload is deleted."), "good")
    if was_shared:
        return to("artifacts.show", ref=ref)
    return to("artifacts.index", ref=team.ref) if team else to("home.show")
