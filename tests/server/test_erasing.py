"""A customer is erased: not a byte of theirs is left at the hub or at any desk; figures stand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from cs_tui.core import note
from cs_tui.core.agent import Role
from cs_tui.core.case import Status
from cs_tui.core.classification import classify
from cs_tui.core.metrics.facts import case_facts, contact_facts
from cs_tui.core.moves import resolve
from cs_tui.server.storage import chain
from cs_tui.server.storage.rebuild import differing
from cs_tui.services.customers import Customers
from cs_tui.services.unfinished import Unfinished
from cs_tui.store import rebuild
from cs_tui.sync.erasure import EraseAsked, Erasure
from tests.server.floor import Client, Floor
from tests.server.test_handover import Person, all_sync
from tests.server.test_with_terminal import hub_docs

NAME, PHONE, ORDER = "欧阳铁柱", "13955557777", "202611887766"
MAIL = "tiezhu@example.com"
WORDS = ("裤子开线了", "给您补寄一条", "客户很着急", "夜班请再打一次", "家住三楼", "下回还来")
HERS = (NAME, PHONE, ORDER, MAIL, *WORDS)
OTHER = "别的客户问发票"
DAY = "2026-09-21"


def left_of(kept: bytes) -> list[str]:
    """What of the customer can be read in these bytes."""
    return [one for one in HERS if one.encode() in kept]


def on_disk(one: Person) -> bytes:
    """Every byte of a desk."""
    one.log.tidy()
    return b"".join(path.read_bytes() for path in one.conn.path.parent.iterdir())


class Scene:
    """A customer wrote, was answered, noted, classified, handed over and rated; so did another."""

    lin: Person
    lead: Person
    chat: Client
    case: str
    customer: str
    other: str

    def __init__(self, floor: Floor, folder: Path) -> None:
        self.floor = floor
        self.folder = folder

    async def begins(self) -> None:
        floor = self.floor
        self.chat = floor.channel()
        self.lin, self.lead = [
            await self.sits(name, role) for name, role in (("lin", Role.AGENT), ("zhao", Role.LEAD))
        ]
        said = {"name": NAME, "phone": PHONE, "order_no": ORDER}
        taken = await floor.writes(self.chat, WORDS[0], customer=said)
        self.case = taken.case
        other = await floor.writes(self.chat, OTHER, "c2", customer={"phone": "13700001111"})
        self.other = other.case
        await self.lin.desk.next(case=self.case)
        await self.all_sync()
        self.customer = self.lin.log.case(self.case).customer_id
        self.works(self.lin)
        await self.all_sync()

    async def sits(self, name: str, role: Role = Role.AGENT) -> Person:
        """Somebody at a desk of their own."""
        folder = self.folder / name
        folder.mkdir()
        one = Person(await self.floor.desk(name, role=role), name, folder / "desk.db")
        one.kit.profile = replace(one.kit.profile, identity_key=one.desk.me.identity_key)
        await one.syncs()
        one.shifts.begin()
        return one

    async def all_sync(self, *more: Person) -> None:
        """Everybody knows what everybody did."""
        await all_sync(self.lin, self.lead, *more)

    def works(self, lin: Person) -> None:
        """All that is written of a customer in a day."""
        case = self.case
        entry = lin.entries()[case]
        lin.handovers.write(entry.item.model_copy(update={"state": WORDS[3], "next": WORDS[1]}))
        lin.cases.reveal(case, WORDS[4])
        customers = Customers(lin.kit)
        customers.edit(self.customer, "email", MAIL)
        lin.cases.keep_drafts(case, {"reply": (WORDS[4], None)})
        for place in (f"answer/{case}", f"drop/{case}/p1", f"customer/{self.customer}/need"):
            Unfinished(lin.kit).keep(place, WORDS[4])
        with lin.log.case_act(case, lin.kit.ctx()) as act:
            note.write(act, issue=WORDS[2], done=WORDS[1])
            for field, value in (("nature", "complaint"), ("leaf", "STOCK"), ("outcome", "solved")):
                classify(act, field, value)  # type: ignore[arg-type]
        lin.notes(case, WORDS[1])

    def ends(self, lin: Person) -> None:
        """The case is solved, and the customer rates it."""
        with lin.log.case_act(self.case, lin.kit.ctx()) as act:
            if act.state.status is Status.ACTIVE:
                resolve(act, DAY)

    async def asks(self, who: Person, *, dry: bool = False, customer: str = "") -> httpx.Response:
        """Somebody asks the hub to erase the customer."""
        asked = EraseAsked(customer=customer or self.customer, why="asked", dry=dry)
        return await who.desk.http.post("/v1/customers/erase", content=asked.model_dump_json())

    def hub(self) -> list[str]:
        """What of the customer is left at the hub."""
        return left_of(self.floor.kept())


@pytest.fixture
async def scene(floor: Floor, tmp_path_factory: pytest.TempPathFactory) -> Scene:
    made = Scene(floor, tmp_path_factory.mktemp("desks"))
    await made.begins()
    return made


@pytest.fixture
async def ended(scene: Scene) -> Scene:
    """The same when all of it is over."""
    scene.ends(scene.lin)
    await scene.all_sync()
    return scene


async def test_not_a_byte_of_an_erased_customer_is_left_anywhere_and_all_else_stands(
    ended: Scene,
) -> None:
    lin, lead, floor = ended.lin, ended.lead, ended.floor
    before = await floor.case(ended.case)
    assert set(ended.hub()) == set(HERS) - {WORDS[5]}
    assert {*left_of(on_disk(lin)), *left_of(on_disk(lead))} >= set(HERS) - {WORDS[5]}

    answer = await ended.asks(lead)

    assert answer.status_code == 200, answer.text
    told = Erasure.model_validate_json(answer.content)
    assert (told.records, told.cases, told.done) == (1, 1, True)
    assert (told.messages, told.quotes) == (len(before.messages), 2)
    assert ended.hub() == []
    await ended.all_sync()
    assert [left_of(on_disk(one)) for one in (lin, lead)] == [[], []]
    after = await floor.case(ended.case)
    assert (after.status, after.erased_at) == (Status.CLOSED, floor.moment.now)
    assert replace(case_facts(after), status="resolved") == case_facts(before)
    assert (after.owner, after.number, after.opened_at) == (
        before.owner,
        before.number,
        before.opened_at,
    )
    assert after.classification == before.classification
    assert contact_facts(after) == contact_facts(before)
    assert OTHER.encode() in floor.kept()
    for one in (lin, lead):
        assert one.docs() == await hub_docs(floor, one.desk)
        assert rebuild.differing(one.conn) == []
    assert floor.looks(differing) == []
    assert floor.looks(chain.verify) == []
