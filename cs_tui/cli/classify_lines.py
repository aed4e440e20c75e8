"""`cs-tui classify --stdin`: one line in, one line of suggestions out."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Final

from cs_tui.cli.output import lines, put, put_json, standard_input
from cs_tui.cli.session import session
from cs_tui.core.text import one_line
from cs_tui.errors import UsageError
from cs_tui.kb.suggested import Guess
from cs_tui.services.assist import HONEST
from cs_tui.texts import cli_classify as texts

LONGEST: Final = 65_536
"""Bytes of one line; what is beyond is not looked at."""

Suggest = Callable[[str, int], list[Guess]]


def run(args: argparse.Namespace) -> int:
    """Answers every line in the order they come; no line stops it."""
    if not args.stdin:
        raise UsageError(texts.WHAT_TO_DO)
    if args.k < 1:
        raise UsageError(texts.MOST_FROM_1)
    with session(sends=False) as open_:
        suggestions = open_.desk.suggestions
        if args.shop or open_.do(suggestions.own, "", 1) is None:
            _all(lambda text, most: open_.do(suggestions.leaves, text, most), args)
        else:
            _all(lambda text, most: open_.do(suggestions.own, text, most) or [], args)
    return 0


def _all(suggest: Suggest, args: argparse.Namespace) -> None:
    for raw in lines(standard_input(), LONGEST):
        text = raw.decode("utf-8", "replace").rstrip("\r\n")
        found = suggest(text, args.k)
        if args.json:
            suggestions = [
                {"label": one.label, "confidence": round(one.confidence, 6)} for one in found
            ]
            put_json({"text": text, "suggestions": suggestions})
            continue
        put(f"> {one_line(text)}")
        if not found or found[0].confidence < HONEST:
            put(texts.NO_SUGGESTION)
            continue
        for one in found:
            put(f"{one.confidence:.2f}  {one_line(one.label)}")
