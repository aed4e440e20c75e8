"""Opening content files, with sentences for what can go wrong before their content is looked at."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import IO, Final

from cs_tui.content.absent import absent
from cs_tui.errors import BadFile
from cs_tui.texts import content as texts

UTF8, UTF16, GB18030 = "UTF-8", "UTF-16", "GB18030"
MOSTLY: Final = 0.97
"""So much of a text that is taken for Chinese in GB18030 must be everyday characters."""
LARGEST: Final = 20_000_000
"""Bytes of a content file; a shop's whole scripts are a hundredth of it."""


@contextmanager
def open_bytes(file: Traversable) -> Iterator[IO[bytes]]:
    """The file for reading. Raises `BadFile` when it is not there or cannot be read."""
    try:
        with file.open("rb") as stream:
            yield stream
    except FileNotFoundError as error:
        raise BadFile(absent(file)) from error
    except (IsADirectoryError, NotADirectoryError) as error:
        words = absent(file) if isinstance(error, NotADirectoryError) else texts.FILE_IS_FOLDER
        raise BadFile(words.fill(file=file)) from error
    except OSError as error:
        raise BadFile(texts.FILE_UNREADABLE.fill(file=file, why=error.strerror or "?")) from error


def read_toml(file: Traversable) -> dict[str, object]:
    """A TOML file as a mapping. Raises `BadFile` naming the line for anything but UTF-8 TOML."""
    with open_bytes(file) as stream:
        return parse_toml(decoded(stream.read(), str(file)), str(file))


def parse_toml(text: str, file: str) -> dict[str, object]:
    """TOML as a mapping. Raises `BadFile` naming file and line."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _line_of(str(error), text)
        why = re.sub(r" \(at .*\)$", "", str(error))
        raise BadFile(texts.FILE_NOT_TOML.fill(file=file, line=line, why=why)) from error
    except RecursionError as error:
        words = texts.FILE_NOT_TOML.fill(file=file, line=1, why=texts.LINE_TOO_DEEP)
        raise BadFile(words) from error


@dataclass(frozen=True, slots=True)
class Given:
    """The text of a file that somebody gave us."""

    text: str
    encoding: str = UTF8
    """What it was in; a file in anything but UTF-8 was converted, and its person is told."""


def read_given(file: Traversable) -> Given:
    """The text of a file that somebody gave us, whatever a spreadsheet saved it in.

    Raises `BadFile` for one too large to be content, and for what is no text.
    """
    with open_bytes(file) as stream:
        raw = stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise BadFile(texts.FILE_TOO_LARGE.fill(file=file, most=LARGEST // 1_000_000))
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Given(_as_utf16(raw, str(file)), UTF16)
    if b"\0" not in raw and not _is_utf8(raw) and is_chinese_gb18030(raw):
        return Given(raw.decode("gb18030"), GB18030)
    return Given(decoded(raw, str(file)))


def decoded(raw: bytes, file: str) -> str:
    """UTF-8 as text, with or without a mark at its beginning. Raises `BadFile` for others."""
    if b"\0" in raw:
        raise BadFile(texts.FILE_IS_BINARY.fill(file=file))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise BadFile(texts.FILE_NOT_UTF8.fill(file=file, line=line)) from error


def _as_utf16(raw: bytes, file: str) -> str:
    try:
        return raw.decode("utf-16")
    except UnicodeDecodeError as error:
        raise BadFile(texts.FILE_IS_BINARY.fill(file=file)) from error


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True


def is_chinese_gb18030(raw: bytes) -> bool:
    """Whether the bytes read as everyday Chinese in the encoding of Chinese spreadsheets.

    Nearly any bytes are valid in it, so what they say must be common characters as well.
    """
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        return False
    foreign = [character for character in text if ord(character) > 0x7F]  # noqa: PLR2004
    common = sum(_is_common(character) for character in foreign)
    return common >= len(foreign) * MOSTLY


def _is_common(character: str) -> bool:
    """A character of GB 2312, the everyday ones."""
    try:
        return len(character.encode("gb2312")) == 2  # noqa: PLR2004
    except UnicodeEncodeError:
        return False


def _line_of(message: str, text: str) -> int:
    found = re.search(r"at line (\d+)", message)
    return int(found[1]) if found else text.count("\n") + 1
