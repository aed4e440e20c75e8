"""What everybody may do for knowledge, and what waits for those who answer for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cs_tui.core.article import Article
from cs_tui.errors import NotFound, Refused
from cs_tui.services.article_review import ArticleReview, Why
from cs_tui.services.authoring import Authoring
from cs_tui.services.helping import LONGEST_WORDING, MOST_WORDINGS, Helping
from cs_tui.services.reflection import Defects
from tests.services.bench import Bench

WRITTEN = {"title": "自提时间", "aliases": "几点能取", "body": "9 点起"}


@pytest.fixture
def bench() -> Bench:
    return Bench()


def published(bench: Bench, **more: str) -> Article:
    desk = Authoring(bench.kit)
    return desk.publish(desk.open("", "zh"), {**WRITTEN, **more})


def waiting(bench: Bench) -> list[tuple[str, tuple[Why, ...]]]:
    rows, _ = ArticleReview(bench.kit).queue()
    return [(one.article.title, one.why) for one in rows]


def test_a_customers_wording_finds_it_and_waits_for_the_author(bench: Bench) -> None:
    article = published(bench)
    done = Helping(bench.kit).word(article.id, "  什么时候\n可以拿 ")
    assert done.wordings == ("几点能取", "什么时候 可以拿")
    assert waiting(bench) == [("自提时间", ("worded",))]
    desk = Authoring(bench.kit)
    sheet = desk.open(article.id, "zh")
    assert sheet.values["aliases"] == "几点能取\n什么时候 可以拿"
    after = desk.publish(sheet, {**sheet.values, "aliases": "几点能取"})
    assert after.wordings == ("几点能取",)
    assert waiting(bench) == []


def test_a_card_number_in_a_wording_is_not_kept(bench: Bench) -> None:
    done = Helping(bench.kit).word(published(bench).id, "卡号 6222 0212 3456 7890 128 怎么付")
    assert "3456" not in done.wordings[-1]


def test_a_wording_must_be_one_and_new(bench: Bench) -> None:
    article, helping = published(bench), Helping(bench.kit)
    for wording in ("", " \n", "几点能取", "自提时间", "长" * (LONGEST_WORDING + 1)):
        with pytest.raises(Refused):
            helping.word(article.id, wording)
    for number in range(MOST_WORDINGS):
        helping.word(article.id, f"说法{number}")
    with pytest.raises(Refused):
        helping.word(article.id, "再一个")
    with pytest.raises(NotFound):
        helping.word("none", "x")


def test_an_article_is_proposed_from_the_case_without_the_customers_name(bench: Bench) -> None:
    case = bench.mine("我是王小明，电话 13800138000，订单 20260529 能开纸质发票吗")
    bench.writes(case, "reply", "可以，勾选纸质发票")
    bench.cases.save(case)
    helping = Helping(bench.kit)
    drafted = helping.drafted(case)
    assert drafted["title"] == "我是…，电话 …，订单 … 能开纸质发票吗"
    assert drafted["body"] == "可以，勾选纸质发票"

    bench.kit.profile = replace(bench.kit.profile, hub_url="https://hub", role="agent")
    done = helping.propose({**drafted, "title": "能开纸质发票吗"}, "zh", case)

    assert (done.confidence, done.case, done.lang) == ("wip", case, "zh")
    assert waiting(bench) == [("能开纸质发票吗", ("wip",))]


def test_a_proposal_is_published_by_who_may(bench: Bench) -> None:
    done = Helping(bench.kit).propose(WRITTEN, "zh")
    desk = Authoring(bench.kit)
    sheet = desk.open(done.id, "zh")
    assert sheet.state == "wip"
    assert desk.publish(sheet, sheet.values, draft=True).confidence == "wip"
    sheet = desk.open(done.id, "zh")
    assert desk.publish(sheet, sheet.values).confidence == "published"


def test_a_flag_brings_the_article_before_a_reviewer_until_it_is_answered(bench: Bench) -> None:
    article, defects = published(bench), Defects(bench.kit)
    flag = defects.report("", article=article.id, sort="outdated")
    assert waiting(bench) == [("自提时间", ("flagged",))]
    (row,), total = ArticleReview(bench.kit).queue()
    assert (row.flags[0].sort, total) == ("outdated", 1)
    defects.answer(flag.id, "fixed", "改好了")
    assert waiting(bench) == []


def test_what_has_expired_or_is_due_waits(bench: Bench) -> None:
    published(bench, title="过期的", valid_to="2026-05-28")
    published(bench, title="该看了", review_at="2026-05-28")
    published(bench, title="还早", valid_to="2026-05-30", review_at="2026-05-30")
    assert dict(waiting(bench)) == {"过期的": ("expired",), "该看了": ("due",)}


def test_a_reviewer_confirms_the_revision_that_was_read(bench: Bench) -> None:
    desk, article = Authoring(bench.kit), published(bench)
    done = desk.confirm(article.id, 1, "2026-12-01")
    assert done.confidence == "validated"
    assert desk.open(article.id, "zh").values["review_at"] == "2026-12-01"
    with pytest.raises(Refused):
        desk.confirm(article.id, 2)


def test_an_earlier_version_is_restored_as_a_new_one(bench: Bench) -> None:
    desk, article = Authoring(bench.kit), published(bench)
    sheet = desk.open(article.id, "zh")
    desk.publish(sheet, {**sheet.values, "body": "10 点起"})
    review = ArticleReview(bench.kit)
    assert [one.article.body for one in review.versions(article.id)] == ["10 点起", "9 点起"]
    done = desk.restore(article.id, review.versions(article.id)[-1])
    assert (done.body, done.rev) == ("9 点起", 3)
    assert len(review.versions(article.id)) == 3


def test_a_draft_restored_is_a_draft_again_and_published_text_stays_published(bench: Bench) -> None:
    desk, review = Authoring(bench.kit), ArticleReview(bench.kit)
    article = desk.publish(desk.open("", "zh"), WRITTEN, draft=True)
    sheet = desk.open(article.id, "zh")
    desk.publish(sheet, {**sheet.values, "body": "10 点起"}, draft=True)
    done = desk.restore(article.id, review.versions(article.id)[-1])
    assert (done.body, done.state) == ("9 点起", "wip")
    desk.archive(article.id)
    assert desk.restore(article.id, review.versions(article.id)[-1]).state == "wip"
    sheet = desk.open(article.id, "zh")
    desk.publish(sheet, {**sheet.values, "body": "11 点起"})
    done = desk.restore(article.id, review.versions(article.id)[-1])
    assert (done.body, done.state) == ("9 点起", "published")


def test_two_languages_become_one_article(bench: Bench) -> None:
    desk, zh = Authoring(bench.kit), published(bench)
    en = desk.publish(desk.open("", "en"), {"title": "Pick-up hours"})
    one, other = desk.join(zh.id, en.id)
    assert one.pair == other.pair != ""
    assert ArticleReview(bench.kit).twin(one) == en.id
    with pytest.raises(Refused):
        desk.join(zh.id, zh.id)


@pytest.mark.parametrize(
    "bad", [{"valid_to": "never"}, {"valid_from": "2026-12-02", "valid_to": "2026-12-01"}]
)
def test_times_that_are_none_are_refused(bench: Bench, bad: dict[str, str]) -> None:
    with pytest.raises(Refused):
        published(bench, **bad)
