"""Every version of an article: what it said, who made it, and how two of them differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from cs_tui.core.article import Article, ArticleRevised
from cs_tui.core.article_words import steps
from cs_tui.core.events import Event
from cs_tui.core.ports import Instant

Side = Literal["same", "changed", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Version:
    """One revision as it read."""

    rev: int
    """Its number; the one it was made from where it had no effect."""
    article: Article
    by: str
    at: Instant
    event: str
    held: bool
    """False for a revision whose base was stale: it never took effect."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two lines side by side; one of them is empty where the other has no counterpart."""

    side: Side
    before: str
    after: str


def versions(events: Sequence[Event], states: Sequence[Article]) -> tuple[Version, ...]:
    """The revisions among the events of an article, the latest first.

    `states` are the states after each of the events.
    """
    found: list[Version] = []
    before = Article()
    for event, after in zip(events, states, strict=True):
        if after.rev != before.rev:
            found.append(Version(after.rev, after, event.actor, event.at, event.id, held=True))
        elif isinstance(event.body, ArticleRevised) and event.id in after.rivals:
            based = Article().model_copy(update={"rev": event.body.base_rev})
            read = event.body.apply(based, event)
            rev = event.body.base_rev
            found.append(Version(rev, read, event.actor, event.at, event.id, held=False))
        before = after
    return tuple(reversed(found))


def compared(before: str, after: str) -> Iterator[Pair]:
    """Two texts line by line, side by side."""
    old, new = before.splitlines(), after.splitlines()
    for tag, i1, i2, j1, j2 in steps(old, new):
        if tag == "equal":
            yield from (Pair("same", line, line) for line in old[i1:i2])
            continue
        left, right = old[i1:i2], new[j1:j2]
        for place in range(max(len(left), len(right))):
            one = left[place] if place < len(left) else ""
            other = right[place] if place < len(right) else ""
            if place >= len(left):
                yield Pair("new", "", other)
            elif place >= len(right):
                yield Pair("gone", one, "")
            else:
                yield Pair("changed", one, other)
