"""Looks for a card number in files, however it is written."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

CARD = "4111111111111111"
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_BETWEEN = re.compile(r"[\s\-._]")


def holding(folder: Path) -> list[str]:
    """The files that hold the number, in ASCII or full-width digits, whole or with gaps."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return [str(path.relative_to(folder)) for path in files if _holds(path.read_bytes())]


def _holds(raw: bytes) -> bool:
    text = unicodedata.normalize("NFKC", raw.decode("utf-8", errors="replace"))
    escaped = _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)
    return any(
        CARD in _BETWEEN.sub("", one) for one in (text, unicodedata.normalize("NFKC", escaped))
    )
