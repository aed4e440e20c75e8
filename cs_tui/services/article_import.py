"""Articles from files into the log, and out of it.

The id of an article is made from where it came from and the id it had there, so the same file
twice makes no event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cs_tui.content.article_row import ArticleRow, fields_of
from cs_tui.core.act import Act
from cs_tui.core.article import Article, ArticleArchived, ArticleReviewed, ArticleRevised
from cs_tui.core.article_times import exact
from cs_tui.core.events import Event
from cs_tui.core.privacy.clean import without_secrets
from cs_tui.services.content import must_write
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.store import articles
from cs_tui.texts import Lang
from cs_tui.texts import admin as texts

if TYPE_CHECKING:
    from cs_tui.kb.near import Likeness, Near

AT_ONCE: Final = 200
"""So many articles are written in one transaction, that a save waits for it a moment only."""

COMPARED: Final = (
    "title",
    "body",
    "environment",
    "cause",
    "lang",
    "cat",
    "pair",
    "audience",
    "channels",
    "owner",
    "valid_from",
    "valid_to",
)
TIMES: Final = ("valid_from", "valid_to", "review_at")


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


@dataclass(frozen=True, slots=True)
class Place:
    """Where another title stands: an article here, or an earlier line of the same file."""

    stream: str
    line: int = 0
    file: str = ""


class ArticleImport:
    """Verbs on many articles at once."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def write(self, rows: Iterable[ArticleRow], source: str = "import") -> Iterator[Tally]:
        """Imports articles in batches; the same ones twice make no event.

        Each batch is one transaction: what was yielded is in, whole, whatever happens after it.
        Raises `Refused` for a person who may not.
        """
        self._check()
        return write_articles(self._kit, rows, source)

    def write_whole(self, rows: Sequence[ArticleRow], source: str = "import") -> Tally:
        """Imports all of these articles, or none. Raises `Refused`."""
        self._check()
        tally = Tally()
        _write(self._kit, rows, source, tally)
        return tally

    def preview(self, rows: Iterable[ArticleRow], source: str = "import") -> Iterator[Tally]:
        """What an import would come to; nothing is written."""
        tally = Tally()
        writing = _Writing(self._kit, source, tally)
        for row in rows:
            writing.events(row)
            if tally.total % AT_ONCE == 0:
                writing.states.clear()
                yield tally
        yield tally

    def known(self) -> Likeness[Place]:
        """The titles that are here, to see which new ones ask the same."""
        from cs_tui.kb.near import Likeness

        likeness: Likeness[Place] = Likeness()
        for article, title in articles.titles(self._kit.log.conn):
            likeness.add(Place(f"article/{article}"), title)
        return likeness

    @reads
    def page(
        self, after: str, most: int = AT_ONCE, *, lang: Lang | None = None
    ) -> tuple[Mapping[str, object], ...]:
        """The articles after an id, by id, with their fields as files have them."""
        zone = self._kit.policies.now(self._kit.reader).calendar.time_zone
        found = (
            self._kit.reader.article(key)
            for key in articles.ids_after(self._kit.reader.conn, after, lang=lang, most=most)
        )
        return tuple(_fields(one, zone) for one in found if one is not None)

    def zone(self) -> str:
        """The zone of times that a file gives without an offset."""
        return self._kit.policy().calendar.time_zone

    def _check(self) -> None:
        must_write(self._kit.profile, texts.NOT_YOURS)


def alike(likeness: Likeness[Place], row: ArticleRow, source: str) -> Near[Place] | None:
    """Another article that asks the same as this row, which is known from now on."""
    place = Place(row.stream(source), row.line, row.file)
    near = likeness.find(row.title)
    likeness.add(place, row.title)
    return near if near is not None and near.key.stream != place.stream else None


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


def _write(kit: Kit, rows: Sequence[ArticleRow], source: str, tally: Tally) -> None:
    counted = Tally()
    writing = _Writing(kit, source, counted)
    kit.log.append_decided(lambda: [event for row in rows for event in writing.events(row)])
    # Only now is it in: a disk that is full counts for nothing.
    tally.added += counted.added
    tally.changed += counted.changed
    tally.same += counted.same


class _Writing:
    """Decides about rows that are written in one transaction, as one act."""

    def __init__(self, kit: Kit, source: str, tally: Tally) -> None:
        self._kit, self._source, self._tally = kit, source, tally
        self._ctx = kit.ctx()
        self._act = self._ctx.new_id()
        self.states: dict[str, Article] = {}
        """What earlier rows of the same transaction made of an article."""

    def events(self, row: ArticleRow) -> list[Event]:
        """The events that make an article read as the row does; none when it does already."""
        stream = row.stream(self._source)
        known = self.states.get(stream)
        now = self._kit.log.state(stream, Article) if known is None else known
        act = Act(stream, now, self._ctx, act=self._act)
        if not _is_done(now, row):
            _make(act, row, self._source)
        self.states[stream] = act.state
        if not act.events:
            self._tally.same += 1
        elif now.id:
            self._tally.changed += 1
        else:
            self._tally.added += 1
        return act.events


def _is_done(now: Article, row: ArticleRow) -> bool:
    """Whether nothing is to be done: a draft of what was published since is such a row too."""
    if row.state == "wip" and now.rev and now.state != "wip":
        return True
    known = (row.state, "validated") if row.state == "published" else (row.state,)
    return _reads_alike(now, row) and now.confidence in known


def _make(act: Act[Article], row: ArticleRow, source: str) -> None:
    now = act.state
    live = {"archived": ("published", "archived"), "wip": ("wip",)}.get(row.state, ("published",))
    if not _reads_alike(now, row) or now.state not in live:
        revised = row.revised(source, now.rev)
        weighed = tuple(one for one in now.worded if one in row.aliases)
        kept = {"external": now.external, "source": now.source} if now.id else {}
        act.add(revised.model_copy(update={"weighed": weighed, **kept}))
    if row.state == "archived" and act.state.state != "archived":
        act.add(ArticleArchived())
    if row.state == "validated":
        act.add(ArticleReviewed(rev=act.state.rev, review_at=row.review_at))


def _reads_alike(now: Article, row: ArticleRow) -> bool:
    if not now.id:
        return False
    new = row.revised("")
    # What is stored went through the gate of the log; few rows hold anything it takes out.
    return _says_the_same(now, row, new) or _says_the_same(now, row, without_secrets(new))


def _says_the_same(now: Article, row: ArticleRow, new: ArticleRevised) -> bool:
    return (
        all(getattr(now, name) == getattr(new, name) for name in COMPARED)
        and now.review_at == row.review_at
        and new.aliases in (now.aliases, now.wordings)
        and (now.external == new.external or bool(row.key))
    )


def _fields(article: Article, zone: str) -> Mapping[str, object]:
    return dict(fields_of(article, {name: exact(getattr(article, name), zone) for name in TIMES}))
