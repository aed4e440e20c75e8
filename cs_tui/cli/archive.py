"""`cs-tui archive`: how what is over stands under the shop's rule, and to erase now what is due."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from cs_tui.cli.arguments import examples
from cs_tui.cli.output import both, language, put, put_json, say
from cs_tui.texts import archive as texts
from cs_tui.texts import cli as shared

if TYPE_CHECKING:
    from collections.abc import Callable

    from cs_tui.core.ports import Instant
    from cs_tui.sync.archive import Archived, Class
    from cs_tui.texts import Words


def parser(parser: argparse.ArgumentParser) -> None:
    """Whether something is erased, and how it is printed."""
    examples(parser, texts.EXAMPLES)
    parser.add_argument("--dry-run", action="store_true", help=both(texts.DRY))
    parser.add_argument("--json", action="store_true", help=both(shared.JSON))
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    from cs_tui.cli.session import session

    with session(sends=not args.dry_run) as open_:
        desk = open_.desk
        now = open_.runner.run(desk.archive(dry=args.dry_run))
        erased = now.erased
        while not args.dry_run and now.left and now.erased:
            now = open_.runner.run(desk.archive())
            erased += now.erased
        calendar = open_.do(desk.kit.calendar_to_show)
    if args.json:
        put_json(now.model_dump() | {"erased": erased})
        return 0
    _tell(now, lambda at: calendar.shift_day(at, 0))
    if not args.dry_run:
        say(texts.ERASED.fill(n=erased))
    return 0


def _tell(now: Archived, day: Callable[[Instant], str]) -> None:
    put(texts.RULE.fill(days=now.after_days, erased=texts.ERASES if now.erase else texts.KEEPS))
    for one in now.classes:
        put(_class(one, day))
    put(texts.LEFT.fill(n=now.left))
    if now.waits:
        put(texts.WAITS.fill(n=now.waits))
    if now.ran_at is None:
        put(texts.NEVER_RAN)
    else:
        put(texts.RAN.fill(at=day(now.ran_at), n=now.ran_erased))


def _class(one: Class, day: Callable[[Instant], str]) -> str:
    kept: Words = texts.FOR_GOOD
    if one.keep_days is not None:
        kept = texts.DAYS.fill(days=one.keep_days)
    told = texts.CLASS.fill(
        name=one.name.say(language()) if one.name else texts.NO_CLASS,
        cases=one.cases,
        archived=one.archived,
        kept=kept,
        due=one.due,
    ).say(language())
    oldest = texts.OLDEST.fill(day=day(one.oldest_at)).say(language()) if one.oldest_at else ""
    return told + oldest
