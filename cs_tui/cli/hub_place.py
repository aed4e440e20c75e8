"""Where the hub's database is: a file, or an address of PostgreSQL."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from cs_tui.cli.output import both
from cs_tui.errors import UsageError
from cs_tui.settings import places
from cs_tui.texts import postgres as texts

if TYPE_CHECKING:
    from cs_tui.server.hub import Hub

SCHEMES: Final = ("postgresql://", "postgres://")


def argument(parser: argparse.ArgumentParser) -> None:
    """Adds `--database`."""
    parser.add_argument("--database", metavar="PLACE", help=both(texts.DATABASE))


def given(args: argparse.Namespace) -> Path | str:
    """What `--database` names: a path, or the address of a database as text.

    Raises `UsageError` for an address with a password: others on the machine could read it.
    """
    said: str | None = args.database
    if said is None:
        return places().hub_database
    if not said.startswith(SCHEMES):
        return Path(said)
    if urlsplit(said).password is not None:
        raise UsageError(texts.PASSWORD_IN_ADDRESS)
    return said


def opened(args: argparse.Namespace) -> Hub:
    """The hub there, for who administers it on this machine. Raises as `given`, and `BadFile`."""
    from cs_tui.server.bootstrap import open_hub

    return open_hub(given(args))


def file(args: argparse.Namespace) -> Path:
    """As `given`, for what works on files alone. Raises `UsageError` for PostgreSQL."""
    place = given(args)
    if isinstance(place, str):
        raise UsageError(texts.BACKUP_IS_ITS_OWN.fill(place=shown(place)))
    return place


def shown(place: Path | str) -> str:
    """A place as it may stand on a screen."""
    if isinstance(place, Path):
        return str(place)
    parts = urlsplit(place)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
