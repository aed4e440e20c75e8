"""Coming in: codes, tokens, prefixes, and being shut out."""

from __future__ import annotations

import pytest

from cs_tui.core.agent import AgentLeft
from cs_tui.server.attempts import FREE, PER_MINUTE, Attempts
from cs_tui.server.enrolment import CODE_HOURS, IDLE_MS, LIFETIME_MS, TOKEN_MS, new_code
from cs_tui.server.problems import Rejected
from cs_tui.server.storage.people import letters
from cs_tui.sync.wire import PROTOCOL, SERVER_HEADER, Enrol, Enrolled, Hello, Problem
from tests.server.floor import Client, Desk, Floor

WEEK_MS = 7 * 24 * 3600 * 1000

HOUR_MS = 3_600_000


async def redeemed(floor: Floor, code: str) -> int:
    """The status of redeeming a code."""
    asked = Enrol(code=code, device="laptop").model_dump_json()
    return (await floor.stranger.http.post("/v1/enrol", content=asked)).status_code


async def status(client: Client, path: str = "/v1/queue") -> int:
    """The status of asking for a path."""
    return (await client.http.get(path)).status_code


async def test_hello_says_who_the_hub_is_and_what_it_speaks(floor: Floor) -> None:
    hello = await floor.stranger.get("/v1/hello", Hello)
    assert (hello.server_id, hello.time) == (floor.hub.server_id, floor.moment.now)
    assert hello.protocol_min <= PROTOCOL <= hello.protocol_max


async def test_an_enrolled_desk_is_told_its_name_its_teams_and_a_prefix_of_its_own(
    floor: Floor,
) -> None:
    lin, wang = await floor.desk("lin"), await floor.desk("wang", langs=("en",))
    assert (lin.me.actor, lin.me.name, lin.me.role, lin.me.teams) == (
        "lin",
        "Lin",
        "agent",
        ("desk",),
    )
    assert (lin.me.prefix, wang.me.prefix) == ("B", "C")
    assert wang.me.langs == ("en",)


def test_prefixes_go_on_after_z_with_two_letters() -> None:
    assert [letters(n) for n in (1, 2, 26, 27, 28, 52, 53)] == [
        "A",
        "B",
        "Z",
        "AA",
        "AB",
        "AZ",
        "BA",
    ]


async def test_a_code_is_good_once(floor: Floor) -> None:
    code = floor.code("lin")
    assert await redeemed(floor, code) == 200
    assert await redeemed(floor, code) == 403


async def test_a_code_ends_with_its_time_and_with_a_newer_one(floor: Floor) -> None:
    first = floor.code("lin")
    floor.hub.do(lambda work: new_code(work, "lin", "second"))
    assert await redeemed(floor, first) == 403
    floor.moment.passes(CODE_HOURS * HOUR_MS)
    assert await redeemed(floor, "second") == 403


async def test_a_wrong_code_is_refused_in_both_languages(floor: Floor) -> None:
    answer = await floor.stranger.http.post(
        "/v1/enrol", content=Enrol(code="x", device="laptop").model_dump_json()
    )
    problem = Problem.model_validate_json(answer.content)
    assert answer.headers["content-type"] == "application/problem+json"
    assert (problem.status, problem.field) == (403, "code")
    assert "登记码" in problem.words.zh
    assert "code" in problem.words.en


async def test_guessing_codes_is_slowed_down_by_address(floor: Floor) -> None:
    for _ in range(FREE + 1):
        assert await redeemed(floor, "guess") == 403
    waits = []
    for _ in range(8):
        asked = Enrol(code="guess", device="laptop").model_dump_json()
        answer = await floor.stranger.http.post("/v1/enrol", content=asked)
        assert answer.status_code == 429
        waits.append(int(answer.headers["retry-after"]))
        floor.moment.passes(waits[-1] * 1000)
        assert await redeemed(floor, "guess") == 403
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]


def test_a_minute_holds_so_many_attempts_even_with_good_codes() -> None:
    attempts = Attempts()
    for _ in range(PER_MINUTE):
        attempts.check("10.0.0.1", 0)
    with pytest.raises(Rejected) as refused:
        attempts.check("10.0.0.1", 0)
    assert (refused.value.status, refused.value.retry_after_s) == (429, 60)
    attempts.check("10.0.0.2", 0)
    attempts.check("10.0.0.1", 60_000)


