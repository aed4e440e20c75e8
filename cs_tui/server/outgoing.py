"""Which answers are to leave, and when: read from the events that came in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cs_tui.core.case import Case
from cs_tui.core.contact import ContactOpened, MessageOut
from cs_tui.core.policy import Policy
from cs_tui.core.ports import HUB, Instant
from cs_tui.core.undo import Undone
from cs_tui.server.storage import Entry, Session

RESTORED_AT: Final = "restored_at"
"""When the hub was restored from a backup; not there when it never was."""

LONGEST_GRACE_S: Final = 600
"""No answer is held back for longer, whatever its event says."""
LONGEST_QUIET_S: Final = 24 * 3600
"""The same of what the hub itself writes: it waits for the end of quiet hours."""


def follow(session: Session, policy: Policy, entries: Sequence[Entry], now: Instant) -> None:
    """Lets answers wait out their grace, and looks again at what an undo may have changed."""
    carried: set[str] = {channel.id for channel in policy.sla.channels if channel.adapter}
    for entry in entries:
        said = entry.event.body
        if isinstance(said, MessageOut) and not said.spoken:
            _wait(session, carried, entry, said, now)
        elif isinstance(said, ContactOpened) and entry.sealed.actor == HUB:
            _joined(session, entry, said)
        elif isinstance(said, Undone):
            session.doors.reconsider(entry.sealed.stream.partition("/")[2])


def _joined(session: Session, entry: Entry, said: ContactOpened) -> None:
    """A contact from outside that is brought back after a restore has its conversation again."""
    if session.doors.case_of(said.channel, said.conversation) is None:
        case = entry.sealed.stream.partition("/")[2]
        session.doors.join(said.channel, said.conversation, case)


def _wait(
    session: Session, carried: set[str], entry: Entry, said: MessageOut, now: Instant
) -> None:
    case = session.log.state(entry.sealed.stream)
    contact = case.contact(said.contact) if isinstance(case, Case) else None
    if contact is None or contact.channel not in carried:
        return
    longest_s = LONGEST_QUIET_S if entry.sealed.actor == HUB else LONGEST_GRACE_S
    grace_s = min(max(said.grace_s, 0), longest_s)
    if entry.sealed.at < int(session.meta(RESTORED_AT) or 0):
        # It may have left before the hub lost what it knew; whoever knows that it has will say so.
        grace_s = max(grace_s, LONGEST_GRACE_S)
    session.doors.wait(
        said.message,
        entry.sealed.stream.partition("/")[2],
        contact.channel,
        now + grace_s * 1000,
    )
