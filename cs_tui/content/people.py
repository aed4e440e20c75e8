"""A list of people as a table: who is to come in, and what is wrong with which row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cs_tui.content.article_row import BadLine
from cs_tui.content.article_tables import Cells, read_csv
from cs_tui.content.faults import FileFault
from cs_tui.content.files import read_given
from cs_tui.core.agent import Role
from cs_tui.core.text import one_line
from cs_tui.errors import BadFile
from cs_tui.texts import Words
from cs_tui.texts import content as content_texts
from cs_tui.texts import people_files as texts
from cs_tui.texts.admin import ROLES

TEAM: Final = "desk"
LANGS: Final = ("zh", "en")

NAMES: Final = {
    "name": ("name", "姓名", "名字"),
    "id": ("id", "编号", "工号"),
    "role": ("role", "角色", "岗位"),
    "teams": ("team", "teams", "团队", "班组"),
    "langs": ("lang", "langs", "language", "languages", "语言"),
    "skills": ("skill", "skills", "专长", "技能"),
}
"""What the columns are called."""

_FIELD_OF: Final = {name: field for field, names in NAMES.items() for name in names}
_ROLE_OF: Final = {
    said.casefold(): Role(role)
    for role, words in ROLES.items()
    for said in (role, words.zh, words.en)
}
_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_BETWEEN: Final = re.compile(r"[|、,，;；]")


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who is to come in. `id` is empty where the hub is to choose one."""

    line: int
    name: str
    id: str
    role: Role
    teams: tuple[str, ...]
    langs: tuple[str, ...]
    skills: tuple[str, ...]


def read_people(file: Path) -> tuple[list[Newcomer], list[FileFault]]:
    """The people of a list in their order, and everything that is wrong with it.

    Raises `BadFile` for what is no table, or one whose heading names no column for names.
    """
    people: list[Newcomer] = []
    faults: list[FileFault] = []
    heading: tuple[str, ...] = ()
    for row in read_csv(read_given(file).text, str(file)):
        if isinstance(row, BadLine):
            faults.append(FileFault(str(file), row.line, row.field, row.reason))
        elif not any(cell.strip() for cell in row.cells):
            continue
        elif not heading:
            heading = _heading(row, file)
        else:
            found = _newcomer(row, heading)
            if isinstance(found, Newcomer):
                people.append(found)
            else:
                faults += (FileFault(str(file), row.line, *one) for one in found)
    faults += (FileFault(str(file), *one) for one in _twice(people))
    if not people and not faults:
        raise BadFile(texts.NOBODY.fill(file=file))
    return people, sorted(faults, key=lambda one: one.line)


def _heading(row: Cells, file: Path) -> tuple[str, ...]:
    found = tuple(_FIELD_OF.get(cell.strip().casefold(), "") for cell in row.cells)
    if "name" not in found:
        raise BadFile(texts.NO_NAME_COLUMN.fill(file=file, line=row.line))
    twice = ", ".join(field for field in NAMES if found.count(field) > 1)
    if twice:
        raise BadFile(texts.COLUMN_TWICE.fill(file=file, line=row.line, names=twice))
    return found


def _newcomer(row: Cells, heading: Sequence[str]) -> Newcomer | list[tuple[str, Words]]:
    """The person of a row, or each field that is wrong and why."""
    if len(row.cells) > len(heading) and any(cell.strip() for cell in row.cells[len(heading) :]):
        return [("", content_texts.TOO_MANY_CELLS.fill(n=len(heading)))]
    said = {field: one_line(cell) for field, cell in zip(heading, row.cells, strict=False)}
    name, own = said.get("name", ""), said.get("id", "")
    role = _ROLE_OF.get((said.get("role") or Role.AGENT.value).casefold())
    langs = tuple(one.lower() for one in _parts(said.get("langs", ""))) or LANGS
    wrong: list[tuple[str, Words]] = []
    if not name:
        wrong.append(("name", content_texts.REQUIRED))
    if own and not _ID.fullmatch(own):
        wrong.append(("id", texts.BAD_ID))
    if not set(langs) <= set(LANGS):
        wrong.append(("lang", texts.NO_LANG))
    if role is None:
        known = ", ".join(one.value for one in Role)
        wrong.append(("role", texts.NO_ROLE.fill(said=said["role"], known=known)))
    if role is None or wrong:
        return wrong
    teams = _parts(said.get("teams", "")) or (TEAM,)
    return Newcomer(row.line, name, own, role, teams, langs, _parts(said.get("skills", "")))


def _parts(cell: str) -> tuple[str, ...]:
    """The parts of a cell, each once."""
    return tuple(dict.fromkeys(part.strip() for part in _BETWEEN.split(cell) if part.strip()))


def _twice(people: Sequence[Newcomer]) -> list[tuple[int, str, Words]]:
    """Who stands in the list a second time: by the id, or by the name where one has no id."""
    ids: dict[str, Newcomer] = {}
    names: dict[str, Newcomer] = {}
    found: list[tuple[int, str, Words]] = []
    for one in people:
        same = ids.setdefault(one.id, one) if one.id else one
        if same is not one:
            found.append((one.line, "id", texts.ID_TWICE.fill(id=one.id, line=same.line)))
            continue
        named = names.setdefault(one.name, one)
        if named is not one and not (one.id and named.id):
            found.append((one.line, "name", texts.NAME_TWICE.fill(name=one.name, line=named.line)))
    return found
