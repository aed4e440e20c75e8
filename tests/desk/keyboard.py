"""What a terminal sends for a key: Textual's own table, read backwards."""

from __future__ import annotations

from functools import cache

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.keys import Keys

AS_SENT = {"backspace": "\x7f"}
"""Keys with several forms in the table, of which terminals send another than the first."""


@cache
def _sequences() -> dict[str, str]:
    found: dict[str, str] = {}
    for sequence, keys in ANSI_SEQUENCES_KEYS.items():
        if isinstance(keys, tuple) and len(keys) == 1 and isinstance(keys[0], Keys):
            found.setdefault(keys[0].value, sequence)
    return found | AS_SENT


def can_be_sent(key: str) -> bool:
    """Whether a terminal has bytes for this key."""
    return len(key) == 1 or key in _sequences()


def sent(key: str) -> str:
    """The bytes of a key by its name (`ctrl+n`, `f2`, `7`). Raises `KeyError` when there are
    none."""
    return key if len(key) == 1 else _sequences()[key]
