"""Where the shipped content lies: inside the installed package, else in the repository."""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path


def data_folder() -> Traversable:
    """The folder with the shipped content files; reading one that is not there says so."""
    packaged = resources.files("cs_tui") / "_data"
    if packaged.is_dir():
        return packaged
    return Path(__file__).resolve().parents[2] / "data"
