"""Articles as JSON lines: one article a line, a bad line named and stepped over."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, NoReturn

from cs_tui.content.article_row import BadLine, LineError, Once, Read, row_from
from cs_tui.content.files import open_bytes
from cs_tui.texts import content as texts

LINE_LIMIT: Final = 1_000_000
"""Bytes of one line; a longer one is no article."""


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
            found = _object(raw, number, line_limit)
            if found is None:
                continue
            row = once.check(row_from(found, number, zone=zone))
        except LineError as bad:
            yield BadLine(number, bad.field, bad.reason)
        else:
            yield row


def _object(raw: bytes, number: int, line_limit: int) -> dict[str, object] | None:
    """The JSON object of one line; None for a blank line."""
    if len(raw) > line_limit:
        raise LineError("", texts.LINE_TOO_LONG.fill(limit=line_limit))
    try:
        text = raw.decode("utf-8-sig" if number == 1 else "utf-8").strip()
        if not text:
            return None
        found = json.loads(text, parse_constant=_not_finite)
    except UnicodeDecodeError as error:
        raise LineError("", texts.LINE_NOT_UTF8) from error
    except RecursionError as error:
        raise LineError("", texts.LINE_TOO_DEEP) from error
    except ValueError as error:
        raise LineError("", texts.LINE_NOT_JSON) from error
    if not isinstance(found, dict):
        raise LineError("", texts.LINE_NOT_OBJECT)
    return found


def _not_finite(_constant: str) -> NoReturn:
    raise LineError("", texts.NOT_FINITE)
