from flask import abort

from inquiry import files
from inquiry.artifacts import queries
from inquiry.artifacts.blueprint import bp
from inquiry.artifacts.models import SIZES, Artifact
from inquiry.doors import does, me, sees

JPEG = "image/jpeg"
ONE_OF = f"<any({','.join(SIZES)}):size>"


def _send(known: dict[str, str], size: str):
    return files.send(known.get(size) or abort(404), JPEG)


@bp.get(f"/artifacts/<ref>/pages/<int:page>/{ONE_OF}")
@sees(Artifact)
def picture(artifact, page, size):
    return _send(queries.files_of_page(artifact.id, page, to=me()), size)


@bp.get(f"/artifacts/<ref>/upload/<int:page>/{ONE_OF}")
@does("make safe", Artifact)
def raw_picture(artifact, page, size):
    raw = queries.raw_page(artifact.id, page, to=me()) or abort(404)
    return _send(raw.files, size)


@bp.get(f"/artifacts/<ref>/covered/<int:page>/{ONE_OF}")
@does("make safe", Artifact)
def covered_picture(artifact, page, size):
    raw = queries.raw_page(artifact.id, page, to=me()) or abort(404)
    return _send((raw.covered or {}).get("files", {}), size)
