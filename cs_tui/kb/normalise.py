"""One form for all wordings of the same thing: width, case, simplified characters, spaces."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from cs_tui.core.text import thinned

if TYPE_CHECKING:
    from opencc import OpenCC

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_ANY_HAN = re.compile(f"[{HAN}]")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+")


def normalise(text: str, limit: int) -> str:
    """The comparable form of at most `limit` characters of `text`.

    NFKC (full-width becomes ASCII), casefold, traditional to simplified where there is a Han
    character, control and invisible characters and runs of blanks to one space. Never raises.
    """
    text = unicodedata.normalize("NFKC", thinned(storable(text[:limit]))).casefold()
    if _ANY_HAN.search(text):
        text = _to_simplified().convert(_UNSEEN.sub(" ", text))
    return " ".join(_UNSEEN.sub(" ", text).split())[:limit]


def storable(text: str) -> str:
    """The text with a question mark for each lone surrogate, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def warm() -> None:
    """Load the conversion tables now (about 10 ms) rather than at the first Chinese query."""
    _to_simplified()


@cache
def _to_simplified() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")
