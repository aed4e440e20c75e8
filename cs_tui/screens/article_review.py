"""Knowledge that waits for who answers for it, as rows of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from textual.content import Content

from cs_tui.core.ports import Instant
from cs_tui.core.text import one_line, shorten
from cs_tui.screens.lists import Heading
from cs_tui.screens.side import padded
from cs_tui.services.article_review import InReview
from cs_tui.texts import Lang, joined
from cs_tui.texts import article as texts
from cs_tui.texts import knowledge as kb_texts
from cs_tui.widgets import timing
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

TITLE: Final = 36
MOST: Final = 50
"""So many stand in the list; what is over is counted."""
_STYLES: Final = {"wip": "$warning", "published": "$success"}


def rows(waiting: Sequence[InReview], total: int, lang: Lang) -> Iterator[Pick]:
    """A heading and a row each; nothing at all where nothing waits."""
    if not waiting:
        return
    yield Heading("", key="before-review")
    yield Heading(texts.IN_REVIEW.say(lang, n=total), key="review")
    for one in waiting[:MOST]:
        why = joined([texts.WHYS[why] for why in one.why]).say(lang)
        label = Content.assemble(
            plain(padded(shorten(one.article.title, TITLE), TITLE)), "  ", (why, "$warning")
        )
        yield Pick(one, label, key=f"article-{one.article.id}")


def detail(one: InReview, lang: Lang, now: Instant) -> Iterator[Content]:
    """Why it waits, and what was said about it."""
    article = one.article
    yield plain(one_line(article.title), "bold")
    state = kb_texts.STATES[article.state]
    known = kb_texts.LANGS.get(article.lang, kb_texts.NO_LANG)
    when = timing.day_clock(article.changed_at, now)
    yield plain(f"{state.say(lang)}   {known.say(lang)}   {when}", "$muted")
    yield Content("")
    for why in one.why:
        yield Content.styled(texts.WHYS[why].say(lang), "$warning")
    for flag in one.flags:
        sort = texts.SORTS[flag.sort].say(lang) if flag.sort else ""
        said = "  ".join(part for part in (flag.number, sort, one_line(flag.text)) if part)
        yield plain(f"  {said}")
    yield Content("")
    yield Content.styled(texts.OPEN_TO_DECIDE.say(lang), "$muted")
