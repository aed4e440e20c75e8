"""`cs-tui audit`: whether the hub's log is what it always was."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from cs_tui.cli import hub_place
from cs_tui.cli.arguments import as_json, examples, sub
from cs_tui.cli.output import both, complain, language, put, put_json
from cs_tui.errors import BadFile, NotFound, UsageError
from cs_tui.texts import audit as texts

if TYPE_CHECKING:
    from cs_tui.server.storage import Witness


def parser(parser: argparse.ArgumentParser) -> None:
    """Adds the sub-command of `audit`."""
    examples(parser, texts.AUDIT_EXAMPLES)
    subs = parser.add_subparsers(title="sub-commands / 子命令", metavar="verify")
    verifying = sub(subs, "verify", texts.VERIFY, as_json())
    hub_place.argument(verifying)
    verifying.add_argument(
        "--witness", action="append", metavar="SEQ:HEAD", help=both(texts.WITNESS)
    )
    verifying.set_defaults(run=run_verify)


def run_verify(args: argparse.Namespace) -> int:
    """Follows the chain from the first event to the last."""
    from cs_tui.server.audit import audited, erased_in

    database = hub_place.given(args)
    if isinstance(database, Path) and not database.exists():
        raise NotFound(texts.NO_HUB_HERE.fill(path=database))
    head, faults = audited(database, [_witness(said) for said in args.witness or ()])
    customers, cases = erased_in(database)
    if args.json:
        said = [{"seq": one.seq, "what": one.what.say(language())} for one in faults]
        put_json(
            {"events": head.seq, "head": head.head, "whole": not faults, "faults": said}
            | {"customers_erased": customers, "cases_erased": cases}
        )
    elif not faults:
        put(texts.WHOLE.fill(n=head.seq, head=head.head))
        if customers or cases:
            put(texts.ERASED.fill(customers=customers, cases=cases))
    else:
        for one in faults:
            put(texts.FAULT.fill(seq=one.seq, what=one.what))
    if faults:
        complain(texts.BROKEN.fill(n=len(faults)))
        return BadFile.exit_code
    return 0


def _witness(said: str) -> Witness:
    from cs_tui.server.storage import Witness

    if not re.fullmatch(r"[0-9]{1,15}:[0-9a-f]{64}", said):
        raise UsageError(texts.BAD_WITNESS)
    seq, _, head = said.partition(":")
    return Witness(int(seq), head)