async def test_a_revoked_device_is_out_at_its_next_request(floor: Floor) -> None:
    lin = await floor.desk("lin")
    assert await status(lin) == 200
    (device,) = await floor.hub.read(lambda session: session.people.devices())
    floor.hub.do(lambda work: work.session.people.revoke(device.id, work.now))
    assert await status(lin) == 401


async def test_who_has_left_is_out_at_the_next_request(floor: Floor) -> None:
    lin = await floor.desk("lin")
    floor.hub.do(lambda work: work.decide([work.event("agent/lin", AgentLeft())]))
    assert await status(lin) == 401


async def test_a_device_in_use_stays_in_and_an_idle_one_must_enrol_again(floor: Floor) -> None:
    used, idle = await floor.desk("lin"), await floor.desk("wang")
    floor.moment.passes(IDLE_MS - 1)
    assert await status(used) == 200
    floor.moment.passes(1)
    assert (await status(used), await status(idle)) == (200, 401)


async def test_even_a_device_in_use_must_enrol_again_one_day(floor: Floor) -> None:
    lin = await floor.desk("lin")
    for _ in range(LIFETIME_MS // (IDLE_MS // 2) + 1):
        lin, last = await renewed(lin), await status(lin)
        floor.moment.passes(IDLE_MS // 2)
    assert (last, await status(lin)) == (200, 401)


async def renewed(desk: Desk) -> Desk:
    """The same device with the token that follows."""
    following = (await desk.http.post("/v1/renew")).json()["token"]
    return Desk(desk.floor, desk.me.model_copy(update={"token": following}))


async def test_a_token_is_good_until_the_next_one_is_first_used(floor: Floor) -> None:
    lin = await floor.desk("lin")
    following = await renewed(lin)
    assert await status(lin) == 200
    assert await status(following) == 200
    assert await status(lin) == 401
    assert await status(following) == 200


async def test_an_answer_to_a_renewal_that_is_lost_logs_nobody_out(floor: Floor) -> None:
    lin = await floor.desk("lin")
    lost = await renewed(lin)
    assert await status(lin) == 200
    came = await renewed(lin)
    assert await status(came) == 200
    assert await status(lost) == await status(lin) == 401


async def test_who_is_shut_out_is_out_with_every_token(floor: Floor) -> None:
    lin = await floor.desk("lin")
    following = await renewed(lin)
    (device,) = floor.hub.store.read(lambda session: session.people.devices())
    floor.hub.do(lambda work: work.session.people.revoke(device.id, work.now))
    assert await status(following) == await status(lin) == 401


async def test_a_token_that_is_never_renewed_ends(floor: Floor) -> None:
    lin, zhou = await floor.desk("lin"), await floor.desk("zhou")
    for _ in range(TOKEN_MS // WEEK_MS + 1):
        zhou = await renewed(zhou)
        assert await status(zhou) == 200
        await status(lin)
        floor.moment.passes(WEEK_MS)
    assert await status(lin) == 401
    assert await status(zhou) == 200


async def test_no_token_is_stored_as_it_is(floor: Floor) -> None:
    lin = await floor.desk("lin")
    kept = floor.kept()
    assert lin.me.token.encode() not in kept
    assert b"lin's laptop" in kept


async def test_enrolling_is_an_act_of_access_in_the_log(floor: Floor) -> None:
    lin = await floor.desk("lin")
    seen = await lin.pull()
    facts = [change.event.fact for change in (*seen.changes, *sum(seen.streams_added, ()))]
    assert any('"kind":"device_enrolled"' in fact for fact in facts)


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/v1/hello", "/v1/queue", "/nowhere"])
async def test_every_answer_names_the_hub(floor: Floor, path: str) -> None:
    answer = await floor.stranger.http.get(path)
    assert answer.headers[SERVER_HEADER] == floor.hub.server_id


async def test_a_desk_that_enrols_twice_has_two_prefixes(floor: Floor) -> None:
    first = await floor.desk("lin")
    code = "another-secret"
    floor.hub.do(lambda work: new_code(work, "lin", code))
    again = await floor.stranger.post("/v1/enrol", Enrolled, Enrol(code=code, device="desktop"))
    second = Desk(floor, again)
    assert (await status(first), await status(second)) == (200, 200)
    assert first.me.prefix != second.me.prefix
