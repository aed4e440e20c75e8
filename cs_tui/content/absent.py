"""A file that is not there: what is wrong with its path, in words one can act on."""

from __future__ import annotations

import difflib
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from cs_tui.content.folder import data_folder
from cs_tui.core.text import shorten
from cs_tui.texts import Words
from cs_tui.texts import content as texts

LOOKED_AT: Final = 5_000
"""So many names of a folder are compared; a larger one takes too long."""
NAME: Final = 40
"""Cells of the name that was meant, perhaps."""


def absent(file: Traversable) -> Words:
    """Why a file is not there: of ours, in a folder that is not there, or under another name."""
    if not isinstance(file, Path) or file.is_relative_to(str(data_folder())):
        return texts.FILE_MISSING.fill(file=file)
    whole = file.absolute()
    folder = whole.parent
    if folder.is_dir():
        meant = _meant(whole)
        words = texts.MEANT if meant else texts.NOT_IN_FOLDER
        return words.fill(file=file.name, folder=folder, meant=shorten(meant, NAME))
    there = next(one for one in folder.parents if one.is_dir())
    gone = folder.relative_to(there).parts[0]
    if file.is_absolute():
        return texts.NO_FOLDER.fill(file=file, gone=gone, folder=there)
    return texts.NO_FOLDER_HERE.fill(file=file, gone=gone, folder=there)


def _meant(file: Path) -> str:
    """A name in the same folder that is nearly this one; empty when there is none."""
    try:
        names = [one.name for one, _ in zip(file.parent.iterdir(), range(LOOKED_AT), strict=False)]
    except OSError:
        return ""
    folded = {name.casefold(): name for name in names}
    near = difflib.get_close_matches(file.name.casefold(), folded, n=1)
    return folded[near[0]] if near else ""
