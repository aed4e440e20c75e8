"""Before the shift: looks at what it takes, keeps what was found, and goes on duty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from cs_tui.core import preshift
from cs_tui.core.act import Act
from cs_tui.core.policy import Policy
from cs_tui.core.policy.checklists import Tick
from cs_tui.core.policy.reasons import BreakReason
from cs_tui.core.ports import Clock, Instant
from cs_tui.core.preshift import CheckResult, ChecksRun, CheckTicked, FaultReported
from cs_tui.core.privacy.redaction import redact
from cs_tui.core.said import Said, said
from cs_tui.core.shift import Shift, ShiftOpened, stream_of
from cs_tui.errors import NotFound, Refused
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.services.notices import Notice, Notices
from cs_tui.services.offers import Offers
from cs_tui.services.probes import audio, database, disk, hub, knowledge, systems, terminal
from cs_tui.services.probes.check import Check
from cs_tui.services.probes.run import Probe, aside, looked
from cs_tui.settings import Places
from cs_tui.store import promises as ledger
from cs_tui.store.offers import Passed
from cs_tui.store.promises import Owed
from cs_tui.texts import Words
from cs_tui.texts import doctor as doctor_texts
from cs_tui.texts import preshift as texts

if TYPE_CHECKING:
    from cs_tui.sync.gateway import Gateway

_VERDICTS: Final[dict[str, preshift.Verdict]] = {
    "ok": "pass",
    "warn": "warn",
    "fail": "fail",
    "unknown": "unknown",
}


@dataclass(frozen=True, slots=True)
class PreshiftView:
    """Everything the minutes before a shift need."""

    shift: Shift
    day: str
    ticks: tuple[Tick, ...]
    notices: tuple[Notice, ...]
    due: tuple[Owed, ...]
    """What I promised for today and before, the earliest first."""
    breaks: tuple[BreakReason, ...]
    """Breaks with a usual end."""
    offered: tuple[Passed, ...] = ()
    """Cases that wait for me to accept them."""

    @property
    def unticked(self) -> tuple[Tick, ...]:
        """What still waits for a person's eyes and ears."""
        done = self.shift.preshift.ticked
        return tuple(tick for tick in self.ticks if tick.required and tick.id not in done)

    @property
    def owed(self) -> tuple[Notice, ...]:
        """The mandatory notices that are not read."""
        return tuple(notice for notice in self.notices if notice.owed)


