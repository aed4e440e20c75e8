"""Knowledge: whether the search index is in step with the log, and what is new today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from cs_tui.core.article import Article
from cs_tui.core.policy import Policy
from cs_tui.core.ports import Instant
from cs_tui.errors import BadFile
from cs_tui.kb.search import KnowledgeIndex, can_be_sought
from cs_tui.services.probes.check import Check
from cs_tui.sqlite import Connection, close, connect
from cs_tui.sqlite import Error as SqliteError
from cs_tui.store.reader import Reader
from cs_tui.texts import doctor as texts

HORIZON_DAYS: Final = 60


def index(conn: Connection, file: Path, now: Instant) -> Check:
    """The search index, compared with the articles of the log as they read now, and asked one
    question: what stands in step and answers nothing is of no use either.

    Raises `sqlite.Error` when the log cannot be read.
    """
    if not file.exists():
        return Check("index", texts.INDEX, texts.NOT_BUILT)
    reader = Reader(conn)
    wanted = reader.article_stamps(now)
    question = _question(reader, wanted, now)
    try:
        search = connect(file, readonly=True)
        try:
            found = _opened(search)
            if found is None:
                return Check("index", texts.INDEX, texts.NOT_BUILT)
            return _compared(found, wanted, question)
        finally:
            close(search)
    except BadFile as error:
        return Check("index", texts.INDEX, texts.TO_REBUILD, "warn", error.words)
    except SqliteError as error:
        return Check("index", texts.INDEX, str(error), "unknown")


def freshness(database: Path, file: Path, now: Instant) -> Check:
    """The same, on a connection of its own."""
    try:
        conn = connect(database, readonly=True)
    except BadFile as error:
        return Check("index", texts.INDEX, str(database), "fail", error.words)
    try:
        return index(conn, file, now)
    except SqliteError as error:
        return Check("index", texts.INDEX, str(error), "unknown")
    finally:
        close(conn)


def horizon(policy: Policy, now: Instant) -> Iterator[Check]:
    """How far ahead the holidays are known."""
    calendar = policy.calendar
    today = datetime.fromtimestamp(now // 1000, ZoneInfo(calendar.time_zone)).date()
    left = (calendar.valid_through - today).days
    value = texts.KNOWN_THROUGH.fill(day=calendar.valid_through.isoformat(), n=max(left, 0))
    if left < HORIZON_DAYS:
        yield Check("calendar", texts.CALENDAR, value, "warn", texts.CALENDAR_HINT)
    else:
        yield Check("calendar", texts.CALENDAR, value)


def _opened(search: Connection) -> KnowledgeIndex | None:
    """The index in a file; None in one that is only being begun, where no table may be made here.

    Raises `BadFile` for an index that must be made anew.
    """
    try:
        return KnowledgeIndex(search)
    except SqliteError:
        return None


def _compared(search: KnowledgeIndex, wanted: dict[str, str], question: Article | None) -> Check:
    found = search.stamps()
    behind = len(set(wanted.items()) ^ set(found.items()))
    if behind:
        value = texts.BEHIND.fill(n=behind)
        return Check("index", texts.INDEX, value, "warn", texts.BEHIND_HINT)
    if question is not None and not _answers(search, question):
        return Check("index", texts.INDEX, texts.MUTE, "fail", texts.MUTE_HINT)
    return Check("index", texts.INDEX, texts.IN_STEP.fill(n=len(found)))


def _question(reader: Reader, articles: Iterable[str], now: Instant) -> Article | None:
    """An article as it reads now, to be asked for by its title; None where no title has a word in
    it, as one of signs alone."""
    stand = (reader.article(one) for one in sorted(articles, reverse=True))
    read = (one.reads_at(now) for one in stand if one is not None)
    return next((one for one in read if can_be_sought(one.title)), None)


def _answers(search: KnowledgeIndex, article: Article) -> bool:
    """Whether the article is found by its own title."""
    among = search.among([article.id])
    hits = search.search(article.title, lang=article.lang, among=among)
    return any(hit.id == article.id for hit in hits)
