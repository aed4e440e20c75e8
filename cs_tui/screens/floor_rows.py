"""The rows of F8: two lines each, what is due or wrong first, then who holds it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from textual.content import Content

from cs_tui.core.policy import Policy
from cs_tui.core.ports import Instant
from cs_tui.core.shift import Shift
from cs_tui.core.text import cells, one_line, shorten
from cs_tui.screens.side import padded
from cs_tui.services.floor import Lag, OnDuty, Unread, View
from cs_tui.store.due import Due
from cs_tui.store.floor import Breach, Waits
from cs_tui.store.offers import Passed
from cs_tui.store.ownership import Twice
from cs_tui.texts import Lang, Words, raising
from cs_tui.texts import desk as desk_texts
from cs_tui.texts import floor as texts
from cs_tui.widgets import timing
from cs_tui.widgets.board_list import STYLES
from cs_tui.widgets.handed import seen, waited, whom
from cs_tui.widgets.people import who
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

Section = Literal["next", "people", "waiting", "whose", "papers", "unhappy", "day"]
SECTIONS: tuple[Section, ...] = get_args(Section)
OnCase = Breach | Passed | Due | Twice
DUE, OWES, WHO, NAME, STATE, BRIEF = 16, 10, 22, 14, 16, 14
"""Cells of the columns."""


@dataclass(frozen=True, slots=True)
class OfCase:
    """What a row stands for when it stands for a case."""

    case: str
    number: str


@dataclass(frozen=True, slots=True)
class FloorRows:
    """The rows as they are drawn now."""

    now: Instant
    lang: Lang
    names: Mapping[str, str]
    policy: Policy | None
    width: int
    lags: Mapping[str, tuple[Lag, ...]]
    """Devices the hub has not heard of for a while, by person."""

    def of(self, section: Section, view: View) -> Iterator[Pick]:
        """The rows of one list."""
        if section == "next":
            yield from map(self._breach, view.next)
        elif section == "people":
            yield from map(self._person, view.people)
        elif section == "waiting":
            yield from map(self._waits, view.waiting)
        elif section == "whose":
            yield from map(self._passed, view.untaken)
            yield from map(self._unheard, view.unheard)
            yield from map(self._left, view.left)
            yield from map(self._twice, view.twice)
        elif section == "unhappy":
            yield from (self._owed(one, "complaint", texts.SILENT) for one in view.silent)
            yield from (self._owed(one, "rating", texts.LOW) for one in view.low)
        else:
            yield from map(self._unsigned, view.unsigned)
            yield from map(self._unread, view.unread)

    def summary(self, view: View) -> Content:
        """Who is on and what waits, for the pane beside the list."""
        people = [self._short(one) for one in view.people]
        waits = [self._first_line(one) for one in view.waiting]
        return Content("\n").join(
            [
                self._quiet(texts.PEOPLE_HEAD, n=len(people)),
                *(people or [self._quiet(texts.EMPTY["people"])]),
                Content(""),
                self._quiet(texts.WAITING_HEAD, n=sum(one.n for one in view.waiting)),
                *(waits or [self._quiet(texts.EMPTY["waiting"])]),
            ]
        )

    def _breach(self, one: Breach) -> Pick:
        head = self._head(self._due(one.due_at), texts.OWES[one.owes], one.owner, one.number)
        if one.raised_at is None or one.owes != "answer":
            return self._case_row(one, head, one.subject)
        told = timing.day_clock(one.raised_at, self.now)
        raised = raising.RAISED_SINCE.say(self.lang, time=told)
        return self._case_row(one, head, one.subject, alarm=raised)

    def _passed(self, one: Passed) -> Pick:
        to = texts.NOBODY.say(self.lang, to=whom(one.offer.to, self.names))
        head = Content.assemble(
            self._due(one.offer.accept_by_at),
            " ",
            plain(padded(shorten(to, WHO + OWES), WHO + OWES)),
            " ",
            (one.number, "$muted"),
        )
        holds = texts.HOLDS.say(self.lang, who=self._name(one.owner))
        age = waited(one.offer, self.now, self.lang)
        opened = seen(one.offer, self.names, self.now, self.lang)
        told = "  ".join(part for part in (holds, age, opened) if part)
        return self._case_row(one, head, f"{told}  {one.offer.note or one.subject}")

    def _unheard(self, one: Passed) -> Pick:
        """Somebody took it over, and nothing was heard since: of whom, and for whom."""
        due_at = one.word_due_at if one.word_due_at is not None else self.now
        by = texts.PASSED_BY.say(self.lang, who=self._name(one.offer.by))
        head = self._head(self._due(due_at), texts.OWES["word"], one.owner, one.number)
        return self._case_row(one, head, f"{by}  {one.offer.note or one.subject}")

    def _owed(self, one: Due, owes: str, why: Words) -> Pick:
        head = self._head(self._due(one.due_at), texts.OWES[owes], one.owner, one.number)
        return self._case_row(one, head, f"{why.say(self.lang)}  {one.what}")

    def _left(self, one: Breach) -> Pick:
        head = self._head(self._due(one.due_at), texts.OWES["answer"], one.owner, one.number)
        away = texts.AWAY.say(self.lang, who=self._name(one.owner))
        return self._case_row(one, head, one.subject, alarm=away)

    def _twice(self, one: Twice) -> Pick:
        head = self._head(Content(" " * DUE), texts.TWICE, one.owner, one.number)
        both = texts.BOTH.say(self.lang, other=one.other, who=self._name(one.other_owner))
        return self._case_row(one, head, one.subject, alarm=both)

    def _head(self, due: Content, owes: Words, owner: str | None, number: str) -> Content:
        said = padded(owes.say(self.lang), OWES)
        return Content.assemble(due, " ", said, " ", self._holder(owner), " ", (number, "$muted"))

    def _case_row(self, one: OnCase, head: Content, says: str, *, alarm: str = "") -> Pick:
        channel = desk_texts.CHANNELS.get(one.channel)
        parts = [who(one_line(one.name), one.phone, self.lang), one_line(says)]
        if channel is not None:
            parts.insert(1, channel.say(self.lang))
        return Pick(
            OfCase(one.case, one.number),
            self._two(head, "  ".join(parts), alarm=alarm),
            key=one.case,
        )

    def _person(self, one: OnDuty) -> Pick:
        style = "bold $warning" if one.long or one.not_ended else ""
        state = Content.styled(padded(shorten(self._state(one), STATE), STATE), style)
        lasted = timing.roughly(self.now - one.state_at, self.lang)
        head = Content.assemble(
            plain(padded(shorten(self._name(one.agent), NAME), NAME)),
            " ",
            state,
            " ",
            Content.styled(padded(lasted, DUE), style),
            " ",
            self._hand(one),
        )
        said = [texts.SINCE.say(self.lang, time=timing.day_clock(one.since_at, self.now))]
        if one.long and one.reason:
            said.append(self._why(one))
        if one.held.front:
            said.append(texts.FRONT.say(self.lang, n=one.held.front))
        if one.not_ended:
            said.append(texts.NOT_ENDED.say(self.lang))
        if one.degraded:
            said.append(texts.DEGRADED.say(self.lang, why=one_line(one.degraded)))
        alarms = [
            texts.LAG.say(self.lang, prefix=lag.prefix, time=timing.roughly(lag.ms, self.lang))
            for lag in self.lags.get(one.agent, ())
        ]
        row = self._two(head, "  ".join(said), alarm="  ".join(alarms))
        return Pick(one, row, key=f"person-{one.agent}")

    def _short(self, one: OnDuty) -> Content:
        """One person in one line of the narrow pane."""
        style = "bold $warning" if one.long or one.not_ended else "$muted"
        return Content.assemble(
            plain(padded(shorten(self._name(one.agent), 10), 10)),
            " ",
            (padded(shorten(self._state(one), BRIEF), BRIEF), style),
            " ",
            self._hand(one),
        )

    def _state(self, one: OnDuty) -> str:
        """The state, and the word that it lasts too long; else why somebody is on a break."""
        known = desk_texts.STATES.get(one.state)
        state = known.say(self.lang) if known else one.state
        more = texts.LONG.say(self.lang) if one.long else self._why(one)
        return f"{state} {more}".rstrip()

    def _why(self, one: OnDuty) -> str:
        reasons = self.policy.reasons.breaks if self.policy else ()
        return next((each.name.say(self.lang) for each in reasons if each.id == one.reason), "")

    def _hand(self, one: OnDuty) -> Content:
        held = texts.HELD.say(self.lang, active=one.held.active, open=one.held.open)
        if not one.held.late:
            return Content.styled(held, "$muted")
        late = texts.LATE.say(self.lang, n=one.held.late)
        return Content.assemble((held, "$muted"), " ", (late, "bold $error"))

    def _waits(self, one: Waits) -> Pick:
        line = self._first_line(one)
        due = Content("")
        if one.due_at is not None:
            style = STYLES[timing.urgency(one.due_at, self.now)]
            due = Content.styled(timing.due(one.due_at, self.now, self.lang), style)
        return Pick(one, Content.assemble(line, "\n  ", due), key=f"waits-{one.channel}")

    def _first_line(self, one: Waits) -> Content:
        channel = desk_texts.CHANNELS.get(one.channel)
        longest = timing.roughly(self.now - one.oldest_at, self.lang)
        return Content.assemble(
            padded(channel.say(self.lang) if channel else one_line(one.channel), 10),
            " ",
            texts.WAITS.say(self.lang, n=one.n, time=longest),
        )

    def _unsigned(self, one: Shift) -> Pick:
        last = one.handover.versions[-1]
        said = texts.UNSIGNED_OF.say(
            self.lang, who=self._name(one.agent), n=len(last.items), version=last.n
        )
        head = Content.assemble(
            (padded(timing.day_clock(last.at, self.now), DUE), "$warning"),
            " ",
            texts.UNSIGNED.say(self.lang),
        )
        return Pick(one, self._two(head, said), key=f"shift-{one.id}")

    def _unread(self, one: Unread) -> Pick:
        head = Content.assemble(
            (texts.UNREAD.say(self.lang, n=len(one.by)), "$warning"),
            "  ",
            plain(one_line(one.bulletin.title.say(self.lang))),
        )
        mark = desk_texts.LIST_MARK.say(self.lang)
        names = mark.join(self._name(person) for person in one.by)
        return Pick(one, self._two(head, names), key=f"notice-{one.bulletin.id}")

    def _two(self, head: Content, line: str, *, alarm: str = "") -> Content:
        room = max(20, self.width - 8)
        shown = shorten(alarm, room)
        rest = room - cells(shown) - 2 if shown else room
        second: list[Content | str] = [plain(shown, "$warning"), "  "] if shown else []
        if rest > 4:
            second.append(plain(shorten(line, rest), "$muted"))
        return Content.assemble(head, "\n  ", *second)

    def _due(self, at: Instant) -> Content:
        style = STYLES[timing.urgency(at, self.now)]
        return Content.styled(padded(timing.left(at, self.now, self.lang), DUE), style)

    def _holder(self, owner: str | None) -> Content:
        name = texts.QUEUE.say(self.lang) if owner is None else self._name(owner)
        return plain(padded(shorten(name, WHO), WHO))

    def _name(self, person: str | None) -> str:
        return one_line(self.names.get(person or "", person or ""))

    def _quiet(self, words: Words, **values: object) -> Content:
        return Content.styled(words.say(self.lang, **values), "$muted")
