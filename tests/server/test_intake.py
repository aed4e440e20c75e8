"""Contacts from outside become cases: once each, continued, reopened or linked."""

from __future__ import annotations

import pytest

from cs_tui.core.agent import Role
from cs_tui.core.case import Case, Status, stream_of
from cs_tui.core.classification import Classified
from cs_tui.core.contact import reply
from cs_tui.core.metrics.facts import contact_facts
from cs_tui.core.moves import resolve
from cs_tui.core.note import write
from cs_tui.server.expiry import ANSWERS_KEPT_MS
from cs_tui.sync.wire import Intake, IntakeCustomer, Problem, Taken, line
from tests.server.floor import NEW_ID, Client, Desk, Floor
from tests.server.pushing import opened
from tests.server.test_push import changed, sealed

DAY = "2026-09-21"


async def sent(channel: Client, key: str, text: str = "在吗", **more: str) -> tuple[int, str]:
    """Status and body of an intake."""
    said = {"conversation": "c1", "channel": "chat", "text": text, **more}
    answer = await channel.http.post("/v1/intake", json=said, headers={"idempotency-key": key})
    return answer.status_code, answer.text


async def resolved(floor: Floor, lin: Desk, case_id: str, day: str = DAY) -> Case:
    """The case after Lin solved it, taken first if nobody had."""
    if (await floor.case(case_id)).status is Status.NEW:
        await lin.next(case=case_id)
    act = lin.act_on(await floor.case(case_id))
    reply(act, "已经补发", grace_s=0, spoken=False)
    write(act, issue="催单", done="已补发")
    for field, value in (("nature", "ask"), ("leaf", "URGE"), ("outcome", "solved")):
        act.add(Classified(field=field, value=value))
    resolve(act, day)
    await lin.push(act.events)
    return await floor.case(case_id)


async def test_the_same_intake_twice_is_one_message(floor: Floor) -> None:
    chat = floor.channel()
    first = await sent(chat, "k1")
    again = await sent(chat, "k1")
    assert first == again
    assert first[0] == 200
    case = await floor.case(Taken.model_validate_json(first[1]).case)
    assert len(case.messages) == 1


async def test_a_suggestion_that_a_channel_files_is_owed_an_answer_from_then_on(
    floor: Floor,
) -> None:
    taken = Taken.model_validate_json((await sent(floor.channel(), "k1", nature="suggestion"))[1])
    case = await floor.case(taken.case)
    [promise] = case.promises
    assert (promise.form, promise.open) == ("reply", True)
    policy = await floor.hub.read(lambda session: floor.hub.reckoning(session).policy)
    days = policy.sla.followup.suggestion_days
    assert promise.due_at == case.opened_at + days * 24 * 3_600_000


async def test_the_same_key_with_another_body_is_a_conflict(floor: Floor) -> None:
    chat = floor.channel()
    await sent(chat, "k1")
    status, body = await sent(chat, "k1", text="别的")
    assert status == 409
    assert "Idempotency-Key" in body


async def test_two_channels_may_use_the_same_key(floor: Floor) -> None:
    assert (await sent(floor.channel("web"), "k1"))[0] == 200
    assert (await sent(floor.channel("app"), "k1", text="别的", conversation="c2"))[0] == 200


async def test_a_key_is_remembered_for_thirty_days(floor: Floor) -> None:
    chat = floor.channel()
    first = await sent(chat, "k1")
    floor.moment.passes(ANSWERS_KEPT_MS)
    await floor.hub.tick()
    assert await sent(chat, "k1") == first
    floor.moment.passes(3_600_001)
    await floor.hub.tick()
    assert await sent(chat, "k1") != first


@pytest.mark.parametrize(
    "said",
    [
        {"conversation": "", "channel": "chat", "text": "x"},
        {"conversation": "c", "channel": "pigeon", "text": "x"},
        {"conversation": "c", "channel": "chat", "text": 5},
        {"conversation": "c", "channel": "chat", "text": "x" * 20_001},
        {"conversation": "c", "channel": "chat", "text": "x", "lang": "fr"},
        [],
    ],
)
async def test_what_is_no_contact_is_refused_by_the_name_of_its_field(
    floor: Floor, said: object
) -> None:
    answer = await floor.channel().http.post(
        "/v1/intake", json=said, headers={"idempotency-key": "k"}
    )
    assert answer.status_code == 422
    assert answer.json()["detail_zh"]


@pytest.mark.parametrize("key", [None, "", "k" * 201])
async def test_an_intake_without_a_usable_key_is_refused(floor: Floor, key: str | None) -> None:
    headers = {} if key is None else {"idempotency-key": key}
    said = {"conversation": "c", "channel": "chat", "text": "x"}
    answer = await floor.channel().http.post("/v1/intake", json=said, headers=headers)
    assert answer.status_code == 422


