"""Which keys a field keeps, and which it leaves to the desk."""

from __future__ import annotations

import pytest
from textual.widgets import TextArea

from cs_tui.widgets.writing import EDITING_KEYS, Writing
from tests.widgets.writing_app import ALL_KEYS, Desk, presses

DESK_KEYS = [
    *(f"ctrl+{letter}" for letter in "nstrfopgl"),
    "ctrl+right_square_bracket",
    *(f"f{number}" for number in range(1, 11)),
    "escape",
]


FOCUS_KEYS = {"tab", "shift+tab"}


@pytest.mark.parametrize("key", DESK_KEYS)
async def test_the_keys_of_the_desk_work_while_writing(key: str) -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await presses(pilot, "a", key)
        assert (app.reached, app.field.text) == ([key], "a")


async def test_every_key_that_is_no_editing_key_reaches_the_desk() -> None:
    app = Desk()
    others = set(ALL_KEYS) - EDITING_KEYS - FOCUS_KEYS - {"space"}
    async with app.run_test() as pilot:
        for key in others:
            app.simulate_key(key)
        await pilot.pause()
        assert set(app.reached) == others


async def test_every_editing_key_is_kept_while_there_is_something_to_edit() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        for key in EDITING_KEYS:
            app.field.load_text("")
            for text in ("one", "two\nthree", "four"):
                app.field.fill(text)
            app.field.undo()
            app.field.select_all()
            app.simulate_key(key)
            await pilot.pause()
        assert app.reached == []


def test_the_editing_keys_are_those_of_the_text_area_but_two() -> None:
    of_text_area = {key for key in TextArea()._bindings.key_to_bindings if "page" not in key}
    of_writing = {key for key in Writing()._bindings.key_to_bindings if "page" not in key}
    assert of_text_area - of_writing == {"f6", "f7"}
    assert of_writing <= EDITING_KEYS
    assert EDITING_KEYS.isdisjoint(DESK_KEYS)
