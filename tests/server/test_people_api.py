"""People over HTTP: leads see, admins change, every change stands in the admin's name."""

from __future__ import annotations

import pytest

from cs_tui.core.agent import Role
from cs_tui.sync.wire import CodeMade, Enrol, Enrolled, PersonAsked, Staff, StaffPerson, Wire
from tests.server.floor import Desk, Floor


class Nothing(Wire):
    """An empty message."""


async def admin(floor: Floor) -> Desk:
    return await floor.desk("赵芳", role=Role.ADMIN)


def asked(**changed: object) -> PersonAsked:
    given = {"name": "林静", "role": "agent", "teams": ("desk",), **changed}
    return PersonAsked.model_validate(given)


async def test_an_admin_adds_somebody_who_comes_in_with_the_code(floor: Floor) -> None:
    boss = await admin(floor)
    added = await boss.post("/v1/people", StaffPerson, asked(teams=("desk", "night")))
    made = await boss.post(f"/v1/people/{added.id}/code", CodeMade, Nothing())
    body = Enrol(code=made.secret, device="laptop")
    enrolled = await boss.post("/v1/enrol", Enrolled, body)
    assert (enrolled.actor, enrolled.name, enrolled.teams) == (added.id, "林静", ("desk", "night"))
    staff = await boss.get("/v1/people", Staff)
    [person] = [one for one in staff.people if one.id == added.id]
    assert [device.label for device in person.devices] == ["laptop"]


async def test_a_change_of_role_is_a_fact_in_the_admins_name(floor: Floor) -> None:
    boss = await admin(floor)
    lin = await floor.desk("林静")
    await boss.post("/v1/people", StaffPerson, asked(id=lin.me.actor, role="lead"))
    [*_, last] = floor.hub.store.read(lambda session: session.log.stream(f"agent/{lin.me.actor}"))
    assert last.sealed.actor == boss.me.actor
    staff = await lin.get("/v1/people", Staff)
    assert {one.role for one in staff.people} == {"admin", "lead"}


@pytest.mark.parametrize("role", [Role.AGENT, Role.LEAD, Role.QA])
async def test_nobody_else_changes_people(floor: Floor, role: Role) -> None:
    desk = await floor.desk("何静", role=role)
    for path in ("/v1/people", f"/v1/people/{desk.me.actor}/code", "/v1/devices/x/revoke"):
        answer = await desk.http.post(path, content=asked().model_dump_json())
        assert answer.status_code == 403
    listed = await desk.http.get("/v1/people")
    assert listed.status_code == (200 if role is Role.LEAD else 403)


async def test_who_leaves_is_shut_out_at_once(floor: Floor) -> None:
    boss, lin = await admin(floor), await floor.desk("林静")
    staff = await boss.post(f"/v1/people/{lin.me.actor}/leave", Staff, Nothing())
    assert [one.name for one in staff.people if one.left] == ["林静"]
    assert (await lin.http.get("/v1/pull")).status_code == 401


async def test_a_revoked_device_is_shut_out_at_once(floor: Floor) -> None:
    boss, lin = await admin(floor), await floor.desk("林静")
    staff = await boss.get("/v1/people", Staff)
    [device] = next(one.devices for one in staff.people if one.id == lin.me.actor)
    await boss.post(f"/v1/devices/{device.id}/revoke", Staff, Nothing())
    assert (await lin.http.get("/v1/pull")).status_code == 401


async def test_an_admin_stays_one_until_another_says_otherwise(floor: Floor) -> None:
    boss = await admin(floor)
    me = boss.me.actor
    down = await boss.http.post("/v1/people", content=asked(id=me).model_dump_json())
    gone = await boss.http.post(f"/v1/people/{me}/leave")
    assert (down.status_code, gone.status_code) == (409, 409)
    assert (await boss.http.get("/v1/people")).status_code == 200


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/v1/people", '{"name": "", "role": "agent", "teams": ["desk"]}', 422),
        ("/v1/people", '{"name": "x", "role": "king", "teams": ["desk"]}', 422),
        ("/v1/people", '{"name": "x", "role": "agent", "teams": []}', 422),
        ("/v1/people", '{"id": "nobody", "name": "x", "role": "agent", "teams": ["desk"]}', 404),
        ("/v1/people/nobody/code", "", 404),
        ("/v1/people/nobody/leave", "", 404),
        ("/v1/devices/none/revoke", "", 404),
    ],
)
async def test_what_does_not_fit_changes_nothing(
    floor: Floor, path: str, body: str, status: int
) -> None:
    boss = await admin(floor)
    before = floor.hub.store.read(lambda session: session.log.last_seq())
    answer = await boss.http.post(path, content=body)
    assert answer.status_code == status, answer.text
    assert floor.hub.store.read(lambda session: session.log.last_seq()) == before
