"""Knowledge: whether the search index is in step with the log, and what is new today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from cs_tui.core.policy import Policy
from cs_tui.core.ports import Instant
from cs_tui.errors import BadFile
from cs_tui.kb.search import KnowledgeIndex
from cs_tui.services.probes.check import Check
from cs_tui.sqlite import Connection, close, connect
from cs_tui.sqlite import Error as SqliteError
from cs_tui.store.reader import Reader
from cs_tui.texts import doctor as texts

HORIZON_DAYS: Final = 60


def index(conn: Connection, file: Path, now: Instant) -> Check:
    """The search index, compared with the articles of the log as they read now, and asked one
    question: what stands in step and answers nothing is of no use either."""
    if not file.exists():
        return Check("index", texts.INDEX, texts.NOT_BUILT)
    reader = Reader(conn)
    try:
        search = connect(file, readonly=True)
        try:
            return _compared(KnowledgeIndex(search), reader, now)
        finally:
            close(search)
    except BadFile as error:
        return Check("index", texts.INDEX, texts.TO_REBUILD, "warn", error.words)
    except SqliteError:
        # No tables yet, and none may be made here.
        return Check("index", texts.INDEX, texts.NOT_BUILT)


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


def _compared(search: KnowledgeIndex, reader: Reader, now: Instant) -> Check:
    wanted, found = reader.article_stamps(now), search.stamps()
    behind = len(set(wanted.items()) ^ set(found.items()))
    if behind:
        value = texts.BEHIND.fill(n=behind)
        return Check("index", texts.INDEX, value, "warn", texts.BEHIND_HINT)
    if found and not _answers(search, reader, max(found), now):
        return Check("index", texts.INDEX, texts.MUTE, "fail", texts.MUTE_HINT)
    return Check("index", texts.INDEX, texts.IN_STEP.fill(n=len(found)))


def _answers(search: KnowledgeIndex, reader: Reader, article: str, now: Instant) -> bool:
    """Whether the article is found by its own title, as it reads now."""
    stands = reader.article(article)
    if stands is None:
        return False
    reads = stands.reads_at(now)
    among = search.among([article])
    return any(
        hit.id == article for hit in search.search(reads.title, lang=reads.lang, among=among)
    )
