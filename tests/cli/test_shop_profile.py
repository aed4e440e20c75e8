"""A new hub is our own shop from the start: asked at a terminal, or given as a file."""

from __future__ import annotations

import argparse
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from cs_tui.cli.shop_profile import asked, from_file, profile_for
from cs_tui.content import load_documents
from cs_tui.content.incoming import exported
from cs_tui.core.content import Content
from cs_tui.core.policy import policy_from
from cs_tui.errors import BadFile, UsageError
from cs_tui.server.bootstrap import open_hub
from tests.cli.program import surroundings
from tests.contracts.tree import ROOT


def shipped() -> dict[str, object]:
    return dict(load_documents()["shop"])


def given(folder: Path, old: str = "", new: str = "") -> Path:
    file = folder / "ours.toml"
    file.write_text(exported("shop", shipped(), 1).replace(old, new), encoding="utf-8")
    return file


def shop_in(database: Path) -> str:
    hub = open_hub(database)
    state = hub.store.read(lambda session: session.log.state("content/shop"))
    hub.close()
    assert isinstance(state, Content)
    return str(state.doc["name"]["zh"])


def test_answers_take_the_place_of_the_example() -> None:
    answers = iter(["云栖家居", "", "400-1", "", "", "", "", "杭州", ""])
    shop = asked(shipped(), lambda _prompt: next(answers))
    policy = policy_from({**load_documents(), "shop": dict(shop)})
    assert policy.shop.name.en == policy.shop.tagline.zh == "云栖家居"
    assert policy.shop.phone == "400-1"
    assert policy.shop.address.en == "杭州"
    assert policy.shop.site == shipped()["site"]


def test_enter_all_the_way_keeps_the_example() -> None:
    assert asked(shipped(), lambda _prompt: "\n") == shipped()


def test_a_file_is_checked_before_a_database_is_made(tmp_path: Path) -> None:
    assert from_file(given(tmp_path, "晴川家居", "云栖家居"))["name"]
    with pytest.raises(BadFile) as caught:
        from_file(given(tmp_path, "tier = 1", "teir = 1"))
    assert "teams[agents].tier" in caught.value.say("zh")


def test_a_profile_for_a_database_that_has_one_is_refused(tmp_path: Path) -> None:
    args = argparse.Namespace(shop=str(given(tmp_path)))
    with pytest.raises(UsageError):
        profile_for(args, new=False)


def test_a_hub_begins_with_the_profile_it_is_given(tmp_path: Path) -> None:
    database = tmp_path / "hub.db"
    open_hub(database, shop=from_file(given(tmp_path, "晴川家居", "云栖家居"))).close()
    assert shop_in(database) == "云栖家居"


def serving(home: Path, terminal: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "cs_tui", "serve", "--port", "0"],
        stdin=terminal,
        stderr=terminal,
        stdout=subprocess.DEVNULL,
        cwd=ROOT,
        env=surroundings(home),
    )


def heard(terminal: int, until: str) -> str:
    """What the program says up to these words."""
    said = b""
    while until.encode() not in said:
        said += os.read(terminal, 4096)
    return said.decode()


def test_who_sits_at_a_terminal_is_asked_and_served_then(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    hub = serving(tmp_path, theirs)
    try:
        heard(ours, "Name in Chinese [晴川家居]")
        os.write(ours, "云栖家居\n".encode() + b"\n" * 8)
        heard(ours, "http://127.0.0.1:")
    finally:
        hub.terminate()
        hub.wait(timeout=60)
        os.close(ours)
        os.close(theirs)
    assert shop_in(tmp_path / "hub.db") == "云栖家居"


def test_who_leaves_before_the_end_has_made_no_database(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    hub = serving(tmp_path, theirs)
    try:
        heard(ours, "Name in Chinese")
        os.write(ours, b"\x04")
        heard(ours, "no database was made")
        assert hub.wait(timeout=60) == 1
    finally:
        os.close(ours)
        os.close(theirs)
    assert not (tmp_path / "hub.db").exists()
