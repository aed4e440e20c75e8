"""Rows and details of what is offered to me and what I passed on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from textual.content import Content

from cs_tui.core.offer_state import Offer
from cs_tui.core.policy import Policy
from cs_tui.core.ports import Instant
from cs_tui.core.text import one_line, shorten
from cs_tui.screens.lists import Heading
from cs_tui.screens.side import padded
from cs_tui.store.offers import Passed
from cs_tui.texts import Lang, Words
from cs_tui.texts import passing as texts
from cs_tui.widgets import timing
from cs_tui.widgets.board_list import STYLES
from cs_tui.widgets.handed import seen, standing, waited, whom
from cs_tui.widgets.people import who
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

DUE, KIND, WHO = 16, 10, 24
"""Cells of the columns."""

Section = Literal["in", "taken", "out"]
SECTIONS: dict[Section, Words] = {"in": texts.IN, "taken": texts.TAKEN, "out": texts.OUT}
TOLD = {
    "open": "$warning",
    "late": "bold $error",
    "accepted": "",
    "silent": "bold $error",
    "declined": "bold $error",
    "answered": "$success",
}


@dataclass(frozen=True, slots=True)
class Handed:
    """One row: in which section, and what it stands for."""

    section: Section
    passed: Passed


@dataclass(frozen=True, slots=True)
class PassingRows:
    """The rows as they are drawn now."""

    now: Instant
    lang: Lang
    names: Mapping[str, str]
    policy: Policy | None
    width: int

    def of(self, handed: Sequence[Handed], first: int = 1) -> Iterator[Pick]:
        """Headings and rows; the digits go on from `first` to nine."""
        number, before = first, ""
        for one in handed:
            if one.section != before:
                if before:
                    yield Heading("", key=f"before-{one.section}")
                before = one.section
                yield Heading(self._heading(one.section, handed), key=f"passing-{before}")
            digit = str(number) if number < 10 else ""
            number += 1
            key = f"{one.section}-{one.passed.offer.id}"
            yield Pick(one, self._row(one), key=key, digit=digit)

    def _heading(self, section: Section, handed: Sequence[Handed]) -> Content:
        n = sum(one.section == section for one in handed)
        return Content.styled(SECTIONS[section].say(self.lang, n=n), "$muted")

    def _row(self, one: Handed) -> Content:
        passed, offer = one.passed, one.passed.offer
        other = whom(offer.to, self.names) if one.section == "out" else self._name(offer.by)
        side = texts.TO if one.section == "out" else texts.FROM
        head = Content.assemble(
            self._first(one),
            " ",
            self._second(one),
            " ",
            plain(padded(shorten(side.say(self.lang, who=other), WHO), WHO)),
            " ",
            (passed.number, "$muted"),
        )
        customer = who(one_line(passed.name), passed.phone, self.lang)
        says = one_line(offer.said or offer.note or passed.subject)
        line = f"{customer}  {says}"
        if one.section == "out" and offer.standing in ("open", "accepted"):
            opened = seen(offer, self.names, self.now, self.lang)
            told = (waited(offer, self.now, self.lang), opened, line)
            line = "  ".join(part for part in told if part)
        shown = shorten(line, max(20, self.width - 8))
        return Content.assemble(head, "\n  ", plain(shown, "$muted"))

    def _first(self, one: Handed) -> Content:
        """The clock that counts: until it should be accepted, or the customer hears of it."""
        offer = one.passed.offer
        at = offer.accept_by_at if offer.open else offer.promised_at
        if at is None or offer.standing == "answered":
            return Content(" " * DUE)
        style = STYLES[timing.urgency(at, self.now)]
        return Content.styled(padded(timing.left(at, self.now, self.lang), DUE), style)

    def _second(self, one: Handed) -> Content:
        """What it is, or how it stands."""
        offer = one.passed.offer
        if one.section != "out":
            return plain(padded(texts.WHYS[offer.why].say(self.lang), KIND))
        told = "silent" if one.passed.silent(self.now) else standing(offer, self.now)
        return Content.styled(padded(texts.STANDING[told].say(self.lang), KIND), TOLD[told])

    def _name(self, person: str) -> str:
        return one_line(self.names.get(person, person))

    def detail(self, one: Handed, me: str) -> Content:
        """Everything that is known of one of them."""
        passed, offer = one.passed, one.passed.offer
        lang = self.lang
        told = "silent" if passed.silent(self.now) else standing(offer, self.now)
        owner = (
            texts.STILL_MINE.say(lang)
            if passed.owner == me
            else texts.AT_OWNER.say(lang, who=self._name(passed.owner))
        )
        where = texts.TO.say(lang, who=whom(offer.to, self.names))
        if one.section != "out":
            where = texts.FROM.say(lang, who=self._name(offer.by))
        lines = [
            Content.assemble((passed.number, "bold"), "  ", plain(where)),
            Content.assemble(
                (texts.WHYS[offer.why].say(lang), "$muted"),
                "  ",
                (texts.STANDING[told].say(lang), TOLD[told]),
                "  ",
                plain(owner, "$muted"),
            ),
            Content(""),
            *self._facts(passed, offer, me),
            Content(""),
            plain(offer.note or texts.NO_NOTE.say(lang)),
        ]
        if offer.said:
            said = texts.SAID[offer.standing].say(lang) if offer.standing in texts.SAID else ""
            lines += [Content(""), Content.assemble((f"{said} ", "$muted"), plain(offer.said))]
        return Content("\n").join(lines)

    def _facts(self, passed: Passed, offer: Offer, me: str) -> list[Content]:
        lang, now = self.lang, self.now
        told = (
            texts.NOT_TOLD.say(lang)
            if offer.promised_at is None
            else texts.TOLD_BY.say(lang, time=timing.day_clock(offer.promised_at, now))
        )
        facts = [
            (texts.PROMISED, plain(who(one_line(passed.name), passed.phone, lang), "bold")),
            (None, Content.styled(told, "$muted")),
        ]
        if offer.reason:
            facts.append((texts.REASON, plain(self._reason(offer.reason))))
        if offer.open:
            style = STYLES[timing.urgency(offer.accept_by_at, now)]
            left = timing.left(offer.accept_by_at, now, lang)
            facts.append((texts.ACCEPT_BY, Content.styled(left, style)))
        if passed.silent(now) and passed.word_at is not None:
            since = texts.LAST_WORD_AT.say(lang, time=timing.day_clock(passed.word_at, now))
            facts.append((texts.LAST_WORD, Content.styled(since, "$error")))
        opened = seen(offer, self.names, now, lang)
        if opened and offer.by == me:
            age = waited(offer, now, lang)
            line = "  ".join(part for part in (opened, age) if part)
            facts.append((texts.SEEN_BY, plain(line)))
        return [
            Content.assemble((padded(label.say(lang) if label else "", 10), "$muted"), value)
            for label, value in facts
        ]

    def _reason(self, reason_id: str) -> str:
        known = self.policy.reasons.escalations if self.policy else ()
        return next((one.name.say(self.lang) for one in known if one.id == reason_id), reason_id)
