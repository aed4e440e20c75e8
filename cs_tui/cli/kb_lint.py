"""`cs-tui kb lint`: what is wrong with knowledge as it stands."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import Final

from cs_tui.cli.output import put, put_json, say
from cs_tui.cli.session import session
from cs_tui.core.text import one_line, shorten
from cs_tui.services.article_lint import Finding
from cs_tui.services.lanes import searches
from cs_tui.texts import cli_data
from cs_tui.texts import cli_kb as texts

FOUND_CODE: Final = 3
TOLD_EVERY: Final = 2_000
_TITLE: Final = 40

Step = tuple[int, tuple[Finding, ...]]


def run(args: argparse.Namespace) -> int:
    """Tells every finding; ends with 3 where there was one."""
    count, told = 0, 0
    found: list[Finding] = []
    with session() as open_:
        steps = open_.desk.article_lint.findings()
        while (step := open_.do(_step, steps)) is not None:
            count, more = step
            found += more
            for one in () if args.json else more:
                _tell(one)
            if count - told >= TOLD_EVERY and sys.stderr.isatty():
                say(cli_data.PROGRESS.fill(n=count))
                told = count
    if args.json:
        put_json({"looked_at": count, "findings": [_as_json(one) for one in found]})
    else:
        words = texts.WRONG if found else texts.NOTHING_WRONG
        say(words.fill(n=count, found=len(found)))
    return FOUND_CODE if found else 0


@searches
def _step(steps: Iterator[Step]) -> Step | None:
    return next(steps, None)


def _tell(one: Finding) -> None:
    what = texts.KINDS[one.kind].fill(about=shorten(one.about, 2 * _TITLE))
    named = one_line(one.external or one.article)
    put(texts.FOUND.fill(article=named, title=shorten(one.title, _TITLE), what=what))


def _as_json(one: Finding) -> dict[str, object]:
    return {
        "id": one.external or one.article,
        "key": one.article,
        "title": one.title,
        "kind": one.kind,
        "about": one.about,
    }
