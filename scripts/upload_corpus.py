"""Add every file of the upload corpus and write down what became of it: docs/upload-corpus.md."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from inquiry.pictures.reasons import says  # noqa: E402
from inquiry.pictures.refusal import Refused  # noqa: E402
from inquiry.pictures.workbench import Taken, take_in  # noqa: E402

CORPUS = ROOT.parent / "shared" / "data" / "student_work_files"
TABLE = ROOT / "docs" / "upload-corpus.md"
BYTES = {
    "jpeg": "JPEG picture",
    "png": "PNG picture",
    "pdf": "PDF",
    "word": "Word file",
    "archive": "zip archive",
    "svg": "SVG drawing",
    "web_page": "markup text",
}
NAMED = {"jpg": "jpeg", "docx": "word", "zip": "archive", "html": "web_page", "xhtml": "web_page"}
CARRIED = {
    "icc_profile": "colour profile",
    "xmp": "XMP",
    "photoshop": "Photoshop notes",
    "comment": "comment",
    "Comment": "comment",
    "Software": "name of a program",
    "Copyright": "copyright note",
    "Title": "title",
    "mp": "second picture inside",
}
HEAD = """# What happens to every file of the upload corpus

Every file of a folder of real scans, photos, PDFs and hostile uploads, added as a teacher would add it: {count}
files, {taken} taken in and {refused} refused. A file is what its bytes are; names are not asked. Pictures are turned
upright, put into sRGB on white and written anew, so that only pixels remain; a refused file leaves nothing behind.

Made by `python scripts/upload_corpus.py`; `tests/pictures/test_corpus.py` tries every line again. The files themselves
are not part of this repository.

| file | its bytes are | what happened | why |
|---|---|---|---|
"""


def files() -> list[Path]:
    """Every file of the corpus, in a steady order."""
    return sorted(path for path in CORPUS.rglob("*") if path.is_file())


def line(source: Path) -> str:
    """One line of the table: add the file and tell what became of it."""
    name = source.relative_to(CORPUS).as_posix()
    with TemporaryDirectory() as folder:
        try:
            taken = take_in(source, Path(folder))
        except Refused as refused:
            kind = refused.kind or refused.reason
            happened, why = f"refused: `{refused.reason}`", says(refused.reason)
        else:
            kind, happened, why = taken.kind, _accepted(taken), _why(source, taken)
    return f"| {name} | {BYTES[kind]}{_disguise(source, kind)} | {happened} | {why} |"


def _disguise(source: Path, kind: str) -> str:
    suffix = source.suffix.lstrip(".").lower()
    return "" if NAMED.get(suffix, suffix) == kind else f", though named .{suffix}"


def _accepted(taken: Taken) -> str:
    sizes = [f"{page.width} × {page.height}" for page in taken.pages]
    pages = "1 page" if len(sizes) == 1 else f"{len(sizes)} pages"
    shown = sizes[0] if len(set(sizes)) == 1 else "; ".join(sizes)
    return f"taken in: {pages}, {shown}"


def _why(source: Path, taken: Taken) -> str:
    if taken.kind == "pdf":
        return "Each page became a picture; text layer, links, forms and document notes are gone."
    with Image.open(source) as picture:
        turned = picture.getexif().get(0x0112, 1) not in (0, 1)
        gone = _carried(picture)
    words = ["Turned upright." if turned else "Stands upright already."]
    words.append(f"Taken off: {', '.join(gone)}." if gone else "Carried nothing but pixels.")
    return " ".join(words)


def _carried(picture: Image.Image) -> list[str]:
    notes = picture.getexif()
    found = ["GPS position"] if notes.get_ifd(0x8825) else []
    found += ["EXIF"] if notes else []
    found += [words for key, words in CARRIED.items() if key in picture.info]
    return list(dict.fromkeys(found))


def table() -> str:
    lines = [line(source) for source in files()]
    taken = sum("| taken in" in entry for entry in lines)
    return HEAD.format(count=len(lines), taken=taken, refused=len(lines) - taken) + "\n".join(lines) + "\n"


if __name__ == "__main__":
    if not CORPUS.is_dir():
        sys.exit(f"The upload corpus is not there: {CORPUS}")
    TABLE.write_text(table(), encoding="utf-8")
    print(f"{TABLE.relative_to(ROOT)} written: {len(files())} files")
