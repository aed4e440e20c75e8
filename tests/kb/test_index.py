"""The file behind the search: changed piece by piece, never trusted when it is not ours."""

from __future__ import annotations

from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs_tui import sqlite
from cs_tui.kb import terms
from cs_tui.kb.index import FORMAT, RebuildNeeded, damage_noticed
from cs_tui.kb.index_file import open_index
from cs_tui.kb.normalise import normalise
from cs_tui.kb.search import Entry, KnowledgeIndex

WORDS = st.text(st.sampled_from("退款换货abc d"), max_size=6)
ENTRIES = st.builds(
    Entry,
    id=st.sampled_from("1234"),
    title=WORDS,
    body=WORDS,
    aliases=st.lists(WORDS, max_size=2),
    lang=st.sampled_from(["", "zh", "en"]),
    stamp=WORDS,
)
STEPS = st.lists(st.one_of(st.lists(ENTRIES, max_size=3), st.sampled_from("1234")), max_size=8)


def test_a_renamed_article_is_not_found_under_its_old_name(shop: KnowledgeIndex) -> None:
    shop.put([Entry("invoice", "公司抬头怎么填写", lang="zh")])
    assert [hit.id for hit in shop.search("抬头")] == ["invoice"]
    for old in ("增值税", "zengzhishui", "zzs", "邮箱"):
        assert "invoice" not in [hit.id for hit in shop.search(old)]


def test_a_removed_article_is_found_under_no_name(shop: KnowledgeIndex) -> None:
    shop.remove(["refund", "never existed"])
    assert shop.count() == 7
    for wording in ("退款多久到账", "钱什么时候退回来", "tkdj", "tuikuan"):
        assert "refund" not in [hit.id for hit in shop.search(wording)]


def test_stamps_tell_what_is_stale(shop: KnowledgeIndex) -> None:
    shop.put([Entry("refund", "退款", stamp="event-7")])
    assert shop.stamps()["refund"] == "event-7"
    assert shop.stamps().keys() >= {"invoice", "password"}


def test_the_index_is_still_there_after_closing_the_file(file: Path, shop: KnowledgeIndex) -> None:
    with closing(sqlite.connect(file)) as conn:
        again = KnowledgeIndex(conn)
        assert again.search("发票") == shop.search("发票") != []


def test_an_entry_never_waits_for_the_disk_because_the_log_has_it_too(file: Path) -> None:
    with closing(sqlite.connect(file)) as conn:
        KnowledgeIndex(conn)
        assert conn.execute("pragma synchronous").fetchone() == (1,)


@pytest.mark.parametrize("stage", [1, 2, 3])
def test_a_search_sees_one_moment_while_another_connection_writes(
    file: Path, shop: KnowledgeIndex, stage: int
) -> None:
    stages = []

    def remove_meanwhile() -> bool:
        stages.append(1)
        if len(stages) == stage:
            with closing(sqlite.connect(file)) as conn:
                KnowledgeIndex(conn).remove(["invoice"])
        return False

    assert shop.search("发票", cancelled=remove_meanwhile)[0].title == "如何开具增值税发票"
    assert "invoice" not in [hit.id for hit in shop.search("发票")]


@settings(deadline=None, max_examples=60)
@given(STEPS)
def test_changing_piece_by_piece_equals_building_anew(steps: list[list[Entry] | str]) -> None:
    with (
        closing(sqlite.connect(sqlite.MEMORY)) as one,
        closing(sqlite.connect(sqlite.MEMORY)) as two,
    ):
        piecewise, anew = KnowledgeIndex(one), KnowledgeIndex(two)
        left: dict[str, Entry] = {}
        for step in steps:
            if isinstance(step, str):
                piecewise.remove([step])
                left.pop(step, None)
            else:
                piecewise.put(step)
                left |= {entry.id: entry for entry in step}
        anew.put(left.values())
        assert piecewise.count() == anew.count() == len(left)
        assert piecewise.stamps() == anew.stamps()
        for query in ("退款", "tui", "tk", "abc", "换货 d"):
            assert piecewise.search(query) == anew.search(query)
            assert piecewise.search(query, lang="zh") == anew.search(query, lang="zh")


def test_a_failed_put_changes_nothing(shop: KnowledgeIndex) -> None:
    with pytest.raises(TypeError):
        shop.put([Entry("new", "新文章"), Entry("bad", None)])  # type: ignore[arg-type]
    assert "new" not in {hit.id for hit in shop.search("新文章")} | shop.stamps().keys()
    assert shop.count() == 8


def test_a_file_of_another_format_asks_to_be_rebuilt(file: Path, shop: KnowledgeIndex) -> None:
    with closing(sqlite.connect(file)) as conn:
        conn.execute("update meta set value = 'older' where name = 'format'")
        with pytest.raises(RebuildNeeded):
            KnowledgeIndex(conn)


def test_whoever_changes_the_terms_raises_the_format() -> None:
    text = normalise("还款銀行 ATM 的 charged twice Ａ１ don't", 100)
    found = "\n".join(sorted(terms.of_text(text) | terms.of_body(text)))
    digest = sha256(found.encode()).hexdigest()[:12]
    assert (FORMAT.split()[0], digest) == ("5", "bc9d3f7db86d")


def test_a_file_without_its_format_asks_to_be_rebuilt(file: Path, shop: KnowledgeIndex) -> None:
    with closing(sqlite.connect(file)) as conn:
        conn.execute("delete from meta")
        with pytest.raises(RebuildNeeded):
            KnowledgeIndex(conn)


def test_somebody_elses_database_asks_to_be_rebuilt(tmp_path: Path) -> None:
    with closing(sqlite.connect(tmp_path / "other.db")) as conn:
        conn.execute("create table cases (id)")
        with pytest.raises(RebuildNeeded):
            KnowledgeIndex(conn)


@pytest.mark.parametrize("page", [0, 1, 2, 3])
def test_a_damaged_file_asks_to_be_rebuilt_at_the_latest_when_it_is_used(
    tmp_path: Path, page: int
) -> None:
    file = made(tmp_path / "damaged.db")
    spoil(file, page)
    with pytest.raises(RebuildNeeded):
        use(file)


def test_opening_a_damaged_file_begins_anew(tmp_path: Path) -> None:
    file = made(tmp_path / "damaged.db")
    spoil(file, 0)
    knowledge, conn = open_index(file)
    with closing(conn):
        assert knowledge.stamps() == {}
        knowledge.put([Entry("1", "退款")])
        assert [hit.id for hit in knowledge.search("tk")] == ["1"]


def test_opening_a_good_file_keeps_what_is_in_it(tmp_path: Path) -> None:
    knowledge, conn = open_index(made(tmp_path / "good.db"))
    with closing(conn):
        assert knowledge.count() == 200


def use(file: Path) -> None:
    with damage_noticed(), closing(sqlite.connect(file)) as conn:
        knowledge = KnowledgeIndex(conn)
        knowledge.search("退款 refund")
        knowledge.stamps()
        knowledge.remove(["1"])


def made(file: Path) -> Path:
    with closing(sqlite.connect(file)) as conn:
        conn.execute("pragma journal_mode = delete")
        KnowledgeIndex(conn).put(Entry(str(n), f"退款 refund {n}") for n in range(200))
    return file


def spoil(file: Path, page: int) -> None:
    spoiled = bytearray(file.read_bytes())
    spoiled[page * 4096 : (page + 1) * 4096] = b"\x5a" * 4096
    file.write_bytes(spoiled)
