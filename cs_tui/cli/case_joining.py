"""`cs-tui case merge|link`: two cases about one thing."""

from __future__ import annotations

import argparse

from cs_tui.cli import case_data, case_reads
from cs_tui.cli.output import given, language, put, put_json
from cs_tui.cli.session import Session, session
from cs_tui.texts import Words
from cs_tui.texts import joining as texts


def merge(args: argparse.Namespace) -> int:
    """One case goes on in another of the same customer, who is told unless nobody should be."""
    with session(sends=True, offline=args.offline) as open_:
        source, target = (case_reads.named(open_, one) for one in (args.case, args.into))
        desk = open_.desk
        view = open_.do(desk.cases.view, source)
        number = open_.do(desk.cases.view, target).case.number
        told = "" if args.silent else desk.joining.said(view.case, number)
        if args.text is not None:
            told = given(args.text)
        open_.do(desk.joining.merge, source, target, told)
        _tell(open_, source, target, texts.MERGED, args)
    return 0


def link(args: argparse.Namespace) -> int:
    """Two cases name each other; both go on."""
    with session(sends=True, offline=args.offline) as open_:
        one, other = (case_reads.named(open_, named) for named in (args.case, args.other))
        open_.do(open_.desk.joining.link, one, other)
        _tell(open_, one, other, texts.LINKED, args)
    return 0


def _tell(open_: Session, first: str, second: str, done: Words, args: argparse.Namespace) -> None:
    """Says what was done, with both cases as they are now on disk."""
    look = case_reads.eyes(open_)
    one, other = (open_.do(open_.desk.cases.view, each).case for each in (first, second))
    if args.json:
        put_json({"case": case_data.head(one, look), "other": case_data.head(other, look)})
    else:
        put(done.say(language(), source=one.number, target=other.number))
