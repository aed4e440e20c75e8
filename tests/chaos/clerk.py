"""Somebody at a real desk without a screen, who works by chance and notes on paper what was saved.

The paper is written after the desk said that it saved: whatever stands on it must never be lost.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cs_tui.core.case import Case
from cs_tui.desk import Desk
from cs_tui.errors import CsError, Refused
from cs_tui.services.field_names import NOTE, REPLY

LEAVES: Final = ("URGE", "REFTRK", "INVOICE")
LETTERS: Final = "bcdfghjkmnpqrstvwxz"
LENGTH: Final = 14
END: Final = "号"
AT_HAND: Final = 3
"""Who has so many open cases takes no further one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line on the paper: words that stand nowhere else, and the case they were saved in."""

    text: str
    case: str


class Paper:
    """What somebody noted by hand; it survives the end of the program."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.lines = read(path)

    def note(self, line: Line) -> None:
        """Writes one line, at once."""
        self.lines.append(line)
        raw = json.dumps({"text": line.text, "case": line.case}, ensure_ascii=False)
        fd = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        try:
            os.write(fd, raw.encode() + b"\n")
        finally:
            os.close(fd)


def words(rng: random.Random) -> Iterator[str]:
    """Words that stand nowhere else, and that no rule takes for a secret."""
    while True:
        yield "".join(rng.choices(LETTERS, k=LENGTH)) + END


def read(path: Path) -> list[Line]:
    """The lines on a paper; none where there is no paper yet."""
    if not path.exists():
        return []
    return [Line(**json.loads(raw)) for raw in path.read_text(encoding="utf-8").splitlines()]


class Clerk:
    """Works at one desk."""

    def __init__(self, desk: Desk, paper: Paper, rng: random.Random) -> None:
        self.desk = desk
        self.paper = paper
        self._rng = rng
        # Whoever was killed between saving and writing must not use the same words again.
        self._words = words(rng)

    @property
    def id(self) -> str:
        """Who they are to the hub."""
        return self.desk.kit.profile.actor

    def mine(self) -> list[Case]:
        """The open cases that are theirs."""
        board = self.desk.run_now(self.desk.queue.board)
        return [self.desk.run_now(self.desk.cases.view, row.id).case for row in board.mine]

    async def works(self) -> None:
        """A few minutes of somebody's day."""
        cases = self.mine()
        if len(cases) < AT_HAND and self._rng.random() < 0.6:
            with suppress(CsError):
                await self.desk.serve_next()
        if len(cases) < AT_HAND and self._rng.random() < 0.3:
            self._calls()
        for case in self.mine():
            self._acts_on(case)

    async def syncs(self) -> bool:
        """One round with the hub; whether it went through."""
        try:
            await self.desk.hub.sync_once()
        except CsError:
            return False
        return True

    def _calls(self) -> None:
        """A customer calls, and it is taken down."""
        text = next(self._words)
        opened = self.desk.run_now(
            self.desk.cases.open, channel="phone", text=text, answered=True, lang="zh"
        )
        self.paper.note(Line(text, opened.id))

    def _acts_on(self, case: Case) -> None:
        desk = self.desk
        with suppress(Refused):
            desk.run_now(desk.queue.put_in_front, case.id)
        fields = {NOTE["done"]: next(self._words)}
        solves = self._rng.random() < 0.5
        if solves:
            picked = {"nature": "help", "outcome": "solved", "leaf": self._rng.choice(LEAVES)}
            fields |= {**picked, NOTE["issue"]: next(self._words), REPLY: next(self._words)}
        texts = [text for name, text in fields.items() if name in (*NOTE.values(), REPLY)]
        new = {name: (text, None) for name, text in fields.items()}
        try:
            desk.run_now(desk.cases.keep_drafts, case.id, new)
            if solves:
                seen = desk.run_now(desk.cases.view, case.id).case.last_in
                desk.run_now(desk.queue.finish, case.id, seen)
            else:
                desk.run_now(desk.cases.save, case.id)
        except Refused:
            return
        for text in texts:
            self.paper.note(Line(text, case.id))
