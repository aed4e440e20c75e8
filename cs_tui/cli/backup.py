"""`cs-tui backup`: backups of the hub's log, and putting one in its place."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from cs_tui.cli import hub_place
from cs_tui.cli.arguments import as_json, examples, sub
from cs_tui.cli.output import both, put, put_json, say
from cs_tui.errors import NotFound, UsageError
from cs_tui.texts import audit as texts
from cs_tui.texts import postgres as pg_texts


def parser(parser: argparse.ArgumentParser) -> None:
    """Adds the sub-commands of `backup`."""
    examples(parser, texts.BACKUP_EXAMPLES)
    subs = parser.add_subparsers(title="sub-commands / 子命令", metavar="now|list|restore")
    shared = argparse.ArgumentParser(add_help=False)
    hub_place.argument(shared)
    sub(subs, "now", texts.NOW, shared, as_json()).set_defaults(run=run_now)
    sub(subs, "list", texts.LIST, shared, as_json()).set_defaults(run=run_list)
    restoring = sub(subs, "restore", texts.RESTORE, shared, as_json())
    restoring.add_argument("file", nargs="?", type=Path, help=both(texts.FILE))
    restoring.set_defaults(run=run_restore)


def run_now(args: argparse.Namespace) -> int:
    """Makes a backup beside the running hub, and verifies it."""
    from cs_tui.ids import wall_clock
    from cs_tui.server.backup import folder_beside, make

    database = existing(args)
    moment = datetime.fromtimestamp(wall_clock() / 1000, UTC).strftime("%Y-%m-%dT%H%M%SZ")
    made = make(database, folder_beside(database), moment)
    if args.json:
        put_json({"path": str(made.path), "events": made.events})
    else:
        put(texts.MADE.fill(path=made.path, n=made.events))
    return 0


def run_list(args: argparse.Namespace) -> int:
    """Lists the backups, the latest first."""
    from cs_tui.server.backup import backups, folder_beside

    found = backups(folder_beside(hub_place.file(args)))
    if args.json:
        put_json([{"path": str(path), "bytes": path.stat().st_size} for path in found])
        return 0
    if not found:
        say(texts.NO_BACKUPS)
    for path in found:
        put(f"{path}  {path.stat().st_size:,}")
    return 0


def run_restore(args: argparse.Namespace) -> int:
    """Puts a backup in the place of the log; the hub must not run."""
    from cs_tui.ids import wall_clock
    from cs_tui.server.backup import backups, folder_beside
    from cs_tui.server.restore import restore

    if isinstance(place := hub_place.given(args), str):
        return _restored_there(place, args)
    folder = folder_beside(place)
    found = backups(folder)
    if args.file is None and not found:
        raise NotFound(texts.NO_BACKUPS)
    chosen: Path = args.file or found[0]
    if not chosen.exists() and (folder / chosen.name).exists():
        chosen = folder / chosen.name
    done = restore(chosen, place, wall_clock())
    if args.json:
        data = {"path": str(chosen), "events": done.events, "epoch": done.epoch}
        put_json({**data, "former": str(done.aside)})
    else:
        put(texts.RESTORED.fill(path=chosen, n=done.events, aside=done.aside))
    return 0


def _restored_there(address: str, args: argparse.Namespace) -> int:
    """PostgreSQL's own tools put the data back; the hub's desks are to notice."""
    from cs_tui.ids import wall_clock
    from cs_tui.server.restore import begun_anew

    if args.file is not None:
        raise UsageError(pg_texts.BACKUP_IS_ITS_OWN.fill(place=hub_place.shown(address)))
    events, epoch = begun_anew(address, wall_clock())
    if args.json:
        put_json({"events": events, "epoch": epoch})
    else:
        put(pg_texts.BEGUN_ANEW.fill(n=events))
    return 0


def existing(args: argparse.Namespace) -> Path:
    """The hub's log. Raises `NotFound` where there is none."""
    database = hub_place.file(args)
    if not database.exists():
        raise NotFound(texts.NO_HUB_HERE.fill(path=database))
    return database
