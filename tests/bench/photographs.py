"""T13: a photograph of twelve million pixels, from a phone held upright: turned, stripped and written anew."""

import io
import random
import tempfile
import time
from pathlib import Path

from PIL import Image, ImageDraw

from inquiry.pictures import photos, sizes
from inquiry.pictures.workbench import take_in
from tests.bench.rows import Row, middle

WIDTH, HEIGHT = 4000, 3000


def run(bench) -> list[Row]:
    photo = photograph()
    rounds = 3 if bench.quick else 7
    bare, safe, whole = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "photo.jpg"
        source.write_bytes(photo)
        for _ in range(rounds):
            bare.append(work(decode, photo))
            safe.append(work(make_bare, photo))
            began = time.perf_counter()
            take_in(source, Path(folder))
            whole.append(time.perf_counter() - began)
    ratios = [one / other for one, other in zip(safe, bare, strict=True)]
    everything = [one / other for one, other in zip(whole, bare, strict=True)]
    note = f"{middle(safe) * 1000:.0f} over {middle(bare) * 1000:.0f} ms"
    five = (
        f"{len(sizes.NAMES)} sizes, each reopened and checked, in a process of its own: {middle(whole) * 1000:.0f} ms"
    )
    return [
        Row("T13", "12 megapixels: turn, strip, write / decode alone", middle(ratios), 2.6, "×", note),
        Row("T13", "the whole of taking it in / decode alone", middle(everything), None, "×", five),
    ]


def work(do, photo: bytes) -> float:
    began = time.process_time()
    do(photo)
    return time.process_time() - began


def decode(photo: bytes) -> None:
    Image.open(io.BytesIO(photo)).load()


def make_bare(photo: bytes) -> None:
    """What the product does to one picture, without its smaller sizes and without looking at it again."""
    with Image.open(io.BytesIO(photo)) as opened:
        photos.upright(opened).save(io.BytesIO(), "JPEG", quality=85)


def photograph() -> bytes:
    """Smooth light, some noise, words on paper, a camera’s name and a place, lying on its side."""
    chance = random.Random(3)
    noise = Image.effect_noise((1000, 750), 60).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    light = Image.linear_gradient("L").resize((WIDTH, HEIGHT))
    picture = Image.merge("RGB", (noise, noise.rotate(180), light))
    pen = ImageDraw.Draw(picture)
    for _ in range(300):
        pen.text(
            (chance.randrange(WIDTH - 200), chance.randrange(HEIGHT - 100)), "student work 3/8 > 1/2", fill=(20, 20, 40)
        )
    about = Image.Exif()
    about[0x0112], about[0x010F] = 6, "PhoneMaker"
    about.get_ifd(0x8825).update({1: "N", 2: (40.0, 30.0, 0.0), 3: "W", 4: (74.0, 0.0, 0.0)})
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=90, exif=about)
    return out.getvalue()
