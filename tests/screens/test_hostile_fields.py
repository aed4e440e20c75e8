"""Hostile text in every field of every screen: it stays text, and a field nobody tries is named."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from cs_tui.core.agent import Role
from cs_tui.core.content import Content, ContentRevised
from cs_tui.core.content import stream_of as content_stream
from cs_tui.core.escalation import Asked
from cs_tui.core.offer import to_person
from cs_tui.errors import UsageError
from cs_tui.screens import article, article_joining, knowledge_acts, knowledge_care, mending
from cs_tui.screens.admin import AdminScreen
from cs_tui.screens.knowledge import KnowledgeScreen
from cs_tui.screens.start import Begin
from cs_tui.screens.step import StepScreen
from cs_tui.screens.sync import SyncScreen
from cs_tui.services.syncing import Mendable
from cs_tui.store.sync_lists import Refused
from cs_tui.texts import Words
from cs_tui.texts.words import side_by_side
from tests.driver import (
    HOUR_MS,
    MORNING,
    NARROW,
    Agent,
    Clock,
    Profile,
    at_desk,
    copy_home,
    off_duty,
)
from tests.screens.fields import places, watched
from tests.screens.lacking import lacking
from tests.screens.passing import MEI, given, staffed
from tests.screens.test_handover import handed_over_by, handed_to_me
from tests.screens.test_preshift import CRM, Morning
from tests.walk.house import house
from tests.ways import ways

CORPUS = (
    "[/x][b]a[/i] [@click=app.quit]x[/] {name} [/b]"
    "\x1b]52;c;aGk=\x07\x1b[31m\x1b[2J\x1bP1$rq\x1b\\\x9b6n\x90q\x9c\x00\x08\x7f"
    "\u202e\u2066\u200b\u2060\ufeff\u2028\u061c\ud800"
    "a" + "\u0301" * 200 + "👩\u200d👩\u200d👧\u200d👦🇨🇳" + "字" * 10_000
)
"""Markup, commands to the terminal in both widths, marks of direction, what takes no room,
a storm of accents, families and flags, and ten thousand characters."""
NEVER = {chr(n) for n in (*range(10), *range(11, 32), *range(127, 160))} | set("\u202e\u2066\ud800")


@dataclass(frozen=True)
class Try:
    """One way to fields: what is prepared, and for each field the keys that lead there."""

    name: str
    prepared: Callable[[Profile], object]
    ways: tuple[tuple[str, tuple[str, ...]], ...]


def nothing(_profile: Profile) -> None:
    """The person is on duty and has nothing."""


def in_front(profile: Profile) -> None:
    """A chat of mine."""
    staffed(profile)
    with profile.program() as desk:
        case = profile.case(desk)
        desk.run_now(desk.queue.put_in_front, case.id)


def twice(profile: Profile) -> None:
    """Two chats of one customer, both mine."""
    with profile.program() as desk:
        profile.case(desk)
    in_front(profile)


def promised(profile: Profile) -> None:
    """A promise, for which a case is urgent in the handover too."""
    with profile.program(at=MORNING - HOUR_MS) as desk:
        case = profile.case(desk)
        desk.run_now(desk.promises.make, case.id, "回电", MORNING + HOUR_MS)


def asked_again(profile: Profile) -> None:
    """A follow-up."""
    with profile.program() as desk:
        desk.run_now(desk.followups.plan, profile.case(desk).id, "t1")


def offered(profile: Profile) -> None:
    """A case is offered to me."""
    staffed(profile)
    with profile.program() as desk:
        given(profile, desk, to_person("me"))


def early(profile: Profile) -> None:
    """Before the shift, with a case offered to me."""
    offered(profile)
    off_duty(profile)


def unlisted(profile: Profile) -> None:
    """Before the shift, in a shop that lists no reasons for working with something broken."""
    with profile.program() as desk:
        kit = desk.kit
        doc = {**kit.own.documents()["reasons"].doc, "degraded": []}

        def revise() -> None:
            with kit.log.act(content_stream("reasons"), kit.ctx(), Content) as act:
                act.add(ContentRevised(base_rev=act.state.rev, doc=doc))

        desk.run_now(revise)
        for state in kit.own.states("bulletin/"):
            desk.run_now(desk.notices.withdraw, state.id)  # type: ignore[attr-defined]
    off_duty(profile)


def read_by_me(profile: Profile) -> None:
    """A colleague's handover."""
    handed_over_by(profile, "chen", "陈宇")


