"""What `cs-tui case complaint`, `case followup` and `case rate` do: each one act on one case."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any, cast

from cs_tui.cli import case_data, case_reads
from cs_tui.cli.complaint_evidence import print_of
from cs_tui.cli.output import argument, given, language, put, put_json, say
from cs_tui.cli.session import Session, session
from cs_tui.core.case import Case
from cs_tui.core.complaint_state import fen_of
from cs_tui.core.privacy.masks import mask_name
from cs_tui.core.survey import Score
from cs_tui.core.text import one_line
from cs_tui.errors import NotFound, UsageError
from cs_tui.store.due import Due
from cs_tui.texts import Words
from cs_tui.texts import cli_complaint as texts

Verb = Callable[[Session, str], Case]


def receive(args: argparse.Namespace) -> int:
    """What is demanded and sought; opens the lane."""
    demand, sought = given(args.demand), argument(args.sought)
    return _does(
        args,
        lambda open_, case: open_.do(
            open_.desk.complaints.receive, case, demand, sought, args.weight
        ),
    )


def heard(args: argparse.Namespace) -> int:
    """The customer was told by phone."""
    return _does(args, lambda open_, case: open_.do(open_.desk.complaints.heard, case, "call"))


def regret(args: argparse.Namespace) -> int:
    """We said sorry."""
    return _does(args, lambda open_, case: open_.do(open_.desk.complaints.regret, case))


def fact(args: argparse.Namespace) -> int:
    """A fact, or a piece of evidence."""
    form: Any = "fact" if args.evidence is None else "evidence"
    text = given(args.text)
    ref, file = print_of(argument(args.evidence or ""))
    return _does(
        args,
        lambda open_, case: open_.do(
            open_.desk.complaints.find_out, case, form, text, ref, args.sort, file
        ),
    )


def decide(args: argparse.Namespace) -> int:
    """What is done about it. Raises `UsageError` for what is no amount."""
    amount = fen_of(argument(args.yuan))
    if amount is None:
        raise UsageError(texts.BAD_YUAN.fill(given=one_line(argument(args.yuan))))
    remedy = given(args.remedy)
    return _does(
        args,
        lambda open_, case: open_.do(
            open_.desk.complaints.decide, case, args.ruling, remedy, amount
        ),
    )


def tell(args: argparse.Namespace) -> int:
    """The decision was told by phone."""
    return _does(args, lambda open_, case: open_.do(open_.desk.complaints.tell, case, "call"))


def end(args: argparse.Namespace) -> int:
    """What the customer answered, and the cause."""
    accepted, route = args.refused is None, argument(args.refused or "")
    return _does(
        args,
        lambda open_, case: open_.do(
            open_.desk.complaints.end,
            case,
            accepted=accepted,
            cause=args.cause,
            alternative=route,
        ),
    )


def withdraw(args: argparse.Namespace) -> int:
    """It is no complaint after all."""
    reason = given(args.reason)
    return _does(args, lambda open_, case: open_.do(open_.desk.complaints.withdraw, case, reason))


def plan(args: argparse.Namespace) -> int:
    """A follow-up after so many business days."""
    what = argument(args.what)
    return _does(
        args, lambda open_, case: open_.do(open_.desk.followups.plan, case, args.plan, what)
    )


def confirm(args: argparse.Namespace) -> int:
    """The customer confirms."""
    return _on_followup(args, lambda open_: open_.desk.followups.confirm)


def not_reached(args: argparse.Namespace) -> int:
    """Nobody answered."""
    return _on_followup(args, lambda open_: open_.desk.followups.not_reached)


def not_satisfied(args: argparse.Namespace) -> int:
    """It did not help."""
    return _on_followup(args, lambda open_: open_.desk.followups.not_satisfied, given(args.reason))


def drop(args: argparse.Namespace) -> int:
    """It is not needed any more."""
    return _on_followup(args, lambda open_: open_.desk.followups.drop, given(args.reason))


def rate(args: argparse.Namespace) -> int:
    """The rating a customer said."""
    comment = given(args.comment)
    return _does(
        args,
        lambda open_, case: open_.do(
            open_.desk.surveys.answer, case, cast(Score, args.score), comment, args.at_once
        ),
    )


def due(args: argparse.Namespace) -> int:
    """Everything I owe by a time."""
    with session() as open_:
        _put_all(open_, open_.do(open_.desk.followups.due), args)
    return 0


def silent(args: argparse.Namespace) -> int:
    """Complaints whose customers heard nothing in time, whoever owns them."""
    with session() as open_:
        _put_all(open_, open_.do(open_.desk.complaints.silent), args)
    return 0


def _does(args: argparse.Namespace, verb: Verb) -> int:
    with session(sends=True, offline=args.offline) as open_:
        wanted = case_reads.named(open_, args.case)
        _answer(open_, verb(open_, wanted), args, went_on=False)
    return 0


def _on_followup(
    args: argparse.Namespace, verb: Callable[[Session], Callable[..., Case]], *more: str
) -> int:
    with session(sends=True, offline=args.offline) as open_:
        wanted = case_reads.named(open_, args.case)
        case = open_.do(open_.desk.cases.view, wanted).case
        known = case.followups
        if not 1 <= args.followup <= len(known):
            words = texts.NO_SUCH.fill(number=case.number, given=args.followup, n=len(known))
            raise NotFound(words)
        after = open_.do(verb(open_), wanted, known[args.followup - 1].id, *more)
        _answer(open_, after, args, went_on=after.id != wanted)
    return 0


def _answer(open_: Session, case: Case, args: argparse.Namespace, *, went_on: bool) -> None:
    now = open_.do(open_.desk.cases.view, case.id).case
    if args.json:
        put_json({"case": case_data.whole(now, case_reads.eyes(open_))})
    else:
        words = texts.GOES_ON if went_on else texts.DONE
        put(words.say(language(), number=now.number))


def _put_all(open_: Session, owed: Sequence[Due], args: argparse.Namespace) -> None:
    look = case_reads.eyes(open_)
    for one in owed:
        data = {
            "case": one.case,
            "number": one.number,
            "owner": one.owner,
            "sort": one.sort,
            "form": one.form,
            "what": one.what,
            "due_at": look.at(one.due_at),
            "late": one.due_at < look.now,
            "tries": one.tries,
            "most": one.most,
        }
        if args.json:
            put_json(data)
        else:
            put(_line(one, look.at(one.due_at) or ""))
    if not owed and not args.json:
        say(texts.NOTHING)


def _line(one: Due, due_at: str) -> str:
    sort: Words = texts.SORTS[one.sort]
    return texts.LINE.say(
        language(),
        time=f"{due_at[5:10]} {due_at[11:16]}",
        sort=sort,
        number=one.number,
        name=mask_name(one.name),
        what=one_line(one.what or one.subject),
    )
