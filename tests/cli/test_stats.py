"""`cs-tui stats`: figures that can be doubted, because they say how many stand behind them."""

from __future__ import annotations

import pytest

from tests.cli.program import Program


def answered(cs_tui: Program) -> None:
    cs_tui.does("case", "new", "--channel", "chat", "--text", "hello")
    cs_tui.does("case", "next")
    cs_tui.does("case", "reply", "A1001", "hello, what can I do?")


def test_a_small_count_is_shown_as_a_count(cs_tui: Program) -> None:
    answered(cs_tui)

    day = cs_tui.does("stats", "--json").json
    out = cs_tui.does("stats").out

    [chat] = day["channels"]
    assert (chat["first_in_time"]["hits"], chat["first_in_time"]["n"]) == (1, 1)
    assert chat["first_in_time"]["value"] is None
    assert "1/1" in out
    assert "%" not in out


def test_what_nobody_has_answered_is_listed_by_its_number(cs_tui: Program) -> None:
    cs_tui.does("case", "new", "--channel", "chat", "--text", "hello")

    everybody = cs_tui.does("stats", "--actor", "all")

    assert "A1001 chat since" in everybody.out
    assert "A1001" not in cs_tui.does("stats").out


def test_who_came_for_the_first_time_today_cannot_be_judged_yet(cs_tui: Program) -> None:
    answered(cs_tui)

    everybody = cs_tui.does("stats", "--team")

    assert "first-contact resolution, net 0/0" in everybody.out
    assert "customer unknown 1" in everybody.out
    assert "first-contact" not in cs_tui.does("stats").out
    assert "first-contact" in cs_tui.does("stats", "--team", "--explain", "fcr_net").out


def test_another_day_has_its_own_figures(cs_tui: Program) -> None:
    answered(cs_tui)

    yesterday = cs_tui.does("stats", "--day", "yesterday", "--json").json
    today = cs_tui.does("stats", "--day", "today", "--json").json
    same = cs_tui.does("stats", "--day", today["day"], "--json").json

    assert (yesterday["total"]["taken"]["n"], today["total"]["taken"]["n"]) == (0, 1)
    assert same == today


@pytest.mark.parametrize("day", ["2026-13-01", "tomorrow", "", "01.02.2026"])
def test_a_day_that_is_none_is_wrong_usage(cs_tui: Program, day: str) -> None:
    assert cs_tui("stats", "--day", day).code == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_figure_says_what_it_means(
    cs_tui: Program, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CS_TUI_LANG", lang)

    out = cs_tui.does("stats", "--explain", "first_response").out

    assert ("人工" in out) == (lang == "zh")
    assert ("human" in out) == (lang == "en")


def test_an_unknown_figure_is_answered_with_the_nearest(cs_tui: Program) -> None:
    ran = cs_tui("stats", "--explain", "handeling")

    assert ran.code == 2
    assert "handling" in ran.err


def test_a_figure_names_the_cases_behind_it(cs_tui: Program) -> None:
    answered(cs_tui)

    told = cs_tui.does("stats", "--explain", "first_in_time", "--json").json
    out = cs_tui.does("stats", "--explain", "first_in_time").out

    [chat] = told["figures"]
    assert (chat["channel"], chat["hits"], chat["n"]) == ("chat", 1, 1)
    assert [case["number"] for case in chat["cases"]] == ["A1001"]
    assert chat["missed"] == []
    assert "cases: A1001" in out


def test_what_nobody_answered_is_a_figure_with_cases_too(cs_tui: Program) -> None:
    cs_tui.does("case", "new", "--channel", "chat", "--text", "hello")

    told = cs_tui.does("stats", "--explain", "unanswered", "--team", "--json").json

    [all_channels] = told["figures"]
    assert [case["number"] for case in all_channels["cases"]] == ["A1001"]


def test_a_figure_that_no_day_has_says_so(cs_tui: Program) -> None:
    assert "no such figure" in cs_tui.does("stats", "--explain", "fcr_net").out
    assert cs_tui.does("stats", "--explain", "fcr_net", "--json").json["figures"] == []


def test_a_desk_alone_is_its_own_team(cs_tui: Program) -> None:
    answered(cs_tui)

    assert cs_tui.does("stats", "--team", "--json").json == (
        cs_tui.does("stats", "--actor", "all", "--json").json
    )
    assert cs_tui("stats", "--team", "--actor", "all").code == 2
