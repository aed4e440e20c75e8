"""Evidence of a complaint: what a file is known again by, and whether it is still the same.

A file is read in slices, each by whoever steps the reading, so that nobody waits for a large one;
it is never copied.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cs_tui.core.complaint_state import Item
from cs_tui.core.evidence import Print
from cs_tui.core.privacy.redaction import redact
from cs_tui.core.text import one_line, safe_text
from cs_tui.errors import BadFile, NotFound
from cs_tui.sqlite import keep_off
from cs_tui.texts import evidence as texts

SLICE: Final = 64 << 20
"""Bytes between two looks at how far it is: some tenths of a second."""
CHUNK: Final = 1 << 20
_ODD: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Categories of characters that are no letters: controls, halves of others, unassigned ones."""
_PATH: Final = re.compile(r"(?:file://)?(?:/|~|\.{1,2}/|[A-Za-z]:[\\/])")


@dataclass(frozen=True, slots=True)
class Reading:
    """How far a file was read; `found` at its end."""

    done: int
    size: int
    found: Print | None = None

    @property
    def percent(self) -> int:
        """How much of it, whole numbers."""
        return 100 if self.size == 0 else self.done * 100 // self.size


def path_of(ref: str) -> Path | None:
    """The file a reference names; None for a number in another system.

    A path begins with `/`, `~`, `./`, `../`, a drive or `file://`. Raises `BadFile` for a name of
    which not everything would be kept: it could never be found again.
    """
    given = ref.strip().strip("'\"")
    if not _PATH.match(given):
        return None
    # `expanduser` and `abspath` of os.path never raise, those of Path do.
    named = os.path.abspath(os.path.expanduser(given.removeprefix("file://")))  # noqa: PTH100, PTH111
    odd = any(unicodedata.category(letter) in _ODD for letter in named)
    if odd or redact(safe_text(named)).text != named:
        raise BadFile(texts.ODD_NAME.fill(file=one_line(redact(named).text)))
    return Path(named)


def reading(file: Path) -> Iterator[Reading]:
    """Reads a file to its SHA-256, slice by slice; the last step holds what it is known again by.

    Raises `NotFound` where there is none, `BadFile` for a folder, a device, an empty file, one that
    cannot be read, one that changes meanwhile, and a database of ours in use.
    """
    try:
        yield from _read(file)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NotFound(texts.ABSENT.fill(file=file)) from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise BadFile(texts.UNREADABLE.fill(file=file, why=why)) from error


def checking(item: Item) -> Iterator[Reading]:
    """Reads the file of an item again; raises as `reading` does.

    Raises `NotFound` also where its path cannot be one on this machine.
    """
    file = path_of(item.ref)
    if file is None:
        raise NotFound(texts.ABSENT.fill(file=item.ref))
    return reading(file)


def _read(file: Path) -> Iterator[Reading]:
    _plain(file, file.stat())
    keep_off(file)
    # Without waiting: what was a file a moment ago may be a pipe by now.
    with os.fdopen(os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as opened:
        before = os.fstat(opened.fileno())
        _plain(file, before)
        digest, done = hashlib.sha256(), 0
        while chunk := opened.read(CHUNK):
            digest.update(chunk)
            done += len(chunk)
            if done % SLICE == 0:
                yield Reading(done, before.st_size)
        after = os.fstat(opened.fileno())
    if (after.st_size, after.st_mtime_ns, done) != (
        before.st_size,
        before.st_mtime_ns,
        before.st_size,
    ):
        raise BadFile(texts.MOVING.fill(file=file))
    yield Reading(done, done, Print(digest.hexdigest(), done))


def _plain(file: Path, found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise BadFile(texts.FOLDER.fill(file=file))
    if not stat.S_ISREG(found.st_mode):
        raise BadFile(texts.NO_PLAIN_FILE.fill(file=file))
    if found.st_size == 0:
        raise BadFile(texts.EMPTY.fill(file=file))
