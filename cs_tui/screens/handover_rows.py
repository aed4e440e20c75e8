"""A handover drawn: its rows by severity, the details of one item, versions side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from textual.content import Content

from cs_tui.core.handover_state import Handover, Item, Version
from cs_tui.core.offer_state import Target
from cs_tui.core.ports import Instant
from cs_tui.core.text import one_line, shorten
from cs_tui.core.when import written
from cs_tui.screens.lists import Heading
from cs_tui.screens.side import padded
from cs_tui.services.handover import Entry, Sheet
from cs_tui.services.handover_text import lines_of
from cs_tui.store.offers import Passed
from cs_tui.texts import Lang, Words, joined
from cs_tui.texts import handover as texts
from cs_tui.widgets.handed import seen
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

STYLES: Final = {"urgent": "bold $error", "watch": "bold $warning", "stable": "bold $success"}
SEVERITY, NUMBER, LABEL = 8, 8, 9
"""Cells of the columns."""
_GROUPS: Final = ("urgent", "watch", "stable", "given", "out")


@dataclass(frozen=True, slots=True)
class Drawing:
    """Draws handovers in one language."""

    lang: Lang
    zone: str
    names: Mapping[str, str]
    me: str
    width: int = 76
    """Cells of a row."""
    now: Instant = 0
    beside: int = 42
    """Cells of a line of what is known of one item."""

    def rows(self, entries: Sequence[Entry], *, digits: bool) -> Iterator[Pick]:
        """All rows under their headings; the first nine that can be given have a digit."""
        groups: dict[str, list[Entry]] = {name: [] for name in _GROUPS}
        for one in entries:
            groups[_group(one)].append(one)
        number, before = 0, False
        for name, found in groups.items():
            if not found:
                continue
            if before:
                yield Heading("", key=f"before-{name}")
            before = True
            yield Heading(self.say(texts.GROUPS[name], n=len(found)), key=name)
            for one in found:
                number += name in STYLES
                digit = str(number) if digits and name in STYLES and number < 10 else ""
                yield Pick(one, self._row(one), key=one.item.case, digit=digit or " ")

    def offered(self, passed: Sequence[Passed]) -> Iterator[Pick]:
        """What others hand to me, under its own heading."""
        if not passed:
            return
        yield Heading(self.say(texts.TO_ME, n=len(passed)), key="to-me")
        for one in passed:
            room = max(12, self.width - NUMBER)
            head = Content.assemble(
                (padded(one.number, NUMBER), "bold"), plain(shorten(one.subject, room))
            )
            who = self.say(texts.FROM, who=self.name(one.offer.by))
            note = shorten(f"{who}  {one_line(one.offer.note)}", max(12, self.width - 2))
            label = Content.assemble(head, "\n  ", plain(note, "$muted"))
            yield Pick(one, label, key=f"to-me-{one.case}", digit=" ")
        yield Heading("", key="after-to-me")

    def detail_offered(self, one: Passed) -> Content:
        """What was said with a case that is handed to me."""
        lines = [
            Content.styled(one.number, "bold"),
            plain(one_line(one.subject), "$muted"),
            plain(self.say(texts.FROM, who=self.name(one.offer.by)), "$muted"),
            Content(""),
            *(plain(line) for line in one.offer.note.splitlines()),
        ]
        return Content("\n").join(lines)

    def detail(self, entry: Entry) -> Content:
        """Everything that is known of one item."""
        item = entry.item
        lines: list[Content] = [Content.styled(item.number, "bold")]
        if entry.case is not None:
            lines.append(plain(one_line(entry.case.subject), "$muted"))
        lines.append(Content(""))
        for label, text in lines_of(item, self.lang, self.zone):
            lines.append(_labelled(label, text, self.beside))
        lines.append(Content(""))
        if item.left_out:
            lines.append(plain(self.say(texts.LEFT_OUT, reason=one_line(item.left_out))))
        else:
            lines += self._state_of(entry)
        if entry.offer is not None:
            lines.append(plain(self.standing(entry)))
        if entry.duties:
            why = joined([texts.DUTIES[duty] for duty in entry.duties])
            lines.append(Content.styled(self.say(texts.IN_BECAUSE, why=why), "$muted"))
        return Content("\n").join(lines)

    def head(self, sheet: Sheet, to: Target) -> Content:
        """Whose handover it is, to whom, how complete, signed or not."""
        k, n = sheet.written
        shift, kept = sheet.shift, sheet.handover
        if shift.agent in ("", self.me):
            said = self.say(texts.HEAD, whom=self.whom(to), k=k, n=n, open=len(sheet.undecided))
        else:
            who = self.name(shift.agent)
            said = self.say(texts.HEAD_OF, who=who, day=shift.day, v=len(kept.versions), k=k, n=n)
        lines = [plain(said, "bold"), self.signed(kept)]
        lines += [
            plain(
                self.say(
                    texts.COMMENT_BY, who=self.name(one.by), v=one.version, text=one_line(one.text)
                )
            )
            for one in kept.comments[-3:]
        ]
        return Content("\n").join(lines)

    def signed(self, kept: Handover) -> Content:
        """Whether the lead has signed what stands."""
        latest = len(kept.versions)
        if not latest:
            return Content.styled(self.say(texts.NOT_GIVEN), "$muted")
        if kept.signed:
            who = self.name(kept.signed.by)
            return plain(self.say(texts.SIGNED, who=who, v=latest), "$success")
        words = texts.CHANGED if kept.changed else texts.UNSIGNED
        return Content.styled(self.say(words, v=latest), "$warning")

    def versions(self, kept: Handover) -> Content:
        """Every version, and what the next one changed."""
        lines: list[Content] = []
        for before, now in pairwise([None, *kept.versions]):
            if now is None:
                continue
            at = written(now.at, self.zone)
            head = self.say(texts.VERSION, v=now.n, at=at, whom=self.whom(now.to))
            lines += [plain(head, "bold"), *self._changes(before, now), Content("")]
        return Content("\n").join(lines)

    def standing(self, entry: Entry) -> str:
        """What became of the offer of an item."""
        found = entry.offer
        if found is None:
            return ""
        who = found.taken_by or found.ended_by
        whom = self.name(who) if who else self.whom(found.to)
        told = self.say(texts.STANDINGS[found.standing], who=whom, said=one_line(found.said))
        opened = seen(found, self.names, self.now, self.lang) if found.open else ""
        return "  ".join(part for part in (told, opened) if part)

    def whom(self, to: Target) -> str:
        """Whom something is offered to."""
        return self.name(to.person) if to.person else self.say(texts.NEXT_SHIFT)

    def name(self, actor: str) -> str:
        """What a person is called."""
        return one_line(self.names.get(actor) or actor)

    def say(self, words: Words, **values: object) -> str:
        """Words in the language of the screen."""
        return words.say(self.lang, **values)

    def _row(self, one: Entry) -> Content:
        item = one.item
        room = max(12, self.width - SEVERITY - NUMBER)
        head = Content.assemble(
            (padded(self.say(texts.SEVERITIES[item.severity]), SEVERITY), STYLES[item.severity]),
            (padded(item.number, NUMBER), "bold"),
            plain(shorten(item.state, room)),
        )
        return Content.assemble(head, "\n  ", self._second(one))

    def _second(self, one: Entry) -> Content:
        item, room = one.item, max(12, self.width - 2)
        if item.left_out:
            return plain(shorten(item.left_out, room), "$muted")
        if one.offer is not None and (one.given or one.offer.standing == "declined"):
            style = "$warning" if one.offer.standing in ("open", "declined") else "$success"
            return plain(shorten(self.standing(one), room), style)
        if item.missing:
            return Content.styled(shorten(self._lacks(item), room), "$warning")
        known = dict(lines_of(item, self.lang, self.zone))
        return plain(shorten(known.get(self.say(texts.NEXT), ""), room), "$muted")

    def _lacks(self, item: Item) -> str:
        names = joined([texts.ELEMENTS[name] for name in item.missing])
        return self.say(texts.LACKS, n=len(item.missing), names=names)

    def _state_of(self, entry: Entry) -> list[Content]:
        item = entry.item
        lines = []
        if item.missing:
            lines.append(Content.styled(self._lacks(item), "$warning"))
        if not item.written:
            lines.append(Content.styled(self.say(texts.COLLECTED), "$muted"))
        return lines

    def _changes(self, before: Version | None, now: Version) -> list[Content]:
        was = {item.case: item for item in before.items} if before else {}
        found: list[Content] = []
        for item in now.items:
            earlier = was.get(item.case)
            if earlier is None:
                what = shorten(item.left_out or item.state, 50)
                found.append(plain(f"  {self.say(texts.ADDED, number=item.number, what=what)}"))
            else:
                found += self._differences(earlier, item)
        return found or [Content.styled(f"  {self.say(texts.SAME)}", "$muted")]

    def _differences(self, was: Item, now: Item) -> Iterator[Content]:
        old = dict(lines_of(was, self.lang, self.zone))
        new = dict(lines_of(now, self.lang, self.zone))
        nothing = self.say(texts.NOTHING_STOOD)
        for label in dict.fromkeys([*old, *new]):
            if old.get(label) != new.get(label):
                yield plain(
                    "  "
                    + self.say(
                        texts.DIFFERS,
                        number=now.number,
                        label=label,
                        was=shorten(old.get(label, nothing), 30),
                        now=shorten(new.get(label, nothing), 30),
                    )
                )


def _group(one: Entry) -> str:
    if one.item.left_out:
        return "out"
    return "given" if one.given else one.item.severity


def _labelled(label: str, text: str, width: int) -> Content:
    """A label and what belongs to it, whose further lines stand below its first one."""
    lines = plain(one_line(text)).wrap(max(8, width - LABEL))
    gap = Content("\n" + " " * LABEL)
    return Content.assemble((padded(label, LABEL), "$muted"), gap.join(lines))
