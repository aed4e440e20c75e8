"""Bytes of mails as text, whatever their mailer claims about them."""

from __future__ import annotations

import codecs
from typing import Final

from cs_tui.content.decoding import is_chinese_gb18030

_CHINESE: Final = frozenset(
    {"gb2312", "gb_2312-80", "gbk", "x-gbk", "cp936", "ms936", "windows-936", "gb18030", "euc-cn"}
)
_SAYS_NOTHING: Final = frozenset(
    {"", "ascii", "us-ascii", "ansi_x3.4-1968", "iso-8859-1", "latin1", "latin-1", "unknown-8bit"}
)
_ENOUGH: Final = 4
_NO_TEXT: Final = frozenset(
    {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}
)
"""Codecs of Python's that no mail is written in."""


def decoded(raw: bytes, charset: str) -> str:
    """The text in these bytes; what fits no encoding becomes U+FFFD, never an error.

    GB2312 and GBK are read as GB18030, which holds both: mailers say the one and write the other.
    A charset that says nothing, is unknown or does not fit gives way to UTF-8, then to GB18030.
    """
    name = charset.strip().strip("\"'").lower()
    if name in _CHINESE:
        if (found := _strict(raw, "utf-8")) is not None and _tells(found):
            return found
        return _strict(raw, "gb18030") or _strict(raw, "utf-8") or raw.decode("gb18030", "replace")
    if name not in _SAYS_NOTHING:
        found = _strict(raw, _known(name))
        if found is not None:
            return found
    found = _strict(raw, "utf-8")
    if found is not None:
        return found
    if is_chinese_gb18030(raw):
        return raw.decode("gb18030", "replace")
    return raw.decode("cp1252" if name in _SAYS_NOTHING else "utf-8", "replace")


def _tells(text: str) -> bool:
    """Whether so much fits UTF-8 that it cannot be GBK that happens to fit."""
    return sum(not character.isascii() for character in text) >= _ENOUGH


def _known(name: str) -> str:
    """The codec of this name; UTF-8 where there is none that makes text of bytes."""
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return "utf-8"
    text = getattr(found, "_is_text_encoding", True)
    return "utf-8" if found.name.replace("-", "_") in _NO_TEXT or not text else found.name


def _strict(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeError:
        return None
