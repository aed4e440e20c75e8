"""`cs-tui webhooks`: who is told what happens. Works on the hub's database, also while it runs."""

from __future__ import annotations

import argparse
import asyncio
import difflib
from typing import TYPE_CHECKING

from cs_tui.cli import hub_place
from cs_tui.cli.arguments import as_json, examples, sub
from cs_tui.cli.output import both, put, put_json, say
from cs_tui.errors import NotFound, UsageError
from cs_tui.texts import webhooks as texts

if TYPE_CHECKING:
    from cs_tui.server.hub import Hub
    from cs_tui.server.storage import Hook, Telling, Tellings

MOST_LISTED = 200


def parser(parser: argparse.ArgumentParser) -> None:
    """Adds the sub-commands of `webhooks`."""
    examples(parser, texts.EXAMPLES)
    subs = parser.add_subparsers(
        title="sub-commands / 子命令", metavar="add|list|remove|test|retry"
    )
    adding = sub(subs, "add", texts.ADD, as_json())
    adding.add_argument("url", metavar="URL")
    adding.add_argument("--kind", action="append", metavar="KIND", help=both(texts.KIND))
    adding.add_argument("--personal", action="store_true", help=both(texts.PERSONAL))
    adding.add_argument("--private", action="store_true", help=both(texts.PRIVATE))
    adding.set_defaults(run=run_add)
    listing = sub(subs, "list", texts.LIST, as_json())
    listing.set_defaults(run=run_list)
    removing = sub(subs, "remove", texts.REMOVE, as_json())
    removing.set_defaults(run=run_remove)
    testing = sub(subs, "test", texts.TEST, as_json())
    testing.set_defaults(run=run_test)
    retrying = sub(subs, "retry", texts.RETRY, as_json())
    retrying.add_argument("--seq", type=int, metavar="N", help=both(texts.SEQ))
    retrying.set_defaults(run=run_retry)
    for one in (removing, testing, retrying):
        one.add_argument("id", metavar="ID")
    for one in (adding, listing, removing, testing, retrying):
        hub_place.argument(one)


def run_add(args: argparse.Namespace) -> int:
    """Adds an address; what happens from now on is told there."""
    from cs_tui.core import fold
    from cs_tui.server.storage import Hook
    from cs_tui.server.webhooks.payload import KINDS, unknown_kinds
    from cs_tui.server.webhooks.posting import checked

    url, kinds = checked(args.url), tuple(dict.fromkeys(args.kind or KINDS))
    for kind in unknown_kinds(kinds):
        near = (difflib.get_close_matches(kind, fold.KINDS, n=1, cutoff=0) or KINDS)[0]
        raise UsageError(texts.UNKNOWN_KIND.fill(kind=kind, near=near))
    hub = hub_place.opened(args)
    try:
        id_, secret = hub.means.new_id(), hub.means.new_secret()
        hub.do(
            lambda work: work.session.hooks.add(
                Hook(
                    id=id_,
                    url=url,
                    secret=secret,
                    kinds=kinds,
                    personal=args.personal,
                    private=args.private,
                    seq=work.session.log.last_seq(),
                    made_at=work.now,
                )
            )
        )
    finally:
        hub.close()
    if args.json:
        put_json({"id": id_, "url": url, "secret": secret, "kinds": list(kinds)})
    else:
        say(texts.ADDED.fill(id=id_))
        put(secret)
    return 0


def run_list(args: argparse.Namespace) -> int:
    """Lists every address, and what was given up."""
    hub = hub_place.opened(args)
    try:
        hooks, counts, dead = hub.store.read(
            lambda session: (
                session.hooks.hooks(),
                session.hooks.tellings(),
                session.hooks.dead(MOST_LISTED),
            )
        )
    finally:
        hub.close()
    if args.json:
        put_json([_as_data(one, counts.get(one.id), dead) for one in hooks])
        return 0
    if not hooks:
        say(texts.NONE)
    for hook in hooks:
        found = counts.get(hook.id)
        waiting, given_up = (found.waiting, found.dead) if found else (0, 0)
        put(texts.LINE.fill(id=hook.id, url=hook.url, waiting=waiting, dead=given_up))
        for one in (one for one in dead if one.hook == hook.id):
            put(texts.DEAD_LINE.fill(seq=one.seq, tries=one.tries, problem=one.problem))
    return 0


def run_remove(args: argparse.Namespace) -> int:
    """Removes an address with all that was not told yet."""
    hub = hub_place.opened(args)
    try:
        _found(hub, args.id)
        hub.do(lambda work: work.session.hooks.remove(args.id))
    finally:
        hub.close()
    if args.json:
        put_json({"id": args.id, "removed": True})
    else:
        say(texts.REMOVED.fill(id=args.id))
    return 0


def run_test(args: argparse.Namespace) -> int:
    """Tells an address something at once. Raises `NotHeard`."""
    from cs_tui.server.webhooks.payload import headers_of, test_body
    from cs_tui.server.webhooks.rounds import post_to

    hub = hub_place.opened(args)
    try:
        hook, id_, now = _found(hub, args.id), hub.means.new_id(), hub.now()
    finally:
        hub.close()
    body = test_body(id_, now)
    asyncio.run(post_to(hook, headers_of(hook, id_, body, now), body))
    if args.json:
        put_json({"id": args.id, "heard": True})
    else:
        put(texts.HEARD)
    return 0


def run_retry(args: argparse.Namespace) -> int:
    """Tells again what was given up."""
    hub = hub_place.opened(args)
    try:
        _found(hub, args.id)
        revived = hub.do(lambda work: work.session.hooks.revive(args.id, args.seq))
    finally:
        hub.close()
    if args.json:
        put_json({"id": args.id, "revived": revived})
    else:
        put(texts.REVIVED.fill(n=revived))
    return 0


def _found(hub: Hub, id_: str) -> Hook:
    hooks = hub.store.read(lambda session: session.hooks.hooks())
    for hook in hooks:
        if hook.id == id_:
            return hook
    raise NotFound(texts.NO_SUCH_HOOK.fill(id=id_))


def _as_data(hook: Hook, counts: Tellings | None, dead: list[Telling]) -> dict[str, object]:
    return {
        "id": hook.id,
        "url": hook.url,
        "kinds": list(hook.kinds),
        "personal": hook.personal,
        "private": hook.private,
        "waiting": counts.waiting if counts else 0,
        "dead": [
            {"seq": one.seq, "tries": one.tries, "problem": one.problem}
            for one in dead
            if one.hook == hook.id
        ],
    }
