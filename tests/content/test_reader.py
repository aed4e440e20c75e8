"""Reading a content folder: everything wrong is said with file and place, nothing by halves."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from cs_tui.content import (
    data_folder,
    load_articles,
    load_documents,
    load_policy,
    load_stories,
)
from cs_tui.errors import BadFile


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "data"
    shutil.copytree(str(data_folder()), copy)
    return copy


def refusal(folder: Path) -> BadFile:
    with pytest.raises(BadFile) as caught:
        load_documents(folder)
    return caught.value


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_copy_of_the_shipped_folder_is_the_same_policy(folder: Path) -> None:
    assert load_policy(folder) == load_policy()


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "sla.toml").unlink()
    error = refusal(folder)
    assert "sla.toml" in error.say("zh")
    assert error.exit_code == 3


def test_a_slip_in_toml_is_named_by_line(folder: Path) -> None:
    replace(folder / "calendar.toml", "version = 1", "version = = 1")
    assert "第 4 行" in refusal(folder).say("zh")
    assert "line 4" in refusal(folder).say("en")


def test_a_file_cut_short_is_named_by_its_last_line(folder: Path) -> None:
    file = folder / "calendar.toml"
    file.write_text('version = 1\nworkdays = [\n    "2026', encoding="utf-8")
    assert "line 3" in refusal(folder).say("en")


def test_a_file_that_is_not_utf8_is_named_by_line(folder: Path) -> None:
    (folder / "shop.toml").write_bytes("version = 1\nname = '晴川".encode() + b"\xff'\n")
    assert "shop.toml" in refusal(folder).say("en")
    assert "line 2" in refusal(folder).say("en")


def test_a_bare_date_is_named_by_field_because_json_has_none(folder: Path) -> None:
    replace(folder / "calendar.toml", 'first = "2026-01-01"', "first = 2026-01-01")
    assert "closures[#1].first" in refusal(folder).say("en")


def test_nan_is_named_by_field(folder: Path) -> None:
    replace(folder / "sla.toml", "target_share = 0.95", "target_share = nan")
    assert "channels[phone].target_share" in refusal(folder).say("en")


def test_a_wrong_field_is_named_by_file_and_path(folder: Path) -> None:
    replace(folder / "sla.toml", "first_response_ms = 15_000", 'first_response_ms = "soon"')
    said = refusal(folder).say("en")
    assert "sla.toml" in said
    assert "channels[phone].first_response_ms" in said
    assert "whole number" in said


def test_a_bad_shipped_article_is_named_by_line(folder: Path) -> None:
    with (folder / "kb" / "articles.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"id": "x"}\n')
    with pytest.raises(BadFile) as caught:
        load_articles(folder)
    lines = len((folder / "kb" / "articles.jsonl").read_text(encoding="utf-8").splitlines())
    assert f"line {lines}" in caught.value.say("en")
    assert "title" in caught.value.say("en")


def test_a_bad_story_is_named_by_its_id(folder: Path) -> None:
    replace(folder / "demo" / "stories.toml", 'tier = "gold"', 'tier = "platinum"')
    with pytest.raises(BadFile) as caught:
        load_stories(folder)
    assert "stories[urge-gold].customer.tier" in caught.value.say("en")


def test_the_documents_are_what_json_can_carry() -> None:
    documents = load_documents()
    assert json.loads(json.dumps(documents, allow_nan=False)) == documents
