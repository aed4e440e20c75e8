"""What the report of a day says of the shift: on duty, breaks, handover, the shared reflection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from cs_tui.core.handover_state import Handover, Item, Version, by_severity
from cs_tui.core.offer_state import Target
from cs_tui.core.ports import Instant
from cs_tui.core.shift import Break, Shift, breaks
from cs_tui.core.shift import stream_of as shift_stream
from cs_tui.services.comparing import lasting
from cs_tui.services.kit import Kit
from cs_tui.services.people import People
from cs_tui.services.report_model import Clean
from cs_tui.store import projection
from cs_tui.texts import Lang, Words
from cs_tui.texts import handover as handover_texts
from cs_tui.texts import reflection as reflection_texts
from cs_tui.texts import report as texts


@dataclass(frozen=True, slots=True)
class Worked:
    """The shift of a day, and what the people and breaks in it are called."""

    shift: Shift = Shift()
    breaks: tuple[Break, ...] = ()
    people: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, Words] = field(default_factory=dict)


def worked(kit: Kit, day: str) -> Worked:
    """My shift of a day, on the read lane."""
    stream = shift_stream(f"{kit.profile.actor}:{day}")
    shift = kit.reader.state(stream)
    if not isinstance(shift, Shift) or not shift.id:
        return Worked()
    reasons = kit.policies.now(kit.reader).reasons.breaks
    return Worked(
        shift,
        breaks(projection.events_of(kit.reader.conn, stream)),
        People(kit).names(),
        {one.id: Words(zh=one.name.zh, en=one.name.en) for one in reasons},
    )


@dataclass(frozen=True, slots=True)
class ShiftReport:
    """Writes the sections of one shift in one language."""

    worked: Worked
    lang: Lang
    zone: str
    clean: Clean
    """Makes foreign text safe for the form it is written in."""
    texts: bool
    """Whether free text of people may be in it."""

    def sections(self) -> Iterator[tuple[Words, Iterator[str]]]:
        """Every section with its title; one that has no line is left out by who writes it."""
        yield texts.SHIFT, self._shift()
        yield handover_texts.REPORTED, self._handover(self.worked.shift.handover)
        yield reflection_texts.HEADING, self._reflection()
        yield texts.COMMENTS, self._comments()

    def _shift(self) -> Iterator[str]:
        shift = self.worked.shift
        if not shift.id:
            return
        if shift.closed_at is None:
            yield "- " + self._say(texts.ON_SINCE, since=self._clock(shift.opened_at))
        else:
            begun, ended = self._clock(shift.opened_at), self._clock(shift.closed_at)
            yield "- " + self._say(texts.ON_UNTIL, since=begun, until=ended)
        for one in self.worked.breaks:
            known = self.worked.reasons.get(one.reason)
            name = self._say(known) if known else self.clean(one.reason) or self._say(texts.BREAK)
            if one.until_at is None:
                since = self._clock(one.from_at)
                yield "- " + self._say(texts.BREAK_ON, name=name, since=since)
            else:
                yield "- " + self._say(
                    texts.BREAK_OVER,
                    name=name,
                    since=self._clock(one.from_at),
                    until=self._clock(one.until_at),
                    lasted=lasting(one.until_at - one.from_at, self.lang),
                )

    def _handover(self, given: Handover) -> Iterator[str]:
        if not given.versions:
            return
        last = given.versions[-1]
        yield self._version(last, len(last.given))
        signed = given.signed
        if signed is not None:
            who = self._name(signed.by)
            yield self._say(texts.SIGNED_BY, who=who, time=self._clock(signed.at))
        else:
            yield self._say(texts.UNSIGNED)
        yield ""
        for item in by_severity(last.items):
            yield "- " + self._item(item)
        for comment in given.comments if self.texts else ():
            said = self.clean(comment.text)
            yield "- " + self._say(texts.COMMENT, who=self._name(comment.by), text=said)

    def _version(self, last: Version, n: int) -> str:
        whom, time = self._whom(last.to), self._clock(last.at)
        return self._say(texts.GIVEN, version=last.n, time=time, whom=whom, n=n)

    def _item(self, item: Item) -> str:
        if item.left_out:
            why = self._free(item.left_out)
            return self._say(texts.LEFT_OUT, number=item.number, why=why)
        due = ""
        if item.next_due_at is not None:
            due = self._say(texts.DUE, time=self._stamp(item.next_due_at))
        head = self._say(
            texts.ITEM,
            number=item.number,
            severity=handover_texts.SEVERITIES[item.severity],
            due=due,
        )
        said = "".join(self._free(one) for one in (item.state, item.next, item.contingency))
        return head + said

    def _reflection(self) -> Iterator[str]:
        said = self.worked.shift.reflection
        if not said.at:
            return
        if not self.texts:
            yield self._say(texts.REFLECTED)
            return
        for words, text in ((reflection_texts.WELL, said.well), (reflection_texts.HARD, said.hard)):
            if text:
                yield "- " + self._say(texts.SAID, what=words, text=self.clean(text))

    def _comments(self) -> Iterator[str]:
        """What its person wrote for this report, which is why it is in every form of it."""
        for one in self.worked.shift.said:
            said = self._say(texts.SAID, what=self._clock(one.at), text=self.clean(one.text))
            yield f"- {said}"

    def _free(self, text: str) -> str:
        return self._say(texts.WHAT, what=self.clean(text)) if self.texts and text else ""

    def _whom(self, to: Target) -> str:
        return self._name(to.person) if to.person else self._say(handover_texts.NEXT_SHIFT)

    def _name(self, person: str) -> str:
        return self.clean(self.worked.people.get(person) or person)

    def _clock(self, at: Instant) -> str:
        return self._local(at).strftime("%H:%M")

    def _stamp(self, at: Instant) -> str:
        return self._local(at).strftime("%Y-%m-%d %H:%M")

    def _local(self, at: Instant) -> datetime:
        return datetime.fromtimestamp(at / 1000, ZoneInfo(self.zone))

    def _say(self, words: Words, **values: object) -> str:
        return words.say(self.lang, **values)
