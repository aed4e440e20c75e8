"""The hub asks a customer to rate once, and writes the invitation on channels for text."""

from __future__ import annotations

import pytest

from cs_tui.content import load_documents
from cs_tui.core import survey
from cs_tui.core.case import Case
from cs_tui.core.content import Content, ContentRevised
from cs_tui.core.content import stream_of as content_stream
from cs_tui.core.moves import resume
from cs_tui.core.survey import SurveyDropped
from cs_tui.server.work import Work
from cs_tui.sync.wire import Intake, Taken
from tests.server.floor import Client, Desk, Floor
from tests.server.pushing import made
from tests.server.test_intake import DAY, resolved

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
NOON_MS = 14 * HOUR_MS
"""From the beginning of the floor, at a quarter past ten in the evening, to noon."""
PHONE = "13800138000"


@pytest.fixture(autouse=True)
def by_day(floor: Floor) -> None:
    """It is noon at the site: nobody is left in peace."""
    floor.moment.passes(NOON_MS)


def _draws_few(work: Work) -> None:
    stream = content_stream("sla")
    now = work.state(stream, Content)
    doc: dict[str, object] = dict(load_documents()["sla"]) | {"survey": {"share": 1e-9}}
    work.decide([work.event(stream, ContentRevised(base_rev=now.rev, doc=doc))])


async def begins(program: Client, conversation: str, phone: str = PHONE, lang: str = "zh") -> str:
    """A customer with this number writes; the case."""
    said = Intake.model_validate(
        {
            "conversation": conversation,
            "channel": "chat",
            "text": "在吗",
            "lang": lang,
            "customer": {"name": "王小明", "phone": phone},
        }
    )
    answer = await program.http.post(
        "/v1/intake",
        content=said.model_dump_json(),
        headers={"Idempotency-Key": f"key-{conversation}"},
    )
    assert answer.status_code == 200, answer.text
    return Taken.model_validate_json(answer.content).case


async def asks(floor: Floor, desk: Desk, case_id: str) -> Case:
    """The desk resolves the case and the rule asks, by what this desk knows."""
    await resolved(floor, desk, case_id)
    act = desk.act_on(await floor.case(case_id))
    rule = await floor.hub.read(lambda session: floor.hub.reckoning(session).policy.sla.survey)
    calendar = await floor.hub.read(lambda session: floor.hub.reckoning(session).calendar)
    survey.ask(act, rule, DAY, None, calendar)
    await desk.push(act.events)
    return await floor.case(case_id)


async def invited(floor: Floor, chat: Client) -> list[str]:
    """The invitations that have left."""
    floor.moment.passes(2 * MINUTE_MS)
    leaving = (await floor.leaving(chat)).messages
    return [one.text for one in leaving if "clearstream" in one.text]


@pytest.mark.parametrize(("lang", "word"), [("zh", "麻烦您"), ("en", "If you have a minute")])
async def test_who_is_asked_gets_an_invitation_in_their_language(
    floor: Floor, lang: str, word: str
) -> None:
    chat, lin = floor.channel(), await floor.desk("lin")
    case = await asks(floor, lin, await begins(chat, "c1", lang=lang))
    assert case.survey is not None

    (text,) = await invited(floor, chat)
    assert word in text
    assert "{" not in text
    after = await floor.case(case.id)
    assert (after.status, after.messages[-1].human) == ("resolved", False)


async def test_it_leaves_only_after_the_agent_could_take_the_end_back(floor: Floor) -> None:
    chat, lin = floor.channel(), await floor.desk("lin")
    case = await asks(floor, lin, await begins(chat, "c1"))
    assert [one for one in (await floor.leaving(chat)).messages if "clearstream" in one.text] == []

    act = lin.act_on(case)
    resume(act, "agent")
    await lin.push(act.events)
    assert await invited(floor, chat) == []


async def test_two_desks_that_asked_one_customer_ask_once(floor: Floor) -> None:
    chat = floor.channel()
    lin, wang = await floor.desk("lin"), await floor.desk("wang")
    cases = [await begins(chat, conversation) for conversation in ("c1", "c2")]
    first = await asks(floor, lin, cases[0])
    second = await asks(floor, wang, cases[1])

    assert first.survey is not None
    assert second.survey is None
    assert second.status == "resolved"
    assert len(await invited(floor, chat)) == 1


async def test_other_customers_and_those_without_a_number_are_asked_each(floor: Floor) -> None:
    chat, lin = floor.channel(), await floor.desk("lin")
    phones = ("13800138000", "13900139000", "", "")
    for number, phone in enumerate(phones):
        case = await asks(floor, lin, await begins(chat, f"c{number}", phone))
        assert case.survey is not None
    assert len(await invited(floor, chat)) == len(phones)


async def test_a_desk_cannot_drop_what_another_asked(floor: Floor) -> None:
    chat, lin = floor.channel(), await floor.desk("lin")
    case = await asks(floor, lin, await begins(chat, "c1"))
    assert case.survey is not None
    (verdict,) = (
        await lin.push([made(lin, case.stream, SurveyDropped(survey=case.survey.id))])
    ).results
    assert verdict.status == "refused"
    assert (await floor.case(case.id)).survey is not None


async def test_in_quiet_hours_the_invitation_waits_for_the_morning(floor: Floor) -> None:
    chat, lin = floor.channel(), await floor.desk("lin")
    floor.moment.passes(10 * HOUR_MS)
    case = await asks(floor, lin, await begins(chat, "c1"))
    assert case.survey is not None
    assert case.survey.from_at is not None
    assert await invited(floor, chat) == []
    floor.moment.now = case.survey.from_at - 1
    assert [one for one in (await floor.leaving(chat)).messages if "clearstream" in one.text] == []
    floor.moment.passes(1_001)
    assert len(await invited(floor, chat)) == 1


async def test_a_desk_that_asks_who_was_not_drawn_is_told_so_and_nobody_is_invited(
    floor: Floor,
) -> None:
    chat, lin = floor.channel(), await floor.desk("lin")
    floor.hub.do(_draws_few)
    case_id = await begins(chat, "c1")
    await resolved(floor, lin, case_id)
    act = lin.act_on(await floor.case(case_id))
    act.add(survey.SurveyAsked(survey="s", channel="chat", agent="lin", day=DAY))
    await lin.push(act.events)
    assert (await floor.case(case_id)).survey is None
    assert await invited(floor, chat) == []
