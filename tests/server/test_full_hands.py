"""Nobody is served more conversations than one person may hold at once."""

from __future__ import annotations

from cs_tui.content import load_policy
from cs_tui.sync.wire import NextAsked
from tests.server.floor import NEW_ID, Desk, Floor

LIMIT = load_policy().limits.concurrency


async def full_hands(floor: Floor) -> tuple[Desk, list[str]]:
    """Lin holds as much as she may; two more customers wait."""
    chat, lin = floor.channel(), await floor.desk("lin")
    came = [await floor.writes(chat, "在吗", conversation=f"c{n}") for n in range(LIMIT + 2)]
    for _ in range(LIMIT):
        assert (await lin.next()).case is not None
    return lin, [one.case for one in came[LIMIT:]]


async def test_the_next_one_beyond_the_limit_is_refused_and_keeps_waiting(floor: Floor) -> None:
    lin, waiting = await full_hands(floor)
    asked = NextAsked(id=NEW_ID())
    answer = await lin.http.post("/v1/next", content=asked.model_dump_json())

    assert answer.status_code == 409
    assert str(LIMIT) in answer.text

    wang = await floor.desk("wang")
    assert (await wang.next()).case == waiting[0]


async def test_a_case_asked_for_by_name_is_a_wish_of_ones_own(floor: Floor) -> None:
    lin, (_, named) = await full_hands(floor)

    assert (await lin.next(NEW_ID(), named)).case == named
