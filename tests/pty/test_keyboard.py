"""What is typed and pasted into a real terminal arrives whole in `Writing`."""

from __future__ import annotations

import signal

from tests.pty.conftest import TinyDesk

PHRASE = "您好，有很大差别：请稍等；我马上为您核实。" * 25
PASTE = "\n".join(f"第{n}行 [VIP] order A{n}" for n in range(200))


def test_an_input_method_phrase_of_500_characters_arrives_whole(desk: TinyDesk) -> None:
    with desk.open() as app:
        app.send(PHRASE)
        app.wait_for(f"{len(PHRASE)} written")
        app.signal(signal.SIGTERM)
        app.wait_exit()
    assert desk.draft == PHRASE


def test_a_paste_of_many_lines_arrives_whole_and_once(desk: TinyDesk) -> None:
    with desk.open() as app:
        app.paste(PASTE)
        app.wait_for(f"{len(PASTE)} written")
        app.signal(signal.SIGTERM)
        app.wait_exit()
    assert desk.draft == PASTE


def test_the_keys_of_the_desk_work_while_writing(desk: TinyDesk) -> None:
    with desk.open() as app:
        app.send("好")
        app.wait_for("1 written")
        app.send("\x0e")
        app.wait_for("next")


def test_a_byte_that_is_no_utf8_does_not_end_the_desk(desk: TinyDesk) -> None:
    with desk.open() as app:
        app.send("前".encode() + b"\xc4\xe3" + "后".encode())
        app.wait_for("4 written")
        app.send("还在")
        app.wait_for("6 written")
        app.signal(signal.SIGTERM)
        app.wait_exit()
    assert desk.draft == "前\ufffd\ufffd后还在"


def test_a_storm_of_window_sizes_is_survived(desk: TinyDesk) -> None:
    with desk.open() as app:
        app.send("\x1b[15~")
        app.wait_for("hostile shown")
        for columns, rows in [(0, 0), (1, 1), (2, 40), (300, 1), (3, 3), (250, 100), (10, 5)] * 6:
            app.resize(columns, rows)
        app.resize(80, 24)
        app.send("\x0e")
        app.wait_for("next")
