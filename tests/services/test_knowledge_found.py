"""What stands beside a found article, and which ones are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from cs_tui.content import ArticleRow
from cs_tui.core.article import Article, ArticleArchived, ArticleUsed, article_id, stream_of
from cs_tui.core.case import Case
from cs_tui.core.case import stream_of as case_stream
from cs_tui.core.shift import Shift, ShiftClosed
from cs_tui.services.article_import import ArticleImport
from cs_tui.services.filters import Filters
from cs_tui.services.knowledge import Found, Knowledge
from cs_tui.texts import Lang
from tests.make import resolved
from tests.services.bench import Bench

DAY_MS = 86_400_000


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture
def knowledge(bench: Bench, tmp_path: Path) -> Knowledge:
    return Knowledge(bench.kit, tmp_path / "index.db", bench.kit.reader)


def told(bench: Bench, number: str, title: str, cat: str = "") -> str:
    """An imported article."""
    row = ArticleRow(1, number, title, "正文", (), "zh", cat, "")
    for _ in ArticleImport(bench.kit).write([row], "import"):
        pass
    return article_id("import", number)


def cited(bench: Bench, article: str, *, solved: bool) -> None:
    """A case that was answered from an article."""
    stream = case_stream(bench.mine())
    with bench.kit.log.act(stream, bench.kit.ctx(), Case) as act:
        act.add(ArticleUsed(article=article))
        if solved:
            act.add(resolved(act.state))


def leaves(bench: Bench) -> None:
    """The end of the shift, and the morning after."""
    bench.shifts.begin()
    with bench.kit.log.act(bench.shifts.stream(), bench.kit.ctx(), Shift) as act:
        act.add(ShiftClosed())
    bench.passes(DAY_MS)


def first(knowledge: Knowledge, typed: str) -> Found:
    return knowledge.search(typed)[0]


def test_it_says_in_how_many_cases_it_was_the_solution(bench: Bench, knowledge: Knowledge) -> None:
    article = told(bench, "1", "自提柜打不开")
    assert first(knowledge, "自提柜").solved == 0
    cited(bench, article, solved=False)
    assert first(knowledge, "自提柜").solved == 0
    cited(bench, article, solved=True)
    assert (first(knowledge, "自提柜").solved, first(knowledge, "自提柜").state) == (1, "published")


def test_what_changed_since_the_last_shift_is_new(bench: Bench, knowledge: Knowledge) -> None:
    told(bench, "1", "自提柜打不开")
    assert not first(knowledge, "自提柜").new
    bench.passes(1)
    leaves(bench)
    told(bench, "2", "自提柜满了")
    seen = {one.external: one.new for one in knowledge.search("自提柜")}
    assert seen == {"1": False, "2": True}
    assert [one.external for one in knowledge.search("自提柜", only=Filters(fresh="new"))] == ["2"]


def test_only_one_category_can_be_asked_for(bench: Bench, knowledge: Knowledge) -> None:
    told(bench, "1", "自提柜打不开", "a.b")
    told(bench, "2", "自提柜满了", "a.c")
    assert [one.external for one in knowledge.search("自提柜", only=Filters(cat="a.c"))] == ["2"]


def test_renamed_or_archived_is_right_in_the_next_query(bench: Bench, knowledge: Knowledge) -> None:
    article = told(bench, "1", "自提柜打不开")
    assert first(knowledge, "自提柜").id == article
    told(bench, "1", "驿站几点关门")
    assert knowledge.search("ztg") == knowledge.search("自提柜") == []
    assert first(knowledge, "yizhan").title == "驿站几点关门"
    with bench.kit.log.act(stream_of(article), bench.kit.ctx(), Article) as act:
        act.add(ArticleArchived())
    assert knowledge.search("驿站") == []


def test_a_query_is_given_up_when_the_next_key_came(bench: Bench, knowledge: Knowledge) -> None:
    told(bench, "1", "自提柜打不开")
    earlier, latest = knowledge.ticket(), knowledge.ticket()
    assert knowledge.search("自提柜", ticket=earlier) == []
    assert knowledge.search("自提柜", ticket=latest) != []


def test_of_the_latest_those_in_the_language_of_the_desk_come_first(
    bench: Bench, knowledge: Knowledge
) -> None:
    langs: tuple[Lang, ...] = ("zh", "en", "zh", "en")
    rows = [
        ArticleRow(1, f"A{n}", f"title {n}", "正文", (), lang, "", "")
        for n, lang in enumerate(langs, 1)
    ]
    for _ in ArticleImport(bench.kit).write(rows, "import"):
        pass

    zh, total = knowledge.latest(9, first="zh")
    en, _ = knowledge.latest(3, first="en")

    assert total == 4
    assert [one.title for one in zh] == ["title 3", "title 1", "title 4", "title 2"]
    assert [one.title for one in en] == ["title 4", "title 2", "title 3"]
