"""What is wrong with knowledge as it stands is found, each thing once; what is right is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from cs_tui.content import ArticleRow
from cs_tui.services.article_import import ArticleImport
from cs_tui.services.article_lint import ArticleLint
from cs_tui.services.knowledge import Knowledge
from tests.make import NOW
from tests.services.bench import Bench

LONG = "三天之内原路退回，节假日顺延。"


@pytest.fixture
def bench() -> Bench:
    return Bench()


def row(id_: str, title: str, body: str = "", **more: object) -> ArticleRow:
    values: dict[str, object] = {"aliases": (), "lang": "", "cat": "", "pair": "", **more}
    return ArticleRow(1, id_, title, body, **values)  # type: ignore[arg-type]


def found(bench: Bench, tmp_path: Path, *rows: ArticleRow) -> list[tuple[str, str, str]]:
    for _ in ArticleImport(bench.kit).write(rows):
        pass
    knowledge = Knowledge(bench.kit, tmp_path / "index.db", bench.kit.reader)
    lint = ArticleLint(bench.kit, knowledge, bench.kit.reader)
    every = [one for _, more in lint.findings() for one in more]
    return sorted((one.external, one.kind, one.about) for one in every)


def test_good_articles_are_not_complained_of(bench: Bench, tmp_path: Path) -> None:
    zh = row("zh", "退款多久到账", LONG, lang="zh", pair="p")
    en = row("en", "How long a refund takes", "Three working days.", lang="en", pair="p")
    assert found(bench, tmp_path, zh, en) == []


def test_each_thing_is_found(bench: Bench, tmp_path: Path) -> None:
    rows = [
        row("a", "发票怎么开", "见 [[none]] 和 [x](ssh://y)，登录后在订单里开。", lang="zh"),
        row("b", "空的", lang="en"),
        row("c", "没有语言的一条", LONG),
        row("d", "没有语言的另一条", "请客户在订单页自助申请换货。"),
        row("d2", "换货在哪里申请", "请客户在订单页自助申请换货！"),
        row("e", "过期的活动", "双十一满三百减五十，每人一次。", valid_to=NOW),
        row("f", "转给下一条", "详见 [[g]]"),
        row("g", "转回上一条", "详见 [[f]]"),
        row("h", "？", "标题里没有一个字，所以谁也找不到。"),
    ]
    assert found(bench, tmp_path, *rows) == [
        ("a", "broken_link", "none"),
        ("a", "no_twin", ""),
        ("a", "unsafe_link", "ssh://y"),
        ("b", "empty", ""),
        ("b", "no_twin", ""),
        ("c", "no_language", ""),
        ("d", "no_language", ""),
        ("d", "same_answer", "换货在哪里申请"),
        ("d2", "no_language", ""),
        ("e", "expired", ""),
        ("e", "no_language", ""),
        ("f", "circle", "转给下一条 > 转回上一条"),
        ("f", "no_language", ""),
        ("g", "no_language", ""),
        ("h", "no_language", ""),
        ("h", "unreachable", ""),
    ]


def test_archived_articles_are_left_alone(bench: Bench, tmp_path: Path) -> None:
    assert found(bench, tmp_path, row("a", "旧", state="archived")) == []