def handed(profile: Profile) -> None:
    """A colleague's case handed to me, and nothing of mine."""
    handed_to_me(profile, "催发货", "如果没到货")


def led(profile: Profile) -> None:
    """I lead, and a colleague has a case that nobody takes."""
    staffed(profile, lead=True)
    with profile.program(at=MORNING - HOUR_MS) as desk:
        case = profile.case(desk)
        desk.run_now(desk.escalation.transfer, case.id, Asked(to_person(MEI), "x", None))


MOST_TABS = 8
PASTE, TABS = "paste", "tab, as often as it takes"
FILED = ("ctrl+o", "4", "破", "损", "enter", "escape")
DONE = (PASTE, "enter")
FOUND = ("ctrl+f", "A", "1", "0", "0", "1", "enter")
"""The first case of all."""


def over(profile: Profile) -> None:
    """A case that is over, whose customer is on record."""
    with profile.program() as desk:
        desk.run_now(desk.queue.no_action, profile.case(desk).id, "spam")


TRIES = (
    Try("erasing", over, (("erasing._sure", (*FOUND, "ctrl+o", "5", "9", "1", *DONE)),)),
    Try(
        "case",
        in_front,
        (
            ("desk.body", ("x", PASTE, "ctrl+s")),
            ("note_form.compose", (TABS, PASTE, "ctrl+s")),
            ("case_acts.action_use", ("ctrl+t", *DONE)),
            ("case_acts.action_know", ("ctrl+r", *DONE)),
            ("classification._leaf_panel", ("ctrl+o", "4", *DONE)),
            ("everywhere._find", ("ctrl+f", *DONE)),
            ("customer._reveal", ("ctrl+o", "5", "1", *DONE)),
            ("customer._ask", ("ctrl+o", "5", "2", *DONE)),
            ("complaint._asks", ("ctrl+o", "投", "诉", "enter", *DONE)),
            ("escalation._note", ("ctrl+o", "1", "1", "1", "2", *DONE)),
        ),
    ),
    Try(
        "two cases",
        twice,
        (
            ("joining._link", ("ctrl+o", "8", "3", *DONE)),
            ("joining._words", ("ctrl+o", "8", "1", "1", *DONE)),
        ),
    ),
    Try(
        "solution",
        in_front,
        (("solution._amount", (*FILED, "space", "6", "1", *DONE)),),
    ),
    Try(
        "owed",
        promised,
        (
            ("handover._leave_out", ("f6", "ctrl+o", "3", PASTE, "escape")),
            ("handover._if_then", ("f6", "1", PASTE, "escape")),
            ("handover_form.compose", ("f6", "ctrl+o", "2", *DONE)),
            ("handover._open_book", ("f6", "ctrl+o", "6", *DONE)),
            ("due_acts.drop", ("f4", "ctrl+o", "3", *DONE)),
        ),
    ),
    Try("follow-up", asked_again, (("due_acts.not_satisfied", ("f4", "ctrl+o", "5", *DONE)),)),
    Try("declined", offered, (("passing._why", ("f4", "ctrl+o", "5", "6", *DONE)),)),
    Try("answered", offered, (("passing._answer", ("f4", "1", "f4", "ctrl+o", "6", *DONE)),)),
    Try("returned", handed, (("taking.take", ("f6", "enter", "2", *DONE)),)),
    Try(
        "read",
        read_by_me,
        (("handover._comment", ("f6", "ctrl+o", "6", "enter", "ctrl+o", "7", *DONE)),),
    ),
    Try(
        "broken",
        early,
        (("preshift._report", ("1", *DONE)), ("preshift._decide", ("4", "3", *DONE))),
    ),
    Try("degraded", unlisted, (("preshift._why", ("ctrl+n", *DONE)),)),
    Try("floor", led, (("floor._reassign", ("f8", "ctrl+o", "2", "1", *DONE)),)),
    Try(
        "office",
        nothing,
        (
            ("looking_back._ask", ("f7", "ctrl+o", "4", "2", *DONE)),
            ("looking_back.report", ("f7", "ctrl+o", "5", *DONE)),
            ("knowledge.body", ("f5", *DONE)),
            ("importing._asked", ("f9", "ctrl+o", "1", *DONE)),
            ("admin._export", ("f9", "ctrl+o", "2", *DONE)),
            ("article.pick_article", ("f9", "ctrl+o", "4", *DONE)),
            ("form_panel._writing", ("f9", "ctrl+o", "3", "1", PASTE, "ctrl+s")),
        ),
    ),
    *(
        Try(way.place, way.prepared, ((way.place, (*way.keys, PASTE, *way.then)),))
        for way in ways()
    ),
)
ABOUT = frozenset(
    {
        "knowledge_acts.flag",
        "knowledge_acts.word",
        "article._confirm",
        "article_joining.join",
        "knowledge_care.export",
        "knowledge_care.put_aside",
        "mending._mend",
        "sync._come_back_in",
    }
)
"""What is asked about an article or a record that is shown."""
ELSEWHERE = ABOUT | {"staff.add", "staff._listed", "start.compose"}
"""Tried by tests of their own below: they need a hub, a profile without a name, or a record."""