async def test_case_numbers_count_up_with_the_hubs_own_letter(floor: Floor) -> None:
    chat = floor.channel()
    numbers = [(await floor.writes(chat, "?", conversation=f"c{n}")).number for n in range(3)]
    assert numbers == ["A1001", "A1002", "A1003"]


async def test_a_further_message_joins_its_conversation(floor: Floor) -> None:
    chat = floor.channel()
    first = await floor.writes(chat, "在吗")
    second = await floor.writes(chat, "有人吗")
    other = await floor.writes(chat, "你好", conversation="c2")
    assert (first.opened, second.opened, other.opened) == (True, False, True)
    assert second.case == first.case != other.case
    case = await floor.case(first.case)
    assert [said.text for said in case.messages] == ["在吗", "有人吗"]
    assert case.message(second.message) is not None


async def test_a_customer_who_writes_to_a_resolved_case_reopens_it(floor: Floor) -> None:
    chat, lin = floor.channel(), await floor.desk("lin")
    first = await floor.writes(chat, "还没到")
    assert (await resolved(floor, lin, first.case)).status is Status.RESOLVED
    again = await floor.writes(chat, "还是没到")
    case = await floor.case(first.case)
    assert (again.case, case.status, case.owner) == (first.case, Status.ACTIVE, "lin")
    assert case.reopened == 1


async def test_a_late_reply_opens_a_case_linked_to_the_closed_one(floor: Floor) -> None:
    chat, lin = floor.channel(), await floor.desk("lin")
    first = await floor.writes(chat, "还没到")
    await resolved(floor, lin, first.case)
    floor.moment.passes(72 * 3_600_000)
    await floor.hub.tick()
    late = await floor.writes(chat, "又坏了")
    case = await floor.case(late.case)
    assert late.opened
    assert (case.linked, case.status) == (first.case, Status.NEW)
    assert (await floor.case(first.case)).status is Status.CLOSED
    assert (await floor.writes(chat, "在吗")).case == late.case


async def test_secrets_and_control_characters_never_reach_the_log(floor: Floor) -> None:
    chat = floor.channel()
    card = "4111 1111 1111 1111"
    taken = await floor.writes(chat, f"我的卡号 {card}\x1b[2J\u202e没到账")
    case = await floor.case(taken.case)
    (said,) = case.messages
    assert "****1111" in said.text
    assert "\x1b" not in said.text
    assert "\u202e" not in said.text
    assert card not in case.subject
    kept = floor.kept()
    assert card.encode() not in kept
    assert b"****1111" in kept


async def test_what_the_channel_knows_of_the_customer_stands_in_the_case(floor: Floor) -> None:
    chat = floor.channel()
    await floor.desk("owl", teams=("night",))
    said = Intake(
        conversation="c9",
        channel="email",
        text="Where is it?",
        lang="en",
        team="night",
        customer=IntakeCustomer(name="张建国", phone="13800138000", order_no="2026", grade="gold"),
    )
    answer = await chat.http.post(
        "/v1/intake", content=said.model_dump_json(), headers={"idempotency-key": "k"}
    )
    case = await floor.case(Taken.model_validate_json(answer.content).case)
    assert (case.customer.name, case.customer.phone) == ("张建国", "13800138000")
    assert (case.lang, case.team, case.contacts[0].channel) == ("en", "night", "email")


async def test_due_times_are_those_of_the_policy_and_the_channels_own_clock(floor: Floor) -> None:
    chat = floor.channel()
    case = await floor.case((await floor.writes(chat, "在吗")).case)
    (contact,) = case.contacts
    assert contact.first_due_at == floor.moment.now + 60_000
    assert contact.next_due_at == floor.moment.now + 180_000
    mail = await floor.case((await floor.writes(chat, "在吗", channel="email")).case)
    due_at = mail.contacts[0].first_due_at
    assert due_at is not None
    assert due_at >= floor.moment.now + 14_400_000


async def test_a_contact_without_words_is_a_case_without_a_message(floor: Floor) -> None:
    taken = await floor.writes(floor.channel(), "", channel="phone")
    case = await floor.case(taken.case)
    assert (taken.message, case.messages, len(case.contacts)) == ("", (), 1)


