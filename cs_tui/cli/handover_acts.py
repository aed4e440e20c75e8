"""What `cs-tui handover` does and prints."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Mapping
from functools import partial
from typing import Any

from cs_tui.cli.case_reads import named
from cs_tui.cli.output import argument, language, put, put_json, say
from cs_tui.cli.session import Session, session
from cs_tui.cli.times import at_site
from cs_tui.core.handover_state import Handover, Item
from cs_tui.core.offer_state import Target
from cs_tui.core.shift import Shift, stream_of
from cs_tui.core.text import one_line
from cs_tui.errors import UsageError
from cs_tui.services.handover import Entry, Given, Sheet
from cs_tui.services.handover_text import lines_of
from cs_tui.texts import Words
from cs_tui.texts import cli_handover as texts
from cs_tui.texts import handover as handover_texts


def listed(args: argparse.Namespace) -> int:
    """The book, one shift a line."""
    with session() as open_:
        wanted = " ".join(argument(word) for word in args.words)
        found = open_.do(open_.desk.handovers.book, wanted)
        names = _names(open_)
        for shift in found:
            data = _shift(shift, _zone(open_))
            if args.json:
                put_json(data)
            else:
                who = names.get(shift.agent) or shift.agent
                signed = _signed(shift.handover, names)
                n = len(shift.handover.items)
                put(texts.SHIFT_ROW.fill(id=shift.id, who=one_line(who), n=n, signed=signed))
        if not found and not args.json:
            say(texts.NOTHING)
    return 0


def show(args: argparse.Namespace) -> int:
    """Every item of one handover."""
    with session() as open_:
        handovers = open_.desk.handovers
        if args.shift is None:
            sheet = open_.do(handovers.mine, open_.do(handovers.stream))
        else:
            sheet = open_.do(handovers.of, stream_of(argument(args.shift)))
        _tell(open_, sheet, as_json=args.json)
    return 0


def give(args: argparse.Namespace) -> int:
    """Hands over one case, or everything that is ready."""
    with session(sends=True, offline=args.offline) as open_:
        handovers = open_.desk.handovers
        to = _target(open_, args.to)
        open_.do(open_.desk.shifts.begin)
        if args.all:
            given = open_.do(handovers.give_all, to)
        else:
            case_id = named(open_, args.case)
            verb = partial(handovers.give, contingency=argument(args.contingency))
            given = open_.do(verb, case_id, to)
        _told(given, to, _names(open_), as_json=args.json)
    return 0


def accept(args: argparse.Namespace) -> int:
    """Takes over what is offered."""
    with session(sends=True, offline=args.offline) as open_:
        case = open_.do(open_.desk.offers.accept, named(open_, args.case))
        if args.json:
            put_json({"case": case.id, "number": case.number, "owner": case.owner})
        else:
            say(texts.TAKEN.fill(number=case.number))
    return 0


def send_back(args: argparse.Namespace) -> int:
    """Sends back what is offered."""
    with session(sends=True, offline=args.offline) as open_:
        reason = argument(args.reason)
        case = open_.do(open_.desk.offers.decline, named(open_, args.case), reason)
        if args.json:
            put_json({"case": case.id, "number": case.number, "owner": case.owner})
        else:
            say(texts.SENT_BACK.fill(number=case.number))
    return 0


def sign(args: argparse.Namespace) -> int:
    """Signs the latest version of somebody's handover."""
    with session(sends=True, offline=args.offline) as open_:
        stream = stream_of(argument(args.shift))
        sheet = open_.do(open_.desk.handovers.of, stream)
        if args.comment is not None:
            open_.do(open_.desk.handovers.comment, stream, argument(args.comment))
        shift = open_.do(open_.desk.handovers.sign, stream)
        if args.json:
            put_json(_shift(shift, _zone(open_)))
        else:
            say(handover_texts.SIGNED_NOW.fill(v=len(sheet.handover.versions)))
    return 0


