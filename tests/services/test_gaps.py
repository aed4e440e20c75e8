"""Searches in vain and rewritten answers become cards, and a card becomes an article."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cs_tui.core.article import Article, stream_of
from cs_tui.core.gap import Gap, GapMet
from cs_tui.core.gap import key_of as gap_key
from cs_tui.core.gap import stream_of as gap_stream
from cs_tui.core.ports import Ctx
from cs_tui.core.seeking import InVain
from cs_tui.errors import Refused
from cs_tui.kb.near import letters
from cs_tui.services.authoring import Authoring
from cs_tui.services.field_names import ARTICLE, ARTICLE_SAID, REPLY
from cs_tui.services.gaps import AGAIN_MS, Gaps
from cs_tui.services.knowledge import Knowledge
from tests.make import MEI, MINUTE, new_id
from tests.services.bench import Bench

ASKED = InVain("纸质发票怎么开", "nothing")


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture
def gaps(bench: Bench) -> Gaps:
    return Gaps(bench.kit)


def elsewhere(bench: Bench, asked: str, case: str) -> None:
    """The same searched for in vain at another desk, as it comes through the hub."""
    ctx = Ctx(now=bench.at, actor=MEI, new_id=new_id, skew_ms=0)
    with bench.kit.log.act(gap_stream(gap_key(letters(asked))), ctx, Gap) as act:
        act.add(GapMet(how="nothing", asked=asked, case=case, lang="zh"))


def test_near_equal_searches_of_many_desks_are_one_card(bench: Bench, gaps: Gaps) -> None:
    first, second = bench.mine(), bench.mine()
    gaps.missed(ASKED, first)
    gaps.missed(InVain("怎么开紙質發票", "given_up"), second)
    gaps.missed(ASKED, first)
    elsewhere(bench, "纸质发票怎么开", "c-elsewhere")
    gaps.missed(InVain("羽绒服怎么洗", "nothing"))
    card, other = gaps.cards()
    assert (card.title, card.nothing, card.given_up) == ("纸质发票怎么开", 2, 1)
    assert (len(card.cases), card.customers) == (3, 2)
    assert set(card.wordings) == {"纸质发票怎么开", "怎么开紙質發票"}
    assert (other.title, other.customers) == ("羽绒服怎么洗", 0)


def test_who_gives_up_once_without_a_customer_says_nothing_yet(bench: Bench, gaps: Gaps) -> None:
    gaps.missed(InVain("发票", "given_up"))
    gaps.missed(InVain("发票", "given_up"))
    assert gaps.cards() == ()
    bench.passes(AGAIN_MS)
    gaps.missed(InVain("发票", "given_up"))
    assert [card.given_up for card in gaps.cards()] == [2]


def test_what_names_the_customer_is_kept_nowhere(bench: Bench, gaps: Gaps) -> None:
    case = bench.mine()
    gaps.missed(InVain("王小明 13800138000 的发票抬头", "nothing"), case)
    assert gaps.missed(InVain("20260529", "nothing"), case) is None
    rows = bench.conn.execute(
        "SELECT CAST(fact AS TEXT) || coalesce(CAST(personal AS TEXT), '') FROM events "
        "WHERE stream LIKE 'gap/%'"
    ).fetchall()
    assert len(rows) == 1
    assert not [row for row in rows if "王小明" in row[0] or "1380013" in row[0]]


def test_one_key_begins_the_article_in_the_customers_words(bench: Bench, gaps: Gaps) -> None:
    gaps.missed(ASKED, bench.mine())
    gaps.missed(InVain("怎么开纸质发票", "nothing"), bench.mine())
    (card,) = gaps.cards()
    article = gaps.draft(card)
    assert (article.state, article.title, article.lang) == ("wip", card.title, "zh")
    assert set(article.aliases) == set(card.wordings)
    assert gaps.cards() == ()
    with pytest.raises(Refused):
        gaps.draft(card)


def test_what_is_still_missed_after_its_article_was_published_is_a_card_again(
    bench: Bench, gaps: Gaps
) -> None:
    gaps.missed(ASKED, bench.mine())
    begun = gaps.draft(gaps.cards()[0])
    bench.passes(MINUTE)
    gaps.missed(ASKED, bench.mine())
    assert gaps.cards() == ()
    desk = Authoring(bench.kit)
    sheet = desk.open(begun.id, "zh")
    bench.passes(MINUTE)
    desk.publish(sheet, {**sheet.values, "body": "在订单里申请"})
    assert gaps.cards() == ()
    bench.passes(MINUTE)
    gaps.missed(ASKED, bench.mine())
    assert [card.title for card in gaps.cards()] == [ASKED.asked]


def test_what_needs_no_article_is_put_aside_with_a_reason(bench: Bench, gaps: Gaps) -> None:
    gaps.missed(ASKED, bench.mine())
    (card,) = gaps.cards()
    with pytest.raises(Refused):
        gaps.set_aside(card, "  ")
    gaps.set_aside(card, "税务系统的事")
    gaps.missed(ASKED, bench.mine())
    assert gaps.cards() == ()


def answered(bench: Bench, article: Article, said: str) -> None:
    """A case answered after the text of an article was put in."""
    case = bench.mine()
    bench.writes(case, ARTICLE, article.id)
    bench.writes(case, ARTICLE_SAID, article.body)
    bench.writes(case, REPLY, said)
    bench.cases.save(case)


def test_answers_that_were_rewritten_are_a_card_until_the_article_is_revised(
    bench: Bench, gaps: Gaps
) -> None:
    desk = Authoring(bench.kit)
    body = "退款一律按原付款方式退回，三个工作日到账。"
    written = {"title": "退款多久", "body": body}
    article = desk.publish(desk.open("", "zh"), written)
    bench.passes(MINUTE)
    answered(bench, article, f"您好，{body}")
    assert gaps.cards() == ()
    answered(bench, article, "王小明您好，这一笔由财务手工转到银行卡，明天下午能收到")
    (card,) = gaps.cards()
    assert (card.article, card.customers) == (article.id, 1)
    ((_, said),) = gaps.answers(card)
    assert said.startswith("…您好，这一笔由财务手工转到银行卡")
    bench.passes(MINUTE)
    sheet = desk.open(article.id, "zh")
    desk.publish(sheet, {**sheet.values, "body": f"{body}大额由财务手工转。"})
    assert gaps.cards() == ()


def test_a_rewritten_article_can_be_put_aside_until_it_happens_again(
    bench: Bench, gaps: Gaps
) -> None:
    desk = Authoring(bench.kit)
    article = desk.publish(desk.open("", "zh"), {"title": "退款多久", "body": "三个工作日到账"})
    for _ in range(2):
        bench.passes(MINUTE)
        answered(bench, article, "由财务手工转到银行卡")
        (card,) = gaps.cards()
        gaps.set_aside(card, "特例")
        assert gaps.cards() == ()


def test_agents_record_and_do_not_decide(bench: Bench, gaps: Gaps) -> None:
    gaps.missed(ASKED, bench.mine())
    (card,) = gaps.cards()
    bench.kit.profile = replace(bench.kit.profile, hub_url="https://hub", role="agent")
    for act in (lambda: gaps.draft(card), lambda: gaps.set_aside(card, "x")):
        with pytest.raises(Refused):
            act()
    assert gaps.missed(InVain("羽绒服怎么洗", "nothing")) is not None


def test_a_draft_is_not_found_before_it_is_published(
    bench: Bench, gaps: Gaps, tmp_path: Path
) -> None:
    gaps.missed(ASKED, bench.mine())
    begun = gaps.draft(gaps.cards()[0])
    knowledge = Knowledge(bench.kit, tmp_path / "index.db", bench.kit.reader)
    assert knowledge.search(ASKED.asked) == []
    assert bench.kit.log.state(stream_of(begun.id), Article).rev == 1
