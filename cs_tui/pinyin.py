"""How Han characters sound: toneless syllables, initials, and syllables cut from Latin letters.

The readings come from pypinyin's table of single characters, read as data: importing the package
itself would load its phrases and styles too, ten times the time and memory.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

READINGS = 2
"""Readings kept per character: 还 is hai and huan; the table names the commonest first."""

_LONGEST = 6  # zhuang, chuang, shuang


def warm() -> None:
    """Load the table now (about 40 ms) rather than at the first query."""
    _known_syllables()


@lru_cache(maxsize=20_000)
def readings(char: str) -> tuple[str, ...]:
    """The toneless syllables of one Han character, commonest first; empty if none is known."""
    spoken = _table().get(str(ord(char)), "")
    return tuple(dict.fromkeys(_toneless(one) for one in spoken.split(",") if one))[:READINGS]


def syllable(char: str) -> str:
    """The commonest reading of a character, or the character itself."""
    return next(iter(readings(char)), char)


def initials(han: str) -> str:
    """The first letter of each syllable: 退款进度 is "tkjd"."""
    return "".join(syllable(char)[0] for char in han)


class Letters(dict[int, str]):
    """A table for `str.translate` that writes Han characters as they sound.

    `whole` gives syllables, otherwise initials; of several readings the first that is `wanted`
    (a syllable, or a letter) is taken, else the commonest. Letters and digits stay, all else goes.
    """

    def __init__(self, *, whole: bool, wanted: frozenset[str]) -> None:
        super().__init__()
        self._length = None if whole else 1
        self._wanted = wanted

    def __missing__(self, code: int) -> str:
        char = chr(code)
        said = [one[: self._length] for one in readings(char)] or [char if char.isalnum() else ""]
        self[code] = next((one for one in said if one in self._wanted), said[0])
        return self[code]


@lru_cache(maxsize=64)
def letters(*, whole: bool, wanted: frozenset[str]) -> Letters:
    """The table of these wishes; it fills as it is used, so the next keystroke finds it filled."""
    return Letters(whole=whole, wanted=wanted)


@lru_cache(maxsize=4_000)
def split(letters: str) -> tuple[str, ...]:
    """Latin letters cut into syllables, longest first; empty if they are not pinyin as a whole.

    "tuikuan" is ("tui", "kuan"); "refund" is ().
    """
    if not letters.isascii() or not letters.isalpha():
        return ()
    known = _known_syllables()
    cut: list[tuple[str, ...] | None] = [None] * len(letters) + [()]
    for start in range(len(letters) - 1, -1, -1):
        for end in range(min(len(letters), start + _LONGEST), start, -1):
            rest = cut[end]
            if rest is not None and letters[start:end] in known:
                found = cut[start]
                if found is None or len(rest) + 1 < len(found):
                    cut[start] = (letters[start:end], *rest)
    return cut[0] or ()


def split_unfinished(letters: str) -> tuple[tuple[str, ...], str]:
    """As `split`, but the last syllable may have only begun: "tuik" is ("tui",) and "k"."""
    whole = split(letters)
    if whole:
        return whole, ""
    for cut in range(len(letters) - 1, max(0, len(letters) - _LONGEST), -1):
        begun, tail = split(letters[:cut]), letters[cut:]
        if begun and any(known.startswith(tail) for known in _known_syllables()):
            return begun, tail
    return (), ""


def _toneless(spoken: str) -> str:
    # Decomposed, a tone is a mark of its own; so are the dots of ü, which is typed as v.
    plain = unicodedata.normalize("NFD", spoken.replace("ü", "v").replace("ê", "e"))
    plain = "".join(char for char in plain if char.isascii() or char == "\u0308")
    return plain.replace("u\u0308", "v")


@cache
def _known_syllables() -> frozenset[str]:
    spoken = {_toneless(one) for line in _table().values() for one in line.split(",")}
    return frozenset(one for one in spoken if one[:1].isalpha() and set(one) & set("aeiouv"))


@cache
def _table() -> dict[str, str]:
    spec = find_spec("pypinyin")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name="pypinyin")
    file = Path(spec.origin).with_name("pinyin_dict.json")
    table: dict[str, str] = json.loads(file.read_bytes())
    return table
