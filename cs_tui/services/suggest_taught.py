"""What a team's old tickets taught: lessons of the log, and a learner made of them.

Tickets whose labels are categories of this shop teach the suggestions at the desk. Others have
labels of their own and are kept apart: they answer for themselves, and nothing at the desk
changes. The log is the truth and the hub carries it to every desk; a learner is made of it again
whenever it is not there.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cs_tui.core import lesson
from cs_tui.core.events import Event, event
from cs_tui.core.lesson import LessonForgotten, LessonGiven, Scope
from cs_tui.core.policy import Policy
from cs_tui.core.privacy.redaction import unreachable
from cs_tui.core.text import safe_text
from cs_tui.errors import UsageError
from cs_tui.kb.suggest_features import TEXT_LIMIT
from cs_tui.kb.suggested import Example
from cs_tui.services.content import must_write
from cs_tui.services.kit import Kit
from cs_tui.store import lessons
from cs_tui.store.reader import Reader
from cs_tui.texts import Words
from cs_tui.texts import lesson as texts

if TYPE_CHECKING:
    from cs_tui.kb.suggest import Learner

MOST_ROWS: Final = 50_000
MOST_LABELS: Final = 1_000
LESSON_BYTES: Final = 100_000
"""Of one lesson, which is one event: several fit into one push to the hub."""
SEED: Final = 20

TOO_MANY_ROWS = Words(
    zh="一共最多 {most} 条，给出的太多；没有学习任何一条。请分开挑选有代表性的再试",
    en="at most {most} lines in all; nothing was learned. Pick the telling ones and try again",
)
TOO_MANY_LABELS = Words(
    zh="一共最多 {most} 种标签，给出的太多；没有学习任何一条。label 应是分类，不是工单号",
    en="at most {most} labels in all; nothing was learned. A label is a category, not a ticket id",
)


class Teaching:
    """Verbs on lessons: what everybody's suggestions learn from."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def new(self, scope: Scope, rows: Sequence[Example]) -> list[Example]:
        """Those of these rows that were not taught yet, each once.

        Raises `UsageError` where it would be more than can be learned in all.
        """
        known = dict.fromkeys(taught(self._kit.own, scope))
        every = dict.fromkeys((*known, *rows))
        if len(every) > MOST_ROWS:
            raise UsageError(TOO_MANY_ROWS.fill(most=MOST_ROWS))
        if len({row.label for row in every}) > MOST_LABELS:
            raise UsageError(TOO_MANY_LABELS.fill(most=MOST_LABELS))
        return [row for row in every if row not in known]

    def teach(self, scope: Scope, rows: Iterable[Example]) -> None:
        """All of these rows become lessons, or none. Raises `Refused` for who may not."""
        self._check()
        ctx = self._kit.ctx()
        act = ctx.new_id()
        self._kit.log.append(
            [
                event(
                    lesson.stream_of(ctx.new_id()),
                    LessonGiven(scope=scope, count=len(part), tickets=part),
                    ctx,
                    act=act,
                )
                for part in _parts(rows)
            ]
        )

    def forget(self, scope: Scope) -> int:
        """Forgets the tickets of this scope, everywhere; how many there were.

        Their texts are erased here, at the hub, and at every desk that hears of it. Raises
        `Refused` for who may not.
        """
        self._check()
        gone = [0]
        ctx = self._kit.ctx()
        act = ctx.new_id()

        def decided() -> list[Event]:
            gone[0] = len(taught(self._kit.own, scope))
            standing = lessons.standing(self._kit.own.conn, scope)
            return [event(stream, LessonForgotten(), ctx, act=act) for stream in standing]

        self._kit.log.append_decided(decided)
        self._kit.log.tidy()
        return gone[0]

    def _check(self) -> None:
        must_write(self._kit.profile, texts.NOT_YOURS)


class OwnLabels:
    """The learner of the tickets with labels of their own; for the search lane."""

    def __init__(self, reader: Reader, folder: Path) -> None:
        self._reader = reader
        self._file = folder / "taught-own.model"
        self._learner: Learner | None = None
        self._stamp = ""

    def stamp(self) -> str:
        """Changes with the lessons it is made of; empty where there are none."""
        return stamp(self._reader, "own")

    def tidy(self) -> None:
        """Removes what was learned from lessons that were all forgotten: it quotes them."""
        if not self.stamp():
            self._learner, self._stamp = None, ""
            # Where it cannot be removed now it is at the next start.
            with suppress(OSError):
                self._file.unlink(missing_ok=True)

    def learned(self) -> Generator[None, None, Learner]:
        """What they taught, a bit at a time where it must be learned."""
        from cs_tui.kb.suggest_file import load, save
        from cs_tui.kb.suggest_train import training

        now = self.stamp()
        if self._learner is not None and self._stamp == now:
            return self._learner
        kept = load(self._file)
        if kept is not None and kept[1] == now:
            learner = kept[0]
        else:
            order = random.Random(SEED)  # noqa: S311  (the same order every time)
            learner = yield from training(taught(self._reader, "own"), order)
            # What cannot be kept is learned again at the next start: the log has it.
            with suppress(OSError):
                save(self._file, learner, now)
        self._learner, self._stamp = learner, now
        return learner


def taught(reader: Reader, scope: Scope) -> list[Example]:
    """Everything taught so far, each row once, in an order that all desks share."""
    found = lessons.tickets(reader.conn, scope)
    return list(dict.fromkeys(Example(text, label) for text, label in found))


def stamp(reader: Reader, scope: Scope) -> str:
    """Changes with the lessons that stand; empty where there are none."""
    standing = lessons.standing(reader.conn, scope)
    return hashlib.sha256("\n".join(standing).encode()).hexdigest()[:16] if standing else ""


def cleaned(text: str, label: str) -> Example:
    """A row fit to be kept and shared: without secrets and ways to a person, no longer than is
    learned from.
    """
    return Example(unreachable(safe_text(text))[:TEXT_LIMIT], safe_text(label))


def as_categories(policy: Policy, rows: Sequence[Example]) -> list[Example]:
    """The rows whose label is the id or the name of a category, with its id as their label."""
    known: dict[str, str] = {}
    for leaf in policy.taxonomy.leaves:
        for name in (leaf.name.zh, leaf.name.en, leaf.id):
            known[name.casefold()] = leaf.id
    found = ((row, known.get(row.label.casefold())) for row in rows)
    return [Example(row.text, label) for row, label in found if label is not None]


def _parts(rows: Iterable[Example]) -> Iterator[tuple[tuple[str, str], ...]]:
    """The rows, as many at a time as fit into one lesson."""
    part: list[tuple[str, str]] = []
    size = 0
    for row in rows:
        more = len(row.text.encode()) + len(row.label.encode())
        if part and size + more > LESSON_BYTES:
            yield tuple(part)
            part, size = [], 0
        part.append((row.text, row.label))
        size += more
    if part:
        yield tuple(part)
