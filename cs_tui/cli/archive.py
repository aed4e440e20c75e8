"""`cs-tui archive`: how what is over stands under the shop's rule, and to erase now what is due."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from cs_tui.cli.arguments import as_json, examples, offline, sub
from cs_tui.cli.output import both, language, put, put_json, say
from cs_tui.core.hold import WHYS
from cs_tui.errors import UsageError
from cs_tui.texts import archive as texts
from cs_tui.texts import cli as shared
from cs_tui.texts import cli_case as case_texts

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
    commands = parser.add_subparsers(metavar="COMMAND")
    holding = sub(commands, "hold", texts.HOLD, as_json(), offline())
    holding.add_argument("case", metavar="CASE", help=both(case_texts.CASE))
    holding.add_argument("--reason", required=True, choices=WHYS, help=both(texts.HOLD_WHY))
    holding.set_defaults(run=_hold)
    releasing = sub(commands, "release", texts.RELEASE, as_json(), offline())
    releasing.add_argument("case", metavar="CASE", help=both(case_texts.CASE))
    releasing.set_defaults(run=_release)


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


def _hold(args: argparse.Namespace) -> int:
    _not_dry(args)
    from cs_tui.cli.case_reads import named
    from cs_tui.cli.session import session

    why = next(one for one in WHYS if one == args.reason)
    with session(sends=True, offline=args.offline) as open_:
        case = open_.do(open_.desk.retention.hold, named(open_, args.case), why)
    if args.json:
        put_json({"case": case.id, "number": case.number, "held": why})
    else:
        put(texts.IS_HELD.fill(number=case.number, why=texts.WHY_HELD[why]))
    return 0


def _release(args: argparse.Namespace) -> int:
    _not_dry(args)
    from cs_tui.cli.case_reads import named
    from cs_tui.cli.session import session

    with session(sends=True, offline=args.offline) as open_:
        case = open_.do(open_.desk.retention.release, named(open_, args.case))
    if args.json:
        put_json({"case": case.id, "number": case.number, "held": None})
    else:
        put(texts.IS_RELEASED.fill(number=case.number))
    return 0


def _not_dry(args: argparse.Namespace) -> None:
    """Who asks to be told alone has nothing changed. Raises `UsageError`."""
    if args.dry_run:
        raise UsageError(texts.DRY_ALONE)


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
