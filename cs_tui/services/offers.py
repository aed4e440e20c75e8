"""Cases passed on: what is offered to me, what I gave away, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from cs_tui.core import offer, receipt
from cs_tui.core.agent import Agent
from cs_tui.core.agent import stream_of as agent_stream
from cs_tui.core.case import Case
from cs_tui.core.offer_state import addresses_of
from cs_tui.core.ports import Instant
from cs_tui.core.privacy.redaction import redact
from cs_tui.core.silence import word_due
from cs_tui.errors import Refused
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.sqlite import Connection
from cs_tui.store import offers as lists
from cs_tui.store.offers import Passed
from cs_tui.store.reader import Reader
from cs_tui.texts import offers as texts

ALARMED: Final = frozenset({"role:lead", "role:admin"})
"""Who is told of every case that nobody accepts."""
AHEAD_MS: Final = 3600_000


def addresses(kit: Kit, reader: Reader) -> frozenset[str]:
    """Under which addresses offers reach me: by what the hub says of me, else my profile."""
    profile = kit.profile
    known = reader.state(agent_stream(profile.actor))
    if isinstance(known, Agent) and known.id:
        return frozenset(addresses_of(known.id, known.role, known.teams))
    return frozenset(addresses_of(profile.actor, profile.role, profile.teams.split(",")))


def with_word_due(kit: Kit, one: Passed) -> Passed:
    """The same, and by when the next word of it is due."""
    if one.word_at is None:
        return one
    limit = kit.policy_to_show().limits.passed_word_ms
    return replace(one, word_due_at=word_due(one.word_at, limit, kit.calendar_to_show()))


def silent(kit: Kit, conn: Connection, now: Instant) -> tuple[Passed, ...]:
    """What was taken over and of which no word came in time, the longest first: for the lead."""
    # Business time is never longer than the time on the wall.
    found = lists.unheard(conn, now - kit.policy_to_show().limits.passed_word_ms)
    known = (with_word_due(kit, one) for one in found)
    return tuple(one for one in known if one.silent(now))


def silences(kit: Kit, conn: Connection, actor: str) -> tuple[Instant, ...]:
    """By when a word was due of each case a person passed on that may be silent by now."""
    limit, calendar = kit.policy_to_show().limits.passed_word_ms, kit.calendar_to_show()
    # A look ahead, for the clock goes on between two of them.
    since = lists.unheard_of(conn, actor, kit.clock() + AHEAD_MS - limit)
    return tuple(word_due(at, limit, calendar) for at in since)


class Offers:
    """Verbs on cases that change hands."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    @reads
    def to_me(self) -> tuple[Passed, ...]:
        """What waits for me, my teams or my role to accept it, the longest first."""
        reader = self._kit.reader
        return lists.offered_to(reader.conn, self._kit.profile.actor, addresses(self._kit, reader))

    @reads
    def taken(self) -> tuple[Passed, ...]:
        """What I took over from others and have not answered, the latest first."""
        return lists.taken_by(self._kit.reader.conn, self._kit.profile.actor)

    @reads
    def by_me(self) -> tuple[Passed, ...]:
        """What I passed on and is not over, with who has it and what came of it."""
        actor = self._kit.profile.actor
        given = lists.given_by(self._kit.reader.conn, actor)
        mine = (one for one in given if one.offer.standing != "withdrawn")
        return tuple(with_word_due(self._kit, one) for one in mine)

    @reads
    def overdue(self) -> tuple[Passed, ...]:
        """What nobody accepted in time among all I may see: the lead's alarm."""
        return lists.overdue(self._kit.reader.conn, self._kit.clock())

    def see(self, case_id: str) -> None:
        """I opened what is offered to me; whoever offers it reads when. Once for each offer."""
        kit = self._kit
        with kit.log.case_act(case_id, kit.ctx()) as act:
            receipt.see(act, addresses(kit, kit.own))

    def accept(self, case_id: str) -> Case:
        """The case becomes mine. Raises `Refused`, saying who was first or what happened."""
        with self._kit.log.case_act(case_id, self._kit.ctx()) as act:
            self._for_me(act.state)
            offer.accept(act)
        return act.state

    def decline(self, case_id: str, reason: str) -> Case:
        """Sends it back. Raises `Refused`, also without a reason.

        `reason` is kept without card numbers, ID numbers and codes.
        """
        with self._kit.log.case_act(case_id, self._kit.ctx()) as act:
            self._for_me(act.state)
            offer.decline(act, redact(reason).text)
        return act.state

    def answer(self, case_id: str, result: str, *, returns: bool = True) -> Case:
        """Says what came of it; with `returns` the case goes back to who gave it.

        Raises `Refused`, also without a result, which is kept without secrets as `decline` does.
        """
        with self._kit.log.case_act(case_id, self._kit.ctx()) as act:
            if act.state.owner != self._kit.profile.actor:
                self._for_me(act.state)
            offer.answer(act, redact(result).text, returns=returns)
        return act.state

    def withdraw(self, case_id: str) -> Case:
        """I keep the case after all. Raises `Refused` when it is not offered any more."""
        with self._kit.log.case_act(case_id, self._kit.ctx()) as act:
            if act.state.offer is None:
                raise Refused(texts.NOT_OFFERED)
            offer.withdraw(act)
        return act.state

    def _for_me(self, case: Case) -> None:
        """Raises `Refused` for an open offer that does not reach this person."""
        waiting = case.offer
        mine = self._kit.profile.actor
        if waiting is None or waiting.by == mine:
            return
        if addresses(self._kit, self._kit.own).isdisjoint(waiting.to.addresses):
            raise Refused(texts.OFFER_NOT_YOURS)
