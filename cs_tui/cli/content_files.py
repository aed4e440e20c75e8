"""What `cs-tui content` does: documents to files, and files to revisions."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from cs_tui.cli.output import argument, put, put_json, say
from cs_tui.cli.session import Session, session
from cs_tui.cli.times import at_site
from cs_tui.content.faults import FileFault
from cs_tui.content.incoming import (
    Incoming,
    exported,
    exported_table,
    read_incoming,
    table_named,
)
from cs_tui.content.tables import NOTICES, table
from cs_tui.content.toml_out import to_toml
from cs_tui.core.policy import DOCUMENTS
from cs_tui.core.text import one_line
from cs_tui.core.wording import Finding
from cs_tui.errors import BadFile, UsageError
from cs_tui.services.content import Change, Plan
from cs_tui.texts import Words
from cs_tui.texts import cli_content as texts

BAD_CODE: Final = 3
NOTICES_CSV: Final = f"{NOTICES}.csv"


def list_all(args: argparse.Namespace) -> int:
    """Every document with its revision, who changed it and when."""
    with session() as open_:
        names = open_.do(open_.desk.people.names)
        zone = open_.do(open_.desk.kit.policy_to_show).calendar.time_zone
        rows = open_.do(open_.desk.content.standings)
    if args.json:
        put_json(
            [
                {
                    "name": row.name,
                    "rev": row.rev,
                    "changed_at": at_site(row.changed_at, zone) if row.rev else None,
                    "changed_by": row.changed_by,
                    "rivals": row.rivals,
                }
                for row in rows
            ]
        )
        return 0
    for row in rows:
        if not row.rev:
            put(texts.NOT_THERE.fill(name=row.name))
            continue
        by = one_line(names.get(row.changed_by) or row.changed_by)
        time = at_site(row.changed_at, zone)
        put(texts.ONE_ROW.fill(name=row.name, rev=row.rev, time=time, by=by))
        if row.rivals:
            put(texts.RIVALS.fill(n=row.rivals))
    return 0


def export(args: argparse.Namespace) -> int:
    """Documents as TOML, lists as CSV; one alone goes to standard output."""
    names = [argument(name) for name in args.names] or list(DOCUMENTS)
    if args.to is None and len(names) > 1:
        raise UsageError(texts.TO_FOLDER)
    with session() as open_:
        made = [(name, _exported(open_, name)) for name in names]
    for name, text in made:
        if args.to is None:
            sys.stdout.write(text.removeprefix("\ufeff"))
            continue
        file = Path(argument(args.to)) / _file_name(name)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise BadFile(texts.NO_FOLDER.fill(file=file, why=error.strerror or "?")) from error
        say(texts.WRITTEN.fill(file=file))
    return 0


def _file_name(name: str) -> str:
    return name if name == NOTICES_CSV else f"{name}.csv" if _is_list(name) else f"{name}.toml"


def _is_list(name: str) -> bool:
    return table(name) is not None and name != NOTICES


def _exported(open_: Session, name: str) -> str:
    if name in (NOTICES, NOTICES_CSV):
        doc = open_.do(open_.desk.notice_files.document)
        as_list = name == NOTICES_CSV
        return exported_table(table_named(NOTICES), doc) if as_list else to_toml(doc)
    if name in DOCUMENTS:
        content = open_.do(open_.desk.content.document, name)
        return exported(name, content.doc, content.rev)
    one = table_named(name)
    return exported_table(one, open_.do(open_.desk.content.document, one.document).doc)


def bring_in(args: argparse.Namespace) -> int:
    """New revisions from files, all of them or none; with `--dry-run` only says what would be."""
    if args.name and len(args.files) > 1:
        raise UsageError(texts.ONE_FILE_AS)
    files = [read_incoming(Path(argument(file)), argument(args.name)) for file in args.files]
    for file in files:
        if file.converted is not None:
            say(file.converted)
    if any(file.document == NOTICES for file in files):
        return bring_notices(files, dry_run=args.dry_run, as_json=args.json)
    with session(sends=not args.dry_run) as open_:
        plan = open_.do(open_.desk.content.plan, files, args.base_rev)
        if not plan.faults and not args.dry_run:
            open_.do(open_.desk.content.publish, plan)
    if args.json:
        put_json(_as_json(plan, args.dry_run))
    else:
        _tell(plan, args.dry_run)
    return BAD_CODE if plan.faults else 0


def bring_notices(files: Sequence[Incoming], *, dry_run: bool, as_json: bool) -> int:
    """New notices and new versions of them, all of a file or none."""
    if len(files) > 1:
        raise UsageError(texts.NOTICES_ALONE)
    with session(sends=not dry_run) as open_:
        plan = open_.do(open_.desk.notice_files.plan, files[0])
        if not plan.faults and not dry_run:
            open_.do(open_.desk.notice_files.publish, plan)
    counts = {"added": len(plan.added), "changed": len(plan.changed), "same": plan.same}
    if as_json:
        faults = [_fault(one) for one in plan.faults]
        put_json({"dry_run": dry_run, **counts, "faults": faults})
    elif plan.faults:
        _tell_faults(plan.faults)
    else:
        put((texts.NOTICES_WOULD if dry_run else texts.NOTICES_OUT).fill(**counts))
    return BAD_CODE if plan.faults else 0


def lint(args: argparse.Namespace) -> int:
    """What reads badly among what is said to customers; as advice, what is too long to say."""
    with session() as open_:
        found = open_.do(open_.desk.content.lint)
        long = open_.do(open_.desk.content.breathless)
    if args.json:
        rows = [
            {"field": at, "habit": one.habit, "found": one.found, "instead": one.instead}
            for at, one in found
        ]
        advice = [{"field": at, "habit": "breath", "found": b.text, "ms": b.ms} for at, b in long]
        put_json([*rows, *advice])
        return BAD_CODE if found else 0
    for at, one in found:
        put(_badly(at, one))
    for at, breath in long:
        put(texts.BREATHLESS.fill(field=at, s=round(breath.ms / 1000), found=breath.text))
    if not found and not long:
        put(texts.READS_WELL)
    return BAD_CODE if found else 0


def _badly(at: str, one: Finding) -> Words:
    said = texts.BADLY_WORDED.fill(field=at, habit=texts.HABITS[one.habit], found=one.found)
    return texts.SAY_INSTEAD.fill(said=said, instead=one.instead) if one.instead else said


def _tell(plan: Plan, dry_run: bool) -> None:
    _tell_faults(plan.faults)
    for change in plan.changes:
        if change.state == "same":
            put(texts.SAME.fill(name=change.name))
        else:
            put((texts.WOULD if dry_run else texts.PUBLISHED).fill(**_counts(change)))


def _tell_faults(faults: Sequence[FileFault]) -> None:
    for fault in faults:
        words = texts.FAULT if fault.line else texts.FAULT_NO_LINE
        field = one_line(fault.field) or texts.WHOLE
        say(words.fill(file=fault.file, line=fault.line, field=field, reason=fault.reason))
    if faults:
        say(texts.KEPT.fill(n=len(faults)))


def _counts(change: Change) -> dict[str, object]:
    return {
        "name": change.name,
        "rev": change.base + (change.state != "same"),
        "added": len(change.added),
        "changed": len(change.changed),
        "removed": len(change.removed),
    }


def _as_json(plan: Plan, dry_run: bool) -> dict[str, object]:
    return {
        "dry_run": dry_run,
        "documents": [{**_counts(one), "state": one.state} for one in plan.changes],
        "faults": [_fault(one) for one in plan.faults],
    }


def _fault(one: FileFault) -> dict[str, object]:
    reason = {"zh": one.reason.say("zh"), "en": one.reason.say("en")}
    return {"file": one.file, "line": one.line, "field": one.field, "reason": reason}
