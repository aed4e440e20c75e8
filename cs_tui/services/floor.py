"""The floor for who leads it: what goes wrong next and who holds it, and reassigning a case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from cs_tui.core.agent import Agent, Role
from cs_tui.core.bulletin import Bulletin
from cs_tui.core.case import Case
from cs_tui.core.policy import Policy
from cs_tui.core.ports import Instant
from cs_tui.core.privacy.redaction import redact
from cs_tui.core.reassignment import reassign
from cs_tui.core.shift import Shift
from cs_tui.core.undo import LONGEST_SHIFT_MS
from cs_tui.errors import Refused
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.services.offers import silent as unheard
from cs_tui.store import due, floor, notices, offers, ownership
from cs_tui.store.due import Due
from cs_tui.store.floor import Breach, Held, Waits
from cs_tui.store.offers import Passed
from cs_tui.store.ownership import Twice
from cs_tui.store.reader import Reader
from cs_tui.texts import floor as texts
from cs_tui.texts import offers as rules

if TYPE_CHECKING:
    from cs_tui.sync.wire import Staff, StaffPerson

OfOne = TypeVar("OfOne", Passed, Breach, Twice)
"""A row that stands for one case."""
LEADING: Final = frozenset({Role.LEAD.value, Role.ADMIN.value})
TAKING: Final = frozenset({Role.AGENT, Role.LEAD, Role.ADMIN, Role.TECH, Role.MANAGER})
QUIET_MS: Final = 3 * 60_000
"""A desk that is open asks the hub every quarter of a minute; longer than this is worth a word."""
RECENT_MS: Final = 24 * 3600_000
READING: Final = frozenset({Role.AGENT, Role.LEAD})


@dataclass(frozen=True, slots=True)
class OnDuty:
    """One person who is on: since when, in which state, with how much in hand."""

    agent: str
    since_at: Instant
    state: str
    state_at: Instant
    reason: str
    """Of a break: its id in the policy."""
    long: bool
    """The state lasts longer than the policy has it."""
    not_ended: bool
    """The shift was begun so long ago that it was forgotten to be ended."""
    degraded: str
    held: Held


@dataclass(frozen=True, slots=True)
class Unread:
    """A mandatory notice, and who has not read the version in force."""

    bulletin: Bulletin
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """Everything the floor shows."""

    people: tuple[OnDuty, ...] = ()
    waiting: tuple[Waits, ...] = ()
    next: tuple[Breach, ...] = ()
    untaken: tuple[Passed, ...] = ()
    unheard: tuple[Passed, ...] = ()
    """What was taken over and of which no word came in time."""
    silent: tuple[Due, ...] = ()
    left: tuple[Breach, ...] = ()
    """Held by somebody of our own teams who is not on duty, while the customer waits."""
    twice: tuple[Twice, ...] = ()
    """Two people on one thing. A case whose owner is in doubt stands in one of these four only."""
    low: tuple[Due, ...] = ()
    """Low ratings of which nobody has asked why yet."""
    unsigned: tuple[Shift, ...] = ()
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Lag:
    """How long the hub has heard nothing of a device."""

    prefix: str
    """Its cases begin with it."""
    ms: int


@dataclass(frozen=True, slots=True)
class Taker:
    """Somebody to whom a case can be given."""

    agent: str
    name: str
    on_duty: bool
    held: Held


class Floor:
    """Verbs of who leads: reading, and one act."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    @reads
    def shown(self) -> View:
        """The floor as it stands in this log. Raises `Refused` for who does not lead."""
        kit = self._kit
        self._only_leads(kit.reader)
        policy, now = kit.policies.now(kit.reader), kit.clock()
        conn = kit.reader.conn
        told = set[str]()
        untaken = _once(offers.overdue(conn, now), told)
        wordless = _once(unheard(kit, conn, now), told)
        people = self._people(policy, now)
        on_duty = {one.agent for one in people}
        left = _once(ownership.left(conn, on_duty | self._elsewhere(kit.reader)), told)
        return View(
            people=people,
            waiting=floor.waiting(conn),
            next=floor.breaches(conn),
            untaken=untaken,
            unheard=wordless,
            silent=due.silent(conn, now),
            left=left,
            twice=_once(ownership.twice(conn), told),
            low=due.low_rated(conn),
            unsigned=tuple(floor.unsigned(conn)),
            unread=self._unread(policy, now),
        )

    @reads
    def lags(self, staff: Staff) -> dict[str, tuple[Lag, ...]]:
        """Of everybody the devices the hub has not heard of for a while, the latest first.

        A device that was switched off days ago is no news beside one that is in use. `staff` is
        what the hub tells of the people; its times are those of the hub's clock.
        """
        now = self._kit.clock() + (self._kit.reader.skew_ms() or 0)
        return {one.id: _lags(one, now) for one in staff.people}

    @reads
    def takers(self, case_id: str) -> tuple[Taker, ...]:
        """Who could take the case: those on duty first, who has least in hand before others."""
        kit = self._kit
        self._only_leads(kit.reader)
        case = kit.reader.case(case_id)
        owner = case.owner if case else None
        conn = kit.reader.conn
        held, on = floor.held(conn, kit.clock()), {one.agent for one in floor.on_shift(conn)}
        found = [
            Taker(id_, name, id_ in on, held.get(id_, Held()))
            for id_, name in self._known(kit.reader).items()
            if id_ != owner
        ]
        return tuple(
            sorted(found, key=lambda one: (not one.on_duty, one.held.active, one.name, one.agent))
        )

    def reassign(self, case_id: str, to: str, reason: str) -> Case:
        """The case is this person's at once; both sides read why. Raises `Refused`.

        `reason` is kept without card numbers, ID numbers and codes.
        """
        kit = self._kit
        self._only_leads(kit.own, acting=True)
        if to not in self._known(kit.own):
            raise Refused(rules.RECEIVER_UNKNOWN)
        with kit.log.case_act(case_id, kit.ctx()) as act:
            reassign(act, to, redact(reason).text)
        return act.state

    def _people(self, policy: Policy, now: Instant) -> tuple[OnDuty, ...]:
        conn = self._kit.reader.conn
        held = floor.held(conn, now)
        # Who forgot to end a shift and began another stands here once, with the latest.
        latest = {shift.agent: shift for shift in floor.on_shift(conn)}
        found = (
            _on_duty(shift, policy, now, held.get(shift.agent, Held())) for shift in latest.values()
        )
        return tuple(
            sorted(found, key=lambda one: (not one.long, -one.held.late, one.since_at, one.agent))
        )

    def _elsewhere(self, reader: Reader) -> set[str]:
        """Those of other teams: their shifts do not come to this desk, so it cannot say whether
        they are on duty. Whoever left for good is none of them."""
        mine = self._kit.profile.teams.split(",")
        return {
            one.id
            for one in reader.states("agent/")
            # A shift is of the team that comes first with its person.
            if isinstance(one, Agent) and not one.left and (one.teams or ("",))[0] not in mine
        }

    def _unread(self, policy: Policy, now: Instant) -> tuple[Unread, ...]:
        reader = self._kit.reader
        calendar = self._kit.policies.calendar(reader)
        day = calendar.shift_day(now, policy.limits.shift_day_start_hour)
        asked = [
            one.id
            for one in reader.states("agent/")
            if isinstance(one, Agent) and one.role in READING and not one.left
        ]
        found = []
        for state in reader.states("bulletin/"):
            if isinstance(state, Bulletin) and state.mandatory and state.holds_on(day):
                done = notices.readers(reader.conn, state.id, state.version)
                found.append(Unread(state, tuple(one for one in asked if one not in done)))
        return tuple(one for one in found if one.by)

    def _known(self, reader: Reader) -> dict[str, str]:
        """The names of those who can hold a case; alone that is only oneself."""
        profile = self._kit.profile
        known = {
            one.id: one.name or one.id
            for one in reader.states("agent/")
            if isinstance(one, Agent) and one.id and not one.left and one.role in TAKING
        }
        return {profile.actor: profile.name} | known if profile.alone else known

    def _only_leads(self, reader: Reader, *, acting: bool = False) -> None:
        role = self._kit.role_from(reader)
        if role is not None and role not in LEADING:
            raise Refused(texts.ONLY_LEADS_ACT if acting else texts.ONLY_LEADS)


