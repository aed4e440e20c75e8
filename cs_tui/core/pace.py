"""How long a text takes to say on the phone, and where it leaves no room to breathe.

Mandarin is counted in characters, English in words; a digit is a character or a word, because
numbers are read out one by one, and a Latin word in a Chinese text is a word of English. The usual
rates, 220 characters and 150 words a minute, are those of calm, clear speech: Mandarin news is read
at about 300 characters a minute, English audio books at 150 to 160 words; a shop sets its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from cs_tui.texts import Lang

MINUTE_MS: Final = 60_000
BLANK: Final = 3
"""A placeholder counts as so many characters or words: what will stand there is not known."""

_PAUSE: Final = re.compile(r"[。！？；：，、…—!?;:\n()（）]+|[.,](?=\s|$)")
_PLACEHOLDER: Final = re.compile(r"[{｛][^{}｛｝]*[}｝]")
_HAN: Final = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_DIGIT: Final = re.compile(r"[0-9０-９]")
_WORD: Final = re.compile(r"[^\W\d_\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Rates:
    """How fast people of this shop speak."""

    chars_per_minute: int = 220
    words_per_minute: int = 150
    breath_ms: int = 8_000
    """Nobody should have to speak for longer without a pause."""


@dataclass(frozen=True, slots=True)
class Breath:
    """What is said between two pauses, and how long that takes."""

    text: str
    ms: int


def spoken_ms(text: str, lang: Lang, rates: Rates) -> int:
    """How long a text takes to say, in milliseconds; pauses take no time of their own."""
    blanks = len(_PLACEHOLDER.findall(text))
    bare = _PLACEHOLDER.sub(" ", text)
    single = len(_DIGIT.findall(bare)) + BLANK * blanks
    chars, words = len(_HAN.findall(bare)), len(_WORD.findall(bare))
    if lang == "zh":
        chars += single
    else:
        words += single
    per_char = MINUTE_MS / rates.chars_per_minute
    return round(chars * per_char + words * MINUTE_MS / rates.words_per_minute)


def breaths(text: str, lang: Lang, rates: Rates) -> tuple[Breath, ...]:
    """The stretches between pauses, in their order. A point or comma inside a number is none."""
    parts: Iterable[str] = (part.strip() for part in _PAUSE.split(text))
    return tuple(Breath(part, spoken_ms(part, lang, rates)) for part in parts if part)


def too_long(text: str, lang: Lang, rates: Rates) -> Breath | None:
    """The longest stretch, where it is longer than one breath; None where none is."""
    longest = max(breaths(text, lang, rates), key=lambda one: one.ms, default=None)
    return longest if longest is not None and longest.ms > rates.breath_ms else None
