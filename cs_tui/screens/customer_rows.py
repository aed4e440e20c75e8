"""Rows of a customer's record and of everything this customer came about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from cs_tui.core.customer import Record
from cs_tui.core.customer_fields import FIELDS, Field
from cs_tui.core.ports import Instant
from cs_tui.core.privacy.masks import mask_email, mask_name, mask_order, mask_phone
from cs_tui.core.state import Conflict
from cs_tui.core.text import cells, one_line, shorten
from cs_tui.screens.lists import Heading
from cs_tui.screens.side import padded
from cs_tui.services.customers import Card
from cs_tui.store.customer_blocks import Behaviour
from cs_tui.store.customers import Past
from cs_tui.texts import Lang, erasing
from cs_tui.texts import customer as texts
from cs_tui.texts import desk as desk_texts
from cs_tui.texts import one_customer as one_texts
from cs_tui.widgets import timing
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

LABEL: Final = 10
STATUS: Final = 10
ORDER: Final = 24
BASIC: Final[tuple[Field, ...]] = ("name", "phone", "email", "grade")
DIGITS: Final[dict[Field, str]] = {
    "name": "2",
    "phone": "3",
    "email": "4",
    "order_no": "5",
    "grade": "6",
    "need": "7",
}
MASKED: Final[frozenset[Field]] = frozenset({"phone", "email"})
"""What nobody reads in full without saying why."""


@dataclass(frozen=True, slots=True)
class CustomerRows:
    """Draws one customer for somebody who looks."""

    lang: Lang
    now: Instant
    full: bool
    """Whether name and order number may be read: the owner of the open case in front may."""
    front: str = ""
    """The case in front."""
    erasable: bool = False
    """Whether who looks may erase the customer."""

    def of(self, card: Card, called: dict[str, str], names: dict[str, str]) -> Iterator[Pick]:
        """Head, the four blocks with the fields by their digits, the cases. `called` are categories
        and natures by id, `names` people."""
        yield Heading(self._head(card), key="head")
        if card.record.erased_at is None:
            yield from self._basic(card, names)
            yield from self._consumption(card, names)
            yield from self._block("needs")
            yield self._row(card.record, "need", names)
            yield from self._behaviour(card.behaviour, called)
        words = texts.PAST if card.past else texts.NO_PAST
        yield Heading(words.say(self.lang, n=len(card.past)), key="past")
        for one in card.past:
            yield Pick(one, self._past(one, called), key=f"case-{one.case}")
        # Done so seldom that it stands below all else.
        if card.record.id and self.erasable and card.record.erased_at is None:
            yield Heading("", key="gap-erase")
            yield Pick("erase", erasing.ERASE.say(self.lang), key="erase", digit="9")

    def _basic(self, card: Card, names: dict[str, str]) -> Iterator[Pick]:
        yield from self._block("basic")
        if self.front:
            yield Pick("reveal", texts.REVEAL.say(self.lang), key="reveal", digit="1")
        for field in BASIC:
            yield self._row(card.record, field, names)
        if card.record.id:
            yield Pick("merge", one_texts.MERGE.say(self.lang), key="merge", digit="8")
        if card.given_up:
            yield Heading(one_texts.WITH.say(self.lang, n=len(card.given_up)), key="merged")
        for record in card.given_up:
            yield Pick(record, self.one(record), key=f"merged-{record.id}")

    def _consumption(self, card: Card, names: dict[str, str]) -> Iterator[Pick]:
        """The order they came about last, and each one they ever did: read where it was first."""
        yield from self._block("consumption")
        yield self._row(card.record, "order_no", names)
        past = {one.case: one for one in card.past}
        for one in card.orders:
            since = timing.day_clock(one.at, self.now)
            label = Content.assemble(
                (padded(self.value("order_no", one.order_no), ORDER), ""),
                (texts.FIRST_NAMED.say(self.lang, time=since, number=one.number), "$muted"),
            )
            key = f"order-{one.order_no}"
            read = past.get(one.case)
            yield Heading(label, key=key) if read is None else Pick(read, label, key=key)

    def _behaviour(self, one: Behaviour, called: dict[str, str]) -> Iterator[Pick]:
        yield from self._block("behaviour")
        channels = [(desk_texts.channel(channel).say(self.lang), n) for channel, n in one.channels]
        natures = [(called.get(nature, nature), n) for nature, n in one.natures]
        lines = {
            "contacts": self._contacts(one.contacts, channels),
            "natures": self._counted(natures),
            "complaints": str(one.complaints) if one.complaints else "",
            "scores": self._scored(one),
        }
        for name, line in lines.items():
            if line:
                label = (padded(texts.BEHAVIOUR[name].say(self.lang), LABEL), "$muted")
                yield Heading(Content.assemble(label, plain(one_line(line))), key=f"does-{name}")

    def _contacts(self, n: int, channels: Sequence[tuple[str, int]]) -> str:
        return texts.CONTACTS.say(self.lang, n=n, of=self._counted(channels)) if n else ""

    def _counted(self, parts: Sequence[tuple[str, int]]) -> str:
        mark = desk_texts.LIST_MARK.say(self.lang)
        return mark.join(texts.TIMES.say(self.lang, what=what, n=n) for what, n in parts)

    def _scored(self, one: Behaviour) -> str:
        mark = desk_texts.LIST_MARK.say(self.lang)
        return mark.join(
            texts.SCORED.say(self.lang, score=each.score, number=each.number) for each in one.scores
        )

    def _block(self, name: str) -> Iterator[Pick]:
        yield Heading(
            Content.styled(texts.BLOCKS[name].say(self.lang), "bold $primary"), key=f"block-{name}"
        )

    def _row(self, record: Record, field: Field, names: dict[str, str]) -> Pick:
        return Pick(field, self._field(record, field, names), key=field, digit=DIGITS[field])

    def one(self, record: Record) -> Content:
        """A record on one line."""
        name, phone, email = (
            self.value(field, getattr(record, field)) for field in ("name", "phone", "email")
        )
        said = one_texts.ONE.say(
            self.lang, name=name or desk_texts.UNKNOWN.say(self.lang), phone=phone, email=email
        )
        return plain(said.strip())

    def both(self, kept: Record, other: Record) -> Iterator[Pick]:
        """What two records tell, field by field; the first value goes on."""
        for field in FIELDS:
            values = [self.value(field, getattr(one, field)) for one in (kept, other)]
            told = [value for value in dict.fromkeys(values) if value]
            if told:
                words = one_texts.ALSO.say(self.lang, value=told[0], other=told[-1])
                shown = plain(words if len(told) > 1 else told[0])
                label = (padded(texts.FIELDS[field].say(self.lang), LABEL), "$muted")
                yield Heading(Content.assemble(label, shown), key=f"both-{field}")

    def value(self, field: Field, value: str) -> str:
        """A value as it may be read here."""
        if not value:
            return ""
        if field == "phone":
            return mask_phone(value)
        if field == "email":
            return mask_email(value)
        if field == "name":
            return one_line(value) if self.full else mask_name(value)
        if field == "order_no":
            return value if self.full else mask_order(value)
        if field == "grade":
            known = texts.ALL_GRADES.get(value)
            return known.say(self.lang) if known else one_line(value)
        return one_line(value)

    def _head(self, card: Card) -> Content:
        record = card.record
        if not record.id:
            return Content.styled(texts.NOT_RECORDED.say(self.lang), "$muted")
        if record.erased_at is not None:
            when = timing.day_clock(record.erased_at, self.now)
            return Content.styled(f"{erasing.ERASED.say(self.lang)}  {when}", "$muted")
        name = self.value("name", record.name) or desk_texts.UNKNOWN.say(self.lang)
        since = timing.day_clock(record.recorded_at, self.now)
        return Content.assemble(
            plain(shorten(name, 30), "bold"),
            "  ",
            (texts.SINCE.say(self.lang, time=since), "$muted"),
        )

    def _field(self, record: Record, field: Field, names: dict[str, str]) -> Content:
        value = self.value(field, getattr(record, field))
        shown = plain(value) if value else Content.styled(texts.EMPTY.say(self.lang), "$muted")
        label = Content.styled(padded(texts.FIELDS[field].say(self.lang), LABEL), "$muted")
        met = next((one for one in record.conflicts if one.field == field), None)
        if met is None:
            return Content.assemble(label, shown)
        return Content.assemble(
            label, shown, "  ", Content.styled(self._met(met, field, names), "$warning")
        )

    def _met(self, met: Conflict, field: Field, names: dict[str, str]) -> str:
        """What somebody else wrote there at the same time."""
        who = one_line(names.get(met.actor, met.actor))
        value = self.value(field, met.wanted or "") or texts.EMPTY.say(self.lang)
        return texts.MET.say(self.lang, who=who, value=value)

    def _past(self, one: Past, leaves: dict[str, str]) -> Content:
        known = desk_texts.STATUS.get(one.status)
        channel = desk_texts.CHANNELS.get(one.channel)
        status = known.say(self.lang) if known else one.status
        here = f" {texts.HERE.say(self.lang)}" if one.case == self.front else ""
        about = leaves.get(one.leaf or "", "")
        return Content.assemble(
            (one.number, "bold"),
            "  ",
            (padded(status, max(STATUS, cells(status))), "" if one.over else "$success"),
            f"{timing.day_clock(one.opened_at, self.now)}  ",
            (f"{channel.say(self.lang) if channel else one.channel}  ", "$muted"),
            plain(f"{about}{here}  " if about or here else ""),
            plain(one_line(one.line or one.subject), "$muted"),
        )
