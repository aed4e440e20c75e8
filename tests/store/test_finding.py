"""Finding a case by a number, a phone, an order, a name, how it sounds, or what it is about."""

from __future__ import annotations

import pytest

from cs_tui.core import moves
from cs_tui.core.case import Customer
from cs_tui.store import finding
from cs_tui.store.board import BoardRow
from cs_tui.store.log import Log
from tests.make import HOUR, LIN, MEI, NOW, ctx, log
from tests.store.cases import came, numbers


def find(target: Log, text: str, actor: str = LIN, most: int = 50) -> tuple[BoardRow, ...]:
    return finding.find(target.conn, text, actor, most=most)


def filled() -> Log:
    target = log()
    came(target, 1042, customer=Customer(name="王小明", phone="13912340000"))
    came(target, 7, customer=Customer(phone="138-0013-0099", order_no="ORDER-7"))
    came(target, 8, customer=Customer(name="100%_\\*?[李", phone="1"))
    came(target, 9, customer=Customer(name="曾女士", phone="1"))
    came(target, 10, customer=Customer(name="Zoë Angelo", phone="1"))
    came(target, 11, customer=Customer(name="李安", phone="1"))
    return target


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A1042", ["A1042"]),
        ("ａ１０４２", ["A1042"]),
        ("0099", ["A7"]),
        ("13800130099", ["A7"]),
        ("138-0013", ["A7"]),
        ("139-1234-0000", ["A1042"]),
        ("ORDER-7", ["A7"]),
        ("order", ["A7"]),
        ("王", ["A1042"]),
        ("小明", ["A1042"]),
        ("问题7", ["A7"]),
        ("100%", ["A8"]),
        ("_", ["A8"]),
        ("\\", ["A8"]),
        ("*", ["A8"]),
        ("?", ["A8"]),
        ("[", ["A8"]),
        ("zoë", ["A10"]),
        ("nothing", []),
        ("\udc80", []),
    ],
)
def test_a_case_is_found_by_number_phone_order_name_or_subject(text: str, found: list[str]) -> None:
    assert numbers(find(filled(), text)) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("wangxiaoming", ["A1042"]),
        ("WangXiao", ["A1042"]),
        ("xiaom", ["A1042"]),
        ("ming", ["A1042"]),
        ("wxm", ["A1042"]),
        ("xm", ["A1042"]),
        ("wangxm", ["A1042"]),
        ("zeng", ["A9"]),
        ("ceng", ["A9"]),
        ("znvs", []),
        ("zns", ["A9"]),
        ("zengnü", ["A9"]),
        ("lian", ["A11"]),
        ("li'an", ["A11"]),
        ("ang", ["A10"]),
    ],
)
def test_a_han_name_is_found_by_how_it_sounds_from_any_of_its_characters_on(
    typed: str, found: list[str]
) -> None:
    """`ang` is in Angelo; the inside of the syllable of 王 is not what anybody types."""
    assert numbers(find(filled(), typed)) == found


def test_every_word_must_occur_in_whatever_field() -> None:
    target = filled()

    assert numbers(find(target, "王 问题1042")) == ["A1042"]
    assert numbers(find(target, " wxm　0000 ")) == ["A1042"]
    assert numbers(find(target, "王 问题7")) == []


def test_mine_are_found_first_then_the_open_then_the_latest() -> None:
    target = log()
    over = came(target, 1, MEI)
    with target.case_act(over, ctx(MEI, NOW + HOUR)) as act:
        moves.no_action(act, "spam", "2026-05-29")
    came(target, 2)
    came(target, 3)
    came(target, 4, LIN)

    assert numbers(find(target, "问题")) == ["A4", "A3", "A2", "A1"]
    assert numbers(find(target, "")) == ["A4", "A3", "A2", "A1"]
    assert numbers(find(target, "问题", most=2)) == ["A4", "A3"]


def test_a_search_that_was_given_up_finds_nothing() -> None:
    target = filled()

    assert finding.find(target.conn, "王", LIN, given_up=lambda: True) == ()


def test_the_latest_of_others_are_found_in_an_index_alone_and_never_sorted() -> None:
    """The first fifty of fifty thousand end the search; a query that sorts is the control."""
    conn = filled().conn
    start = (
        "EXPLAIN QUERY PLAN SELECT id FROM cases INDEXED BY cases_sought "
        "WHERE owner IS NOT 'lin' AND sought GLOB '*1*' ORDER BY"
    )

    def plan(order: str) -> str:
        return " ".join(row[3] for row in conn.execute(f"{start} {order} LIMIT 50"))

    assert "COVERING INDEX" in plan("over, updated_at DESC")
    assert "TEMP B-TREE" not in plan("over, updated_at DESC")
    assert "TEMP B-TREE" in plan("over DESC, updated_at DESC")


def test_a_long_name_is_heard_from_its_beginning_alone() -> None:
    assert finding.sounds("李小明") == " LIXIAOMING LXM LIXM XIAOMING XM MING M"
    assert finding.sounds("Smith") == ""
    assert len(finding.sounds("长" * 4000)) == len(finding.sounds("长" * 12))
