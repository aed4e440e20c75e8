"""A whole working day by keys alone, on a real hub: every fact is looked for in the hub's log."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from cs_tui.core.agent import Role
from cs_tui.texts import Lang
from tests.driver import MINUTE_MS, MORNING, Clock
from tests.walk import afternoon, forenoon
from tests.walk.house import house
from tests.walk.parity import unlike
from tests.walk.shop import Shop
from tests.walk.walker import walking
from tests.walk.words import CARD, WORDS

pytestmark = pytest.mark.long
START = MORNING - 103 * MINUTE_MS
"""Nine o'clock at the site."""


@pytest.fixture(params=["zh", "en"])
async def shop(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Shop]:
    lang: Lang = request.param
    words = WORDS[lang]
    async with house(tmp_path, Clock(START)) as made:
        lin, mei, zhou = words.people
        yield Shop(
            made,
            await made.employs("lin", lin, lang),
            await made.employs("mei", mei, lang, team="logistics"),
            await made.employs("zhou", zhou, lang, role=Role.LEAD, team="lead"),
            lang,
            [*words.people],
        )


def nothing_secret(shop: Shop) -> None:
    """The card number is in no file of anybody, as a customer sent it or as it was typed."""
    digits = CARD.replace(" ", "").encode()
    for path in sorted(shop.house.database.parent.rglob("*")):
        if path.is_file():
            found = path.read_bytes()
            assert CARD.encode() not in found, path
            assert digits not in found, path


async def test_the_day(shop: Shop) -> None:
    words, house = shop.words, shop.house
    refund = await shop.writes(0, words.refund)
    async with walking(house, shop.lin, shop.said) as lin:
        assert await forenoon.on_duty(shop, lin) <= 12
        await lin.comes_to(refund)
        await lin.looks("desk")
        [shift] = house.shifts("lin")
        assert len(shift.preshift.read) == 4
        await forenoon.known_issues(shop, lin)
        await forenoon.complaint(shop, lin)
        parcel = await forenoon.escalated(shop, lin)
        await afternoon.promises(shop, lin, parcel)
        await afternoon.wrong_number(shop, lin)
    stuck = await afternoon.line_drops(shop)
    async with walking(house, shop.lin, shop.said) as lin:
        await afternoon.offline(shop, lin, stuck)
        await afternoon.hands_over(shop, lin)
    await afternoon.reads_and_signs(shop)
    assert [one.number for one in house.cases() if one.void] == []
    assert unlike(shop.lin.places.database, house.database) == []
    nothing_secret(shop)
