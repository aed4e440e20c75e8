"""`cs-tui case complaint check`: the files of the evidence are looked at again."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cs_tui.cli import case_reads
from cs_tui.cli.output import language, put, put_json, say
from cs_tui.cli.session import session
from cs_tui.core.complaint_state import Item, Verdict
from cs_tui.core.evidence import Print
from cs_tui.core.text import one_line
from cs_tui.errors import NotFound
from cs_tui.services.evidence import Reading, checking, path_of, reading
from cs_tui.texts import evidence as texts

NOT_THE_SAME: Final = 3
"""The exit code where a file changed or is missing."""
TOLD_EVERY: Final = 10
"""Percent between two words about how far a large file is."""


def check(args: argparse.Namespace) -> int:
    """Looks at one file again, or at each; ends with 3 where one is not the same."""
    with session(sends=True, offline=args.offline) as open_:
        case_id = case_reads.named(open_, args.case)
        one = open_.do(open_.desk.cases.view, case_id).case.complaint
        found: list[tuple[int, Item, Verdict]] = []
        for number, item in _wanted(one.items if one is not None else (), args.item):
            keep = open_.desk.complaints.check_evidence
            found.append((number, item, open_.do(keep, case_id, item.id, _again(item))))
    rows = [{"n": n, "ref": item.ref, "verdict": verdict} for n, item, verdict in found]
    if args.json:
        put_json({"checked": rows})
    for number, item, verdict in () if args.json else found:
        words, file = texts.VERDICTS[verdict], one_line(item.ref)
        put(texts.ROW.say(language(), n=number, file=file, verdict=words))
    return 0 if all(verdict == "same" for _, _, verdict in found) else NOT_THE_SAME


def print_of(ref: str) -> tuple[str, Print | None]:
    """Where evidence lies as it is kept, and what its file is known again by; None for no file.

    Raises `BadFile` and `NotFound` for a file that cannot be evidence.
    """
    file = path_of(ref)
    return (ref, None) if file is None else (str(file), _told(file, reading(file)))


def _wanted(items: tuple[Item, ...], number: int | None) -> list[tuple[int, Item]]:
    """The items with a file, or the one that was named. Raises `NotFound` where there is none."""
    filed = [
        (place, item)
        for place, item in enumerate(items, 1)
        if item.sha256 and number in (None, place)
    ]
    if not filed:
        raise NotFound(texts.NO_FILE)
    return filed


def _again(item: Item) -> Print | None:
    try:
        return _told(Path(item.ref), checking(item))
    except NotFound:
        return None


def _told(file: Path, steps: Iterator[Reading]) -> Print | None:
    """Reads to the end; says how far a large file is."""
    told, found = 0, None
    for now in steps:
        found = now.found
        if found is None and now.percent - told >= TOLD_EVERY:
            told = now.percent
            say(texts.SO_FAR.fill(file=one_line(file.name), percent=told))
    return found
