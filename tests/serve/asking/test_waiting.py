"""Who waits goes by what each has had lately; who floods is refused first; what questions took is remembered."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from itertools import count

import pytest

from onrecord.serve.asking.waiting import Accounts, Ticket, Waiting


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    made = asyncio.new_event_loop()
    yield made
    made.close()


def any_of_them(_: Ticket) -> bool:
    return True


def clients_in_turn(waiting: Waiting, running: Counter[str]) -> str:
    found = ""
    while (ticket := waiting.next(running, any_of_them)) is not None:
        waiting.drop(ticket)
        running[ticket.client] += 1
        found += ticket.client
    return found


def test_clients_take_turns_however_much_one_of_them_asks(loop: asyncio.AbstractEventLoop) -> None:
    waiting = Waiting(10, Accounts(Clock()))
    for client in "aaaabc":
        waiting.add(Ticket(client, b"", loop.create_future()))
    assert clients_in_turn(waiting, Counter()) == "abcaaa"


def test_who_has_had_much_lately_waits_for_others_and_is_forgiven(loop: asyncio.AbstractEventLoop) -> None:
    clock = Clock()
    accounts = Accounts(clock)
    accounts.spend("a", 8.0)
    accounts.spend("b", 1.0)
    waiting = Waiting(10, accounts)
    for client in "abc":
        waiting.add(Ticket(client, b"", loop.create_future()))
    assert clients_in_turn(waiting, Counter()) == "cba"
    clock.now = 30.0
    assert accounts.of("a") == pytest.approx(1.0)


def test_when_too_many_wait_the_last_of_who_has_most_there_goes(loop: asyncio.AbstractEventLoop) -> None:
    waiting, number = Waiting(4, Accounts(Clock())), count()
    given = [Ticket(client, str(next(number)).encode(), loop.create_future()) for client in "abbbc"]
    assert [waiting.add(each) for each in given] == [None, None, None, None, given[3]]


def test_questions_that_do_not_fit_are_passed_over(loop: asyncio.AbstractEventLoop) -> None:
    accounts = Accounts(Clock())
    accounts.remember(b"quick", 0.1)
    waiting = Waiting(10, accounts)
    for question in (b"unknown", b"quick"):
        waiting.add(Ticket("a", question, loop.create_future()))
    known = waiting.next(Counter(), lambda ticket: accounts.took(ticket.question) is not None)
    assert known is not None
    assert known.question == b"quick"
