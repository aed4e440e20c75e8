"""Articles as JSON lines: one article a line, a bad line named and stepped over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

from cs_tui.content.article_row import BadLine, LineError, Once, Read, row_from
from cs_tui.content.files import open_bytes
from cs_tui.content.json_lines import LINE_LIMIT, object_on


def read_articles(
    source: Traversable | Iterable[bytes], *, line_limit: int = LINE_LIMIT, zone: str = "UTC"
) -> Iterator[Read]:
    """Every line of a file or of a binary stream, in order: an article, or why it is none.

    Blank lines are passed over. Fields other than ours are ignored. Of two lines with one id the
    second is bad. Raises `BadFile` only when the file itself cannot be opened or read.
    """
    if isinstance(source, Path | Traversable):
        with open_bytes(source) as lines:
            yield from _rows(lines, line_limit, zone)
    else:
        yield from _rows(source, line_limit, zone)


def _rows(lines: Iterable[bytes], line_limit: int, zone: str) -> Iterator[Read]:
    once = Once()
    for number, raw in enumerate(lines, start=1):
        try:
            found = object_on(raw, number, line_limit)
            if found is None:
                continue
            row = once.check(row_from(found, number, zone=zone))
        except LineError as bad:
            yield BadLine(number, bad.field, bad.reason)
        else:
            yield row
