"""A hub and desks on one clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx
import pytest

from tests.server.conftest import engine, floor, seeded
from tests.sync.desk import Desk, Time
from tests.sync.hub import Hub

__all__ = ["engine", "floor", "seeded"]

NewDesk = Callable[[str], Desk]


@pytest.fixture
def clock() -> Time:
    return Time()


@pytest.fixture
def hub(clock: Time) -> Hub:
    return Hub(clock)


@pytest.fixture
def new_desk(clock: Time, hub: Hub) -> Iterator[NewDesk]:
    made: list[Desk] = []

    def new(name: str) -> Desk:
        made.append(Desk(name, clock, httpx.MockTransport(hub)))
        return made[-1]

    yield new
    for desk in made:
        desk.close()


@pytest.fixture
def lin(new_desk: NewDesk) -> Desk:
    return new_desk("lin")


@pytest.fixture
def wang(new_desk: NewDesk) -> Desk:
    return new_desk("wang")
