"""`cs-tui doctor`: it finds what is wrong, says what to do, and touches nothing."""

from __future__ import annotations

import json
import sqlite3
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cs_tui.bootstrap import open_desk
from cs_tui.cli.health import TESTED_TEXTUAL
from cs_tui.services.doctor import examine
from cs_tui.services.probes.knowledge import HORIZON_DAYS
from cs_tui.services.probes.terminal import terminal
from cs_tui.settings import Places
from tests.cli.program import Program, process
from tests.contracts.test_wheel import build
from tests.contracts.tree import ROOT

DAY_MS = 24 * 3600 * 1000
LATE_2026 = 1_798_000_000_000
"""2026-12-23, a week before the shipped calendar ends."""


def files(home: Path) -> dict[str, bytes]:
    """What a profile consists of; SQLite's own scratch files beside it come and go."""
    kept = (path for path in home.iterdir() if path.suffix in (".db", ".toml"))
    return {path.name: path.read_bytes() for path in kept}


def verdicts(cs_tui: Program, *more: str) -> dict[str, str]:
    found = cs_tui("doctor", "--json", *more).json["checks"]
    return {one["id"]: one["verdict"] for one in found}


def test_a_healthy_profile_has_no_failure_and_stays_as_it_is(cs_tui: Program) -> None:
    cs_tui.does("kb", "search", "退款")
    before = files(cs_tui.home)

    found = verdicts(cs_tui)

    for check in ("python", "sqlite", "config", "folder", "content", "database", "policy"):
        assert found[check] == "ok", check
    assert (found["projections"], found["index"]) == ("ok", "ok")
    assert files(cs_tui.home) == before


def test_no_profile_is_made_by_looking(cs_tui: Program, tmp_path: Path) -> None:
    cs_tui.home = tmp_path / "nowhere"

    assert cs_tui("doctor").code == 0
    assert not cs_tui.home.exists()


def spoil_bytes(home: Path) -> None:
    (home / "desk.db").write_bytes(b"this is no database" * 100)


def spoil_page(home: Path) -> None:
    content = bytearray((home / "desk.db").read_bytes())
    for start in range(4096, len(content) - 4096, 8192):
        content[start : start + 4096] = b"\xaa" * 4096
    (home / "desk.db").write_bytes(bytes(content))


def make_newer(home: Path) -> None:
    conn = sqlite3.connect(home / "desk.db")
    conn.execute("PRAGMA user_version=999")
    conn.close()


def bend_projection(home: Path) -> None:
    conn = sqlite3.connect(home / "desk.db")
    conn.execute("UPDATE articles SET title = 'bent' WHERE id = (SELECT min(id) FROM articles)")
    conn.commit()
    conn.close()


def break_config(home: Path) -> None:
    (home / "config.toml").write_text('theme = "dark"\nlangauge = "zh"\n', encoding="utf-8")


def break_policy(home: Path) -> None:
    conn = sqlite3.connect(home / "desk.db")
    conn.execute("DELETE FROM docs WHERE stream = 'content/taxonomy'")
    conn.commit()
    conn.close()


