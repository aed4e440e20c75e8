"""What every probe answers with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from cs_tui.texts import Words

Verdict = Literal["ok", "warn", "fail", "unknown"]

DATA_CODE: Final = 3
HUB_CODE: Final = 4


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    id: str
    name: Words
    value: Words | str
    verdict: Verdict = "ok"
    hint: Words | None = None
    code: int = DATA_CODE
    """The exit code of a program that ends because of it."""


def nearest(folder: Path) -> Path:
    """The folder, or the nearest of those above it that is there."""
    return next(one for one in (folder, *folder.parents) if one.exists())
