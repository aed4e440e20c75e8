"""Files of articles: what is written reads the same, whatever the kind of file."""

from __future__ import annotations

import tempfile
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cs_tui.content.article_files import Form, form_of, write_files
from cs_tui.core.article_times import exact
from cs_tui.errors import BadFile, UsageError
from tests.content.article_samples import SITE, TIME, article_fields, bad, good, read

FORMS: tuple[Form, ...] = ("jsonl", "csv", "xlsx", "markdown")
ENDINGS = {"jsonl": "kb.jsonl", "csv": "kb.csv", "xlsx": "kb.xlsx", "markdown": "kb"}


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(article_fields(), min_size=1, max_size=4, unique_by=lambda one: one["key"]), TIME)
def test_what_is_written_reads_the_same(
    form: Form, articles: list[dict[str, object]], ends: int | None
) -> None:
    for number, one in enumerate(articles):
        one["valid_to"] = exact(ends, SITE)
        one["id"] = f"{number} {one['id']}".strip()
    with tempfile.TemporaryDirectory() as folder:
        to = Path(folder) / ENDINGS[form]
        assert write_files([{k: v for k, v in one.items() if v} for one in articles], to, form)
        found = {row.key: row for row in good(read(to, form))}
    for one in articles:
        row = asdict(found[str(one["key"])])
        assert row["valid_to"] == ends
        assert {name: row[name] for name in one if name != "valid_to"} == {
            name: said for name, said in one.items() if name != "valid_to"
        }


def test_a_name_says_what_a_file_is(tmp_path: Path) -> None:
    names = ("a.jsonl", "a.CSV", "a.xlsx", "a.md", "a.txt")
    assert [form_of(tmp_path / name) for name in names] == [
        "jsonl",
        "csv",
        "xlsx",
        "markdown",
        None,
    ]
    assert form_of(tmp_path) == "markdown"


def test_a_file_that_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "kb.xlsx"
    file.write_bytes(b"old")
    long = [{"title": "t", "body": "x" * 40_000, "key": "k"}]
    with pytest.raises(BadFile) as caught:
        write_files(long, file, "xlsx")
    assert "row 2" in caught.value.say("en")
    assert file.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["kb.xlsx"]


def test_two_articles_of_one_name_are_two_files(tmp_path: Path) -> None:
    articles = [{"title": "T", "id": "a/b", "key": "1" * 32}, {"title": "T", "key": "2" * 32}]
    write_files([*articles, {"title": "t", "key": "3" * 32}], tmp_path / "kb", "markdown")
    assert len(list((tmp_path / "kb").iterdir())) == 3
    assert len(good(read(tmp_path / "kb", "markdown"))) == 3


def test_a_manual_is_only_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        write_files([], tmp_path / "x.txt", "text")


@pytest.mark.parametrize(
    ("encoding", "form"),
    [(code, form) for code in ("utf-8-sig", "utf-16", "gb18030") for form in ("csv", "jsonl")],
)
def test_the_encodings_of_other_programs_are_read(
    tmp_path: Path, encoding: str, form: Form
) -> None:
    file = tmp_path / f"a.{form}"
    said = {"csv": "标题,正文\r\n退款多久到账,三天\r\n", "jsonl": '{"title": "退款多久到账"}\n'}
    file.write_bytes(said[form].encode(encoding))
    (row,) = good(read(file, form))
    assert row.title == "退款多久到账"


def test_encodings_that_are_mixed_are_named_with_their_line(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes("标题\n退款\n".encode() + b"\xff\xfe\xfa\n")
    with pytest.raises(BadFile) as caught:
        read(file, "csv")
    assert "3" in caught.value.say("zh")


def test_a_line_of_another_encoding_is_bad_and_the_others_are_read(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b'{"title": "a"}\n\xff\xfe\n{"title": "b"}\n')
    assert [line for line, _, _ in bad(read(file, "jsonl"))] == [2]


@pytest.mark.parametrize("form", ["csv", "text", "markdown"])
def test_a_file_of_200_mb_is_refused_before_it_is_read(tmp_path: Path, form: Form) -> None:
    file = tmp_path / "huge.md"
    with file.open("wb") as out:
        out.truncate(200_000_000)
    with pytest.raises(BadFile) as caught:
        read(file, form)
    assert "64 MB" in caught.value.say("en")


def test_one_endless_line_is_one_bad_line(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b'{"title": "' + b"x" * 3_000_000 + b'"}\n{"title": "b"}\n')
    found = read(file, "jsonl")
    assert [line for line, _, _ in bad(found)] == [1]
    assert len(found) == 2


@pytest.mark.parametrize("form", ["csv", "jsonl", "text", "xlsx"])
def test_a_picture_is_no_article(tmp_path: Path, form: Form) -> None:
    file = tmp_path / "a.bin"
    file.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 20)
    try:
        found = read(file, form)
    except BadFile:
        return
    assert found
    assert len(bad(found)) == len(found)
