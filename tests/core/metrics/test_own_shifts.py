"""Today beside the own last shifts: by channel, by each shift's median, few said as few."""

from __future__ import annotations

from dataclasses import replace

from cs_tui.core.metrics.day import day_figures
from cs_tui.core.metrics.fact_rows import ContactFacts
from cs_tui.core.metrics.own_shifts import Compared, compared
from tests.core.metrics.test_day import CHAT, DAY


def shift(
    day: str, n: int, *, channel: str = "chat", handle_ms: int = 300_000
) -> list[ContactFacts]:
    """A day with so many contacts that all took as long."""
    return [
        replace(
            CHAT,
            contact=f"{day}{channel}{i}",
            case=f"k{day}{channel}{i}",
            channel=channel,
            day=day,
            handle_ms=handle_ms,
        )
        for i in range(n)
    ]


def against(
    today: list[ContactFacts], *before: list[ContactFacts]
) -> dict[tuple[str, str], Compared]:
    day = day_figures(today, [], "lin", DAY)
    found = compared(day, [contact for one in before for contact in one])
    return {(one.metric, one.channel): one for one in found}


def month(*times_ms: int) -> list[list[ContactFacts]]:
    return [shift(f"2026-10-{n:02}", 10, handle_ms=ms) for n, ms in enumerate(times_ms, 1)]


USUAL = month(*(300_000 + 10_000 * (n % 2) for n in range(10)))


def test_a_long_day_after_usual_ones_is_a_change() -> None:
    found = against(shift(DAY, 10, handle_ms=900_000), *USUAL)["handling", "chat"]
    assert found.changed is not None
    assert (found.changed.rule, found.changed.side) == ("outside", "above")


def test_a_usual_day_is_usual() -> None:
    found = against(shift(DAY, 10, handle_ms=304_000), *USUAL)["handling", "chat"]
    assert found.usual is not None
    assert found.changed is None


def test_another_channel_is_never_compared_with() -> None:
    found = against(shift(DAY, 10, channel="phone", handle_ms=900_000), *USUAL)
    assert found["handling", "phone"].history == ()
    assert found["handling", "phone"].changed is None


def test_a_shift_with_few_gives_no_value_and_few_today_are_not_judged() -> None:
    small = shift("2026-09-01", 9, handle_ms=9_000_000)
    found = against(shift(DAY, 9, handle_ms=900_000), small, *USUAL)["handling", "chat"]
    assert len(found.history) == len(USUAL)
    assert not found.enough
    assert found.changed is None
