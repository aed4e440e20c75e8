"""What is over at a desk that works alone: how it stands, and what is due is erased.

Where there is a hub, the hub does it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from cs_tui.core import erasing as rules
from cs_tui.core.case import Case
from cs_tui.core.customer import Record
from cs_tui.core.events import Body, Event
from cs_tui.core.hold import CaseHeld, CaseReleased, WhyHeld
from cs_tui.core.permission import Actor, Thing, can
from cs_tui.core.policy import Archive
from cs_tui.core.ports import HUB, Ctx, Instant
from cs_tui.core.retention import EXPIRED, RAN, Ran, last_of, outlived
from cs_tui.errors import Refused
from cs_tui.filing import KNOWN_TO_DESK, States, bereft, due, filed
from cs_tui.services.customers import records
from cs_tui.services.erasing import left_behind, naming
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.store import customers as lists
from cs_tui.store import profile as profiles
from cs_tui.store.reader import Reader
from cs_tui.texts import archive as texts

if TYPE_CHECKING:
    from cs_tui.sync.archive import Archived

AT_ONCE: Final = 50
"""So many cases are erased in one transaction."""
MOST: Final = 2_000
"""So many are counted as those that may be erased now."""


class Retention:
    """Verbs of what is over."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    @reads
    def standing(self) -> Archived:
        """How what is over stands here under the shop's rule."""
        kit = self._kit
        rule = kit.policies.now(kit.reader).shop.archive
        return standing_in(kit.reader, rule, kit.clock())

    @reads
    def wanted(self) -> bool:
        """Whether something is to be erased here by itself; never at a desk with a hub."""
        kit = self._kit
        rule = kit.policy_to_show().shop.archive
        if not kit.profile.alone or not rule.erase:
            return False
        reader, now = kit.reader, kit.clock()
        found, _ = due(reader.conn.execute, _states(reader), rule, now, 1)
        return bool(found) or bool(_outlived(reader, rule, now))

    def hold(self, case_id: str, why: WhyHeld) -> Case:
        """Keeps a case from being erased. Raises `NotFound` and `Refused`."""
        return self._on(case_id, CaseHeld(why=why))

    def release(self, case_id: str) -> Case:
        """A held case goes when its time is over. Raises `NotFound` and `Refused`."""
        return self._on(case_id, CaseReleased())

    def _on(self, case_id: str, body: Body) -> Case:
        kit = self._kit
        with kit.log.case_act(case_id, kit.ctx()) as act:
            role, team = kit.role_from(kit.own), act.state.team
            me = Actor(kit.profile.actor, role or "", tuple(kit.profile.teams.split(",")))
            if role is not None and not can(me, "hold", Thing("case", team=team)):
                raise Refused(texts.NOT_YOURS_TO_HOLD)
            act.add(body)
        return act.state

    def expire(self) -> Archived:
        """Erases the next of what is due. Raises `Refused` where the rule erases nothing."""
        kit = self._kit
        archive, now = kit.policy().shop.archive, kit.clock()
        if not archive.erase:
            raise Refused(texts.NOT_CHOSEN)
        ctx, done = replace(kit.ctx(), actor=HUB), list[Case]()

        def decide() -> Sequence[Event]:
            own = kit.own
            done.extend(due(own.conn.execute, _states(own), archive, now, AT_ONCE)[0])
            before = Ran.read(profiles.get(own.conn, RAN))
            ran = Ran.after(before, kit.day(), now, len(done))
            profiles.put(own.conn, RAN, ran.written)
            return _expired(own, done, _outlived(own, archive, now), ctx)

        kit.log.append_decided(decide)
        kit.log.tidy()
        return standing_in(kit.own, archive, now, len(done))


def standing_in(reader: Reader, archive: Archive, now: Instant, erased: int = 0) -> Archived:
    """How what is over stands in a log; `erased` were erased just now."""
    from cs_tui.sync.archive import told

    cases, waits = due(reader.conn.execute, _states(reader), archive, now, MOST)
    ran = Ran.read(profiles.get(reader.conn, RAN))
    return told(
        archive,
        filed(reader.conn.execute, archive, now),
        waits=waits,
        left=len(cases),
        erased=erased,
        ran_at=ran and ran.at,
        ran_erased=ran.erased if ran else 0,
    )


def _states(reader: Reader) -> States:
    return lambda streams: map(reader.state, streams)


def _outlived(reader: Reader, archive: Archive, now: Instant) -> list[Record]:
    """The records that are left of customers whose last case went before, and go by themselves."""
    found = dict[str, Record]()
    for customer in bereft(reader.conn.execute, KNOWN_TO_DESK):
        if len(found) >= AT_ONCE:
            break
        standing, cases = _theirs(reader, customer)
        if outlived(archive, standing, cases, now):
            found |= {one.id: one for one in standing}
    return list(found.values())


def _theirs(reader: Reader, customer: str) -> tuple[list[Record], list[Case]]:
    """The records of a customer that are not erased, and all of their cases."""
    root, given_up = records(reader, customer)
    ids = lists.cases_of(reader.conn, [one.id for one in (root, *given_up)])
    standing = [one for one in (root, *given_up) if one.id and one.erased_at is None]
    return standing, [one for one in map(reader.case, ids) if one is not None]


def _expired(
    reader: Reader, cases: Sequence[Case], alone: Sequence[Record], ctx: Ctx
) -> list[Event]:
    """The events that erase these cases, the customers of whom nothing is left after it, and the
    records that go `alone`."""
    if not cases and not alone:
        return []
    going, whole = {case.id for case in cases}, {one.id: one for one in alone}
    for customer in dict.fromkeys(case.customer_id for case in cases if case.customer_id):
        standing, theirs = _theirs(reader, customer)
        if last_of(standing, theirs, going):
            whole |= {one.id: one for one in standing}
    known = {*whole, *(case.customer_id for case in cases)} - {""}
    every = [*whole.values(), *left_behind(reader, cases, sorted(known))]
    outside = lists.telling(reader.conn, [body.kind for body in rules.QUOTING])
    found = rules.reached(every, cases, (*outside, *naming(reader, every)))
    return rules.erased(found, ctx, HUB, EXPIRED)
