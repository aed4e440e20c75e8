"""One line of JSON that somebody gave us, as an object."""

from __future__ import annotations

import json
from typing import Final, NoReturn

from cs_tui.content.article_row import LineError
from cs_tui.core.text import shorten
from cs_tui.texts import content as texts
from cs_tui.texts import kb_files as file_texts

LINE_LIMIT: Final = 1_000_000
"""Bytes of one line; a longer one is none of ours."""
_KEY_SHOWN: Final = 40
"""Cells of a key that a message names."""


def object_on(raw: bytes, number: int, line_limit: int = LINE_LIMIT) -> dict[str, object] | None:
    """The JSON object on line `number` (from 1) of a file; None for a blank line.

    Raises `LineError` for anything else, and for an object in which a key stands twice: which of
    its values was meant, nobody can tell.
    """
    if len(raw) > line_limit:
        raise LineError("", texts.LINE_TOO_LONG.fill(limit=line_limit))
    try:
        text = raw.decode("utf-8-sig" if number == 1 else "utf-8").strip()
        if not text:
            return None
        found = json.loads(text, parse_constant=_not_finite, object_pairs_hook=_each_once)
    except UnicodeDecodeError as error:
        raise LineError("", texts.LINE_NOT_UTF8) from error
    except RecursionError as error:
        raise LineError("", texts.LINE_TOO_DEEP) from error
    except ValueError as error:
        raise LineError("", texts.LINE_NOT_JSON) from error
    if not isinstance(found, dict):
        raise LineError("", texts.LINE_NOT_OBJECT)
    return found


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen = set[str]()
        for key, _ in pairs:
            if key in seen:
                raise LineError(shorten(key, _KEY_SHOWN), file_texts.FIELD_TWICE)
            seen.add(key)
    return found


def _not_finite(_constant: str) -> NoReturn:
    raise LineError("", texts.NOT_FINITE)
