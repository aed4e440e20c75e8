"""Many articles at once: once only, whole batches only, and out again as they were."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cs_tui import sqlite
from cs_tui.content import ArticleRow
from cs_tui.content.article_row import row_from
from cs_tui.core.article import Article
from cs_tui.errors import Refused
from cs_tui.services.article_import import ArticleImport, Tally, alike
from cs_tui.services.authoring import Authoring
from cs_tui.services.helping import Helping
from tests.services.bench import Bench

ROW = ArticleRow(1, "7", "退款多久", "三天", ("钱呢",), "zh", "REFTRK", "")


@pytest.fixture
def bench() -> Bench:
    return Bench()


def brought(bench: Bench, *rows: ArticleRow) -> tuple[int, int, int]:
    tally = Tally()
    for step in ArticleImport(bench.kit).write(rows):
        tally = step
    return tally.added, tally.changed, tally.same


def now(bench: Bench, row: ArticleRow = ROW) -> Article:
    return bench.kit.log.state(row.stream("import"), Article)


def exported(bench: Bench) -> list[ArticleRow]:
    found = ArticleImport(bench.kit).page("")
    rows = ({**one, "aliases": list(one.get("aliases", ()))} for one in found)  # type: ignore[call-overload]
    return [row_from(one, number, zone="UTC") for number, one in enumerate(rows, 1)]


def test_the_same_rows_twice_make_no_event(bench: Bench) -> None:
    assert brought(bench, ROW) == (1, 0, 0)
    last = bench.kit.own.last_seq()
    assert brought(bench, ROW) == (0, 0, 1)
    assert bench.kit.own.last_seq() == last


def test_a_row_with_a_card_number_comes_in_without_it_and_once(bench: Bench) -> None:
    row = replace(ROW, body="例：卡号 6222021234567890128")
    assert brought(bench, row) == (1, 0, 0)
    assert now(bench, row).body == "例：卡号 ****0128"
    assert brought(bench, row) == (0, 0, 1)


def test_every_state_comes_in_and_goes_out_and_is_the_same_again(bench: Bench) -> None:
    rows = [
        replace(ROW, id=state, state=state, valid_to=2_000_000_000_000, audience="outside")
        for state in ("wip", "published", "validated", "archived")
    ]
    assert brought(bench, *rows) == (4, 0, 0)
    assert [now(bench, row).confidence for row in rows] == [row.state for row in rows]
    assert brought(bench, *exported(bench)) == (0, 0, 4)
    assert brought(bench, *rows) == (0, 0, 4)


def test_a_title_without_id_that_was_corrected_here_goes_out_and_in_as_one(bench: Bench) -> None:
    brought(bench, replace(ROW, id=""))
    desk = Authoring(bench.kit)
    (article,) = bench.kit.own.article_stamps(bench.at)
    sheet = desk.open(article, "zh")
    desk.publish(sheet, {**sheet.values, "title": "退款要多久"})
    assert brought(bench, *exported(bench)) == (0, 0, 1)


def test_wordings_of_agents_survive_the_file_they_are_not_in(bench: Bench) -> None:
    brought(bench, ROW)
    article = now(bench).id
    Helping(bench.kit).word(article, "几天到")
    assert brought(bench, ROW) == (0, 0, 1)
    assert brought(bench, *exported(bench)) == (0, 0, 1)
    assert brought(bench, replace(ROW, body="五天")) == (0, 1, 0)
    assert now(bench).wordings == ("钱呢", "几天到")


def test_a_confirmed_article_stays_so_when_its_file_comes_again(bench: Bench) -> None:
    brought(bench, ROW)
    Authoring(bench.kit).confirm(now(bench).id, 1)
    assert brought(bench, ROW) == (0, 0, 1)
    assert now(bench).confidence == "validated"
    brought(bench, replace(ROW, body="五天"))
    assert now(bench).confidence == "published"


def test_a_draft_that_was_published_since_is_left_alone(bench: Bench) -> None:
    draft = replace(ROW, state="wip")
    brought(bench, draft)
    desk = Authoring(bench.kit)
    sheet = desk.open(now(bench).id, "zh")
    desk.publish(sheet, {**sheet.values, "body": "改好了"})
    assert brought(bench, draft) == (0, 0, 1)
    assert (now(bench).body, now(bench).state) == ("改好了", "published")


def test_two_rows_of_one_article_are_two_revisions_and_no_rivals(bench: Bench) -> None:
    first = replace(ROW, id="")
    assert brought(bench, first, first, replace(first, body="五天")) == (1, 1, 1)
    assert (now(bench, first).body, now(bench, first).rivals) == ("五天", ())


def test_a_preview_says_the_same_and_writes_nothing(bench: Bench) -> None:
    brought(bench, ROW)
    rows = [ROW, replace(ROW, id="8"), replace(ROW, body="新", id="7", line=3)]
    last = bench.kit.own.last_seq()
    (tally,) = ArticleImport(bench.kit).preview(rows)
    assert (tally.added, tally.changed, tally.same) == (1, 1, 1)
    assert bench.kit.own.last_seq() == last


def test_a_disk_that_fills_keeps_whole_batches_and_the_rest_comes_later(bench: Bench) -> None:
    rows = [replace(ROW, id=str(n), body="字" * 2000) for n in range(1000)]
    conn = bench.conn
    (pages,) = conn.execute("PRAGMA page_count").fetchone()
    conn.execute(f"PRAGMA max_page_count = {pages + 900}")
    steps = ArticleImport(bench.kit).write(rows)
    tally = next(steps)
    with pytest.raises(sqlite.Error):
        list(steps)
    assert 0 < tally.added < 1000
    (kept,) = conn.execute("SELECT count(*) FROM articles").fetchone()
    assert kept == tally.added
    conn.execute("PRAGMA max_page_count = 1073741823")
    assert brought(bench, *rows) == (1000 - kept, 0, kept)


def test_all_or_nothing_is_nothing_when_the_disk_fills(bench: Bench) -> None:
    rows = [replace(ROW, id=str(n), body="字" * 2000) for n in range(1000)]
    (pages,) = bench.conn.execute("PRAGMA page_count").fetchone()
    bench.conn.execute(f"PRAGMA max_page_count = {pages + 900}")
    with pytest.raises(sqlite.Error):
        ArticleImport(bench.kit).write_whole(rows)
    assert bench.conn.execute("SELECT count(*) FROM articles").fetchone() == (0,)


def test_agents_do_not_import(bench: Bench) -> None:
    bench.kit.profile = replace(bench.kit.profile, hub_url="https://hub", role="agent")
    with pytest.raises(Refused):
        brought(bench, ROW)
    with pytest.raises(Refused):
        ArticleImport(bench.kit).write_whole([ROW])


def test_what_asks_the_same_is_shown_before_it_is_in(bench: Bench) -> None:
    brought(bench, replace(ROW, title="退款多久可以到账"))
    known = ArticleImport(bench.kit).known()
    rows = [
        replace(ROW, title="退款多久可以到账"),
        replace(ROW, id="9", title="退款多久可以到帐？", line=2),
        replace(ROW, id="10", title="怎么开发票", line=3),
        replace(ROW, id="11", title="怎么开发票", line=4),
    ]
    found = [alike(known, row, "import") for row in rows]
    assert [near and (near.title, near.key.line, near.same) for near in found] == [
        None,
        ("退款多久可以到账", 0, False),
        None,
        ("怎么开发票", 3, True),
    ]