async def test_a_case_a_newer_program_wrote_in_is_left_alone_and_continued_in_another(
    floor: Floor,
) -> None:
    chat, lin = floor.channel(), await floor.desk("lin")
    first = await floor.writes(chat, "在吗")
    start = sealed(opened(lin))
    newer = changed(start, id=NEW_ID(), stream=stream_of(first.case), kind="case_gilded")
    await lin.push_raw(line(start) + newer)
    second = await floor.writes(chat, "在吗在吗")
    assert second.opened
    assert (await floor.case(second.case)).linked == first.case


async def test_a_team_nobody_works_in_is_refused_with_the_teams_there_are(floor: Floor) -> None:
    chat = floor.channel()
    await floor.desk("owl", teams=("night",))
    await floor.desk("kim", teams=("audit",), role=Role.QA)
    before = await floor.seqs()
    for team in ("nihgt", "audit"):
        status, body = await sent(chat, f"k-{team}", team=team)
        problem = Problem.model_validate_json(body)
        assert (status, problem.field) == (422, "team")
        assert "desk, night" in problem.detail_zh
        assert "desk, night" in problem.detail_en
    assert await floor.seqs() == before
    assert (await sent(chat, "k-nihgt", team="night"))[0] == 200


async def test_the_default_team_takes_contacts_before_anybody_works_there(floor: Floor) -> None:
    chat = floor.channel()
    assert (await sent(chat, "k1"))[0] == 200
    assert (await sent(chat, "k2", team="desk", conversation="c2"))[0] == 200


async def test_a_conversation_goes_on_though_its_team_is_no_more(floor: Floor) -> None:
    chat = floor.channel()
    await floor.desk("owl", teams=("night",))
    first = Taken.model_validate_json((await sent(chat, "k1", team="night"))[1])
    floor.code("owl", teams=("desk",))
    status, body = await sent(chat, "k2", "在吗", team="night")
    assert (status, Taken.model_validate_json(body).case) == (200, first.case)


@pytest.mark.parametrize("control", ["\x00", "\x01", "\x1b", "\x7f", "\r"])
@pytest.mark.parametrize(
    "field",
    ["conversation", "channel", "team", "customer.ref", "customer.order_no", "customer.phone"],
)
async def test_control_characters_in_ids_and_names_are_refused_by_field(
    floor: Floor, field: str, control: str
) -> None:
    said: dict[str, object] = {"conversation": "c", "channel": "chat", "text": "x"}
    outer, _, inner = field.partition(".")
    said[outer] = {inner: f"a{control}b"} if inner else f"a{control}b"
    before = await floor.seqs()
    answer = await floor.channel().http.post(
        "/v1/intake", json=said, headers={"idempotency-key": "k"}
    )
    assert (answer.status_code, answer.json()["field"]) == (422, field)
    assert await floor.seqs() == before


async def test_an_odd_but_printable_conversation_id_is_taken(floor: Floor) -> None:
    status, _ = await sent(floor.channel(), "k", conversation="微信:o6_bm\t#1/张三")
    assert status == 200


async def test_words_that_grow_when_they_are_made_safe_are_measured_after_it(floor: Floor) -> None:
    status, body = await sent(floor.channel(), "k", text="\u0958" * 15_000)
    assert (status, Problem.model_validate_json(body).field) == (422, "text")


async def left(floor: Floor, program: Client, key: str, **more: object) -> Case:
    """The case after the customer has left."""
    said = {"conversation": "c1", "channel": "phone", "text": "", "ended": True, **more}
    answer = await program.http.post("/v1/intake", json=said, headers={"idempotency-key": key})
    assert answer.status_code == 200, answer.text
    return await floor.case(Taken.model_validate_json(answer.content).case)


async def test_a_customer_who_hangs_up_before_anybody_answered_has_abandoned(floor: Floor) -> None:
    phone = floor.channel()
    taken = await floor.writes(phone, "", channel="phone")
    floor.moment.passes(40_000)
    case = await left(floor, phone, "gone")
    again = await left(floor, phone, "gone-again")

    assert (case.id, case.status) == (taken.case, Status.NEW)
    assert [row.outcome for row in contact_facts(case)] == ["abandoned"]
    assert again == case


async def test_a_missed_call_is_a_case_to_call_back(floor: Floor) -> None:
    case = await left(floor, floor.channel(), "missed")
    assert (case.status, case.contacts[0].abandoned) == (Status.NEW, True)


async def test_leaving_a_resolved_case_opens_nothing_again(floor: Floor) -> None:
    chat, lin = floor.channel(), await floor.desk("lin")
    first = await floor.writes(chat, "还没到")
    await resolved(floor, lin, first.case)
    case = await left(floor, chat, "gone", channel="chat")
    assert (case.id, case.status, case.contacts[0].abandoned) == (
        first.case,
        Status.RESOLVED,
        False,
    )
