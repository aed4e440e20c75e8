"""What a team's old tickets taught: kept as they were given, and a learner made of them.

Tickets whose labels are categories of this shop teach the suggestions at the desk. Others have
labels of their own and are kept apart: they answer for themselves, and nothing at the desk
changes. The rows are the truth; the learner is made of them again whenever it is not there.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Generator, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from cs_tui.core.policy import Policy
from cs_tui.core.privacy import redact
from cs_tui.core.text import safe_text
from cs_tui.kb.suggested import Example
from cs_tui.texts import Words

if TYPE_CHECKING:
    from cs_tui.kb.suggest import Learner

Scope = Literal["categories", "own"]
MOST_ROWS: Final = 50_000
MOST_LABELS: Final = 1_000
SEED: Final = 20

TOO_MANY_ROWS = Words(
    zh="一共最多 {most} 条，给出的太多；没有学习任何一条。请分开挑选有代表性的再试",
    en="at most {most} lines in all; nothing was learned. Pick the telling ones and try again",
)
TOO_MANY_LABELS = Words(
    zh="一共最多 {most} 种标签，给出的太多；没有学习任何一条。label 应是分类，不是工单号",
    en="at most {most} labels in all; nothing was learned. A label is a category, not a ticket id",
)


class Taught:
    """The tickets taught to one profile, in its folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def rows(self, scope: Scope) -> list[Example]:
        """Everything taught so far, in the order it came."""
        try:
            text = self._file(scope).read_text(encoding="utf-8")
        except FileNotFoundError:
            return []
        return [Example(*json.loads(line)) for line in text.splitlines()]

    def keep(self, scope: Scope, rows: Sequence[Example]) -> None:
        """These are all the rows from now on: the whole file changes at once, or nothing does."""
        from tempfile import NamedTemporaryFile

        whole = "".join(
            json.dumps([row.text, row.label], ensure_ascii=False) + "\n" for row in rows
        )
        with NamedTemporaryFile("w", dir=self._folder, encoding="utf-8", delete=False) as new:
            new.write(whole)
        Path(new.name).replace(self._file(scope))

    def forget(self) -> int:
        """Forgets all tickets with labels of their own; how many there were."""
        gone = len(self.rows("own"))
        for file in (self._file("own"), self._model):
            file.unlink(missing_ok=True)
        return gone

    def learner(self) -> Generator[None, None, Learner]:
        """What the tickets with labels of their own taught, a bit at a time where it is made."""
        from cs_tui.kb.suggest_file import load, save
        from cs_tui.kb.suggest_train import training

        rows = self.rows("own")
        stamp = hashlib.sha256(repr(rows).encode()).hexdigest()[:16]
        kept = load(self._model)
        if kept is not None and kept[1] == stamp:
            return kept[0]
        order = random.Random(SEED)  # noqa: S311  (the same order every time)
        learner = yield from training(rows, order)
        save(self._model, learner, stamp)
        return learner

    def _file(self, scope: Scope) -> Path:
        return self._folder / f"taught-{scope}.jsonl"

    @property
    def _model(self) -> Path:
        return self._folder / "taught-own.model"


def cleaned(text: str, label: str) -> Example:
    """A row fit to be kept: card and identity numbers are struck out."""
    return Example(redact(safe_text(text)).text, safe_text(label))


def as_categories(policy: Policy, rows: Sequence[Example]) -> list[Example]:
    """The rows whose label is the id or the name of a category, with its id as their label."""
    known: dict[str, str] = {}
    for leaf in policy.taxonomy.leaves:
        for name in (leaf.name.zh, leaf.name.en, leaf.id):
            known[name.casefold()] = leaf.id
    found = ((row, known.get(row.label.casefold())) for row in rows)
    return [Example(row.text, label) for row, label in found if label is not None]


def without_doubles(rows: Iterable[Example]) -> list[Example]:
    """Each row once, the first place counts."""
    return list(dict.fromkeys(rows))
