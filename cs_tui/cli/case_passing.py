"""`cs-tui case escalate|accept|decline|answer|withdraw`: cases that change hands."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from cs_tui.cli import case_data, case_reads
from cs_tui.cli.names import named
from cs_tui.cli.output import argument, given, language, put, put_json
from cs_tui.cli.session import Session, session
from cs_tui.cli.times import instant, span
from cs_tui.core.case import Case
from cs_tui.core.escalation import Asked
from cs_tui.core.ports import Instant
from cs_tui.errors import UsageError
from cs_tui.services.escalation import Receiver
from cs_tui.services.plain import due_in
from cs_tui.texts import Words
from cs_tui.texts import cli_passing as texts


def escalate(args: argparse.Namespace) -> int:
    """A case is offered upward, or without a reason to an equal."""
    with session(sends=True, offline=args.offline) as open_:
        case_id, desk = case_reads.named(open_, args.case), open_.desk
        reason = None
        if args.reason is not None:
            known = open_.do(desk.kit.policy_to_show).reasons.escalations
            reason = named(texts.REASONS, argument(args.reason), known)
        receivers = open_.do(desk.escalation.receivers, case_id, reason)
        receiver = _receiver(argument(args.to), receivers)
        note = (
            open_.do(desk.escalation.summary, case_id, language())
            if args.note is None
            else given(args.note)
        )
        asked = Asked(receiver.to, note, _until(open_, args), language())
        if reason is None:
            case = open_.do(desk.escalation.transfer, case_id, asked, fields=False)
        else:
            case = open_.do(desk.escalation.escalate, case_id, reason, asked, fields=False)
        _tell(open_, case, texts.OFFERED.fill(who=receiver.name(language())), args)
    return 0


def accept(args: argparse.Namespace) -> int:
    """The offered case becomes mine."""
    return _done(args, lambda open_, case: open_.do(open_.desk.offers.accept, case), texts.ACCEPTED)


def decline(args: argparse.Namespace) -> int:
    """The offered case goes back, with a reason."""
    why = given(args.text)
    return _done(
        args, lambda open_, case: open_.do(open_.desk.offers.decline, case, why), texts.DECLINED
    )


def answer(args: argparse.Namespace) -> int:
    """What came of it; the case goes back with it unless it is kept."""
    what, back = given(args.text), not args.keep
    return _done(
        args,
        lambda open_, case: open_.do(open_.desk.offers.answer, case, what, returns=back),
        texts.ANSWERED,
    )


def withdraw(args: argparse.Namespace) -> int:
    """The offered case stays mine after all."""
    return _done(
        args, lambda open_, case: open_.do(open_.desk.offers.withdraw, case), texts.WITHDRAWN
    )


def _done(args: argparse.Namespace, verb: Callable[[Session, str], Case], words: Words) -> int:
    with session(sends=True, offline=args.offline) as open_:
        case = verb(open_, case_reads.named(open_, args.case))
        _tell(open_, case, words, args)
    return 0


def _receiver(wanted: str, receivers: Sequence[Receiver]) -> Receiver:
    """Who was named: `T3`, `team:logistics`, `person:mei`, or a name in either language."""
    asked = wanted.strip().casefold()
    for one in receivers:
        tier = f"t{one.to.tier}" if one.to.tier is not None else ""
        bare = one.key.partition(":")[2].casefold()
        names = (one.key.casefold(), tier, bare, one.zh.casefold(), one.en.casefold())
        if asked and asked in names:
            return one
    known = ", ".join(one.key for one in receivers)
    raise UsageError(texts.NO_SUCH_RECEIVER.fill(given=wanted, known=known))


def _until(open_: Session, args: argparse.Namespace) -> Instant | None:
    """When the customer was told to hear of it."""
    kit = open_.desk.kit
    calendar = open_.do(kit.policy_to_show).calendar
    if args.at is not None:
        return instant(args.at, calendar.time_zone, kit.clock())
    if args.within is None:
        return None
    length = span(args.within, calendar)
    return open_.do(due_in, kit, "", length.ms, business=length.business).due_at


def _tell(open_: Session, case: Case, done: Words, args: argparse.Namespace) -> None:
    """Says what was done, with the case and its latest offer as they are now on disk."""
    if not args.json:
        put(f"{case.number} {done.say(language())}")
        return
    look = case_reads.eyes(open_)
    now = open_.do(open_.desk.cases.view, case.id).case
    latest = now.offers[-1]
    offer = {
        "id": latest.id,
        "why": latest.why,
        "to": list(latest.to.addresses),
        "by": latest.by,
        "reason": latest.reason or None,
        "standing": latest.standing,
        "accept_by_at": look.at(latest.accept_by_at),
        "promised_at": look.at(latest.promised_at),
        "note": latest.note,
        "said": latest.said or None,
        "seen": [{"by": one.by, "at": look.at(one.at)} for one in latest.seen],
    }
    put_json({"case": case_data.head(now, look), "offer": offer})
