"""Every version of an article: two of them side by side, an earlier one restored by one key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from textual.content import Content

from cs_tui.core.article import Article
from cs_tui.core.article_history import Pair, Version, compared
from cs_tui.core.text import cells, one_line, shorten
from cs_tui.screens.deciding import DecidePanel
from cs_tui.screens.panels import PickPanel, filtering
from cs_tui.texts import Lang, Words
from cs_tui.texts import article as texts
from cs_tui.widgets import timing
from cs_tui.widgets.marked import broken_at
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

if TYPE_CHECKING:
    from cs_tui.app import CsApp

WIDEST: Final = 96
SHARE: Final = 0.95
"""A panel takes so many cells, but never more than this share of the screen."""
AROUND: Final = 9
"""So many of them stand around its two columns."""
TITLE: Final = 30
_MARKS: Final = {"same": " ", "changed": "~", "gone": "-", "new": "+"}
_STYLES: Final = {"same": "", "changed": "$warning", "gone": "$error", "new": "$success"}


async def look(cs: CsApp, article: str, *, may_restore: bool) -> Words | None:
    """Picks a version, shows it beside the present one; what to tell when it was restored."""
    desk, lang = cs.desk, cs.lang
    found = await desk.run(desk.article_review.versions, article)
    if not found:
        return texts.NO_SUCH_ARTICLE
    now = await desk.run(desk.knowledge.article, article)
    rows = [Pick(one, _row(cs, one), key=one.event) for one in found]
    version = await cs.push_screen_wait(
        PickPanel[Version](texts.WHICH_VERSION, filtering(rows), lang)
    )
    if version is None:
        return None
    differs = version.event != now.stamp and texts_of(version.article, lang) != texts_of(now, lang)
    possible = may_restore and differs
    panel = DecidePanel(
        texts.COMPARED.fill(rev=version.rev, now=now.rev),
        Content("\n").join(side_by_side(version.article, now, lang, _side(cs.size.width))),
        texts.RESTORE_KEYS if possible else texts.COMPARE_KEYS,
        lang,
        possible=possible,
    )
    if not await cs.push_screen_wait(panel):
        return None
    done = await desk.run(desk.authoring.restore, article, version)
    return texts.RESTORED.fill(title=shorten(done.title, TITLE), rev=version.rev)


def _row(cs: CsApp, one: Version) -> Content:
    who = one_line(cs.names.get(one.by) or one.by)
    when = timing.day_clock(one.at, cs.now())
    said = texts.VERSION.say(cs.lang, rev=one.rev, time=when, who=who)
    if one.held:
        return plain(said)
    return Content.assemble(plain(said), (f"  {texts.NOT_HELD.say(cs.lang)}", "$warning"))


def texts_of(article: Article, lang: Lang) -> dict[str, str]:
    """What an article says, by the names of its parts."""
    parts = {
        texts.ISSUE: article.title,
        texts.WORDINGS: "\n".join(article.wordings),
        texts.ENVIRONMENT: article.environment,
        texts.RESOLUTION: article.body,
        texts.CAUSE: article.cause,
    }
    return {words.say(lang): text for words, text in parts.items()}


def side_by_side(before: Article, after: Article, lang: Lang, side: int) -> Iterator[Content]:
    """Two wordings of an article in columns of `side` cells; what differs has a mark and a colour.

    Of a part that reads the same there is the name alone.
    """
    after_parts = texts_of(after, lang)
    for name, old in texts_of(before, lang).items():
        new = after_parts[name]
        if old == new:
            if old:
                yield plain(f"{name}   {texts.SAME_PART.say(lang)}", "$muted")
            continue
        yield plain(name, "$muted")
        for pair in compared(old, new):
            yield from _beside(pair, side)


def _beside(pair: Pair, side: int) -> Iterator[Content]:
    left, right = broken_at(pair.before, side), broken_at(pair.after, side)
    for row in range(max(len(left), len(right))):
        one = left[row] if row < len(left) else ""
        other = right[row] if row < len(right) else ""
        line = f"{one}{' ' * (side - cells(one))} {_MARKS[pair.side]} {other}"
        yield plain(line.rstrip(), _STYLES[pair.side])


def _side(width: int) -> int:
    return max(10, (min(WIDEST, int(width * SHARE)) - AROUND) // 2)
