"""T11: an administrator stops the server while 300 people listen."""

from tests.bench.calls import cookie_of
from tests.bench.crowd import Crowd
from tests.bench.rows import Row, middle
from tests.bench.served import product

MANY = 300


def run(bench) -> list[Row]:
    place = bench.fresh("stopping")
    times = {many: [stop(place, many) for _ in range(min(3, bench.starts))] for many in (1, 2)}
    return [
        Row("T11", f"SIGTERM with {MANY} streams, one process", middle(times[1]), 1, " s"),
        Row("T11", f"SIGTERM with {MANY} streams, two processes", middle(times[2]), 1, " s"),
    ]


def stop(place, processes: int) -> float:
    where, app = place.said["wall"], place.app()
    cookies = [cookie_of(app, person) for person in where["people"]]
    path = f"/live/meetings/{where['meeting']}?lang=en"
    with product(place, processes) as server, Crowd(server.port, path, cookies, MANY):
        return server.stop()
