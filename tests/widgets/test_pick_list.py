"""`widgets/pick_list.py`: a digit picks, the highlight stays, no customer's text breaks it."""

from __future__ import annotations

import pytest
from textual import events, on
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.pilot import Pilot
from textual.widgets import Input
from textual.widgets.option_list import DuplicateID

from cs_tui.widgets.pick_list import MOST_ROWS, Pick, PickList
from tests.screen_text import screen_text


class Panel(App[None]):
    """A field, and a list beside it."""

    CSS = "PickList { width: 30%; } Input { width: 1fr; }"

    def __init__(self, rows: list[Pick], *, focus_list: bool = True) -> None:
        super().__init__()
        self.rows = rows
        self.focus_list = focus_list
        self.picked: list[object] = []

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Input()
            yield PickList(self.rows)

    def on_mount(self) -> None:
        if self.focus_list:
            self.list.focus()

    @property
    def list(self) -> PickList:
        return self.screen.query_one(PickList)

    @on(PickList.Picked)
    def note_pick(self, event: PickList.Picked) -> None:
        self.picked.append(event.item)


def rows(*names: str) -> list[Pick]:
    return [Pick(name, name, key=name) for name in names]


async def presses(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        pilot.app.simulate_key(key)
    await pilot.pause()


async def test_a_digit_picks_what_stands_behind_it() -> None:
    app = Panel(rows("退款", "换货", "补发"))
    async with app.run_test() as pilot:
        assert "2 换货" in screen_text(app)
        await presses(pilot, "2")
        assert app.picked == ["换货"]


async def test_a_full_width_digit_is_a_digit_too() -> None:
    app = Panel(rows("退款", "换货"))
    async with app.run_test() as pilot:
        app.post_message(events.Key("fullwidth_digit_two", "２"))
        await pilot.pause()
        assert app.picked == ["换货"]


async def test_enter_and_the_arrows_pick_too() -> None:
    app = Panel(rows("退款", "换货"))
    async with app.run_test() as pilot:
        await presses(pilot, "down", "enter")
        assert app.picked == ["换货"]


async def test_a_click_picks() -> None:
    app = Panel(rows("退款", "换货"))
    async with app.run_test() as pilot:
        await pilot.click(PickList, offset=(4, 2))
        assert app.picked == ["换货"]


async def test_only_the_first_nine_are_numbered() -> None:
    app = Panel(rows(*(f"row{n}" for n in range(1, 13))))
    async with app.run_test(size=(80, 30)) as pilot:
        assert "9 row9" in screen_text(app)
        assert "10 row10" not in screen_text(app)
        await presses(pilot, "0")
        assert app.picked == []


async def test_numbers_of_their_own_never_move() -> None:
    app = Panel(
        [Pick("plan", "方案", key="p", digit="1"), Pick("leaf", "分类", key="l", digit="4")]
    )
    async with app.run_test() as pilot:
        assert "4 分类" in screen_text(app)
        await presses(pilot, "2", "4")
        assert app.picked == ["leaf"]


async def test_once_text_was_typed_digits_are_text_and_no_longer_shown() -> None:
    app = Panel(rows("退款", "换货"))
    async with app.run_test() as pilot:
        app.list.digits = False
        await presses(pilot, "1")
        assert app.picked == []
        assert "1 退款" not in screen_text(app)
        app.list.digits = True
        await presses(pilot, "1")
        assert app.picked == ["退款"]
        assert "1 退款" in screen_text(app)


async def test_a_panel_may_pick_for_its_empty_field() -> None:
    app = Panel(rows("退款", "换货"), focus_list=False)
    async with app.run_test() as pilot:
        assert app.list.pick_digit("2") is True
        assert app.list.pick_digit("3") is False
        assert app.list.pick_digit("x") is False
        assert app.list.pick_digit(None) is False
        await pilot.pause()
        assert app.picked == ["换货"]


async def test_a_row_that_cannot_act_stays_visible_and_is_not_picked() -> None:
    app = Panel([Pick(1, "结案", key="a", disabled=True), Pick(2, "升级", key="b")])
    async with app.run_test() as pilot:
        assert app.list.highlighted_item == 2
        await presses(pilot, "1")
        assert app.picked == []
        assert "1 结案" in screen_text(app)


@pytest.mark.parametrize(
    ("after", "highlighted"),
    [
        (("new", "a", "b", "c"), "b"),
        (("c", "b"), "b"),
        (("a", "c"), "c"),
        (("a",), "a"),
        ((), None),
    ],
)
async def test_the_highlight_stays_with_its_row_when_rows_change(
    after: tuple[str, ...], highlighted: str | None
) -> None:
    app = Panel(rows("a", "b", "c"))
    async with app.run_test() as pilot:
        await presses(pilot, "down")
        app.list.set_rows(rows(*after))
        assert app.list.highlighted_item == highlighted


async def test_new_rows_never_take_the_focus() -> None:
    app = Panel(rows("a"), focus_list=False)
    async with app.run_test() as pilot:
        app.list.set_rows(rows("b", "c"))
        await pilot.pause()
        assert isinstance(app.focused, Input)
        assert "2 c" in screen_text(app)


async def test_a_long_list_is_cut_and_says_how_much_was_left_off() -> None:
    app = Panel(rows(*(f"r{n}" for n in range(1000))))
    async with app.run_test():
        assert len(app.list.picks) == MOST_ROWS
        assert app.list.left_off == 800


async def test_two_rows_with_one_key_are_refused() -> None:
    with pytest.raises(DuplicateID):
        PickList(rows("a", "a"))


@pytest.mark.parametrize("text", ["[/x]", "[@click=app.quit]x[/]", "[VIP]客户", "50% [off]"])
async def test_what_a_customer_wrote_is_shown_as_written(text: str) -> None:
    app = Panel(rows(text, "b"))
    async with app.run_test(size=(120, 20)):
        assert f"1 {text}" in screen_text(app)


async def test_a_long_row_is_one_line_and_says_that_it_goes_on() -> None:
    app = Panel(rows("客户要求今天下午三点以前回电话确认" * 3, "second"))
    async with app.run_test(size=(80, 20)):
        assert "…" in screen_text(app)
        assert app.list.virtual_size.height == 2


async def test_a_window_of_any_size_is_survived() -> None:
    app = Panel(rows("refund please", "客户要求退款"))
    async with app.run_test(size=(80, 24)) as pilot:
        for columns in (*range(1, 14), 30, 250):
            await pilot.resize_terminal(columns, 24)
            await pilot.resize_terminal(columns, 1)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "1 refund please" in screen_text(app)
