"""What one desk was taught reaches the others over the real hub: the same words, the same hint."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cs_tui.core import note
from cs_tui.core.agent import Role
from cs_tui.core.classification import classify
from cs_tui.core.events import event
from cs_tui.core.lesson import LessonForgotten, LessonGiven, stream_of
from cs_tui.errors import Refused
from cs_tui.kb.suggest_features import TEXT_LIMIT
from cs_tui.kb.suggested import Example
from cs_tui.services.suggest import Hint, Suggestions
from cs_tui.services.suggest_taught import Teaching, cleaned, taught
from cs_tui.sqlite import Connection
from tests.server.floor import Desk, Floor
from tests.server.test_handover import Person, all_sync

STRANGE = "会员日的月球券怎么领不到"
ROWS = [Example(f"月球券{n}领不到", "STOCK") for n in range(4)]
CATS = [Example("the cat will not eat", "cats"), Example("the dog barks", "dogs")]
CARD = "4111 1111 1111 1111"


class Learning(Person):
    """Somebody whose desk suggests."""

    def __init__(self, desk: Desk, name: str, folder: Path) -> None:
        super().__init__(desk, name)
        self.teaching = Teaching(self.kit)
        self.folder = folder
        self.suggestions = Suggestions(self.kit.reader, self.kit.policies, folder)

    def learns(self) -> None:
        """What the desk does when something arrived."""
        while self.suggestions.prepare():
            pass

    def first(self, text: str = STRANGE) -> Hint:
        """The likeliest category, after what is due was learned."""
        self.learns()
        return self.suggestions.hints("leaf", text)[0]

    def own(self) -> str | None:
        """The likeliest label of the team's own."""
        found = self.suggestions.own("a cat", 1)
        return found[0].label if found else None

    def confirms(self, leaf: str) -> None:
        """A case of theirs with these words and this category."""
        case_id = self.cases.open_call().id
        with self.log.case_act(case_id, self.kit.ctx()) as act:
            note.write(act, issue=STRANGE)
            classify(act, "leaf", leaf)


def copied(here: Path, there: Path) -> None:
    """Every file of a folder into another."""
    shutil.copytree(here, there, dirs_exist_ok=True)


def contents(folder: Path) -> bytes:
    """Every byte of the files in a folder."""
    return b"".join(one.read_bytes() for one in folder.iterdir() if one.is_file())


def holds(log: Connection, said: bytes) -> bool:
    """Whether some event of a log holds these bytes."""
    rows = log.execute("SELECT fact, ifnull(personal, x'') FROM events").fetchall()
    return any(said in part for row in rows for part in row)


