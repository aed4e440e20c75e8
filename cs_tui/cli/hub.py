"""What `cs-tui sync` and `cs-tui enrol` do with the hub."""

from __future__ import annotations

import argparse
import asyncio
import platform
from dataclasses import asdict
from typing import Any

from cs_tui.bootstrap import join, rename
from cs_tui.cli.output import argument, given, language, put, put_json, say
from cs_tui.cli.session import Session, prepared, session
from cs_tui.cli.times import at_site
from cs_tui.core.text import one_line
from cs_tui.errors import CsError, UsageError
from cs_tui.store import profile
from cs_tui.store.exchange import Exchange
from cs_tui.texts import Lang
from cs_tui.texts import cli_data as texts


def sync(args: argparse.Namespace) -> int:
    """Sends what waits and fetches what is new. Raises `Offline` and `HubRefused`."""
    with session(offline=True) as open_:
        if open_.desk.kit.profile.alone:
            return _alone(args)
        report = open_.sync()
        if args.json:
            counts = {"pushed": report.pushed, "refused": report.refused, "pulled": report.pulled}
            put_json({"alone": False, **counts, **_standing(open_)})
            return 0
        put(texts.SYNCED.fill(sent=report.pushed, fetched=report.pulled))
        _tell_problems(open_)
    return 0


def status(args: argparse.Namespace) -> int:
    """Where sync stands, without a network."""
    with session(offline=True) as open_:
        if open_.desk.kit.profile.alone:
            return _alone(args)
        found = _standing(open_)
        if args.json:
            put_json({"alone": False, **found})
            return 0
        put(texts.HUB_IS.fill(url=found["hub"], at=found["last_contact_at"] or texts.NEVER))
        if found["waiting"]:
            put(texts.WAITING.fill(n=found["waiting"], at=found["oldest_at"]))
        else:
            put(texts.ALL_SENT)
        _tell_problems(open_)
    return 0


def enrol(args: argparse.Namespace) -> int:
    """Joins the hub that a one-time code names, or sets a profile up to work alone."""
    if args.alone == (args.code is not None):
        raise UsageError(texts.CODE_OR_ALONE)
    return _begin_alone(args) if args.alone else _join(args)


def _join(args: argparse.Namespace) -> int:
    where = prepared()
    lang: Lang = args.lang or language()
    device = argument(args.device) if args.device else platform.node() or "device"
    profile = asyncio.run(join(where, given(args.code), device=device, lang=lang))
    if args.json:
        put_json({"actor": profile.actor, "name": profile.name, "hub": profile.hub_url})
    else:
        put(texts.JOINED.fill(name=one_line(profile.name), url=profile.hub_url))
    try:
        with session() as open_:
            # Opening a profile that has nothing yet fetches what the hub has.
            open_.do(open_.desk.kit.policy_to_show)
    except CsError as error:
        say(texts.NOT_FETCHED.fill(why=error.words))
    return 0


def _begin_alone(args: argparse.Namespace) -> int:
    if not args.name:
        raise UsageError(texts.NAME_NEEDED)
    with session() as open_:
        if not open_.desk.kit.profile.alone:
            raise UsageError(texts.HAS_HUB.fill(url=open_.desk.kit.profile.hub_url))
        lang: Lang = args.lang or language()
        open_.do(rename, open_.desk, name=one_line(argument(args.name)), lang=lang)
        profile = open_.desk.kit.profile
        if args.json:
            put_json({"actor": profile.actor, "name": profile.name, "hub": None})
        else:
            put(texts.BEGUN.fill(name=profile.name))
    return 0


def _alone(args: argparse.Namespace) -> int:
    if args.json:
        put_json({"alone": True})
    else:
        put(texts.ALONE)
    return 0


def _standing(open_: Session) -> dict[str, Any]:
    kit = open_.desk.kit
    now = open_.runner.run(open_.desk.hub.standing())
    last = open_.do(Exchange(kit.log.conn).state).last_contact_at
    fetched = open_.do(kit.own.last_seq) > 0
    zone = open_.do(kit.policy_to_show).calendar.time_zone if fetched else "UTC"
    return asdict(now) | {
        "hub": kit.profile.hub_url,
        "witness": open_.do(profile.get, kit.log.conn, "witness") or None,
        "oldest_at": at_site(now.oldest_at, zone),
        "last_contact_at": at_site(last, zone),
    }


def _tell_problems(open_: Session) -> None:
    now = open_.runner.run(open_.desk.hub.standing())
    for words, n in (
        (texts.REFUSED, now.refused),
        (texts.VOID, now.void),
        (texts.CONFLICTS, now.conflicts),
    ):
        if n:
            put(words.fill(n=n))
