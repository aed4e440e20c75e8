"""One token cannot keep the hub from the others."""

from __future__ import annotations

import pytest

from cs_tui.server.problems import Rejected
from cs_tui.server.rates import BURST, PER_SECOND, Rates
from tests.server.floor import Floor


def spent(rates: Rates, token: str, now: int) -> int:
    """How many requests a token still has."""
    for count in range(10 * BURST):
        try:
            rates.take(token, now)
        except Rejected:
            return count
    raise AssertionError("no limit")


def test_a_bucket_empties_by_requests_and_fills_with_time() -> None:
    rates = Rates()
    assert spent(rates, "a", 0) == BURST
    assert spent(rates, "a", 1_000) == PER_SECOND
    assert spent(rates, "b", 1_000) == BURST
    assert spent(rates, "a", 3_600_000) == BURST


def test_a_clock_that_is_put_back_locks_nobody_out() -> None:
    rates = Rates()
    spent(rates, "a", 10_000)
    assert spent(rates, "a", 0) == 0
    assert spent(rates, "a", 1_000) == PER_SECOND


async def test_who_asks_too_fast_is_told_when_to_come_back_and_delays_nobody(floor: Floor) -> None:
    lin, zhou = await floor.desk("lin"), await floor.desk("zhou")
    for _ in range(BURST):
        assert (await lin.http.get("/v1/queue")).status_code == 200
    late = await lin.http.get("/v1/queue")
    assert (late.status_code, late.headers["retry-after"]) == (429, "1")
    assert (await zhou.http.get("/v1/queue")).status_code == 200
    floor.moment.passes(1_000)
    assert (await lin.http.get("/v1/queue")).status_code == 200


@pytest.mark.parametrize("token", ["guess", "x" * 5_000])
async def test_a_wrong_token_is_slowed_down_too(floor: Floor, token: str) -> None:
    headers = {"authorization": f"Bearer {token}"}
    for _ in range(BURST):
        assert (await floor.stranger.http.get("/v1/queue", headers=headers)).status_code == 401
    assert (await floor.stranger.http.get("/v1/queue", headers=headers)).status_code == 429
