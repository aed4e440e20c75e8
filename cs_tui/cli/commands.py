"""Which commands there are, and the module each lives in."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, cast

from cs_tui.errors import UsageError
from cs_tui.texts import Words, archive, audit, cli_customer, mail, webhooks
from cs_tui.texts import cli as texts

if TYPE_CHECKING:
    import argparse


@dataclass(frozen=True, slots=True)
class Command:
    """A command group: its name, the module that holds it, and what it is for."""

    name: str
    module: str
    what: Words


COMMANDS: Final = (
    Command("desk", "desk", texts.DESK),
    Command("demo", "demo", texts.DEMO),
    Command("case", "case", texts.CASE),
    Command("customer", "customer", cli_customer.WHAT),
    Command("archive", "archive", archive.WHAT),
    Command("kb", "kb", texts.KB),
    Command("classify", "classify", texts.CLASSIFY),
    Command("content", "content", texts.CONTENT),
    Command("stats", "stats", texts.STATS),
    Command("handover", "handover", texts.HANDOVER),
    Command("report", "report", texts.REPORT),
    Command("sync", "sync", texts.SYNC),
    Command("enrol", "enrol", texts.ENROL),
    Command("serve", "serve", texts.SERVE),
    Command("people", "people", texts.PEOPLE),
    Command("mail", "mail", mail.WHAT),
    Command("webhooks", "webhooks", webhooks.WHAT),
    Command("backup", "backup", audit.WHAT_BACKUP),
    Command("audit", "audit", audit.WHAT_AUDIT),
    Command("doctor", "doctor", texts.DOCTOR),
)


class CommandModule(Protocol):
    """What the module of a command offers."""

    def parser(self, parser: argparse.ArgumentParser) -> None:
        """Adds the arguments and sub-commands; each sets `run`, a function of the parsed ones."""


def find(words: Sequence[str]) -> int:
    """Parses and runs the command that `words` name; the desk when they name none."""
    if not words:
        from cs_tui.cli import desk

        return desk.opened()
    name = words[0] if words and not words[0].startswith("-") else "desk"
    rest = list(words[1:]) if words and words[0] == name else list(words)
    command = next((one for one in COMMANDS if one.name == name), None)
    if command is None:
        import difflib

        names = [one.name for one in COMMANDS]
        near = (difflib.get_close_matches(name, names, n=1, cutoff=0) or names)[0]
        raise UsageError(texts.UNKNOWN_COMMAND.fill(name=name, near=near))
    import argparse

    module = cast(CommandModule, importlib.import_module(f"cs_tui.cli.{command.module}"))
    parser = argparse.ArgumentParser(
        prog=f"cs-tui {name}",
        description=f"{command.what.en}\n{command.what.zh}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    module.parser(parser)
    args = parser.parse_args(rest)
    run = cast("Callable[[argparse.Namespace], int] | None", getattr(args, "run", None))
    if run is None:
        parser.print_help()
        return 2
    return run(args)


def overview() -> str:
    """What `cs-tui --help` says."""
    width = max(len(command.name) for command in COMMANDS) + 2
    rows = "".join(
        f"  {command.name:<{width}}{command.what.en}\n  {'':<{width}}{command.what.zh}\n"
        for command in COMMANDS
    )
    usage = f"{texts.USAGE.en}\n{texts.USAGE.zh}\n"
    return f"{usage}\n{rows}\n{texts.EXIT_CODES.en}\n{texts.EXIT_CODES.zh}\n"
