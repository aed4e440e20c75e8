"""A folder of Markdown with front matter, as writers keep it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cs_tui.content import ArticleRow, BadLine
from cs_tui.errors import BadFile
from tests.content.article_samples import good, read


def folder(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        file = tmp_path / (name.replace("__", "/") + ".md")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


WHOLE = """---
title: '退款''多久''到账'
aliases:
  - 钱呢
  - "几天: 到"
lang: zh
cat: REFTRK  
valid_to: 2026-12-31
state: 草稿
colour: ignored
# a remark
---

第一步。

- 第二步
"""


def test_front_matter_is_read_as_writers_write_it(tmp_path: Path) -> None:
    (row,) = good(read(folder(tmp_path, refund__time=WHOLE), "markdown"))
    assert (row.id, row.file, row.title) == ("refund/time", "refund/time.md", "退款'多久'到账")
    assert (row.aliases, row.lang, row.cat) == (("钱呢", "几天: 到"), "zh", "REFTRK")
    assert (row.body, row.state) == ("第一步。\n\n- 第二步", "wip")


def test_a_list_may_stand_in_brackets_or_be_one_word(tmp_path: Path) -> None:
    rows = good(
        read(
            folder(
                tmp_path,
                a="---\ntitle: a\naliases: [x, 'y z']\n---\n",
                b="---\ntitle: b\naliases: x\n---\n",
                c="---\ntitle: c\naliases:\n---\n",
            ),
            "markdown",
        )
    )
    assert [row.aliases for row in rows] == [("x", "y z"), ("x",), ()]


def test_without_front_matter_the_first_heading_is_the_title(tmp_path: Path) -> None:
    files = folder(tmp_path, **{"a.zh": "# 退款 #\n\n三天\n", "a.en": "# Refunds\n\nThree days"})
    en, zh = good(read(files, "markdown"))
    assert (zh.title, zh.body, zh.lang, zh.pair) == ("退款", "三天", "zh", "a")
    assert (en.title, en.body, en.lang, en.pair) == ("Refunds", "Three days", "en", "a")


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("no heading\n", "title"),
        ("---\ntitle: x\n", ""),
        ("---\ntitle: x\ntitle: y\n---\n", "title"),
        ('---\ntitle: "x\n---\n', "title"),
        ("---\ntitle: x\n  what is this\n---\n", "title"),
        ("---\ntitle: x\nlang: fr\n---\n", "lang"),
        ("---\ntitle: [" + "[" * 5000 + "\n---\n", "title"),
    ],
)
def test_a_bad_file_is_named_and_the_others_are_read(tmp_path: Path, text: str, field: str) -> None:
    found = read(folder(tmp_path, bad=text, good="# fine\n"), "markdown")
    (bad,) = [row for row in found if isinstance(row, BadLine)]
    assert (bad.file, bad.field) == ("bad.md", field)
    assert [row.title for row in found if isinstance(row, ArticleRow)] == ["fine"]


def test_one_id_in_two_files_names_the_first(tmp_path: Path) -> None:
    text = "---\nid: 7\ntitle: x\n---\n"
    found = read(folder(tmp_path, a=text, b=text), "markdown")
    (bad,) = [row for row in found if isinstance(row, BadLine)]
    assert bad.file == "b.md"
    assert "a.md" in bad.reason.en


def test_links_between_folders_have_no_end_and_are_not_followed(tmp_path: Path) -> None:
    files = folder(tmp_path, a__x="# x\n")
    (files / "a" / "up").symlink_to(files)
    assert len(good(read(files, "markdown"))) == 1


def test_a_folder_without_markdown_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadFile):
        read(tmp_path, "markdown")
