"""Handing over: drafted from the timeline, given item by item or all at once, read and signed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cs_tui.core import handover, offer
from cs_tui.core.act import Act
from cs_tui.core.agent import Agent
from cs_tui.core.case import Case
from cs_tui.core.case import stream_of as case_stream
from cs_tui.core.events import Event
from cs_tui.core.handover_draft import Duty, drafted, duties
from cs_tui.core.handover_state import Handover, Item, by_severity
from cs_tui.core.offer_state import Offer, Target
from cs_tui.core.privacy.redaction import redact
from cs_tui.core.shift import Shift
from cs_tui.core.state import change
from cs_tui.errors import NotFound, Refused
from cs_tui.services.handover_text import note_of
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.services.shift import Shifts
from cs_tui.store import handovers as lists
from cs_tui.store.drafts import Draft
from cs_tui.store.reader import Reader
from cs_tui.texts import Words
from cs_tui.texts import handover as texts

_TYPED: Final = "="
"""Stands before every kept line, so that an emptied one is not nothing."""
BUSINESS_DAY_MS = 9 * 3600 * 1000


@dataclass(frozen=True, slots=True)
class Entry:
    """One case of the handover, what it is in for, and what became of it."""

    item: Item
    case: Case | None
    """None where this desk may not see it."""
    duties: tuple[Duty, ...] = ()
    offer: Offer | None = None
    """The latest offer of it by this giver for a handover."""

    @property
    def given(self) -> bool:
        """It waits to be accepted, or is somebody else's by now."""
        if self.offer is None:
            return False
        return self.offer.open or self.case is None or self.case.owner != self.offer.by


@dataclass(frozen=True, slots=True)
class Sheet:
    """The handover of a shift with what became of its items."""

    shift: Shift
    entries: tuple[Entry, ...]

    @property
    def handover(self) -> Handover:
        """What was written, given and signed."""
        return self.shift.handover

    @property
    def undecided(self) -> tuple[Entry, ...]:
        """What is neither given nor left out: it stays its owner's."""
        return tuple(one for one in self.entries if not one.given and not one.item.left_out)

    @property
    def waiting(self) -> tuple[Entry, ...]:
        """What was offered and nobody has accepted yet."""
        return tuple(one for one in self.entries if one.offer is not None and one.offer.open)

    @property
    def written(self) -> tuple[int, int]:
        """How many items a person wrote with nothing missing, of how many handed over."""
        handed = [one.item for one in self.entries if not one.item.left_out]
        return sum(item.written and not item.missing for item in handed), len(handed)


@dataclass(frozen=True, slots=True)
class Given:
    """What came of giving: the numbers that were offered, and those that were not, with why."""

    numbers: tuple[str, ...]
    refused: tuple[tuple[str, Words], ...] = ()