def opened_at(agent: Agent) -> str:
    """Where the field that takes the keys was opened."""
    for holder in (agent.app.screen, agent.app.focused):
        if where := getattr(holder, "opened_at", ""):
            return str(where)
    return ""


def is_only_text(agent: Agent) -> None:
    """Fails when anything of it became more than text."""
    assert agent.app.is_running
    shown = agent.screen + "".join(agent.told)
    assert not NEVER & set(shown), sorted(map(hex, map(ord, NEVER & set(shown))))


async def tries(agent: Agent, place: str, keys: tuple[str, ...]) -> None:
    """Walks to a field, which must be the one that is meant, and pastes."""
    for key in keys:
        if key == PASTE:
            assert opened_at(agent) == place, agent.screen
            await agent.pastes(CORPUS)
        elif key == TABS:
            for _ in range(MOST_TABS):
                if opened_at(agent) != place:
                    await agent.presses("tab")
        else:
            await agent.presses(key)
        is_only_text(agent)
    while len(agent.app.screen_stack) > 1:
        await agent.presses("escape")
    is_only_text(agent)


@pytest.fixture(autouse=True)
def watching(monkeypatch: pytest.MonkeyPatch) -> None:
    watched(monkeypatch)


@pytest.mark.parametrize("one", TRIES, ids=lambda one: one.name)
async def test_hostile_text_in_a_field_is_only_text(
    homes: Callable[[str], Path], tmp_path: Path, one: Try
) -> None:
    profile = Morning(copy_home(homes("zh"), tmp_path / "home", "zh").folder, "zh")
    profile.found = (CRM,)
    one.prepared(profile)
    async with at_desk(profile) as agent:
        for place, keys in one.ways:
            await tries(agent, place, keys)


def test_every_field_of_the_program_is_tried() -> None:
    tried = {place for one in TRIES for place, _ in one.ways} | ELSEWHERE
    assert places() - tried == set(), "no hostile text was ever typed there"
    assert tried - places() == set(), "there is no such field any more"


