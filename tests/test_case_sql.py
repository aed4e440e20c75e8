"""Both databases have every column of a row of cases, and the types their engines know."""

from __future__ import annotations

import pytest

from cs_tui.case_sql import POSTGRES, SQLITE, case_columns
from cs_tui.core.rows import CaseRow


@pytest.mark.parametrize(("types", "when"), [(SQLITE, "INTEGER"), (POSTGRES, "BIGINT")])
def test_each_field_of_the_row_is_a_column(types: dict[type, str], when: str) -> None:
    columns = case_columns(types).split(", ")
    assert [one.split()[0] for one in columns] == list(CaseRow._fields)
    assert f"due_at {when}" in columns
    assert f"opened_at {when} NOT NULL" in columns
    assert "owner TEXT" in columns
    assert "number TEXT NOT NULL" in columns


def test_a_type_the_engine_does_not_know_is_told() -> None:
    with pytest.raises(KeyError):
        case_columns({str: "TEXT", int: "INTEGER"})
