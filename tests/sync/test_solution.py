"""Two desks and the hub that is shipped: how a case is judged and what is planned reaches all."""

from __future__ import annotations

from cs_tui.core import classification, escalation, listening, offer, solution
from cs_tui.core.escalation import Asked
from cs_tui.core.said import Said
from cs_tui.core.solution import SolutionOffered
from cs_tui.sqlite import connect
from tests.sync.test_offers import LEADS, MINUTE, Three, three

__all__ = ["three"]

FACETS = ("priority", "urgency", "expectation", "complexity", "emotion")


def offered(amount_fen: int, limit_fen: int) -> SolutionOffered:
    return SolutionOffered(
        solution="s1",
        option="goodwill",
        name=Said(zh="心意补偿", en="Goodwill payment"),
        amount_fen=amount_fen,
        limit_fen=limit_fen,
        needs_consent=True,
        outcome="compensated",
    )


async def test_what_an_agent_judged_stands_at_the_hub_and_at_the_lead_s_desk(three: Three) -> None:
    case_id = await three.offers(LEADS)

    def judges(act: object) -> None:
        for facet, value, seen in (
            ("urgency", "critical", "normal"),
            ("expectation", "refund", "answer"),
            ("complexity", "complex", "simple"),
            ("emotion", "angry", "calm"),
        ):
            classification.classify(act, facet, value, seen=seen)  # type: ignore[arg-type]
        listening.confirm(act)  # type: ignore[arg-type]

    three.says("lin", case_id, judges)
    await three.sync()

    with connect(three.floor.path, readonly=True) as hub:
        row = hub.execute(
            f"SELECT {', '.join(FACETS)} FROM cases WHERE id = ?", (case_id,)
        ).fetchone()
    assert tuple(row) == (1, "critical", "refund", "complex", "angry")
    theirs = three.case("zhou", case_id)
    assert (theirs.priority, theirs.classification.emotion) == (1, "angry")
    assert theirs.understood_at is not None
    assert three.agree()


async def test_a_lead_decides_the_amount_and_the_agent_carries_it_out(three: Three) -> None:
    case_id = three.desks["lin"].opens()
    asked = Asked(LEADS, "客户要 150 元", None)
    three.says("lin", case_id, lambda act: escalation.transfer(act, asked, 15 * MINUTE))
    await three.sync()
    three.says("zhou", case_id, offer.accept)
    three.says("zhou", case_id, lambda act: solution.offer(act, offered(15_000, 20_000)))
    three.says("zhou", case_id, lambda act: offer.answer(act, "同意 150 元"))
    await three.sync()

    three.says("lin", case_id, solution.agree)
    three.says("lin", case_id, solution.carry_out)
    await three.sync()

    (one,) = three.case("zhou", case_id).solutions
    assert (one.by, one.done_by, one.lacks) == ("zhou", "lin", None)
    assert three.agree()
