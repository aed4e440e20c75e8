"""The shop's profile for a new hub: from a file, from the person who sits there, or the example."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from cs_tui.cli.output import argument, language, say
from cs_tui.content import load_documents
from cs_tui.content.incoming import read_incoming
from cs_tui.core.policy import policy_from
from cs_tui.core.text import one_line
from cs_tui.errors import CsError, UsageError
from cs_tui.texts import cli_shop as texts

Document = Mapping[str, object]
Ask = Callable[[str], str]


class GivenUp(CsError):
    """The person left before the profile was whole."""


def profile_for(args: argparse.Namespace, *, new: bool) -> Document | None:
    """What a new database is to be given as its shop profile; None for the shipped example.

    Nobody is asked unless a person sits there: a program that starts the hub never waits. Raises
    `UsageError` for a profile given to a database that has one, `BadFile` for one that does not fit
    the rest of the content, `GivenUp` when the person leaves.
    """
    if args.shop is not None:
        if not new:
            raise UsageError(texts.NOT_NEW)
        return from_file(Path(argument(args.shop)))
    if not new or not _somebody_sits_there(args):
        return None
    say(texts.WELCOME)
    return asked(load_documents()["shop"], _ask)


def from_file(file: Path) -> Document:
    """The profile in a file, checked against the shipped content."""
    given = read_incoming(file, "shop")
    if given.converted is not None:
        say(given.converted)
    if given.toml is None:
        raise UsageError(texts.NOT_A_PROFILE.fill(file=file))
    policy_from({**load_documents(), "shop": given.toml})
    return given.toml


def asked(example: Document, ask: Ask) -> Document:
    """The example with what a person answers in its place.

    A shop with a name of its own takes nothing of the example's: what was left open in English
    reads as the Chinese does, and its motto is its name.
    """
    shop: dict[str, Any] = {**example}
    for path, words in texts.ASKED.items():
        field, _, part = path.partition(".")
        before = shop[field][part] if part else shop[field]
        if part == "en" and shop[field]["zh"] != _at(example, field)["zh"]:
            before = shop[field]["zh"]
        answer = one_line(ask(f"{words.say(language())} [{before}] ")).strip() or before
        shop[field] = {**shop[field], part: answer} if part else answer
    if shop["name"] != example["name"]:
        shop["tagline"] = shop["name"]
    return shop


def _at(example: Document, field: str) -> dict[str, str]:
    found = example[field]
    assert isinstance(found, dict)  # noqa: S101
    return found


def _somebody_sits_there(args: argparse.Namespace) -> bool:
    started_by_program = args.json or args.ready_fd is not None or args.parent_pipe is not None
    ours = sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()
    return ours and not started_by_program


def _ask(prompt: str) -> str:
    sys.stderr.write(prompt)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise GivenUp(texts.GIVEN_UP)
    return line
