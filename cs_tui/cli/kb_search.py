"""`cs-tui kb search`: one query, or one answer for each line of standard input."""

from __future__ import annotations

import argparse

from cs_tui.cli.output import argument, lines, put, put_json, say, standard_input
from cs_tui.cli.session import Session, session
from cs_tui.core.text import one_line
from cs_tui.errors import UsageError
from cs_tui.services.filters import Filters
from cs_tui.services.knowledge import Found
from cs_tui.texts import cli_data as texts

LONGEST_QUERY = 65_536
"""Bytes of one line of standard input; what is beyond is not looked at."""


def run(args: argparse.Namespace) -> int:
    """Answers every query in the order they come; no query stops it."""
    if args.stdin == bool(args.query):
        raise UsageError(texts.QUERY_OR_STDIN)
    if args.k < 1:
        raise UsageError(texts.HITS_FROM_1)
    with session() as open_:
        if args.stdin:
            for raw in lines(standard_input(), LONGEST_QUERY):
                query = raw.decode("utf-8", "replace").rstrip("\r\n")
                _answer(open_, query, args)
        elif not _answer(open_, argument(" ".join(args.query)), args):
            say(texts.NOTHING_FOUND)
    return 0


def _answer(open_: Session, query: str, args: argparse.Namespace) -> int:
    """Prints the hits of one query; how many there are."""
    knowledge = open_.desk.knowledge
    only = Filters(lang=args.lang, cat=args.cat, channel=args.channel, fresh=args.fresh)
    found = open_.do(knowledge.search, query, args.k, only)
    if args.json:
        put_json({"query": query, "hits": [_hit(one) for one in found]})
        return len(found)
    if args.stdin:
        put(f"> {one_line(query)}")
    for one in found:
        put(f"{one.score:.2f}  {one_line(one.external or one.id)}  {one_line(one.title)}")
    return len(found)


def _hit(one: Found) -> dict[str, object]:
    return {
        "id": one.external or one.id,
        "title": one.title,
        "score": round(one.score, 6),
        "lang": one.lang,
        "cat": one.cat,
        "matched": one.matched,
        "state": one.state,
        "solved": one.solved,
        "new": one.new,
    }