def test_a_new_field_is_found(tmp_path: Path) -> None:
    """The control: a panel that asks for a line is a place nobody has tried."""
    folder = tmp_path / "screens"
    folder.mkdir()
    source = "async def why(screen):\n    return AskPanel(WHY, screen.lang)\n"
    (folder / "callback.py").write_text(source, encoding="utf-8")
    assert places(tmp_path) == {"callback.why"}


async def test_at_the_very_first_start_too(homes: Callable[[str], Path], tmp_path: Path) -> None:
    new = Profile(tmp_path / "new", "zh")
    begin = Begin(alone=lambda *_: None, enrol=_refuses)
    async with at_desk(new, size=NARROW, begin=begin) as agent:
        await agent.presses("1", "2")
        await agent.pastes(CORPUS)
        assert opened_at(agent) == "start.compose"
        await agent.presses("enter")
        is_only_text(agent)
        await agent.presses("escape", "escape", "1", "3")
        await agent.pastes(CORPUS)
        await agent.presses("enter")
        is_only_text(agent)


async def test_and_about_an_article_or_a_record(
    homes: Callable[[str], Path], tmp_path: Path
) -> None:
    profile = copy_home(homes("zh"), tmp_path / "home", "zh")
    async with at_desk(profile) as agent:
        await agent.presses("f5")
        screen, desk = agent.app.screen, agent.app.desk
        assert isinstance(screen, KnowledgeScreen)
        (listed,), _ = await desk.run(desk.knowledge.latest, 1)
        about = await desk.run(desk.knowledge.article, listed.id)
        await begins(agent, partial(knowledge_acts.flag, screen, about))
        await tries(agent, "knowledge_acts.flag", ("1", *DONE))
        await begins(agent, partial(knowledge_acts.word, screen, about))
        await tries(agent, "knowledge_acts.word", DONE)
        await begins(agent, partial(article.correct, screen, about.id))
        await tries(agent, "article._confirm", ("ctrl+o", "4", *DONE))
        await begins(agent, partial(article_joining.join, screen, about))
        await tries(agent, "article_joining.join", DONE)

        await agent.presses("f9")
        office = agent.app.screen
        assert isinstance(office, AdminScreen)
        await begins(agent, partial(knowledge_care.put_aside, office, lacking(CORPUS)))
        await tries(agent, "knowledge_care.put_aside", DONE)
        await begins(agent, partial(knowledge_care.export, office))
        await tries(agent, "knowledge_care.export", DONE)

        await agent.presses("f10")
        line = agent.app.screen
        assert isinstance(line, SyncScreen)
        words = side_by_side([CORPUS])
        record = Refused("e", "case/x", "note_added", "me", MORNING, "A1", words, "done")
        mendable = Mendable("e", "note_added", "done", CORPUS)
        await begins(agent, partial(mending._mend, line, record, mendable))
        await tries(agent, "mending._mend", DONE)
        await begins(agent, line._come_back_in)
        await tries(agent, "sync._come_back_in", DONE)


async def begins(agent: Agent, asks: Callable[[], Awaitable[object]]) -> None:
    """Opens a panel that stands behind a row of some list."""

    async def ask() -> None:
        await asks()

    screen = agent.app.screen
    assert isinstance(screen, StepScreen)
    screen.attempt(ask)
    await agent.settles()


async def _refuses(_code: str, _lang: str) -> None:
    raise UsageError(Words(zh="登记码不完整", en="broken code"))


async def test_and_for_people_who_work_here(tmp_path: Path) -> None:
    async with house(tmp_path, Clock(MORNING)) as made:
        boss = await made.employs("boss", "[/b]", "zh", role=Role.ADMIN)
        await made.begins(boss)
        async with at_desk(boss) as agent:
            for place, keys in (
                ("staff.add", ("f9", "ctrl+o", "5", *DONE)),
                ("staff._listed", ("f9", "ctrl+o", "5", "新", "enter", "1", *DONE)),
            ):
                await tries(agent, place, keys)
