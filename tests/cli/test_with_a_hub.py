"""Commands of a desk that has a hub: what is done is sent, and waits when it cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cs_tui.locks import FileLock
from cs_tui.sqlite import close, connect
from cs_tui.store import profile as profiles
from tests.cli.hub import RunningHub
from tests.cli.program import Program

NOBODY_THERE = "http://127.0.0.1:9"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    with RunningHub(tmp_path_factory.mktemp("hub")) as running:
        yield running


@pytest.fixture
def cs_tui(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Program:
    """A home in which nobody has worked yet."""
    monkeypatch.setenv("CS_TUI_LANG", "en")
    return Program(tmp_path / "home", monkeypatch, capsys)


def enrolled(cs_tui: Program, hub: RunningHub, name: str) -> Program:
    cs_tui.does("enrol", "-", "--device", "test", stdin=f" {hub.code(name)}\n".encode())
    return cs_tui


def hub_moves_away(home: Path) -> None:
    """From now on nobody answers at the hub's address."""
    conn = connect(home / "desk.db")
    known = profiles.load(conn)
    assert known is not None
    profiles.save(conn, replace(known, hub_url=NOBODY_THERE))
    close(conn)


def waiting(cs_tui: Program) -> int:
    return int(cs_tui.does("sync", "--status", "--json").json["waiting"])


def test_what_is_done_reaches_the_hub_at_once(cs_tui: Program, hub: RunningHub) -> None:
    enrolled(cs_tui, hub, "Lin")
    cs_tui.does("case", "new", "--channel", "chat", "--text", "hello", "--mine")

    assert waiting(cs_tui) == 0


def test_the_hub_serves_the_next_case(cs_tui: Program, hub: RunningHub) -> None:
    enrolled(cs_tui, hub, "Wang")
    opened = cs_tui.does("case", "new", "--channel", "chat", "--text", "hi", "--json").json["case"]

    served = cs_tui.does("case", "next", "--json").json["case"]

    assert served["id"] == opened["id"]
    assert served["status"] == "active"
    assert cs_tui.does("case", "next", "--json").json == {"case": None}


def test_without_a_hub_the_record_is_saved_and_only_serving_fails(
    cs_tui: Program, hub: RunningHub
) -> None:
    enrolled(cs_tui, hub, "Zhao")
    words = ("case", "new", "--channel", "chat", "--text", "hello", "--mine", "--json")
    number = cs_tui.does(*words).json["case"]["number"]
    hub_moves_away(cs_tui.home)

    note = cs_tui.does("case", "note", number, "--issue", "refund", "--json")
    following = cs_tui("case", "next", "--json")
    synced = cs_tui("sync", "--json")

    assert note.json["case"]["number"] == number
    assert "saved, waits to be sent" in note.err
    assert (following.code, following.out) == (4, "")
    assert (synced.code, synced.out) == (4, "")
    assert NOBODY_THERE in synced.err
    assert waiting(cs_tui) == 1


