"""A team does not change its version in one night: today's desk beside a hub and colleagues of the
next one, which say more than today's program understands."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from cs_tui.core import fold
from cs_tui.core.case import Case, stream_of
from cs_tui.core.events import Sealed, parse
from cs_tui.core.note import NoteAdded
from cs_tui.errors import CsError
from cs_tui.store import rebuild
from cs_tui.store.sync_status import standing
from cs_tui.sync import wire
from cs_tui.sync.faults import OtherProtocol
from tests.sync.desk import Desk, Time
from tests.sync.hub import Body, Hub


class NextHub(Hub):
    """Says one field more in every object of every answer, and speaks the next protocol too."""

    least = wire.PROTOCOL

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        response = await super().__call__(request)
        said = _with_more(json.loads(await response.aread()))
        if "protocol_max" in said:
            said |= {"protocol_min": self.least, "protocol_max": wire.PROTOCOL + 1}
        body = Body(json.dumps(said, ensure_ascii=False).encode())
        return httpx.Response(response.status_code, stream=body, headers=response.headers)


def _with_more(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _with_more(inner) for name, inner in value.items()} | {"mood": {"of": "v2"}}
    return [_with_more(inner) for inner in value] if isinstance(value, list) else value


@pytest.fixture
def hub(clock: Time) -> Hub:
    return NextHub(clock, page=3, marks=True)


@pytest.fixture
async def lin(clock: Time, hub: Hub) -> AsyncIterator[Desk]:
    desk = Desk("lin", clock, httpx.MockTransport(hub))
    yield desk
    await desk.gateway.close()
    desk.close()


def later(desk: Desk, case: str, **envelope: object) -> Sealed:
    """A note by a colleague whose program is of the next version."""
    ctx = desk.ctx()
    fact = {
        "id": ctx.new_id(),
        "stream": stream_of(case),
        "kind": NoteAdded.kind,
        "v": NoteAdded.v + 1,
        "act": ctx.new_id(),
        "actor": "wang",
        "at": ctx.now,
        "skew_ms": 0,
        "body": {"tone": "warm"},
        "personal": None,
    }
    return parse(json.dumps(fact | envelope).encode(), None)


async def test_a_hub_that_says_more_is_understood(lin: Desk, hub: Hub) -> None:
    case = lin.opens()
    lin.notes(case, "照常工作")

    await lin.syncs()
    await lin.syncs()

    assert (lin.unsent, len(hub.ids)) == ([], 2)
    assert rebuild.differing(lin.conn) == []


async def test_a_hub_that_speaks_only_the_next_protocol_is_told_of_in_words(
    lin: Desk, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = lin.opens()
    monkeypatch.setattr(NextHub, "least", wire.PROTOCOL + 1)

    with pytest.raises(OtherProtocol):
        await lin.syncs()

    assert (len(lin.unsent), hub.ids) == (1, [])
    lin.notes(case, "离线继续")
    assert standing(lin.conn, "lin").waiting == 2


@pytest.mark.parametrize("envelope", [{}, {"kind": "case_gilded", "v": 1}])
async def test_what_the_next_version_wrote_is_kept_shown_and_left_alone(
    lin: Desk, hub: Hub, envelope: dict[str, object]
) -> None:
    case, other = lin.opens(), lin.opens()
    await lin.syncs()
    theirs = later(lin, case, **envelope)
    hub.store(theirs)

    await lin.syncs()

    assert lin.log.case(case).newer
    assert theirs.fact in lin.column("SELECT fact FROM events")
    with pytest.raises(CsError):
        lin.notes(case, "不能写")
    lin.notes(other, "别的照写")
    await lin.syncs()
    assert (lin.unsent, standing(lin.conn, "lin").refused) == ([], 0)
    assert rebuild.differing(lin.conn) == []


async def test_after_the_update_it_is_read_from_the_bytes_that_were_kept(
    lin: Desk, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = lin.opens()
    await lin.syncs()
    hub.store(later(lin, case, body={}))
    await lin.syncs()

    monkeypatch.setattr(NoteAdded, "v", NoteAdded.v + 1)
    monkeypatch.setattr(fold, "FOLD_VERSION", fold.version_of(fold.STREAMS))
    assert rebuild.stale(lin.conn)
    for _ in rebuild.rebuild(lin.conn):
        pass

    state = lin.log.state(stream_of(case), Case)
    assert not state.newer
    lin.notes(case, "又能写了")
    await lin.syncs()
    assert (lin.unsent, rebuild.differing(lin.conn)) == ([], [])
