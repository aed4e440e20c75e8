"""Bytes that somebody gives us as text, in whichever encoding their programs write."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, AnyStr, Final

from cs_tui.errors import BadFile
from cs_tui.texts import content as texts

UTF8, UTF16, GB18030 = "UTF-8", "UTF-16", "GB18030"
MOSTLY: Final = 0.97
"""So much of a text that is taken for Chinese, or for UTF-16, must be everyday characters."""

_SNIFFED: Final = 65_536
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNMARKED: Final = ("utf-16-le", "utf-16-be")
_NAMES: Final = {"utf-8": UTF8, "utf-8-sig": UTF8, "gb18030": GB18030}
_UNPRINTED: Final = re.compile("[\x00-\x08\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Given:
    """The text of a file that somebody gave us."""

    text: str
    encoding: str = UTF8
    """What it was in; a file in anything but UTF-8 was converted, and its person is told."""


def decoded(raw: bytes, file: str) -> Given:
    """The text in these bytes: UTF-8, UTF-16 or GB18030 (GBK), with or without a mark.

    Raises `BadFile` for what is no text, and where encodings are mixed, naming the line.
    """
    encoding = encoding_of(raw[:_SNIFFED])
    if encoding is None:
        raise BadFile(texts.FILE_IS_BINARY.fill(file=file))
    try:
        return _given(raw, encoding, file)
    except UnicodeDecodeError as error:
        late = _up_to_a_line(raw[error.start :][:_SNIFFED])
        # The first letter beyond ASCII may stand behind what was looked at.
        mixed = encoding != "utf-8" or not raw[: error.start].isascii()
        if mixed or not is_chinese_gb18030(late):
            raise not_in(encoding, file, raw.count(b"\n", 0, error.start) + 1) from error
    try:
        return _given(raw, "gb18030", file)
    except UnicodeDecodeError as error:
        raise not_in("gb18030", file, raw.count(b"\n", 0, error.start) + 1) from error


def _given(raw: bytes, encoding: str, file: str) -> Given:
    text = raw.decode(encoding).removeprefix("\ufeff")
    if "\0" in text:
        raise BadFile(texts.FILE_IS_BINARY.fill(file=file))
    return Given(text, name_of(encoding))


def encoding_of(beginning: bytes) -> str | None:
    """The encoding that a file with this beginning is in; None for no text at all."""
    for mark, encoding in _MARKS:
        if beginning.startswith(mark):
            return encoding
    if b"\0" not in beginning:
        if _decodes(_whole_characters(beginning), "utf-8"):
            return "utf-8"
        if is_chinese_gb18030(_up_to_a_line(beginning)):
            return "gb18030"
    unmarked = next((one for one in _UNMARKED if _reads_well(beginning, one)), None)
    return unmarked or (None if b"\0" in beginning else "utf-8")


def name_of(encoding: str) -> str:
    """What people call it."""
    return _NAMES.get(encoding, UTF16)


def not_in(encoding: str, file: str, line: int) -> BadFile:
    """A file that is not in this encoding from a line on."""
    if name_of(encoding) == UTF8:
        return BadFile(texts.FILE_NOT_UTF8.fill(file=file, line=line))
    return BadFile(texts.FILE_MIXED.fill(file=file, line=line, encoding=name_of(encoding)))


def utf8_lines(stream: IO[bytes], file: str, most: int) -> Iterator[bytes]:
    """The lines of a stream in UTF-8, whatever it was written in; of a long one the beginning.

    Lines of UTF-8 are passed on as they are, so that a bad one is named and the others are read;
    of one that is longer than `most` there are `most + 1` bytes, so that an endless one cannot
    fill the memory. Raises `BadFile` where another encoding breaks off.
    """
    buffered = io.BufferedReader(_Raw(stream), _SNIFFED)  # type: ignore[type-var]
    encoding = encoding_of(buffered.peek(_SNIFFED)[:_SNIFFED])
    if encoding in ("utf-8", "utf-8-sig", None):
        yield from _limited(buffered.readline, most, b"\n")
        return
    number = 1
    text = io.TextIOWrapper(buffered, encoding, newline="\n")
    try:
        for line in _limited(text.readline, most, "\n"):
            yield line.encode("utf-8", "replace")
            number += 1
    except UnicodeDecodeError as error:
        raise not_in(str(encoding), file, number) from error
    finally:
        text.detach()


def is_chinese_gb18030(raw: bytes) -> bool:
    """Whether the bytes read as everyday Chinese in the encoding of Chinese spreadsheets.

    Nearly any bytes are valid in it, so what they say must be common characters as well.
    """
    try:
        return _is_everyday(raw.decode("gb18030"))
    except UnicodeDecodeError:
        return False


def _reads_well(beginning: bytes, encoding: str) -> bool:
    """Whether this is UTF-16 without its mark: then nearly every pair of bytes makes sense."""
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(beginning)
    except UnicodeDecodeError:
        return False
    return bool(text) and not _UNPRINTED.search(text) and _is_everyday(text)


def _is_everyday(text: str) -> bool:
    foreign = [character for character in text if ord(character) > 0x7F]  # noqa: PLR2004
    common = sum(_is_common(character) for character in foreign)
    return common >= len(foreign) * MOSTLY


def _is_common(character: str) -> bool:
    """A character of GB 2312, the everyday ones."""
    try:
        return len(character.encode("gb2312")) == 2  # noqa: PLR2004
    except UnicodeEncodeError:
        return False


def _limited(readline: Callable[[int], AnyStr], most: int, end: AnyStr) -> Iterator[AnyStr]:
    while line := readline(most + 1):
        yield line
        while len(line) > most and not line.endswith(end):
            line = readline(most + 1)
            if not line:
                return


class _Raw(io.RawIOBase):
    """A stream of bytes that can be peeked into."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        found = self._stream.read(len(buffer))
        buffer[: len(found)] = found
        return len(found)


def _decodes(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _whole_characters(raw: bytes) -> bytes:
    """The bytes without a character that is cut off at their end."""
    for cut in range(min(4, len(raw)) + 1):
        if _decodes(raw[: len(raw) - cut], "utf-8"):
            return raw[: len(raw) - cut]
    return raw


def _up_to_a_line(raw: bytes) -> bytes:
    return raw[: raw.rfind(b"\n") + 1] or raw
