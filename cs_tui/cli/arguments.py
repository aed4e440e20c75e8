"""How commands describe their arguments: every help text in both languages."""

from __future__ import annotations

import argparse
from functools import cache
from typing import Any

from cs_tui.cli.output import both, paragraphs
from cs_tui.texts import Words
from cs_tui.texts import cli as texts

Commands = Any
"""What `add_subparsers` returns; argparse has no public name for it."""


def examples(parser: argparse.ArgumentParser, words: Words) -> None:
    """Examples at the end of `--help`. Options count in full only: scripts outlive short forms."""
    parser.allow_abbrev = False
    parser.epilog = paragraphs([words])
    parser.formatter_class = argparse.RawDescriptionHelpFormatter


def sub(
    commands: Commands, name: str, what: Words, *shared: argparse.ArgumentParser
) -> argparse.ArgumentParser:
    """A sub-command that says what it is for, with the arguments it shares with others."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=both(what), description=both(what), parents=list(shared), allow_abbrev=False
    )
    return parser


@cache
def as_json() -> argparse.ArgumentParser:
    """`--json`, for commands that print data."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--json", action="store_true", help=both(texts.JSON))
    return parser


@cache
def offline() -> argparse.ArgumentParser:
    """`--offline`, for commands that would send what they did."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--offline", action="store_true", help=both(texts.OFFLINE))
    return parser
