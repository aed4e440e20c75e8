"""Opening content files, with sentences for what can go wrong before their content is looked at."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources.abc import Traversable
from typing import IO

from cs_tui.errors import BadFile
from cs_tui.texts import content as texts


@contextmanager
def open_bytes(file: Traversable) -> Iterator[IO[bytes]]:
    """The file for reading. Raises `BadFile` when it is not there or cannot be read."""
    try:
        with file.open("rb") as stream:
            yield stream
    except FileNotFoundError as error:
        raise BadFile(texts.FILE_MISSING.fill(file=file)) from error
    except OSError as error:
        raise BadFile(texts.FILE_UNREADABLE.fill(file=file, why=error.strerror or "?")) from error


def read_toml(file: Traversable) -> dict[str, object]:
    """A TOML file as a mapping. Raises `BadFile` naming the line for anything but UTF-8 TOML."""
    with open_bytes(file) as stream:
        raw = stream.read()
    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise BadFile(texts.FILE_NOT_UTF8.fill(file=file, line=line)) from error
    except tomllib.TOMLDecodeError as error:
        line = _line_of(str(error), raw)
        why = re.sub(r" \(at .*\)$", "", str(error))
        raise BadFile(texts.FILE_NOT_TOML.fill(file=file, line=line, why=why)) from error
    except RecursionError as error:
        words = texts.FILE_NOT_TOML.fill(file=file, line=1, why=texts.LINE_TOO_DEEP)
        raise BadFile(words) from error


def _line_of(message: str, raw: bytes) -> int:
    found = re.search(r"at line (\d+)", message)
    return int(found[1]) if found else raw.count(b"\n") + 1
