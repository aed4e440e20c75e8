"""A demo's folder is its owner's alone; folders nobody uses any more are removed."""

from __future__ import annotations

import stat
from pathlib import Path

from cs_tui.demo.folder import LOCK, PREFIX, make_folder, sweep


def test_a_folder_is_readable_for_its_owner_alone(tmp_path: Path) -> None:
    folder = make_folder(tmp_path)

    assert folder.path.name.startswith("cs-tui-demo-")
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700
    folder.remove()


def test_removing_leaves_nothing(tmp_path: Path) -> None:
    folder = make_folder(tmp_path)
    (folder.path / "hub").mkdir()
    (folder.path / "hub" / "hub.db").write_text("x")

    folder.remove()

    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    folder = make_folder(tmp_path)

    assert sweep(tmp_path) == []
    assert folder.path.exists()
    folder.remove()


def test_folders_whose_lock_is_free_are_removed(tmp_path: Path) -> None:
    for name in ("with-lock", "before-its-lock"):
        (tmp_path / f"{PREFIX}{name}").mkdir()
    (tmp_path / f"{PREFIX}with-lock" / LOCK).touch()

    assert len(sweep(tmp_path)) == 2
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_folder_of_a_demo_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / f"{PREFIX}file").write_text("mine")
    (tmp_path / f"{PREFIX}link").symlink_to(tmp_path / "other")

    assert sweep(tmp_path) == []
    assert (tmp_path / "other").exists()
    assert len(list(tmp_path.iterdir())) == 3
