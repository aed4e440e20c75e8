"""Real ids: unique for ever, rising, and of the standard's shape."""

from __future__ import annotations

import threading
import uuid

import pytest

from cs_tui import ids
from cs_tui.ids import Uuid7, monotonic_ms, salt, wall_clock


def test_ten_thousand_ids_from_threads_rise_strictly_in_each_and_are_never_twice() -> None:
    make = Uuid7()
    made: list[list[str]] = [[] for _ in range(4)]

    def work(mine: list[str]) -> None:
        mine.extend(make() for _ in range(2500))

    threads = [threading.Thread(target=work, args=(mine,)) for mine in made]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert all(mine == sorted(mine) for mine in made)
    assert len({one for mine in made for one in mine}) == 10_000


def test_an_id_is_a_uuid_of_version_7_with_its_time_in_front() -> None:
    before = wall_clock()
    made = uuid.UUID(Uuid7()())
    after = wall_clock()

    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert before <= made.int >> 80 <= after


@pytest.mark.parametrize("clock", [[5, 5, 5], [5, 4, 0], [5, 6, 3]])
def test_ids_rise_when_the_clock_stands_still_or_goes_back(
    clock: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    times = iter(clock)
    monkeypatch.setattr(ids, "wall_clock", lambda: next(times))
    make = Uuid7()

    made = [make() for _ in clock]

    assert made == sorted(set(made))


def test_more_ids_than_a_millisecond_counts_go_on_in_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ids, "wall_clock", lambda: 1_780_000_000_000)
    make = Uuid7()

    made = [make() for _ in range(0x1000 * 2 + 1)]

    assert made == sorted(set(made))
    assert uuid.UUID(made[-1]).int >> 80 == 1_780_000_000_002


def test_salts_differ_and_hold_128_bits() -> None:
    made = {salt() for _ in range(1000)}

    assert len(made) == 1000
    assert {len(bytes.fromhex(one)) for one in made} == {16}


def test_the_monotonic_clock_never_goes_back() -> None:
    readings = [monotonic_ms() for _ in range(1000)]

    assert readings == sorted(readings)
