"""Every role at every endpoint, about things in every relation: what is not expected fails."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute

from cs_tui.core.agent import Role
from cs_tui.server import auth, presence, push, sight
from cs_tui.server.app import ROUTERS, create_app
from cs_tui.server.routes import desk, people
from tests.server.floor import Floor
from tests.server.matrix import ROWS, Row, Scene

EVERYBODY = (*(str(role) for role in Role), "channel", "stranger")


def endpoints(app: FastAPI) -> set[str]:
    """What the OpenAPI page lists, and the few routes it leaves out."""
    listed = {
        f"{method.upper()} {path}"
        for path, methods in app.openapi()["paths"].items()
        for method in methods
    }
    hidden = {
        f"{method} {route.path}"
        for route in (*app.routes, *(route for router in ROUTERS for route in router.routes))
        if isinstance(route, APIRoute)
        for method in route.methods or ()
    }
    return listed | hidden


async def surprises(floor: Floor, who: str) -> list[str]:
    """The rows that are not answered as expected."""
    scene = Scene(floor, who)
    await scene.begins()
    floor.hub.pokes.close()
    found = []
    for row in ROWS:
        said, expected = await row.answer(scene), row.expected(who)
        if said != expected:
            found.append(f"{row.endpoint} about {row.about}: {said}, not {expected}")
    return found


def test_every_endpoint_has_an_expectation_and_every_expectation_an_endpoint(
    floor: Floor,
) -> None:
    assert endpoints(create_app(floor.hub, docs=True)) == {row.endpoint for row in ROWS}


def test_an_endpoint_without_an_expectation_would_be_noticed(floor: Floor) -> None:
    app = create_app(floor.hub, docs=True)
    app.add_api_route("/v1/forgotten", lambda: None, include_in_schema=False)
    assert endpoints(app) - {row.endpoint for row in ROWS} == {"GET /v1/forgotten"}


@pytest.mark.parametrize("who", EVERYBODY)
async def test_everybody_hears_what_the_table_says(floor: Floor, who: str) -> None:
    assert await surprises(floor, who) == []


@pytest.mark.parametrize("module", [auth, desk, people, presence, push, sight])
async def test_a_check_that_is_taken_out_is_noticed(
    floor: Floor, module: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "visible" if module in (presence, sight) else "can"
    monkeypatch.setattr(module, name, lambda *_: True)
    assert await surprises(floor, "agent") != []


async def test_a_foreign_case_answers_like_one_that_does_not_exist(floor: Floor) -> None:
    scene = Scene(floor, "agent")
    await scene.begins()
    answers: dict[str, bytes] = {}
    for row in ROWS:
        if row.endpoint == "POST /v1/next" and row.about in ("other team's", "missing"):
            found = await row.ask(scene)
            assert not isinstance(found, str)
            answers[row.about] = found.content
    assert answers["other team's"] == answers["missing"]


def test_the_table_is_no_copy_of_itself() -> None:
    cells = [(row.endpoint, row.about) for row in ROWS]
    assert len(cells) == len(set(cells))
    assert all(isinstance(row, Row) for row in ROWS)
