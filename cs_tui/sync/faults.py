"""What can go wrong between desk and hub. None of these ever marks a record as sent."""

from __future__ import annotations

from cs_tui.errors import BadFile, HubRefused, Offline
from cs_tui.sync.wire import Problem
from cs_tui.texts import Words


class Unreachable(Offline):
    """No usable answer came: no connection, no end within the deadline."""


class HubFailed(Unreachable):
    """The hub answered with a failure of its own (5xx)."""

    def __init__(self, words: Words, status: int) -> None:
        super().__init__(words)
        self.status = status


class NotAHub(Offline):
    """Something answered, but not our hub in our shape: a captive portal, a proxy, a broken hub."""


class Slow(Offline):
    """The hub asks for patience (429, 503)."""

    def __init__(self, words: Words, retry_after_s: float | None) -> None:
        super().__init__(words)
        self.retry_after_s = retry_after_s
        """Seconds to wait at least, never more than 15 minutes; None when it did not say."""


class Restored(Offline):
    """The hub was restored from a backup since we last aligned with it."""


class Paused(HubRefused):
    """The hub does not accept this device (401, 403): records stay as they are, sending pauses."""


class OtherHub(HubRefused):
    """Another hub answers at the address: sync stops and a person decides."""


class OtherProtocol(HubRefused):
    """Hub and desk are too far apart in version."""


class TurnedAway(HubRefused):
    """The hub answered a request as a whole with a problem (4xx)."""

    def __init__(self, words: Words, problem: Problem) -> None:
        super().__init__(words)
        self.problem = problem


class UnsafeAddress(BadFile):
    """The hub's address cannot be used: unreadable, or unencrypted beyond this machine."""
