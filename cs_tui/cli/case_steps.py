"""`cs-tui case skip|verify`: a step is left out, and why; the customer's identity was checked."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from cs_tui.cli import case_data, case_reads
from cs_tui.cli.names import named
from cs_tui.cli.output import argument, language, put, put_json
from cs_tui.cli.session import session
from cs_tui.core.policy import Verification
from cs_tui.texts import five_steps as texts
from cs_tui.texts import verification


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


def verify(args: argparse.Namespace) -> int:
    """Records by which means the customer's identity was checked; lists those there are."""
    with session(sends=args.means is not None, offline=args.offline) as open_:
        known = open_.do(open_.desk.verifying.means)
        if args.means is None:
            _list(known, args)
            return 0
        means = named(verification.MEANS, argument(args.means), known)
        case_id = case_reads.named(open_, args.case)
        case = open_.do(open_.desk.verifying.check, case_id, means)
        if args.json:
            put_json({"case": case_data.head(case, case_reads.eyes(open_))})
        else:
            check = case.checks[-1]
            told = verification.TOLD if check.passed else verification.TOLD_NOT
            put(told.fill(means=check.name.words()))
    return 0


def _list(known: Sequence[Verification], args: argparse.Namespace) -> None:
    if args.json:
        rows = [{"means": one.id, "passed": one.passed, **one.name.model_dump()} for one in known]
        put_json({"verifications": rows})
        return
    for one in known:
        put(f"{one.id}  {one.name.say(language())}")
