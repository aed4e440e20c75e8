"""Which articles somebody wants to see: of one language, category or channel, or fresh ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from cs_tui.core.ports import Instant

Fresh = Literal["new", "week", "month", "due"]
"""Changed since the last shift, in the last 7 or 30 days, or due for review."""

FRESH: Final[tuple[Fresh, ...]] = get_args(Fresh)

DAY_MS: Final = 86_400_000
MINUTE_MS: Final = 60_000
DAYS: Final[dict[Fresh, int]] = {"week": 7, "month": 30}


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked of an article; None asks nothing."""

    lang: str | None = None
    """Of this language, or of none."""
    cat: str | None = None
    channel: str | None = None
    """For this channel, or for every one."""
    fresh: Fresh | None = None

    def changed_after(self, now: Instant, left_at: Instant | None) -> Instant | None:
        """The instant after which it must have changed, to the minute; None where it need not.

        `left_at` is when the person left the last shift; everything is new to who never did.
        """
        if self.fresh == "new":
            return left_at or 0
        days = DAYS.get(self.fresh) if self.fresh else None
        return None if days is None else (now - days * DAY_MS) // MINUTE_MS * MINUTE_MS


EVERYTHING: Final = Filters()
