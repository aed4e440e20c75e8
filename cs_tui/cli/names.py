"""What people call things, found: natures, categories, outcomes, channels by id or either name."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Protocol

from cs_tui.core.policy.base import Pair
from cs_tui.core.text import one_line
from cs_tui.errors import UsageError
from cs_tui.texts import Lang, Words
from cs_tui.texts import cli as texts


class HasName(Protocol):
    """Something with an id and a name in both languages."""

    @property
    def id(self) -> str:
        """What records call it."""

    @property
    def name(self) -> Pair:
        """What people call it."""


def named(what: Words, given: str, choices: Sequence[HasName]) -> str:
    """The id of what was named. Raises `UsageError` with the nearest name when there is none."""
    wanted = one_line(given).casefold()
    spellings = {
        spelling.casefold(): one
        for one in reversed(choices)
        for spelling in (one.name.en, one.name.zh, one.id)
    }
    if wanted in spellings:
        return spellings[wanted].id
    near = difflib.get_close_matches(wanted, list(spellings), n=1, cutoff=0)
    one = spellings[near[0]] if near else choices[0]
    nearest = Words(zh=f"{one.id}（{one.name.zh}）", en=f"{one.id} ({one.name.en})")
    raise UsageError(texts.NO_SUCH_NAME.fill(what=what, given=one_line(given), near=nearest))


def name_of(choices: Sequence[HasName], wanted: str | None, lang: Lang) -> str:
    """What something is called in one language; its id when the policy no longer has it."""
    if not wanted:
        return ""
    return next((one.name.say(lang) for one in choices if one.id == wanted), wanted)