class BeforeShift:
    """Verbs of the minutes before a shift."""

    def __init__(
        self,
        kit: Kit,
        places: Places,
        notices: Notices,
        offers: Offers,
        new_gateway: Callable[[], Gateway],
    ) -> None:
        self._kit = kit
        self._places = places
        self._notices = notices
        self._offers = offers
        self._new_gateway = new_gateway
        self.probes: Callable[[Policy], Sequence[Probe]] = self._probes

    async def look(self, policy: Policy) -> tuple[tuple[Check, ...], int]:
        """What every probe found, and how long all of them took together, in milliseconds.

        Runs beside the lanes: nothing anybody types waits for it.
        """
        began = self._kit.monotonic()
        found = await looked(self.probes(policy))
        return found, self._kit.monotonic() - began

    def keep(self, found: Sequence[Check], took_ms: int) -> Shift:
        """Keeps what the probes found; said again when nothing changed it makes no event."""
        results = tuple(_result(check) for check in found)
        with self._mine() as act:
            if act.state.preshift.checks != results:
                act.add(ChecksRun(checks=results, took_ms=took_ms))
        return act.state

    @reads
    def view(self, day: str) -> PreshiftView:
        """What a screen of a shift day shows."""
        kit = self._kit
        shift = kit.reader.state(self._stream(day))
        policy = kit.policies.now(kit.reader)
        until = self._end_of(day)
        owed = ledger.owed(kit.reader.conn, kit.profile.actor)
        return PreshiftView(
            shift=shift if isinstance(shift, Shift) else Shift(),
            day=day,
            ticks=policy.checklists.pre_shift,
            notices=self._notices.today(day),
            due=tuple(one for one in owed if one.due_at < until),
            breaks=tuple(one for one in policy.reasons.breaks if one.up_to_ms),
            offered=self._offers.to_me(),
        )

    def tick(self, item: str, *, done: bool) -> Shift:
        """I looked at this myself; `done` False takes it back."""
        with self._mine() as act:
            if (item in act.state.preshift.ticked) != done:
                act.add(CheckTicked(item=item, done=done))
        return act.state

    def report(self, check_id: str, note: str) -> Shift:
        """Reports what does not work to whoever leads the shift; sent as soon as there is a line.

        Raises `NotFound` for a check that was not made, `Refused` for one reported already.
        """
        with self._mine() as act:
            for check in act.state.preshift.checks:
                if check.id == check_id:
                    text = redact(note).text
                    new = FaultReported(
                        check=check_id, name=check.name, value=check.value, note=text
                    )
                    act.add(new)
                    return act.state
        raise NotFound(texts.NO_SUCH_CHECK)

    def go(self, reason: str = "") -> Shift:
        """On duty. Raises `Refused`, naming what is missing, before what is mandatory is read, and
        for a shift with a failed check and no reason."""
        kit = self._kit
        day = kit.day()
        unread = self._notices.owed(day)
        with self._mine() as act:
            blocked = preshift.duty_blocked(act.state, unread, reason)
            if blocked is not None:
                raise Refused(blocked)
            if not act.state.id:
                act.add(ShiftOpened(day=day, degraded=redact(reason).text))
        return act.state

    def _mine(self) -> AbstractContextManager[Act[Shift]]:
        kit = self._kit
        return kit.log.act(self._stream(kit.day()), kit.ctx(), Shift)

    def _stream(self, day: str) -> str:
        return stream_of(f"{self._kit.profile.actor}:{day}")

    def _end_of(self, day: str) -> Instant:
        """Midnight after a shift day, at the site."""
        zone = ZoneInfo(self._kit.policies.now(self._kit.reader).calendar.time_zone)
        start = datetime.combine(date.fromisoformat(day), time(), zone)
        return round((start + timedelta(days=1)).timestamp() * 1000)

    def _probes(self, policy: Policy) -> Sequence[Probe]:
        """All there is to look at from here, the hub first."""
        places = self._places
        blocking: tuple[tuple[str, Words, Callable[[], Check]], ...] = (
            ("database", doctor_texts.DATABASE, partial(database.sound, places.database)),
            (
                "index",
                doctor_texts.INDEX,
                partial(knowledge.freshness, places.database, places.index, self._kit.clock()),
            ),
            ("disk", doctor_texts.DISK, partial(disk.takes_writing, places.data)),
            ("audio", texts.AUDIO, audio.devices),
            ("terminal", doctor_texts.TERMINAL, terminal.whole),
            ("calendar", doctor_texts.CALENDAR, partial(_horizon, policy, self._kit.clock)),
        )
        return (
            *self._of_the_hub(),
            *(Probe(id_, name, partial(aside, job)) for id_, name, job in blocking),
            *(
                Probe(
                    f"system.{one.id}",
                    Words(zh=one.name.zh, en=one.name.en),
                    partial(systems.answering, one),
                )
                for one in policy.shop.systems
            ),
        )

    def _of_the_hub(self) -> Sequence[Probe]:
        if self._kit.profile.alone:
            return ()
        new, kit = self._new_gateway, self._kit
        return (
            Probe("hub", texts.LOGIN, partial(hub.login, new)),
            Probe("latency", texts.LATENCY, partial(hub.latency, new, kit.monotonic)),
            Probe("clock", texts.CLOCK, partial(hub.clock, new, kit.clock)),
        )


def _horizon(policy: Policy, clock: Clock) -> Check:
    return next(knowledge.horizon(policy, clock()))


def _result(check: Check) -> CheckResult:
    hint = said(check.hint) if check.hint is not None and check.verdict != "ok" else Said()
    return CheckResult(
        id=check.id,
        verdict=_VERDICTS[check.verdict],
        name=said(check.name),
        value=said(check.value),
        hint=hint,
    )