def _tell(open_: Session, sheet: Sheet, *, as_json: bool) -> None:
    zone, names = _zone(open_), _names(open_)
    if as_json:
        items = [_entry(one, zone) for one in sheet.entries]
        put_json({**_shift(sheet.shift, zone), "items": items})
        return
    put(_signed(sheet.handover, names))
    for one in sheet.entries:
        put("")
        put(one.item.number)
        for label, text in lines_of(one.item, language(), zone):
            put(f"  {label}  {one_line(text)}")
        if one.item.left_out:
            reason = one_line(one.item.left_out)
            put(f"  {handover_texts.LEFT_OUT.say(language(), reason=reason)}")
        if one.offer is not None:
            put(f"  {_standing(one, names)}")


def _told(given: Given, to: Target, names: Mapping[str, str], *, as_json: bool) -> None:
    if as_json:
        refused = [
            {"number": number, "zh": words.say("zh"), "en": words.say("en")}
            for number, words in given.refused
        ]
        put_json({"given": list(given.numbers), "refused": refused})
        return
    say(handover_texts.GAVE_ALL.fill(n=len(given.numbers), whom=_whom(to, names)))
    for _, words in given.refused:
        say(words)


def _standing(one: Entry, names: Mapping[str, str]) -> str:
    assert one.offer is not None  # noqa: S101
    who = one.offer.taken_by or one.offer.ended_by
    whom: Words | str = names.get(who, who) if who else _whom(one.offer.to, names)
    words = handover_texts.STANDINGS[one.offer.standing]
    return words.say(language(), who=whom, said=one_line(one.offer.said))


def _whom(to: Target, names: Mapping[str, str]) -> Words | str:
    return names.get(to.person, to.person) if to.person else handover_texts.NEXT_SHIFT


def _signed(kept: Handover, names: Mapping[str, str]) -> Words:
    latest = len(kept.versions)
    if not latest:
        return handover_texts.NOT_GIVEN
    if kept.signed:
        who = one_line(names.get(kept.signed.by, kept.signed.by))
        return handover_texts.SIGNED.fill(who=who, v=latest)
    return handover_texts.CHANGED if kept.changed else handover_texts.UNSIGNED.fill(v=latest)


def _target(open_: Session, given: str | None) -> Target:
    """Whom it goes to. Raises `UsageError` with the nearest name."""
    if given is None:
        return open_.do(open_.desk.handovers.pool)
    people = open_.do(open_.desk.handovers.colleagues)
    wanted = one_line(argument(given)).casefold()
    for one in people:
        if wanted in (one.id.casefold(), one.name.casefold()):
            return Target(person=one.id)
    if not people:
        raise UsageError(texts.NO_COLLEAGUES)
    near = difflib.get_close_matches(wanted, [one.name for one in people], n=1, cutoff=0)[0]
    raise UsageError(texts.NOBODY.fill(given=one_line(argument(given)), near=one_line(near)))


def _shift(shift: Shift, zone: str) -> dict[str, Any]:
    """A handover for a program; times at the site."""
    kept = shift.handover
    return {
        "shift": shift.id,
        "agent": shift.agent,
        "day": shift.day,
        "versions": [
            {"version": one.n, "at": at_site(one.at, zone), "cases": list(one.given)}
            for one in kept.versions
        ],
        "signed_by": kept.signed.by if kept.signed else None,
        "comments": [
            {"version": one.version, "by": one.by, "text": one.text} for one in kept.comments
        ],
        "items": [_item(one, zone) for one in kept.items],
    }


def _entry(one: Entry, zone: str) -> dict[str, Any]:
    return {
        **_item(one.item, zone),
        "duties": list(one.duties),
        "missing": list(one.item.missing),
        "offer": one.offer.standing if one.offer else None,
    }


def _item(item: Item, zone: str) -> dict[str, Any]:
    data = item.model_dump()
    for name in ("promise_due_at", "waiting_since", "next_due_at"):
        data[name] = at_site(data[name], zone)
    return data


def _names(open_: Session) -> dict[str, str]:
    return open_.do(open_.desk.people.names)


def _zone(open_: Session) -> str:
    return open_.do(open_.desk.kit.policy_to_show).calendar.time_zone
