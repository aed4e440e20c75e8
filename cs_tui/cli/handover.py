"""`cs-tui handover`: handing over, taking over, reading and signing by plain commands."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from cs_tui.cli.arguments import as_json, examples, offline, sub
from cs_tui.cli.output import both
from cs_tui.texts import cli_handover as texts


def parser(parser: argparse.ArgumentParser) -> None:
    """The sub-commands; each names its function in `handover_acts`."""
    examples(parser, texts.EXAMPLES)
    commands = parser.add_subparsers(metavar="COMMAND")
    listed = sub(commands, "list", texts.LIST, as_json())
    listed.add_argument("words", metavar="WORD", nargs="*", help=both(texts.WORDS))
    show = sub(commands, "show", texts.SHOW, as_json())
    show.add_argument("shift", metavar="SHIFT", nargs="?", help=both(texts.SHIFT))
    give = sub(commands, "give", texts.GIVE, as_json(), offline())
    what = give.add_mutually_exclusive_group(required=True)
    what.add_argument("case", metavar="CASE", nargs="?", help=both(texts.CASE))
    what.add_argument("--all", action="store_true", help=both(texts.ALL))
    give.add_argument("--to", metavar="PERSON", help=both(texts.TO))
    give.add_argument("--if", dest="contingency", metavar="TEXT", default="", help=both(texts.IF))
    accept = sub(commands, "accept", texts.ACCEPT, as_json(), offline())
    accept.add_argument("case", metavar="CASE", help=both(texts.CASE))
    back = sub(commands, "return", texts.RETURN, as_json(), offline())
    back.add_argument("case", metavar="CASE", help=both(texts.CASE))
    back.add_argument("reason", metavar="REASON", help=both(texts.REASON))
    sign = sub(commands, "sign", texts.SIGN, as_json(), offline())
    sign.add_argument("shift", metavar="SHIFT", help=both(texts.SHIFT))
    sign.add_argument("--comment", metavar="TEXT", help=both(texts.COMMENT))
    for command, function in (
        (listed, "listed"),
        (show, "show"),
        (give, "give"),
        (accept, "accept"),
        (back, "send_back"),
        (sign, "sign"),
    ):
        command.set_defaults(run=_run(function))


def _run(function: str) -> Callable[[argparse.Namespace], int]:
    """Imports what the sub-command needs only when it runs."""

    def run(args: argparse.Namespace) -> int:
        from cs_tui.cli import handover_acts

        code: int = getattr(handover_acts, function)(args)
        return code

    return run
