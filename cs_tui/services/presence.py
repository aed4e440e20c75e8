"""Who else looks at a case now, as the hub tells it. Nothing is known, and nothing told, offline.

It informs and stops nobody. It costs a request when another case is opened, and else at most one
every ten seconds, however much is typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cs_tui.core.ports import Clock, Instant
from cs_tui.errors import CsError

if TYPE_CHECKING:
    from cs_tui.services.hub import HubLine

EVERY_MS: Final = 10_000
"""Without another case there is no request more often; the hub keeps a look three times as long."""

AWAY_MS: Final = 120_000
"""Who touched no key for so long looks at nothing, whatever is on the screen."""


@dataclass(frozen=True, slots=True)
class Onlooker:
    """Somebody else who looks at a case."""

    person: str
    typing: bool
    until: Instant


class Presence:
    """What I look at, told to the hub; and who else looks at what concerns me."""

    def __init__(self, hub: HubLine, clock: Clock) -> None:
        self._hub = hub
        self._clock = clock
        self._others: dict[str, list[Onlooker]] = {}
        self._told = ""
        self._asked_at = self._touched_at = 0
        self._asking = self._poked = False
        hub.on_presence = self._moved

    def due(self, case: str | None, *, touched: bool) -> bool:
        """Whether the hub is to be asked now; `touched`: a key was pressed since the last look."""
        now = self._clock()
        if touched:
            self._touched_at = now
        if not self._hub.live:
            # What was told is forgotten there meanwhile, and what was heard here.
            self._told, self._poked = "", True
            return False
        if self._asking:
            return False
        looked = self._looked(case, now)
        if looked and looked != self._told:
            return True
        return now - self._asked_at >= EVERY_MS and bool(looked or self._told or self._poked)

    async def tell(self, case: str | None, *, typing: bool) -> None:
        """Tells what I look at and takes in who else looks; a hub that fails is asked later."""
        now = self._clock()
        self._asking, self._poked = True, False
        self._asked_at, self._told = now, self._looked(case, now)
        try:
            beside = await self._hub.looking(self._told, typing=typing and bool(self._told))
        except CsError:
            self._others = {}
            return
        finally:
            self._asking = False
        found: dict[str, list[Onlooker]] = {}
        for look in beside.looks:
            one = Onlooker(look.person, look.typing, self._clock() + look.ends_in_ms)
            found.setdefault(look.case, []).append(one)
        self._others = found

    def beside(self) -> dict[str, tuple[Onlooker, ...]]:
        """Who else looks now, by case; who types first."""
        now = self._clock()
        if not self._others or not self._hub.live:
            return {}
        lasting = {
            case: tuple(sorted((one for one in looks if one.until > now), key=_typing_first))
            for case, looks in self._others.items()
        }
        return {case: looks for case, looks in lasting.items() if looks}

    def _looked(self, case: str | None, now: Instant) -> str:
        return case if case and now - self._touched_at < AWAY_MS else ""

    def _moved(self) -> None:
        self._poked = True


def _typing_first(one: Onlooker) -> tuple[bool, str]:
    return not one.typing, one.person
