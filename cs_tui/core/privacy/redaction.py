"""Secrets that must never be stored: found in what was typed and taken out before the first write.

Card numbers, mainland ID numbers, card security codes and one-time codes (DOMAIN D5). Detection
runs on a *view* of the text: digits of every script and width as ASCII, marks and zero-width
characters left out, each character with its place in the original. Everything outside a found
number stays exactly as it was.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal

from cs_tui.core.privacy.secret_numbers import (
    LENGTHS,
    Groups,
    begins_issued,
    could_be_card,
    is_id,
    looks_issued,
)
from cs_tui.core.privacy.secret_words import CODE, CVV, NAMES_CARD, NAMES_ORDER

Kind = Literal["card", "id", "cvv", "code"]
"""Why something was taken out; `texts/privacy.py` has the words for each."""

HIDDEN = "****"
"""Stands before the last four characters of a card or ID number."""
_GONE = "***"
LEFT_OUT = "…"
"""Stands where something led to a person."""
_LONG_NUMBER = re.compile(r"\d(?:[\s-]?\d){3,}")
_NO_MAIL = r"\s@,;:!?()<>，。；：！？、（）《》「」"
_MAIL = re.compile(rf"(?<![^{_NO_MAIL}])[^{_NO_MAIL}]+@[^{_NO_MAIL}]+")

_GAP = r"[\s.\-_/,>·•\u2010-\u2015\u2212]{1,4}"
# A number that follows a star is what an earlier redaction left: it is never looked at again.
_GROUP = re.compile(r"(?<![0-9*])[0-9]+(?:[Xx](?![0-9A-Za-z]))?|(?<=[0-9 ])[Xx](?![0-9A-Za-z])")
_ONLY_GAP = re.compile(_GAP)
_DIGIT = re.compile("[0-9]")

_BEFORE, _AFTER = 24, 12
"""How many characters before and after a number may name it a card."""


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text that may be stored, and the kind of every secret taken out of it, in order."""

    text: str
    found: tuple[Kind, ...]


def redact(text: str) -> Redacted:
    """The text without secrets: a card or ID number keeps its last four, a code keeps nothing.

    A number that an order or tracking word names directly is left alone. Applying it twice
    changes nothing.
    """
    found: list[Kind] = []
    # Once a number is shorter, a word may stand near enough to the next one to name it.
    while secrets := _secrets(text):
        text = _without(text, secrets)
        found += [kind for _, _, _, kind in secrets]
    return Redacted(text, tuple(found))


def unreachable(text: str) -> str:
    """The text without secrets, and without what leads to a person: numbers of four digits and
    more, and addresses of e-mail. A name nobody told us stays.
    """
    return _LONG_NUMBER.sub(LEFT_OUT, _MAIL.sub(LEFT_OUT, redact(text).text))


@dataclass(frozen=True, slots=True)
class _View:
    """What detection reads, and where each of its characters stands in the original."""

    text: str
    places: range | list[int]


_Span = tuple[int, int, str, Kind]
"""First place, place after the last, what stands there instead, and why."""


def _without(text: str, secrets: list[_Span]) -> str:
    pieces, done = [], 0
    for start, end, shown, _ in secrets:
        pieces += [text[done:start], shown]
        done = end
    return "".join([*pieces, text[done:]])


def _secrets(text: str) -> list[_Span]:
    if text.isascii() and not any("0" <= character <= "9" for character in text):
        return []
    view = _view(text)
    if not _DIGIT.search(view.text):
        return []
    spans = [*_long_numbers(view.text), *_codes(view.text)]
    kept: list[_Span] = []
    for start, end, shown, kind in sorted(spans):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, shown, kind))
    return [
        (view.places[start], view.places[end - 1] + 1, shown, kind)
        for start, end, shown, kind in kept
    ]


def _view(text: str) -> _View:
    if text.isascii():
        return _View(text, range(len(text)))
    plain = list(map(_plain, text))
    if set(map(len, plain)) == {1}:
        return _View("".join(plain), range(len(text)))
    places = [place for place, one in enumerate(plain) for _ in one]
    return _View("".join(plain), places)


