"""Old tickets as a team has them: good lines are read, bad ones are named."""

from __future__ import annotations

import pytest

from cs_tui.content import BadLine
from cs_tui.content.tickets import Ticket, read_tickets
from cs_tui.texts import content as texts
from cs_tui.texts import kb_files


def test_a_line_is_a_text_and_its_label() -> None:
    lines = [
        b'\xef\xbb\xbf{"text": " a ", "label": "x", "more": 1}\n',
        b"\n",
        b'{"text":"b","label":"y"}',
    ]
    assert list(read_tickets(lines)) == [Ticket(1, "a", "x"), Ticket(3, "b", "y")]


@pytest.mark.parametrize(
    ("line", "field", "reason"),
    [
        (b"not json", "", texts.LINE_NOT_JSON),
        (b"null", "", texts.LINE_NOT_OBJECT),
        (b"[1]", "", texts.LINE_NOT_OBJECT),
        ("退款".encode("gbk"), "", texts.LINE_NOT_UTF8),
        (b"[" * 100_000, "", texts.LINE_TOO_DEEP),
        (b'{"text":"a","label":"x","label":"y"}', "label", kb_files.FIELD_TWICE),
        (b'{"label":"x"}', "text", texts.REQUIRED),
        (b'{"text":"a"}', "label", texts.REQUIRED),
        (b'{"text":7,"label":"x"}', "text", texts.NOT_TEXT),
        (b'{"text":"a","label":"  "}', "label", texts.BLANK),
        (b'{"text":"\\ud800","label":"x"}', "text", texts.BROKEN_CHARACTERS),
    ],
)
def test_a_bad_line_is_named_with_field_and_reason(line: bytes, field: str, reason: object) -> None:
    assert list(read_tickets([line])) == [BadLine(1, field, reason)]  # type: ignore[arg-type]


def test_endless_lines_and_labels_are_bad() -> None:
    long = b'{"text":"a","label":"' + b"x" * 300 + b'"}'
    found = list(read_tickets([b"x" * 1_000_001, long]))
    assert [type(one) for one in found] == [BadLine, BadLine]
