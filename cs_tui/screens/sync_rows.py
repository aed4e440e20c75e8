"""The rows of the sync screen: each says what it was, why it did not work, and what to do now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from cs_tui.core import fold
from cs_tui.core.policy import Policy
from cs_tui.core.ports import Instant
from cs_tui.core.privacy.masks import mask_email, mask_order, mask_phone
from cs_tui.core.text import one_line
from cs_tui.screens.lists import Heading
from cs_tui.store.sync_lists import Met, Refused, SyncLists, WithoutEffect
from cs_tui.texts import Lang, Words
from cs_tui.texts import syncing as texts
from cs_tui.widgets import timing
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

INDENT = "  "
MASKS: Final = {"phone": mask_phone, "email": mask_email, "order_no": mask_order}
"""What nobody reads in full in a list."""

Record = Refused | WithoutEffect | Met


@dataclass(frozen=True, slots=True)
class Rows:
    """Draws the lists in one language, wrapped to a width."""

    lang: Lang
    now: Instant
    width: int
    me: str
    names: Mapping[str, str]
    policy: Policy | None

    def of(self, lists: SyncLists) -> Iterator[Pick]:
        """All rows under their headings; the first nine have a digit."""
        number = 0
        groups: tuple[tuple[str, Words, str, Sequence[Record]], ...] = (
            ("refused", texts.REFUSED, "$error", lists.refused),
            ("void", texts.WITHOUT_EFFECT, "$warning", lists.without_effect),
            ("met", texts.MET, "$warning", lists.met),
        )
        for group, words, style, records in groups:
            if not records:
                continue
            if number:
                yield Heading("", key=f"before-{group}")
            heading = Content.styled(words.say(self.lang, n=len(records)), f"bold {style}")
            yield Heading(heading, key=group)
            for place, record in enumerate(records):
                if place:
                    yield Heading("", key=f"{group}-{place}")
                number += 1
                digit = str(number) if number < 10 else ""
                key = f"{group}-{record.event}"
                yield Pick(record, self._row(record), key=key, digit=digit)

    def _row(self, record: Record) -> Content:
        match record:
            case Refused():
                head, lines = self._refused(record)
            case WithoutEffect():
                head, lines = self._without_effect(record)
            case Met():
                head, lines = self._met(record)
        shown = [head, *(part for line in lines for part in self._wrapped(line))]
        return Content("\n").join(shown)

    def _refused(self, one: Refused) -> tuple[Content, list[Content]]:
        reason = one_line(one.reason.say(self.lang)) or self._say(texts.NO_REASON)
        why = (
            self._say(texts.WHY_FIELD, field=self.field(one.field), why=reason)
            if one.field in texts.FIELDS
            else self._say(texts.WHY, why=reason)
        )
        now = texts.NOW_REFUSED if one.actor == self.me else texts.NOW_REFUSED_ELSEWHERE
        by = "" if one.actor == self.me else self._say(texts.BY, who=self._who(one.actor))
        return self._head(one.at, one.kind, one.number, by), [plain(why), self._now(now)]

    def _without_effect(self, one: WithoutEffect) -> tuple[Content, list[Content]]:
        why = self._say(texts.WHY, why=one_line(one.reason.say(self.lang)))
        now = texts.NOW_OF.get(one.kind, texts.NOW_AGAIN)
        return self._head(one.at, one.kind, one.number), [plain(why), self._now(now)]

    def _met(self, one: Met) -> tuple[Content, list[Content]]:
        values = (
            (texts.SAW, one.base, "$muted"),
            (texts.THEIRS, one.theirs, ""),
            (texts.MINE, one.mine, "bold"),
        )
        said = Content("   ").join(
            [
                plain(self._say(words, value=self.value(one.field, value)), style)
                for words, value, style in values
            ]
        )
        return self._head(one.at, "", one.number, self.field(one.field)), [
            said,
            self._now(texts.NOW_CHOOSE),
        ]

    def _head(self, at: Instant, kind: str, number: str, more: str = "") -> Content:
        known = fold.KINDS.get(kind)
        parts = [
            plain(number, "bold"),
            Content(known.called.say(self.lang)) if known else plain(one_line(kind)),
            plain(more),
            Content.styled(timing.day_clock(at, self.now) if at else "", "$muted"),
        ]
        return Content("  ").join([part for part in parts if part.plain])

    def _now(self, words: Words) -> Content:
        return Content.styled(self._say(texts.NOW, what=words), "$muted")

    def _wrapped(self, line: Content) -> Iterator[Content]:
        for part in line.wrap(self.width - len(INDENT)):
            yield Content.assemble(INDENT, part)

    def value(self, field: str, value: str | None) -> str:
        """A value of a field as people call it."""
        if not value:
            return self._say(texts.EMPTY_VALUE)
        if field in MASKS:
            return MASKS[field](value)
        if self.policy is not None:
            taxonomy = self.policy.taxonomy
            named = {
                "leaf": taxonomy.leaves,
                "nature": taxonomy.natures,
                "outcome": taxonomy.outcomes,
            }.get(field, ())
            for one in named:
                if one.id == value:
                    return one.name.say(self.lang)
        return one_line(value)

    def field(self, field: str) -> str:
        """What a field is called."""
        known = texts.FIELDS.get(field)
        return known.say(self.lang) if known else one_line(field)

    def _who(self, actor: str) -> str:
        return one_line(self.names.get(actor) or actor)

    def _say(self, words: Words, **values: object) -> str:
        return words.say(self.lang, **values)
