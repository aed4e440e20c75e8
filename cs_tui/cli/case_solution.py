"""`cs-tui case option|understood`: what is offered to the customer, and what became of it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from functools import partial

from cs_tui.cli import case_data, case_reads
from cs_tui.cli.names import named
from cs_tui.cli.output import argument, language, put, put_json
from cs_tui.cli.session import Session, session
from cs_tui.core.case import Case
from cs_tui.core.complaint_state import fen_of, yuan
from cs_tui.errors import UsageError
from cs_tui.services.solution import Fitting
from cs_tui.texts import Words
from cs_tui.texts import cli_solution as texts
from cs_tui.texts import solution as solution_texts

STEPS = ("agreed", "declined", "step", "done")


def option(args: argparse.Namespace) -> int:
    """Lists the options that fit, offers one, or records what became of it."""
    step = next((name for name in STEPS if getattr(args, name) not in (False, None)), None)
    if step is not None and args.option is not None:
        raise UsageError(texts.ONE_THING)
    with session(sends=step is not None or args.option is not None, offline=args.offline) as open_:
        case_id = case_reads.named(open_, args.case)
        view = open_.do(open_.desk.cases.view, case_id)
        fitting = open_.do(open_.desk.solutions.fitting, view.picked("leaf"))
        if step is not None:
            _record(open_, case_id, step, args)
        elif args.option is None:
            _list(fitting, args)
        else:
            _offer(open_, case_id, args)
    return 0


def understood(args: argparse.Namespace) -> int:
    """The customer confirmed our wording of the problem."""
    with session(sends=True, offline=args.offline) as open_:
        case = open_.do(open_.desk.assessment.understood, case_reads.named(open_, args.case))
        _tell(open_, case, solution_texts.UNDERSTOOD_TOLD, args)
    return 0


def _offer(open_: Session, case_id: str, args: argparse.Namespace) -> None:
    known = open_.do(open_.desk.kit.policy_to_show).plays.options
    wanted = named(solution_texts.OPTIONS, argument(args.option), known)
    amount = None
    if args.amount is not None:
        amount = fen_of(argument(args.amount))
        if amount is None:
            raise UsageError(solution_texts.NOT_AN_AMOUNT.fill(given=argument(args.amount)))
    case = open_.do(open_.desk.solutions.offer, case_id, wanted, amount)
    name = case.solutions[-1].name.words()
    _tell(open_, case, texts.OFFERED.fill(number=case.number, name=name), args)


def _record(open_: Session, case_id: str, step: str, args: argparse.Namespace) -> None:
    solutions = open_.desk.solutions
    verbs: dict[str, tuple[Callable[[str], Case], Words]] = {
        "agreed": (partial(solutions.agree, told=args.told), solution_texts.AGREED_TOLD),
        "declined": (solutions.decline, solution_texts.DECLINED_TOLD),
        "step": (lambda case: solutions.tick(case, args.step - 1), solution_texts.DONE_TOLD),
        "done": (solutions.carry_out, solution_texts.DONE_TOLD),
    }
    verb, told = verbs[step]
    case = open_.do(verb, case_id)
    one = case.solutions[-1]
    if one.open and step == "step":
        told = solution_texts.TICKED_TOLD.fill(
            step=one.steps[one.ticked[-1]].words(), n=len(one.left)
        )
    _tell(open_, case, told.fill(name=one.name.words()), args)


def _list(fitting: Sequence[Fitting], args: argparse.Namespace) -> None:
    for one in fitting:
        found, limit = one.option, one.limit_fen
        if args.json:
            put_json(
                {
                    "id": found.id,
                    "name": {"zh": found.name.zh, "en": found.name.en},
                    "when": {"zh": found.when.zh, "en": found.when.en},
                    "money": found.money,
                    "amount_fen": found.amount_fen,
                    "limit_fen": limit,
                    "consent": found.consent,
                    "outcome": found.outcome,
                    "tell": [{"zh": each.zh, "en": each.en} for each in found.tell],
                    "steps": [{"zh": each.zh, "en": each.en} for each in found.steps],
                }
            )
            continue
        told = "" if limit is None else texts.LIMIT.say(language(), limit=yuan(limit))
        name, when = found.name.say(language()), found.when.say(language())
        put(texts.ROW.say(language(), id=found.id, name=name, limit=told, when=when))


def _tell(open_: Session, case: Case, told: Words, args: argparse.Namespace) -> None:
    if args.json:
        now = open_.do(open_.desk.cases.view, case.id).case
        put_json({"case": case_data.head(now, case_reads.eyes(open_))})
    else:
        put(told)
