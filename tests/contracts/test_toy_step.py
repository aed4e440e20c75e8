"""A new step of the day is new files of its name and one line each in five known places.

Those of DESIGN section 3: `steps.py`, `desk.py`, `core/fold.py` and a field in `core/case.py`;
besides them the composition root, `bootstrap.py`, which makes the service. A line that names
something new needs an import of it; that is not counted.
"""

from __future__ import annotations

import difflib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contracts.test_layers import lint
from tests.contracts.tree import ROOT, copy_house, house_files

NEW = {
    "cs_tui/texts/toy.py": '''"""Words of the toy."""

from cs_tui.texts.words import Words

TOY = Words(zh="玩具", en="Toy")
TOLD = Words(zh="玩具已记 {n} 次", en="Toy told {n} times")
''',
    "cs_tui/core/toy.py": '''"""The toy: how often it was told."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from cs_tui.core.events import Body, Event
from cs_tui.core.state import Frozen, change

if TYPE_CHECKING:
    from cs_tui.core.case import Case


class Toy(Frozen):
    """What is known of the toy in a case."""

    told: int = 0


class ToyTold(Body):
    """It was told once more."""

    kind: ClassVar[str] = "toy_told"

    def apply(self, case: Case, event: Event) -> Case:
        return change(case, toy=change(case.toy, told=case.toy.told + 1))


EVENTS: tuple[type[Body], ...] = (ToyTold,)
''',
    "cs_tui/services/toy.py": '''"""The toy."""

from __future__ import annotations

from cs_tui.core.toy import ToyTold
from cs_tui.services.kit import Kit


class Toys:
    """Verbs on the toy."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def tell(self, case_id: str) -> int:
        """Tells it; how often that was done by now."""
        with self._kit.log.case_act(case_id, self._kit.ctx()) as act:
            act.add(ToyTold())
        return act.state.toy.told
''',
    "cs_tui/screens/toy.py": '''"""The screen of the toy."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from cs_tui.screens.step import StepScreen
from cs_tui.texts import toy as texts


class ToyScreen(StepScreen):
    """Tells the toy of my first case, and says how often."""

    def body(self) -> ComposeResult:
        """One line."""
        yield Static(id="toy", markup=False)

    async def on_desk(self) -> None:
        """Tells it at once."""
        told = await self.desk.run(self.desk.toys.tell, self.cs.board.mine[0].id)
        self.query_one("#toy", Static).update(self.say(texts.TOLD, n=told))
''',
}
"""The files a newcomer writes."""

LINES = {
    "cs_tui/core/case.py": (
        "from cs_tui.core.toy import Toy",
        "    updated_at: Instant = 0",
        "    toy: Toy = Toy()",
    ),
    "cs_tui/core/fold.py": (
        "from cs_tui.core import toy",
        "            undo.EVENTS,",
        "            toy.EVENTS,",
    ),
    "cs_tui/desk.py": (
        "from cs_tui.services.toy import Toys",
        "    hub: HubLine",
        "    toys: Toys",
    ),
    "cs_tui/bootstrap.py": (
        "from cs_tui.services.toy import Toys",
        "        hub=hub,",
        "        toys=Toys(kit),",
    ),
    "cs_tui/steps.py": (
        "from cs_tui.screens.toy import ToyScreen\nfrom cs_tui.texts.toy import TOY",
        ")",
        '    Step("toy", "f12", TOY, ToyScreen),',
    ),
}
"""For each known place: the imports, the last line that is like this, and what goes before it."""

WALK = """
import asyncio, sys
from pathlib import Path
from cs_tui.store import rebuild
from tests.desk.driver import at_desk
from tests.desk.world import World, make_home

async def walk(world):
    number = world.contact()
    async with at_desk(world) as agent:
        await agent.presses("ctrl+n")
        await agent.comes_to(number)
        await agent.presses("ctrl+g")
        await agent.types("玩具")
        await agent.presses("enter")
        await agent.sees("玩具已记 1 次")
    assert world.case(number).toy.told == 1
    assert [kind for kind, _ in world.kinds(number)].count("toy_told") == 1
    assert world.differing() == []

asyncio.run(walk(World(make_home(Path(sys.argv[1]), "zh"), "zh")))
"""


def with_toy(house: Path, *, but: str = "") -> Path:
    """A copy of the house with the toy step in it; `but` one known place is forgotten."""
    copy_house(house)
    for path, text in NEW.items():
        (house / path).write_text(text, encoding="utf-8")
    for path, (needed, anchor, line) in LINES.items():
        if path != but:
            _put(house / path, needed, anchor, line)
    return house


def _put(path: Path, needed: str, anchor: str, line: str) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    at = len(lines) - 1 - lines[::-1].index(anchor)
    lines.insert(at, line)
    first = next(n for n, one in enumerate(lines) if one.startswith("from cs_tui"))
    lines.insert(first, needed)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def walked(house: Path, home: Path) -> subprocess.CompletedProcess[str]:
    """A person opens the toy through Ctrl+G, in the program of this house."""
    return subprocess.run(
        [sys.executable, "-c", WALK, str(home)],
        cwd=house,
        env=os.environ | {"PYTHONPATH": str(house), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=100,
    )


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house with the toy."""
    return with_toy(tmp_path_factory.mktemp("toy") / "house")


def test_a_step_is_its_own_files_and_one_line_in_each_known_place(house: Path) -> None:
    before = {path.relative_to(ROOT).as_posix(): path for path in house_files(ROOT)}
    after = {path.relative_to(house).as_posix(): path for path in house_files(house)}
    changed = {
        name for name, path in before.items() if path.read_bytes() != after[name].read_bytes()
    }

    assert after.keys() - before.keys() == NEW.keys()
    assert changed == LINES.keys()
    for name in changed:
        old, new = (one[name].read_text(encoding="utf-8").splitlines() for one in (before, after))
        moved = [line for line in difflib.ndiff(old, new) if line[0] in "+-"]
        entries = [line for line in moved if not line.startswith("+ from cs_tui.")]
        assert len(entries) == 1, (name, entries)
        assert entries[0].startswith("+"), name


def test_the_step_opens_through_ctrl_g_and_writes_its_event(house: Path, tmp_path: Path) -> None:
    ran = walked(house, tmp_path / "home")

    assert ran.returncode == 0, ran.stderr


def test_imports_still_point_down_only(house: Path) -> None:
    result = lint(house)

    assert result.returncode == 0, result.stdout + result.stderr


def test_without_its_line_in_the_composition_root_the_step_is_not_there(tmp_path: Path) -> None:
    """The control: why `bootstrap.py` is among the known places."""
    ran = walked(with_toy(tmp_path / "house", but="cs_tui/bootstrap.py"), tmp_path / "home")

    assert ran.returncode != 0
    assert "toys" in ran.stderr
