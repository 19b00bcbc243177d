"""T8: a worker is killed in the middle of a meeting; everybody comes back and hears everything once, in order."""

import os
import signal
import threading
import time

from tests.bench.calls import cookie_of
from tests.bench.crowd import Crowd
from tests.bench.rows import Row
from tests.bench.served import product
from tests.bench.voice import Voice

MANY, CARDS = 300, 60


def run(bench) -> list[Row]:
    place = bench.fresh("resuming")
    where, app = place.said["wall"], place.app()
    cookies = [cookie_of(app, person) for person in where["people"]]
    path = f"/live/meetings/{where['meeting']}?lang=en"
    with product(place, processes=2) as server, Crowd(server.port, path, cookies, MANY, comes_back=True) as crowd:
        voices = [Voice(server.port, where, cookie) for cookie in cookies[:4]]
        said = [threading.Thread(target=talk, args=(voice, number)) for number, voice in enumerate(voices)]
        for thread in said:
            thread.start()
        time.sleep(1)
        os.kill(server.workers()[0], signal.SIGKILL)
        for thread in said:
            thread.join()
        kept = sum(len(voice.kept) for voice in voices)
        crowd.until(lambda: is_quiet(crowd), "the crowd never fell silent")
        faults = sum(is_faulty(ear.numbers) for ear in crowd.ears)
        marks = {mark for mark, _moment in crowd.heard}
    note = f"{kept} cards, {crowd.returned} streams came back, {len(crowd.ears[0].numbers)} pieces each"
    return [
        Row("T8", "streams with a gap, a double or a disorder after SIGKILL of a worker", faults, 0, "", note),
        Row("T8", "cards that were kept and not heard", len({m for v in voices for m in v.answered} - marks), 0),
    ]


def talk(voice: Voice, number: int) -> None:
    for card in range(CARDS // 4):
        voice.insist(number * 1000 + card)
        time.sleep(0.05)


def is_quiet(crowd: Crowd) -> bool:
    """Everybody has heard as much as the one who heard most, and nothing came for two seconds."""
    before = max(ear.last for ear in crowd.ears)
    time.sleep(2)
    return {ear.last for ear in crowd.ears} == {before}


def is_faulty(numbers: list[int]) -> bool:
    return numbers != list(range(numbers[0], numbers[-1] + 1)) if numbers else True
