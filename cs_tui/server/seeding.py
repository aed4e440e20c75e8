"""The first content of a new log: the shipped documents and articles, as events with stable ids.

Ids are made from where a thing comes from and what it is called there, so that the same file twice
makes no event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from cs_tui.content import ArticleRow, NoticeRow
from cs_tui.core import content
from cs_tui.core.article import ArticleReviewed
from cs_tui.core.content import ContentRevised
from cs_tui.core.events import Event
from cs_tui.server.work import Work

SHIPPED: Final = "shipped"
"""The source of what comes with the program."""


def seed(
    work: Work,
    documents: Mapping[str, Mapping[str, object]],
    articles: Iterable[ArticleRow],
    notices: Iterable[NoticeRow] = (),
) -> int:
    """Adds what is not there yet; how many events that made."""
    events = [
        *_documents(work, documents),
        *_articles(work, articles),
        *_notices(work, notices),
    ]
    return len(work.decide(events))


def _documents(work: Work, documents: Mapping[str, Mapping[str, object]]) -> Iterator[Event]:
    for name, doc in documents.items():
        stream = content.stream_of(name)
        if not work.session.log.stream(stream):
            yield work.event(stream, ContentRevised(base_rev=0, doc=dict(doc)))


def _articles(work: Work, rows: Iterable[ArticleRow]) -> Iterator[Event]:
    for row in rows:
        stream = row.stream(SHIPPED)
        if work.session.log.stream(stream):
            continue
        yield work.event(stream, row.revised(SHIPPED))
        if row.state == "validated":
            yield work.event(stream, ArticleReviewed(rev=1, review_at=row.review_at))


def _notices(work: Work, rows: Iterable[NoticeRow]) -> Iterator[Event]:
    for row in rows:
        if not work.session.log.stream(row.stream):
            yield work.event(row.stream, row.published())
