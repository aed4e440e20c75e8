"""What the last key has read serves the next one, and never longer than it holds."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from cs_tui import sqlite
from cs_tui.kb import index_postings, recent
from cs_tui.kb.search import Entry, KnowledgeIndex
from tests.kb.conftest import SHOP

TYPED = ("退款多久到账", "tuikuan duo jiu", "change the shipping address", "修改收貨地址")


def keys(typed: str) -> list[str]:
    """What stands in the line after each key, and while it is taken back."""
    on = [typed[:end] for end in range(1, len(typed) + 1)]
    return [*on, *reversed(on)]


@pytest.mark.parametrize("typed", TYPED)
def test_key_by_key_the_same_is_found_as_by_one_who_just_came(
    shop: KnowledgeIndex, file: Path, typed: str
) -> None:
    for asked in keys(typed):
        with closing(sqlite.connect(file)) as conn:
            assert shop.search(asked) == KnowledgeIndex(conn).search(asked)


def test_what_changes_between_two_keys_is_right_at_the_next(
    shop: KnowledgeIndex, file: Path
) -> None:
    assert shop.search("修改收")[0].id == "address"
    shop.put([Entry("address", "发货时间", lang="zh"), Entry("new", "修改收款人", lang="zh")])
    assert [one.id for one in shop.search("修改收")][0] == "new"
    with closing(sqlite.connect(file)) as conn:
        KnowledgeIndex(conn).put([Entry("new", "更换款式", lang="zh"), *SHOP])
        assert shop.search("修改收")[0].id == "address"
        KnowledgeIndex(conn).remove(["address"])
    assert "address" not in {one.id for one in shop.search("修改收")}


def test_the_next_key_reads_only_what_is_new(
    shop: KnowledgeIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    really = index_postings.frequencies

    def counted(conn: sqlite.Connection, terms: set[str]) -> dict[str, int]:
        read.extend(terms)
        return really(conn, terms)

    monkeypatch.setattr(index_postings, "frequencies", counted)
    for asked in keys("change the shipping address"):
        shop.search(asked)
    assert len(read) == len(set(read)) > 10


def test_what_is_kept_does_not_grow_for_ever(
    shop: KnowledgeIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recent, "MOST_TERMS", 20)
    for typed in TYPED:
        for asked in keys(typed):
            shop.search(asked)
    assert len(shop._recent._often) < 20 + 100
    assert shop.search("退款")[0].id == "refund"
