"""Which entries to compare at all: those that share the rarest terms with the query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain
from math import log
from typing import TYPE_CHECKING

from cs_tui.kb import index, index_postings, terms
from cs_tui.kb.index_postings import BITS, SEGMENT

if TYPE_CHECKING:
    from cs_tui.kb.recent import Postings, Recent
    from cs_tui.sqlite import Connection

CANDIDATES = 100
EARLY_BUDGET, LATE_BUDGET = 7_000, 9_000
"""Postings of the most telling terms, which bring candidates in, and of those after them, which
only tell candidates apart."""

WEIGHTS = {"w": 1.0, "t": 0.35, "p": 0.6, "b": 0.3}
"""What a term of a channel counts while candidates are chosen."""

Shares = dict[str, float]
"""By channel: the share of the query's weight that an entry contains, 0..1."""


@dataclass(frozen=True, slots=True, eq=False)
class Among:
    """Entries by segment and offset, looked up once and asked for many times."""

    offsets: Mapping[int, frozenset[int]]


def among(conn: Connection, ids: Iterable[str]) -> Among:
    """The entries with these ids, as they are numbered now."""
    named: dict[int, set[int]] = defaultdict(set)
    for number in index.numbers(conn, ids):
        named[number >> BITS].add(number & (SEGMENT - 1))
    return Among({segment: frozenset(some) for segment, some in named.items()})


@dataclass(frozen=True, slots=True)
class Only:
    """Which entries come into question; of what is None, all do."""

    lang: str | None = None
    """Of this language, or of none."""
    cat: str | None = None
    channel: str | None = None
    """For this channel, or for every one."""
    among: Among | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found: the shares of each entry by its number, and what each term is worth."""

    shares: dict[int, Shares]
    worth: dict[str, float]


Allowed = Mapping[int, Set[int]]
"""The entries that come into question: offsets by segment."""

_Rows = Mapping[str, "Postings"]


def candidates(
    conn: Connection,
    wanted: set[str],
    allowed: Allowed | None,
    stop: Callable[[], bool],
    recent: Recent,
) -> Looked:
    """At most 100 entries of those allowed (None: of all), with what they share; none on `stop()`.

    A term is worth log(1 + entries / entries that contain it), its inverse document frequency.
    """
    total = index.count(conn)
    often = recent.frequencies(conn, wanted)
    worth = {term: log(1 + total / often.get(term, 1)) for term in wanted}
    early, late = _affordable(often, worth)
    if stop():
        return Looked({}, worth)
    rows = recent.postings(conn, early + late)
    best = _best(rows, set(early), worth, allowed)
    return Looked({} if stop() else _shares(best, rows, worth), worth)


def _affordable(often: dict[str, int], worth: dict[str, float]) -> tuple[list[str], list[str]]:
    """Terms that bring candidates in, most telling first, and those that only tell them apart."""
    early: list[str] = []
    late: list[str] = []
    spent, spent_late = 0, 0
    for term in sorted(often, key=lambda term: (-worth[term] * WEIGHTS[term[0]], term)):
        if spent == 0 or spent + often[term] <= EARLY_BUDGET:
            spent += often[term]
            early.append(term)
        elif spent_late + often[term] <= LATE_BUDGET:
            spent_late += often[term]
            late.append(term)
    return early, late


def allowed(conn: Connection, only: Only) -> Allowed | None:
    """The entries that come into question, by segment; None if all do."""
    each: list[Allowed] = []
    if only.lang is not None:
        each.append(_with(conn, map(terms.of_language, {only.lang, ""})))
    if only.cat is not None:
        each.append(_with(conn, [terms.of_category(only.cat)]))
    if only.channel is not None:
        each.append(_with(conn, {*terms.of_channels([only.channel]), *terms.of_channels([])}))
    if only.among is not None:
        each.append(only.among.offsets)
    if not each:
        return None
    first, *others = each
    if not others:
        return first
    nothing: frozenset[int] = frozenset()
    return {
        segment: frozenset(some).intersection(*(other.get(segment, nothing) for other in others))
        for segment, some in first.items()
    }


def _with(conn: Connection, any_of: Iterable[str]) -> Allowed:
    """The entries that have one of these terms."""
    having: dict[int, set[int]] = defaultdict(set)
    for rows in index_postings.read(conn, any_of).values():
        for segment, offsets in rows:
            having[segment].update(offsets)
    return having


def _best(
    rows: _Rows, early: set[str], worth: dict[str, float], allowed: Allowed | None
) -> list[int]:
    """The numbers of the entries that contain most of what is worth most.

    Only entries with a term of `early` come into question; all terms order them.
    """
    scores: dict[int, list[float]] = defaultdict(lambda: [0.0] * SEGMENT)
    touched: dict[int, set[int]] = defaultdict(set)
    for term, segments in rows.items():
        weight = worth[term] * WEIGHTS[term[0]]
        for segment, offsets in segments:
            score = scores[segment]
            for offset in offsets:
                score[offset] += weight
            if term in early:
                touched[segment].update(offsets)
    values: dict[int, list[float]] = {}
    for segment, some in touched.items():
        if allowed is not None:
            some &= allowed.get(segment, frozenset())
        values[segment] = list(map(scores[segment].__getitem__, some))
    least = min(nlargest(CANDIDATES, chain(*values.values())), default=0.0)
    best = [
        (-value, (segment << BITS) + offset)
        for segment, some in touched.items()
        for value, offset in zip(values[segment], some, strict=True)
        if value >= least
    ]
    return [number for _, number in sorted(best)[:CANDIDATES]]


def _shares(best: Iterable[int], rows: _Rows, worth: dict[str, float]) -> dict[int, Shares]:
    whole = dict.fromkeys(WEIGHTS, 0.0)
    for term, value in worth.items():
        whole[term[0]] += value
    shares = {number: dict.fromkeys(WEIGHTS, 0.0) for number in best}
    near: dict[int, set[int]] = defaultdict(set)
    for number in shares:
        near[number >> BITS].add(number & (SEGMENT - 1))
    for term, segments in rows.items():
        channel, share = term[0], worth[term] / whole[term[0]]
        for segment, offsets in segments:
            for offset in near[segment].intersection(offsets) if segment in near else ():
                shares[(segment << BITS) + offset][channel] += share
    return shares
