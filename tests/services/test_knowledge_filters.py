"""Which articles are asked for: by language, category, channel, freshness, typed or not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cs_tui.content import ArticleRow
from cs_tui.services.article_import import ArticleImport
from cs_tui.services.filters import DAY_MS, EVERYTHING, MINUTE_MS, Filters, Fresh
from cs_tui.services.knowledge import Knowledge
from tests.services.bench import Bench

ROW = ArticleRow(1, "", "自提柜打不开", "正文", (), "zh", "", "")


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture
def knowledge(bench: Bench, tmp_path: Path) -> Knowledge:
    return Knowledge(bench.kit, tmp_path / "index.db", bench.kit.reader)


def told(bench: Bench, *rows: ArticleRow) -> None:
    for _ in ArticleImport(bench.kit).write(rows):
        pass


def both(knowledge: Knowledge, only: Filters) -> list[str]:
    """The articles that are found, and listed before anything was typed: the same ones."""
    found = sorted(one.external for one in knowledge.search("自提柜", only=only))
    listed, total = knowledge.latest(20, only)
    assert sorted(one.external for one in listed) == found
    assert total == len(found)
    return found


def test_what_is_for_a_channel_is_also_what_is_for_every_one(
    bench: Bench, knowledge: Knowledge
) -> None:
    told(
        bench,
        replace(ROW, id="all"),
        replace(ROW, id="phone", channels=("phone",)),
        replace(ROW, id="written", channels=("chat", "email")),
    )
    assert both(knowledge, Filters(channel="phone")) == ["all", "phone"]
    assert both(knowledge, Filters(channel="email")) == ["all", "written"]
    assert both(knowledge, EVERYTHING) == ["all", "phone", "written"]


@pytest.mark.parametrize(("fresh", "days"), [("week", 7), ("month", 30)])
def test_what_changed_lately_is_fresh_until_its_days_are_over(
    bench: Bench, knowledge: Knowledge, fresh: Fresh, days: int
) -> None:
    told(bench, replace(ROW, id="old"))
    bench.passes(days * DAY_MS + MINUTE_MS)
    told(bench, replace(ROW, id="young"))
    assert both(knowledge, Filters(fresh=fresh)) == ["young"]
    bench.passes(days * DAY_MS + MINUTE_MS)
    assert both(knowledge, Filters(fresh=fresh)) == []


def test_what_is_due_for_review_shows_from_that_day_on(bench: Bench, knowledge: Knowledge) -> None:
    told(bench, replace(ROW, id="1", review_at=bench.at + DAY_MS), replace(ROW, id="2"))
    assert both(knowledge, Filters(fresh="due")) == []
    bench.passes(DAY_MS)
    assert both(knowledge, Filters(fresh="due")) == ["1"]


def test_filters_hold_together(bench: Bench, knowledge: Knowledge) -> None:
    told(
        bench,
        replace(ROW, id="1", cat="a", channels=("phone",)),
        replace(ROW, id="2", cat="b", channels=("phone",)),
        replace(ROW, id="3", cat="a", channels=("chat",)),
        replace(ROW, id="4", cat="a", lang="en"),
    )
    only = Filters(lang="zh", cat="a", channel="phone", fresh="week")
    assert both(knowledge, only) == ["1"]
    assert both(knowledge, replace(only, lang=None)) == ["1", "4"]


def test_a_filter_forgets_nothing_that_came_since(bench: Bench, knowledge: Knowledge) -> None:
    only = Filters(channel="phone", fresh="week")
    told(bench, replace(ROW, id="1"))
    assert both(knowledge, only) == ["1"]
    told(bench, replace(ROW, id="2"), replace(ROW, id="1", channels=("chat",)))
    assert both(knowledge, only) == ["2"]


def test_another_fact_than_of_an_article_makes_nobody_compare_them(
    bench: Bench, knowledge: Knowledge
) -> None:
    told(bench, *(replace(ROW, id=str(number)) for number in range(3)))
    knowledge.search("自提柜")
    asked: list[str] = []
    bench.conn.set_trace_callback(asked.append)
    bench.mine()
    knowledge.search("自提柜")
    assert [one for one in asked if "before_stamp, stamp)" in one] == []
    told(bench, replace(ROW, id="0", title="自提柜坏了"))
    assert knowledge.search("自提柜坏了")[0].external == "0"
    bench.conn.set_trace_callback(None)
    looked = [one for one in asked if "before_stamp, stamp)" in one]
    assert len(looked) == 1
    assert "json_each" in looked[0]
