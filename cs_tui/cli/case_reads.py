"""`cs-tui case list` and `case show`: reading, without a network."""

from __future__ import annotations

import argparse
from dataclasses import replace

from cs_tui.cli import case_data, case_lines
from cs_tui.cli.case_data import Eyes
from cs_tui.cli.output import argument, language, put, put_json, say
from cs_tui.cli.session import Session, session
from cs_tui.services.cases import CaseView
from cs_tui.services.plain import without_secrets
from cs_tui.texts import cli_case as texts


def listed(args: argparse.Namespace) -> int:
    """The cases of one list, one a line."""
    with session() as open_:
        look = eyes(open_)
        found = open_.do(open_.plain.listed, args.which or "mine", max(0, args.most))
        for row in found:
            data = case_data.row(row, look)
            if args.json:
                put_json(data)
            else:
                put(case_lines.listed(data, language()))
        if not found and not args.json:
            say(texts.NOTHING_LISTED)
    return 0


def show(args: argparse.Namespace) -> int:
    """Everything about one case."""
    with session(sends=args.reveal is not None) as open_:
        case_id = named(open_, args.case)
        look = eyes(open_)
        if args.reveal is not None:
            clean, _ = without_secrets({"reason": argument(args.reveal)})
            open_.do(open_.desk.cases.reveal, case_id, clean["reason"])
            look = replace(look, phone=True)
        tell(open_, open_.do(open_.desk.cases.view, case_id), look, as_json=args.json)
    return 0


def tell(open_: Session, view: CaseView, look: Eyes, *, as_json: bool) -> None:
    """One case, whole, as JSON or in lines."""
    twins = [
        {"number": one.number, "owner": one.owner, "same": "order" if one.same_order else "leaf"}
        for one in view.beside
        if one.twin
    ]
    data = case_data.whole(view.case, look) | {"again": view.again, "twins": twins}
    if as_json:
        put_json({"case": data})
        return
    kit = open_.desk.kit
    names = open_.do(open_.desk.people.names)
    policy = open_.do(kit.policy_to_show)
    for line in case_lines.Telling(policy, names, kit.profile.actor, language()).lines(data):
        put(line)


def named(open_: Session, case_or_number: str) -> str:
    """The id of the case that was named. Raises `NotFound`."""
    return open_.do(open_.desk.cases.named, argument(case_or_number)).id


def eyes(open_: Session) -> Eyes:
    """The person at this desk, now."""
    kit = open_.desk.kit
    policy = open_.do(kit.policy_to_show)
    return Eyes(
        actor=kit.profile.actor,
        zone=policy.calendar.time_zone,
        now=kit.clock(),
        rules=policy.reasons.owed,
    )
