"""The line of truth on top: my state, what is late, what is next, what is unread, sync."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from cs_tui.core.text import cells, shorten
from cs_tui.texts import Lang
from cs_tui.texts import desk as texts
from cs_tui.widgets import timing
from cs_tui.widgets.plain import plain
from cs_tui.widgets.steady import Steady

GAP = "   "


@dataclass(frozen=True, slots=True)
class Part:
    """One thing on the line; the parts with the highest `rank` give way when it gets narrow."""

    text: Content
    rank: int


class StatusLine(Steady):
    """One line; it never wraps and never cuts a part in half."""

    DEFAULT_CSS = """
    StatusLine { height: 1; padding: 0 1; background: $panel; color: $foreground; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)
        self._parts: tuple[Part, ...] = ()

    def show(self, parts: tuple[Part, ...]) -> None:
        """Shows these parts, as many as fit; repaints only when something changed."""
        if parts != self._parts:
            self._parts = parts
            self._fit()

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        room = max(1, self.size.width - 2) if self.size.width else 78
        self.update(Content(GAP).join([part.text for part in fitting(self._parts, room)]))


def fitting(parts: Sequence[Part], room: int) -> list[Part]:
    """The first part, and of the others those of the lowest rank that still fit, in their order."""
    kept = set(range(len(parts[:1])))
    for place in sorted(range(1, len(parts)), key=lambda place: parts[place].rank):
        more = kept | {place}
        if _width([parts[one] for one in sorted(more)]) <= room:
            kept = more
    return [parts[one] for one in sorted(kept)]


def _width(parts: Sequence[Part]) -> int:
    return sum(cells(part.text.plain) for part in parts) + len(GAP) * (len(parts) - 1)


def sync_part(
    lang: Lang, *, alone: bool, live: bool, waiting: int, oldest_ms: int | None
) -> Content:
    """How sync stands, in words and colour."""
    if alone:
        return Content.styled(texts.SYNC_ALONE.say(lang), "$muted")
    if not live:
        off = Content.styled(texts.SYNC_OFF.say(lang), "$warning")
        if not waiting:
            return off
        return Content.assemble(off, " ", _waiting(lang, waiting, oldest_ms))
    if waiting:
        return _waiting(lang, waiting, oldest_ms)
    head, _, tail = texts.SYNC_OK.say(lang).partition(" ")
    return Content.assemble((f"{head} ", "$muted"), (tail, "$success"))


def wanting_part(lang: Lang, *, refused: int, void: int, conflicts: int) -> Content | None:
    """How many records want a person, each sort by its name; None when none does."""
    counts = (
        (texts.SYNC_REFUSED, refused, "$error"),
        (texts.SYNC_VOID, void, "$warning"),
        (texts.SYNC_CONFLICTS, conflicts, "$warning"),
    )
    said = [Content.styled(words.say(lang, n=n), style) for words, n, style in counts if n]
    return Content(" ").join(said) if said else None


def _waiting(lang: Lang, waiting: int, oldest_ms: int | None) -> Content:
    oldest = timing.aged(oldest_ms or 0, lang)
    return plain(texts.SYNC_WAITING.say(lang, n=waiting, time=oldest), "$warning")


def name_part(name: str, state: str, lasted: str, *, serving: bool = True) -> Content:
    """`林晓 处理中 3:12`; green only for who serves customers now."""
    style = "$success" if serving else "$muted"
    return Content.assemble(
        (shorten(name, 12), "bold"), " ", (state, style), f" {lasted}" if lasted else ""
    )
