"""`widgets/writing.py`: what a person writes arrives whole, in Chinese as in English."""

from __future__ import annotations

import pytest
from textual.widgets.text_area import Selection

from cs_tui.widgets.writing import Writing
from tests.screen_text import screen_text
from tests.widgets.writing_app import Desk, pastes, presses, types

FAMILY = "👨\u200d👩\u200d👧"
PHRASE = "您好，有很大差别：请稍等；我马上为您核实。" * 25


async def test_a_paste_of_several_lines_arrives_whole_and_once() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await pastes(pilot, "第一行\r\n第二行\r[VIP] third\n")
        assert app.field.text == "第一行\n第二行\n[VIP] third\n"
        assert app.edited == ["第一行\n第二行\n[VIP] third\n"]
        assert app.field.cursor_location == (3, 0)


async def test_a_paste_that_would_command_the_terminal_is_only_words() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await pastes(pilot, "\x1b]52;c;eA==\x07ok\u202e")
        assert app.field.text == "]52;c;eA==ok"


async def test_a_paste_replaces_what_is_selected() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await types(pilot, "keep this")
        app.field.selection = Selection((0, 5), (0, 9))
        await pastes(pilot, "that")
        assert app.field.text == "keep that"


async def test_a_phrase_of_an_input_method_arrives_whole_however_long() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await types(pilot, PHRASE)
        assert app.field.text == PHRASE
        assert app.edited[-1] == PHRASE


@pytest.mark.parametrize(
    "text", ["？、／：；，。！“”（）", "１２３", "全　角", FAMILY, "❤️", "12 + 3"]
)
async def test_what_is_typed_is_text(text: str) -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await types(pilot, text)
        assert app.field.text == text
        assert app.reached == []


@pytest.mark.parametrize("last", [FAMILY, "🇨🇳", "👍🏽", "1️⃣", "e\u0301", "客", "x"])
async def test_backspace_takes_one_character_as_a_reader_counts_them(last: str) -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.field.load_text(f"好{last}")
        app.field.move_cursor(app.field.document.end)
        await presses(pilot, "backspace")
        assert app.field.text == "好"


async def test_the_arrows_and_delete_never_stop_inside_an_emoji() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.field.value = f"a{FAMILY}b"
        await presses(pilot, "left", "left")
        assert app.field.cursor_location == (0, 1)
        await presses(pilot, "right", "left", "delete")
        assert app.field.text == "ab"


async def test_backspace_and_arrows_cross_the_ends_of_lines() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.field.value = "一\n二"
        await presses(pilot, "left", "left", "right", "backspace")
        assert app.field.text == "一二"
        assert app.field.cursor_location == (0, 1)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("客户要求今天退款", "客户要求"),
        ("您好，退款", "您好，"),
        ("call back", "call "),
        ("a\n", "a"),
    ],
)
async def test_ctrl_w_takes_a_word_and_in_chinese_never_a_whole_sentence(
    text: str, left: str
) -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.field.value = text
        await presses(pilot, "ctrl+w")
        assert app.field.text == left


async def test_ctrl_z_undoes_typing_first_and_then_belongs_to_the_app() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await types(pilot, "abc")
        await presses(pilot, "ctrl+z")
        assert (app.field.text, app.reached) == ("", [])
        await presses(pilot, "ctrl+z")
        assert app.reached == ["ctrl+z"]
        await presses(pilot, "ctrl+y")
        assert app.field.text == "abc"
        assert app.edited[-2:] == ["", "abc"]


@pytest.mark.parametrize(
    ("key", "left"),
    [("ctrl+k", "one"), ("ctrl+u", " two"), ("ctrl+d", "onetwo"), ("ctrl+x", "")],
)
async def test_line_editing_keys_do_what_they_do_everywhere(key: str, left: str) -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.field.value = "one two"
        await presses(pilot, "ctrl+a", "right", "right", "right", key)
        assert app.field.text == left


async def test_what_was_cut_can_be_put_back_in() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.field.value = "退款"
        app.field.select_all()
        await presses(pilot, "ctrl+x", "ctrl+v", "ctrl+v")
        assert app.field.text == "退款退款"