@pytest.fixture(scope="module")
def content_learned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the shipped content teaches, learned by the first desk alone."""
    return tmp_path_factory.mktemp("learned")


@pytest.fixture
async def team(floor: Floor, tmp_path: Path, content_learned: Path) -> tuple[Learning, Learning]:
    """A lead and an agent, whose desks know the content and nothing else."""
    found: list[Learning] = []
    for name, role in (("zhao", Role.LEAD), ("lin", Role.AGENT)):
        folder = tmp_path / name
        copied(content_learned, folder)
        one = Learning(await floor.desk(name, role=role), name, folder)
        await one.syncs()
        one.learns()
        copied(folder, content_learned)
        found.append(one)
    lead, agent = found
    return lead, agent


async def test_old_tickets_taught_at_one_desk_teach_the_next(
    team: tuple[Learning, Learning],
) -> None:
    lead, agent = team
    before = agent.first()
    assert before.label != "STOCK"
    lead.teaching.teach("categories", ROWS)
    await all_sync(lead, agent)
    assert agent.first() == lead.first()
    assert agent.first().label == "STOCK"
    assert taught(agent.kit.reader, "categories") == ROWS
    assert agent.teaching.new("categories", [*ROWS, Example("x", "STOCK")]) == [
        Example("x", "STOCK")
    ]


async def test_what_a_colleague_confirmed_is_learned_from(team: tuple[Learning, Learning]) -> None:
    lead, agent = team
    for _ in range(3):
        agent.confirms("STOCK")
    await all_sync(agent, lead)
    assert (lead.first().label, agent.first().label) == ("STOCK", "STOCK")
    assert lead.first().confidence == pytest.approx(agent.first().confidence, abs=1e-6)


async def test_labels_of_their_own_are_shared_and_forgotten_everywhere(
    team: tuple[Learning, Learning],
) -> None:
    lead, agent = team
    lead.teaching.teach("own", CATS)
    await all_sync(lead, agent)
    assert (lead.own(), agent.own()) == ("cats", "cats")
    assert lead.teaching.forget("own") == 2
    await all_sync(lead, agent)
    assert (lead.own(), agent.own()) == (None, None)
    assert lead.teaching.forget("own") == 0
    lead.teaching.teach("own", CATS)
    await all_sync(lead, agent)
    assert agent.own() == "cats"


async def test_what_taught_the_desk_can_be_forgotten_too(team: tuple[Learning, Learning]) -> None:
    lead, agent = team
    lead.teaching.teach("categories", ROWS)
    lead.teaching.teach("own", CATS)
    await all_sync(lead, agent)
    assert agent.first().label == "STOCK"
    assert lead.teaching.forget("categories") == len(ROWS)
    await all_sync(lead, agent)
    assert (lead.first().label == "STOCK", agent.first().label == "STOCK") == (False, False)
    assert agent.own() == "cats"


async def test_the_text_of_what_was_forgotten_stands_on_no_disk(
    floor: Floor, team: tuple[Learning, Learning]
) -> None:
    lead, agent = team
    lead.teaching.teach("own", [Example("陈女士说猫不吃粮", "cats"), *CATS])
    lead.teaching.teach("categories", [Example("陈女士领不到月球券", "STOCK")])
    await all_sync(lead, agent)
    agent.learns()
    agent.own()
    disks = (floor.path.parent, *(one.folder for one in (lead, agent)))
    name = "陈女士".encode()
    logs = (lead.conn, agent.conn)
    assert name in contents(disks[0])
    assert [holds(log, name) for log in logs] == [True, True]
    lead.teaching.forget("own")
    lead.teaching.forget("categories")
    await all_sync(lead, agent)
    lead.learns()
    agent.learns()
    assert [name in contents(disk) for disk in disks] == [False] * 3
    assert [holds(log, name) for log in logs] == [False, False]


async def test_a_lesson_that_arrives_after_it_was_forgotten_leaves_no_text(
    team: tuple[Learning, Learning],
) -> None:
    lead, agent = team
    ctx = lead.kit.ctx()
    stream = stream_of(ctx.new_id())
    body = LessonGiven(scope="own", count=1, tickets=(("陈女士的猫", "cats"),))
    lead.log.append([event(stream, LessonForgotten(), ctx, act=ctx.new_id())])
    lead.log.append([event(stream, body, ctx, act=ctx.new_id())])
    await all_sync(lead, agent)
    assert [holds(one.conn, "陈女士".encode()) for one in (lead, agent)] == [False, False]
    assert (lead.own(), agent.own()) == (None, None)


async def test_an_agent_teaches_nobody(floor: Floor, team: tuple[Learning, Learning]) -> None:
    lead, agent = team
    for verb in (lambda: agent.teaching.teach("own", CATS), lambda: agent.teaching.forget("own")):
        with pytest.raises(Refused):
            verb()
    ctx = agent.kit.ctx()
    body = LessonGiven(scope="own", count=1, tickets=(("a cat", "cats"),))
    agent.log.append([event(stream_of(ctx.new_id()), body, ctx, act=ctx.new_id())])
    assert (await agent.syncs()).refused == 1
    await all_sync(lead, agent)
    assert (lead.own(), agent.own()) == (None, None)


async def test_no_secret_number_of_a_ticket_reaches_a_disk(
    floor: Floor, team: tuple[Learning, Learning]
) -> None:
    lead, _ = team
    row = cleaned(f"{'x' * 590} {CARD} twice", "cats")
    lead.teaching.teach("own", [row])
    await lead.syncs()
    assert CARD[:9] not in row.text
    assert len(row.text) <= TEXT_LIMIT
    kept = contents(floor.path.parent)
    assert b"xxxx" in kept
    assert CARD[:9].encode() not in kept


async def test_many_tickets_travel_as_few_events(team: tuple[Learning, Learning]) -> None:
    lead, agent = team
    rows = [Example(f"第{n}次问的话" + "很长" * 40, f"l{n % 7}") for n in range(2_000)]
    lead.teaching.teach("own", rows)
    (count,) = lead.conn.execute("SELECT count(*) FROM events WHERE stream LIKE 'lesson/%'")
    assert count[0] <= 8
    await all_sync(lead, agent)
    assert taught(agent.kit.reader, "own") == rows
