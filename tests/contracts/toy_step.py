"""A toy step as a newcomer writes it: its own files, and the lines in the known places."""

from __future__ import annotations

NEW = {
    "cs_tui/texts/toy.py": '''"""Words of the toy."""

from cs_tui.texts.words import Words

TOY = Words(zh="玩具", en="Toy")
TELL = Words(zh="记一次", en="tell")
TELL_LONG = Words(zh="记下第一张工单的玩具", en="tells of the toy in my first case")
ASK = Words(zh="什么玩具？", en="Which toy?")
TOLD = Words(zh="玩具已记 {n} 次：{text}", en="toy told {n} times: {text}")
ENOUGH = Words(zh="玩具最多记两次", en="a toy is told twice at most")

TOY_TOLD = Words(zh="玩具一记", en="telling of the toy")
''',
    "cs_tui/core/toy.py": '''"""The toy of a case: how often it was told, and what was said last."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from cs_tui.core.events import Body, Event, PersonalText
from cs_tui.core.state import Frozen, change
from cs_tui.texts import Words, rules
from cs_tui.texts import toy as texts

if TYPE_CHECKING:
    from cs_tui.core.act import Act
    from cs_tui.core.case import Case

MOST: Final = 2


class Toy(Frozen):
    """What is known of the toy in a case."""

    told: int = 0
    text: str = ""


class ToyTold(Body):
    """It was told once more."""

    kind: ClassVar[str] = "toy_told"
    called: ClassVar[Words] = texts.TOY_TOLD
    text: PersonalText = ""

    def blocked(self, case: Case, event: Event) -> Words | None:
        if event.actor != case.owner:
            return rules.NOT_YOURS
        return texts.ENOUGH if case.toy.told >= MOST else None

    def apply(self, case: Case, event: Event) -> Case:
        return change(case, toy=Toy(told=case.toy.told + 1, text=self.text))


def tell(act: Act[Case], text: str) -> None:
    """Tells it once more. Raises `Refused` when it was told often enough."""
    act.add(ToyTold(text=text.strip()))


EVENTS: tuple[type[Body], ...] = (ToyTold,)
''',
    "cs_tui/services/toy.py": '''"""The toy."""

from __future__ import annotations

from cs_tui.core import toy
from cs_tui.services.kit import Kit


class Toys:
    """Verbs on the toy."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def tell(self, case_id: str, text: str) -> None:
        """Tells it once more. Raises `Refused`."""
        with self._kit.log.case_act(case_id, self._kit.ctx()) as act:
            toy.tell(act, text)
''',
    "cs_tui/screens/toy.py": '''"""F12, the toy of my first case."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from cs_tui.screens import keymap
from cs_tui.screens.panels import AskPanel
from cs_tui.screens.side import Named, SideScreen
from cs_tui.screens.step import acting
from cs_tui.texts import toy as texts
from cs_tui.widgets.plain import plain


class ToyScreen(SideScreen):
    """Tells the toy, and says how often that was done."""

    STEP = "toy"
    KEY_IDS = ("case.send", "undo", "all")
    HERE = {"case.send": Named(texts.TELL, texts.TELL_LONG)}
    BINDINGS = [*keymap.bindings("case.send", "undo")]

    def body(self) -> ComposeResult:
        """One line."""
        yield Static(id="toy", markup=False)

    async def load(self) -> None:
        """Reads the toy of my first case."""
        for row in self.cs.board.mine[:1]:
            toy = (await self.desk.run(self.desk.cases.view, row.id)).case.toy
            told = self.say(texts.TOLD, n=toy.told, text=toy.text)
            self.query_one("#toy", Static).update(plain(told))

    @acting
    async def action_send(self) -> None:
        """Asks which, and tells it."""
        text = await self.app.push_screen_wait(AskPanel(texts.ASK, self.lang, place=None))
        if text:
            await self.desk.run(self.desk.toys.tell, self.cs.board.mine[0].id, text)
            await self.redraw()
''',
    "tests/core/test_toy.py": '''"""The toy: told twice at most, and by whose case it is."""

from __future__ import annotations

import pytest

from cs_tui.core import toy
from cs_tui.core.case import Status
from cs_tui.errors import Refused
from tests.make import in_status


def test_a_toy_is_told_twice_at_most() -> None:
    act = in_status(Status.ACTIVE).act()
    toy.tell(act, "小熊")
    toy.tell(act, " 小猫 ")

    with pytest.raises(Refused, match="twice at most"):
        toy.tell(act, "小狗")
    assert act.state.toy == toy.Toy(told=2, text="小猫")


def test_only_the_owner_tells_it() -> None:
    with pytest.raises(Refused):
        toy.tell(in_status(Status.ACTIVE).act("mei"), "小熊")
''',
    "tests/ways/toy.py": '''"""The way to the toy."""

from __future__ import annotations

from tests.driver import Profile
from tests.ways import Way


def in_hand(profile: Profile) -> None:
    """A chat of mine."""
    with profile.program() as desk:
        profile.case(desk)


WAYS = (Way("toy.action_send", in_hand, ("f12", "ctrl+s")),)
''',
    "tests/screens/test_toy.py": '''"""The toy from its key to a colleague's desk."""

from __future__ import annotations

from pathlib import Path

from cs_tui.core.case import stream_of
from cs_tui.core.toy import Toy, ToyTold
from cs_tui.store import rebuild
from cs_tui.texts import toy as texts
from tests.driver import MORNING, Clock, at_desk
from tests.walk.house import House, Person, house


async def test_the_toy_goes_from_its_key_to_the_hub_and_to_a_colleague(tmp_path: Path) -> None:
    async with house(tmp_path, Clock(MORNING)) as made:
        lin = await made.employs("lin", "林晓", "zh")
        mei = await made.employs("mei", "Mei", "en")
        number = await made.writes("c1", "下单三天了还没发货", lang="zh")
        await made.begins(lin)
        await _tells(lin, number)
        await _syncs(lin)
        await _syncs(mei)
        _stands_everywhere(made, lin, mei, number)


async def _tells(lin: Person, number: str) -> None:
    """By keys: through the palette, told, told again, blocked by the rule, taken back."""
    async with at_desk(lin) as agent:
        await agent.presses("ctrl+n")
        await agent.sees(number)
        await agent.presses("ctrl+g")
        await agent.types(texts.TOY.zh)
        await agent.presses("enter", "ctrl+s")
        for text in ("小熊", "小猫", "小狗"):
            await agent.types(text)
            await agent.presses("enter", "ctrl+s")
        await agent.is_told(texts.ENOUGH.zh)
        await agent.presses("escape")
        await agent.sees("玩具已记 2 次：小猫")
        await agent.presses("ctrl+z")
        await agent.is_told(f"已撤销 {number}：{ToyTold.called.zh}")
        await agent.sees("玩具已记 1 次：小熊")
        await agent.presses("f1")
        await agent.sees(texts.TELL_LONG.zh)
        await agent.presses("end")
        await agent.sees("F12", "打开：玩具")
        await agent.presses("escape")
        await agent.speaks("en")
        await agent.sees("toy told 1 times: 小熊", texts.TELL.en)


async def _syncs(person: Person) -> None:
    desk = person.open()
    try:
        await desk.hub.fetch()
        await desk.hub.sync_once()
    finally:
        await desk.hub.stop()
        desk.close()


def _stands_everywhere(made: House, lin: Person, mei: Person, number: str) -> None:
    toy = Toy(told=1, text="小熊")
    assert made.case(number).toy == toy
    kinds = [one.kind for one in made.events(number)]
    assert (kinds.count("toy_told"), kinds.count("undone")) == (2, 1)
    for person in (lin, mei):
        with person.program() as desk:
            found = desk.run_now(desk.cases.named, number)
            assert desk.run_now(desk.cases.view, found.id).case.toy == toy
            assert desk.run_now(rebuild.differing, desk.kit.log.conn) == []
            sealed = desk.run_now(desk.kit.log.sealed, stream_of(found.id))
            told = [one for one in sealed if one.kind == "toy_told"]
            assert [("小" in one.fact.decode(), one.personal is None) for one in told] == [
                (False, False),
                (False, False),
            ]
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
        "            erasing.CASE_EVENTS,",
        "            toy.EVENTS,",
    ),
    "cs_tui/desk.py": (
        "from cs_tui.services.toy import Toys",
        "    undo = of_kit(Undo)",
        "    toys = of_kit(Toys)",
    ),
    "cs_tui/steps.py": (
        "from cs_tui.texts.toy import TOY",
        ")",
        '    Step("toy", "f12", TOY, "ToyScreen"),',
    ),
}
"""For each known place: the import, the last line that is like this, and what goes before it."""
