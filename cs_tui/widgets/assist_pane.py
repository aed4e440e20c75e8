"""What stands beside the case, numbered: plays 1-3, categories 4-6, knowledge 7-9."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from cs_tui.core.text import cells, shorten
from cs_tui.texts import Lang
from cs_tui.texts import desk as texts
from cs_tui.widgets.plain import plain
from cs_tui.widgets.sureness import like, percent

if TYPE_CHECKING:
    from cs_tui.services.assist import Assist

LEAF = 20
"""Cells of the name of a category; the rest of the line says why."""


class AssistPane(Static):
    """The wide form: one block under another."""

    DEFAULT_CSS = """
    AssistPane { padding: 1 2; background: $surface; height: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)

    def show(self, assist: Assist | None, lang: Lang) -> None:
        """Shows what fits; nothing while nothing is known."""
        if assist is None:
            self.update("")
            return
        width = max(20, (self.size.width or 42) - 2)
        blocks = [_plays(assist, lang, width), _leaves(assist, lang, width)]
        blocks.append(_questions(assist, lang, width))
        blocks.append(_articles(assist, lang, width))
        self.update(Content("\n\n").join([Content("\n").join(block) for block in blocks if block]))


MOST_IN_LINE = 3


class AssistLine(Static):
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
        room = max(10, ((self.size.width or 80) - 14) // 3)
        parts = []
        if assist.plays:
            parts.append(_one("1", assist.plays[0].name.say(lang), room))
        if assist.leaves:
            parts.append(_one("4", assist.leaves[0].leaf.name.say(lang), room))
        if assist.articles:
            parts.append(_one("7", assist.articles[0].title, room))
        if assist.questions and len(parts) < MOST_IN_LINE:
            parts.append(_one("0", assist.questions[0], room))
        self.update(Content("   ").join(parts))


def _one(digit: str, text: str, room: int) -> Content:
    return Content.assemble((digit, "bold $primary"), " ", plain(shorten(text, room)))


def _plays(assist: Assist, lang: Lang, width: int) -> list[Content]:
    lines = [Content.styled(texts.PLAYS.say(lang), "$muted")] if assist.plays else []
    for number, (play, outcome) in enumerate(zip(assist.plays, assist.outcomes, strict=True), 1):
        lines.append(_one(str(number), play.name.say(lang), width))
        what = texts.PLAY_OUTCOME.say(lang, outcome=outcome)
        if play.promise:
            what += texts.WITH_PROMISE.say(lang)
        lines.append(Content.styled(f"  {shorten(what, width)}", "$muted"))
    return lines


def _leaves(assist: Assist, lang: Lang, width: int) -> list[Content]:
    lines = [Content.styled(texts.CATEGORY.say(lang), "$muted")]
    if not assist.leaves:
        lines.append(Content.styled(f"  {texts.NO_SUGGESTION.say(lang)}", "$muted"))
    for number, hint in enumerate(assist.leaves, 4):
        name, sure = shorten(hint.leaf.name.say(lang), LEAF), percent(hint.confidence)
        room = max(8, width - cells(name) - cells(sure) - 4)
        because = shorten(like(hint, lang), room)
        lines.append(
            Content.assemble(_one(str(number), name, LEAF), f"  {sure}  ", plain(because, "$muted"))
        )
    for one in assist.natures:
        said = texts.NATURE_HINT.say(
            lang, nature=one.nature.name.say(lang), sure=percent(one.confidence)
        )
        lines.append(Content.styled(f"  {shorten(said, width)}", "$muted"))
    return lines


def _questions(assist: Assist, lang: Lang, width: int) -> list[Content]:
    """The next one has the digit; those after it follow once it was asked."""
    if not assist.questions:
        return []
    first, *others = assist.questions
    lines = [Content.styled(texts.QUESTION.say(lang), "$muted"), _one("0", first, width)]
    return [*lines, *(plain(f"  {shorten(one, width)}", "$muted") for one in others)]


def _articles(assist: Assist, lang: Lang, width: int) -> list[Content]:
    if not assist.articles:
        return []
    lines = [Content.styled(texts.KNOWLEDGE.say(lang), "$muted")]
    for number, found in enumerate(assist.articles, 7):
        lines.append(_one(str(number), found.title, width))
        if found.matched != found.title:
            lines.append(plain(f"  {shorten(found.matched, width)}", "$muted"))
    return lines
