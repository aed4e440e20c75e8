"""`cs-tui handover`: what is mine is drafted, given, listed in the book; wrong words are named."""

from __future__ import annotations

from tests.cli.program import Program


def a_case(cs_tui: Program) -> None:
    cs_tui.does("case", "new", "--channel", "chat", "--text", "where is it")
    cs_tui.does("case", "next")


def test_what_is_mine_is_drafted_and_given_to_the_next_shift(cs_tui: Program) -> None:
    a_case(cs_tui)

    [item] = cs_tui.does("handover", "show", "--json").json["items"]
    assert (item["number"], item["severity"], item["offer"]) == ("A1001", "stable", None)
    assert cs_tui.does("handover", "give", "A1001", "--json").json["given"] == ["A1001"]
    [item] = cs_tui.does("handover", "show", "--json").json["items"]
    assert item["offer"] == "open"
    assert "waits for the next shift" in cs_tui.does("handover", "show").out


def test_the_book_finds_it_again(cs_tui: Program) -> None:
    a_case(cs_tui)
    cs_tui.does("handover", "give", "--all")

    found = cs_tui.does("handover", "list", "a1001", "--json").json
    assert [version["version"] for version in found["versions"]] == [1]
    assert found["signed_by"] is None
    assert "not signed" in cs_tui.does("handover", "list").out
    assert cs_tui.does("handover", "list", "nothing", "like", "it").out == ""
    assert "severity" in cs_tui.does("handover", "show", found["shift"]).out


def test_a_risk_without_if_is_refused_and_given_with_it(cs_tui: Program) -> None:
    a_case(cs_tui)
    cs_tui.does("case", "promise", "A1001", "call back", "--in", "2h")

    refused = cs_tui("handover", "give", "A1001")
    assert refused.code == 1
    assert "say what to do if" in refused.err
    given = cs_tui.does("handover", "give", "--all", "--json").json
    assert (given["given"], given["refused"][0]["number"]) == ([], "A1001")
    cs_tui.does("handover", "give", "A1001", "--if", "if it is late, call again")


def test_nobody_accepts_or_signs_their_own(cs_tui: Program) -> None:
    a_case(cs_tui)
    cs_tui.does("handover", "give", "A1001")
    [shift] = [cs_tui.does("handover", "list", "--json").json["shift"]]

    assert cs_tui("handover", "accept", "A1001").code == 1
    assert cs_tui("handover", "return", "A1001", "no").code == 1
    assert "nobody signs their own" in cs_tui("handover", "sign", shift).err


def test_wrong_words_are_wrong_usage(cs_tui: Program) -> None:
    a_case(cs_tui)

    assert "no colleagues" in cs_tui("handover", "give", "A1001", "--to", "Chen").err
    assert cs_tui("handover", "give", "A9999").code == 1
    assert cs_tui("handover", "show", "nobody:2020-01-01").code == 1
    assert cs_tui("handover", "give").code == 2
