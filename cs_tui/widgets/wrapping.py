"""Lines of Chinese break between characters, as readers expect, not only at spaces.

Textual and Rich take a run without spaces for one word and push all of it to the next line, which
leaves half-empty lines wherever a number stands in a Chinese sentence. Both find words with one
regular expression; ours lets every wide character be a word of its own, with the punctuation that
must not begin or end a line kept beside it.
"""

from __future__ import annotations

import re
from typing import Final

import rich._wrap
import textual._wrap

_WIDE: Final = "\u2e80-\u2fdf\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_OPENS: Final = "（《〈「『【〔“‘"
_ENDS: Final = "，。、；：？！）》〉」』】〕”’…"
_ONE_WIDE: Final = f"[{_OPENS}]*[{_WIDE}][{_ENDS}]*"
_OTHERS: Final = f"[{_OPENS}]*[^\\s{_WIDE}{_OPENS}]+"
# Brackets that open nothing are one word: one by one, each would be looked behind again to the end.
_WORD: Final = f"(?:{_ONE_WIDE}|{_OTHERS}|[{_OPENS}]+)"

FOR_FIELDS: Final = re.compile(f"{_WORD}\\s*|\\s+")
FOR_TEXT: Final = re.compile(f"\\s*{_WORD}\\s*")


def break_between_characters() -> None:
    """From now on, in every field and text of this program."""
    textual._wrap.re_chunk = FOR_FIELDS
    rich._wrap.re_word = FOR_TEXT
