"""A raw placeholder can never reach a customer, and no text can break the filling."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cs_tui.core.placeholders import VOCABULARY, fill, fill_whole, names_in, unfilled


def test_every_value_given_is_put_in() -> None:
    text, missing = fill(
        "{customer_name}您好，单号 {case_no}。", {"customer_name": "张先生", "case_no": "A1042"}
    )
    assert text == "张先生您好，单号 A1042。"
    assert missing == ()


def test_names_without_a_value_stay_and_are_named_once_in_order() -> None:
    text, missing = fill("{eta}，{amount} 元，{eta}", {"amount": "20"})
    assert text == "{eta}，20 元，{eta}"
    assert missing == ("eta",)


def test_a_blank_value_counts_as_missing() -> None:
    assert fill("{customer_name}您好", {"customer_name": "  "}) == (
        "{customer_name}您好",
        ("customer_name",),
    )


def test_what_a_value_contains_is_never_filled_again() -> None:
    text, missing = fill("{customer_name}，{amount}", {"customer_name": "{amount}", "amount": "5"})
    assert text == "{amount}，5"
    assert missing == ()
    assert unfilled(text) == ("amount",)


def test_a_sentence_that_lacks_a_value_is_left_out_and_the_others_stay() -> None:
    known = {"customer_name": "张先生", "company": "清溪"}
    zh = "{customer_name}您好！我是{company}客服{agent_name}。请问有什么可以帮您？"
    en = "Hello {customer_name}. This is {agent_name} at {company} 2.0. How can I help?"
    assert fill_whole(zh, known) == "张先生您好！请问有什么可以帮您？"
    assert fill_whole(en, known) == "Hello 张先生. How can I help?"
    letter = "Dear {customer_name},\n\nThank you. About {issue_summary}, here is our answer:"
    assert fill_whole(letter, known) == "Dear 张先生,\n\nThank you."


def test_where_no_sentence_can_be_said_nothing_is() -> None:
    assert fill_whole("我是{agent_name}。", {}) == ""


def test_a_name_in_braces_that_a_customer_chose_costs_no_sentence() -> None:
    assert fill_whole("{customer_name}您好。", {"customer_name": "{eta}"}) == "{eta}您好。"


def test_full_width_braces_spaces_and_capitals_are_seen_through() -> None:
    assert unfilled("您好｛customer_name｝，{ Case_No }") == ("customer_name", "case_no")


def test_braces_of_a_customer_are_no_placeholder_of_ours() -> None:
    assert unfilled('{"b": [true, false]} {link} {} {') == ()
    assert fill("a } b { c {} {link}", {}) == ("a } b { c {} {link}", ())


def test_the_vocabulary_is_the_one_of_the_domain() -> None:
    assert len(VOCABULARY) == 21
    assert {"agent_name", "survey_link", "callback_number_masked"} <= VOCABULARY


@given(st.text(), st.dictionaries(st.sampled_from(sorted(VOCABULARY)), st.text()))
def test_filling_never_raises_and_tells_what_still_stands(
    text: str, values: dict[str, str]
) -> None:
    filled, missing = fill(text, values)
    assert set(missing) <= set(names_in(filled))


@given(st.lists(st.sampled_from(sorted(VOCABULARY)), min_size=1))
def test_a_template_with_all_its_values_has_nothing_left(names: list[str]) -> None:
    template = "，".join("{" + name + "}" for name in names)
    filled, missing = fill(template, dict.fromkeys(names, "值"))
    assert missing == ()
    assert unfilled(filled) == ()
