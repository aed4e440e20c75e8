"""Old tickets as JSON lines: `text` and `label`, one a line; bad lines are named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from cs_tui.content.article_row import BadLine, LineError
from cs_tui.content.json_lines import object_on
from cs_tui.texts import Words
from cs_tui.texts import content as texts

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
        try:
            found = object_on(raw, number)
        except LineError as bad:
            yield BadLine(number, bad.field, bad.reason)
            continue
        if found is not None:
            faults = [(name, why) for name in ("text", "label") if (why := _fault(found, name))]
            if faults:
                yield BadLine(number, *faults[0])
            else:
                text, label = str(found["text"]).strip(), str(found["label"]).strip()
                yield Ticket(number, text, label)


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
