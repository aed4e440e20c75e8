"""Opening files, with sentences for what can go wrong before their content is looked at."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import IO, Final

from cs_tui.content.absent import absent
from cs_tui.content.decoding import Given, decoded
from cs_tui.errors import BadFile
from cs_tui.sqlite import keep_off
from cs_tui.texts import Words
from cs_tui.texts import content as texts
from cs_tui.texts import kb_files as file_texts


@contextmanager
def open_bytes(file: Traversable) -> Iterator[IO[bytes]]:
    """The file for reading.

    Raises `BadFile` when it is not there, cannot be read, or is a database of ours in use.
    """
    if isinstance(file, Path):
        keep_off(file)
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


@dataclass(frozen=True, slots=True)
class Limit:
    """How many bytes a kind of file may have, and what its person is told beyond them."""

    most: int
    words: Words


CONTENT: Final = Limit(20_000_000, texts.FILE_TOO_LARGE)
"""A shop's whole scripts are a hundredth of it."""
ARTICLES: Final = Limit(64_000_000, file_texts.TOO_LARGE)
"""Files of articles that are read whole; JSON lines are read one by one and may be longer."""


def read_given(file: Traversable, limit: Limit = CONTENT) -> Given:
    """The text of a file that somebody gave us, whatever a spreadsheet saved it in.

    Raises `BadFile` for one that is too large, is no text, or mixes encodings, naming the line.
    """
    with open_bytes(file) as stream:
        raw = stream.read(limit.most + 1)
    if len(raw) > limit.most:
        raise BadFile(limit.words.fill(file=file, most=limit.most // 1_000_000))
    return decoded(raw, str(file))


def read_toml(file: Traversable) -> dict[str, object]:
    """A TOML file as a mapping. Raises `BadFile` naming the line for anything but TOML."""
    return parse_toml(read_given(file).text, str(file))


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


def _line_of(message: str, text: str) -> int:
    found = re.search(r"at line (\d+)", message)
    return int(found[1]) if found else text.count("\n") + 1
