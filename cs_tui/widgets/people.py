"""Customers in lists: told apart by name and the tail of a number, masked; and who else looks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from cs_tui.core.privacy.masks import tail
from cs_tui.core.text import cells, one_line, shorten
from cs_tui.texts import Lang
from cs_tui.texts import desk as texts

if TYPE_CHECKING:
    from cs_tui.services.presence import Onlooker


def who(name: str, phone: str, lang: Lang) -> str:
    """`张先生 尾号8000`: surname or masked name, and the last four digits."""
    number = tail(phone)
    if name.endswith(number):
        number = ""
    parts = [name or ("" if number else texts.UNKNOWN.say(lang))]
    if number:
        parts.append(texts.TAIL.say(lang, tail=number))
    return " ".join(part for part in parts if part)


def who_in(name: str, phone: str, lang: Lang, room: int) -> tuple[str, str]:
    """The same in so many cells, and the number that had to give way to the name, for another line.

    Half a number tells nobody apart.
    """
    whole = who(name, phone, lang)
    if cells(whole) <= room or not name:
        return whole, ""
    return shorten(name, room), whole.removeprefix(name).strip()


def onlookers(looks: Sequence[Onlooker], names: Mapping[str, str], lang: Lang) -> str:
    """`陈班长 正在看`: who else is at a case, in the order given; empty when nobody is."""
    if not looks:
        return ""
    first = one_line(names.get(looks[0].person, looks[0].person))
    said = texts.AND_MORE.say(lang, who=first, n=len(looks)) if len(looks) > 1 else first
    return (texts.TYPES if looks[0].typing else texts.LOOKS).say(lang, who=said)
