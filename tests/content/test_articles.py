"""A file of articles is read to its end: each line is an article, or named with its reason."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_tui.content import ArticleRow, BadLine, read_articles
from cs_tui.errors import BadFile


def rows(*lines: str | bytes) -> list[ArticleRow | BadLine]:
    raw = b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    return list(read_articles(io.BytesIO(raw)))


def bad(line: str | bytes) -> BadLine:
    (found,) = rows(line)
    assert isinstance(found, BadLine)
    return found


def good(line: str | bytes) -> ArticleRow:
    (found,) = rows(line)
    assert isinstance(found, ArticleRow)
    return found


def test_a_whole_article_is_read() -> None:
    line = json.dumps(
        {
            "id": "k1",
            "title": " 退款多久到账 ",
            "body": "三天。\n",
            "aliases": ["钱呢", " "],
            "lang": "zh",
            "cat": "REFTRK",
            "pair": "k",
        }
    )
    assert good(line) == ArticleRow(
        line=1,
        id="k1",
        title="退款多久到账",
        body="三天。\n",
        aliases=("钱呢",),
        lang="zh",
        cat="REFTRK",
        pair="k",
    )


def test_a_title_is_enough() -> None:
    found = good('{"title": "x", "colour": "unknown keys are ignored"}')
    assert (found.id, found.body, found.aliases, found.lang, found.cat) == ("", "", (), "", "")


def test_a_number_may_be_the_id() -> None:
    assert good('{"id": 17, "title": "x"}').id == "17"


@pytest.mark.parametrize(
    ("line", "field", "reason"),
    [
        ('{"id": "a"}', "title", "required"),
        ('{"title": "  "}', "title", "blank"),
        ('{"title": 5}', "title", "text"),
        ('{"title": "x", "id": true}', "id", "whole number"),
        ('{"title": "x", "id": 1.5}', "id", "whole number"),
        ('{"title": "x", "body": []}', "body", "text"),
        ('{"title": "x", "aliases": "y"}', "aliases", "list of texts"),
        ('{"title": "x", "aliases": ["y", 1]}', "aliases", "list of texts"),
        ('{"title": "x", "lang": "fr"}', "lang", "zh, en"),
        ('{"title": "half \\ud83d"}', "title", "half a character"),
        ('{"title": "x", "weight": NaN}', "", "NaN"),
        ('{"title": "x", "title": "y"}', "title", "twice"),
        ('{"title": "x", "more": {"a": 1, "a": 1}}', "a", "twice"),
        ('{"title": "x", "b\\u001b[2J": 1, "b\\u001b[2J": 2}', "b[2J", "twice"),
        ('{"title": "x", "weight": -Infinity}', "", "NaN"),
        ('{"title": "x"', "", "JSON"),
        ('{"title": "x"} {"title": "y"}', "", "JSON"),
        ('["title"]', "", "object"),
        ("null", "", "object"),
        ('{"title": "x", "n": ' + "9" * 5000 + "}", "", "JSON"),
        ("[" * 100_000, "", "deeply"),
        (b'{"title": "\xff\xfe"}', "", "UTF-8"),
    ],
)
def test_a_bad_line_is_named_by_field_and_reason(
    line: str | bytes, field: str, reason: str
) -> None:
    found = bad(line)
    assert (found.line, found.field) == (1, field)
    assert reason in found.reason.en
    assert found.reason.zh


def test_a_bad_line_does_not_stop_the_next() -> None:
    found = rows('{"title": "a"}', "", "{oops", '{"title": "b"}')
    assert [(type(row).__name__, row.line) for row in found] == [
        ("ArticleRow", 1),
        ("BadLine", 3),
        ("ArticleRow", 4),
    ]


def test_the_second_line_with_one_id_is_bad_and_names_the_first() -> None:
    first, second = rows('{"id": "7", "title": "a"}', '{"id": 7, "title": "b"}')
    assert isinstance(first, ArticleRow)
    assert isinstance(second, BadLine)
    assert (second.field, second.line) == ("id", 2)
    assert "line 1" in second.reason.en


def test_many_lines_without_id_are_all_articles() -> None:
    assert all(isinstance(row, ArticleRow) for row in rows(*['{"title": "a"}'] * 3))


def test_a_line_that_is_too_long_is_no_article() -> None:
    (found,) = read_articles([b'{"title": "xxxxxxxxxx"}'], line_limit=20)
    assert isinstance(found, BadLine)
    assert "20" in found.reason.en


def test_a_byte_order_mark_and_windows_line_ends_are_fine() -> None:
    (found,) = rows(b'\xef\xbb\xbf{"title": "a"}\r')
    assert isinstance(found, ArticleRow)


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    file = tmp_path / "kb.jsonl"
    file.write_text('{"title": "a"}\n', encoding="utf-8")
    assert [row.line for row in read_articles(file)] == [1]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadFile) as caught:
        list(read_articles(tmp_path / "none.jsonl"))
    assert "none.jsonl" in caught.value.say("zh")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(BadFile) as caught:
        list(read_articles(tmp_path))
    assert str(tmp_path) in caught.value.say("en")


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
VALUES = SCALARS | st.lists(SCALARS, max_size=3) | st.dictionaries(st.text(max_size=3), SCALARS)
FIELDS = st.sampled_from(["id", "title", "body", "aliases", "lang", "cat", "pair", "x"])
OBJECTS = st.dictionaries(FIELDS, VALUES, max_size=8).map(lambda row: json.dumps(row).encode())


@given(st.lists(st.binary(max_size=60) | OBJECTS, max_size=5))
def test_no_line_whatever_it_holds_can_raise(lines: list[bytes]) -> None:
    for row in read_articles(lines):
        assert isinstance(row, BadLine) or row.title.strip()


def test_an_article_without_an_id_goes_by_its_language_and_title() -> None:
    first, same, other, named = (
        good('{"title": "退款", "lang": "zh"}'),
        good('{"title": "退款", "lang": "zh", "body": "三天"}'),
        good('{"title": "退款", "lang": "en"}'),
        good('{"title": "退款", "lang": "zh", "id": "k1"}'),
    )
    assert first.stream("faq") == same.stream("faq")
    assert len({one.stream("faq") for one in (first, other, named)}) == 3
    assert first.stream("faq") != first.stream("shipped")


def test_the_stream_of_an_article_never_changes() -> None:
    row = good('{"id": "k1", "title": "退款"}')
    assert row.stream("shipped") == "article/a2f8f9ec0ef4be9e458c330f1fe096e7"