class Handovers:
    """Verbs on handovers: mine, and those of others that I may read."""

    def __init__(self, kit: Kit, shifts: Shifts) -> None:
        self._kit = kit
        self._shifts = shifts

    def stream(self) -> str:
        """The stream of the shift that I hand over."""
        return self._shifts.stream()

    @reads
    def mine(self, stream: str) -> Sheet:
        """My handover in the stream of my shift: all that must be in it, urgent first."""
        return self._mine(self._kit.reader, stream)

    @reads
    def of(self, stream: str) -> Sheet:
        """The handover of any shift this desk can see, by its stream. Raises `NotFound`."""
        kit = self._kit
        shift = kit.reader.state(stream)
        if not isinstance(shift, Shift) or not shift.id:
            raise NotFound(texts.NO_SUCH_HANDOVER.fill(shift=stream))
        items = by_severity(shift.handover.items)
        entries = (self._entry(kit.reader, item, shift) for item in items)
        return Sheet(shift, tuple(entries))

    @reads
    def book(self, words: str = "") -> tuple[Shift, ...]:
        """Shifts that gave a handover, the latest first, whose text holds all these words."""
        wanted = words.casefold().split()
        names = {shift: self._said(shift) for shift in lists.book(self._kit.reader.conn)}
        return tuple(s for s, text in names.items() if all(word in text for word in wanted))

    def write(self, item: Item) -> Item:
        """Writes one item by hand; its draft is done with. Raises `Refused`."""
        clean = _clean(item)
        with self._kit.log.act(self.stream(), self._kit.ctx(), Shift) as act:
            handover.write(act, change(clean, written=True, left_out=""))
            self._kit.drafts.done(_draft_of(item.case))
        return clean

    def typed(self, case_id: str) -> dict[str, str]:
        """What was typed of an item and not saved, by its line."""
        kept = self._kit.drafts.of(_draft_of(case_id))
        return {field: draft.text.removeprefix(_TYPED) for field, draft in kept.items()}

    def keep(self, case_id: str, typed: Mapping[str, str]) -> None:
        """Keeps on disk what is being typed of an item; a line that was emptied too."""
        stream, now = _draft_of(case_id), self._kit.clock()
        self._kit.drafts.save(
            Draft(stream, line, _TYPED + text, None, now) for line, text in typed.items()
        )

    def leave_out(self, item: Item, reason: str) -> None:
        """Leaves a case out of the handover. Raises `Refused`, also without a reason."""
        with self._kit.log.act(self.stream(), self._kit.ctx(), Shift) as act:
            handover.leave_out(act, _clean(item), redact(reason).text)

    def give(self, case_id: str, to: Target, *, contingency: str = "") -> Given:
        """Hands one case over. Raises `Refused` with what is missing, or why it cannot be."""
        entry = self._named(case_id)
        item = entry.item
        if contingency.strip():
            item = change(item, contingency=redact(contingency).text, written=True)
        self._kit.log.append_decided(lambda: self._decided((item,), to))
        return Given((item.number,))

    def give_all(self, to: Target) -> Given:
        """Hands over everything that is neither given nor left out, as one version.

        What cannot be given yet is named with its reason and stays mine; the rest goes.
        """
        ready: list[Item] = []
        refused: list[tuple[str, Words]] = []
        for entry in self._mine(self._kit.own, self.stream()).undecided:
            reason = self._hindrance(entry)
            if reason is None:
                ready.append(entry.item)
            else:
                refused.append((entry.item.number, reason))
        if ready:
            self._kit.log.append_decided(lambda: self._decided(tuple(ready), to))
        return Given(tuple(item.number for item in ready), tuple(refused))

    def comment(self, stream: str, text: str) -> Shift:
        """Says something about the latest version of a handover. Raises `Refused`."""
        with self._kit.log.act(stream, self._kit.ctx(), Shift) as act:
            handover.comment(act, redact(text).text)
        return act.state

    def sign(self, stream: str) -> Shift:
        """Signs the latest version of somebody's handover. Raises `Refused`."""
        with self._kit.log.act(stream, self._kit.ctx(), Shift) as act:
            handover.sign(act)
        return act.state

    @reads
    def colleagues(self) -> tuple[Agent, ...]:
        """Everybody a case can be handed to, by name."""
        people = [one for one in self._kit.reader.states("agent/") if isinstance(one, Agent)]
        others = [one for one in people if not one.left and one.id != self._kit.profile.actor]
        return tuple(sorted(others, key=lambda one: (one.name, one.id)))

    def pool(self) -> Target:
        """Nobody in particular: whoever of my team comes next, and the lead."""
        return Target(teams=(self._kit.profile.teams.split(",")[0],), roles=("lead",))

    def _decided(self, items: Sequence[Item], to: Target) -> list[Event]:
        """One act over the shift and its cases: said, and offered, or neither."""
        kit = self._kit
        ctx, policy = kit.ctx(), kit.policy()
        said = Act(self.stream(), kit.log.state(self.stream(), Shift), ctx)
        handover.give(said, to, tuple(items))
        events = list(said.events)
        for item in items:
            act = Act(case_stream(item.case), kit.log.case(item.case), ctx, act=said.id)
            note = note_of(item, kit.profile.lang, policy.calendar.time_zone)
            offer.offer(act, to, "handover", policy.limits.offer_accept_ms, note=note)
            events += act.events
        return events

    def _hindrance(self, entry: Entry) -> Words | None:
        case, item = entry.case, entry.item
        if case is None or case.status.over:
            return texts.CASE_IS_OVER
        if case.offer is not None:
            return texts.OFFERED_OTHERWISE
        if item.risky and not item.contingency:
            return texts.CONTINGENCY_NEEDED.fill(number=item.number)
        return None

    def _named(self, case_id: str) -> Entry:
        found = self._mine(self._kit.own, self.stream()).entries
        entry = next((one for one in found if one.item.case == case_id), None)
        if entry is None:
            raise Refused(texts.NOT_IN_HANDOVER)
        return entry

    def _mine(self, reader: Reader, stream: str) -> Sheet:
        kit = self._kit
        shift = reader.state(stream)
        assert isinstance(shift, Shift)  # noqa: S101
        items = {item.case: item for item in shift.handover.items}
        for case_id in lists.owed_by(reader.conn, kit.profile.actor):
            case = reader.case(case_id)
            if case is not None and not _by_hand(items.get(case_id)):
                fresh = drafted(case, kit.clock(), long_waiting=self._long_waiting(case, reader))
                items[case_id] = fresh
        ordered = by_severity(tuple(items.values()))
        return Sheet(shift, tuple(self._entry(reader, item, shift) for item in ordered))

    def _entry(self, reader: Reader, item: Item, shift: Shift) -> Entry:
        case = reader.case(item.case)
        if case is None:
            return Entry(item, None)
        giver = shift.agent or self._kit.profile.actor
        offers = [one for one in case.offers if one.why == "handover" and one.by == giver]
        mine = case.owner == giver
        why = duties(case, long_waiting=self._long_waiting(case, reader)) if mine else ()
        return Entry(item, case, why, offers[-1] if offers else None)

    def _long_waiting(self, case: Case, reader: Reader) -> bool:
        if case.waiting_since is None:
            return False
        calendar = self._kit.policies.calendar(reader)
        return calendar.between(case.waiting_since, self._kit.clock()) > BUSINESS_DAY_MS

    def _said(self, shift: Shift) -> str:
        """Everything a handover can be found by."""
        person = self._kit.reader.state(f"agent/{shift.agent}")
        parts = [shift.day, shift.agent, getattr(person, "name", "")]
        if shift.agent == self._kit.profile.actor:
            parts.append(self._kit.profile.name)
        for item in shift.handover.items:
            parts += [item.number, item.state, item.facts, item.next, item.contingency]
            parts += [item.promise, item.left_out]
        parts += [one.text for one in shift.handover.comments]
        return "\n".join(parts).casefold()


def _draft_of(case_id: str) -> str:
    return f"handover/{case_id}"


def _by_hand(item: Item | None) -> bool:
    """Whether a person has said something of it: that stands until they say otherwise."""
    return item is not None and (item.written or bool(item.left_out))


def _clean(item: Item) -> Item:
    """The same item without card numbers, ID numbers and codes in its texts."""
    free = ("state", "facts", "promise", "waiting_for", "next", "contingency")
    return change(item, **{name: redact(getattr(item, name)).text.strip() for name in free})