async def test_tab_goes_to_the_next_field() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await presses(pilot, "tab")
        assert app.focused is app.screen.query_one("#other")


async def test_enter_is_a_new_line_where_it_does_not_send() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await presses(pilot, "a", "enter", "b", "ctrl+j", "c")
        assert (app.field.text, app.submitted) == ("a\nb\nc", [])


async def test_in_chat_enter_sends_and_ctrl_j_is_a_new_line() -> None:
    app = Desk(submit_on_enter=True)
    async with app.run_test() as pilot:
        await presses(pilot, "a", "ctrl+j", "b", "enter")
        assert (app.field.text, app.submitted) == ("a\nb", ["a\nb"])


async def test_only_a_persons_changes_are_told() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.field.value = "draft"
        await pilot.pause()
        assert app.edited == []
        await presses(pilot, "!", "backspace", "ctrl+a", "backspace")
        assert app.edited == ["draft!", "draft"]


async def test_a_phrase_filled_in_can_be_undone_and_is_told() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await types(pilot, "mine")
        app.field.fill("您好，我是小林")
        app.field.put("。")
        await pilot.pause()
        assert app.edited[-2:] == ["您好，我是小林", "您好，我是小林。"]
        await presses(pilot, "ctrl+z", "ctrl+z")
        assert app.field.text == "mine"


async def test_loading_a_text_makes_it_safe_and_leaves_the_caret_at_its_end() -> None:
    app = Desk()
    async with app.run_test():
        app.field.value = "一\r\n二\x1b[31m"
        assert app.field.value == "一\n二[31m"
        assert app.field.cursor_location == (1, 5)


async def test_loading_the_same_text_leaves_the_caret_and_the_undo_alone() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await types(pilot, "draft")
        await presses(pilot, "ctrl+a")
        app.field.value = "draft"
        assert app.field.cursor_location == (0, 0)
        await presses(pilot, "ctrl+z")
        assert app.field.text == ""


async def test_the_field_grows_with_its_text_and_stops_at_its_limit() -> None:
    app = Desk()
    heights = []
    async with app.run_test(size=(40, 30)) as pilot:
        for rows in range(1, 9):
            app.field.fill("\n".join(f"第{row}行" for row in range(rows)))
            await pilot.pause()
            heights.append(app.field.content_size.height)
        app.field.fill("一行")
        await pilot.pause()
        heights.append(app.field.content_size.height)
    assert heights == [2, 2, 3, 4, 5, 6, 6, 6, 2]


async def test_while_it_grows_its_first_line_stays_in_sight() -> None:
    app = Desk()
    async with app.run_test(size=(40, 30)) as pilot:
        await presses(pilot, "甲", "enter", "乙", "enter", "丙", "enter", "丁")
        await pilot.pause()
        assert all(line in screen_text(app) for line in "甲乙丙丁")


async def test_a_field_out_of_focus_wraps_anew_when_the_window_changes() -> None:
    app = Desk()
    async with app.run_test(size=(24, 20)) as pilot:
        app.field.value = "客户要求今天下午三点以前回电话确认"
        await presses(pilot, "tab")
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert app.field.value in screen_text(app)
        assert app.field.content_size.height == 2


async def test_the_placeholder_is_shown_as_written() -> None:
    app = Desk()
    async with app.run_test():
        assert "说明 [必填]" in screen_text(app)


async def test_a_read_only_field_lets_undo_through_and_changes_nothing() -> None:
    app = Desk(submit_on_enter=True)
    async with app.run_test() as pilot:
        await types(pilot, "abc")
        app.field.read_only = True
        await presses(pilot, "x", "enter", "ctrl+j", "ctrl+w", "ctrl+z")
        await pastes(pilot, "y")
        assert (app.field.text, app.submitted) == ("abc", [])
        assert "ctrl+z" in app.reached


def test_a_caret_that_does_not_blink_writes_nothing_over_a_slow_line() -> None:
    assert Writing().cursor_blink is False
