"""What is written as TOML reads back as it was."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_tui.content import load_documents
from cs_tui.content.toml_out import to_toml

TEXT = st.text(st.characters(codec="utf-8"))
SCALAR = (
    TEXT
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=False).filter(lambda number: abs(number) != float("inf"))
)
VALUE = st.recursive(
    SCALAR, lambda one: st.lists(one, max_size=3) | st.dictionaries(TEXT, one, max_size=3)
)


@given(st.dictionaries(TEXT, VALUE, max_size=4))
def test_any_document_reads_back_as_it_was(document: dict[str, object]) -> None:
    assert tomllib.loads(to_toml(document)) == document


@pytest.mark.parametrize("name", load_documents())
def test_the_shipped_documents_read_back_as_they_were(name: str) -> None:
    document = load_documents()[name]
    assert tomllib.loads(to_toml(document)) == document


def test_what_toml_has_no_word_for_is_an_error_of_the_program() -> None:
    with pytest.raises(TypeError):
        to_toml({"x": None})
