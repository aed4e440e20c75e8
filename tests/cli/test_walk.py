"""A working day on one case by plain commands alone, as a script or a screen reader does it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.program import Program, process


def test_a_case_is_worked_from_its_first_word_to_the_figures(cs_tui: Program) -> None:
    cs_tui.does("case", "new", "--channel", "chat", "--text", "退款多久到账", "--lang", "zh")
    served = cs_tui.does("case", "next", "--json").json["case"]
    number = served["number"]
    cs_tui.does("case", "note", number, "--issue", "退款进度", "--done", "查到 11-24 到账")
    picks = ("--nature", "咨询", "--leaf", "退款进度", "--outcome", "已答复")
    cs_tui.does("case", "classify", number, *picks)
    cs_tui.does("case", "reply", number, "退款 11-24 前到账。")
    cs_tui.does("case", "promise", number, "到账后发消息", "--in", "1bd", "--form", "message")
    closed = cs_tui.does("case", "close", number, "--json").json["case"]
    shown = cs_tui.does("case", "show", number, "--json").json["case"]
    day = cs_tui.does("stats", "--json").json

    assert (served["status"], closed["status"]) == ("active", "resolved")
    assert [said["text"] for said in shown["messages"]] == ["退款多久到账", "退款 11-24 前到账。"]
    assert shown["note"] == {"issue": "退款进度", "done": "查到 11-24 到账", "next": ""}
    assert (shown["nature"], shown["leaf"], shown["outcome"]) == ("consult", "REFTRK", "informed")
    assert [one["state"] for one in shown["promises"]] == ["open"]
    assert [day["total"][name]["n"] for name in ("taken", "handled", "resolved")] == [1, 1, 1]
    assert day["promises_open"] == 1


def test_the_same_walk_as_processes_of_their_own(home: Path) -> None:
    commands = [
        ["new", "--channel", "Chat", "--text", "Where is my refund?", "--lang", "en"],
        ["next"],
        ["note", "A1001", "--done", "due on 11-24"],
        ["classify", "a1001", "--nature", "enquiry", "--leaf", "reftrk", "--outcome", "Informed"],
        ["reply", "A1001", "-"],
        ["close", "A1001", "--json"],
    ]

    ran = [process("case", *words, home=home, stdin=b"It is on its way.\n") for words in commands]

    assert [one.returncode for one in ran] == [0] * len(commands), [one.stderr for one in ran]
    assert json.loads(ran[-1].stdout)["case"]["status"] == "resolved"
    assert b"It is on its way." in process("case", "show", "A1001", home=home).stdout