@pytest.mark.parametrize("how", ["option", "environment"])
def test_offline_is_never_told_that_the_hub_is_away(
    cs_tui: Program, hub: RunningHub, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    enrolled(cs_tui, hub, f"Qian {how}")
    more = ("--offline",) if how == "option" else ()
    if how == "environment":
        monkeypatch.setenv("CS_TUI_OFFLINE", "1")

    ran = cs_tui.does("case", "new", "--channel", "chat", "--text", "hello", "--mine", *more)

    assert ran.err == ""
    assert waiting(cs_tui) > 0
    assert cs_tui.does("sync", "--json").json["waiting"] == 0


def test_a_device_that_was_shut_out_keeps_its_records(cs_tui: Program, hub: RunningHub) -> None:
    enrolled(cs_tui, hub, "Sun")
    cs_tui.does("case", "new", "--channel", "chat", "--text", "hello", "--mine")
    hub.shut_out("Sun")

    done = cs_tui.does("case", "new", "--channel", "chat", "--text", "again", "--mine")
    synced = cs_tui("sync")
    health = cs_tui("doctor", "--quick", "--json")

    assert "ask your admin" in done.err
    assert synced.code == 4
    assert health.code == 4
    assert waiting(cs_tui) > 0


def test_beside_a_running_desk_the_desk_sends(cs_tui: Program, hub: RunningHub) -> None:
    enrolled(cs_tui, hub, "Li")
    desk = FileLock(cs_tui.home / "sync.lock")
    assert desk.take()

    done = cs_tui.does("case", "new", "--channel", "chat", "--text", "hello", "--mine")
    synced = cs_tui("sync")
    desk.release()

    assert "a running desk syncs" in done.err
    assert synced.code == 5
    assert cs_tui.does("sync", "--json").json["pushed"] > 0


def test_a_code_works_once_and_a_broken_one_is_wrong_usage(
    cs_tui: Program, hub: RunningHub, tmp_path: Path
) -> None:
    code = hub.code("Zhou")
    first = cs_tui.does("enrol", code, "--json").json
    cs_tui.home = tmp_path / "another"

    again = cs_tui("enrol", code)
    broken = cs_tui("enrol", code[:20])

    assert (first["name"], first["hub"]) == ("Zhou", hub.url)
    assert again.code == 4
    assert broken.code == 2
    assert code not in again.err


def test_records_made_alone_are_never_mixed_into_a_hub(cs_tui: Program, hub: RunningHub) -> None:
    cs_tui.does("case", "new", "--channel", "chat", "--text", "hello", "--mine")

    ran = cs_tui("enrol", hub.code("Wu"))

    assert ran.code == 5
    assert "CS_TUI_HOME" in ran.err
    assert len(cs_tui.does("case", "list", "--json").rows) == 1


def test_doctor_asks_the_hub_only_when_it_may(cs_tui: Program, hub: RunningHub) -> None:
    enrolled(cs_tui, hub, "Zheng")

    asked = {one["id"]: one for one in cs_tui.does("doctor", "--json").json["checks"]}
    hub_moves_away(cs_tui.home)
    away = cs_tui("doctor", "--quick", "--json")
    quiet = cs_tui.does("doctor", "--quick", "--offline", "--json").json["checks"]

    assert asked["hub"]["verdict"] == "ok"
    assert away.code == 4
    assert [one["verdict"] for one in quiet if one["id"] == "hub"] == ["unknown"]


def test_the_hub_and_this_desk_give_the_same_figures(cs_tui: Program, hub: RunningHub) -> None:
    enrolled(cs_tui, hub, "Feng")
    words = ("case", "new", "--channel", "chat", "--text", "hello", "--mine", "--json")
    number = cs_tui.does(*words).json["case"]["number"]
    cs_tui.does("case", "reply", number, "hello, what can I do?")

    here = cs_tui.does("stats", "--json").json
    there = cs_tui.does("stats", "--hub", "--json").json

    assert here["total"]["taken"]["n"] == 1
    assert there == here
    hub_moves_away(cs_tui.home)
    assert cs_tui("stats", "--hub").code == 4


def test_a_teams_figures_are_the_same_at_the_hub_and_at_the_leads_desk(
    cs_tui: Program, hub: RunningHub, tmp_path: Path
) -> None:
    """Three agents at three desks; nobody's figures are computed from anybody's figures."""
    taken = {"Ma": 3, "Hu": 1, "Guo": 2}
    own = {}
    for name, cases in taken.items():
        cs_tui.home = tmp_path / name
        enrolled(cs_tui, hub, name)
        for _ in range(cases):
            words = ("case", "new", "--channel", "chat", "--text", "hello", "--mine", "--json")
            number = cs_tui.does(*words).json["case"]["number"]
            cs_tui.does("case", "reply", number, "hello, what can I do?")
        own[name] = cs_tui.does("stats", "--json").json
        assert own[name]["total"]["taken"]["n"] == cases
        assert cs_tui("stats", "--team").code == 4, "an agent sees nobody else's figures"
    cs_tui.home = tmp_path / "lead"
    cs_tui.does("enrol", "-", stdin=f"{hub.code('Lead', role='lead')}\n".encode())
    cs_tui.does("sync")

    there = cs_tui.does("stats", "--team", "--json").json
    here = cs_tui.does("stats", "--actor", "all", "--json").json

    assert there == here
    assert there["total"]["taken"]["n"] >= sum(taken.values())
    for figures in own.values():
        agent = figures["agent"]
        assert cs_tui.does("stats", "--actor", agent, "--json").json == figures
        assert set(figures["total"]["taken"]["cases"]) <= set(there["total"]["taken"]["cases"])
    behind = cs_tui.does("stats", "--team", "--explain", "taken", "--json").json["figures"][0]
    assert all(case["number"] for case in behind["cases"])
    assert len(behind["cases"]) == there["total"]["taken"]["n"]
