"""Files that break, hang or swell the process that opens them."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from inquiry.pictures.limits import Limits
from inquiry.pictures.refusal import Refused
from inquiry.pictures.workbench import PLACES, take_in
from tests.pictures import making


def children():
    """The numbers of the processes that are opening a file for us right now."""
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit() and _is_ours(entry)]


def _is_ours(entry):
    try:
        parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        return parent == os.getpid() and b"inquiry.pictures.child" in (entry / "cmdline").read_bytes()
    except OSError:
        return False


def soon(claim):
    """Wait until this is so."""
    give_up = time.monotonic() + 60
    while not (answer := claim()):
        assert time.monotonic() < give_up
        time.sleep(0.01)
    return answer


class Adding(threading.Thread):
    """Someone who adds a file and waits for the answer."""

    def __init__(self, source, folder, limits):
        super().__init__()
        self.source, self.folder, self.limits, self.said = source, folder, limits, None
        folder.mkdir(exist_ok=True)
        self.start()

    def run(self):
        try:
            self.said = take_in(self.source, self.folder, self.limits)
        except Refused as refused:
            self.said = refused.reason


@pytest.fixture
def endless(tmp_path):
    source = tmp_path / "endless"
    source.write_bytes(making.endless_pdf())
    return source


def test_a_pdf_that_never_ends_is_stopped_and_gets_its_sentence(add, folder):
    with pytest.raises(Refused, match="too_long"):
        add(making.endless_pdf(), Limits(cpu_seconds=1))
    assert list(folder.iterdir()) == []


def test_a_file_that_only_waits_is_stopped_as_well(add, folder):
    with pytest.raises(Refused, match="too_long"):
        add(making.endless_pdf(), Limits(wall_seconds=0.5))
    assert list(folder.iterdir()) == []
    assert children() == []


@pytest.mark.parametrize(
    ("ending", "reason"),
    [(signal.SIGSEGV, "broke_reader"), (signal.SIGABRT, "broke_reader"), (signal.SIGKILL, "too_heavy")],
)
def test_a_file_that_breaks_its_reader_breaks_nothing_else(ending, reason, endless, folder):
    adding = Adding(endless, folder, Limits())
    (child,) = soon(children)
    os.kill(child, ending)
    adding.join()
    assert adding.said == reason
    assert list(folder.iterdir()) == []


def test_two_files_are_opened_at_a_time_and_the_others_wait_for_a_place(endless, tmp_path):
    everyone = [Adding(endless, tmp_path / str(number), Limits(cpu_seconds=1)) for number in range(5)]
    most = 0
    while any(one.is_alive() for one in everyone):
        most = max(most, len(children()))
        time.sleep(0.01)
    assert most == PLACES
    assert {one.said for one in everyone} == {"too_long"}


def test_a_file_that_cannot_be_written_is_our_fault_and_is_said_so(add, folder):
    with pytest.raises(Refused) as refused:
        add(making.photo(), Limits(written_bytes=2000))
    assert refused.value.reason == "trouble"
    assert list(folder.iterdir()) == []


def test_a_source_that_is_gone_is_our_fault_too(tmp_path, folder):
    with pytest.raises(Refused) as refused:
        take_in(tmp_path / "gone", folder)
    assert (refused.value.reason, refused.value.fault) == ("trouble", "FileNotFoundError 2")
