"""`cs-tui case skip`: one of the five steps is left out, and why."""

from __future__ import annotations

import argparse

from cs_tui.cli import case_data, case_reads
from cs_tui.cli.names import named
from cs_tui.cli.output import argument, put, put_json
from cs_tui.cli.session import session
from cs_tui.texts import five_steps as texts


def skip(args: argparse.Namespace) -> int:
    """Leaves a step out with a reason of the shop's list."""
    with session(sends=True, offline=args.offline) as open_:
        verbs = open_.desk.five_steps
        reason = named(texts.WHY, argument(args.reason), open_.do(verbs.reasons, args.step))
        case_id = case_reads.named(open_, args.case)
        case = open_.do(verbs.skip, case_id, args.step, reason)
        if args.json:
            put_json({"case": case_data.head(case, case_reads.eyes(open_))})
        else:
            why, name = case.skipped[-1].name.words(), texts.NAMES[args.step]
            put(texts.SKIPPED_TOLD.fill(step=name, reason=why))
    return 0
