"""The search index is told as it is: whoever cannot read the log says nothing of the index."""

from __future__ import annotations

from pathlib import Path

from cs_tui.core.article import ArticleRevised
from cs_tui.core.events import event
from cs_tui.kb.search import Entry, KnowledgeIndex
from cs_tui.services.probes import knowledge
from cs_tui.sqlite import close, connect, tx
from cs_tui.store.reader import Reader
from cs_tui.texts import doctor as texts
from tests.make import NOW, ctx, log, store


def indexed(folder: Path, *titles: str) -> tuple[Path, Path]:
    """A log with these articles and an index of them that is in step."""
    database, file = folder / "desk.db", folder / "search.db"
    target = log(store(database))
    for n, title in enumerate(titles):
        body = ArticleRevised(title=title, lang="zh")
        target.append([event(f"article/a{n}", body, ctx(), act=f"act{n}")])
    reader, index = Reader(target.conn), connect(file)
    stamps = reader.article_stamps(NOW)
    assert len(stamps) == len(titles)
    KnowledgeIndex(index).put(
        Entry(
            id=f"a{n}", title=title, body="", aliases=(), lang="zh", cat="", stamp=stamps[f"a{n}"]
        )
        for n, title in enumerate(titles)
    )
    close(index)
    close(target.conn)
    return database, file


def test_an_article_with_a_title_of_signs_alone_does_not_make_the_index_mute(
    tmp_path: Path,
) -> None:
    database, file = indexed(tmp_path, "退款多久到账", "📦？")

    found = knowledge.freshness(database, file, NOW)

    assert (found.verdict, found.value) == ("ok", texts.IN_STEP.fill(n=2))


def test_where_no_title_can_be_sought_nothing_is_asked(tmp_path: Path) -> None:
    assert knowledge.freshness(*indexed(tmp_path, "📦"), NOW).verdict == "ok"


def test_an_index_that_answers_nothing_is_told(tmp_path: Path) -> None:
    database, file = indexed(tmp_path, "退款多久到账", "📦？")
    index = connect(file)
    with tx(index):
        index.execute("DELETE FROM posting")
    close(index)

    assert knowledge.freshness(database, file, NOW).value == texts.MUTE


def test_a_log_that_cannot_be_read_is_not_told_as_an_index_in_order(tmp_path: Path) -> None:
    database, file = indexed(tmp_path, "退款多久到账")
    conn = connect(database)
    with tx(conn):
        conn.execute("DROP TABLE articles")
    close(conn)

    assert knowledge.freshness(database, file, NOW).verdict == "unknown"
