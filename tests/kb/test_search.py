"""What an agent may type, and what comes first."""

from __future__ import annotations

from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cs_tui import sqlite
from cs_tui.kb.search import Entry, KnowledgeIndex

from .conftest import SHOP


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("发票", "invoice"),
        ("退款", "refund"),
        ("改地址", "address"),
        ("破損怎麼賠", "damaged"),
        ("發票", "invoice"),
        ("tuikuan", "refund"),
        ("tui kuan duo jiu", "refund"),
        ("fapiao", "invoice"),
        ("fapi", "invoice"),
        ("tuik", "refund"),
        ("yinhang", "repay"),
        ("hkyh", "repay"),
        ("huankuan yinhang", "repay"),
        ("tkdj", "refund"),
        ("xgsh", "address"),
        ("退宽多久到帐", "refund"),
        ("reset password", "password"),
        ("pasword rest", "password"),
        ("cha ship addr", "shipping"),
        ("charging me two times", "charged"),
        ("ＰＡＳＳＷＯＲＤ", "password"),
        ("p", "password"),
        ("钱什么时候退", "refund"),
        ("sign in", "password"),
    ],
)
def test_the_right_article_comes_first(shop: KnowledgeIndex, typed: str, expected: str) -> None:
    assert shop.search(typed)[0].id == expected


def test_a_hit_says_which_wording_matched_as_it_was_written(shop: KnowledgeIndex) -> None:
    hit = shop.search("錢什麼時候退回來")[0]
    assert (hit.title, hit.matched) == ("退款多久到账", "钱什么时候退回来")


def test_the_same_wording_scores_near_one_and_a_stranger_near_nothing(
    shop: KnowledgeIndex,
) -> None:
    assert shop.search("修改收货地址")[0].score > 0.9
    assert all(0 <= hit.score <= 1 for typed in ("a", "退", "xyz") for hit in shop.search(typed))
    assert shop.search("天气预报一下")[:1] == [] or shop.search("天气预报一下")[0].score < 0.4


def test_words_of_a_body_find_the_article_after_titles_with_the_same_words(
    shop: KnowledgeIndex,
) -> None:
    assert shop.search("签收")[0].id == "damaged"
    shop.put([Entry("signed", "签收后发现少件", lang="zh")])
    assert [hit.id for hit in shop.search("签收")][:2] == ["signed", "damaged"]


def test_only_the_language_asked_for_or_none_is_found(shop: KnowledgeIndex) -> None:
    shop.put([Entry("both", "address 地址")])
    found = shop.search("地址 address", lang="en")
    assert {hit.id for hit in found} >= {"shipping", "both"}
    assert {hit.lang for hit in found} == {"en", ""}


def test_only_the_category_or_the_articles_asked_for_are_found(shop: KnowledgeIndex) -> None:
    shop.put(
        [Entry("a", "退款金额不对", lang="zh", cat="money"), Entry("b", "退款退货", cat="goods")]
    )
    assert {hit.id for hit in shop.search("退款")} == {"refund", "repay", "a", "b"}
    assert [hit.id for hit in shop.search("退款", cat="money")] == ["a"]
    assert [hit.id for hit in shop.search("退款", among=shop.among(["b", "gone"]))] == ["b"]
    assert shop.search("退款", cat="money", among=shop.among(["b"])) == []
    assert shop.search("退款", among=shop.among([])) == []
    shop.put([Entry("a", "退款金额不对", lang="zh", cat="goods")])
    assert shop.search("退款", cat="money") == []


@pytest.mark.parametrize("typed", ["", "   ", "\x00", "？？！", "-", '"', "'", "%", "_"])
def test_nothing_to_look_for_finds_nothing(shop: KnowledgeIndex, typed: str) -> None:
    assert shop.search(typed) == []


@pytest.mark.parametrize(
    "typed",
    [
        'reset "password',
        "C++ password",
        "-password",
        "password\x00",
        "password) OR 1=1 --",
        "NEAR(password",
        "title:password",
        "password user@x.com",
        "password AND NOT",
        "password*",
        "\ud800password",
        "password " * 2_000,
    ],
)
def test_no_sign_in_a_query_means_anything_but_itself(shop: KnowledgeIndex, typed: str) -> None:
    assert shop.search(typed)[0].id == "password"


def test_at_most_k_hits_are_given_best_first(shop: KnowledgeIndex) -> None:
    scores = [hit.score for hit in shop.search("地址 address 怎么", k=3)]
    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("questions_before", [0, 1, 2])
def test_a_cancelled_search_gives_nothing(shop: KnowledgeIndex, questions_before: int) -> None:
    asked = iter([False] * questions_before)
    assert shop.search("退款", cancelled=lambda: next(asked, True)) == []
    assert shop.search("退款", cancelled=lambda: False) != []


def test_warming_up_changes_no_answer(shop: KnowledgeIndex) -> None:
    before = shop.search("發票")
    shop.warm()
    assert shop.search("發票") == before


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.characters(), max_size=300))
def test_any_text_is_a_safe_query(shop: KnowledgeIndex, typed: str) -> None:
    assert all(0 <= hit.score <= 1 for hit in shop.search(typed))


@settings(deadline=None, max_examples=50)
@given(st.lists(st.text(st.characters(), max_size=40), max_size=4), st.text(max_size=60))
def test_any_text_is_a_safe_article_and_is_forgotten_whole(wordings: list[str], body: str) -> None:
    with closing(sqlite.connect(sqlite.MEMORY)) as conn:
        knowledge = KnowledgeIndex(conn)
        knowledge.put([Entry("x", "".join(wordings), body, wordings)])
        knowledge.remove(["x"])
        assert conn.execute("select count(*) from posting").fetchone() == (0,)
        assert knowledge.count() == 0


def test_every_article_of_the_shop_is_found_by_its_own_title(shop: KnowledgeIndex) -> None:
    assert [shop.search(entry.title)[0].id for entry in SHOP] == [entry.id for entry in SHOP]


def test_what_a_text_is_about_leads_but_the_very_wording_of_another_category_leads_more(
    shop: KnowledgeIndex,
) -> None:
    shop.put(
        [
            Entry("order", "Cancel an order before it leaves", lang="en", cat="CANCEL"),
            Entry("card", "Your card was refused for an order", lang="en", cat="PAY"),
        ]
    )
    vague, whole = "something about my order", "cancel an order before it leaves"
    assert shop.search(vague, leaning={"PAY": 0.9})[0].id == "card"
    assert shop.search(vague, leaning={"CANCEL": 0.9})[0].id == "order"
    assert shop.search(whole, leaning={"PAY": 0.9})[0].id == "order"
