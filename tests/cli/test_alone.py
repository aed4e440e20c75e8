"""A desk that works alone: it needs no hub, and says so."""

from __future__ import annotations

from cs_tui.bootstrap import open_desk
from cs_tui.settings import Places
from tests.cli.program import Program


def test_syncing_alone_is_no_failure(cs_tui: Program) -> None:
    assert cs_tui.does("sync", "--json").json == {"alone": True}
    assert cs_tui.does("sync", "--status", "--json").json == {"alone": True}
    assert "works alone" in cs_tui.does("sync").out


def test_alone_there_is_no_hub_to_ask_for_figures(cs_tui: Program) -> None:
    assert cs_tui("stats", "--hub").code == 1


def test_a_person_begins_alone_with_a_name_and_a_language(cs_tui: Program) -> None:
    cs_tui.does("enrol", "--alone", "--name", "林静", "--lang", "zh")

    desk = open_desk(Places(cs_tui.home, cs_tui.home, cs_tui.home))
    desk.close()
    assert (desk.kit.profile.name, desk.kit.profile.lang) == ("林静", "zh")


def test_enrolling_needs_a_code_or_a_name(cs_tui: Program) -> None:
    assert cs_tui("enrol").code == 2
    assert cs_tui("enrol", "--alone").code == 2
    assert cs_tui("enrol", "abc", "--alone", "--name", "Lin").code == 2
    assert cs_tui("enrol", "-", stdin=b"").code == 2
