"""The table of cases as terminal and hub both have it: its columns, and who is served first."""

from __future__ import annotations

from collections.abc import Mapping
from types import NoneType
from typing import Any, Final, get_args, get_type_hints

SQLITE: Final[Mapping[type, str]] = {str: "TEXT", int: "INTEGER", bool: "INTEGER"}
POSTGRES: Final[Mapping[type, str]] = {str: "TEXT", int: "BIGINT", bool: "BOOLEAN"}

DUE: Final = f"coalesce(due_at, opened_at + {24 * 3600 * 1000})"
URGENCY: Final = f"priority, {DUE}, opened_at, id"
"""The order of `core.intake.choose`: a case without a due time counts as due after a day."""


def case_columns(types: Mapping[type, str]) -> str:
    """The columns of `CaseRow` as they stand in `CREATE TABLE`; what may be None may be NULL.

    Raises `KeyError` for a field of a type that the engine has no column for.
    """
    # Lists need the order alone, and the first frame is drawn before the domain is loaded.
    from cs_tui.core.rows import CaseRow

    hints = get_type_hints(CaseRow)
    return ", ".join(_column(name, hint, types) for name, hint in hints.items())


def _column(name: str, hint: Any, types: Mapping[type, str]) -> str:
    kinds = get_args(hint) or (hint,)
    (kind,) = (one for one in kinds if one is not NoneType)
    return f"{name} {types[kind]}{'' if NoneType in kinds else ' NOT NULL'}"
