"""Articles as files have them, for tests of every kind of file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from hypothesis import strategies as st

from cs_tui.content import ArticleRow, BadLine
from cs_tui.content.article_files import Form, read_file
from cs_tui.content.article_row import Read
from cs_tui.core.text import one_line, safe_text

SITE = "Asia/Shanghai"


def read(file: Path, form: Form) -> list[Read]:
    """Everything in a file."""
    return list(read_file(file, form, zone=SITE))


def good(found: Iterable[Read]) -> list[ArticleRow]:
    """The articles, where all of them must be."""
    rows = list(found)
    assert all(isinstance(row, ArticleRow) for row in rows), rows
    return [row for row in rows if isinstance(row, ArticleRow)]


def bad(found: Iterable[Read]) -> list[tuple[int, str, str]]:
    """Line, field and reason of what is wrong."""
    return [(row.line, row.field, row.reason.en) for row in found if isinstance(row, BadLine)]


_ANY = st.text(
    st.one_of(
        st.characters(codec="utf-8"), st.sampled_from("=+-@'|\\\"\n\t,;#:－＝_x0041_[]-退款多久")
    ),
    max_size=40,
)
LINE = _ANY.map(lambda text: one_line(text)[:60])
TEXT = _ANY.map(safe_text)
TIME = st.one_of(st.none(), st.integers(0, 4_000_000_000_000))


def article_fields() -> st.SearchStrategy[dict[str, object]]:
    """The fields of an article as an export has them."""
    return st.fixed_dictionaries(
        {
            "key": st.text("0123456789abcdef", min_size=32, max_size=32),
            "id": LINE.map(str.strip),
            "source": LINE,
            "lang": st.sampled_from(["", "zh", "en"]),
            "cat": LINE,
            "pair": LINE,
            "state": st.sampled_from(["wip", "published", "validated", "archived"]),
            "title": LINE.filter(bool),
            "aliases": st.lists(LINE.filter(bool), max_size=3).map(tuple),
            "environment": TEXT,
            "body": TEXT,
            "cause": TEXT,
            "channels": st.lists(st.sampled_from(["phone", "chat"]), unique=True).map(tuple),
            "audience": st.sampled_from(["inside", "outside"]),
            "owner": LINE,
        }
    )