def _once(rows: Iterable[OfOne], told: set[str]) -> tuple[OfOne, ...]:
    """The rows of cases not `told` of yet, which from now on they are."""
    new = tuple(one for one in rows if one.case not in told)
    told.update(one.case for one in new)
    return new


def _lags(person: StaffPerson, now: Instant) -> tuple[Lag, ...]:
    live = sorted(
        (now - one.used_at, one.prefix) for one in person.devices if one.revoked_at is None
    )
    told = [one for number, one in enumerate(live) if not number or one[0] < RECENT_MS]
    return tuple(Lag(prefix, ms) for ms, prefix in told if ms > QUIET_MS)


def _on_duty(shift: Shift, policy: Policy, now: Instant, held: Held) -> OnDuty:
    state = shift.state_at(now)
    ended = state != shift.state and shift.until_at is not None
    since = shift.until_at if ended and shift.until_at is not None else shift.state_since
    most = _longest(policy, shift, state)
    return OnDuty(
        agent=shift.agent,
        since_at=shift.opened_at,
        state=state,
        state_at=since,
        reason=shift.reason if state == "break" else "",
        long=most is not None and now - since > most,
        not_ended=now - shift.opened_at > LONGEST_SHIFT_MS,
        degraded=shift.preshift.degraded,
        held=held,
    )


def _longest(policy: Policy, shift: Shift, state: str) -> int | None:
    """How long a state may last by the policy, in ms; None where it has no usual end."""
    if state == "acw":
        return policy.limits.after_work_ms
    if state != "break":
        return None
    return next((one.up_to_ms for one in policy.reasons.breaks if one.id == shift.reason), None)
