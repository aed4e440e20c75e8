"""A path that leads nowhere is told where it ends; only our own file asks for a new install."""

from __future__ import annotations

from pathlib import Path

import pytest

from cs_tui.content.files import open_bytes
from cs_tui.content.folder import data_folder
from cs_tui.errors import BadFile
from cs_tui.texts import Words


def told(file: Path) -> Words:
    with pytest.raises(BadFile) as caught, open_bytes(file):
        pass
    return caught.value.words


def test_a_name_that_is_not_in_its_folder_is_told_with_the_one_that_was_meant(
    tmp_path: Path,
) -> None:
    (tmp_path / "Articles.CSV").touch()

    words = told(tmp_path / "artcles.csv")

    assert "有一个相近的 Articles.CSV" in words.zh
    assert f"{tmp_path} has no artcles.csv, but it has Articles.CSV" in words.en


def test_a_name_like_nothing_in_its_folder_is_told_with_the_folder(tmp_path: Path) -> None:
    assert f"文件夹 {tmp_path} 里没有 shop.toml" in told(tmp_path / "shop.toml").zh


def test_the_first_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert f"{tmp_path} has no folder out" in told(tmp_path / "out" / "new" / "a.csv").en


def test_a_path_from_here_says_where_here_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert f"it is looked for from {tmp_path}" in told(Path("out/a.csv")).en


def test_a_file_taken_for_a_folder_is_told_like_a_folder_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a.csv").touch()

    assert f"{tmp_path} has no folder a.csv" in told(tmp_path / "a.csv" / "b.csv").en


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "是文件夹，不是文件" in told(tmp_path).zh


def test_only_a_file_of_ours_asks_for_a_new_install(tmp_path: Path) -> None:
    assert "重新安装" in told(Path(str(data_folder())) / "nothing.toml").zh
    assert "安装" not in told(tmp_path / "nothing.toml").zh
