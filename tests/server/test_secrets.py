"""What must never be stored is in no file of the hub either, whichever way it came (DOMAIN D5)."""

from __future__ import annotations

from pathlib import Path

from cs_tui.core.agent import Role
from cs_tui.core.events import event
from cs_tui.core.note import NoteAdded
from cs_tui.sync.wire import Ack, CodeMade, Enrol, Enrolled, StaffPerson
from tests.secrets.files import holding
from tests.server.floor import Floor
from tests.server.test_people_api import Nothing, asked

CARD = "４１１１１１１１１１１１１１１１"
WRITTEN = f"卡号 {CARD}"


async def everything(floor: Floor) -> None:
    """A customer writes, answers are given and fail, people and devices get names."""
    channel, boss = floor.channel(), await floor.desk("赵芳", role=Role.ADMIN)
    lin = await floor.desk("lin")
    await floor.writes(channel, WRITTEN, name=WRITTEN)
    served = (await lin.next()).case
    assert served is not None
    act = lin.act_on(await floor.case(served))
    act.add(NoteAdded(issue=WRITTEN, done=WRITTEN, next=WRITTEN))
    await lin.push(act.events)
    added = await boss.post("/v1/people", StaffPerson, asked(name=WRITTEN))
    made = await boss.post(f"/v1/people/{added.id}/code", CodeMade, Nothing())
    await boss.post("/v1/enrol", Enrolled, Enrol(code=made.secret, device=WRITTEN))
    refused = Ack(message=served, ok=False, problem=WRITTEN)
    await channel.http.post("/v1/outbound/ack", content=refused.model_dump_json())


async def test_no_file_of_the_hub_holds_a_card_number(floor: Floor) -> None:
    await everything(floor)

    assert "****1111" in _raw(floor.path.parent)
    assert holding(floor.path.parent) == []


async def test_what_a_device_did_not_take_out_would_be_found(floor: Floor) -> None:
    """The negative control: the bytes of a device are kept as they came."""
    await everything(floor)
    lin = await floor.desk("wang")
    start = await floor.writes(floor.channel("other"), "你好", "c2")
    body = NoteAdded(issue=WRITTEN)
    ctx = lin.ctx
    await lin.push([event(f"case/{start.case}", body, ctx, act=ctx.new_id())])

    assert holding(floor.path.parent) != []


def _raw(folder: Path) -> str:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return "".join(path.read_bytes().decode("utf-8", errors="replace") for path in files)
