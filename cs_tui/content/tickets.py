"""Old tickets as JSON lines: `text` and `label`, one a line; bad lines are named."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from cs_tui.content.article_row import BadLine
from cs_tui.texts import Words
from cs_tui.texts import content as texts

LINE_LIMIT: Final = 1_000_000
LABEL_LIMIT: Final = 200


@dataclass(frozen=True, slots=True)
class Ticket:
    """What somebody wrote, and the label a team gave it."""

    line: int
    text: str
    label: str


def read_tickets(lines: Iterable[bytes]) -> Iterator[Ticket | BadLine]:
    """Every line in order: a ticket, or why it is none. Blank lines are passed over.

    Fields other than ours are ignored.
    """
    for number, raw in enumerate(lines, start=1):
        found = _object(raw, first=number == 1)
        if isinstance(found, Words):
            yield BadLine(number, "", found)
        elif found is not None:
            faults = [(name, why) for name in ("text", "label") if (why := _fault(found, name))]
            if faults:
                yield BadLine(number, *faults[0])
            else:
                text, label = str(found["text"]).strip(), str(found["label"]).strip()
                yield Ticket(number, text, label)


def _object(raw: bytes, *, first: bool) -> dict[str, object] | Words | None:
    """The object on a line, or why there is none; None for a blank line."""
    if len(raw) > LINE_LIMIT:
        return texts.LINE_TOO_LONG.fill(limit=LINE_LIMIT)
    try:
        text = raw.decode("utf-8-sig" if first else "utf-8").strip()
        found = json.loads(text) if text else None
    except UnicodeDecodeError:
        return texts.LINE_NOT_UTF8
    except RecursionError:
        return texts.LINE_TOO_DEEP
    except ValueError:
        return texts.LINE_NOT_JSON
    return found if found is None and not text or isinstance(found, dict) else texts.LINE_NOT_OBJECT


def _fault(found: dict[str, object], name: str) -> Words | None:
    value = found.get(name)
    if value is None:
        return texts.REQUIRED
    if not isinstance(value, str):
        return texts.NOT_TEXT
    if any("\ud800" <= character <= "\udfff" for character in value):
        return texts.BROKEN_CHARACTERS
    if not value.strip():
        return texts.BLANK
    if name == "label" and len(value) > LABEL_LIMIT:
        return texts.LABEL_TOO_LONG.fill(most=LABEL_LIMIT)
    return None
