"""An article as it is read: what it is, whether it holds, where it applies, what to do, why."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from cs_tui.core.article import Article
from cs_tui.core.text import one_line
from cs_tui.screens.knowledge_rows import category, language
from cs_tui.screens.step import StepScreen
from cs_tui.texts import article as article_texts
from cs_tui.texts import desk as desk_texts
from cs_tui.texts import joined
from cs_tui.texts import knowledge as texts
from cs_tui.widgets import timing
from cs_tui.widgets.marked import marked
from cs_tui.widgets.plain import plain


def told(screen: StepScreen, article: Article, width: int) -> Iterator[Content]:
    """The lines of an article, its text broken at `width` cells."""
    yield plain(one_line(article.title), "bold")
    now = screen.cs.now()
    known_as = [
        screen.say(texts.STATES[article.confidence]),
        screen.say(texts.REVISED, rev=article.rev, time=timing.day_clock(article.changed_at, now)),
        category(screen, article.cat),
        language(screen, article.lang),
    ]
    yield plain("   ".join(known_as), "$muted")
    origin = _origin(screen, article)
    if origin:
        yield plain("   ".join(origin), "$muted")
    if article.state == "archived":
        yield Content.styled(screen.say(texts.ARCHIVED_WARNING), "bold $error")
    elif article.expired_at(now):
        yield Content.styled(screen.say(texts.EXPIRED_WARNING), "bold $error")
    elif article.state == "published" and not article.holds_at(now):
        yield Content.styled(screen.say(texts.NOT_YET_WARNING), "bold $warning")
    yield Content("")
    yield from _parts(screen, article, width)
    if article.wordings:
        yield Content("")
        yield Content.styled(screen.say(texts.ASKED_AS), "$muted")
        yield from (plain(f"  {one_line(one)}", "$muted") for one in article.wordings)


def _origin(screen: StepScreen, article: Article) -> list[str]:
    """What it was imported as, and from where, for whom and how long it holds."""
    now = screen.cs.now()
    channels = [desk_texts.channel(one) for one in article.channels]
    values = {
        "external": (texts.KNOWN_AS, one_line(article.external)),
        "source": (texts.SOURCE, _source(screen, article.source)),
        "channels": (texts.FOR_CHANNELS, joined(channels).say(screen.lang)),
        "from": (texts.HOLDS_FROM, _day(article.valid_from, now)),
        "to": (texts.HOLDS_TO, _day(article.valid_to, now)),
    }
    return [words.say(screen.lang, value=value) for words, value in values.values() if value]


def _source(screen: StepScreen, source: str) -> str:
    known = texts.SOURCES.get(source)
    return screen.say(known) if known else one_line(source)


def _day(at: int | None, now: int) -> str:
    return "" if at is None else timing.day_clock(at, now)


def _parts(screen: StepScreen, article: Article, width: int) -> Iterator[Content]:
    """Where it applies, what to do, and why."""
    if article.environment:
        yield Content.styled(screen.say(article_texts.ENVIRONMENT), "$muted")
        yield plain(article.environment)
        yield Content("")
    empty = not article.body.strip()
    yield Content(screen.say(texts.NO_BODY)) if empty else marked(article.body, width)
    if article.cause:
        yield Content("")
        yield Content.styled(screen.say(article_texts.CAUSE), "$muted")
        yield plain(article.cause)
