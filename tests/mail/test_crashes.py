"""The bridge dies at every step it takes: no mail and no answer is lost, none counts twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cs_tui.mail.state import State
from tests.mail.office import Office, mail

STEPS = ("keep_thread", "dealt", "keep_answer", "set_meta")


class Died(BaseException):
    """The process ended here."""


def dies(
    monkeypatch: pytest.MonkeyPatch, at: int, *, after: bool, steps: tuple[str, ...] = STEPS
) -> None:
    """The next bridge ends at its so-many-th step, before or after the step is on disk."""
    left = [at]

    def ending(step: Callable[..., None]) -> Callable[..., None]:
        def taken(*args: Any, **more: Any) -> None:
            left[0] -= 1
            if left[0] == 0 and not after:
                raise Died
            step(*args, **more)
            if left[0] == 0:
                raise Died

        return taken

    for name in steps:
        monkeypatch.setattr(State, name, ending(getattr(State, name)))


async def test_a_bridge_that_dies_at_any_step_loses_and_doubles_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    lin = await office.floor.desk("lin")
    await office.reads(mail("第 0 封"))
    case_id = await office.takes(lin)
    turn = 0
    for after in (False, True):
        for at in range(1, 6):
            turn += 1
            await office.answers(lin, case_id, f"第 {turn} 答")
            office.folder.gets(
                mail(f"第 {turn} 封", id_=f"m{turn}@h.example", References="<m1@home.example>")
            )
            with monkeypatch.context() as planted:
                dies(planted, at, after=after)
                with pytest.raises(Died):
                    await office.round()
            await office.round()
    said = [one.text for one in (await office.floor.case(case_id)).messages]
    assert sorted(one for one in said if "答" in one) == sorted(f"第 {n} 答" for n in range(1, 11))
    assert len([one for one in said if "封" in one]) == len(set(said)) - 10 == 11
    ids = [str(one["Message-ID"]) for one in office.sent()]
    assert len(set(ids)) == 10


async def test_a_step_noted_too_early_would_lose_a_mail_and_be_noticed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def forgets(*args: Any, **more: Any) -> None:
        office_state = State(office.state_file)
        office_state.set_meta(last_uid=10**9)
        office_state.close()
        raise Died

    await office.reads(mail())
    with monkeypatch.context() as planted:
        planted.setattr("cs_tui.mail.incoming.Incoming._asked", forgets)
        with pytest.raises(Died):
            await office.reads(mail("第二封", id_="m2@home.example"))
    assert (await office.round()).taken == 0
    assert len(await office.cases()) == 1
