"""Pictures from a camera or a scanner, as upright sRGB pixels and nothing else."""

import warnings
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import cast

from PIL import Image, ImageCms

from inquiry.pictures.limits import Limits
from inquiry.pictures.refusal import Refused

# A phone writes a JPEG with a second picture inside (MPO); its first picture is the photo.
FORMATS = {
    "jpeg": ["JPEG", "MPO"],
    "png": ["PNG"],
    "webp": ["WEBP"],
    "gif": ["GIF"],
    "tiff": ["TIFF"],
    "heic": ["HEIF"],
}
MAY_MOVE = {"png", "webp", "gif"}
ORIENTATION = 0x0112
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def sheets(source: Path, kind: str, limits: Limits) -> Iterator[Image.Image]:
    """Every picture in this file, upright and bare; a scanner puts several into one TIFF."""
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    Image.MAX_IMAGE_PIXELS = limits.pixels
    try:
        yield from _read(source, kind, limits)
    except (Refused, MemoryError):
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Refused("too_many_pixels", kind) from None
    except Exception as broken:
        # A damaged or hostile picture can make a decoder raise anything at all; all of it means the same to a teacher.
        raise Refused("damaged_picture", kind, fault=type(broken).__name__) from broken


def _read(source: Path, kind: str, limits: Limits) -> Iterator[Image.Image]:
    if kind == "heic":
        _learn_heic()
    with Image.open(source, formats=FORMATS[kind]) as opened:
        for frame in range(_frames(opened, kind, limits)):
            if frame:  # the first is open already, and in HEIC the photo need not be the first
                opened.seek(frame)
            if opened.width * opened.height > limits.pixels:
                raise Refused("too_many_pixels", kind)
            yield upright(opened)


def _learn_heic() -> None:
    import pillow_heif

    # One thread, so that memory stays foreseeable; no small copies, no depth maps: only the photo itself.
    pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)


def _frames(opened: Image.Image, kind: str, limits: Limits) -> int:
    frames = getattr(opened, "n_frames", 1)
    if kind in MAY_MOVE and frames > 1:
        raise Refused("moving", kind)
    if kind == "tiff" and frames > limits.pages:
        raise Refused("too_many_pages", kind)
    return frames if kind == "tiff" else 1


def upright(opened: Image.Image) -> Image.Image:
    """The pixels of an opened picture as a person would hold it, in sRGB on white, with nothing attached."""
    opened.load()
    turn = UPRIGHT.get(_orientation(opened))
    picture = in_srgb(on_white(in_eight_bits(opened)), opened.info.get("icc_profile"))
    picture = picture.transpose(turn) if turn is not None else picture
    picture.info = {}
    return picture


def _orientation(opened: Image.Image) -> int:
    try:
        return opened.getexif().get(ORIENTATION, 1)
    except Exception:
        # Only the note about the picture is broken, not the picture.
        return 1


def in_eight_bits(picture: Image.Image) -> Image.Image:
    """Scans with finer greys than a screen shows, brought down to 256."""
    if picture.mode.startswith("I;16"):
        return picture.point(lambda grey: grey * (1 / 256)).convert("L")
    if picture.mode in ("I", "F"):
        brightest = max(cast(float, picture.getextrema()[1]), 1)
        return picture.point(lambda grey: grey * (255 / brightest)).convert("L")
    return picture


def on_white(picture: Image.Image) -> Image.Image:
    """What was see-through becomes white paper."""
    if not picture.has_transparency_data:
        return picture
    layered = picture.convert("RGBA")
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(layered, mask=layered.getchannel("A"))
    return paper


def in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours every screen understands; a profile that cannot be used is left out."""
    if picture.mode not in ("RGB", "L", "CMYK"):
        return picture.convert("RGB")
    try:
        described = ImageCms.ImageCmsProfile(BytesIO(profile)) if profile else None
        if described and not _is_srgb(described):
            there = ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(picture, described, there, outputMode="RGB") or picture.convert("RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        pass
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _is_srgb(described: ImageCms.ImageCmsProfile) -> bool:
    return "srgb" in (described.profile.profile_description or "").lower()
