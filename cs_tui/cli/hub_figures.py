"""The figures of a day as the hub has them: of a whole team, which no single log holds."""

from __future__ import annotations

from cs_tui.core.metrics.day import DayFigures
from cs_tui.store.profile import Profile
from cs_tui.sync.gateway import Gateway


async def asked(who: Profile, day: str, actor: str | None) -> DayFigures:
    """Asks once. Raises the gateway's errors."""
    way = Gateway(who.hub_url, who.token, fingerprint=who.fingerprint)
    try:
        return await way.figures(day, actor)
    finally:
        await way.close()
