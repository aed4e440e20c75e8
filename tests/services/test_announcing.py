"""Notices written at the desk: versions that are read anew, drafts that survive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from cs_tui.content.article_row import ArticleRow
from cs_tui.core.quiz import QuizFault
from cs_tui.errors import Refused
from cs_tui.services.announcing import Announcing
from cs_tui.services.article_import import ArticleImport
from tests.services.bench import Bench

WRITTEN: Mapping[str, str] = {
    "title_zh": "降雪延误",
    "title_en": "Snow",
    "body_zh": "晚 2 天",
    "body_en": "2 days late",
    "from_day": "2026-12-01",
    "to_day": "",
    "study": "",
    "check_zh": "",
    "check_en": "",
    "mandatory": "yes",
    "form": "incident",
}
CHECK_ZH = "晚几天？\n- 1 天\n* 2 天\n> 公告第 1 条。"
CHECK_EN = "How late?\n- 1 day\n* 2 days\n> Point 1 says so."


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_a_notice_is_published_and_its_next_version_is_the_next(bench: Bench) -> None:
    desk = Announcing(bench.kit)
    first = desk.publish(desk.open(""), WRITTEN)
    assert (first.version, first.title.en, first.mandatory) == (1, "Snow", True)
    again = desk.publish(desk.open(first.id), {**WRITTEN, "body_zh": "晚 3 天"})
    assert (again.id, again.version, again.body.zh) == (first.id, 2, "晚 3 天")
    assert [one.id for one in desk.every()] == [first.id]


def test_a_draft_is_there_after_a_restart_and_gone_once_published(bench: Bench) -> None:
    desk = Announcing(bench.kit)
    desk.keep(desk.open(""), WRITTEN)
    again = Announcing(bench.restarted().kit)
    sheet = again.open("")
    assert (sheet.drafted, sheet.values["title_zh"]) == (True, "降雪延误")
    again.publish(sheet, sheet.values)
    assert not again.open("").drafted


@pytest.mark.parametrize("field", ["title_zh", "title_en", "body_zh", "body_en"])
def test_both_languages_are_needed(bench: Bench, field: str) -> None:
    desk = Announcing(bench.kit)
    with pytest.raises(Refused):
        desk.publish(desk.open(""), {**WRITTEN, field: "  "})
    assert desk.every() == ()


@pytest.mark.parametrize(
    "days",
    [
        {"from_day": "1 December"},
        {"from_day": "2026-02-30"},
        {"from_day": "20261201"},
        {"from_day": "2026-12-02", "to_day": "2026-12-01"},
    ],
)
def test_days_that_are_none_are_named(bench: Bench, days: dict[str, str]) -> None:
    desk = Announcing(bench.kit)
    with pytest.raises(Refused):
        desk.publish(desk.open(""), {**WRITTEN, **days})


def test_a_version_made_meanwhile_is_not_written_over(bench: Bench) -> None:
    desk = Announcing(bench.kit)
    first = desk.publish(desk.open(""), WRITTEN)
    mine = desk.open(first.id)
    desk.publish(desk.open(first.id), {**WRITTEN, "body_zh": "别人的"})
    with pytest.raises(Refused) as caught:
        desk.publish(mine, {**WRITTEN, "body_zh": "我的"})
    assert "2" in caught.value.say("zh")


def test_what_is_withdrawn_stands_last(bench: Bench) -> None:
    desk = Announcing(bench.kit)
    old = desk.publish(desk.open(""), WRITTEN)
    new = desk.publish(desk.open(""), WRITTEN)
    desk.withdraw(new.id)
    assert [one.id for one in desk.every()] == [old.id, new.id]


def test_agents_do_not_write_notices(bench: Bench) -> None:
    bench.kit.profile = replace(bench.kit.profile, hub_url="https://hub", role="agent")
    with pytest.raises(Refused):
        Announcing(bench.kit).open("")


def test_what_is_to_be_studied_with_it_is_named_by_the_articles(bench: Bench) -> None:
    desk = Announcing(bench.kit)
    row = ArticleRow(1, "snow-zh", "下雪晚到几天", "晚 2 天", (), "zh", "", "")
    ArticleImport(bench.kit).write_whole([row])
    done = desk.publish(desk.open(""), {**WRITTEN, "study": "snow、snow-zh，snow"})
    assert (done.study, done.form) == (("snow", "snow-zh"), "incident")
    assert desk.open(done.id).values["study"] == "snow snow-zh"


def test_an_article_that_is_not_there_is_named_and_the_draft_stays(bench: Bench) -> None:
    desk = Announcing(bench.kit)
    written = {**WRITTEN, "study": "no-such-thing"}
    desk.keep(desk.open(""), written)
    with pytest.raises(Refused) as caught:
        desk.publish(desk.open(""), written)
    assert "no-such-thing" in caught.value.say("en")
    assert desk.open("").values["study"] == "no-such-thing"


def test_a_check_is_written_with_the_notice_and_comes_back_to_be_revised(bench: Bench) -> None:
    desk = Announcing(bench.kit)
    done = desk.publish(desk.open(""), {**WRITTEN, "check_zh": CHECK_ZH, "check_en": CHECK_EN})
    assert [one.right for one in done.check] == [1]
    assert desk.open(done.id).values["check_en"] == CHECK_EN


def test_a_check_that_is_none_is_refused_with_its_line_and_the_draft_stays(bench: Bench) -> None:
    desk = Announcing(bench.kit)
    values = {**WRITTEN, "check_zh": CHECK_ZH.replace("*", "-"), "check_en": CHECK_EN}
    desk.keep(desk.open(""), values)
    with pytest.raises(QuizFault) as caught:
        desk.publish(desk.open(""), values)
    assert "1" in caught.value.say("zh")
    assert desk.open("").drafted
    assert desk.every() == ()
