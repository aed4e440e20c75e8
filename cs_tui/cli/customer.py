"""`cs-tui customer`: records merged, separated, and erased on request."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from cs_tui.cli.arguments import as_json, examples, offline, sub
from cs_tui.cli.output import argument, both, language, put, put_json, say
from cs_tui.core.erasing import WHYS
from cs_tui.core.privacy.masks import mask_name
from cs_tui.errors import NotFound, UsageError
from cs_tui.texts import cli_customer as texts
from cs_tui.texts import one_customer as one_texts

if TYPE_CHECKING:
    from cs_tui.cli.session import Session
    from cs_tui.services.customers import Card
    from cs_tui.sync.erasure import Erasure


def parser(parser: argparse.ArgumentParser) -> None:
    """The sub-commands."""
    examples(parser, texts.EXAMPLES)
    commands = parser.add_subparsers(metavar="COMMAND")
    erasing = sub(commands, "erase", texts.ERASE, as_json())
    erasing.add_argument("customer", metavar="CUSTOMER", help=both(texts.WHO))
    erasing.add_argument("--reason", required=True, choices=WHYS, help=both(texts.REASON))
    erasing.add_argument("--dry-run", action="store_true", help=both(texts.DRY))
    erasing.set_defaults(run=erase)
    merging = sub(commands, "merge", texts.MERGE, as_json(), offline())
    merging.add_argument("customer", metavar="CUSTOMER", help=both(texts.WHO))
    merging.add_argument("into", metavar="INTO", help=both(texts.INTO))
    merging.set_defaults(run=merge)
    separating = sub(commands, "separate", texts.SEPARATE, as_json(), offline())
    separating.add_argument("customer", metavar="CUSTOMER", help=both(texts.WHO))
    separating.set_defaults(run=separate)


def erase(args: argparse.Namespace) -> int:
    """Erases a customer at the hub and here, or tells what that would touch."""
    from cs_tui.cli.session import session

    with session(sends=not args.dry_run) as open_:
        desk = open_.desk
        customer = open_.do(desk.customers.named, argument(args.customer))
        why = next(one for one in WHYS if one == args.reason)
        told = open_.runner.run(desk.erase(customer, why, dry=args.dry_run))
        alone = desk.kit.profile.alone
    if args.json:
        put_json({"customer": customer, **told.model_dump()})
    else:
        _tell(told, alone=alone)
    return 0


def _tell(told: Erasure, *, alone: bool) -> None:
    words = texts.DONE if told.done else texts.WOULD
    counts = {name: getattr(told, name) for name in ("records", "cases", "messages", "quotes")}
    put(words.fill(**counts))
    if told.open:
        say(texts.OPEN.fill(n=len(told.open), numbers=", ".join(told.open)))
    if told.backups:
        put(texts.BACKUPS.fill(names=", ".join(told.backups), kept=told.kept))
    elif not told.kept and not alone:
        put(texts.OTHER_BACKUPS)
    if told.aside:
        put(texts.ASIDE.fill(names=", ".join(told.aside)))


def merge(args: argparse.Namespace) -> int:
    """One record goes on in the other."""
    from cs_tui.cli.session import session

    with session(sends=True, offline=args.offline) as open_:
        customers = open_.desk.customers
        given_up, kept = (
            open_.do(customers.named, argument(one)) for one in (args.customer, args.into)
        )
        card = open_.do(customers.merge, given_up, kept)
    if args.json:
        put_json({"customer": card.record.id, "merged": [one.id for one in card.given_up]})
    else:
        put(texts.MERGED.say(language(), customer=mask_name(card.record.name) or card.record.id))
    return 0


def separate(args: argparse.Namespace) -> int:
    """A merged record is one of its own again."""
    from cs_tui.cli.session import session

    with session(sends=True, offline=args.offline) as open_:
        which = _merged(open_, argument(args.customer))
        record = open_.do(open_.desk.customers.separate, which)
    if args.json:
        put_json({"customer": record.id})
    else:
        put(texts.SEPARATED.say(language(), customer=mask_name(record.name) or record.id))
    return 0


def _merged(open_: Session, given: str) -> str:
    """The id of the merged record that is meant: by its own id, or of the only one."""
    customers = open_.desk.customers
    card: Card = open_.do(customers.card, open_.do(customers.named, given))
    ids = [one.id for one in card.given_up]
    if given in ids:
        return given
    reached = [one.id for one in card.given_up if given in (one.phone, one.email, one.name)]
    found = reached if len(reached) == 1 else ids
    if not found:
        raise NotFound(one_texts.NOT_MERGED)
    if len(found) > 1:
        raise UsageError(texts.WHICH.fill(n=len(found), ids=", ".join(found)))
    return found[0]
