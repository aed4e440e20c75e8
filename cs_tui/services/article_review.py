"""What waits for somebody who answers for knowledge, and every version of an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from cs_tui.core import fold
from cs_tui.core.article import Article, stream_of
from cs_tui.core.article_history import Version, versions
from cs_tui.core.defect import Defect
from cs_tui.core.ports import Instant
from cs_tui.core.undo import Undone
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.store import articles, defects, projection
from cs_tui.store.articles import Planned, Waiting, Wanted

AHEAD_MS: Final = 14 * 86_400_000

Why = Literal["wip", "contested", "flagged", "worded", "expired", "due"]
"""Why an article waits, the most pressing first but for work in progress, which leads."""


@dataclass(frozen=True, slots=True)
class InReview:
    """An article that waits for a decision."""

    article: Waiting
    why: tuple[Why, ...]
    flags: tuple[Defect, ...]


class ArticleReview:
    """Reads for those who answer for knowledge."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    @reads
    def queue(self, most: int = 200) -> tuple[tuple[InReview, ...], int]:
        """What waits, drafts first, and how many articles wait in all."""
        conn, now = self._kit.reader.conn, self._kit.clock()
        flagged: dict[str, list[Defect]] = {}
        for one in defects.listed(conn):
            if one.article and one.open:
                flagged.setdefault(one.article, []).append(one)
        found, total = articles.waiting(conn, now, tuple(flagged), most=most)
        rows = [
            InReview(one, _why(one, now, one.id in flagged), tuple(flagged.get(one.id, ())))
            for one in found
        ]
        return tuple(rows), total

    @reads
    def planned(self) -> tuple[Planned, ...]:
        """What begins to hold later, and what ends within 14 days; the first to change first."""
        now = self._kit.clock()
        return articles.planned(self._kit.reader.conn, now, now + AHEAD_MS)

    @reads
    def total(self) -> int:
        """How many articles there are, archived ones too."""
        return articles.count(self._kit.reader.conn, Wanted(self._kit.clock()))

    @reads
    def versions(self, article: str) -> tuple[Version, ...]:
        """Every version of an article, the latest first; empty where there is no such article."""
        stream = stream_of(article)
        events = projection.events_of(self._kit.reader.conn, stream)
        undone = {
            (event.body.undone, event.actor) for event in events if isinstance(event.body, Undone)
        }
        told = [
            event
            for event in events
            if not isinstance(event.body, Undone) and (event.act, event.actor) not in undone
        ]
        state, states = fold.initial(stream), list[Article]()
        for event in told:
            state = fold.evolve(state, event)
            assert isinstance(state, Article)  # noqa: S101
            states.append(state)
        return versions(told, states)

    @reads
    def twin(self, article: Article) -> str:
        """The id of the same article in the other language; empty without one."""
        return articles.twin(self._kit.reader.conn, article.id, article.pair)


def _why(one: Waiting, now: Instant, flagged: bool) -> tuple[Why, ...]:
    told: dict[Why, bool] = {
        "wip": one.state == "wip",
        "contested": one.contested > 0,
        "flagged": flagged,
        "worded": one.unweighed > 0,
        "expired": one.valid_to is not None and one.valid_to <= now,
        "due": one.review_at is not None and one.review_at <= now,
    }
    return tuple(why for why, holds in told.items() if holds)