@lru_cache(maxsize=8192)
def _plain(character: str) -> str:
    if character.isascii():
        return character
    if unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return ""
    digit = unicodedata.decimal(character, None)
    return str(digit) if digit is not None else unicodedata.normalize("NFKC", character)


def _codes(view: str) -> Iterator[_Span]:
    patterns: tuple[tuple[re.Pattern[str], Kind], ...] = ((CVV, "cvv"), (CODE, "code"))
    for pattern, kind in patterns:
        for match in pattern.finditer(view):
            yield match.start("digits"), match.end("digits"), _GONE, kind


def _long_numbers(view: str) -> Iterator[_Span]:
    """Card and ID numbers; where two readings overlap, everything in either goes."""
    span: _Span | None = None
    for start, end, kind in _readings(view):
        shown = HIDDEN + re.sub("[^0-9Xx]", "", view[start:end])[-4:]
        if span is not None and start < span[1]:
            if end > span[1]:
                span = (span[0], end, shown, span[3])
            continue
        if span is not None:
            yield span
        span = (start, end, shown, kind)
    if span is not None:
        yield span


def _readings(view: str) -> Iterator[tuple[int, int, Kind]]:
    """Every run of neighbouring digit groups that reads as a card or ID number, from the left."""
    names_card = _near_card_words(view)
    for chain in _chains(view):
        numbers = [group.group().upper() for group in chain]
        for first in range(_order_groups(view, chain), len(chain)):
            for upto, number in _windows(numbers, first):
                start, end = chain[first].start(), chain[upto - 1].end()
                # A page of noughts has a right check digit everywhere: first what costs least.
                card = could_be_card(number)
                named = card and names_card(start, end)
                if not (named or (card and begins_issued(number)) or is_id(number)):
                    continue
                if kind := _kind(_groups(view, chain[first:upto]), named=named):
                    yield start, end, kind


def _windows(numbers: list[str], first: int) -> Iterator[tuple[int, str]]:
    """Where the groups from `first` on make a number long enough, and that number."""
    number = ""
    for upto in range(first, len(numbers)):
        number += numbers[upto]
        if len(number) >= LENGTHS.stop:
            return
        if len(number) >= LENGTHS.start:
            yield upto + 1, number


def _chains(view: str) -> Iterator[list[re.Match[str]]]:
    """Digit groups that nothing but a short gap separates, chain by chain."""
    chain: list[re.Match[str]] = []
    for group in _GROUP.finditer(view):
        if chain and not _ONLY_GAP.fullmatch(view, chain[-1].end(), group.start()):
            yield chain
            chain = []
        chain.append(group)
    if chain:
        yield chain


def _groups(view: str, chain: list[re.Match[str]]) -> Groups:
    gaps = tuple(view[left.end() : right.start()] for left, right in pairwise(chain))
    return Groups(tuple(group.group() for group in chain), gaps)


def _kind(groups: Groups, *, named: bool) -> Kind | None:
    """What the groups are, by their form and by whether a word around them names a card."""
    if is_id(groups.number) and groups.are_few:
        return "id"
    if not could_be_card(groups.number):
        return None
    return "card" if named or looks_issued(groups) else None


def _near_card_words(view: str) -> Callable[[int, int], bool]:
    """Whether a word before the first or after the last place names a card."""

    # Many numbers begin, or end, at the same place.
    @cache
    def before(start: int) -> bool:
        return NAMES_CARD.search(view, max(0, start - _BEFORE), start) is not None

    @cache
    def after(end: int) -> bool:
        return NAMES_CARD.search(view, end, end + _AFTER) is not None

    return lambda start, end: before(start) or after(end)


def _names_order(view: str, start: int) -> bool:
    return NAMES_ORDER.search(view, max(0, start - _BEFORE), start) is not None


def _order_groups(view: str, chain: list[re.Match[str]]) -> int:
    """How many groups at the head of a chain are the order number its word names."""
    if not _names_order(view, chain[0].start()):
        return 0
    length = len(chain[0].group())
    if length >= 8:
        return 1
    for index, group in enumerate(chain):
        if len(group.group()) != length:
            return index
    return len(chain)
