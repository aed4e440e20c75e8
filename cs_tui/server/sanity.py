"""Bytes from a terminal, checked for shape and size before they are stored for ever."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from cs_tui.core import fold
from cs_tui.core.events import BadEvent, Opened
from cs_tui.core.text import LONGEST_TEXT
from cs_tui.server.storage import Entry
from cs_tui.sync.wire import CONTROLS, read_marked
from cs_tui.texts import Words
from cs_tui.texts import hub as texts

DEEPEST: Final = 32
"""Levels of lists and objects in one event."""

LARGEST: Final = 2**53
"""Numbers beyond this are not the same in every program that reads JSON."""

LATEST: Final = 4_102_444_800_000
"""The year 2100: a later `at` is a broken clock, and beyond 9999 no terminal can show it."""

ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,99}")
STREAM: Final = re.compile(r"[a-z_]{1,32}(/[A-Za-z0-9][A-Za-z0-9._:-]{0,99}){1,2}")
KIND: Final = re.compile(r"[a-z][a-z0-9_]{0,63}")
_PATTERNS: Final = (("id", ID), ("act", ID), ("actor", ID), ("stream", STREAM), ("kind", KIND))
_PLAIN: Final = re.compile(rb"[ !\"#-\[\]-~]*")
"""JSON in which no control character can hide: ASCII that can be seen, and nothing escaped."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a push: an event, or what is wrong with it."""

    id: str
    """Empty when the line does not even name an id."""
    entry: Entry | None = None
    problem: Words | None = None
    field: str = ""
    """The field of the body that is wrong, where one can be named."""
    proof: str = ""
    """The hub's mark on an event that it stored before."""


class Unfit(BadEvent):
    """A field of the body that is wrong; a person can put it right."""

    def __init__(self, words: Words, field: str) -> None:
        super().__init__(words)
        self.field = field


def read_lines(body: bytes) -> list[Line]:
    """Every line of a push by itself, so that a bad one never costs the others."""
    return [_line(raw) for raw in body.split(b"\n") if raw.strip()]


def sane(one: Opened) -> None:
    """Raises `BadEvent` for what no honest terminal makes: odd ids, huge numbers, deep nesting."""
    sealed = one.sealed
    for field, pattern in _PATTERNS:
        if not pattern.fullmatch(getattr(sealed, field)):
            raise BadEvent(texts.NOT_SANE.fill(field=field))
    if not 0 < sealed.v < LARGEST:
        raise BadEvent(texts.NOT_SANE.fill(field="v"))
    if not 0 <= sealed.at < LATEST:
        raise BadEvent(texts.NOT_SANE.fill(field="at"))
    _shallow(one.fact, DEEPEST)
    _readable(sealed.fact, one.fact)
    if sealed.personal is not None and one.personal is not None:
        _shallow(one.personal, DEEPEST)
        _short(sealed.personal, one.personal)
    family = fold.STREAMS.get(fold.family(sealed.stream))
    if family and sealed.kind in fold.KINDS and sealed.kind not in family.kinds:
        raise BadEvent(texts.WRONG_STREAM.fill(kind=sealed.kind, stream=sealed.stream))


def _shallow(value: dict[str, Any] | list[Any], levels: int) -> None:
    inside = value.values() if isinstance(value, dict) else value
    if levels <= 1 and inside:
        raise BadEvent(texts.TOO_DEEP)
    for inner in inside:
        # Nearly all are texts; to ask for one of several types takes longer than all the rest.
        kind = type(inner)
        if kind is str:
            continue
        if kind is dict or kind is list:
            _shallow(inner, levels - 1)
        elif (kind is int or kind is float) and not -LARGEST < inner < LARGEST:
            raise BadEvent(texts.NOT_SANE.fill(field="body"))


def _readable(raw: bytes, fact: dict[str, Any]) -> None:
    """Ids and names stand in the fact as they came, so they hold no control characters."""
    if _PLAIN.fullmatch(raw):
        return
    for field, text in _texts(fact.get("body"), "body"):
        if CONTROLS.search(text):
            raise BadEvent(texts.NOT_SANE.fill(field=field))


def _short(raw: bytes, personal: dict[str, Any]) -> None:
    """Free text is made safe when it is read, but it has a limit: the one that the core sets."""
    if len(raw) <= LONGEST_TEXT:
        return
    for field, text in _texts(personal.get("body"), "body"):
        if len(text) > LONGEST_TEXT:
            limits = {"n": f"{len(text):,}", "most": f"{LONGEST_TEXT:,}"}
            raise Unfit(texts.TEXT_TOO_LONG.fill(field=field, **limits), field)


def _texts(value: object, field: str) -> Iterator[tuple[str, str]]:
    """Every text in a value, with the name of the field it stands in; the names themselves too."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield field, name
            yield from _texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, field)


def _line(raw: bytes) -> Line:
    try:
        one, proof = read_marked(raw)
    except BadEvent as error:
        return Line(_named(raw), problem=error.words)
    sealed = one.sealed
    try:
        sane(one)
        return Line(sealed.id, Entry(sealed, fold.read_opened(one)), proof=proof)
    except Unfit as error:
        return Line(sealed.id, problem=error.words, field=error.field)
    except BadEvent as error:
        return Line(sealed.id, problem=error.words)


def _named(raw: bytes) -> str:
    """The id in a line that holds no valid event, so that its sender can be told."""
    try:
        name = json.loads(json.loads(raw)["fact"])["id"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return ""
    return name if isinstance(name, str) and ID.fullmatch(name) else ""
