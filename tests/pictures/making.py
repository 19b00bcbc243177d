"""Small files of every sort, made on the spot: photos that tell where they were taken, PDFs good and bad."""

from io import BytesIO
from zlib import crc32

import pillow_heif
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

SECRET = "Zanzibar-7749"
ORIENTATION, DESCRIPTION, GPS = 0x0112, 0x010E, 0x8825
# How the pixels lie in the file when the camera was held so that the number is the EXIF orientation.
AS_HELD = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def worksheet(size=(900, 600)):
    """A page with a different colour in each corner, so that every turn and flip shows."""
    page = Image.new("RGB", size, "white")
    brush = ImageDraw.Draw(page)
    wide, high = size[0] // 4, size[1] // 4
    brush.rectangle((0, 0, wide, high), fill="red")
    brush.rectangle((size[0] - wide, 0, *size), fill="green")
    brush.rectangle((0, size[1] - high, wide, size[1]), fill="blue")
    return page


def as_bytes(picture, kind, **how):
    file = BytesIO()
    picture.save(file, kind, **how)
    return file.getvalue()


def notes_about(orientation=1):
    """EXIF as a phone writes it: how it was held, a description, the place."""
    notes = Image.Exif()
    notes[ORIENTATION], notes[DESCRIPTION] = orientation, SECRET
    place = notes.get_ifd(GPS)
    place[1], place[2], place[3], place[4] = "N", (40.0, 30.0, 0.0), "W", (74.0, 0.0, 0.0)
    return notes


def profile():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def swapped_profile():
    """A profile in which red is called blue and blue red."""
    plain = profile().replace("sRGB".encode("utf-16-be"), "odd!".encode("utf-16-be")).replace(b"rXYZ", b"????", 1)
    return plain.replace(b"bXYZ", b"rXYZ", 1).replace(b"????", b"bXYZ", 1)


def photo(orientation=1, kind="JPEG"):
    """The worksheet as a phone stores it, with everything a phone adds."""
    turn = AS_HELD[orientation]
    page = worksheet() if turn is None else worksheet().transpose(turn)
    more = {"xmp": f"<x:xmpmeta>{SECRET}</x:xmpmeta>".encode(), "comment": SECRET} if kind == "JPEG" else {}
    return as_bytes(page, kind, exif=notes_about(orientation).tobytes(), icc_profile=profile(), **more)


def png_with_words():
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", SECRET)
    words.add_itxt("XML:com.adobe.xmp", SECRET)
    return as_bytes(worksheet(), "PNG", pnginfo=words, exif=notes_about(), icc_profile=profile())


def heic(orientation=1):
    pillow_heif.register_heif_opener(decode_threads=1)
    return photo(orientation, "HEIF")


def moving_gif():
    return as_bytes(worksheet(), "GIF", save_all=True, append_images=[worksheet().transpose(AS_HELD[3])])


def pdf(*contents, box=(612, 792), objects=(), trailer=""):
    """A PDF with one page for each stream of drawing commands; further objects are numbered from 3 on."""
    first = 3 + len(objects)
    kids = " ".join(f"{first + 2 * page} 0 R" for page in range(len(contents)))
    bodies = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(contents)}>>", *objects]
    for page, content in enumerate(contents):
        resources = "<</XObject<</Top 3 0 R>>/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
        size = f"/MediaBox[0 0 {box[0]} {box[1]}]"
        bodies.append(f"<</Type/Page/Parent 2 0 R{size}/Contents {first + 2 * page + 1} 0 R/Resources{resources}>>")
        bodies.append(stream(content))
    text, places = "%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(text))
        text += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer\n<</Size {len(bodies) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(text)}\n%%EOF"
    return f"{text}xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}{end}".encode("latin-1")


def stream(content, entries=""):
    return f"<<{entries}/Length {len(content)}>>\nstream\n{content}\nendstream"


def writing(text):
    """Drawing commands that put this text near the top of a letter page."""
    return f"BT /F 24 Tf 72 700 Td ({text}) Tj ET"


def locked_pdf():
    """A PDF whose password nobody here knows."""
    keys = f"/O<{'ab' * 32}>/U<{'cd' * 32}>"
    return pdf(
        writing("locked"), trailer=f"/Encrypt<</Filter/Standard/V 1/R 2/P -4{keys}>>/ID[<{'01' * 16}><{'01' * 16}>]"
    )


def endless_pdf(depth=24):
    """A PDF of two kilobytes whose one page is drawn by sixteen million small drawings."""
    objects = [
        stream(
            "/Next Do /Next Do",
            f"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</Next {number + 1} 0 R>>>>",
        )
        for number in range(3, 3 + depth)
    ]
    last = stream("0 0 10 10 re f", "/Type/XObject/Subtype/Form/BBox[0 0 612 792]")
    return pdf("/Top Do", objects=[*objects, last])


def claims_to_be(width, height):
    """A PNG of a few bytes that claims this many pixels."""
    tiny = as_bytes(Image.new("1", (8, 8)), "PNG")
    head = b"IHDR" + width.to_bytes(4) + height.to_bytes(4) + tiny[24:29]
    return tiny[:12] + head + crc32(head).to_bytes(4) + tiny[33:]
