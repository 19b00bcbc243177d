from flask import Blueprint, abort, request

from inquiry.clock import now
from inquiry.doors import me, sees
from inquiry.i18n import _, language
from inquiry.meetings.held import held_called
from inquiry.meetings.models import Meeting
from inquiry.minutes import commitment_views, correction_views, sentences
from inquiry.minutes.changes import told
from inquiry.minutes.files import send
from inquiry.minutes.happened import what_happened
from inquiry.minutes.markdown import to_markdown
from inquiry.minutes.pdf import to_pdf
from inquiry.minutes.queries import all_versions, record_of, version_of
from inquiry.pages import page

bp = Blueprint("minutes", __name__)
blueprints = [bp, correction_views.bp, commitment_views.bp]


@bp.get("/meetings/<ref>/minutes")
@sees(Meeting, held_called)
def show(meeting):
    version = version_of(meeting, me(), request.args.get("version", type=int))
    if version is None:
        return page("minutes/not_yet.html", meeting=meeting)
    newest = version_of(meeting, me()) if "version" in request.args else version
    record = record_of(version.data, meeting, me())
    return page("minutes/show.html", meeting=meeting, version=version, newest=newest, record=record, say=sentences)


@bp.get("/meetings/<ref>/minutes/versions")
@sees(Meeting)
def versions(meeting):
    several = all_versions(meeting, me()) or abort(404)
    record = record_of(several[-1].data, meeting, me())
    return page("minutes/versions.html", meeting=meeting, versions=told(several, record), record=record)


@bp.get("/meetings/<ref>/minutes.pdf")
@sees(Meeting)
def pdf(meeting):
    version = _kept_version(meeting)
    record = record_of(version.data, meeting, me())
    return send(to_pdf(record, language(), sentences.which(version)), record, "pdf", "application/pdf")


@bp.get("/meetings/<ref>/minutes.md")
@sees(Meeting)
def markdown(meeting):
    record = _kept(meeting)
    return send(to_markdown(record), record, "md", "text/markdown; charset=utf-8")


@bp.get("/meetings/<ref>/so-far.md")
@sees(Meeting)
def so_far(meeting):
    if meeting.is_planned or meeting.began_at is None:
        abort(404)
    record = record_of(what_happened(meeting, at=now(), to=me()), meeting, me())
    note = _("What lies open so far. Cards still face down are not in it.")
    return send(to_markdown(record, note), record, "md", "text/markdown; charset=utf-8")


def _kept(meeting):
    return record_of(_kept_version(meeting).data, meeting, me())


def _kept_version(meeting):
    return version_of(meeting, me(), request.args.get("version", type=int)) or abort(404)
