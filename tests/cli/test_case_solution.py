"""`cs-tui case classify|option|understood`: a case is judged and its plan carried out."""

from __future__ import annotations

import pytest

from tests.cli.program import Program
from tests.cli.test_case import opened, shown

JUDGED = {
    "urgency": "high",
    "expectation": "refund",
    "complexity": "complex",
    "emotion": "angry",
}


def test_a_case_is_judged_and_shown_as_data(cs_tui: Program) -> None:
    number = opened(cs_tui)
    words = [word for facet, value in JUDGED.items() for word in (f"--{facet}", value)]

    cs_tui.does("case", "classify", number, *words)

    case = shown(cs_tui, number)
    assert {facet: case[facet] for facet in JUDGED} == JUDGED
    assert case["priority"] == 2


def test_a_plan_goes_its_way_and_no_other(cs_tui: Program) -> None:
    number = opened(cs_tui)
    cs_tui.does("case", "classify", number, "--leaf", "RETQ")
    listed = [row["id"] for row in cs_tui.does("case", "option", number, "--json").rows]
    assert listed[0] == "refund-full"
    assert listed[-1] == "explain"

    cs_tui.does("case", "option", number, "refund-full", "--amount", "89.90")
    assert shown(cs_tui, number)["missing"][-1] == "consent"
    assert "consent" in cs_tui("case", "option", number, "--done").err
    assert "must be told" in cs_tui("case", "option", number, "--agreed").err
    cs_tui.does("case", "option", number, "--agreed", "--told")
    assert "3 steps are left" in cs_tui("case", "option", number, "--done").err
    for step in ("2", "1", "3"):
        cs_tui.does("case", "option", number, "--step", step)
    cs_tui.does("case", "understood", number)

    case = shown(cs_tui, number)
    (one,) = case["solutions"]
    assert (one["option"], one["amount_fen"], one["lacks"]) == ("refund-full", 8990, None)
    assert one["agreed_at"]
    assert case["understood_at"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("refund-full",), "amount above 0"),
        (("refund-full", "--amount", "x"), "no amount"),
        (("refund-full", "--amount", "20000"), "needs escalation"),
        (("refund-ful", "--amount", "1"), "refund-full"),
        (("--agreed",), "no option was offered"),
        (("--step", "1"), "no option was offered"),
        (("coupon-10", "--agreed"), "one thing at a time"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    cs_tui: Program, words: tuple[str, ...], says: str
) -> None:
    number = opened(cs_tui)

    assert says in cs_tui("case", "option", number, *words).err
    assert shown(cs_tui, number)["solutions"] == []


def test_an_owed_step_is_left_out_with_a_reason_by_id_or_name(cs_tui: Program) -> None:
    number = opened(cs_tui)
    cs_tui.does("case", "classify", number, "--nature", "help", "--complexity", "normal")
    assert shown(cs_tui, number)["missing"][-2:] == ["step.plan", "step.execute"]

    said = cs_tui.does("case", "skip", number, "plan", "the customer did not want it").out
    assert "“Plan” left out: The customer did not want it" in said
    assert "told-only" in cs_tui("case", "skip", number, "execute", "told-onli").err
    cs_tui.does("case", "skip", number, "execute", "told-only")

    case = shown(cs_tui, number)
    assert [(one["step"], one["reason"]) for one in case["skipped"]] == [
        ("plan", "customer-declined"),
        ("execute", "told-only"),
    ]
    assert not [name for name in case["missing"] if name.startswith("step.")]
