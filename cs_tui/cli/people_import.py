"""`cs-tui people import`: the people of a list, all of them or none, each with a code."""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cs_tui.cli import hub_place
from cs_tui.cli.output import both, put, put_json, say
from cs_tui.cli.people_codes import code_for
from cs_tui.core.text import one_line
from cs_tui.texts import cli_content as file_texts
from cs_tui.texts import people_files as texts

if TYPE_CHECKING:
    from cs_tui.content.faults import FileFault
    from cs_tui.content.people import Newcomer
    from cs_tui.server.storage import Person
    from cs_tui.server.work import Work

BAD_FILE: Final = 3
"""The exit code where the list cannot be used as it is."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What belongs to this sub-command alone."""
    parser.add_argument("file", type=Path, metavar="FILE", help=both(texts.FILE))
    parser.add_argument("--dry-run", action="store_true", help=both(texts.DRY_RUN))


def run(args: argparse.Namespace) -> int:
    """Adds the people of a list and prints a code for each of them.

    Nobody is added where anything is wrong, so the corrected list may be brought in whole.
    """
    from cs_tui.content.people import read_people

    people, faults = read_people(args.file)
    hub = hub_place.opened(args)
    try:
        secrets = [hub.means.new_secret() for _ in people]
        codes = [code_for(hub, args, secret) for secret in secrets]
        ids = [one.id or hub.means.new_id() for one in people]

        def job(work: Work) -> list[FileFault]:
            found = [*faults, *_known(args.file, people, work.session.people.people())]
            if not found and not args.dry_run:
                _add(work, zip(people, ids, secrets, strict=True))
            return found

        found = hub.do(job)
    finally:
        hub.close()
    if found:
        return _refused(args, found)
    _tell(args, people, ids, codes)
    return 0


def _known(file: Path, people: Sequence[Newcomer], there: Sequence[Person]) -> Iterable[FileFault]:
    """Who is there already: by the id, or by the name where the row gives no id."""
    from cs_tui.content.faults import FileFault

    ids = {one.id for one in there if not one.gone}
    names = {one.name: one.id for one in there if not one.gone}
    for one in people:
        if one.id in ids:
            yield FileFault(str(file), one.line, "id", texts.ID_TAKEN.fill(id=one.id))
        elif not one.id and one.name in names:
            known = texts.NAME_KNOWN.fill(name=one.name, id=names[one.name])
            yield FileFault(str(file), one.line, "name", known)


def _add(work: Work, people: Iterable[tuple[Newcomer, str, str]]) -> None:
    from cs_tui.server.enrolment import new_code, register

    for one, agent, secret in people:
        register(work, agent, one.name, one.role, one.teams, one.langs, one.skills)
        new_code(work, agent, secret)


def _refused(args: argparse.Namespace, faults: Sequence[FileFault]) -> int:
    if args.json:
        told = [
            {"line": one.line, "field": one.field, "zh": one.reason.zh, "en": one.reason.en}
            for one in faults
        ]
        put_json({"added": 0, "faults": told})
        return BAD_FILE
    for one in faults:
        field = one_line(one.field) or file_texts.WHOLE
        say(file_texts.FAULT.fill(file=one.file, line=one.line, field=field, reason=one.reason))
    say(texts.KEPT.fill(n=len(faults)))
    return BAD_FILE


def _tell(
    args: argparse.Namespace, people: Sequence[Newcomer], ids: Sequence[str], codes: Sequence[str]
) -> None:
    from cs_tui.server.enrolment import CODE_HOURS

    rows = list(zip(people, ids, codes, strict=True))
    if args.json:
        added = [{"id": agent, "name": one.name, "code": code} for one, agent, code in rows]
        put_json(
            {"added": 0 if args.dry_run else len(rows), "people": [] if args.dry_run else added}
        )
    elif args.dry_run:
        say(texts.WOULD_ADD.fill(n=len(rows)))
    else:
        say(texts.ADDED.fill(n=len(rows), hours=CODE_HOURS))
        put("name,id,code")
        for one, agent, code in rows:
            put(_line(one.name, agent, code))


def _line(*cells: str) -> str:
    """One line of a table; no cell of it is a formula where a spreadsheet opens it."""
    from cs_tui.content.article_tables import guarded

    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow([guarded(cell) for cell in cells])
    return out.getvalue()
