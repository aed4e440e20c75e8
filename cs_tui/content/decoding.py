"""Text of files that somebody gives us, in whichever encoding their programs write."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterator
from importlib.resources.abc import Traversable
from typing import IO, AnyStr, Final

from cs_tui.content.files import is_chinese_gb18030, open_bytes
from cs_tui.errors import BadFile
from cs_tui.texts import content as texts
from cs_tui.texts import kb_files as file_texts

LARGEST: Final = 64_000_000
"""Bytes of a file that is read whole; JSON lines are read one by one and may be longer."""

_SNIFFED: Final = 65_536
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"))
_BIG_ENDIAN: Final = (codecs.BOM_UTF16_BE, "utf-16")


def read_text(file: Traversable) -> str:
    """The whole text of a file: UTF-8, UTF-16 with its mark, or GB18030 (GBK).

    Raises `BadFile` for one that is too large, is no text, or mixes encodings, naming the line.
    """
    with open_bytes(file) as stream:
        raw = stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        most = LARGEST // 1_000_000
        raise BadFile(file_texts.TOO_LARGE.fill(file=file, most=most))
    return decoded(raw, str(file))


def decoded(raw: bytes, file: str) -> str:
    """The text in these bytes. Raises `BadFile` like `read_text`."""
    encoding = encoding_of(raw[:_SNIFFED])
    if encoding is None:
        raise BadFile(texts.FILE_IS_BINARY.fill(file=file))
    if encoding == "utf-8" and not _decodes(raw, "utf-8") and is_chinese_gb18030(raw):
        encoding = "gb18030"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise BadFile(file_texts.MIXED.fill(file=file, line=line, encoding=encoding)) from error


def encoding_of(beginning: bytes) -> str | None:
    """The encoding that a file with this beginning is in; None for no text at all."""
    for mark, encoding in (*_MARKS, _BIG_ENDIAN):
        if beginning.startswith(mark):
            return encoding
    if b"\0" in beginning:
        return None
    if _decodes(_whole_characters(beginning), "utf-8"):
        return "utf-8"
    return "gb18030" if is_chinese_gb18030(_up_to_a_line(beginning)) else "utf-8"


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
        words = file_texts.MIXED.fill(file=file, line=number, encoding=encoding)
        raise BadFile(words) from error
    finally:
        text.detach()


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
