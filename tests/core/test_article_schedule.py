"""A revision that begins later: until then the article reads as it did."""

from __future__ import annotations

from cs_tui.core.article import Article, ArticleArchived, ArticleRevised, ArticleText, stream_of
from cs_tui.core.events import Body, Event, event
from cs_tui.core.fold import fold
from tests.make import HOUR, NOW, ctx, new_id

SAID = ArticleText(title="满减", body="旧")
DUE = NOW + 10 * HOUR


def told(*bodies: Body) -> Article:
    """The article after these events, an hour between them."""
    events: list[Event] = [
        event(stream_of("a1"), body, ctx(at=NOW + place * HOUR), act=new_id())
        for place, body in enumerate(bodies)
    ]
    state = fold(stream_of("a1"), events)
    assert isinstance(state, Article)
    return state


def revised(rev: int, body: str, begins: int | None = None, ends: int | None = None) -> Body:
    return ArticleRevised(title="满减", body=body, base_rev=rev, valid_from=begins, valid_to=ends)


def test_it_reads_as_before_to_the_minute() -> None:
    article = told(revised(0, "旧"), revised(1, "新", DUE))
    assert [article.reads_at(at).body for at in (DUE - 1, DUE)] == ["旧", "新"]
    assert article.reads_at(DUE - 1).valid_to == DUE
    assert article.holds_at(DUE - 1)
    assert article.holds_at(DUE)


def test_the_latest_of_two_that_wait_is_the_one_that_comes() -> None:
    article = told(revised(0, "旧"), revised(1, "新", DUE), revised(2, "更新", DUE + HOUR))
    assert [article.reads_at(at).body for at in (DUE, DUE + HOUR)] == ["旧", "更新"]


def test_a_revision_for_now_ends_the_waiting() -> None:
    article = told(revised(0, "旧"), revised(1, "新", DUE), revised(2, "今"))
    assert article.before is None
    assert article.reads_at(NOW + 3 * HOUR).body == "今"


def test_what_ends_before_the_next_begins_holds_in_between_no_more() -> None:
    article = told(revised(0, "旧", ends=DUE - HOUR), revised(1, "新", DUE))
    assert [article.holds_at(at) for at in (DUE - HOUR - 1, DUE - HOUR, DUE)] == [True, False, True]


def test_a_new_article_that_begins_later_reads_as_nothing_else() -> None:
    article = told(revised(0, "新", DUE))
    assert article.before is None
    assert not article.holds_at(DUE - 1)
    assert article.holds_at(DUE)


def test_archived_is_archived_whatever_waits() -> None:
    article = told(revised(0, "旧"), revised(1, "新", DUE), ArticleArchived())
    assert article.reads_at(NOW + 3 * HOUR).state == "archived"
    assert not article.holds_at(DUE + 1)
