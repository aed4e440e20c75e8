"""One agent at work: by plain commands and by keys, counting on paper what they did."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from cs_tui import bootstrap
from cs_tui.cli import main
from cs_tui.services.kit import PolicyBook
from tests.desk.driver import Agent, at_desk
from tests.desk.world import World
from tests.walk.channels import Channels

BY_KEYS = ("play", "play", "wait", "play", "none", "play", "promise", "play", "none", "wait") * 2
BY_COMMANDS = (
    "solve",
    "none",
    "wait",
    "none",
    "promise",
    "none",
    "keep",
    "wait",
    "leave",
    "none",
)
"""What becomes of a served case, over and over again."""
SMALL = (80, 22)
"""The smallest terminal there may be: what is not drawn costs nothing."""
ANSWER = {"zh": "已经帮您催促，今天发出。", "en": "We have pushed it, it ships today."}


@dataclass
class Tally:
    """What was done, counted where it was done."""

    taken: int = 0
    no_action: int = 0
    unanswered: int = 0
    replies: int = 0
    promised: int = 0
    kept: int = 0
    resolved: set[str] = field(default_factory=set)
    """Numbers of cases."""

    @property
    def handled(self) -> int:
        """Taken and answered."""
        return self.taken - self.no_action - self.unanswered


class Worker:
    """A person with a terminal of their own."""

    def __init__(self, home: Path, patch: pytest.MonkeyPatch) -> None:
        self.home = home
        self.tally = Tally()
        self.cases: dict[str, str] = {}
        """Number -> id of every case they were served by a command."""
        self._patch = patch
        self._policies = PolicyBook()
        """Read once: in life each command is a process, and reads it again."""

    def does(self, *words: str) -> Any:
        """What `cs-tui <words>` says as data; it must succeed, and have nothing to warn of."""
        self._patch.setenv("CS_TUI_HOME", str(self.home))
        self._patch.setattr(bootstrap, "PolicyBook", lambda: self._policies)
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = main(list(words))
        assert (code, err.getvalue()) == (0, ""), (words, err.getvalue())
        return json.loads(out.getvalue()) if "--json" in words else None

    def joins(self, code: str) -> None:
        """Enrols, and fetches what there is."""
        self._patch.setenv("CS_TUI_HOME", str(self.home))
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            assert main(["enrol", code]) == 0
            assert main(["sync"]) == 0

    def is_served(self) -> tuple[str, str]:
        """Number and language of the next case; what was done so far is sent with it."""
        case = self.does("case", "next", "--json")["case"]
        self.tally.taken += 1
        self.cases[case["number"]] = case["id"]
        return case["number"], case["lang"]

    def works(self, how: str) -> None:
        """Takes the next case and does with it what is planned; sent with the next one."""
        number, lang = self.is_served()
        if how == "leave":
            self._does("wait", number)
            self.tally.unanswered += 1
        elif how == "none":
            self._does("no-action", number, "thanks_only")
            self.tally.no_action += 1
        else:
            self._answers(number, lang)
            if how in ("promise", "keep"):
                self._does("promise", number, "回电", "--in", "2h")
                self.tally.promised += 1
            if how == "keep":
                self._does("keep", number, "1")
                self.tally.kept += 1
            if how in ("solve", "keep"):
                self.solves(number)
            else:
                self._does("wait", number)

    def solves(self, number: str) -> None:
        """Names what it was, notes what was done, and closes."""
        picks = ("--nature", "help", "--leaf", "URGE", "--outcome", "solved")
        self._does("classify", number, *picks)
        self._does("note", number, "--issue", "催发货", "--done", "已催")
        self._does("close", number)
        self.tally.resolved.add(number)

    def answers_again(self, number: str) -> None:
        """Answers a customer who came back."""
        self._answers(number, "zh")

    def _answers(self, number: str, lang: str) -> None:
        self._does("reply", number, ANSWER[lang])
        self.tally.replies += 1

    def _does(self, verb: str, *words: str) -> None:
        self.does("case", verb, *words, "--offline")

    async def sits_down(self) -> None:
        """Works cases at the desk, by keys alone; finishing one serves the next, so that one more
        stands in front, unanswered, when they get up."""
        world = World(self.home, "zh")
        with world.other_program() as desk:
            desk.run_now(desk.shifts.begin)
        async with at_desk(world, size=SMALL) as agent:
            if agent.front is None:
                await agent.presses("ctrl+n")
                await self._is_shown(agent)
            else:
                self.tally.unanswered -= 1
            for how in BY_KEYS:
                await self._by_keys(agent, world, how)
                await self._is_shown(agent)
            self.tally.unanswered += 1

    async def _is_shown(self, agent: Agent) -> None:
        await agent.until(lambda: agent.front is not None, "case in front")
        await agent.comes_to(str(agent.front))
        self.tally.taken += 1

    async def _by_keys(self, agent: Agent, world: World, how: str) -> None:
        number = str(agent.front)
        if how == "none":
            await agent.presses("ctrl+o", "9", "1")
            self.tally.no_action += 1
        elif how == "play":
            await agent.presses("1")
            self.tally.promised += "promise" in world.drafts(number)
            await agent.presses("ctrl+n")
            self.tally.resolved.add(number)
            self.tally.replies += 1
        else:
            if how == "promise":
                await agent.presses("ctrl+o", "2", "2")
                self.tally.promised += 1
            agent.goes_to("reply")
            await agent.types(ANSWER["zh"])
            await agent.presses("ctrl+n")
            self.tally.replies += 1
        await agent.until(lambda: agent.front != number, "other case")


def comes_back(worker: Worker, channels: Channels, number: str, *, again: bool) -> None:
    """The customer of a solved case writes again; it is solved `again`, or left open.

    On paper it stays among those solved that day, once.
    """
    assert channels.writes_again(worker.cases[number]) == (worker.cases[number], False)
    worker.does("sync", "--json")
    if again:
        worker.answers_again(number)
        worker.solves(number)
