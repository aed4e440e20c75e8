"""Links in articles: to others, out into the world, and round in circles."""

from __future__ import annotations

from cs_tui.core.article_links import circles, only_link, to_articles, unsafe


def test_links_to_articles_are_found_in_both_forms() -> None:
    body = "见 [[refund-zh]] 和 [这里](kb:K-7)、[[refund-zh|退款]]；[网页](https://x.cn) [ [x] ]"
    assert to_articles(body) == ("refund-zh", "K-7")


def test_what_programs_would_run_is_no_safe_link() -> None:
    body = (
        "[a](javascript:alert(1)) [b](ssh://x) [c](https://x) [d](kb:1) [e](/path) [f](mailto:a@b)"
    )
    assert unsafe(body) == ("javascript:alert(1)", "ssh://x")


def test_an_article_that_only_sends_on_is_told_from_one_that_says_something() -> None:
    assert only_link("详见 [[b]]。") == "b"
    assert only_link("See [this](kb:b)") == "b"
    assert only_link("三天到账，详见 [[b]]") == ""
    assert only_link("[[a]] [[b]]") == ""


def test_circles_are_found_once_and_have_an_end() -> None:
    links = {"a": "b", "b": "c", "c": "b", "d": "d", "e": "f", "f": "g"}
    assert circles(links) == (("b", "c"), ("d",))
