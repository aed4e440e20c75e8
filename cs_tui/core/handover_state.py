"""What a handover consists of: its items, the versions that were given, what the lead said."""

from __future__ import annotations

from typing import Final, Literal, get_args

from cs_tui.core.offer_state import Target
from cs_tui.core.ports import Instant
from cs_tui.core.state import Frozen

Severity = Literal["urgent", "watch", "stable"]
"""How much the case needs an eye on it; in this order (I-PASS: severity opens, DOMAIN D4.8)."""
SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)

Element = Literal["state", "next", "due", "contingency"]
"""What a receiver cannot start without."""


class Item(Frozen):
    """One case in a handover. Times are exact: a date, never "tomorrow"."""

    case: str
    number: str
    severity: Severity = "stable"
    state: str = ""
    """Where it stands, in one line."""
    mood: str = ""
    """How the customer is, where they are not calm (DOMAIN D4.8)."""
    facts: str = ""
    """What was verified; what is only assumed does not belong here."""
    promise: str = ""
    promise_due_at: Instant | None = None
    waiting_for: str = ""
    waiting_since: Instant | None = None
    next: str = ""
    next_due_at: Instant | None = None
    contingency: str = ""
    """If this happens, then that is done."""
    written: bool = False
    """A person wrote it; what was only collected does not count as written."""
    left_out: str = ""
    """Why it is not handed over; empty when it is."""

    @property
    def missing(self) -> tuple[Element, ...]:
        """What a receiver would have to ask for; the contingency only where there is a risk."""
        if self.left_out:
            return ()
        lacks: dict[Element, bool] = {
            "state": not self.state,
            "next": not self.next,
            "due": self.next_due_at is None,
            "contingency": self.risky and not self.contingency,
        }
        return tuple(name for name, lacking in lacks.items() if lacking)

    @property
    def risky(self) -> bool:
        """Whether what could happen must be said."""
        return self.severity != "stable"


class Version(Frozen):
    """The handover as it was given once."""

    n: int
    at: Instant
    to: Target
    given: tuple[str, ...]
    """The cases offered with it."""
    items: tuple[Item, ...]


class Comment(Frozen):
    """What somebody said about a version."""

    version: int
    by: str
    at: Instant
    text: str


class Signature(Frozen):
    """The lead has read a version."""

    version: int
    by: str
    at: Instant


class Handover(Frozen):
    """The handover of one shift."""

    items: tuple[Item, ...] = ()
    versions: tuple[Version, ...] = ()
    comments: tuple[Comment, ...] = ()
    signatures: tuple[Signature, ...] = ()
    changed: bool = False
    """Something was written after the latest version: what was signed is no longer all of it."""

    def item(self, case_id: str) -> Item | None:
        """What was written about one case."""
        return next((item for item in self.items if item.case == case_id), None)

    @property
    def signed(self) -> Signature | None:
        """The signature that stands: of the latest version, with nothing changed since."""
        if self.changed:
            return None
        latest = len(self.versions)
        return next((one for one in reversed(self.signatures) if one.version == latest), None)

    @property
    def complete(self) -> tuple[int, int]:
        """How many items a person wrote with nothing missing, of how many handed over."""
        handed = [item for item in self.items if not item.left_out]
        return sum(item.written and not item.missing for item in handed), len(handed)


def by_severity(items: tuple[Item, ...]) -> list[Item]:
    """Urgent first; among equals by what is due first, then by number; left out at the end."""
    return sorted(
        items,
        key=lambda item: (
            bool(item.left_out),
            SEVERITIES.index(item.severity),
            item.promise_due_at or item.next_due_at or float("inf"),
            item.number,
        ),
    )
