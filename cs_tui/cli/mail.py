"""`cs-tui mail`: a mailbox as a channel of the hub."""

from __future__ import annotations

import argparse
import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from cs_tui.cli.arguments import as_json, examples, sub
from cs_tui.cli.output import both, put, put_json, say
from cs_tui.errors import InUse
from cs_tui.texts import mail as texts

if TYPE_CHECKING:
    from cs_tui.mail.bridge import Round
    from cs_tui.mail.mailbox import Mailbox
    from cs_tui.mail.postman import Postman
    from cs_tui.mail.settings import MailSettings
    from cs_tui.mail.state import State
    from cs_tui.sync.gateway import Gateway

MOST_LISTED = 200


def parser(parser: argparse.ArgumentParser) -> None:
    """Adds the sub-commands of `mail`."""
    examples(parser, texts.EXAMPLES)
    subs = parser.add_subparsers(title="sub-commands / 子命令", metavar="run|check|list")
    running = sub(subs, "run", texts.RUN, as_json())
    running.add_argument("--once", action="store_true", help=both(texts.ONCE))
    running.set_defaults(run=run_bridge)
    checking = sub(subs, "check", texts.CHECK, as_json())
    checking.set_defaults(run=run_check)
    listing = sub(subs, "list", texts.ASIDE, as_json())
    listing.add_argument("--automatic", action="store_true", help=both(texts.AUTOMATIC_TOO))
    listing.set_defaults(run=run_list)
    for one in (running, checking, listing):
        one.add_argument(
            "--settings", type=Path, default=Path("mail.toml"), help=both(texts.SETTINGS)
        )
    for one in (running, listing):
        one.add_argument("--state", type=Path, help=both(texts.STATE))


def run_bridge(args: argparse.Namespace) -> int:
    """Reads and sends until it is ended, or once."""
    settings = _settings(args)
    with _alone(args), _state(args) as state:
        return asyncio.run(_run(args, settings, state))


async def _run(args: argparse.Namespace, settings: MailSettings, state: State) -> int:
    from cs_tui.ids import wall_clock
    from cs_tui.mail.bridge import Bridge
    from cs_tui.mail.running import ended_by_signals, one_round, rounds

    gateway, mailbox, postman = _parties(args, settings)
    stop = asyncio.Event()
    bridge = Bridge(settings, gateway, state, mailbox, postman, wall_clock, stop.is_set)
    state.forget(wall_clock())
    try:
        if args.once:
            _report(args, await one_round(bridge))
            return 0
        met = ended_by_signals(stop)
        say(texts.STARTED.fill(address=settings.address))
        await rounds(bridge, settings.poll_s, say, lambda done: _report(args, done), stop)
        return 128 + met[0] if met else 0
    finally:
        mailbox.close()
        postman.close()
        await gateway.close()


def run_check(args: argparse.Namespace) -> int:
    """Connects to all three and changes nothing."""
    settings = _settings(args)
    asyncio.run(_check(args, settings))
    if args.json:
        put_json({"ok": True})
    else:
        put(texts.CHECKED)
    return 0


async def _check(args: argparse.Namespace, settings: MailSettings) -> None:
    gateway, mailbox, postman = _parties(args, settings)
    try:
        await gateway.outbound(settings.channel, 0)
        await asyncio.to_thread(mailbox.open)
        await asyncio.to_thread(postman.check)
    finally:
        mailbox.close()
        await gateway.close()


def run_list(args: argparse.Namespace) -> int:
    """Lists mails that became no message of a case."""
    from cs_tui.cli.output import language

    with _state(args) as state:
        found = state.mails(("aside", "automatic") if args.automatic else ("aside",), MOST_LISTED)
    if args.json:
        put_json([asdict(one) for one in found])
        return 0
    if not found:
        say(texts.NONE_ASIDE)
    for one in found:
        why = one.why_zh if language() == "zh" else one.why_en
        put(f"{one.uid}  {one.sender}  {one.subject}  {why}")
    return 0


def _settings(args: argparse.Namespace) -> MailSettings:
    from cs_tui.mail.settings import load

    return load(args.settings)


def _parties(args: argparse.Namespace, settings: MailSettings) -> tuple[Gateway, Mailbox, Postman]:
    from cs_tui.mail.mailbox import Mailbox
    from cs_tui.mail.postman import Postman
    from cs_tui.mail.settings import secret
    from cs_tui.sync.gateway import Gateway

    imap, smtp, beside = settings.imap, settings.smtp, args.settings.absolute()
    token = secret("hub", settings.token_file, beside, os.environ)
    gateway = Gateway(settings.hub, token, fingerprint=settings.fingerprint)
    mailbox = Mailbox(imap, secret("imap", imap.password_file, beside, os.environ))
    password = secret("smtp", smtp.password_file, beside, os.environ) if smtp.user else ""
    return gateway, mailbox, Postman(smtp, password, settings.domain)


def _state_path(args: argparse.Namespace) -> Path:
    given: Path | None = args.state
    return given or args.settings.with_suffix(".db")


@contextmanager
def _alone(args: argparse.Namespace) -> Iterator[None]:
    """One bridge for one file of progress."""
    from cs_tui.locks import FileLock

    path = _state_path(args)
    lock = FileLock(path.with_name(path.name + ".bridge"))
    if not lock.take():
        raise InUse(texts.ONE_BRIDGE.fill(path=path))
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _state(args: argparse.Namespace) -> Iterator[State]:
    from cs_tui.mail.state import State

    state = State(_state_path(args))
    try:
        yield state
    finally:
        state.close()


def _report(args: argparse.Namespace, done: Round) -> None:
    if args.json:
        put_json(asdict(done))
    else:
        put(texts.ROUND.fill(**asdict(done)))
