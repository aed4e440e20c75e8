"""What is wrong in a file somebody gave us: file, line, field, reason."""

from __future__ import annotations

from dataclasses import dataclass

from cs_tui.texts import Words


@dataclass(frozen=True, slots=True)
class FileFault:
    """One thing wrong. `line` counts from 1 and is 0 where none can be named."""

    file: str
    line: int
    field: str
    reason: Words
