"""Content and knowledge written into the log: shipped when a desk works alone, or imported.

The id of an article is made from where it came from and the id it had there, so the same file
twice makes no event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cs_tui.content import ArticleRow, load_articles, load_documents, load_notices
from cs_tui.core.act import Act
from cs_tui.core.article import Article, ArticleRevised
from cs_tui.core.bulletin import Bulletin
from cs_tui.core.content import Content, ContentRevised
from cs_tui.core.content import stream_of as content_stream
from cs_tui.core.events import Event
from cs_tui.core.ports import Ctx
from cs_tui.services.kit import Kit

SHIPPED = "shipped"
AT_ONCE = 200
"""So many articles are written in one transaction, that a save waits for it a moment only."""


@dataclass(slots=True)
class Tally:
    """What an import has come to."""

    added: int = 0
    changed: int = 0
    same: int = 0

    @property
    def total(self) -> int:
        """How many articles were looked at."""
        return self.added + self.changed + self.same


def seed(kit: Kit) -> None:
    """Writes the shipped documents and articles that are not there yet.

    What was revised or archived here since stays as it is.
    """
    for name, doc in load_documents().items():
        with kit.log.act(content_stream(name), kit.ctx(), Content) as act:
            if act.state.rev == 0:
                act.add(ContentRevised(base_rev=0, doc=dict(doc)))
    missing = [
        row for row in load_articles() if not kit.log.state(row.stream(SHIPPED), Article).rev
    ]
    for _ in write_articles(kit, missing, SHIPPED):
        pass
    for row in load_notices():
        with kit.log.act(row.stream, kit.ctx(), Bulletin) as new:
            if new.state.version == 0:
                new.add(row.published())


def write_articles(kit: Kit, rows: Iterable[ArticleRow], source: str) -> Iterator[Tally]:
    """Writes articles in batches; yields what it has come to after each."""
    tally = Tally()
    batch: list[ArticleRow] = []
    for row in rows:
        batch.append(row)
        if len(batch) == AT_ONCE:
            _write(kit, batch, source, tally)
            batch = []
            yield tally
    _write(kit, batch, source, tally)
    yield tally


def _write(kit: Kit, rows: list[ArticleRow], source: str, tally: Tally) -> None:
    ctx = kit.ctx()
    act_id = ctx.new_id()

    def decided() -> list[Event]:
        return [event for row in rows for event in _revise(kit, row, source, ctx, act_id, tally)]

    kit.log.append_decided(decided)


def _revise(
    kit: Kit, row: ArticleRow, source: str, ctx: Ctx, act_id: str, tally: Tally
) -> list[Event]:
    """The event that makes an article read as the row does; none when it does already."""
    stream = row.stream(source)
    now = kit.log.state(stream, Article)
    body = row.revised(source, now.rev)
    if now.id and _reads_alike(now, body):
        tally.same += 1
        return []
    if now.id:
        tally.changed += 1
    else:
        tally.added += 1
    act = Act(stream, now, ctx, act=act_id)
    act.add(body)
    return act.events


def _reads_alike(now: Article, new: ArticleRevised) -> bool:
    fields = ("title", "body", "aliases", "lang", "cat", "pair", "external")
    same = all(getattr(now, name) == getattr(new, name) for name in fields)
    return same and now.state == "published"
