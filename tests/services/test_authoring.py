"""Knowledge written at the desk: drafts survive, nobody's revision is written over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cs_tui.core.article import Article
from cs_tui.errors import NotFound, Refused
from cs_tui.services.authoring import FIELDS, Authoring, Sheet
from tests.services.bench import Bench

WRITTEN = {
    "title": "自提时间",
    "aliases": "几点能取\n\n 取货时间 ",
    "cat": "SHIPOPT",
    "body": "9 点起",
}


@pytest.fixture
def bench() -> Bench:
    return Bench()


def published(bench: Bench) -> Article:
    desk = Authoring(bench.kit)
    return desk.publish(desk.open("", "zh"), WRITTEN)


def test_a_new_article_reads_as_it_was_written(bench: Bench) -> None:
    done = published(bench)
    assert (done.title, done.lang, done.cat, done.rev) == ("自提时间", "zh", "SHIPOPT", 1)
    assert done.aliases == ("几点能取", "取货时间")
    assert done.source == "own"


def test_two_new_articles_are_two(bench: Bench) -> None:
    assert published(bench).id != published(bench).id


def test_a_draft_is_there_after_a_restart_and_gone_once_published(bench: Bench) -> None:
    Authoring(bench.kit).keep(Authoring(bench.kit).open("", "zh"), WRITTEN)
    again = Authoring(bench.restarted().kit)
    sheet = again.open("", "zh")
    assert (sheet.drafted, sheet.values["title"]) == (True, "自提时间")
    again.publish(sheet, sheet.values)
    assert again.open("", "zh") == Sheet(
        "", "zh", 0, "published", {**dict.fromkeys(FIELDS, ""), "audience": "inside"}, False
    )


def test_the_draft_of_one_language_is_not_that_of_the_other(bench: Bench) -> None:
    desk = Authoring(bench.kit)
    desk.keep(desk.open("", "zh"), WRITTEN)
    assert not desk.open("", "en").drafted


def test_a_revision_made_meanwhile_is_not_written_over(bench: Bench) -> None:
    desk, article = Authoring(bench.kit), published(bench)
    mine = desk.open(article.id, "zh")
    desk.keep(mine, {**mine.values, "body": "我的"})
    theirs = Sheet(article.id, "zh", 1, "published", mine.values, drafted=False)
    other = Authoring(bench.kit)
    state = other.publish(theirs, {**theirs.values, "body": "别人的"})
    assert state.rev == 2
    with pytest.raises(Refused) as caught:
        desk.publish(mine, {**mine.values, "body": "我的"})
    assert "2" in caught.value.say("zh")


def test_card_numbers_are_kept_nowhere(bench: Bench) -> None:
    desk = Authoring(bench.kit)
    sheet = desk.open("", "zh")
    written = {**WRITTEN, "body": "卡号 6222 0212 3456 7890 128"}
    desk.keep(sheet, written)
    assert "3456" not in desk.open("", "zh").values["body"]
    assert "3456" not in desk.publish(sheet, written).body


def test_what_was_changed_back_is_no_draft(bench: Bench) -> None:
    desk, article = Authoring(bench.kit), published(bench)
    sheet = desk.open(article.id, "zh")
    desk.keep(sheet, {**sheet.values, "title": "别的"})
    desk.keep(sheet, sheet.values)
    assert not desk.open(article.id, "zh").drafted


def test_a_title_is_needed(bench: Bench) -> None:
    desk = Authoring(bench.kit)
    with pytest.raises(Refused):
        desk.publish(desk.open("", "zh"), {**WRITTEN, "title": " \n"})


def test_archiving_twice_says_so(bench: Bench) -> None:
    desk, article = Authoring(bench.kit), published(bench)
    assert desk.archive(article.id).state == "archived"
    with pytest.raises(Refused):
        desk.archive(article.id)


def test_an_article_that_is_not_there_is_named(bench: Bench) -> None:
    with pytest.raises(NotFound):
        Authoring(bench.kit).open("none", "zh")


def test_agents_do_not_write(bench: Bench) -> None:
    bench.kit.profile = replace(bench.kit.profile, hub_url="https://hub", role="agent")
    with pytest.raises(Refused):
        Authoring(bench.kit).open("", "zh")
