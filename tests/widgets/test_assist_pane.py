"""What stands beside the case is read whole where there is room for it."""

from __future__ import annotations

from textual.app import App, ComposeResult

from cs_tui.services.assist import Assist
from cs_tui.widgets.assist_pane import AssistPane
from tests.screen_text import screen_text

QUESTIONS = (
    "Did you tell anybody a password or send them any money, and when was that?",
    "What did you notice?",
)


class Pane(App[None]):
    """The pane alone."""

    def compose(self) -> ComposeResult:
        yield AssistPane()


async def shown(height: int) -> str:
    app = Pane()
    async with app.run_test(size=(44, height)) as pilot:
        app.query_one(AssistPane).show(Assist(questions=QUESTIONS), "en")
        await pilot.pause()
        return screen_text(app)


async def test_a_long_line_goes_on_below_its_number() -> None:
    lines = (await shown(20)).splitlines()
    first = next(place for place, line in enumerate(lines) if "0 Did you" in line)

    assert lines[first + 1].startswith("    send them any money")
    assert lines[first + 2].strip() == "that?"


async def test_where_the_room_ends_every_number_stays_and_lines_are_shortened() -> None:
    screen = await shown(8)

    assert "0 Did you" in screen
    assert "…" in screen
    assert "What did you notice?" in screen
