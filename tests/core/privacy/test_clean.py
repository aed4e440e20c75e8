"""The last gate before the log: no free text of any event keeps a secret, whoever wrote it."""

from __future__ import annotations

import pytest

from cs_tui.core.case import Customer, Status
from cs_tui.core.events import PERSONAL
from cs_tui.core.fold import KINDS
from cs_tui.core.moves import CaseOpened
from cs_tui.core.note import NoteAdded
from cs_tui.core.privacy import clean
from cs_tui.core.privacy.clean import free_texts, without_secrets
from tests.make import in_status

CARD = "４１１１１１１１１１１１１１１１"
PLAIN = "4111111111111111"
WRITTEN = f"卡号 {CARD}"

FREE = [(kind, name) for kind, body in KINDS.items() for name in sorted(free_texts(body))]


@pytest.mark.parametrize(("kind", "name"), FREE)
def test_no_free_text_of_any_event_keeps_a_card_number(kind: str, name: str) -> None:
    body = KINDS[kind].model_construct(None, **{name: WRITTEN})

    kept = getattr(without_secrets(body), name)

    assert (CARD in kept, kept[:2], kept[-4:]) == (False, "卡号", "1111")


def test_everything_personal_that_is_text_is_looked_at() -> None:
    missed = [
        (kind, name)
        for kind, body in KINDS.items()
        for name, field in body.model_fields.items()
        if PERSONAL in field.metadata and field.annotation is str and name not in free_texts(body)
    ]

    assert missed == []
    assert len(FREE) > 40


def test_a_field_left_out_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clean, "EXEMPT", frozenset({"issue"}))
    clean.free_texts.cache_clear()

    kept = without_secrets(NoteAdded(issue=WRITTEN, done=WRITTEN))
    clean.free_texts.cache_clear()

    assert isinstance(kept, NoteAdded)
    assert (CARD in kept.issue, CARD in kept.done) == (True, False)


def test_what_lies_deeper_is_looked_at_and_an_order_number_is_left_alone() -> None:
    who = Customer(name=WRITTEN, phone="13800138000", order_no="4111111111111111")
    body = CaseOpened(number="A1", team="t", day="d", subject=WRITTEN, customer=who)

    kept = without_secrets(body)

    assert isinstance(kept, CaseOpened)
    assert CARD not in kept.customer.name + kept.subject
    assert (kept.customer.phone, kept.customer.order_no) == (who.phone, who.order_no)


def test_a_body_without_secrets_is_the_very_same() -> None:
    body = NoteAdded(issue="订单 202613800138000123 未发货")

    assert without_secrets(body) is body


def test_an_act_keeps_no_secret_of_what_it_was_given() -> None:
    act = in_status(Status.ACTIVE).act()

    act.add(NoteAdded(done=f"{WRITTEN}，验证码 482913"))

    assert PLAIN not in act.state.note.done
    assert "482913" not in act.state.note.done
