"""The shop's other programs, by their addresses."""

from __future__ import annotations

from typing import Final

from cs_tui.core.policy.duty import System
from cs_tui.errors import Offline
from cs_tui.services.probes.check import HUB_CODE, Check
from cs_tui.texts import Words
from cs_tui.texts import preshift as texts

WRONG_FROM: Final = 500
LOCKED_OUT: Final = (401, 403)


async def answering(system: System) -> Check:
    """Whether a program answers; to be asked who one is counts, a fault of its own does not."""
    from cs_tui.sync.reach import answers

    name = Words(zh=system.name.zh, en=system.name.en)
    hint = Words(zh=system.hint.zh, en=system.hint.en) if system.hint else texts.WITHOUT_IT
    where = f"system.{system.id}"
    try:
        status = await answers(system.url)
    except Offline:
        return Check(where, name, texts.NO_ANSWER, "fail", hint, HUB_CODE)
    if status >= WRONG_FROM:
        value = texts.ANSWERS_WRONGLY.fill(status=status)
        return Check(where, name, value, "fail", hint, HUB_CODE)
    value = texts.ASKS_WHO if status in LOCKED_OUT else texts.ANSWERS
    return Check(where, name, value, code=HUB_CODE)
