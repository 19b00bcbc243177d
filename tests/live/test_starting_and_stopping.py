"""A server that could lose something does not start; one that is told to stop does so at once."""

import pytest

from inquiry.server.checks import Refused, file_system_of, nudge_for
from tests.live.neighbours import Neighbour, wait_for
from tests.live.street import FACTORY
from tests.server import Server

MOUNTS = """\
/dev/vda / ext4 rw 0 0
school:/home /home nfs4 rw 0 0
//oak/staff /mnt/staff\\040room cifs rw 0 0
/dev/vdb /home/local ext4 rw 0 0
"""


def config(database="sqlite:////home/local/inquiry.db", processes=1, nudge=""):
    return {"SQLALCHEMY_DATABASE_URI": database, "INQUIRY_PROCESSES": processes, "INQUIRY_NUDGE": nudge}


@pytest.fixture
def mounts(tmp_path):
    path = tmp_path / "mounts"
    path.write_text(MOUNTS)
    return path


@pytest.mark.parametrize(
    ("database", "processes", "nudge"),
    [
        ("sqlite:////home/local/inquiry.db", 1, "local"),
        ("sqlite:////home/local/inquiry.db", 2, "poll"),
        ("postgresql+psycopg://here/inquiry", 1, "pg"),
        ("postgresql+psycopg://here/inquiry", 8, "pg"),
    ],
)
def test_the_right_nudge_is_chosen(database, processes, nudge, mounts):
    assert nudge_for(config(database, processes), mounts) == nudge


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"processes": 2, "nudge": "local"}, "Leave out INQUIRY_NUDGE, or set INQUIRY_PROCESSES=1"),
        ({"processes": 0}, "1 or more"),
        ({"nudge": "pigeon"}, "local, poll or pg"),
        ({"nudge": "pg"}, "does not go with this database"),
        ({"database": "postgresql+psycopg://here/inquiry", "nudge": "poll"}, "does not go with this database"),
        ({"database": "sqlite://", "processes": 2}, "database in memory"),
        ({"database": "sqlite:////home/inquiry.db"}, r"network file system \(nfs4\)"),
        ({"database": "sqlite:////mnt/staff room/inquiry.db"}, r"network file system \(cifs\)"),
    ],
)
def test_what_could_lose_news_or_rows_is_refused_with_the_reason(wrong, why, mounts):
    with pytest.raises(Refused, match=why):
        nudge_for(config(**wrong), mounts)


def test_where_the_system_does_not_tell_its_mounts_nothing_is_refused(tmp_path):
    assert file_system_of(tmp_path, tmp_path / "nowhere") == ""


def test_several_processes_with_a_local_nudge_do_not_start(town):
    server = Server(town.settings, factory=FACTORY, processes=2, nudge="local").start()
    assert server.process.wait(timeout=60) == 1
    said = server.told()
    assert "Inquiry does not start. INQUIRY_NUDGE=local serves one process" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("processes", [1, 2])
def test_a_hundred_open_streams_do_not_hold_up_the_end(server, oak, processes):
    place = server(processes=processes)
    amal = Neighbour(place.port)
    ears = [amal.listen(oak, comes_back=False) for _ in range(100 // processes)]
    wait_for(lambda: all(ear.is_open.is_set() for ear in ears))
    said = place.stop()
    wait_for(lambda: not any(ear.thread.is_alive() for ear in ears))
    assert all(ear.ended_well for ear in ears)
    assert "graceful shutdown exceeded" not in said
    assert "Traceback" not in said
