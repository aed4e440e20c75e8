"""Mine and the queue: what I owe comes before what may come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from cs_tui.core.ports import Instant
from cs_tui.core.text import cells, shorten
from cs_tui.store.board import Board, BoardRow
from cs_tui.texts import Lang, raising
from cs_tui.texts import complaint as complaint_texts
from cs_tui.texts import desk as texts
from cs_tui.widgets import timing
from cs_tui.widgets.people import who_in
from cs_tui.widgets.plain import plain

SHOWN_WAITING = 50
STATES = (8, 11, 13)
"""Cells that the column of what is due may have, so that it seldom moves: as the longest needs."""
CHANNEL = {"zh": 4, "en": 6}
"""Cells of the channel."""
LEAST = 8
"""Cells below which a subject tells nothing beside what stands before it."""
STYLES = {"late": "bold $error", "soon": "bold $warning", "": "bold"}


class BoardList(OptionList):
    """One list with two headings; Enter opens a row."""

    DEFAULT_CSS = """
    BoardList { min-width: 12; border: none; background: $surface; padding: 0 1; }
    BoardList:focus { border: none; }
    BoardList > .option-list--option-disabled { color: $muted; }
    """

    @dataclass
    class Chosen(Message):
        """A person wants to see a case."""

        case_id: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self.board = Board()
        self.front: str | None = None

    def show(
        self,
        board: Board,
        *,
        front: str | None,
        now: Instant,
        lang: Lang,
        calm: bool,
        beside: Mapping[str, str] | None = None,
    ) -> None:
        """Shows the lists; the highlight stays on the case it was on.

        `calm` shows due times instead of counting down, for while somebody types; `beside` says by
        case who else looks at it.
        """
        self.board, self.front = board, front
        kept = self.highlighted_option.id if self.highlighted_option else None
        rows = _Rows(now, lang, calm, front, max(16, (self.size.width or 36) - 2), beside or {})
        rows = replace(rows, state=rows.needed([*board.mine, *board.queue[:SHOWN_WAITING]]))
        options = [
            _heading(texts.MINE.say(lang, n=len(board.mine))),
            *(rows.option(row) for row in board.mine),
            *([] if board.mine else [_heading(f"  {texts.NOTHING_MINE.say(lang)}")]),
            _heading(""),
            _heading(_queue_heading(board, now, lang)),
            *(rows.option(row) for row in board.queue[:SHOWN_WAITING]),
            *([] if board.queue else [_heading(f"  {texts.NOTHING_WAITS.say(lang)}")]),
        ]
        self.set_options(options)
        wanted = kept or front
        places = [n for n, option in enumerate(options) if option.id and option.id == wanted]
        if places:
            self.highlighted = places[0]

    def take_keys(self) -> None:
        """Takes the keys; Enter opens a row from the first key on."""
        if self.highlighted is None:
            self.action_first()
        self.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option.id:
            self.post_message(self.Chosen(event.option.id))


def due_said(at: Instant, now: Instant, lang: Lang, *, calm: bool) -> str:
    """What is left or late, in the cells there are; `calm` shows a due time instead."""
    if now - at >= timing.HOUR_MS:
        return timing.late_by_hours(at, now, lang)
    return (timing.due if calm else timing.left)(at, now, lang)


def _heading(text: str) -> Option:
    return Option(Content.styled(text, "$muted"), disabled=True)


def _queue_heading(board: Board, now: Instant, lang: Lang) -> str:
    if board.oldest_at is None:
        return texts.QUEUE.say(lang, n=board.waiting_said)
    waited = timing.lasting(now - board.oldest_at)
    return texts.QUEUE_WAITED.say(lang, n=board.waiting_said, time=waited)


@dataclass(frozen=True, slots=True)
class _Rows:
    now: Instant
    lang: Lang
    calm: bool
    front: str | None
    width: int
    beside: Mapping[str, str]
    state: int = STATES[-1]
    """Cells of what is due, with the gap behind it."""

    def needed(self, rows: Sequence[BoardRow]) -> int:
        """The narrowest column in which what is due in these rows has room."""
        longest = max((cells(self._due(row).plain) for row in rows), default=0)
        return next((room for room in STATES if longest + 2 <= room), STATES[-1])

    def option(self, row: BoardRow) -> Option:
        """Two lines: what is due and who, then what it is about."""
        channel = texts.CHANNELS.get(row.channel)
        shown = channel.say(self.lang) if channel else row.channel
        start = Content.assemble(
            "" if row.id == self.front else " ",
            self._state(row),
            shown.ljust(len(shown) + CHANNEL[self.lang] - cells(shown)),
            " ",
        )
        room = max(4, self.width - cells(start.plain))
        name, number = who_in(row.name, row.phone, self.lang, room)
        head = Content.assemble(start, plain(name))
        return Option(Content("\n").join([head, self._second(row, number)]), id=row.id)

    def _state(self, row: BoardRow) -> Content:
        """What is due, as wide in every row; a longer one pushes its own row aside."""
        said = self._due(row)
        room = self.state + (row.id == self.front)
        return Content.assemble(said, " " * max(2, room - cells(said.plain)))

    def _due(self, row: BoardRow) -> Content:
        at = row.wanted_at
        if row.id == self.front:
            return Content.styled(texts.STATUS["active"].say(self.lang), "bold $success")
        if at is None or (row.status == "waiting_customer" and at > self.now):
            known = texts.STATUS.get(row.status)
            return Content.styled(known.say(self.lang) if known else row.status, "$muted")
        said = due_said(at, self.now, self.lang, calm=self.calm)
        return Content.styled(said, STYLES[timing.urgency(at, self.now)])

    def _raised(self, row: BoardRow) -> list[Content]:
        """That the lead was told of it; that it is nearly due where the hub has not said so."""
        if row.raised_at is not None:
            return [Content.styled(raising.MARK_RAISED.say(self.lang), "bold $error")]
        near = row.raise_at is not None and row.raise_at <= self.now and row.id != self.front
        return [Content.styled(raising.MARK_NEAR.say(self.lang), "$warning")] if near else []

    def _second(self, row: BoardRow, number: str) -> Content:
        parts = [plain(number)] if number else []
        if row.id in self.beside:
            parts.append(plain(shorten(self.beside[row.id], self.width - 2), "$accent"))
        if row.unread and row.id != self.front and row.owner is not None:
            parts.append(Content.styled(texts.NEW.say(self.lang, n=row.unread), "bold $accent"))
        parts += self._raised(row)
        if row.again:
            said = texts.AGAIN_SHORT.say(self.lang, n=row.again + 1)
            parts.append(Content.styled(said, "$warning"))
        if row.complaint_at is not None:
            style = "bold $error" if row.complaint_at < self.now else "$warning"
            parts.append(Content.styled(complaint_texts.COMPLAINT.say(self.lang), style))
        if row.grade in texts.GRADES and row.grade != "new":
            parts.append(Content.styled(texts.GRADES[row.grade].say(self.lang), "$warning"))
        room = self.width - 2 - sum(cells(part.plain) + 1 for part in parts)
        if room >= LEAST or not parts:
            parts.append(plain(shorten(row.subject, room) or row.number, "$muted"))
        return Content.assemble("  ", Content(" ").join(parts))
