"""How an answer leaves, and what became of it."""

from __future__ import annotations

from typing import Final

from cs_tui.core.case import Case, stream_of
from cs_tui.core.contact import Delivered, DeliveryFailed, MessageSent
from cs_tui.core.contact_state import Delivery, Message
from cs_tui.core.events import Event
from cs_tui.core.privacy.redaction import redact
from cs_tui.server.problems import Rejected
from cs_tui.server.storage import Handed, Session
from cs_tui.server.work import Work
from cs_tui.sync.wire import Ack, Outbound, Outgoing
from cs_tui.texts import hub as texts

AT_ONCE: Final = 100
"""Messages in one answer."""

LONGEST_PROBLEM: Final = 1_000
"""Characters of what a channel says of a failure; the rest is cut off, the failure is noted."""


def hand_out(work: Work, channel: str) -> None:
    """Puts every answer whose grace is over into its channel's list, as sent.

    From here on it cannot be taken back; what was undone before is passed over.
    """
    work.session.alone(f"outbound/{channel}")
    sent: list[Event] = []
    for message, case_id in work.session.doors.due(channel, work.now, AT_ONCE):
        said = work.case(case_id).message(message)
        if said is None or not _leaves(work.case(case_id), said):
            work.session.doors.withdraw(message)
            continue
        work.session.doors.hand(message)
        sent.append(work.event(stream_of(case_id), MessageSent(message=message)))
    work.decide(sent)


def _leaves(case: Case, said: Message) -> bool:
    """Whether it is still to go: an invitation of ours only while the case stays resolved."""
    if said.delivery is not Delivery.WAITING:
        return False
    return said.human or (case.status.over and case.survey is not None)


def is_due(session: Session, channel: str, now: int) -> bool:
    """Whether `hand_out` has something to do."""
    return bool(session.doors.due(channel, now, 1))


def outbound(session: Session, channel: str, cursor: int) -> Outbound:
    """What the channel was handed after its cursor and has not settled yet."""
    handed = session.doors.handed(channel, cursor, AT_ONCE)
    found = [_outgoing(session, channel, one) for one in handed]
    return Outbound(
        messages=tuple(one for one in found if one is not None),
        next=handed[-1].n if handed else cursor,
    )


def settle(work: Work, ack: Ack) -> None:
    """Notes what became of a message; said again it changes nothing, but a bounce is noted.

    Raises `Rejected` (404) for a message that was not handed out.
    """
    found = work.session.doors.case_of_message(ack.message)
    if found is None:
        raise Rejected(404, texts.NO_SUCH_MESSAGE.fill(message=ack.message), field="message")
    case_id, settled = found
    if settled and not (ack.returned and not ack.ok and _arrived(work.case(case_id), ack.message)):
        return
    became = (
        Delivered(message=ack.message)
        if ack.ok
        else DeliveryFailed(message=ack.message, problem=redact(ack.problem[:LONGEST_PROBLEM]).text)
    )
    work.session.doors.settle(ack.message)
    work.decide([work.event(stream_of(case_id), became)])


def _arrived(case: Case, message: str) -> bool:
    """Whether the channel said that it arrived, so that there is something to correct."""
    said = case.message(message)
    return said is not None and said.delivery is Delivery.DELIVERED


def _outgoing(session: Session, channel: str, handed: Handed) -> Outgoing | None:
    case = session.log.state(stream_of(handed.case))
    said = case.message(handed.message) if isinstance(case, Case) else None
    if not isinstance(case, Case) or said is None:
        return None
    contact = case.contact(said.contact)
    return Outgoing(
        n=handed.n,
        message=said.id,
        case=case.id,
        number=case.number,
        conversation=contact.conversation if contact else "",
        channel=channel,
        text=said.text,
        agent=said.actor,
        at=said.at,
    )
