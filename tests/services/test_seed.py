"""What comes with the program is written once; what people made of it stays."""

from __future__ import annotations

from cs_tui.core.article import Article, stream_of
from cs_tui.services import seed
from cs_tui.services.authoring import Authoring
from tests.services.bench import Bench


def shipped(bench: Bench) -> Article:
    """One shipped article as it stands."""
    found = bench.kit.own.article_by_external("refund-time-zh")
    assert found is not None
    return bench.kit.log.state(stream_of(found), Article)


def test_a_second_start_writes_nothing() -> None:
    bench = Bench()
    seed.seed(bench.kit)
    before = bench.kit.own.last_seq()
    seed.seed(bench.kit)
    assert bench.kit.own.last_seq() == before


def test_a_corrected_article_stays_corrected() -> None:
    bench = Bench()
    seed.seed(bench.kit)
    desk = Authoring(bench.kit)
    sheet = desk.open(shipped(bench).id, "zh")
    desk.publish(sheet, {**sheet.values, "title": "退款几天到"})
    seed.seed(bench.kit)
    assert (shipped(bench).title, shipped(bench).rev) == ("退款几天到", 2)


def test_an_archived_article_stays_archived() -> None:
    bench = Bench()
    seed.seed(bench.kit)
    Authoring(bench.kit).archive(shipped(bench).id)
    seed.seed(bench.kit)
    assert shipped(bench).state == "archived"