@pytest.mark.parametrize(
    ("spoil", "check"),
    [
        (spoil_bytes, "database"),
        (spoil_page, "database"),
        (make_newer, "database"),
        (bend_projection, "projections"),
        (break_config, "config"),
        (break_policy, "policy"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_broken_is_found_with_a_hint(
    cs_tui: Program,
    spoil: Callable[[Path], None],
    check: str,
    lang: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CS_TUI_LANG", lang)
    spoil(cs_tui.home)

    ran = cs_tui("doctor", "--json")

    failed = {one["id"]: one for one in ran.json["checks"] if one["verdict"] == "fail"}
    assert ran.code == 3
    assert failed[check]["hint"]
    assert ran.json["verdict"] == "fail"


def test_a_quick_look_leaves_out_what_takes_long(cs_tui: Program) -> None:
    bend_projection(cs_tui.home)

    assert verdicts(cs_tui, "--quick")["projections"] == "unknown"


def test_an_index_that_lags_is_told_and_is_no_failure(cs_tui: Program) -> None:
    cs_tui.does("kb", "search", "退款")
    article = {"id": "a1", "title": "新的一条", "lang": "zh"}
    desk = open_desk(Places(cs_tui.home, cs_tui.home, cs_tui.home))
    desk.close()
    cs_tui.does("kb", "import", "-", stdin=json.dumps(article).encode())
    conn = sqlite3.connect(cs_tui.home / "desk.db")
    conn.execute("UPDATE articles SET stamp = 'later' WHERE external = 'a1'")
    conn.commit()
    conn.close()

    assert verdicts(cs_tui, "--quick")["index"] == "warn"
    (cs_tui.home / "search.db").write_bytes(b"no database at all" * 300)
    assert verdicts(cs_tui, "--quick")["index"] == "warn"


def test_an_index_that_is_only_being_begun_is_no_reason_to_warn(cs_tui: Program) -> None:
    cs_tui.does("kb", "search", "退款")
    assert verdicts(cs_tui, "--quick")["index"] == "ok"
    (cs_tui.home / "search.db").write_bytes(b"")
    assert verdicts(cs_tui, "--quick")["index"] == "ok"


def test_an_index_in_step_that_answers_nothing_is_a_failure(cs_tui: Program) -> None:
    cs_tui.does("kb", "search", "退款")
    conn = sqlite3.connect(cs_tui.home / "search.db")
    conn.execute("DELETE FROM posting")
    conn.commit()
    conn.close()

    ran = cs_tui("doctor", "--quick", "--json")

    check = next(one for one in ran.json["checks"] if one["id"] == "index")
    assert (check["verdict"], ran.code) == ("fail", 3)
    assert "search.db" in check["hint"]


def test_files_that_others_can_read_are_told(cs_tui: Program) -> None:
    cs_tui.home.chmod(0o755)
    (cs_tui.home / "desk.db").chmod(0o644)

    found = verdicts(cs_tui, "--quick")

    assert (found["folder"], found["database"]) == ("warn", "warn")


@pytest.mark.parametrize(("days_before", "verdict"), [(HORIZON_DAYS + 10, "ok"), (5, "warn")])
def test_a_calendar_that_ends_soon_is_told(home: Path, days_before: int, verdict: str) -> None:
    now = LATE_2026 + 8 * DAY_MS - days_before * DAY_MS

    found = examine(Places(home, home, home), now, quick=True)

    assert [one.verdict for one in found.checks if one.id == "calendar"] == [verdict]


def checked(id_: str) -> Any:
    return next(one for one in terminal() if one.id == id_)


def test_colours_are_told_as_the_terminal_offers_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    assert checked("colour").value.en == "true colour"
    monkeypatch.setenv("NO_COLOR", "1")
    assert "NO_COLOR" in checked("colour").value.en


@pytest.mark.parametrize(("delay", "verdict"), [("500", "warn"), ("20", "ok"), ("?", "unknown")])
def test_the_escape_delay_of_tmux_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, delay: str, verdict: str
) -> None:
    stand_in = tmp_path / "tmux"
    stand_in.write_text(f"#!/bin/sh\necho '{delay}'\n", encoding="utf-8")
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setenv("TMUX", "/tmp/tmux-0/default,1,0")

    assert checked("tmux").verdict == verdict


def test_the_tested_textual_is_the_pinned_one() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert f"textual=={TESTED_TEXTUAL}" in project["project"]["dependencies"]


def test_it_works_from_any_folder(home: Path, tmp_path: Path) -> None:
    ran = process("doctor", "--quick", "--json", home=home, cwd=tmp_path)

    assert ran.returncode == 0
    assert json.loads(ran.stdout)["checks"]


def test_it_works_from_a_wheel_in_another_folder(tmp_path: Path) -> None:
    build(ROOT, tmp_path)
    [wheel] = tmp_path.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    installed = str(tmp_path / "installed")
    ran = process(
        "doctor", "--json", home=tmp_path / "home", cwd=tmp_path, env={"PYTHONPATH": installed}
    )

    found = {one["id"]: one for one in json.loads(ran.stdout)["checks"]}
    assert ran.returncode == 0
    assert installed in found["program"]["value"]
    assert found["content"]["verdict"] == "ok"
