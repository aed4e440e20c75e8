"""What stands beside the case, numbered: plays 1-3, categories 4-6, knowledge 7-9."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from cs_tui.core.text import cells, shorten
from cs_tui.texts import Lang
from cs_tui.texts import desk as texts
from cs_tui.widgets.marked import broken_at, fitted
from cs_tui.widgets.plain import plain
from cs_tui.widgets.steady import Steady
from cs_tui.widgets.sureness import like, percent

if TYPE_CHECKING:
    from cs_tui.services.assist import Assist

MOST_ROWS = 3
"""Rows of one text, where there is room for all of them."""
LEAF = 20
"""Cells of the name of a category; the rest of the line says why."""


class AssistPane(Steady):
    """The wide form: one block under another."""

    DEFAULT_CSS = """
    AssistPane { padding: 1 2; background: $surface; height: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)

    def show(self, assist: Assist | None, lang: Lang) -> None:
        """Shows what fits; nothing while it is looked up."""
        if assist is None:
            self.update("")
            return
        width, height = max(20, (self.size.width or 42) - 2), self.size.height
        whole = _blocks(assist, lang, width, MOST_ROWS)
        used = sum(len(block) + 1 for block in whole) - 1
        blocks = whole if used <= height else _blocks(assist, lang, width, 1)
        self.update(Content("\n\n").join([Content("\n").join(block) for block in blocks]))

    def show_idle(self, lang: Lang) -> None:
        """Says what will stand here."""
        self.update(Content.styled(texts.NO_CASE_BESIDE.say(lang), "$muted"))


MOST_IN_LINE, GAP = 3, "   "


class AssistLine(Steady):
    """The narrow form: the first of each, on one line."""

    DEFAULT_CSS = """
    AssistLine { height: 1; padding: 0 1; color: $muted; text-overflow: ellipsis; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)

    def show(self, assist: Assist | None, lang: Lang) -> None:
        """Shows what fits best."""
        if assist is None:
            self.update("")
            return
        found = {
            "1": [play.name.say(lang) for play in assist.plays],
            "4": [hint.leaf.name.say(lang) for hint in assist.leaves],
            "7": [one.title for one in assist.articles],
            "0": list(assist.questions),
        }
        first = [(digit, names[0]) for digit, names in found.items() if names][:MOST_IN_LINE]
        # Each takes its number and the gap after it as well; a short one leaves room to the others.
        room = (self.size.width or 80) + 1 - len(first) * (len(GAP) + 2)
        widths = fitted([cells(name) for _, name in first], room)
        parts = [_one(*one, width) for one, width in zip(first, widths, strict=True)]
        self.update(Content(GAP).join(parts))


def _one(digit: str, text: str, room: int) -> Content:
    return Content.assemble((digit, "bold $primary"), " ", plain(shorten(text, room)))


def _blocks(assist: Assist, lang: Lang, width: int, rows: int) -> list[list[Content]]:
    """The blocks there are; a line that is too long goes on below, over at most `rows` rows."""
    blocks = [_plays(assist, lang, width, rows), _leaves(assist, lang, width, rows)]
    blocks += [_questions(assist, lang, width, rows), _articles(assist, lang, width, rows)]
    return [block for block in blocks if block]


def _told(text: str, width: int, rows: int, style: str = "", digit: str = "") -> list[Content]:
    """A text below its number, over at most `rows` rows."""
    lines = broken_at(text, width)
    if len(lines) > rows:
        lines = [*lines[: rows - 1], shorten(" ".join(lines[rows - 1 :]), width)]
    if rows == 1:
        lines = [shorten(text, width)]
    numbered = [Content.styled(digit, "bold $primary")] + [Content(" ")] * (len(lines) - 1)
    starts = numbered if digit else [Content(" ")] * len(lines)
    return [
        Content.assemble(start, " ", plain(line, style))
        for start, line in zip(starts, lines, strict=True)
    ]


def _plays(assist: Assist, lang: Lang, width: int, rows: int) -> list[Content]:
    lines = [Content.styled(texts.PLAYS.say(lang), "$muted")] if assist.plays else []
    for number, (play, outcome) in enumerate(zip(assist.plays, assist.outcomes, strict=True), 1):
        lines += _told(play.name.say(lang), width, rows, digit=str(number))
        what = texts.PLAY_OUTCOME.say(lang, outcome=outcome)
        if play.promise:
            what += texts.WITH_PROMISE.say(lang)
        lines += _told(what, width, rows, "$muted")
    return lines


def _leaves(assist: Assist, lang: Lang, width: int, rows: int) -> list[Content]:
    lines = [Content.styled(texts.CATEGORY.say(lang), "$muted")]
    if not assist.leaves:
        lines += _told(texts.NO_SUGGESTION.say(lang), width, rows, "$muted")
    for number, hint in enumerate(assist.leaves, 4):
        name, sure = shorten(hint.leaf.name.say(lang), LEAF), percent(hint.confidence)
        head = Content.assemble(_one(str(number), name, LEAF), f"  {sure}")
        because, room = like(hint, lang), max(8, width - cells(head.plain))
        if cells(because) <= room or rows == 1:
            head = Content.assemble(head, "  ", plain(shorten(because, room), "$muted"))
            lines.append(head)
        else:
            lines += [head, *_told(because, width, min(rows, 2), "$muted")]
    for one in assist.natures:
        said = texts.NATURE_HINT.say(
            lang, nature=one.nature.name.say(lang), sure=percent(one.confidence)
        )
        lines += _told(said, width, rows, "$muted")
    return lines


def _questions(assist: Assist, lang: Lang, width: int, rows: int) -> list[Content]:
    """The next one has the digit; those after it follow once it was asked."""
    if not assist.questions:
        return []
    first, *others = assist.questions
    lines = [Content.styled(texts.QUESTION.say(lang), "$muted")]
    lines += _told(first, width, rows, digit="0")
    for one in others:
        lines += _told(one, width, rows, "$muted")
    return lines


def _articles(assist: Assist, lang: Lang, width: int, rows: int) -> list[Content]:
    if not assist.articles:
        return []
    lines = [Content.styled(texts.KNOWLEDGE.say(lang), "$muted")]
    for number, found in enumerate(assist.articles, 7):
        lines += _told(found.title, width, rows, digit=str(number))
        if found.matched != found.title:
            lines += _told(found.matched, width, 1, "$muted")
    return lines
