"""The token of this device, exchanged for the next one every week.

The hub takes the old one until the new one first comes, so an answer that is lost, or a machine
that stops in between, costs nothing: the next round asks again.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from cs_tui.services.kit import Kit
from cs_tui.sqlite import tx
from cs_tui.store import profile as profiles

if TYPE_CHECKING:
    from cs_tui.sync.gateway import Gateway

RENEWED_EVERY_MS: Final = 7 * 24 * 3600 * 1000
_AT: Final = "token_at"


class Renewal:
    """Knows how old the token is, and keeps the next one."""

    def __init__(self, kit: Kit, run: Callable[..., Awaitable[Any]]) -> None:
        self._kit = kit
        self._run = run

    async def keep(self, gateway: Gateway) -> bool:
        """Renews the token when it is old; whether it did. Raises the gateway's errors."""
        if not await self._run(self._old):
            return False
        from cs_tui.sync.faults import TurnedAway

        try:
            following = (await gateway.renew()).token
        except TurnedAway:
            # A hub that knows no renewal goes on taking the token there is.
            following = ""
        usable = bool(following) and following.isascii() and following.isprintable()
        await self._run(self._took, following if usable else self._kit.profile.token)
        return usable

    def _old(self) -> bool:
        """Whether it is time; the age of a token nobody has measured begins now."""
        conn, now = self._kit.log.conn, self._kit.clock()
        made_at = profiles.get(conn, _AT)
        if made_at.isdigit() and int(made_at) <= now:
            return now - int(made_at) >= RENEWED_EVERY_MS
        with tx(conn):
            profiles.put(conn, _AT, str(now))
        return False

    def _took(self, token: str) -> None:
        kit = self._kit
        with tx(kit.log.conn):
            profiles.put(kit.log.conn, "token", token)
            profiles.put(kit.log.conn, _AT, str(kit.clock()))
        kit.profile = replace(kit.profile, token=token)
