"""`cs-tui case complaint` and `case followup`: their sub-commands."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from cs_tui.cli.arguments import Commands, as_json, offline, sub
from cs_tui.cli.output import both
from cs_tui.texts import Words, evidence
from cs_tui.texts import cli_case as case_texts
from cs_tui.texts import cli_complaint as texts

Run = Callable[[str, str], Callable[[argparse.Namespace], int]]
CAUSES = ("quality", "expectation", "communication")
RULINGS = ("upheld", "partly", "rejected")
SORTS = tuple(evidence.SORTS)
WEIGHTS = ("simple", "normal", "complex")
PLANS = ("t1", "t3", "t7")


def complaint(commands: Commands, run: Run) -> None:
    """`case complaint STEP CASE`."""
    steps = sub(commands, "complaint", texts.COMPLAINT).add_subparsers(metavar="STEP")
    receive = _act(steps, "receive", texts.RECEIVE, run)
    receive.add_argument("demand", metavar="DEMAND", help=both(texts.DEMAND))
    receive.add_argument("--sought", default="", help=both(texts.SOUGHT))
    receive.add_argument("--weight", choices=WEIGHTS, default="normal", help=both(texts.WEIGHT))
    _act(steps, "heard", texts.HEARD, run)
    _act(steps, "regret", texts.REGRET, run)
    fact = _act(steps, "fact", texts.FACT, run)
    fact.add_argument("text", metavar="TEXT", help=both(case_texts.TEXT))
    fact.add_argument("--evidence", metavar="REF", help=both(evidence.EVIDENCE))
    fact.add_argument("--sort", choices=SORTS, default="other", help=both(evidence.SORT))
    check = _act(steps, "check", evidence.CHECK, run, module="complaint_evidence")
    check.add_argument("item", metavar="N", type=int, nargs="?", help=both(evidence.WHICH))
    decide = _act(steps, "decide", texts.DECIDE, run)
    decide.add_argument("ruling", choices=RULINGS, help=both(texts.RULING))
    decide.add_argument("remedy", metavar="REMEDY", help=both(texts.REMEDY))
    decide.add_argument("--yuan", default="", help=both(texts.YUAN))
    _act(steps, "tell", texts.TELL, run)
    end = _act(steps, "end", texts.END, run)
    end.add_argument("cause", choices=CAUSES, help=both(texts.CAUSE))
    end.add_argument("--refused", metavar="ROUTE", help=both(texts.REFUSED))
    withdraw = _act(steps, "withdraw", texts.WITHDRAW, run)
    withdraw.add_argument("reason", metavar="REASON", help=both(texts.WHY))
    silent = sub(steps, "silent", texts.SILENT, as_json())
    silent.set_defaults(run=run("complaint_acts", "silent"))


def followup(commands: Commands, run: Run) -> None:
    """`case followup ACT CASE`, and `case rate CASE`."""
    acts = sub(commands, "followup", texts.FOLLOWUP).add_subparsers(metavar="ACT")
    plan = _act(acts, "plan", texts.PLAN, run)
    plan.add_argument("plan", choices=PLANS, help=both(texts.WHICH_PLAN))
    plan.add_argument("--what", default="", help=both(texts.WHAT))
    for name, what in (("confirm", texts.CONFIRM), ("not-reached", texts.NOT_REACHED)):
        _named(_act(acts, name, what, run))
    unsatisfied = _named(_act(acts, "not-satisfied", texts.NOT_SATISFIED, run))
    unsatisfied.add_argument("reason", metavar="REASON", help=both(texts.WHY))
    drop = _named(_act(acts, "drop", texts.DROP, run))
    drop.add_argument("reason", metavar="REASON", help=both(texts.WHY))
    due = sub(acts, "due", texts.DUE, as_json())
    due.set_defaults(run=run("complaint_acts", "due"))
    rate = _act(commands, "rate", texts.RATE, run)
    rate.add_argument("score", type=int, choices=range(1, 6), help=both(texts.SCORE))
    at_once = rate.add_mutually_exclusive_group()
    for flag, said, told in (("--at-once", True, texts.AT_ONCE), ("--again", False, texts.AGAIN)):
        at_once.add_argument(
            flag, dest="at_once", action="store_const", const=said, help=both(told)
        )
    rate.add_argument("--comment", default="", help=both(texts.COMMENT))


def _named(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("followup", metavar="N", type=int, help=both(texts.WHICH))
    return parser


def _act(
    commands: Commands, name: str, what: Words, run: Run, module: str = "complaint_acts"
) -> argparse.ArgumentParser:
    parser = sub(commands, name, what, as_json(), offline())
    parser.add_argument("case", metavar="CASE", help=both(case_texts.CASE))
    parser.set_defaults(run=run(module, name.replace("-", "_")))
    return parser
