"""Nothing is lost, nothing comes twice, whatever happens to servers and networks."""

import os
import random
import signal
import threading

import pytest

from tests.live.neighbours import Neighbour, wait_for
from tests.server import Server, answers

WRITERS, EACH = 4, 40


def say_everything(ports, oak, said):
    """Four people talk at once, each again and again until the server has said yes."""

    def talk(writer):
        neighbour = Neighbour(ports[writer % len(ports)], writer + 1)
        for number in range(EACH):
            said.append((neighbour.say(oak, f"{writer}:{number}"), f"<p>{writer}:{number}</p>"))

    talkers = [threading.Thread(target=talk, args=(writer,)) for writer in range(WRITERS)]
    for talker in talkers:
        talker.start()
    return talkers


def restless(ear, done):
    """Cuts a listener’s connection now and then by letting it think it was cut."""
    while not done.wait(random.uniform(0.02, 0.2)):
        ear.hang_up()


def heard_exactly(ears, said):
    truth = [(seq, "card-part", words) for seq, words in sorted(said)]
    for ear in ears:
        ear.until(len(truth))
        assert ear.heard == truth


def test_listeners_who_drop_out_at_random_hear_everything_once_and_in_order(port, oak):
    ears = [Neighbour(port, number % 5 + 1).listen(oak) for number in range(9)]
    done, said = threading.Event(), []
    for ear in ears:
        threading.Thread(target=restless, args=(ear, done), daemon=True).start()
    for talker in say_everything([port], oak, said):
        talker.join()
    done.set()
    heard_exactly(ears, said)
    assert len(said) == WRITERS * EACH
    assert sum(ear.opened for ear in ears) > len(ears)


def test_two_processes_on_one_database_tell_each_other_everything(server, town, oak):
    """What is written to one is heard at the other, by the nudge alone: the look once a second is put off."""
    nudge = "poll" if town.name == "sqlite" else "pg"
    one, two = (server(nudge=nudge, look=3600) for _ in range(2))
    ears = [Neighbour(place.port).listen(oak) for place in (one, two) for _ in range(3)]
    wait_for(lambda: all(ear.is_open.is_set() for ear in ears))
    said = []
    for talker in say_everything([one.port, two.port], oak, said):
        talker.join()
    heard_exactly(ears, said)


def test_a_nudge_that_never_comes_costs_a_second_and_no_news(server, oak):
    one, two = (server(nudge="local") for _ in range(2))
    ear = Neighbour(two.port).listen(oak)
    wait_for(ear.is_open.is_set)
    seq = Neighbour(one.port).say(oak, "hello")
    heard_exactly([ear], [(seq, "<p>hello</p>")])


def test_a_worker_killed_in_the_middle_takes_nothing_with_it(server, oak):
    place = server(processes=2)
    wait_for(lambda: len(place.workers()) == 2)
    ears = [Neighbour(place.port).listen(oak) for _ in range(20)]
    amal, said = Neighbour(place.port, 2), []
    for number in range(60):
        if number == 20:
            os.kill(place.workers()[0], signal.SIGKILL)
        words = f"<p>{number}</p>"
        said.append((insist(amal, oak, number), words))
    heard_exactly(ears, said)


def insist(neighbour, oak, words):
    """Say it until a server says yes; a worker that is killed may have said nothing."""
    answers = []

    def is_said():
        try:
            answers.append(neighbour.say(oak, words))
        except OSError:
            return False
        return True

    wait_for(is_said)
    return answers[-1]


@pytest.mark.parametrize("processes", [1, 2])
def test_the_server_is_killed_and_started_again_and_nothing_is_missing(server, oak, processes):
    place = server(processes=processes)
    ears = [Neighbour(place.port).listen(oak) for _ in range(5)]
    said = [(Neighbour(place.port).say(oak, "before"), "<p>before</p>")]
    for ear in ears:
        ear.until(1)
    workers = place.workers()
    place.kill()
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
    wait_for(lambda: not answers(place.port))
    again = Server(place.settings, factory=place.factory)
    again.port = place.port
    again.open()
    try:
        said.append((Neighbour(place.port).say(oak, "after"), "<p>after</p>"))
        heard_exactly(ears, said)
    finally:
        again.stop()
