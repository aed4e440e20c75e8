"""SQL about cases that terminal and hub have in common, so that neither can tell another story."""

from __future__ import annotations

from collections.abc import Mapping
from types import NoneType
from typing import Any, Final, get_args, get_type_hints

SQLITE: Final[Mapping[type, str]] = {str: "TEXT", int: "INTEGER", bool: "INTEGER"}
POSTGRES: Final[Mapping[type, str]] = {str: "TEXT", int: "BIGINT", bool: "BOOLEAN"}

DUE: Final = f"coalesce(due_at, opened_at + {24 * 3600 * 1000})"
URGENCY: Final = f"priority, {DUE}, opened_at, id"
"""The order of `core.intake.choose`: a case without a due time counts as due after a day."""

DAYS_CONTACTS: Final = (
    "SELECT facts FROM contact_facts WHERE day = ?1 OR (unanswered AND day < ?1) "
    'OR "case" IN (SELECT "case" FROM resolved_days WHERE day = ?1)'
)
DAYS_CASES: Final = (
    "SELECT facts FROM case_facts WHERE day_opened = ?1 "
    'OR "case" IN (SELECT "case" FROM resolved_days WHERE day = ?1) '
    'OR "case" IN (SELECT "case" FROM contact_facts WHERE day = ?1)'
)
"""What the figures of a shift day are computed from: `core.metrics.day.day_figures`."""
PERIODS_CONTACTS: Final = "SELECT facts FROM contact_facts WHERE day BETWEEN ?1 AND ?2"
PERIODS_CASES: Final = (
    'SELECT facts FROM case_facts WHERE "case" IN '
    '(SELECT "case" FROM contact_facts WHERE day BETWEEN ?1 AND ?2)'
)


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
